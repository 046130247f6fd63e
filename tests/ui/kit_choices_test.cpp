// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/kit_support.h"
#include "ui/kit/choice_list.h"
#include "ui/kit/day_picker.h"
#include "ui/kit/look.h"
#include "ui/kit/scale_picker.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QDateEdit>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

namespace kit = ownwords::kit;
using kit::ChoiceList;
using ownwords::test::look;
using ownwords::test::PlainLook;
using ownwords::test::showAt;

namespace {

QAccessible::Role roleOf(QWidget* widget)
{
    return QAccessible::queryAccessibleInterface(widget)->role();
}

QString heardName(QWidget* widget)
{
    return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
}

const QList<kit::Choice> fruit{
    {QStringLiteral("a"), QStringLiteral("Apples & pears"), false},
    {QStringLiteral("b"), QStringLiteral("Plums"), false},
    {QStringLiteral("c"), QStringLiteral("None of these"), false},
};

// A widget under test in a window, with a field before and after it.
template <typename Widget>
struct Page {
    QWidget window;
    Widget* tested;
    QLineEdit* before = new QLineEdit;
    QLineEdit* after = new QLineEdit;

    explicit Page(Widget* widget, int width = 900, int height = 700)
        : tested(widget)
    {
        auto* const column = new QVBoxLayout(&window);
        column->addWidget(before);
        column->addWidget(widget);
        column->addWidget(after);
        column->addStretch();
        before->setAccessibleName(QStringLiteral("before"));
        after->setAccessibleName(QStringLiteral("after"));
        showAt(window, width, height);
    }

    template <typename Child = QAbstractButton>
    Child* child(const char* name)
    {
        return tested->template findChild<Child*>(QString::fromLatin1(name));
    }
    QAbstractButton* called(const QString& text)
    {
        for (QAbstractButton* const button : tested->template findChildren<QAbstractButton*>()) {
            if (button->accessibleName() == text || button->text() == text)
                return button;
        }
        return nullptr;
    }
};

} // namespace

TEST_CASE("one of several is a group of radio buttons with nothing picked beforehand")
{
    Page page(new ChoiceList(ChoiceList::Mode::One));
    QSignalSpy changed(page.tested, &ChoiceList::pickedChanged);
    page.tested->setAccessibleName(QStringLiteral("What fruit?"));
    page.tested->setChoices(fruit);
    showAt(page.window, 900, 700);
    CHECK(page.tested->picked().isEmpty());
    CHECK(roleOf(page.tested) == QAccessible::Grouping);
    CHECK(heardName(page.tested) == QStringLiteral("What fruit?"));
    CHECK(roleOf(page.child("a")) == QAccessible::RadioButton);
    CHECK(heardName(page.child("a")) == QStringLiteral("Apples & pears"));
    CHECK(page.child("a")->shortcut().isEmpty());

    page.tested->setFocus();
    CHECK(page.child("a")->hasFocus());
    QTest::keyClick(page.child("a"), Qt::Key_Down);
    CHECK_FALSE(page.child("a")->hasFocus());
    CHECK(page.tested->picked().isEmpty());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    CHECK(page.tested->picked().size() == 1);
    CHECK(changed.count() == 1);

    // Anywhere on the card.
    QTest::mouseClick(page.child("a"), Qt::LeftButton, {}, QPoint(page.child("a")->width() - 3, 4));
    CHECK(page.tested->picked() == QStringList{QStringLiteral("a")});
    CHECK(changed.count() == 2);
    page.tested->setPicked({});
    CHECK(page.tested->picked().isEmpty());
    page.tested->setPicked({QStringLiteral("c")});
    CHECK(page.tested->picked() == QStringList{QStringLiteral("c")});
    CHECK(changed.count() == 2);
    page.before->setFocus();
    QTest::keyClick(page.before, Qt::Key_Tab);
    CHECK(page.child("c")->hasFocus());
    QTest::keyClick(page.child("c"), Qt::Key_Tab);
    CHECK(page.after->hasFocus());
}

