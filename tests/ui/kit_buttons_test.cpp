// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/kit_support.h"
#include "ui/kit/buttons.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/fold_strip.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/message_bar.h"
#include "ui/kit/saved_mark.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

namespace kit = ownwords::kit;
using kit::ButtonKind;
using ownwords::test::look;
using ownwords::test::PlainLook;
using ownwords::test::showAt;

namespace {

QString heardName(QWidget* widget)
{
    return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
}

// How many pixels of `widget` have this colour.
int pixelsOf(QWidget& widget, kit::Token token)
{
    const QImage image = widget.grab().toImage();
    const QColor wanted = kit::colour(token);
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == wanted ? 1 : 0;
    }
    return count;
}

} // namespace

TEST_CASE("every kind of button can be hit, pressed and heard, at every text size")
{
    const PlainLook plain;
    for (const int size : {100, 125, 150, 200}) {
        look().setTextSize(size);
        for (const ButtonKind kind :
            {ButtonKind::Primary, ButtonKind::Secondary, ButtonKind::Quiet, ButtonKind::Danger, ButtonKind::Bar}) {
            QWidget window;
            auto* const column = new QVBoxLayout(&window);
            auto* const made = kit::button(kind, QStringLiteral("&Go"), QStringLiteral("next"));
            column->addWidget(made);
            showAt(window, 300, 200);
            CHECK(made->width() >= kit::px(44));
            CHECK(made->height() >= kit::px(44));
            CHECK(heardName(made) == QStringLiteral("Go"));
            QSignalSpy clicked(made, &QPushButton::clicked);
            QTest::mouseClick(made, Qt::LeftButton);
            made->setFocus();
            QTest::keyClick(made, Qt::Key_Space);
            CHECK(clicked.count() == 2);
        }
    }
}

TEST_CASE("the focus can be seen on every kind of button")
{
    for (const ButtonKind kind :
        {ButtonKind::Primary, ButtonKind::Secondary, ButtonKind::Quiet, ButtonKind::Danger, ButtonKind::Bar}) {
        QWidget window;
        auto* const column = new QVBoxLayout(&window);
        auto* const made = kit::button(kind, QStringLiteral("Go"));
        auto* const other = new QLineEdit;
        column->addWidget(made);
        column->addWidget(other);
        showAt(window, 300, 200);
        const kit::Token ring = kind == ButtonKind::Primary ? kit::Token::Ink : kit::Token::Teal;
        other->setFocus();
        const int without = pixelsOf(*made, ring);
        const QImage before = made->grab().toImage();
        made->setFocus();
        // 2 pixels along the straight parts at the least.
        const int straight = 2 * 2 * (made->width() + made->height() - 4 * kit::px(12));
        INFO(static_cast<int>(kind));
        if (kind != ButtonKind::Secondary) // its own edge is Teal too
            CHECK(pixelsOf(*made, ring) - without > straight / 2);
        CHECK(made->grab().toImage() != before);
        // The gap inside of the ring is nobody's colour but the window's.
        const QImage now = made->grab().toImage();
        CHECK(now.pixelColor(made->width() / 2, 3) != kit::colour(ring));
        CHECK(now.pixelColor(made->width() / 2, 0) == kit::colour(ring));
    }
}

TEST_CASE("a chip stays round when it has the focus")
{
    const PlainLook plain;
    for (const int size : {100, 200}) {
        look().setTextSize(size);
        QWidget window;
        auto* const chip = new kit::Chip(QStringLiteral("In two weeks"));
        (new QVBoxLayout(&window))->addWidget(chip);
        showAt(window, 600, 200);
        chip->setFocus();
        const QImage now = window.grab(chip->geometry()).toImage();
        INFO(size);
        CHECK(now.pixelColor(now.width() / 2, 8) == kit::colour(kit::Token::TealSoft));
        CHECK(now.pixelColor(6, 6) != kit::colour(kit::Token::TealSoft));
    }
}

