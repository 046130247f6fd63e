// SPDX-License-Identifier: Apache-2.0
#include "tests/support/pdf_text.h"
#include "tests/ui/window_kit.h"
#include "ui/kit/text.h"
#include "ui/kit/words_edit.h"
#include "ui/viewmodel/save_places.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace ownwords;
using namespace ownwords::test;

namespace {

constexpr int patience = 10'000; // milliseconds
constexpr int most = 80; // Tabs to a place, turns of the wheel, steps to a question
constexpr auto goal = "I want to fix bikes with the kids on our street.";
constexpr auto step = "ask Dawn for the key";

// What somebody does at the computer, by what is written on things.
class Hand {
public:
    explicit Hand(WindowKit& app)
        : m_app(app)
    {
    }
    virtual ~Hand() = default;

    void press(const QString& text)
    {
        INFO("press " << text.toStdString());
        QAbstractButton* const button = wanted([&] { return m_app.button(text); });
        const bool isInDialog = button->window() != &m_app.window();
        const QSignalSpy clicks(button, &QAbstractButton::clicked);
        use(*button);
        REQUIRE(QTest::qWaitFor([&] { return clicks.size() == 1; }, patience)); // a letter with Alt takes a moment
        if (isInDialog)
            m_app.window().activateWindow(); // as a window manager does when a dialog goes
        settle();
    }

    // One of the cards or days; `text`: how it begins.
    void choose(const QString& text)
    {
        INFO("choose " << text.toStdString());
        QAbstractButton* const card = wanted([&] { return choice(text); });
        use(*card);
        settle();
        CHECK(card->isChecked());
    }

    // Into the field of this name, or where this question is answered.
    void write(const QString& where, const QString& words)
    {
        INFO("write into " << where.toStdString());
        QWidget* const place = wanted([&]() -> QWidget* {
            const bool isAsked = m_app.box() != nullptr && m_app.box()->accessibleName().contains(where);
            return isAsked ? static_cast<QWidget*>(m_app.box()) : m_app.field(where);
        });
        enter(*place, words);
        settle();
    }

    void rate(int number)
    {
        INFO("rate " << number);
        QAbstractButton* const button = wanted([&] { return m_app.button(QString::number(number)); });
        mark(*button);
        settle();
        CHECK(button->isChecked());
    }

    // Goes on without an answer until this is asked; {} = to the end of the talk.
    void goTo(const QString& question)
    {
        INFO("go to " << question.toStdString());
        REQUIRE(m_app.session().talk() != nullptr);
        for (int passed = 0; passed < most && m_app.question() != question; ++passed)
            press(m_app.wayOn());
        REQUIRE(m_app.question() == question);
    }

private:
    virtual void use(QAbstractButton& button) = 0;
    virtual void enter(QWidget& place, const QString& words) = 0;
    virtual void mark(QAbstractButton& number) { use(number); } // on the line

    template <typename Find>
    static auto wanted(const Find& find) -> decltype(find())
    {
        const auto isThere = [&] { return find() != nullptr && find()->isActiveWindow(); };
        REQUIRE(QTest::qWaitFor(isThere, patience));
        return find();
    }

    QAbstractButton* choice(const QString& text)
    {
        for (QAbstractButton* const card : m_app.window().findChildren<QAbstractButton*>()) {
            if (card->isVisible() && card->isCheckable() && card->text().startsWith(text))
                return card;
        }
        return nullptr;
    }

    // Nobody is trapped or lost: keys go to something that can be seen.
    static void settle()
    {
        QTest::qWait(0);
        const auto isFound = [] {
            const QWidget* const focus = QApplication::focusWidget();
            return focus != nullptr && focus->isVisible() && focus->isEnabled() && focus->isActiveWindow();
        };
        REQUIRE(QTest::qWaitFor(isFound, patience));
    }

    WindowKit& m_app;
};

// A mouse; words come from a keyboard on the screen.
class MouseHand : public Hand {
public:
    using Hand::Hand;

private:
    void use(QAbstractButton& button) override { click(button); }

    void enter(QWidget& place, const QString& words) override
    {
        click(place);
        REQUIRE(QApplication::focusWidget() == &place);
        QInputMethodEvent tapped;
        tapped.setCommitString(words);
        QCoreApplication::sendEvent(&place, &tapped);
    }

