// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/paper.h"

#include "ui/kit/error_text.h"
#include "ui/kit/message_bar.h"
#include "ui/kit/text.h"
#include "ui/screens/file_asker.h"

#include <QImage>
#include <QPageLayout>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>
#include <QPrinterInfo>
#include <QWidget>

#include <algorithm>
#include <chrono>
#include <tuple>
#include <utility>

namespace ownwords::screens {

using kit::MessageBar;
using viewmodel::Existing;

namespace {

constexpr std::chrono::seconds patience(1);
constexpr int printerDpi = 300; // finer than the eye at reading distance; a page is 35 MB then

QString endingOf(Paper::Format format)
{
    switch (format) {
    case Paper::Format::Pdf:
        return QStringLiteral("pdf");
    case Paper::Format::Text:
        return QStringLiteral("txt");
    case Paper::Format::Data:
        return QStringLiteral("json");
    case Paper::Format::Key:
        return QStringLiteral("ownwords-key");
    case Paper::Format::Sealed:
        break;
    }
    return QStringLiteral("ownwords-record");
}

} // namespace

// A print that is going on.
struct Paper::Printing {
    PaperJob job;
    std::unique_ptr<QPagedPaintDevice> device;
    viewmodel::PageFiles::LaidOut pages;
    int page = 0;
    std::unique_ptr<QPainter> painter; // last: ends before the device goes
};

Paper::Paper(QWidget* window, MessageBar* bar, viewmodel::SavePlaces places, work::StoreQueue::Mode mode)
    : QObject(window)
    , m_window(window)
    , m_bar(bar)
    , m_places(std::move(places))
    , m_files(mode)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_busy && !m_silent && m_bar)
            m_bar->tell(MessageBar::Kind::News, tr("One moment. Please leave all drives plugged in."));
    });
}

Paper::~Paper()
{
    if (m_printing && m_printing->painter) {
        if (auto* const printer = dynamic_cast<QPrinter*>(m_printing->device.get()))
            printer->abort(); // half a plan is no plan
    }
}

void Paper::setBusy(bool isBusy)
{
    if (isBusy) {
        m_silent = false;
        m_patience.start();
    } else {
        m_patience.stop();
    }
    if (m_busy == isBusy)
        return;
    m_busy = isBusy;
    emit busyChanged();
}

void Paper::stop()
{
    m_silent = true;
    if (m_dialog) {
        m_dialog->hide(); // now, not with the next turn of the event loop
        m_dialog->deleteLater();
    }
    m_dialog = nullptr;
    if (m_bar)
        m_bar->clear();
}

void Paper::showDialog(QDialog* dialog)
{
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->open();
}

// Files

void Paper::save(const PaperJob& job, Format format)
{
    if (m_busy || m_dialog)
        return;
    m_bar->clear();
    std::vector<viewmodel::SavePlace> places = m_places.list();
    if (job.where == PaperJob::Where::RemovableOnly) {
        places.erase(std::remove_if(places.begin(), places.end(), [](const auto& place) { return !place.isRemovable; }),
            places.end());
        if (places.empty()) {
            m_bar->tell(MessageBar::Kind::News, tr("There is no memory stick here yet. Put one in and wait a moment."),
                {{tr("Try again"), [this, job, format] { save(job, format); }}});
            return;
        }
    }
    askWhere(job, format, places);
}

void Paper::askWhere(const PaperJob& job, Format format, const std::vector<viewmodel::SavePlace>& places)
{
    auto* const dialog = fileAsker(m_window, places, job.stem + QLatin1Char('.') + endingOf(format));
    connect(dialog, &QFileDialog::fileSelected, this, [this, job, format](const QString& file) {
        m_dialog = nullptr; // it closes itself
        saveTo(job, format, file);
    });
    showDialog(dialog);
}

void Paper::saveTo(const PaperJob& job, Format format, const QString& file)
{
    const auto again = [this, job, format] { save(job, format); };
    if (job.where == PaperJob::Where::NoSecret || m_places.isRemovable(kit::toPath(file))) {
        write(job, format, file, Existing::Keep);
    } else if (job.where == PaperJob::Where::RemovableOnly) {
        m_bar->tell(MessageBar::Kind::News,
            tr("This file is not saved yet. That place is inside this computer. Whoever finds this page can read what "
               "you said. Please choose a memory stick."),
            {{tr("Choose another place"), again}});
        m_bar->takeFocus();
    } else {
        m_bar->tell(MessageBar::Kind::News,
            tr("This file is not saved yet. Others who use this computer could find it there. A memory stick is "
               "safer."),
            {{tr("Save here anyway"), [this, job, format, file] { write(job, format, file, Existing::Keep); }},
                {tr("Choose another place"), again}});
        m_bar->takeFocus();
    }
}

