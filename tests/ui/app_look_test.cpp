// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/care_kit.h"
#include "tests/ui/longer.h"
#include "tests/ui/sharing_support.h"
#include "ui/kit/look.h"

#include <QAbstractButton>
#include <QApplication>
#include <QTest>

#include <algorithm>

using namespace ownwords;
using namespace ownwords::test;
using viewmodel::Session;

namespace {

// Looks at each page once.
class Walk {
public:
    Walk(WindowKit& app, QString name)
        : m_app(app)
        , m_name(std::move(name))
    {
    }

    void wholeApp()
    {
        look("first-run");
        m_app.session().makeFile(m_app.file(), "The House");
        care();
        look("welcome");
        m_app.session().come(Session::Company::Alone);
        look("start");
        m_app.session().choose(Session::Keeping::Keep);
        look("new-words");
        pressShown("otherWords");
        look("new-words-other");
        m_app.session().setNewWords({{"Sunny", m_app.words().toStdString()}, {}, true});
        look("sheet");
        m_app.session().sheetDone(false);
        m_app.session().toHome();
        look("home-begun");
        m_app.session().carryOn();
        talk();
        m_app.session().toPlan();
        QTest::qWait(300); // the pages are painted beside
        look("plan");
        m_app.session().toHome();
        look("home");
        m_app.window().findChild<QAbstractButton*>(q("allWords"))->click();
        look("words");
        m_app.session().toMove();
        look("move");
        m_app.session().toSend();
        choose("chooseKey", keyOf("jo"));
        look("send-own");
        m_app.session().leaveSend();
        m_app.session().leaveMove();
        m_app.session().toSharing();
        look("sharing-nobody");
        m_app.session().hide();
        look("hidden");
        m_app.session().comeBack();
        m_app.session().toMove();
        look("bring");
        m_app.session().toWelcome();
        m_app.session().lookAround();
        look("numbers");
        m_app.session().goOnInMemory();
        look("memory");
        m_app.session().toHome();
        look("home-memory");
        m_app.session().part();
        look("parted");
        coach();
        colleagues();
        sharing();
        leaving();
    }

private:
    // Pages that were there before may not be gone yet.
    QList<QAbstractButton*> shown(const char* objectName)
    {
        auto all = m_app.window().findChildren<QAbstractButton*>(q(objectName));
        all.removeIf([](const QAbstractButton* one) { return !one->isVisible(); });
        return all;
    }

    void pressShown(const char* objectName)
    {
        const auto buttons = shown(objectName);
        REQUIRE_FALSE(buttons.isEmpty());
        buttons.front()->click();
    }

    // Each part, with its form open.
    void settings(const std::string& page)
    {
        const auto parts = shown("settingsPart");
        REQUIRE(parts.size() == 8);
        for (qsizetype i = 0; i < parts.size(); ++i) {
            parts.at(i)->click();
            if (!shown("openForm").isEmpty())
                pressShown("openForm");
            look(page + '-' + std::to_string(i));
        }
    }

    // Who can see it: a coach to choose, one, several with the question before it stops, what a reset changed.
    void sharing()
    {
        Session& session = m_app.session();
        const vault::SignIn own{"Sunny", m_app.words().toStdString()};
        session.toWelcome();
        session.come(Session::Company::Alone);
        session.signIn(own.name, own.words);
        const PersonId person = session.opened()->record.person;
        const CoachId jo = addCoach(m_app, "Jo");
        session.toSharing();
        look("sharing-coach-here");
        session.share(jo, {"To help me with my goals", Date(std::chrono::year(2027) / 1 / 31)});
        look("sharing-one");
        const CoachId max = addCoach(m_app, "Maximilian Featherstonehaugh-Llewellyn");
        leaveDesk(m_app);
        session.come(Session::Company::Alone);
        session.signIn(own.name, own.words);
        session.toSharing();
        look("sharing-coach-away");
        session.share(max, {"so that somebody who knows about bikes can tell me where to find a shed", std::nullopt});
        look("sharing-several");
        news(person);
        session.toSharing();
        pressShown("stopSharing");
        look("sharing-question");
        session.toHome();
        resetBy(m_app, "Jo", person, {"Sunny2", "words that jo has chosen"});
        session.signIn(own.name, own.words);
        look("home-after-reset");
        session.toSharing();
        look("sharing-reset");
        pressShown("undoReset");
        look("sharing-undo");
        session.undoReset();
        look("sharing-undone");
        session.stopSharing(jo);
        look("sharing-before");
        session.toChangeWords();
        look("change-words");
    }

