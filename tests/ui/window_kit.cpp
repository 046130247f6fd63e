// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/window_kit.h"

#include "core/crypto/secret.h"
#include "core/pack/loader.h"
#include "ui/kit/text.h"
#include "ui/kit/words_edit.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTest>
#include <QTimer>

#include <stdexcept>

namespace ownwords::test {

namespace {

constexpr int patience = 5000; // milliseconds

Bytes resource(const char* name)
{
    return contentsOf(std::filesystem::path(OWNWORDS_SOURCE_DIR "/resources") / name);
}

std::shared_ptr<const pack::Pack> packIn(const char* name)
{
    return std::make_shared<const pack::Pack>(*pack::load(resource(name)).pack);
}

QString plain(QString text)
{
    return text.remove(QLatin1Char('&'));
}

} // namespace

std::string contentsOf(const std::filesystem::path& file)
{
    QFile opened(kit::fromPath(file));
    if (!opened.open(QIODevice::ReadOnly))
        throw std::runtime_error(file.string());
    return opened.readAll().toStdString();
}

void answerDialog(const char* text)
{
    QWidget* const dialog = QApplication::activeModalWidget();
    REQUIRE(dialog != nullptr);
    const QList<QAbstractButton*> buttons = dialog->findChildren<QAbstractButton*>();
    const auto said = std::find_if(buttons.begin(), buttons.end(),
        [&](const QAbstractButton* button) { return plain(button->text()) == q(text); });
    if (said == buttons.end())
        dialog->close(); // or nothing would go on
    REQUIRE(said != buttons.end());
    QTest::mouseClick(*said, Qt::LeftButton);
}

void chooseNext(const char* text)
{
    QTimer::singleShot(0, [text] {
        QWidget* const menu = QApplication::activePopupWidget();
        CHECK(menu != nullptr);
        if (menu == nullptr)
            return;
        QList<QAction*> actions = menu->actions();
        for (const QAction* const action : menu->actions())
            actions += action->menu() == nullptr ? QList<QAction*>() : action->menu()->actions();
        const auto said = std::find_if(
            actions.begin(), actions.end(), [&](const QAction* action) { return action->text() == q(text); });
        if (said != actions.end())
            (*said)->trigger();
        menu->close();
        CHECK(said != actions.end());
    });
}

WindowKit::WindowKit(Mode mode, int width, int height, int textSize, kit::Colours colours)
    : m_file(m_folder.path().toStdString() + "/home/home.ownwords")
    , m_mode(mode)
    , m_size(width, height)
    , m_textSize(textSize)
    , m_colours(colours)
    , m_now(std::chrono::sys_days(std::chrono::year(2026) / 6 / 4) + std::chrono::hours(12))
{
    if (!crypto::start())
        throw std::runtime_error("no locked memory");
    start();
}

WindowKit::~WindowKit()
{
    m_window.reset();
    m_session.reset();
    m_desk.reset();
}

void WindowKit::start()
{
    viewmodel::Desk::Setup desk;
    desk.now = [this] { return m_now; };
    desk.words = *crypto::WordList::parse(resource("words/four_words.txt"));
    desk.unlockTime = std::chrono::milliseconds(0);
    desk.mode = m_mode;
    m_desk = std::make_unique<viewmodel::Desk>(std::move(desk));
    viewmodel::Session::Setup session;
    session.firstTalk = [pack = packIn("packs/first-talk/pack.json")] { return pack; };
    session.review = [pack = packIn("packs/review/pack.json")] { return pack; };
    session.tzMinutes = [] { return 60; };
    m_session = std::make_unique<viewmodel::Session>(*m_desk, std::move(session));
    screens::MainWindow::Setup window;
    window.contacts = {{QStringLiteral("Night line"), QStringLiteral("0800 000 000, day and night")}};
    window.defaultFile = m_file;
    window.rememberFile = [](const std::filesystem::path&) {};
    window.textSize = m_textSize;
    window.colours = m_colours;
    window.voice = m_voice;
    m_window = std::make_unique<screens::MainWindow>(*m_session, look(), std::move(window));
    showAt(*m_window, m_size.width(), m_size.height());
    m_window->activateWindow();
    if (std::filesystem::exists(m_file)) {
        m_session->openFile(m_file);
        REQUIRE(QTest::qWaitFor([&] { return !m_session->isBusy(); }, patience));
    }
}

void WindowKit::startAgain(End end, std::chrono::minutes later)
{
    if (end == End::Closed)
        m_window->close();
    m_window.reset();
    m_session.reset();
    m_desk.reset();
    m_now += later;
    start();
}

void WindowKit::makeFile()
{
    press(QStringLiteral("Make the file here"));
    REQUIRE(QTest::qWaitFor([&] { return has(QStringLiteral("Hello. Who is here today?")); }, patience));
}

void WindowKit::signUp(const QString& name)
{
    press(QStringLiteral("Start or carry on"));
    press(QStringLiteral("Keep them here"));
    chooseWords(name);
    REQUIRE(m_session->page() == viewmodel::Session::Page::Talk);
}

void WindowKit::chooseWords(const QString& name)
{
    fill(QStringLiteral("A sign-in name"), name);
    press(QStringLiteral("Use secret words of my own"));
    fill(QStringLiteral("Secret words of your own"), words());
    fill(QStringLiteral("Type them once more"), words());
    press(QStringLiteral("Go on"));
    REQUIRE(QTest::qWaitFor([&] { return m_session->page() == viewmodel::Session::Page::Sheet; }, patience));
    press(QStringLiteral("Not now. Ask me another day."));
}

void WindowKit::signUpCoach(const QString& name)
{
    press(QStringLiteral("I am a coach"));
    press(QStringLiteral("Make my sign-in"));
    fill(QStringLiteral("Your name, as people know you"), name);
    chooseWords(name);
    REQUIRE(m_session->page() == viewmodel::Session::Page::People);
}

void WindowKit::sitDown()
{
    makeFile();
    signUpCoach(QStringLiteral("Sam"));
    press(QStringLiteral("Sit down for a talk"));
}

void WindowKit::signInCoach(const QString& name)
{
    press(QStringLiteral("I am a coach"));
    fill(QStringLiteral("Your sign-in name"), name);
    fill(QStringLiteral("Your secret words"), words());
    press(QStringLiteral("Sign in"));
    REQUIRE(QTest::qWaitFor([&] { return m_session->page() == viewmodel::Session::Page::People; }, patience));
}

void WindowKit::signIn(const QString& name)
{
    if (m_session->page() == viewmodel::Session::Page::Welcome)
        press(QStringLiteral("Start or carry on"));
    fill(QStringLiteral("Your sign-in name"), name);
    fill(QStringLiteral("Your secret words"), words());
    press(QStringLiteral("Open what I said"));
    REQUIRE(QTest::qWaitFor([&] { return m_session->hasRecord(); }, patience));
}

PersonId WindowKit::onlyPerson()
{
    PersonId only;
    m_desk->people(m_session.get(), [&only](const auto& people) { only = people.value().front().person; });
    REQUIRE(QTest::qWaitFor([&] { return !only.isNull(); }, patience));
    return only;
}

bool WindowKit::has(const QString& text)
{
    for (const QLabel* const label : m_window->findChildren<QLabel*>()) {
        if (label->isVisible() && plain(label->text()).contains(text))
            return true;
    }
    return button(text) != nullptr;
}

QAbstractButton* WindowKit::button(const QString& text)
{
    for (QAbstractButton* const button : m_window->findChildren<QAbstractButton*>()) {
        const bool says = plain(button->text()) == text || button->accessibleName() == text;
        if (button->isVisible() && button->isEnabled() && says)
            return button;
    }
    return nullptr;
}

void WindowKit::press(const QString& text)
{
    INFO(text.toStdString());
    // What was just made shows itself with the next turn of the event loop, and has its size after it was laid out. No
    // timers run here: what chooses in a menu waits for it to open.
    REQUIRE(QTest::qWaitFor([&] { return button(text) != nullptr; }, patience));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QAbstractButton* const wanted = button(text);
    QTest::mouseClick(wanted, Qt::LeftButton);
    QTest::qWait(0);
}

QLineEdit* WindowKit::field(const QString& name)
{
    for (QLineEdit* const field : m_window->findChildren<QLineEdit*>()) {
        if (field->isVisible() && field->accessibleName().startsWith(name))
            return field;
    }
    return nullptr;
}

void WindowKit::fill(const QString& name, const QString& text)
{
    INFO(name.toStdString());
    QLineEdit* const wanted = field(name);
    REQUIRE(wanted != nullptr);
    wanted->setFocus();
    wanted->selectAll();
    QTest::keyClicks(wanted, text);
}

kit::WordsEdit* WindowKit::box()
{
    for (kit::WordsEdit* const box : m_window->findChildren<kit::WordsEdit*>()) {
        if (box->isVisible())
            return box;
    }
    return nullptr;
}

QWidget* WindowKit::focus()
{
    return m_window->focusWidget();
}

void WindowKit::type(const QString& text)
{
    REQUIRE(focus() != nullptr);
    QTest::keyClicks(focus(), text);
}

void WindowKit::key(int key, Qt::KeyboardModifiers with)
{
    QTest::keyClick(m_window->windowHandle(), static_cast<Qt::Key>(key), with);
    QTest::qWait(0);
}

QString WindowKit::question()
{
    return talk().summary() ? QStringLiteral("This is what you said") : kit::fromUtf8(talk().screen().text);
}

QString WindowKit::wayOn()
{
    for (const QString& way : {QStringLiteral("No, go on"), QStringLiteral("Not for me")}) {
        if (button(way) != nullptr)
            return way;
    }
    return QStringLiteral("Next");
}

void WindowKit::goTo(const QString& question)
{
    constexpr int mostSteps = 200;
    for (int step = 0; step < mostSteps && this->question() != question; ++step) {
        INFO(this->question().toStdString());
        REQUIRE_FALSE(talk().screen().atEnd);
        press(wayOn());
    }
    REQUIRE(this->question() == question);
}

void WindowKit::say(const QString& words)
{
    INFO(question().toStdString());
    REQUIRE(box() != nullptr);
    CHECK(focus() == box());
    QTest::keyClicks(box(), words);
    press(QStringLiteral("Next"));
}

void WindowKit::holdATalk()
{
    goTo(q("What name shall we call you?"));
    say(q("Sunny"));
    goTo(q("What do people come to you for?"));
    type(q("fixing bikes"));
    press(q("Add one more"));
    CHECK(box()->words().isEmpty());
    type(q("a listening ear"));
    keepPicture(window(), q("scene-question"));
    press(q("Next"));
    goTo(q("If you could start with just one thing, what would it be?"));
    type(q("get a shed for bikes"));
    press(q("Next"));
    goTo(q("Say it how you would tell a friend. What do you want?"));
    say(q("I want to fix bikes with the kids on our street."));
    CHECK(has(q("Here are your words. Is that what you said?")));
    press(q("Yes, that is what I said"));
    goTo(q("What is one small thing you could do first? Small is best."));
    say(q("ask Dawn for the key"));
    goTo(q("This is what you said"));
    CHECK(has(q("“I want to fix bikes with the kids on our street.”")));
    CHECK(has(q("ask Dawn for the key")));
    keepPicture(window(), q("scene-goal"));
    press(q("Change: My first small step")); // each card leads to its one question
    CHECK(question() == q("What is one small thing you could do first? Small is best."));
    CHECK(box()->words() == q("ask Dawn for the key"));
    press(q("Next"));
    goTo(q("What will you do on your side?"));
    say(q("bring my tools"));
}

} // namespace ownwords::test