void Paper::write(const PaperJob& job, Format format, const QString& file, Existing existing)
{
    if (m_busy)
        return;
    setBusy(true);
    const auto then = [this, job, format, file](const Result<Saved>& result) { written(job, format, file, result); };
    if (format == Format::Pdf)
        m_files.savePdf(job.pages, kit::toPath(file), existing, this, then);
    else if (format == Format::Text)
        m_files.saveText(job.pages, kit::toPath(file), existing, this, then);
    else
        m_files.saveData(job.data, kit::toPath(file), existing, this, then);
}

void Paper::written(const PaperJob& job, Format format, const QString& file, const Result<Saved>& result)
{
    setBusy(false);
    if (m_silent || !m_bar)
        return;
    if (result) {
        m_bar->tell(MessageBar::Kind::Done, savedSentence(file, *result));
        emit saved();
    } else if (result.error().code == ErrorCode::Exists) {
        askToReplace(job, format, file);
    } else {
        kit::Trouble trouble = kit::troubleOf(result.error(), kit::Doing::SavePdf);
        const auto isPlain = {ErrorCode::CannotWrite, ErrorCode::Internal, ErrorCode::Invalid};
        if (std::find(isPlain.begin(), isPlain.end(), result.error().code) != isPlain.end())
            trouble.happened = tr("The file was not saved.");
        if (!job.stillSafe.isEmpty())
            trouble.safe = job.stillSafe;
        m_bar->tell(MessageBar::Kind::Trouble, kit::sentence(trouble),
            {{tr("Choose another place"), [this, job, format] { save(job, format); }}});
    }
}

void Paper::askToReplace(const PaperJob& job, Format format, const QString& file)
{
    m_bar->tell(MessageBar::Kind::News, tr("This file is not saved yet. There is a file of this name already."),
        {{tr("Replace it"), [this, job, format, file] { write(job, format, file, Existing::Replace); }},
            {tr("Choose another name"), [this, job, format] { save(job, format); }}});
    m_bar->takeFocus();
}

// Names the folder or the drive only: a path may hold the name of a person.
QString Paper::savedSentence(const QString& file, const Saved& saved) const
{
    const QString place = kit::fromPath(kit::toPath(file).parent_path().filename());
    QString sentence = m_places.isRemovable(kit::toPath(file))
        ? tr("Saved on the drive in “%1”. You can take it out now.").arg(place)
        : tr("Saved in the folder “%1”.").arg(place);
    if (!saved.hasMark)
        sentence += QLatin1Char(' ') + tr("A screen reader may not read this PDF well. Save it as text as well.");
    if (saved.missing > 0)
        sentence += QLatin1Char(' ')
            + tr("%n letter(s) have no shape on this computer. On paper an empty box stands there.", nullptr,
                saved.missing);
    return sentence;
}

// Printing

void Paper::print(const PaperJob& job)
{
    if (m_busy || m_dialog)
        return;
    m_bar->clear();
    if (QPrinterInfo::availablePrinterNames().isEmpty()) {
        m_bar->tell(MessageBar::Kind::News,
            tr("There is no printer here. You can save it and print it somewhere else."),
            {{tr("Save as PDF instead"), [this, job] { save(job, Format::Pdf); }}});
        return;
    }
    auto printer = std::make_unique<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(job.name);
    printer->setPageSize(QPageSize(QPageSize::A4));
    printer->setResolution(printerDpi);
    auto* const dialog = new QPrintDialog(printer.get(), m_window);
    forPaperOnly(*dialog);
    // The dialog refers to the printer until one of them goes.
    const auto held = std::make_shared<std::unique_ptr<QPrinter>>(std::move(printer));
    connect(dialog, qOverload<QPrinter*>(&QPrintDialog::accepted), this, [this, job, held] {
        m_dialog = nullptr;
        printOn(job, std::move(*held));
    });
    connect(dialog, &QObject::destroyed, this, [held] { std::ignore = held; });
    showDialog(dialog);
}