TEST_CASE("a radio button that stands alone stays picked, and a check box does not")
{
    const auto mode = GENERATE(ChoiceList::Mode::One, ChoiceList::Mode::Some);
    Page page(new ChoiceList(mode));
    QSignalSpy changed(page.tested, &ChoiceList::pickedChanged);
    page.tested->setChoices({fruit.first()});
    showAt(page.window, 900, 700);
    QTest::mouseClick(page.child("a"), Qt::LeftButton);
    CHECK(page.tested->picked() == QStringList{QStringLiteral("a")});
    const bool stays = mode == ChoiceList::Mode::One;
    const QStringList left = stays ? QStringList{QStringLiteral("a")} : QStringList();
    QTest::mouseClick(page.child("a"), Qt::LeftButton);
    CHECK(page.tested->picked() == left);
    CHECK(changed.count() == (stays ? 1 : 2));
    page.tested->setPicked({QStringLiteral("a")});
    page.child("a")->setFocus();
    QTest::keyClick(page.child("a"), Qt::Key_Space);
    CHECK(page.tested->picked() == left);
    page.tested->setPicked({}); // as when an answer is taken back
    CHECK(page.tested->picked().isEmpty());
}

TEST_CASE("some of several are check boxes")
{
    Page page(new ChoiceList(ChoiceList::Mode::Some));
    QSignalSpy changed(page.tested, &ChoiceList::pickedChanged);
    QList<kit::Choice> choices = fruit;
    choices[1].picked = true;
    page.tested->setChoices(choices);
    showAt(page.window, 900, 700);
    CHECK(changed.count() == 0);
    CHECK(roleOf(page.child("b")) == QAccessible::CheckBox);
    CHECK(page.tested->picked() == QStringList{QStringLiteral("b")});
    QTest::mouseClick(page.child("a"), Qt::LeftButton);
    CHECK(page.tested->picked() == QStringList{QStringLiteral("a"), QStringLiteral("b")});
    page.child("b")->setFocus();
    QTest::keyClick(page.child("b"), Qt::Key_Space);
    CHECK(page.tested->picked() == QStringList{QStringLiteral("a")});
    CHECK(changed.count() == 2);
    page.before->setFocus();
    QTest::keyClick(page.before, Qt::Key_Tab);
    CHECK(page.child("a")->hasFocus());
    QTest::keyClick(page.child("a"), Qt::Key_Tab);
    CHECK(page.child("b")->hasFocus());
}

TEST_CASE("cards stand in two columns where they fit, and a long text wraps in one")
{
    const PlainLook plain;
    Page page(new ChoiceList(ChoiceList::Mode::Some));
    page.tested->setChoices(fruit);
    showAt(page.window, 900, 700);
    CHECK(page.child("a")->y() == page.child("b")->y());
    CHECK(page.child("c")->y() > page.child("a")->y());
    showAt(page.window, 380, 700);
    CHECK(page.child("b")->y() > page.child("a")->y());
    CHECK(ownwords::test::clippedTexts(&page.window) == QStringList());

    QApplication::setLayoutDirection(Qt::RightToLeft);
    showAt(page.window, 900, 700);
    CHECK(page.child("a")->x() > page.child("b")->x());
    QApplication::setLayoutDirection(Qt::LeftToRight);

    QList<kit::Choice> choices = fruit;
    choices[2].text = QStringLiteral("a long choice that somebody wrote ").repeated(9);
    page.tested->setChoices(choices);
    look().setTextSize(200);
    showAt(page.window, 900, 1700);
    CHECK(page.child("b")->y() > page.child("a")->y());
    CHECK(page.child("c")->height() > 2 * page.child("a")->height());
    CHECK(ownwords::test::clippedTexts(&page.window) == QStringList());
    CHECK(ownwords::test::smallTargets(&page.window) == QStringList());
}