TEST_CASE("a check box shows by its shape that it is checked, and the wheel changes no list on its way")
{
    QWidget window;
    auto* const column = new QVBoxLayout(&window);
    auto* const box = new QCheckBox(QStringLiteral("Show what I type"));
    auto* const list = new QComboBox;
    list->addItems({QStringLiteral("English"), QStringLiteral("Cymraeg")});
    column->addWidget(box);
    column->addWidget(list);
    showAt(window, 300, 200);
    CHECK(box->height() >= kit::px(44));
    CHECK(pixelsOf(*box, kit::Token::OnTeal) > 100); // the empty box: card and what is written on Teal are one colour
    const int empty = pixelsOf(*box, kit::Token::Teal);
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(12, box->height() / 2));
    CHECK(box->isChecked());
    CHECK(pixelsOf(*box, kit::Token::Teal) > empty + 100);
    CHECK(pixelsOf(*box, kit::Token::OnTeal) > 2); // its tick; the rest of it is smoothed
    QWheelEvent wheel(QPointF(5, 5), list->mapToGlobal(QPointF(5, 5)), {}, QPoint(0, -120), Qt::NoButton,
        Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(list, &wheel);
    CHECK(list->currentIndex() == 0);
}

TEST_CASE("a long button wraps where there is no room")
{
    QWidget window;
    auto* const column = new QVBoxLayout(&window);
    auto* const made = kit::button(ButtonKind::Secondary, QStringLiteral("Print or save my plan for my coach and me"));
    column->addWidget(made);
    column->addStretch();
    showAt(window, 240, 400);
    CHECK(made->width() < 240);
    CHECK(made->height() > 80);
    CHECK(ownwords::test::clippedTexts(&window) == QStringList());
}

TEST_CASE("a chip shows a person's words as they are")
{
    QWidget window;
    auto* const column = new QVBoxLayout(&window);
    const QString words = QStringLiteral("fish & chips, ") + QStringLiteral("a very long gift ").repeated(12);
    auto* const chip = new kit::Chip(words);
    column->addWidget(chip);
    column->addStretch();
    showAt(window, 400, 500);
    CHECK(chip->words() == words);
    CHECK(heardName(chip) == words);
    CHECK(chip->shortcut().isEmpty());
    CHECK(chip->height() > 2 * kit::px(44));
    CHECK(ownwords::test::clippedTexts(&window) == QStringList());
    QSignalSpy clicked(chip, &QPushButton::clicked);
    QTest::mouseClick(chip, Qt::LeftButton);
    CHECK(clicked.count() == 1);
}

TEST_CASE("a message tells, offers at most two things to do, and leaves the focus alone")
{
    QWidget window;
    auto* const column = new QVBoxLayout(&window);
    auto* const field = new QLineEdit;
    field->setAccessibleName(QStringLiteral("field"));
    auto* const bar = new kit::MessageBar;
    column->addWidget(bar);
    column->addWidget(field);
    showAt(window, 600, 300);
    field->setFocus();
    CHECK_FALSE(bar->isVisible());

    int tried = 0;
    int third = 0;
    bar->tell(kit::MessageBar::Kind::Trouble, QStringLiteral("<b>There is no room & it stays so.</b>"),
        {{QStringLiteral("Try again"), [&tried] { ++tried; }}, {QStringLiteral("Other place"), {}},
            {QStringLiteral("Third"), [&third] { ++third; }}});
    CHECK(bar->isVisible());
    CHECK(field->hasFocus());
    CHECK(heardName(bar) == QStringLiteral("<b>There is no room & it stays so.</b>"));
    CHECK(QAccessible::queryAccessibleInterface(bar)->role() == QAccessible::Notification);
    CHECK(bar->findChildren<QPushButton*>().size() == 3); // two actions and Close
    CHECK(ownwords::test::namelessControls(&window) == QStringList());
    showAt(window, 600, 300);
    CHECK(ownwords::test::clippedTexts(&window) == QStringList());

    // Tab goes through the message where it stands.
    auto* const close = bar->findChild<QPushButton*>(QStringLiteral("close"));
    field->setFocus();
    QTest::keyClick(field, Qt::Key_Tab, Qt::ShiftModifier);
    CHECK(close->hasFocus());
    QTest::keyClick(close, Qt::Key_Tab, Qt::ShiftModifier);
    CHECK(static_cast<QPushButton*>(QApplication::focusWidget())->text() == QStringLiteral("Other place"));

    QSignalSpy closed(bar, &kit::MessageBar::closed);
    for (QPushButton* const made : bar->findChildren<QPushButton*>()) {
        if (made->text() == QStringLiteral("Try again"))
            QTest::mouseClick(made, Qt::LeftButton);
    }
    CHECK(tried == 1);
    CHECK_FALSE(bar->isVisible());
    CHECK(closed.count() == 0);

    bar->tell(kit::MessageBar::Kind::News, QStringLiteral("Saved to the drive."));
    QTest::mouseClick(close, Qt::LeftButton);
    CHECK_FALSE(bar->isVisible());
    CHECK(closed.count() == 1);
    bar->tell(kit::MessageBar::Kind::News, {});
    CHECK_FALSE(bar->isVisible());
    CHECK(third == 0);
}