void Paper::printOn(const PaperJob& job, std::unique_ptr<QPagedPaintDevice> device)
{
    if (m_busy)
        return;
    setBusy(true);
    m_printing = std::make_unique<Printing>();
    m_printing->job = job;
    m_printing->device = std::move(device);
    m_files.layOut(job.pages, this, [this](const Result<viewmodel::PageFiles::LaidOut>& pages) {
        if (!pages) {
            printFailed(m_printing->job, pages.error());
            return;
        }
        m_printing->pages = *pages;
        useWholeSheet(*m_printing->device);
        m_printing->painter = std::make_unique<QPainter>();
        if (m_printing->painter->begin(m_printing->device.get()))
            printNextPage();
        else
            printFailed(m_printing->job, {ErrorCode::CannotWrite, "printer"});
    });
}

void Paper::printNextPage()
{
    const auto then = [this](const Result<print::Image>& image) {
        Printing& now = *m_printing;
        const bool hasPaper = now.page == 0 || now.device->newPage();
        if (!image || !hasPaper) {
            printFailed(now.job, image ? Error{ErrorCode::CannotWrite, "printer"} : image.error());
            return;
        }
        drawPage(*now.painter, *now.device, *image);
        if (++now.page < static_cast<int>(now.pages->pages.size())) {
            printNextPage();
            return;
        }
        const bool isSent = now.painter->end();
        const PaperJob job = now.job;
        if (!isSent) {
            printFailed(job, {ErrorCode::CannotWrite, "printer"});
            return;
        }
        m_printing.reset();
        setBusy(false);
        if (m_silent || !m_bar)
            return;
        m_bar->tell(MessageBar::Kind::Done, tr("It is on its way to the printer. Please fetch it soon."));
        emit printed();
    };
    m_files.paint(m_printing->pages, m_printing->page, printerDpi, this, then);
}

void Paper::printFailed(const PaperJob& job, const Error& error)
{
    if (auto* const printer = dynamic_cast<QPrinter*>(m_printing->device.get()))
        printer->abort();
    const PaperJob kept = job;
    m_printing.reset();
    setBusy(false);
    if (m_silent || !m_bar)
        return;
    kit::Trouble trouble = kit::troubleOf(error, kit::Doing::Print);
    if (!kept.stillSafe.isEmpty())
        trouble.safe = kept.stillSafe;
    m_bar->tell(MessageBar::Kind::Trouble, kit::sentence(trouble),
        {{tr("Save as PDF instead"), [this, kept] { save(kept, Format::Pdf); }}});
}

void forPaperOnly(QPrintDialog& dialog)
{
    for (const auto option : {QPrintDialog::PrintToFile, QPrintDialog::PrintSelection, QPrintDialog::PrintPageRange,
             QPrintDialog::PrintCurrentPage, QPrintDialog::PrintCollateCopies})
        dialog.setOption(option, false);
}

void useWholeSheet(QPagedPaintDevice& device)
{
    QPageLayout layout = device.pageLayout();
    layout.setMode(QPageLayout::FullPageMode);
    layout.setMargins({});
    layout.setOrientation(QPageLayout::Portrait);
    device.setPageLayout(layout);
}

void drawPage(QPainter& painter, QPagedPaintDevice& device, const print::Image& image)
{
    const QImage picture(reinterpret_cast<const uchar*>(image.pixels.data()), image.width, image.height,
        static_cast<qsizetype>(image.stride) * 4, QImage::Format_ARGB32_Premultiplied);
    const QSizeF sheet(device.pageLayout().fullRectPixels(device.logicalDpiX()).size());
    const double trueSize = static_cast<double>(device.logicalDpiX()) / printerDpi;
    QSizeF size = QSizeF(picture.size()) * trueSize;
    constexpr double rounding = 1.01; // A4 is not a whole number of dots
    if (size.width() > sheet.width() * rounding || size.height() > sheet.height() * rounding)
        size.scale(sheet, Qt::KeepAspectRatio);
    const QPointF corner((sheet.width() - size.width()) / 2, (sheet.height() - size.height()) / 2);
    painter.drawImage(QRectF(corner, size), picture);
}

} // namespace ownwords::screens