    static void click(QWidget& widget)
    {
        const QWidget* const window = widget.window();
        const auto isSeen = [&] { return widget.visibleRegion().contains(widget.rect().center()); };
        for (int turn = 0; turn < most && !isSeen(); ++turn) {
            const int notch = widget.mapTo(window, QPoint()).y() > window->height() / 2 ? -120 : 120;
            QWheelEvent wheel(QPointF(), QPointF(), {}, {0, notch}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
            QSpontaneKeyEvent::setSpontaneous(&wheel); // goes up to what scrolls
            qApp->notify(widget.parentWidget(), &wheel);
            QTest::qWait(0);
        }
        const QPoint at = widget.mapTo(window, widget.rect().center());
        REQUIRE((isSeen() && (window->childAt(at) == &widget || widget.isAncestorOf(window->childAt(at)))));
        QTest::mouseClick(window->windowHandle(), Qt::LeftButton, {}, at);
    }
};

// Keys only, now one way and now another: Tab and Shift+Tab, letters with Alt, Space and Enter.
class KeyHand : public Hand {
public:
    using Hand::Hand;

private:
    void use(QAbstractButton& button) override
    {
        const QKeySequence letter = QKeySequence::mnemonic(button.text());
        if (++m_acts % 2 == 0 && !letter.isEmpty())
            return QTest::keySequence(button.window()->windowHandle(), letter);
        const bool withEnter = m_acts % 4 == 1 && button.inherits("QPushButton");
        reach(button);
        if (!button.autoExclusive() || !button.isChecked()) // picked by the arrows
            tap(withEnter ? Qt::Key_Return : Qt::Key_Space);
    }

    void enter(QWidget& place, const QString& words) override
    {
        reach(place);
        QTest::keyClicks(QApplication::focusWidget(), words);
    }

    void mark(QAbstractButton& number) override
    {
        tabTo(number);
        QTest::keyClicks(QApplication::focusWidget(), number.text());
    }

    static void tap(Qt::Key key, Qt::KeyboardModifiers with = {})
    {
        REQUIRE(QApplication::focusWidget() != nullptr);
        QTest::keyClick(QApplication::focusWidget()->window()->windowHandle(), key, with);
        QTest::qWait(0);
    }