TEST_CASE("the saved mark keeps its room")
{
    QWidget window;
    auto* const row = new QHBoxLayout(&window);
    auto* const mark = new kit::SavedMark;
    auto* const beside = kit::button(ButtonKind::Bar, QStringLiteral("Hide"));
    row->addWidget(mark);
    row->addWidget(beside);
    showAt(window, 400, 100);
    const QPoint before = beside->pos();
    CHECK_FALSE(mark->isVisible());
    mark->setSaved(true);
    QApplication::processEvents();
    CHECK(mark->isVisible());
    CHECK(beside->pos() == before);
    CHECK(ownwords::test::clippedTexts(&window) == QStringList());
}

TEST_CASE("the title of a strip is heard as a button that is collapsed or expanded")
{
    QWidget window;
    auto* const column = new QVBoxLayout(&window);
    auto* const strip = new kit::FoldStrip(QStringLiteral("Stuck?"), QStringLiteral("These help some people."));
    column->addWidget(strip);
    showAt(window, 400, 500);
    QAccessibleInterface* const title = QAccessible::queryAccessibleInterface(strip->findChild<QPushButton*>());
    REQUIRE(title != nullptr);
    CHECK(title->role() == QAccessible::Button);
    CHECK(title->text(QAccessible::Name) == QStringLiteral("Stuck?"));
    CHECK(title->state().focusable);
    CHECK(title->state().expandable);
    CHECK(title->state().collapsed);
    CHECK_FALSE(title->state().expanded);
    REQUIRE(title->actionInterface() != nullptr);
    CHECK(title->actionInterface()->actionNames().contains(QAccessibleActionInterface::setFocusAction()));
    title->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    CHECK_FALSE(strip->isFolded());
    CHECK(title->state().expanded);
    CHECK_FALSE(title->state().collapsed);
    strip->setFolded(true);
    CHECK(title->state().collapsed);
}

TEST_CASE("a strip folds by mouse and keyboard and stays as it was left")
{
    QWidget window;
    auto* const column = new QVBoxLayout(&window);
    auto* const strip
        = new kit::FoldStrip(QStringLiteral("Stuck? R&D"), QStringLiteral("These help some people. ").repeated(8));
    column->addWidget(strip);
    column->addStretch();
    showAt(window, 400, 500);
    auto* const title = strip->findChild<QPushButton*>();
    QSignalSpy folded(strip, &kit::FoldStrip::foldedChanged);
    CHECK(strip->isFolded());
    CHECK(heardName(title) == QStringLiteral("Stuck? R&D"));
    const int closedHeight = strip->height();
    QTest::mouseClick(title, Qt::LeftButton);
    QApplication::processEvents();
    CHECK_FALSE(strip->isFolded());
    CHECK(strip->height() > closedHeight);
    CHECK(ownwords::test::clippedTexts(&window) == QStringList());
    strip->setTitle(QStringLiteral("Another"));
    strip->setText(QStringLiteral("Another tip"));
    CHECK_FALSE(strip->isFolded());
    title->setFocus();
    QTest::keyClick(title, Qt::Key_Space);
    CHECK(strip->isFolded());
    CHECK(folded.count() == 2);
}