TEST_CASE("the line of numbers is picked by mouse, arrows, ends and digits")
{
    Page page(new kit::ScalePicker(0, 10));
    page.tested->setEndWords(QStringLiteral("Not sure"), QStringLiteral("Very sure"));
    QSignalSpy changed(page.tested, &kit::ScalePicker::valueChanged);
    showAt(page.window, 900, 400);
    CHECK_FALSE(page.tested->value());
    CHECK(roleOf(page.called(QStringLiteral("5"))) == QAccessible::RadioButton);
    CHECK(heardName(page.called(QStringLiteral("0"))) == QStringLiteral("0, Not sure"));
    CHECK(heardName(page.called(QStringLiteral("10"))) == QStringLiteral("10, Very sure"));

    const auto press = [](int key) { QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key)); };
    page.before->setFocus();
    QTest::keyClick(page.before, Qt::Key_Tab);
    CHECK_FALSE(page.tested->value());
    press(Qt::Key_Space);
    CHECK(page.tested->value() == 0);
    press(Qt::Key_Left);
    CHECK(page.tested->value() == 0);
    press(Qt::Key_Right);
    press(Qt::Key_Down);
    CHECK(page.tested->value() == 2);
    press(Qt::Key_Up);
    CHECK(page.tested->value() == 1);
    press(Qt::Key_End);
    CHECK(page.tested->value() == 10);
    press(Qt::Key_Right);
    CHECK(page.tested->value() == 10);
    press(Qt::Key_Home);
    CHECK(page.tested->value() == 0);
    press(Qt::Key_7);
    CHECK(page.tested->value() == 7);
    press(Qt::Key_1);
    press(Qt::Key_0);
    CHECK(page.tested->value() == 10);
    press(Qt::Key_0);
    CHECK(page.tested->value() == 0);
    QTest::mouseClick(page.called(QStringLiteral("6")), Qt::LeftButton);
    CHECK(page.tested->value() == 6);
    CHECK(changed.last().first().toInt() == 6);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    CHECK(page.after->hasFocus());

    const qsizetype before = changed.count();
    page.tested->setValue(3);
    CHECK(page.tested->value() == 3);
    page.tested->setValue(std::nullopt);
    CHECK_FALSE(page.tested->value());
    CHECK(changed.count() == before);
}

TEST_CASE("after a second a digit is a number of its own")
{
    Page page(new kit::ScalePicker(0, 10));
    page.tested->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_1);
    QTest::qWait(1100);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_0);
    CHECK(page.tested->value() == 0);
}

TEST_CASE("the line of numbers goes on in a second row, and from the right where people read so")
{
    const PlainLook plain;
    Page page(new kit::ScalePicker(0, 10));
    page.tested->setEndWords(QStringLiteral("Not sure at all that I will do it"), QStringLiteral("As sure as can be"));
    const auto* const last = page.tested->findChildren<QAbstractButton*>().last();
    showAt(page.window, 900, 400);
    CHECK(page.tested->findChildren<QAbstractButton*>().size() == 11);
    CHECK(page.tested->findChildren<QAbstractButton*>().first()->y() == last->y());
    look().setTextSize(200);
    showAt(page.window, 700, 900);
    CHECK(page.tested->findChildren<QAbstractButton*>().first()->y() < last->y());
    CHECK(ownwords::test::smallTargets(&page.window) == QStringList());
    CHECK(ownwords::test::clippedTexts(&page.window) == QStringList());

    look().setTextSize(100);
    QApplication::setLayoutDirection(Qt::RightToLeft);
    showAt(page.window, 900, 400);
    const auto* const zero = page.tested->findChildren<QAbstractButton*>().first();
    CHECK(zero->x() > last->x());
    page.tested->setValue(4);
    page.tested->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
    CHECK(page.tested->value() == 5);
}

