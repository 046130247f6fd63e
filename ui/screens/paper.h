// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/viewmodel/page_files.h"
#include "ui/viewmodel/save_places.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>

#include <memory>

class QDialog;
class QPagedPaintDevice;
class QPainter;
class QPrintDialog;
class QWidget;

namespace ownwords::kit {
class MessageBar;
} // namespace ownwords::kit

namespace ownwords::screens {

// Pages that shall leave the screen.
struct PaperJob {
    viewmodel::PageFiles::Pages pages;
    std::string
        data; // of Format::Data: everything, for another program; of Format::Sealed: the sealed record; of Format::Key
    QString stem; // the name offered for a file, without ending: names nobody
    QString name; // what a printer's list shows: names nobody
    // A key must not lie on a computer that others use: to a drive that is taken home, or not at all.
    // What is no secret goes where somebody chooses, without a word.
    enum class Where { Anywhere, RemovableOnly, NoSecret } where = Where::Anywhere;
    QString stillSafe; // said when it did not work; empty = that the plan is still here
};

// Takes pages from the screen to a file or to a printer: asks where, warns, writes and says in a message bar how it
// went. It blocks nothing: Hide can come at any moment. No path, no name and no list of recent files is kept.
class Paper : public QObject {
    Q_OBJECT

public:
    enum class Format { Pdf, Text, Data, Sealed, Key };

    // `window` = what dialogs stand before. The answers to its questions are buttons in `bar`.
    Paper(QWidget* window, kit::MessageBar* bar, viewmodel::SavePlaces places,
        work::StoreQueue::Mode mode = work::StoreQueue::Mode::Threaded);
    ~Paper() override;

    // Asks for a place, the drives that can be taken home first.
    void save(const PaperJob& job, Format format);
    // The same with a place that is known. A file that is there already is replaced only when the person says so.
    void saveTo(const PaperJob& job, Format format, const QString& file);
    // Asks which printer.
    void print(const PaperJob& job);
    // The same on a device that is known; it is let go afterwards.
    void printOn(const PaperJob& job, std::unique_ptr<QPagedPaintDevice> device);

    // Closes its dialogs and its messages: somebody hides or leaves. What is on its way to a file or a printer still
    // gets there, without a word.
    void stop();
    bool isBusy() const { return m_busy; }

signals:
    void busyChanged();
    void saved();
    void printed();

private:
    struct Printing;
    using Saved = viewmodel::PageFiles::Saved;

    void askWhere(const PaperJob& job, Format format, const std::vector<viewmodel::SavePlace>& places);
    void write(const PaperJob& job, Format format, const QString& file, viewmodel::Existing existing);
    void written(const PaperJob& job, Format format, const QString& file, const Result<Saved>& result);
    void askToReplace(const PaperJob& job, Format format, const QString& file);
    QString savedSentence(const QString& file, const Saved& saved) const;
    void printNextPage();
    void printFailed(const PaperJob& job, const Error& error);
    void setBusy(bool isBusy);
    void showDialog(QDialog* dialog);

    QWidget* m_window;
    QPointer<kit::MessageBar> m_bar;
    viewmodel::SavePlaces m_places;
    QPointer<QDialog> m_dialog;
    QTimer m_patience; // after it, it is said that something is going on
    std::unique_ptr<Printing> m_printing;
    bool m_busy = false;
    bool m_silent = false; // nobody waits for the end of what is going on
    viewmodel::PageFiles m_files;
};

// Takes "Print to File" out of a dialog for printing: it would write a copy that a screen reader cannot read.
void forPaperOnly(QPrintDialog& dialog);
// Lets a device use the whole sheet; the pages have their own margins.
void useWholeSheet(QPagedPaintDevice& device);
// Puts a page on the device's sheet: at its true size, or as large as fits where the paper is another.
void drawPage(QPainter& painter, QPagedPaintDevice& device, const print::Image& image);

} // namespace ownwords::screens
