// SPDX-License-Identifier: Apache-2.0
#include "app/gui/app_context.h"
#include "core/crypto/secret.h"
#include "core/pack/loader.h"
#include "tests/ui/window_kit.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

// Another language is a translation of the window and of a pack, and one line in the settings: no code.
using namespace ownwords;
using namespace ownwords::test;

namespace {

// What the program says on its first page with this line in its settings.
QString firstPageWith(const QByteArray& line)
{
    const QTemporaryDir folder;
    const QString settings = folder.filePath(q("settings.ini"));
    QFile file(settings);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(line);
    file.close();
    REQUIRE(crypto::start());
    gui::AppContext context(*qApp, settings, folder.filePath(q("none.ownwords")).toStdString());
    context.show();
    const QWidgetList windows = QApplication::topLevelWidgets(); // others may go meanwhile
    const auto found = std::find_if(windows.begin(), windows.end(),
        [](QWidget* window) { return qobject_cast<screens::MainWindow*>(window) != nullptr; });
    REQUIRE(found != windows.end());
    QWidget* const window = *found;
    for (QAbstractButton* const button : window->findChildren<QAbstractButton*>()) {
        if (button->text().contains(q("without keeping")))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QTest::qWait(0);
    QString said;
    for (const QLabel* const label : window->findChildren<QLabel*>())
        said += label->text() + QLatin1Char('\n');
    return said;
}

} // namespace

TEST_CASE("A second language is switched on in the settings, and one that is not there is English", "[language]")
{
    CHECK(firstPageWith("language=qps\n").contains(q("Ĥéļļö. Ŵĥö ïš ĥéŕé ţöđåÿ?")));
    CHECK(firstPageWith("").contains(q("Hello. Who is here today?")));
    CHECK(firstPageWith("language=tlh\n").contains(q("Hello. Who is here today?")));
    CHECK(firstPageWith("language=../../etc/passwd\n").contains(q("Hello. Who is here today?")));
}

TEST_CASE("A talk is held in the language of the window where the pack has it, else in the pack's own", "[language]")
{
    std::string json = contentsOf(OWNWORDS_SOURCE_DIR "/resources/packs/first-talk/pack.json");
    const auto put = [&json](const std::string& from, const std::string& to) {
        REQUIRE(json.find(from) != std::string::npos);
        json.replace(json.find(from), from.size(), to);
    };
    const bool hasIt = GENERATE(true, false);
    if (hasIt) {
        put(R"("languages": ["en"])", R"("languages": ["en", "qps"])");
        put(R"("en": "This is your talk.)", R"("qps": "Ţĥïš ïš ÿöûŕ ţåļķ.", "en": "This is your talk.)");
    }
    const pack::Loaded loaded = pack::load(json);
    REQUIRE(loaded.pack);
    const auto pack = std::make_shared<const pack::Pack>(*loaded.pack);
    viewmodel::Desk::Setup desk;
    desk.now = [] { return TimePoint(std::chrono::hours(500'000)); };
    desk.words = *crypto::WordList::parse(contentsOf(OWNWORDS_SOURCE_DIR "/resources/words/four_words.txt"));
    desk.mode = work::StoreQueue::Mode::Inline;
    REQUIRE(crypto::start());
    viewmodel::Desk file(std::move(desk));
    viewmodel::Session::Setup setup;
    setup.firstTalk = setup.review = [pack] { return pack; };
    setup.tzMinutes = [] { return 0; };
    setup.lang = "qps";
    viewmodel::Session session(file, std::move(setup));
    session.lookAround();
    session.goOnInMemory();
    REQUIRE(session.talk() != nullptr);
    CHECK(session.talk()->record().sittings.front().stretches.front().events.front().payload.lang == "qps");
    const std::string text = session.talk()->screen().text;
    CHECK(text.starts_with(hasIt ? "Ţĥïš ïš" : "This is your talk."));
    CHECK(session.askedIn() == (hasIt ? "qps" : "en"));
    REQUIRE(session.talk()->next());
    CHECK_FALSE(session.talk()->screen().text.empty()); // not translated: asked in English
}
