// SPDX-License-Identifier: Apache-2.0
#include "core/print/layout.h"
#include "tests/ui/kit_support.h"
#include "tests/ui/plan_support.h"
#include "ui/kit/choice_list.h"
#include "ui/kit/fold_strip.h"
#include "ui/kit/look.h"
#include "ui/kit/message_bar.h"
#include "ui/screens/page_sheet.h"
#include "ui/screens/page_view.h"
#include "ui/screens/plan_page.h"

#include <QAccessible>
#include <QFileDialog>
#include <QImage>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QtTest/QTest>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>

using namespace ownwords;
using namespace ownwords::test;
using screens::PageSheet;
using screens::PageView;
using screens::PlanPage;

namespace {

struct Shown : PlanFixture {
    Shown(int width = 1280, int height = 720)
    {
        clock.start();
        page = std::make_unique<PlanPage>(session, computer.places());
        showAt(*page, width, height);
        REQUIRE(waitFor([&] { return page->view().pageCount() > 0; }));
    }

    QString text() const { return page->ownWordsToRead(); }
    QAbstractButton* part(const QString& title) const
    {
        const auto cards = page->findChild<kit::ChoiceList*>(QStringLiteral("parts"))->findChildren<QAbstractButton*>();
        const auto found
            = std::find_if(cards.begin(), cards.end(), [&](auto* card) { return card->accessibleName() == title; });
        REQUIRE(found != cards.end());
        return *found;
    }
    void settle() const
    {
        for (int i = 0; i < 5; ++i)
            QTest::qWait(20);
    }

    Computer computer;
    QElapsedTimer clock;
    std::unique_ptr<PlanPage> page;
};

} // namespace

TEST_CASE("The plan is on the screen as it will print", "[plan_page]")
{
    const Shown shown;
    REQUIRE(waitFor([&] { return shown.page->view().hasPicture(0); }));
    std::cout << "from asking for the page to its first picture: " << shown.clock.elapsed() << " ms\n";
    CHECK(shown.text().contains(QStringLiteral("fixing bikes")));
    CHECK_FALSE(shown.text().contains(QStringLiteral("my knee")));
    const auto pages = print::layOut(shown.page->model().document(), shown.page->model().theme());
    REQUIRE(pages);
    CHECK(shown.page->view().pageCount() == static_cast<int>(pages->pages.size()));
    keepPicture(*shown.page, QStringLiteral("plan-100"));
}

TEST_CASE("A part that is ticked off leaves the pages at once", "[plan_page]")
{
    const Shown shown;
    QAbstractButton* const gifts = shown.part(QStringLiteral("What I bring"));
    CHECK(gifts->isChecked());
    gifts->click();
    REQUIRE(waitFor([&] { return !shown.text().contains(QStringLiteral("fixing bikes")); }));
    CHECK(shown.text().contains(QStringLiteral("Kel")));
    shown.part(QStringLiteral("The name I go by"))->click();
    REQUIRE(waitFor([&] { return !shown.text().contains(QStringLiteral("Kel")); }));
    QTest::keyClick(gifts, Qt::Key_Space);
    REQUIRE(waitFor([&] { return shown.text().contains(QStringLiteral("fixing bikes")); }));

    QAbstractButton* const secret = shown.part(QStringLiteral("Private: Ask health"));
    CHECK_FALSE(secret->isChecked());
    secret->click();
    CHECK(waitFor([&] { return shown.text().contains(QStringLiteral("my knee")); }));
}

TEST_CASE("Large print is seen before it is printed", "[plan_page]")
{
    const Shown shown;
    const int before = shown.page->view().pageCount();
    const auto sizes
        = shown.page->findChild<kit::ChoiceList*>(QStringLiteral("size"))->findChildren<QAbstractButton*>();
    REQUIRE(sizes.size() == 2);
    CHECK(sizes[0]->isChecked());
    sizes[1]->click();
    CHECK(waitFor([&] { return shown.page->view().pageCount() > before; }));
    CHECK(shown.page->model().isLarge());
}

TEST_CASE("A screen reader finds each page, its number and its words", "[plan_page]")
{
    const Shown shown;
    REQUIRE(waitFor([&] { return shown.page->view().hasPicture(0); }));
    const auto sheets = shown.page->findChildren<PageSheet*>();
    REQUIRE(sheets.size() == shown.page->view().pageCount());
    QAccessibleInterface* const page = QAccessible::queryAccessibleInterface(sheets.front());
    REQUIRE(page != nullptr);
    CHECK(page->text(QAccessible::Name) == QStringLiteral("Page 1 of %1").arg(sheets.size()));
    CHECK(page->text(QAccessible::Description).contains(QStringLiteral("my nan's cooking")));
    CHECK(page->role() == QAccessible::Graphic);
    CHECK(page->state().focusable);
}

