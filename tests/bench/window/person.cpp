// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/window/person.h"

#include "tests/bench/measure.h"
#include "ui/kit/words_edit.h"
#include "ui/screens/main_window.h"
#include "ui/screens/page.h"
#include "ui/screens/sheet_page.h"
#include "ui/screens/talk_page.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QWindow>

namespace ownwords::bench {

namespace {

const QString ownPhrase = QStringLiteral("red bikes on a wet hill");
const QString sentence = QStringLiteral("I mend bikes with the kids on our street, and my nan makes the tea.");

QString plain(QString text)
{
    return text.remove(QLatin1Char('&'));
}

} // namespace

Person::Person(WatchedApplication& application)
    : m_application(application)
{
    for (QWidget* const widget : QApplication::topLevelWidgets()) {
        if (auto* const window = qobject_cast<screens::MainWindow*>(widget))
            m_window = window;
    }
    if (m_window == nullptr)
        giveUp("there is no window");
}

screens::Page* Person::page()
{
    return m_window->page();
}

QAbstractButton* Person::button(const QString& text)
{
    for (QAbstractButton* const button : m_window->findChildren<QAbstractButton*>()) {
        const bool says = plain(button->text()) == text || button->accessibleName() == text;
        if (button->isVisible() && button->isEnabled() && says)
            return button;
    }
    return nullptr;
}

void Person::click(QAbstractButton* button)
{
    const QPointF at = QRectF(button->rect()).center();
    const QPointF onScreen = button->mapToGlobal(at);
    QMouseEvent down(QEvent::MouseButtonPress, at, onScreen, Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(button, &down);
    QMouseEvent up(QEvent::MouseButtonRelease, at, onScreen, Qt::LeftButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(button, &up);
}

void Person::press(const QString& text)
{
    m_application.waitUntil("button " + text.toStdString(), [&] { return button(text) != nullptr; });
    click(button(text));
    m_application.pause(20);
}

void Person::fill(const QString& name, const QString& text)
{
    for (QLineEdit* const field : m_window->findChildren<QLineEdit*>()) {
        if (!field->isVisible() || !field->accessibleName().startsWith(name))
            continue;
        field->setText(text);
        return;
    }
    giveUp("no field " + name.toStdString());
}

kit::WordsEdit* Person::box()
{
    for (kit::WordsEdit* const box : m_window->findChildren<kit::WordsEdit*>()) {
        if (box->isVisible())
            return box;
    }
    return nullptr;
}

void Person::key(QChar letter)
{
    const int code = letter.toUpper().unicode();
    QKeyEvent down(QEvent::KeyPress, code, Qt::NoModifier, letter);
    QApplication::sendEvent(m_window->windowHandle(), &down);
    QKeyEvent up(QEvent::KeyRelease, code, Qt::NoModifier, letter);
    QApplication::sendEvent(m_window->windowHandle(), &up);
}

void Person::makeFile()
{
    press(QStringLiteral("Make the file here"));
    m_application.waitUntil("welcome", [&] { return button(QStringLiteral("Start or carry on")) != nullptr; });
}

void Person::signUp(const QString& name)
{
    press(QStringLiteral("Start or carry on"));
    press(QStringLiteral("Keep them here"));
    fill(QStringLiteral("A sign-in name"), name);
    press(QStringLiteral("Use secret words of my own"));
    fill(QStringLiteral("Secret words of your own"), ownPhrase);
    fill(QStringLiteral("Type them once more"), ownPhrase);
    press(QStringLiteral("Go on"));
    press(QStringLiteral("Not now. Ask me another day."));
    m_application.waitUntil("a talk", [&] { return qobject_cast<screens::TalkPage*>(page()) != nullptr; });
    m_application.pause(200);
}

void Person::signIn(const QString& name)
{
    if (button(QStringLiteral("Start or carry on")) != nullptr)
        press(QStringLiteral("Start or carry on"));
    fill(QStringLiteral("Your sign-in name"), name);
    fill(QStringLiteral("Your secret words"), ownPhrase);
    press(QStringLiteral("Open what I said"));
    press(QStringLiteral("Carry on talking"));
    m_application.pause(200);
}

bool Person::isAtEnd()
{
    return button(QStringLiteral("See my page")) != nullptr;
}

double Person::goOn(QAbstractButton* button)
{
    const double time = m_application.untilPainted(
        "the next question", [&] { click(button); },
        [this](const QWidget& widget) {
            const auto* const label = qobject_cast<const QLabel*>(&widget);
            return label != nullptr && label->text().size() > 8 && page()->toRead().startsWith(label->text());
        });
    m_application.pause(60);
    return time;
}

void Person::answer(std::vector<double>& nexts)
{
    if (QAbstractButton* const yes = button(QStringLiteral("Yes, that is what I said"))) {
        goOn(yes);
        return;
    }
    if (kit::WordsEdit* const edit = box(); edit != nullptr && edit->words().isEmpty()) {
        edit->setFocus();
        for (const QChar letter : sentence)
            key(letter);
        m_application.pause(60);
    }
    if (QAbstractButton* const no = button(QStringLiteral("No, go on"))) {
        goOn(no);
        return;
    }
    QAbstractButton* const next = button(QStringLiteral("Next"));
    if (next == nullptr)
        giveUp("no way on from: " + page()->toRead().toStdString());
    nexts.push_back(goOn(next));
}

void Person::toBox()
{
    std::vector<double> times;
    while (box() == nullptr && !isAtEnd())
        answer(times);
    if (box() == nullptr)
        giveUp("no box");
    box()->setFocus();
}

} // namespace ownwords::bench