TEST_CASE("a day is picked from the suggestions, written, or left open")
{
    const PlainLook plain;
    Page page(new kit::DayPicker);
    page.tested->setAccessibleName(QStringLiteral("When do we talk again?"));
    const QDate soon(2026, 12, 7);
    const QDate later(2026, 12, 21);
    page.tested->setSuggestions({{QStringLiteral("In 2 weeks: Monday 7 December"), soon},
        {QStringLiteral("In 4 weeks: Monday 21 December"), later}});
    page.tested->setNoneAllowed(true);
    QSignalSpy changed(page.tested, &kit::DayPicker::changed);
    showAt(page.window, 900, 500);
    page.before->setFocus();
    QTest::keyClick(page.before, Qt::Key_Tab);
    CHECK(static_cast<QAbstractButton*>(QApplication::focusWidget())->accessibleName()
        == QStringLiteral("In 2 weeks: Monday 7 December"));
    showAt(page.window, 900, 500);
    CHECK_FALSE(page.tested->date());
    CHECK_FALSE(page.tested->none());
    CHECK(roleOf(page.tested) == QAccessible::Grouping);
    auto* const chip = page.called(QStringLiteral("In 2 weeks: Monday 7 December"));
    REQUIRE(chip != nullptr);
    CHECK(roleOf(chip) == QAccessible::RadioButton);

    const auto pictureOf = [chip] { return chip->icon().pixmap(24, 24).toImage(); };
    const QImage open = pictureOf(); // it has the focus and is not picked: that is to be seen
    QTest::mouseClick(chip, Qt::LeftButton);
    CHECK(pictureOf() != open);
    CHECK(page.tested->date() == soon);
    CHECK(changed.count() == 1);
    QTest::mouseClick(page.child("none"), Qt::LeftButton);
    CHECK(page.tested->none());
    CHECK_FALSE(page.tested->date());
    CHECK(changed.count() == 2);

    auto* const day = page.child<QDateEdit>("day");
    CHECK_FALSE(day->isVisible());
    QTest::mouseClick(page.child("another"), Qt::LeftButton);
    CHECK(day->isVisible());
    CHECK(QApplication::focusWidget() != nullptr);
    CHECK(day->hasFocus());
    day->setDate(QDate(2027, 1, 30));
    day->setSelectedSection(QDateTimeEdit::DaySection);
    QTest::keyClick(day, Qt::Key_Up);
    CHECK(page.tested->date() == QDate(2027, 1, 31));
    QWheelEvent wheel(QPointF(5, 5), day->mapToGlobal(QPointF(5, 5)), {}, QPoint(0, 120), Qt::NoButton, Qt::NoModifier,
        Qt::NoScrollPhase, false);
    QApplication::sendEvent(day, &wheel);
    CHECK(page.tested->date() == QDate(2027, 1, 31));
    CHECK(ownwords::test::namelessControls(&page.window) == QStringList());

    const qsizetype before = changed.count();
    page.tested->setDate(later);
    CHECK(page.tested->date() == later);
    CHECK_FALSE(day->isVisible());
    page.tested->setDate(QDate(2027, 5, 1));
    CHECK(page.tested->date() == QDate(2027, 5, 1));
    CHECK(day->isVisible());
    page.tested->setNone();
    CHECK(page.tested->none());
    page.tested->setNoneAllowed(false);
    CHECK_FALSE(page.tested->none());
    page.tested->setDate(std::nullopt);
    CHECK_FALSE(page.tested->date());
    CHECK(changed.count() == before);
    page.tested->setDate(QDate(2027, 5, 1));
    look().setTextSize(200);
    showAt(page.window, 900, 900);
    CHECK(ownwords::test::clippedTexts(&page.window) == QStringList());
}

TEST_CASE("every day can be read whole where it is written")
{
    const PlainLook plain;
    Page page(new kit::DayPicker);
    const int size = GENERATE(100, 200);
    look().setTextSize(size);
    showAt(page.window, 900, 700);
    QTest::mouseClick(page.called(QStringLiteral("Another day")), Qt::LeftButton);
    auto* const day = page.tested->findChild<QDateEdit*>(QStringLiteral("day"));
    const auto* const line = day->findChild<QLineEdit*>();
    for (int month = 1; month <= 12; ++month) {
        day->setDate(QDate(2028, month, 28));
        showAt(page.window, 900, 700);
        INFO(line->text().toStdString());
        CHECK(line->fontMetrics().horizontalAdvance(line->text()) + 4 <= line->width()); // what Qt keeps free in it
    }
    ownwords::test::keepPicture(page.window, QStringLiteral("day-%1").arg(size));
}