TEST_CASE("Tab goes from the choices over the pages to the buttons, by keyboard alone", "[plan_page]")
{
    const Shown shown(GENERATE(1280, 900), 720);
    auto* const strip = shown.page->findChild<kit::FoldStrip*>();
    strip->setFolded(false);
    shown.part(QStringLiteral("The name I go by"))->click();
    REQUIRE(waitFor([&] { return !shown.text().contains(QStringLiteral("Kel")); }));
    std::string order;
    const QWidget* widget = shown.page.get();
    do {
        widget = widget->nextInFocusChain();
        if ((widget->focusPolicy() & Qt::TabFocus) == 0 || !widget->isVisible())
            continue;
        const bool isPage = qobject_cast<const PageSheet*>(widget) != nullptr;
        const QObject* const home = widget->parent();
        const std::string name = isPage                           ? "page"
            : home->objectName() == QStringLiteral("size")        ? "size"
            : home->objectName() == QStringLiteral("parts")       ? "part"
            : strip->isAncestorOf(widget) && home == strip        ? "strip"
            : qobject_cast<const QPushButton*>(widget) != nullptr ? "button"
                                                                  : "other";
        if (!order.ends_with(name + ' '))
            order += name + ' ';
    } while (widget != shown.page.get());
    CHECK(order == (strip->isVisible() ? "strip size part page button " : "size part page button "));
}

TEST_CASE("The pages are as wide as there is room, and larger by keyboard and wheel", "[plan_page]")
{
    const Shown shown;
    PageView& view = shown.page->view();
    auto* const sheet = shown.page->findChild<PageSheet*>();
    const int fitting = sheet->width();
    CHECK(sheet->height() == std::lround(fitting * 841.89 / 595.276));
    CHECK(sidewaysScrolls(shown.page.get()).isEmpty());
    sheet->setFocus();
    QTest::keyClick(sheet, Qt::Key_Plus, Qt::ControlModifier);
    CHECK(view.zoom() == Approx(1.25));
    CHECK(sheet->width() == Approx(fitting * 1.25).margin(1));
    QTest::keyClick(sheet, Qt::Key_Minus, Qt::ControlModifier);
    CHECK(view.zoom() == 1);
    QWheelEvent turn(QPointF(5, 5), sheet->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton, Qt::ControlModifier,
        Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&view, &turn);
    CHECK(sheet->width() == Approx(fitting / 1.25).margin(1));
    for (int i = 0; i < 30; ++i)
        view.setZoom(view.zoom() * 1.25);
    CHECK(view.zoom() == PageView::mostZoom);
    QTest::keyClick(sheet, Qt::Key_0, Qt::ControlModifier);
    CHECK(sheet->width() == fitting);
    // Without Ctrl the wheel and the arrows move the pages.
    auto* const area = qobject_cast<QScrollArea*>(view.parentWidget()->parentWidget()->parentWidget());
    REQUIRE(area != nullptr);
    shown.settle();
    QTest::keyClick(sheet, Qt::Key_Down);
    CHECK(area->verticalScrollBar()->value() > 0);
}

