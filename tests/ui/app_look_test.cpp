// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/care_kit.h"
#include "ui/kit/look.h"
#include "ui/screens/help_dialog.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QTest>
#include <QTranslator>

using namespace ownwords;
using namespace ownwords::test;
using viewmodel::Session;

namespace {

// Every sentence of the app 40 % longer: what German or Welsh may need.
class Longer : public QTranslator {
public:
    QString translate(const char* /*context*/, const char* source, const char* /*note*/, int /*n*/) const override
    {
        const QString text = QString::fromUtf8(source);
        QString more;
        for (int i = 0; i * 10 < text.size() * 4; ++i)
            more += i % 6 == 5 ? QLatin1Char(' ') : QLatin1Char('o');
        return text + QLatin1Char(' ') + more;
    }
    bool isEmpty() const override { return false; }
};

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
        m_app.session().come(Session::Company::Together);
        look("start");
        m_app.session().choose(Session::Keeping::Keep);
        look("new-words");
        m_app.session().createRecord("Sunny", m_app.words().toStdString());
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
        m_app.session().leaveMove();
        m_app.session().hide();
        look("hidden");
        m_app.session().comeBack();
        m_app.session().toMove();
        look("bring");
        m_app.session().toWelcome();
        m_app.session().lookAround();
        look("memory");
        m_app.session().toHome();
        look("home-memory");
        m_app.session().part();
        look("parted");
    }

private:
    // What a coach looks after, with something of everything.
    void care()
    {
        viewmodel::Desk& desk = m_app.session().desk();
        addCoach(m_app, "jo", "Jo Freeman");
        signOut(m_app);
        addCoach(m_app, "sam", "Sam");
        signOut(m_app);
        signInCoach(m_app, "jo");
        m_app.session().toSettings();
        look("settings");
        vault::House house;
        house.contacts = {{"Night line", "0800 000 000, day and night"}, {"Samaritans", "116 123"}};
        const auto ignore = [](const Result<>&) {};
        desk.setHouse(house, &m_app.window(), ignore);
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
        look("settings-all");
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
}

TEST_CASE("At 200 % text on 1280 x 800 nothing is cut or scrolls sideways", "[look]")
{
    const PlainLook plain;
    WindowKit app(WindowKit::Mode::Inline, 1280, 800, 200);
    Walk(app, q("200")).wholeApp();
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

TEST_CASE("Help says where to turn, and that nobody is watching", "[look]")
{
    screens::HelpDialog help({{q("Night line"), q("0800 000 000")}}, true);
    showAt(help, 760, 620);
    QStringList texts;
    for (const QLabel* const label : help.findChildren<QLabel*>())
        texts.append(label->text());
    const QString all = texts.join(QLatin1Char(' '));
    CHECK(all.contains(q("Night line")));
    CHECK(all.contains(q("Nobody is watching what you type here.")));
    CHECK(namelessControls(&help) == QStringList());
    CHECK(clippedTexts(&help) == QStringList());
}
