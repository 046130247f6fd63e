// SPDX-License-Identifier: Apache-2.0
#include "core/plan/recovery_sheet.h"
#include "core/print/print_functions.h"
#include "tests/support/pdf_text.h"
#include "tests/ui/kit_support.h"
#include "tests/ui/plan_support.h"
#include "ui/kit/error_text.h"
#include "ui/kit/message_bar.h"
#include "ui/screens/file_asker.h"
#include "ui/screens/paper.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QPainter>
#include <QPdfWriter>
#include <QPrintDialog>
#include <QPrinter>
#include <QPrinterInfo>
#include <QPushButton>
#include <QSettings>

#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

using namespace ownwords;
using namespace ownwords::test;
using kit::MessageBar;
using screens::Paper;
using screens::PaperJob;
using viewmodel::Existing;

namespace {

PaperJob planJob()
{
    PaperJob job;
    job.pages.document = plan::pagesOf(plan::makePlan(sampleStory(), "en"));
    job.pages.day = *parseDate("2026-11-22");
    job.stem = QStringLiteral("my-plan-2026-11-22");
    job.name = QStringLiteral("My plan");
    return job;
}

PaperJob sheetJob()
{
    PaperJob job;
    job.pages.document = plan::pagesOf({"kel", "7KQ2M-AAAAA-BBBBB-CCCCC-DDDDD", *parseDate("2026-11-22"), "en"});
    job.pages.day = *parseDate("2026-11-22");
    job.stem = QStringLiteral("my-key");
    job.where = PaperJob::Where::RemovableOnly;
    job.stillSafe = QStringLiteral("The code still stands above.");
    return job;
}

// A window with a message bar, and what takes pages out of it.
struct Desk {
    Computer computer;
    QWidget window;
    MessageBar bar{&window};
    Paper* paper = new Paper(&window, &bar, computer.places());

    void settle() const
    {
        REQUIRE(waitFor([&] { return !paper->isBusy(); }));
    }
    QStringList actions() const
    {
        QStringList texts;
        for (const QPushButton* const button : bar.findChildren<QPushButton*>()) {
            if (!button->isHidden() && button->objectName() != QStringLiteral("close"))
                texts.append(button->text());
        }
        return texts;
    }
    void press(const QString& text)
    {
        const auto buttons = bar.findChildren<QPushButton*>();
        const auto found
            = std::find_if(buttons.begin(), buttons.end(), [&](auto* button) { return button->text() == text; });
        INFO(actions().join(QLatin1Char('|')).toStdString());
        REQUIRE(found != buttons.end());
        (*found)->click();
    }
    QFileDialog* dialog() const { return window.findChild<QFileDialog*>(); }
};

constexpr int cannotTell = 77;

// The exit code of `check` in a process of its own.
int inChild(const std::function<int()>& check)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(check());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

// Runs `check` in a process of an ordinary user: root may write anywhere.
bool asNobody(const std::function<bool()>& check)
{
    return inChild([&] {
        const bool isOrdinary = ::geteuid() != 0 || ::setresuid(65534, 65534, 65534) == 0;
        return isOrdinary && check() ? 0 : 1;
    }) == 0;
}

int filesIn(const fs::path& folder)
{
    return static_cast<int>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

} // namespace

TEST_CASE("A file is written whole, for its owner only, and never over another one unasked", "[paper]")
{
    const Folder folder;
    const fs::path file = folder / "my-plan.pdf";
    REQUIRE(viewmodel::writeFile(file, "first", Existing::Keep));
    CHECK(contentOf(file) == "first");
    CHECK((fs::status(file).permissions() & fs::perms::all) == (fs::perms::owner_read | fs::perms::owner_write));
    const auto again = viewmodel::writeFile(file, "second", Existing::Keep);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::Exists);
    CHECK(contentOf(file) == "first");
    REQUIRE(viewmodel::writeFile(file, "second", Existing::Replace));
    CHECK(contentOf(file) == "second");
    CHECK(filesIn(folder / "") == 1);
}

