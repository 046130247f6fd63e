// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/kit_support.h"
#include "ui/kit/buttons.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/scroll_page.h"
#include "ui/kit/words_edit.h"

#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <memory>

namespace kit = ownwords::kit;
using ownwords::test::clippedTexts;
using ownwords::test::look;
using ownwords::test::PlainLook;
using ownwords::test::showAt;

TEST_CASE("labels show people's words as they are, and all of them")
{
    QWidget window;
    auto* const column = new QVBoxLayout(&window);
    const QString words = QStringLiteral("<b>R&D</b> &amp; ") + QString(400, QLatin1Char('w'));
    auto* const label = kit::quote(words);
    column->addWidget(label);
    column->addStretch();
    showAt(window, 400, 1200);
    CHECK(label->textFormat() == Qt::PlainText);
    CHECK(label->width() <= 400);
    CHECK(label->heightForWidth(label->width()) <= label->height());
    CHECK(label->height() > 10 * label->fontMetrics().lineSpacing());
    CHECK(QAccessible::queryAccessibleInterface(label)->text(QAccessible::Name) == words);
    CHECK(clippedTexts(&window) == QStringList());
    CHECK(label->focusPolicy() == Qt::NoFocus);
}

TEST_CASE("a label's height follows its width and its text size")
{
    const PlainLook plain;
    const std::unique_ptr<kit::TextLabel> label(kit::body(QStringLiteral("some words ").repeated(30)));
    const int wide = label->heightForWidth(800);
    const int narrow = label->heightForWidth(200);
    CHECK(narrow > 3 * wide);
    look().setTextSize(200);
    CHECK(label->heightForWidth(800) > 3 * wide);
    label->setMeasure(20);
    CHECK(label->heightForWidth(3000) == label->heightForWidth(2000));
    CHECK(kit::body(QStringLiteral("one\ntwo\nthree"), label.get())->heightForWidth(800)
        == 3 * kit::body(QStringLiteral("one"), label.get())->heightForWidth(800));
}

TEST_CASE("a code can be marked and copied where that was asked for")
{
    QWidget window;
    auto* const column = new QVBoxLayout(&window);
    auto* const code = kit::body(QStringLiteral("ABCD-EFGH"));
    code->setSelectable(true);
    column->addWidget(code);
    showAt(window, 400, 200);
    code->setFocus();
    QTest::keyClick(code, Qt::Key_A, Qt::ControlModifier);
    CHECK(code->selectedText() == QStringLiteral("ABCD-EFGH"));
    CHECK(ownwords::test::namelessControls(&window) == QStringList());
}

TEST_CASE("a quote card gives its words back without our marks")
{
    QWidget window;
    auto* const column = new QVBoxLayout(&window);
    auto* const card = new kit::QuoteCard(QStringLiteral("fix \"bikes\" & more"));
    column->addWidget(card);
    column->addStretch();
    CHECK(card->words() == QStringLiteral("fix \"bikes\" & more"));
    CHECK(card->setLink({}) == nullptr);
    card->setHelper(QStringLiteral("Your words, kept exactly as you said them."));
    auto* const link = card->setLink(QStringLiteral("Change"));
    showAt(window, 500, 400);
    QSignalSpy clicked(card, &kit::QuoteCard::linkClicked);
    QTest::mouseClick(link, Qt::LeftButton);
    CHECK(clicked.count() == 1);
    CHECK(clippedTexts(&window) == QStringList());
    const QColor gold = kit::colour(kit::Token::Gold);
    CHECK(card->grab().toImage().pixelColor(3, card->height() / 2) == gold);
    const PlainLook plain;
    QApplication::setLayoutDirection(Qt::RightToLeft);
    QApplication::processEvents();
    CHECK(card->grab().toImage().pixelColor(card->width() - 4, card->height() / 2) == gold);
}

TEST_CASE("things flow into rows and give the height they need")
{
    const PlainLook plain;
    QWidget window;
    auto* const column = new QVBoxLayout(&window);
    auto* const row = new QWidget;
    auto* const flow = new kit::FlowLayout(row);
    flow->setSpacing(8);
    QList<kit::Chip*> chips;
    for (int i = 0; i < 9; ++i) {
        chips.append(new kit::Chip(QStringLiteral("a gift of mine")));
        flow->addWidget(chips.last());
    }
    auto* const longChip = new kit::Chip(QStringLiteral("a very long chip that needs a row ").repeated(4));
    flow->addWidget(longChip);
    column->addWidget(row);
    column->addStretch();
    showAt(window, 500, 600);
    CHECK(chips.at(0)->y() == chips.at(1)->y());
    CHECK(chips.last()->y() > chips.first()->y());
    CHECK(chips.at(1)->x() == chips.at(0)->geometry().right() + 1 + 8);
    CHECK(longChip->geometry().right() < row->width());
    CHECK(row->height() == flow->heightForWidth(row->width()));
    CHECK(longChip->geometry().bottom() < row->height());
    CHECK(clippedTexts(&window) == QStringList());
    QApplication::setLayoutDirection(Qt::RightToLeft);
    QApplication::processEvents();
    CHECK(chips.at(0)->x() > chips.at(1)->x());
    CHECK(chips.at(0)->geometry().right() == row->width() - 1);
}