    // What Jo added, as the person finds it, and an answer that is being typed.
    void news(const PersonId& person)
    {
        Session& session = m_app.session();
        session.part();
        session.toWelcome();
        session.come(Session::Company::CoachOnly);
        session.signInCoach("Jo", signInOf("Jo").words);
        session.openPerson(person);
        REQUIRE(session.person()->promise("ring the council about the shed", session.person()->today()));
        REQUIRE(session.person()->note({}, "A long talk, and a good one. Kim came along and knows somebody."));
        session.part();
        session.toWelcome();
        session.come(Session::Company::Alone);
        session.signIn("Sunny", m_app.words().toStdString());
        look("home-news");
        m_app.window().activateWindow();
        (void)QTest::qWaitForWindowActive(&m_app.window()); // else it is only not scrolled to
        pressShown("answerNote");
        QTest::qWait(100); // it is brought into view
        look("home-answer");
    }

    // The coach's desk, with a person whose record the coach keeps.
    void coach()
    {
        Session& session = m_app.session();
        session.toWelcome();
        session.come(Session::Company::CoachOnly);
        look("coach-first");
        session.toNewCoach();
        look("coach-words");
        session.setNewWords({{"Ash", m_app.words().toStdString()}, "Ash Jones", true});
        look("coach-sheet");
        session.sheetDone(false);
        look("people-nobody");
        session.sitDown();
        look("together");
        session.keepForThem();
        for (int step = 0; step < 150 && !m_app.talk().screen().atEnd; ++step) {
            const talk::Screen& screen = m_app.talk().screen();
            if (!m_app.talk().summary() && screen.what == talk::Stop::What::Again)
                REQUIRE(m_app.talk().another(false));
            else if (!m_app.talk().summary())
                answer(m_app.talk(), 3);
            REQUIRE(m_app.talk().next());
            if (m_app.talk().isReadingBack())
                REQUIRE(m_app.talk().confirmReadBack());
        }
        session.toHome();
        look("home-kept");
        session.toMove();
        look("move-kept");
        session.leaveMove();
        session.toSharing();
        look("sharing-kept");
        session.part();
        session.toWelcome();
        session.come(Session::Company::Together);
        look("coach-start");
        session.signInCoach("Ash", m_app.words().toStdString());
        session.toPeople();
        look("people");
        session.openPerson(m_app.onlyPerson());
        look("person");
        REQUIRE(session.person()->promise("ring the council about the shed", session.person()->today()));
        REQUIRE(session.person()->note({}, "A long talk, and a good one. Kim came along and knows somebody."));
        look("person-more");
        session.toSend();
        look("send");
        choose("chooseKey", keyOf("jo"));
        look("send-to");
        pressShown("makeSent");
        look("send-compare");
        session.leaveSend();
        session.closePerson();
        look("people-promised");
        session.openPerson(m_app.onlyPerson());
        session.toMakeItMine();
        look("make-it-mine");
        session.leaveNewWords();
        session.toReset();
        look("reset");
        session.part();
        session.toWelcome();
        session.come(Session::Company::Together);
        session.signInCoach("Ash", m_app.words().toStdString());
        session.choose(Session::Keeping::Keep);
        session.setNewWords({{"Robin", m_app.words().toStdString()}, {}, true});
        session.sheetDone(false);
        look("sharing-first");
        session.part();
    }

    // The key of a coach of care(), in a file. Taken while nobody was signed in.
    std::filesystem::path keyOf(const std::string& coach) const
    {
        return m_app.file().parent_path() / (coach + ".ownwords-key");
    }

    void choose(const char* objectName, const std::filesystem::path& file)
    {
        pressShown(objectName);
        answerFileDialog(m_app, file);
    }