TEST_CASE("Why a file could not be written is told apart, and nothing of it stays", "[paper]")
{
    const Folder folder;
    const auto code = [](const fs::path& file) {
        const auto result = viewmodel::writeFile(file, "words", Existing::Keep);
        return result ? std::optional<ErrorCode>() : result.error().code;
    };
    CHECK(code(folder / "gone/my-plan.pdf") == ErrorCode::NotFound);
    fs::create_directory(folder / "closed");
    fs::permissions(folder / "closed",
        fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read | fs::perms::others_exec);
    fs::permissions(folder / "", fs::perms::others_exec, fs::perm_options::add);
    CHECK(asNobody([&] { return code(folder / "closed/my-plan.pdf") == ErrorCode::ReadOnly; }));
    CHECK(filesIn(folder / "closed") == 0);
    fs::create_directory(folder / "taken.pdf");
    CHECK(code(folder / "taken.pdf") == ErrorCode::Exists);
    CHECK(
        viewmodel::writeFile(folder / "taken.pdf", "words", Existing::Replace).error().code == ErrorCode::CannotWrite);
    CHECK(filesIn(folder / "") == 2);
}

TEST_CASE("A full disk is named as such, and nothing half stays on it", "[paper]")
{
    const Folder folder;
    const int result = inChild([&] {
        if (::unshare(CLONE_NEWNS) != 0 || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0
            || ::mount("small", (folder / "").c_str(), "tmpfs", 0, "size=64k") != 0)
            return cannotTell;
        const auto full = viewmodel::writeFile(folder / "my-plan.pdf", std::string(200'000, 'x'), Existing::Keep);
        return !full && full.error().code == ErrorCode::DiskFull && filesIn(folder / "") == 0 ? 0 : 1;
    });
    if (result == cannotTell)
        WARN("skipped: no small disk can be made here");
    else
        CHECK(result == 0);
}

TEST_CASE("Drives that can be taken home come before Documents", "[paper]")
{
    const Computer computer;
    const auto places = computer.places().list();
    REQUIRE(places.size() == 2);
    CHECK(places[0] == viewmodel::SavePlace{"STICK", computer.folder / "media/STICK", true});
    CHECK(places[1] == viewmodel::SavePlace{"Documents", computer.folder / "home/Documents", false});
    CHECK(computer.places().isRemovable(computer.folder / "media/STICK/my-plan.pdf"));
    CHECK_FALSE(computer.places().isRemovable(computer.folder / "home/Documents/my-plan.pdf"));
    // A way around: a link from the stick to the disk of the computer.
    fs::create_directory_symlink(computer.folder / "home", computer.folder / "media/STICK/short cut");
    CHECK_FALSE(computer.places().isRemovable(computer.folder / "media/STICK/short cut/my-plan.pdf"));
    computer.pullOut();
    CHECK(computer.places().list().size() == 1);
    CHECK_FALSE(computer.places().isRemovable(computer.folder / "media/STICK/my-plan.pdf"));
}

TEST_CASE("What the system says of a disk decides whether it can be taken home", "[paper]")
{
    const Computer computer;
    const fs::path sys = computer.folder / "sys";
    const auto isRemovable = [&](const std::string& device, const std::string& source, const std::string& type) {
        computer.put(computer.mounts + Computer::line(device, computer.folder / "media/X", type, source));
        return computer.places().isRemovable(computer.folder / "media/X/a.pdf");
    };
    const auto disk = [&](const std::string& number, const std::string& place) {
        fs::create_directories(sys / place);
        fs::create_symlink(sys / place, sys / "dev/block" / number);
    };
    CHECK_FALSE(isRemovable("8:1", "/dev/sda1", "ext4")); // an inner disk that the desktop mounted there
    CHECK(isRemovable("8:17", "/dev/sdb1", "vfat"));
    // A portable hard disk says that it is not removable, but hangs on USB.
    disk("8:33", "devices/pci/usb2/2-1/block/sdc");
    putFile(sys / "devices/pci/usb2/2-1/block/sdc/removable", "0\n");
    CHECK(isRemovable("8:33", "/dev/sdc", "exfat"));
    // An SD card and a chip that is soldered in, by the same driver.
    disk("179:1", "devices/pci/mmc/block/mmcblk0/mmcblk0p1");
    putFile(sys / "devices/pci/mmc/block/mmcblk0/mmcblk0p1/partition", "1\n");
    putFile(sys / "devices/pci/mmc/block/mmcblk0/device/type", "MMC\n");
    CHECK_FALSE(isRemovable("179:1", "/dev/mmcblk0p1", "ext4"));
    putFile(sys / "devices/pci/mmc/block/mmcblk0/device/type", "SD\n");
    CHECK(isRemovable("179:1", "/dev/mmcblk0p1", "vfat"));
    // A sealed container is where its disk is.
    disk("254:0", "devices/virtual/block/dm-0");
    fs::create_directories(sys / "devices/virtual/block/dm-0/slaves");
    fs::create_symlink(sys / "devices/pci/usb1/block/sdb/sdb1", sys / "devices/virtual/block/dm-0/slaves/sdb1");
    CHECK(isRemovable("254:0", "/dev/mapper/luks", "ext4"));
    // A file system outside the kernel names its disk; a share on the network has none.
    fs::create_directories(sys / "class/block");
    fs::create_symlink(sys / "devices/pci/usb1/block/sdb/sdb1", sys / "class/block/sdb1");
    CHECK(isRemovable("0:51", "/dev/sdb1", "fuseblk"));
    CHECK_FALSE(isRemovable("0:52", "//server/sdb1", "cifs"));
    CHECK_FALSE(isRemovable("0:53", "tmpfs", "tmpfs"));
    CHECK_FALSE(isRemovable("99:9", "/dev/nobody-knows", "ext4"));
    // A disc is no place to save.
    CHECK(isRemovable("8:17", "/dev/sdb1", "iso9660"));
    CHECK(computer.places().list().size() == 1);
    // Spaces in a label.
    fs::create_directories(computer.folder / "media/MY STICK");
    computer.put(computer.mounts
        + Computer::line("8:17", (computer.folder / "media/MY\\040STICK").string(), "vfat", "/dev/sdb1"));
    CHECK(computer.places().list().front().name == "MY STICK");
}

TEST_CASE("On a memory stick it is saved at once, and it is said where", "[paper]")
{
    const Desk desk;
    int saved = 0;
    QObject::connect(desk.paper, &Paper::saved, desk.paper, [&] { ++saved; });
    const QString file = desk.computer.folder.file("media/STICK/my-plan-2026-11-22.pdf");
    desk.paper->saveTo(planJob(), Paper::Format::Pdf, file);
    CHECK(desk.paper->isBusy());
    desk.settle();
    CHECK(saved == 1);
    CHECK(desk.bar.kind() == MessageBar::Kind::Done);
    CHECK(desk.bar.sentence() == QStringLiteral("Saved on the drive in “STICK”. You can take it out now."));
    const PdfText text = readPdfText(contentOf(file.toStdString()));
    CHECK(std::find(text.texts.begin(), text.texts.end(), "Our deal") != text.texts.end());

    desk.paper->saveTo(planJob(), Paper::Format::Text, desk.computer.folder.file("media/STICK/my-plan.txt"));
    desk.settle();
    CHECK(contentOf(desk.computer.folder / "media/STICK/my-plan.txt") == plan::plainText(planJob().pages.document));
}

TEST_CASE("The disk of the computer earns a sentence first", "[paper]")
{
    Desk desk;
    const fs::path file = desk.computer.folder / "home/Documents/my-plan.pdf";
    desk.paper->saveTo(planJob(), Paper::Format::Pdf, QString::fromStdString(file.string()));
    CHECK_FALSE(desk.paper->isBusy());
    CHECK_FALSE(fs::exists(file));
    CHECK(desk.bar.sentence()
        == QStringLiteral("This file is not saved yet. Others who use this computer could find it there. "
                          "A memory stick is safer."));
    CHECK(desk.actions() == QStringList{QStringLiteral("Save here anyway"), QStringLiteral("Choose another place")});
    const auto* const focus = qobject_cast<QPushButton*>(desk.window.focusWidget()); // nobody goes past it
    REQUIRE(focus != nullptr);
    CHECK(focus->text() == QStringLiteral("Choose another place"));
    desk.press(QStringLiteral("Save here anyway"));
    desk.settle();
    CHECK(fs::exists(file));
    CHECK(desk.bar.sentence() == QStringLiteral("Saved in the folder “Documents”."));
}

TEST_CASE("A file that is there is replaced only when the person says so", "[paper]")
{
    Desk desk;
    const fs::path file = desk.computer.folder / "media/STICK/my-plan.pdf";
    putFile(file, "the plan of somebody else");
    desk.paper->saveTo(planJob(), Paper::Format::Pdf, QString::fromStdString(file.string()));
    desk.settle();
    CHECK(contentOf(file) == "the plan of somebody else");
    CHECK(desk.actions() == QStringList{QStringLiteral("Replace it"), QStringLiteral("Choose another name")});
    CHECK(desk.window.focusWidget() != nullptr);
    desk.press(QStringLiteral("Replace it"));
    desk.settle();
    CHECK(contentOf(file).substr(0, 5) == "%PDF-");
}

TEST_CASE("A drive that is gone is said calmly, and another place is offered", "[paper]")
{
    Desk desk;
    fs::create_directories(desk.computer.folder / "media/STICK");
    fs::remove_all(desk.computer.folder / "media/STICK");
    desk.paper->saveTo(planJob(), Paper::Format::Pdf, desk.computer.folder.file("media/STICK/my-plan.pdf"));
    desk.settle();
    CHECK(desk.bar.kind() == MessageBar::Kind::Trouble);
    CHECK(desk.bar.sentence().contains(QStringLiteral("The place for it is not here.")));
    CHECK_FALSE(desk.bar.sentence().contains(QStringLiteral("STICK")));
    desk.press(QStringLiteral("Choose another place"));
    REQUIRE(desk.dialog() != nullptr);
    desk.paper->stop();
}

TEST_CASE("The recovery sheet goes to a removable drive or nowhere", "[paper]")
{
    Desk desk;
    const fs::path inner = desk.computer.folder / "home/Documents/my-key.pdf";
    desk.paper->saveTo(sheetJob(), Paper::Format::Pdf, QString::fromStdString(inner.string()));
    CHECK_FALSE(desk.paper->isBusy());
    CHECK(desk.actions() == QStringList{QStringLiteral("Choose another place")});
    CHECK_FALSE(fs::exists(inner));
    desk.press(QStringLiteral("Choose another place"));
    REQUIRE(desk.dialog() != nullptr);
    CHECK(desk.dialog()->sidebarUrls() == QList<QUrl>{QUrl::fromLocalFile(desk.computer.folder.file("media/STICK"))});
    desk.paper->stop();
    REQUIRE(waitFor([&] { return desk.dialog() == nullptr; }));

    desk.computer.pullOut();
    desk.paper->save(sheetJob(), Paper::Format::Pdf);
    CHECK(desk.dialog() == nullptr);
    CHECK(desk.bar.sentence() == QStringLiteral("There is no memory stick here yet. Put one in and wait a moment."));
    desk.computer.plugIn();
    desk.press(QStringLiteral("Try again"));
    REQUIRE(desk.dialog() != nullptr);
    desk.paper->stop();
    desk.paper->saveTo(sheetJob(), Paper::Format::Pdf, desk.computer.folder.file("media/STICK/my-key.pdf"));
    desk.settle();
    CHECK(fs::exists(desk.computer.folder / "media/STICK/my-key.pdf"));
}

TEST_CASE("The dialog begins at the stick, offers a name that is nobody's, and keeps no trace", "[paper]")
{
    const Folder home;
    qputenv("XDG_CONFIG_HOME", QByteArray::fromStdString((home / "").string()));
    Desk desk;
    desk.window.show();
    desk.paper->save(planJob(), Paper::Format::Pdf);
    QFileDialog* const dialog = desk.dialog();
    REQUIRE(dialog != nullptr);
    CHECK(dialog->isModal());
    CHECK(dialog->testOption(QFileDialog::DontUseNativeDialog));
    CHECK(dialog->directory().absolutePath() == desk.computer.folder.file("media/STICK"));
    CHECK(dialog->sidebarUrls().size() == 2);
    CHECK(dialog->history().size() <= 1);
    REQUIRE(dialog->selectedFiles().size() == 1);
    CHECK(dialog->selectedFiles().front() == desk.computer.folder.file("media/STICK/my-plan-2026-11-22.pdf"));
    desk.paper->save(planJob(), Paper::Format::Pdf); // a second press opens no second one
    CHECK(desk.window.findChildren<QFileDialog*>().size() == 1);
    const QPointer<QFileDialog> watched(dialog);
    static_cast<QDialog*>(dialog)->accept();
    REQUIRE(waitFor([&] { return watched == nullptr; }));
    desk.settle();
    CHECK(fs::exists(desk.computer.folder / "media/STICK/my-plan-2026-11-22.pdf"));
    CHECK(filesIn(home / "") == 0);
    CHECK(QSettings(QSettings::UserScope, QStringLiteral("QtProject"))
              .fileName()
              .startsWith(QStringLiteral("/dev/null")));
    CHECK_FALSE(desk.bar.sentence().isEmpty());
}

TEST_CASE("Hide closes the dialog and the message, and what is on its way still arrives", "[paper]")
{
    Desk desk;
    desk.window.show();
    desk.paper->save(planJob(), Paper::Format::Text);
    REQUIRE(desk.dialog() != nullptr);
    desk.paper->stop();
    REQUIRE(waitFor([&] { return desk.dialog() == nullptr; }));
    desk.paper->saveTo(planJob(), Paper::Format::Pdf, desk.computer.folder.file("media/STICK/my-plan.pdf"));
    desk.paper->stop();
    desk.settle();
    CHECK(fs::exists(desk.computer.folder / "media/STICK/my-plan.pdf"));
    CHECK(desk.bar.sentence().isEmpty());

    const fs::path late = desk.computer.folder / "media/STICK/late.pdf";
    desk.paper->saveTo(planJob(), Paper::Format::Pdf, QString::fromStdString(late.string()));
    delete desk.paper;
    CHECK(waitFor([&] { return fs::exists(late); }));
}

TEST_CASE("Each page is drawn on a sheet of its own", "[paper]")
{
    Desk desk;
    int printed = 0;
    QObject::connect(desk.paper, &Paper::printed, desk.paper, [&] { ++printed; });
    const QString file = desk.computer.folder.file("printed.pdf");
    for (const bool isLarge : {false, true}) {
        PaperJob job = planJob();
        job.pages.theme = isLarge ? print::Theme::large() : print::Theme();
        auto device = std::make_unique<QPdfWriter>(file);
        device->setPageSize(QPageSize(isLarge ? QPageSize::Letter : QPageSize::A4));
        device->setResolution(isLarge ? 150 : 300);
        desk.paper->printOn(job, std::move(device));
        CHECK(desk.paper->isBusy());
        desk.settle();
        CHECK(desk.bar.kind() == MessageBar::Kind::Done);
        const auto pdf = print::makePdf(job.pages.document, {job.pages.theme, {}, true});
        REQUIRE(pdf);
        const std::string bytes = contentOf(file.toStdString());
        int pages = 0;
        for (std::size_t at = bytes.find("/Type /Page\n"); at != std::string::npos;
             at = bytes.find("/Type /Page\n", at + 1))
            ++pages;
        CHECK(pages == pdf->pages);
    }
    CHECK(printed == 2);
}

TEST_CASE("A printer that does not begin is said calmly, and a PDF is offered", "[paper]")
{
    Desk desk;
    desk.paper->printOn(planJob(), std::make_unique<QPdfWriter>(desk.computer.folder.file("no/such/folder.pdf")));
    desk.settle();
    CHECK(desk.bar.kind() == MessageBar::Kind::Trouble);
    CHECK(desk.actions() == QStringList{QStringLiteral("Save as PDF instead")});
    desk.paper->printOn(sheetJob(), std::make_unique<QPdfWriter>(desk.computer.folder.file("no/such/folder.pdf")));
    desk.settle();
    CHECK(desk.bar.sentence().contains(QStringLiteral("The code still stands above.")));
}

TEST_CASE("Without a printer a PDF is offered, and no dialog comes", "[paper]")
{
    Desk desk;
    if (!QPrinterInfo::availablePrinterNames().isEmpty()) {
        WARN("skipped: this machine has a printer");
        return;
    }
    desk.paper->print(planJob());
    CHECK(desk.window.findChildren<QDialog*>().isEmpty());
    CHECK(desk.actions() == QStringList{QStringLiteral("Save as PDF instead")});
    desk.press(QStringLiteral("Save as PDF instead"));
    CHECK(desk.dialog() != nullptr);
    desk.paper->stop();
}

TEST_CASE("Where the part that prints is missing it is said what to do", "[paper]")
{
    const auto functions = print::loadPrintFunctions("no_such_module.so");
    REQUIRE_FALSE(functions);
    const kit::Trouble trouble = kit::troubleOf(functions.error(), kit::Doing::Print);
    CHECK(trouble.happened == QStringLiteral("A part of Ownwords is missing on this computer."));
    CHECK(trouble.safe == QStringLiteral("Your plan is still here in Ownwords."));
    CHECK(trouble.doNow.contains(QStringLiteral("install Ownwords again")));
}

TEST_CASE("The dialog for printing offers no file", "[paper]")
{
    QPrinter printer;
    QPrintDialog dialog(&printer);
    screens::forPaperOnly(dialog);
    dialog.show();
    CHECK_FALSE(dialog.testOption(QPrintDialog::PrintToFile));
    for (const QComboBox* const box : dialog.findChildren<QComboBox*>()) {
        for (int i = 0; i < box->count(); ++i)
            CHECK_FALSE(box->itemText(i).contains(QStringLiteral("PDF")));
    }
}

TEST_CASE("A page keeps its true size on the sheet, and is made smaller only where it must be", "[paper]")
{
    print::Image page;
    page.width = page.stride = 2480; // A4 at 300 dots an inch
    page.height = 3508;
    page.pixels.assign(static_cast<std::size_t>(page.width) * 3508, 0xFF000000U);
    const auto inkOn = [&](QPageSize::PageSizeId paper) {
        const Folder folder;
        const QString file = folder.file("page.pdf");
        {
            QPdfWriter device(file);
            device.setPageSize(QPageSize(paper));
            device.setResolution(300);
            screens::useWholeSheet(device);
            CHECK(device.pageLayout().paintRect() == device.pageLayout().fullRect());
            QPainter painter(&device);
            screens::drawPage(painter, device, page);
        }
        const QString picture = folder.file("page");
        REQUIRE(std::system(
                    ("pdftoppm -r 20 -gray -singlefile " + file.toStdString() + ' ' + picture.toStdString()).c_str())
            == 0);
        QImage seen(picture + QStringLiteral(".pgm"));
        REQUIRE_FALSE(seen.isNull());
        int dark = 0;
        for (int x = 0; x < seen.width(); ++x)
            dark += qGray(seen.pixel(x, seen.height() / 2)) < 128 ? 1 : 0;
        return dark * 72.0 / 20; // width of the page in points
    };
    CHECK(inkOn(QPageSize::A4) == Approx(595).margin(6));
    CHECK(inkOn(QPageSize::A3) == Approx(595).margin(6));
    CHECK(inkOn(QPageSize::A5) == Approx(420).margin(6));
}