TEST_CASE("a page is as wide as one reads well, and scrolls only up and down")
{
    const PlainLook plain;
    QWidget window;
    auto* const column = new QVBoxLayout(&window);
    column->setContentsMargins(0, 0, 0, 0);
    auto* const page = new kit::ScrollPage;
    column->addWidget(page);
    auto* const text = kit::body(QStringLiteral("many words of a page ").repeated(120));
    page->column()->addWidget(text);
    QList<QPushButton*> buttons;
    for (int i = 0; i < 30; ++i) {
        buttons.append(kit::button(kit::ButtonKind::Secondary, QStringLiteral("Press %1").arg(i)));
        page->column()->addWidget(buttons.last());
    }
    page->column()->addStretch();
    showAt(window, 1280, 600);
    const int measure = QFontMetrics(QApplication::font()).averageCharWidth() * 70;
    CHECK(text->width() <= measure + 1);
    CHECK(text->width() > measure - 20);
    CHECK(ownwords::test::sidewaysScrolls(&window) == QStringList());
    CHECK(clippedTexts(&window) == QStringList());

    page->toTop();
    buttons.last()->setFocus();
    QApplication::processEvents();
    const auto seen = [page](const QWidget* widget) {
        const QRect place(widget->mapTo(page->viewport(), QPoint(0, 0)), widget->size());
        return page->viewport()->rect().contains(place);
    };
    CHECK(seen(buttons.last()));
    buttons.first()->setFocus();
    QApplication::processEvents();
    CHECK(seen(buttons.first()));
    look().setTextSize(200);
    showAt(window, 700, 500);
    CHECK(ownwords::test::sidewaysScrolls(&window) == QStringList());
    CHECK(clippedTexts(&window) == QStringList());
}

TEST_CASE("the line one writes in stays in view in a field taller than the page")
{
    QWidget window;
    auto* const column = new QVBoxLayout(&window);
    auto* const page = new kit::ScrollPage;
    column->addWidget(page);
    auto* const edit = new kit::WordsEdit;
    edit->setMostLines(40);
    page->column()->addWidget(edit);
    page->column()->addStretch();
    showAt(window, 600, 300);
    edit->setFocus();
    for (int i = 0; i < 25; ++i) {
        QTest::keyClick(edit, Qt::Key_A);
        QTest::keyClick(edit, Qt::Key_Return);
        QApplication::processEvents();
    }
    QApplication::processEvents();
    const QRect line = edit->cursorRect();
    const QPoint top = edit->viewport()->mapTo(page->viewport(), line.topLeft());
    CHECK(page->verticalScrollBar()->value() > 0);
    CHECK(page->viewport()->rect().contains(QRect(top, QSize(1, line.height()))));
}

TEST_CASE("the checks for windows find what is not well")
{
    QWidget window;
    QLabel cut(QStringLiteral("These words do not fit in here"), &window);
    cut.setGeometry(0, 0, 40, 20);
    QPushButton nameless(&window);
    nameless.setGeometry(0, 40, 60, 60);
    QPushButton yes(QStringLiteral("&Next"), &window);
    yes.setGeometry(0, 120, 200, 60);
    QPushButton no(QStringLiteral("&No"), &window);
    no.setGeometry(0, 200, 200, 60);
    QScrollArea area(&window);
    area.setGeometry(0, 280, 100, 60);
    area.setWidget(new QLabel(QString(80, QLatin1Char('w'))));
    area.setAccessibleName(QStringLiteral("area"));
    QPushButton outside(QStringLiteral("Out"), &window);
    outside.setGeometry(390, 120, 200, 60);
    showAt(window, 400, 400);
    CHECK(clippedTexts(&window).size() == 2);
    CHECK(ownwords::test::namelessControls(&window).size() == 1);
    CHECK(ownwords::test::sharedMnemonics(&window).size() == 1);
    CHECK(ownwords::test::sidewaysScrolls(&window).size() == 1);
    nameless.setFixedSize(20, 60);
    CHECK(ownwords::test::smallTargets(&window).size() == 1);
}