    // What a colleague sent. It is somebody whose record was here, was sent, and is not here any more.
    void colleagues()
    {
        Session& session = m_app.session();
        const auto comeAgain = [&] {
            session.toWelcome();
            session.come(Session::Company::Together);
            session.signInCoach("Ash", m_app.words().toStdString());
            session.toPeople();
        };
        comeAgain();
        const std::filesystem::path file = m_app.file().parent_path() / "sent.ownwords-record";
        session.openPerson(m_app.onlyPerson());
        viewmodel::Desk& desk = session.desk();
        desk.ownKey(&m_app.window(), [&](const Result<Bytes>& key) { writeFile(keyOf("ash"), key.value()); });
        viewmodel::Colleague self;
        desk.openKey(keyOf("ash"), &m_app.window(), [&](const auto& opened) { self = opened.value(); });
        desk.sendTo(self, &m_app.window(), [&](const Result<Bytes>& sent) { writeFile(file, sent.value()); });
        session.erase();
        comeAgain();
        session.toColleagues();
        look("colleagues");
        choose("chooseSent", keyOf("ash"));
        look("colleagues-other-file");
        choose("chooseSent", file);
        look("colleagues-sent");
        pressShown("keepSent");
        look("colleagues-kept");
        session.part();
    }

    // A coach goes, when somebody stays.
    void leaving()
    {
        leaveDesk(m_app);
        signInCoach(m_app, "jo");
        m_app.session().stopCoaching();
        look("parted-left");
    }

    // What a coach looks after, with something of everything.
    void care()
    {
        viewmodel::Desk& desk = m_app.session().desk();
        addCoach(m_app, "jo", "Jo Freeman");
        signOut(m_app);
        addCoach(m_app, "sam", "Sam");
        signOut(m_app);
        signInCoach(m_app, "jo");
        desk.ownKey(&m_app.window(), [&](const Result<Bytes>& key) { writeFile(keyOf("jo"), key.value()); });
        m_app.session().toSettings();
        settings("settings");
        desk.care(&m_app.window(), [&](const Result<viewmodel::Care>& found) {
            for (const viewmodel::Care::Coach& coach : found.value().coaches) {
                if (!coach.isConfirmed)
                    desk.vouchFor(coach.id, &m_app.window(), [](const Result<>&) {});
            }
        });
        vault::House house;
        house.contacts = {{"Night line", "0800 000 000, day and night"}, {"Samaritans", "116 123"}};
        const auto ignore = [](const Result<>&) {};
        desk.changeHouse(
            house, [](vault::House&) {}, &m_app.window(), ignore);
        desk.setPolicy({"Ada Smith", "housing manager", Date(std::chrono::year(2026) / 5 / 3),
                           "Nothing you say here changes your home."},
            &m_app.window(), ignore);
        m_app.session().toBackups();
        look("backups-none");
        m_app.window().findChild<QAbstractButton*>(q("makeCopy"))->click();
        look("backups");
        m_app.window().findChild<QAbstractButton*>(q("bringBack"))->click();
        look("restore");
        m_app.session().toSettings();
        settings("settings-all");
        shown("settingsPart").at(4)->click();
        m_app.window().findChild<QAbstractButton*>(q("leave"))->setFocus();
        pressShown("leave");
        look("settings-leave");
        signOut(m_app);
    }

    // Every kind of question, once with nothing in it and once with an answer.
    void talk()
    {
        viewmodel::TalkModel& talk = m_app.talk();
        for (int step = 0; step < 150 && !talk.screen().atEnd; ++step) {
            const talk::Screen& screen = talk.screen();
            if (talk.summary()) {
                look("goal");
                REQUIRE(talk.next());
                continue;
            }
            look("talk-" + std::to_string(step) + '-' + screen.slot.question + '-' + screen.slot.followup.substr(0, 8));
            if (screen.what == talk::Stop::What::Again) {
                REQUIRE(talk.another(false));
                continue;
            }
            answer(talk, step);
            REQUIRE(talk.next());
            if (talk.isReadingBack()) {
                look("read-back");
                REQUIRE(talk.confirmReadBack());
            }
        }
        look("end");
    }