TEST_CASE("The picture on the screen is the page that a PDF reader shows", "[plan_page]")
{
    const Shown shown;
    const auto pdf = print::makePdf(shown.page->model().document(), {shown.page->model().theme(), {}, true});
    REQUIRE(pdf);
    const Folder folder;
    putFile(folder / "plan.pdf", pdf->bytes);
    const std::string command = "pdftoppm -png -scale-to-x 600 -scale-to-y -1 " + (folder / "plan.pdf").string() + ' '
        + (folder / "page").string();
    REQUIRE(std::system(command.c_str()) == 0);
    int pictures = 0;
    QImage read;
    for (const auto& entry : fs::directory_iterator(folder / "")) {
        if (entry.path().extension() != ".png")
            continue;
        ++pictures;
        if (read.isNull() || entry.path().stem().string().ends_with("1"))
            read = QImage(QString::fromStdString(entry.path().string()));
    }
    CHECK(pictures == shown.page->view().pageCount());
    shown.settle();
    auto* const sheet = shown.page->findChild<PageSheet*>();
    const QImage seen = sheet->grab().toImage().scaled(read.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    double apart = 0;
    double ink = 0;
    for (int y = 0; y < read.height(); ++y) {
        for (int x = 0; x < read.width(); ++x) {
            apart += std::abs(qGray(read.pixel(x, y)) - qGray(seen.pixel(x, y)));
            ink += 255 - qGray(read.pixel(x, y));
        }
    }
    REQUIRE(ink > 0);
    INFO("difference " << apart << " of ink " << ink);
    CHECK(apart < ink * 0.6); // two ways to smooth thin strokes; another page is apart by more than all its ink
}

TEST_CASE("Only pages in sight are painted", "[plan_page]")
{
    Shown shown;
    plan::PageDocument document = shown.page->model().document();
    const auto groups = document.groups;
    for (int i = 0; i < 60; ++i)
        document.groups.insert(document.groups.end(), groups.begin() + 1, groups.end());
    viewmodel::PagePainter painter;
    auto* const view = new PageView(painter);
    QScrollArea area;
    area.setWidgetResizable(true);
    area.setWidget(view);
    view->setRoom(600);
    painter.show(document, print::Theme());
    showAt(area, 640, 700);
    REQUIRE(waitFor([&] { return view->hasPicture(0); }));
    REQUIRE(view->pageCount() > 20);
    CHECK_FALSE(view->hasPicture(view->pageCount() - 1));
    CHECK_FALSE(view->hasPicture(5));
    area.verticalScrollBar()->setValue(area.verticalScrollBar()->maximum());
    CHECK(waitFor([&] { return view->hasPicture(view->pageCount() - 1); }));
    CHECK_FALSE(view->hasPicture(5));
}

TEST_CASE("Whoever leaves the page leaves nothing of it on the screen", "[plan_page]")
{
    Shown shown;
    CHECK(shown.page->view().pageCount() > 0);
    shown.page->paper().save({}, screens::Paper::Format::Pdf);
    CHECK(shown.page->findChildren<QDialog*>().size() == 1);
    shown.session.hide();
    CHECK(shown.page->view().pageCount() == 0);
    CHECK(shown.page->ownWordsToRead().isEmpty());
    CHECK(waitFor([&] { return shown.page->findChildren<QDialog*>().isEmpty(); }));
}

TEST_CASE("Everything on the page can be read and reached, at every size", "[plan_page]")
{
    const PlainLook plain;
    const int percent = GENERATE(100, 125, 150, 200);
    const int width = GENERATE(1280, 900, 700);
    look().setTextSize(percent);
    const Shown shown(width, 720);
    auto* const strip = shown.page->findChild<kit::FoldStrip*>();
    INFO(percent << " % at " << width);
    CHECK(strip->isVisible() == (width < kit::px(1000)));
    // Something of the first page is in sight from the start.
    if (percent < 200 || width == 1280)
        CHECK(waitFor([&] { return shown.page->view().hasPicture(0); }));
    for (const bool isOpen : {false, true}) {
        strip->setFolded(!isOpen);
        shown.settle();
        CHECK(clippedTexts(shown.page.get()) == QStringList());
        CHECK(namelessControls(shown.page.get()) == QStringList());
        CHECK(sharedMnemonics(shown.page.get()) == QStringList());
        CHECK(sidewaysScrolls(shown.page.get()) == QStringList());
        CHECK(smallTargets(shown.page.get()) == QStringList());
        keepPicture(*shown.page,
            QStringLiteral("plan-%1-%2-%3").arg(percent).arg(width).arg(isOpen ? QStringLiteral("open") : QString()));
    }
}

TEST_CASE("Buttons lead back, to a file and to paper", "[plan_page]")
{
    const Shown shown;
    CHECK(shown.page->firstFocus() != nullptr);
    shown.page->findChild<QPushButton*>(QStringLiteral("savePdf"))->click();
    REQUIRE(shown.page->findChildren<QFileDialog*>().size() == 1);
    const QStringList files = shown.page->findChild<QFileDialog*>()->selectedFiles();
    REQUIRE(files.size() == 1);
    CHECK(files.front().endsWith(QStringLiteral("STICK/my-plan-2026-11-22.pdf")));
    shown.settle();
    CHECK(clippedTexts(shown.page->findChild<QFileDialog*>()) == QStringList());
    keepPicture(*shown.page->findChild<QFileDialog*>(), QStringLiteral("plan-dialog"));
    static_cast<QDialog*>(shown.page->findChild<QFileDialog*>())->accept();
    REQUIRE(waitFor([&] { return shown.page->bar().kind() == kit::MessageBar::Kind::Done; }));
    keepPicture(*shown.page, QStringLiteral("plan-saved"));
    for (QPushButton* const button : shown.page->findChildren<QPushButton*>()) {
        if (button->text() == QStringLiteral("&Back"))
            button->click();
    }
    CHECK(shown.session.page() == viewmodel::Session::Page::Home);
}
