// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite_store.h"
#include "tests/ui/window_kit.h"
#include "ui/kit/text.h"
#include "ui/kit/words_edit.h"

#include <QAbstractButton>
#include <QFileDialog>
#include <QLineEdit>
#include <QPrinterInfo>
#include <QTest>
#include <QTimer>

using namespace ownwords;
using namespace ownwords::test;
using viewmodel::Session;

namespace fs = std::filesystem;

namespace {

constexpr int patience = 5000; // milliseconds

// Puts the folder of the app's file where another program keeps it in step with other computers. Returns that folder.
fs::path keepInStep(const WindowKit& app)
{
    const fs::path folder = app.file().parent_path();
    fs::path inStep = folder.parent_path() / "Nextcloud";
    if (fs::exists(folder))
        fs::rename(folder, inStep);
    else
        fs::create_directory(inStep);
    fs::create_directory_symlink(inStep, folder);
    return inStep;
}

// Presses what asks for a file or a folder, and answers with this one.
void answerWith(WindowKit& app, const char* question, const fs::path& path)
{
    bool isAnswered = false;
    QTimer::singleShot(0, [&] {
        auto* const dialog = app.window().findChild<QFileDialog*>();
        if (dialog == nullptr)
            return;
        dialog->findChild<QLineEdit*>()->setText(kit::fromPath(path));
        static_cast<QDialog*>(dialog)->accept();
        isAnswered = dialog->result() == QDialog::Accepted;
        dialog->close();
    });
    app.press(q(question));
    CHECK(isAnswered);
}

} // namespace

TEST_CASE("Where a program keeps a folder in step, no file is made, one elsewhere is", "[trouble]")
{
    WindowKit app;
    const fs::path inStep = keepInStep(app);
    app.press(q("Make the file here"));
    CHECK(app.has(q("This folder is shared with another computer. All that was there before is still there. "
                    "Choose a folder that is only on this computer.")));
    CHECK(fs::is_empty(inStep));
    SECTION("another place")
    {
        const fs::path elsewhere = inStep.parent_path() / "here";
        fs::create_directory(elsewhere);
        answerWith(app, "Choose another place", elsewhere);
        app.makeFile();
        CHECK(fs::exists(elsewhere / app.file().filename()));
    }
    SECTION("no file")
    {
        app.press(q("Go on without keeping anything"));
        app.press(q("Use it once"));
        app.press(q("Go on without numbers"));
        CHECK(app.session().page() == Session::Page::Talk);
    }
    CHECK(fs::is_empty(inStep));
}

TEST_CASE("A file that came into a folder kept in step is not opened there, and not touched", "[trouble]")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.press(q("Take a break and lock"));
    app.letGo();
    const fs::path inStep = keepInStep(app);
    const std::string before = contentsOf(app.file());
    app.startAgain(WindowKit::End::Closed);
    CHECK(app.session().page() == Session::Page::FirstRun);
    CHECK(app.has(q("This folder is shared with another computer. The file is just as it was. "
                    "Choose a folder that is only on this computer.")));
    CHECK(contentsOf(app.file()) == before);
    // Where it belongs it opens, with all that is in it.
    const fs::path home = inStep.parent_path() / "back";
    fs::create_directory(home);
    fs::copy_file(app.file(), home / "home.ownwords");
    answerWith(app, "Open a file that is here", home / "home.ownwords");
    app.signIn(q("Sunny"));
    CHECK(app.session().page() == Session::Page::Home);
}

TEST_CASE("While another copy of the program has the file it says so, and opens it afterwards", "[trouble]")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.press(q("Take a break and lock"));
    app.letGo();
    {
        const auto other = store::FileLock::take(app.file());
        REQUIRE(other);
        app.startAgain(WindowKit::End::Closed);
        CHECK(app.session().page() == Session::Page::FirstRun);
        CHECK(app.has(
            q("Another program is using this file. The file is just as it was. Close it there, then try again.")));
        const std::string before = contentsOf(app.file());
        app.press(q("Make the file here")); // over it? never
        CHECK(app.has(q("There is one with this name already. All that was there before is still there.")));
        CHECK(contentsOf(app.file()) == before);
        answerWith(app, "Open a file that is here", app.file());
        CHECK(app.has(q("Another program is using this file.")));
    }
    answerWith(app, "Open a file that is here", app.file());
    app.signIn(q("Sunny"));
    CHECK(app.session().page() == Session::Page::Home);
}

TEST_CASE("A voice that cannot speak is said, and the words stay in the box", "[trouble]")
{
    WindowKit app;
    app.press(q("Go on without keeping anything"));
    app.press(q("Use it once"));
    app.press(q("Go on without numbers"));
    app.goTo(q("What name shall we call you?"));
    app.type(q("Sunny"));
    app.press(q("Read aloud"));
    const bool isSaid = QTest::qWaitFor(
        [&] {
            return app.has(q("Reading aloud did not work this time. What you said is just as it was. "
                             "Check the sound of this computer, then try again."));
        },
        patience);
    CHECK(isSaid);
    CHECK(app.button(q("Read aloud")) != nullptr); // not "Stop reading"
    CHECK(app.box()->words() == q("Sunny"));
    app.press(q("Next"));
    CHECK(app.session().story().called->words == "Sunny");
}

TEST_CASE("Without a voice there is no button for it", "[trouble]")
{
    const QByteArray programs = qgetenv("PATH");
    qputenv("PATH", "/no/programs");
    WindowKit app;
    app.useVoice({});
    app.startAgain(WindowKit::End::Closed);
    qputenv("PATH", programs);
    CHECK(app.button(q("Read aloud")) == nullptr);
    CHECK(app.button(q("Help")) != nullptr);
    app.press(q("Go on without keeping anything"));
    app.press(q("Use it once"));
    app.press(q("Go on without numbers"));
    CHECK(app.session().page() == Session::Page::Talk);
    CHECK(app.button(q("Read aloud")) == nullptr);
}

TEST_CASE("Without a printer the plan can be saved instead", "[trouble]")
{
    if (!QPrinterInfo::availablePrinterNames().isEmpty()) {
        WARN("skipped: this machine has a printer");
        return;
    }
    WindowKit app;
    app.press(q("Go on without keeping anything"));
    app.press(q("Use it once"));
    app.press(q("Go on without numbers"));
    app.goTo(q("What name shall we call you?"));
    app.say(q("Sunny"));
    app.session().toPlan();
    app.press(q("Print"));
    CHECK(app.has(q("There is no printer here. You can save it and print it somewhere else.")));
    app.press(q("Save as PDF instead"));
    auto* const dialog = app.window().findChild<QFileDialog*>();
    REQUIRE(dialog != nullptr);
    CHECK(dialog->isVisible());
    CHECK(dialog->selectedFiles().front().endsWith(q(".pdf")));
    app.press(q("Go back"));
    app.press(q("Back"));
    CHECK(app.session().page() == Session::Page::Home);
}