    static void answer(viewmodel::TalkModel& talk, int step)
    {
        const talk::Screen& screen = talk.screen();
        if (screen.kind == pack::Kind::Say)
            return;
        if (!screen.choices.empty() && step % 3 != 0)
            REQUIRE(talk.pick({screen.choices.front().id}));
        else if (screen.kind == pack::Kind::Scale)
            REQUIRE(talk.giveNumber(4));
        else if (screen.kind == pack::Kind::Date && !screen.suggestions.empty())
            REQUIRE(talk.giveDate(screen.suggestions.front().date));
        else
            REQUIRE(talk.type("my neighbour always asks me to sort his phone out, and I do not mind at all"));
    }

    void look(const std::string& page)
    {
        QWidget& window = m_app.window();
        // A new page is shown in the next turn of the event loop: before it there is nothing to look at. Laying out
        // takes some turns more; what does not come right in them is a finding.
        QCoreApplication::processEvents();
        const bool isSettled = QTest::qWaitFor(
            [&] {
                return clippedTexts(&window).isEmpty() && smallTargets(&window).isEmpty()
                    && sidewaysScrolls(&window).isEmpty();
            },
            3000);
        CHECK(isSettled);
        INFO(m_name.toStdString() << ' ' << page);
        CHECK(namelessControls(&window) == QStringList());
        CHECK(clippedTexts(&window) == QStringList());
        CHECK(sharedMnemonics(&window) == QStringList());
        CHECK(sidewaysScrolls(&window) == QStringList());
        CHECK(smallTargets(&window) == QStringList());
        if (kit::textSize() == 200)
            CHECK(faintTexts(&window) == QStringList());
        CHECK(window.width() <= m_width);
        keepPicture(window, m_name + QLatin1Char('-') + QString::fromStdString(page));
    }

    WindowKit& m_app;
    QString m_name;
    int m_width = m_app.window().width();
};

} // namespace

TEST_CASE("Each page has names for its controls, nothing cut off, no letter twice, nothing sideways", "[look]")
{
    const PlainLook plain;
    SECTION("100 %")
    {
        WindowKit app;
        Walk(app, q("100")).wholeApp();
    }
    SECTION("the smallest window")
    {
        WindowKit app(WindowKit::Mode::Inline, 1024, 700);
        Walk(app, q("small")).wholeApp();
    }
    SECTION("a 4K screen without scaling")
    {
        WindowKit app(WindowKit::Mode::Inline, 3840, 2160);
        Walk(app, q("4k")).wholeApp();
    }
}

TEST_CASE("At 200 % text on 1280 x 800 nothing is cut or scrolls sideways", "[look]")
{
    const PlainLook plain;
    WindowKit app(WindowKit::Mode::Inline, 1280, 800, 200);
    Walk(app, q("200")).wholeApp();
}

TEST_CASE("In every theme nothing is cut, and each text stands out as it is painted", "[look]")
{
    const PlainLook plain;
    const bool all = qEnvironmentVariableIsSet("OWNWORDS_EVERY_LOOK"); // by night: each theme at both sizes
    const auto walk = [all](const char* name, kit::Colours colours, bool isDesktopDark, int usual) {
        look().setDesktop({isDesktopDark, false, false});
        for (const int size : {100, 200}) {
            if (!all && size != usual)
                continue;
            WindowKit app(WindowKit::Mode::Inline, 1280, 800, size, colours);
            Walk(app, q("%1-%2").arg(q(name)).arg(size)).wholeApp();
        }
    };
    SECTION("dark")
    {
        walk("dark", kit::Colours::Dark, false, 100);
    }
    SECTION("high contrast")
    {
        walk("contrast", kit::Colours::HighContrast, false, 200);
    }
    SECTION("high contrast on a dark desktop")
    {
        walk("contrast-dark", kit::Colours::HighContrast, true, 100);
    }
}

TEST_CASE("In a language 40 % longer nothing is cut", "[look]")
{
    const PlainLook plain;
    Longer longer;
    QApplication::installTranslator(&longer);
    {
        WindowKit app;
        Walk(app, q("longer")).wholeApp();
    }
    QApplication::removeTranslator(&longer);
}

TEST_CASE("Where people read from right to left everything is mirrored and nothing is cut", "[look]")
{
    const PlainLook plain;
    QApplication::setLayoutDirection(Qt::RightToLeft);
    {
        WindowKit app;
        Walk(app, q("rtl")).wholeApp();
    }
    QApplication::setLayoutDirection(Qt::LeftToRight);
}