    // Of radio buttons Tab stops only at one.
    static bool isAt(const QWidget& wanted)
    {
        const QWidget* const focus = QApplication::focusWidget();
        const bool isStop = (wanted.focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
        return focus == &wanted || (!isStop && focus != nullptr && focus->parentWidget() == wanted.parentWidget());
    }

    void tabTo(const QWidget& wanted)
    {
        const bool isBack = ++m_acts % 3 == 0;
        for (int tabs = 0; tabs < most && !isAt(wanted); ++tabs) {
            isBack ? tap(Qt::Key_Backtab, Qt::ShiftModifier) : tap(Qt::Key_Tab);
            INFO(QApplication::focusWidget()->accessibleName().toStdString());
            CHECK_FALSE(QApplication::focusWidget()->visibleRegion().isEmpty());
        }
        REQUIRE(isAt(wanted));
    }

    void reach(const QWidget& wanted)
    {
        tabTo(wanted);
        for (int arrows = 0; arrows < most && QApplication::focusWidget() != &wanted; ++arrows) {
            const QPoint way = wanted.pos() - QApplication::focusWidget()->pos();
            tap(way.y() > 0 ? Qt::Key_Down : way.y() < 0 ? Qt::Key_Up : way.x() > 0 ? Qt::Key_Right : Qt::Key_Left);
        }
        REQUIRE(QApplication::focusWidget() == &wanted);
    }

    int m_acts = 0;
};

// What stands there to be written down: the four words, or the code.
QString toCopy(WindowKit& app)
{
    for (const QLabel* const label : app.window().findChildren<QLabel*>()) {
        if (label->isVisible() && label->textInteractionFlags().testFlag(Qt::TextSelectableByMouse))
            return label->text();
    }
    throw std::runtime_error("nothing to copy");
}

void talk(Hand& hand)
{
    enum class With { Words, Choice, Number };
    const auto answer = [&](const char* question, With with, const char* what) {
        hand.goTo(q(question));
        if (with == With::Words)
            hand.write(q(question), q(what));
        else if (with == With::Choice)
            hand.choose(q(what));
        else
            hand.rate(q(what).toInt());
        hand.press(q("Next"));
    };
    answer("What name shall we call you?", With::Words, "Sunny");
    hand.goTo(q("What do people come to you for?"));
    hand.write(q("What do people come to you for?"), q("fixing bikes"));
    hand.press(q("Add one more"));
    hand.write(q("What do people come to you for?"), q("a listening ear"));
    hand.press(q("Next"));
    answer("Here is your gift: “a listening ear”. How do you feel about it?", With::Choice, "It is fine");
    answer("If you could start with just one thing, what would it be?", With::Words, "get a shed for bikes");
    answer("Say it how you would tell a friend. What do you want?", With::Words, goal);
    hand.press(q("Yes, that is what I said"));
    answer("Where are you now? 0 means not begun. 10 means all done.", With::Number, "4");
    answer("Which of your gifts could help?", With::Choice, "fixing bikes");
    answer("What is one small thing you could do first? Small is best.", With::Words, step);
    answer("When will you do it? You can pick a day, or a thing you do each day.", With::Choice, "On a day I pick");
    answer("Which day?", With::Choice, "In 3 day");
    answer("How sure are you that you can do this step? 0 means not at all. 10 means very sure.", With::Number, "10");
    hand.goTo(q("This is what you said"));
    answer("What will you do on your side?", With::Words, "bring my tools");
    answer("What would you ask your landlord to do?", With::Words, "a light in the shed");
    answer("When would you like to look at this again?", With::Choice, "In 2 week");
    answer("Does this page sound like you?", With::Choice, "Yes");
    hand.goTo({});
}

void savePlan(WindowKit& app, Hand& hand, const QDir& folder)
{
    hand.press(q("Print or save my plan"));
    hand.choose(q("Large print"));
    hand.press(q("Save as PDF"));
    hand.press(q("Save here"));
    hand.press(q("Save here anyway"));
    REQUIRE(QTest::qWaitFor([&] { return app.has(q("Saved in the folder “Documents”.")); }, patience));
    const QStringList files = folder.entryList({q("*.pdf")}, QDir::Files);
    REQUIRE(files.size() == 1);
    const PdfText saved = readPdfText(contentsOf(kit::toPath(folder.filePath(files.front()))));
    std::string all;
    for (const std::string& text : saved.texts)
        all += text + '\n';
    for (const char* const words : {goal, step, "fixing bikes", "bring my tools"})
        CHECK_THAT(all, Catch::Contains(words));
    hand.press(q("Back"));
}

template <typename Kind>
void wholeTalk()
{
    const QTemporaryDir folder;
    const QDir documents(folder.filePath(q("Documents"))); // not those of whoever runs the test
    QFile names(folder.filePath(q("user-dirs.dirs")));
    REQUIRE((documents.mkpath(q(".")) && names.open(QIODevice::WriteOnly)));
    names.write("XDG_DOCUMENTS_DIR=\"" + documents.path().toUtf8() + "\"\n");
    names.close();
    qputenv("XDG_CONFIG_HOME", folder.path().toUtf8());
    if (viewmodel::SavePlaces().list().front().isRemovable) {
        WARN("skipped: a drive is plugged in here, and the plan would be saved on it");
        return;
    }
    WindowKit app(WindowKit::Mode::Inline, 1024, 700); // the smallest: much has to be scrolled
    Kind hand(app);
    hand.press(q("Make the file here"));
    hand.press(q("Start or carry on"));
    hand.press(q("Keep them here"));
    const QString words = toCopy(app);
    hand.write(q("A sign-in name"), q("Sunny"));
    hand.write(q("Type the four secret words"), words);
    hand.press(q("Go on"));
    hand.write(q("To show that you have it"), toCopy(app).right(5));
    hand.press(q("Go on"));
    talk(hand);
    hand.press(q("My goals"));
    savePlan(app, hand, documents);
    hand.press(q("Lock"));
    CHECK(app.has(q("What you said is locked")));
    app.startAgain(WindowKit::End::Closed, std::chrono::hours(24));
    hand.press(q("Start or carry on"));
    hand.write(q("Your sign-in name"), q("Sunny"));
    hand.write(q("Your secret words"), words);
    hand.press(q("Open what I said"));
    CHECK(app.has(q("Good to see you, Sunny.")));
    CHECK(app.has(q("“%1”").arg(q(goal))));
    CHECK(app.has(q("Next: %1").arg(q(step))));
    hand.press(q("Look back together"));
    hand.press(q("Next"));
    CHECK(app.question() == q("What is better, even a little bit?"));
}

} // namespace

TEST_CASE("A whole talk by mouse only", "[whole]")
{
    wholeTalk<MouseHand>();
}

TEST_CASE("A whole talk by keyboard only", "[whole]")
{
    wholeTalk<KeyHand>();
}
