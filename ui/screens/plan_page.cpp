// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/plan_page.h"

#include "core/plan/plan_document.h"
#include "ui/kit/buttons.h"
#include "ui/kit/choice_list.h"
#include "ui/kit/error_text.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/fold_strip.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/message_bar.h"
#include "ui/kit/scroll_page.h"
#include "ui/kit/text.h"
#include "ui/screens/page_view.h"
#include "ui/screens/said.h"

#include <QAbstractButton>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <utility>

namespace ownwords::screens {

using viewmodel::Session;

namespace {

constexpr double sideAt100 = 380; // the column of parts
constexpr double leastAt100 = 1000; // the room that both columns want
const QString largePrint = QStringLiteral("large");
const QString normalPrint = QStringLiteral("normal");
const QString printWay = QStringLiteral("print"); // also the name of its icon

QScrollArea* scrollArea(QWidget* inside)
{
    auto* const area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    inside->setProperty("role", QStringLiteral("page"));
    area->setWidget(inside);
    kit::bringFocusIntoView(*area);
    kit::followLook(area, [area] { area->verticalScrollBar()->setSingleStep(kit::px(24)); });
    return area;
}

} // namespace

PlanPage::PlanPage(Session& session, viewmodel::SavePlaces places, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_model(session.story(), plan::planLanguage(session.lang()), today(session.desk().now()))
    , m_bar(new kit::MessageBar)
    , m_paper(new Paper(this, m_bar, std::move(places)))
    , m_top(new QWidget)
    , m_choices(new QWidget)
    , m_parts(new kit::ChoiceList(kit::ChoiceList::Mode::Some))
    , m_size(new kit::ChoiceList(kit::ChoiceList::Mode::One))
    , m_missing(kit::helper({}))
    , m_side(nullptr)
    , m_sideColumn(nullptr)
    , m_strip(new kit::FoldStrip(tr("What goes on it")))
    , m_pages(nullptr)
    , m_pagesColumn(nullptr)
    , m_view(new PageView(m_painter))
    , m_outer(new QVBoxLayout(this))
    , m_bottom(new QFrame)
    , m_line(new QFrame)
{
    auto* const top = new QVBoxLayout(m_top);
    top->setContentsMargins({});
    top->addWidget(kit::heading(tr("Your plan")));
    top->addWidget(kit::body(tr("Choose what goes on it. You see the very pages that come out.")));
    makeParts();
    auto* const both = new QHBoxLayout;
    auto* const side = new QWidget;
    m_sideColumn = new QVBoxLayout(side);
    m_sideColumn->addWidget(m_top);
    m_sideColumn->addWidget(m_choices);
    m_sideColumn->addStretch(1);
    m_side = scrollArea(side);
    m_side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    both->addWidget(m_side);
    both->addWidget(makePages(), 1);
    makeBottom();
    auto* const message = new QHBoxLayout;
    message->addWidget(m_bar);
    m_outer->addLayout(both, 1);
    m_outer->addWidget(m_line);
    m_outer->addLayout(message);
    m_outer->addWidget(m_bottom);
    kit::followLook(this, [this, message, top] {
        m_outer->setContentsMargins({});
        m_outer->setSpacing(0);
        message->setContentsMargins(kit::px(24), kit::px(8), kit::px(24), 0);
        top->setSpacing(kit::px(8));
        m_sideColumn->setContentsMargins(kit::px(24), kit::px(24), kit::px(16), kit::px(16));
        m_sideColumn->setSpacing(kit::px(16));
        m_side->setFixedWidth(kit::px(sideAt100));
        fit();
    });

    connect(&m_model, &viewmodel::PlanModel::changed, this, &PlanPage::showPages);
    connect(m_paper, &Paper::busyChanged, this, [this] {
        for (kit::Button* const way : m_ways)
            way->setEnabled(!m_paper->isBusy());
    });
    connect(&m_painter, &viewmodel::PagePainter::failed, this, [this](const Error& error) {
        m_bar->tell(kit::MessageBar::Kind::Trouble, kit::sentence(kit::troubleOf(error, kit::Doing::Print)));
    });
    connect(&m_painter, &viewmodel::PagePainter::laidOut, this, &PlanPage::orderFocus);
    connect(&m_painter, &viewmodel::PagePainter::missingCounted, this, [this](int count) {
        m_missing->setText(
            tr("%n letter(s) have no shape on this computer. On paper an empty box stands there.", nullptr, count));
        m_missing->setVisible(count > 0);
    });
    connect(&session, &Session::pageChanged, this, [this] {
        if (m_session.page() == Session::Page::Plan)
            return;
        m_paper->stop();
        m_painter.clear();
        m_view->clear();
    });
    m_model.setPolicy(session.homePolicy());
    showPages();
}

PlanPage::~PlanPage()
{
    m_paper->stop();
}

void PlanPage::makeParts()
{
    QList<kit::Choice> parts;
    for (const viewmodel::PlanModel::Part& part : m_model.parts())
        parts.append({kit::fromUtf8(part.id), kit::fromUtf8(part.title), part.isTicked});
    m_parts->setObjectName(QStringLiteral("parts"));
    m_parts->setAccessibleName(tr("What goes on it"));
    m_parts->setChoices(parts);
    if (parts.isEmpty()) // shown with its page else: alone it would be a window
        m_parts->hide();
    connect(m_parts, &kit::ChoiceList::pickedChanged, this, &PlanPage::takeTicks);
    m_size->setObjectName(QStringLiteral("size"));
    m_size->setAccessibleName(tr("How large the print is"));
    m_size->setChoices({{normalPrint, tr("Normal print"), true}, {largePrint, tr("Large print"), false}});
    connect(m_size, &kit::ChoiceList::pickedChanged, this,
        [this] { m_model.setLarge(m_size->picked().contains(largePrint)); });
    m_missing->hide();
    auto* const column = new QVBoxLayout(m_choices);
    column->addWidget(m_size);
    column->addWidget(m_parts);
    column->addWidget(m_missing);
    kit::followLook(m_choices, [column] {
        column->setContentsMargins(0, kit::px(8), 0, 0);
        column->setSpacing(kit::px(16));
    });
}

QWidget* PlanPage::makePages()
{
    auto* const inside = new QWidget;
    m_pagesColumn = new QVBoxLayout(inside);
    m_pagesColumn->addWidget(m_strip);
    m_pagesColumn->addWidget(m_view);
    m_pagesColumn->addStretch(1);
    m_strip->hide();
    m_pages = scrollArea(inside);
    // Always there: a bar that comes and goes would change the width of the pages, and so whether it is needed.
    m_pages->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_pages->viewport()->installEventFilter(this);
    kit::followLook(inside, [this] {
        m_pagesColumn->setContentsMargins(kit::px(16), kit::px(24), kit::px(16), kit::px(24));
        m_pagesColumn->setSpacing(kit::px(16));
    });
    return m_pages;
}

void PlanPage::makeBottom()
{
    using kit::ButtonKind;
    m_line->setFixedHeight(1);
    m_line->setAutoFillBackground(true);
    auto* const back = kit::button(ButtonKind::Quiet, tr("&Back"), QStringLiteral("back"));
    auto* const text = kit::button(ButtonKind::Secondary, tr("Save as &text"), QStringLiteral("save"));
    auto* const pdf = kit::button(ButtonKind::Secondary, tr("Save as PD&F"), QStringLiteral("save"));
    auto* const print = kit::button(ButtonKind::Primary, tr("Pr&int"), printWay);
    text->setObjectName(QStringLiteral("saveText"));
    pdf->setObjectName(QStringLiteral("savePdf"));
    print->setObjectName(printWay);
    auto* const row = new QHBoxLayout(m_bottom);
    auto* const ways = new QWidget;
    auto* const flow = new kit::FlowLayout(ways, kit::FlowLayout::Align::End);
    for (kit::Button* const way : {text, pdf, print}) {
        flow->addWidget(way);
        m_ways.append(way);
    }
    row->addWidget(back, 0, Qt::AlignVCenter);
    row->addWidget(ways, 1);
    kit::followLook(m_bottom, [this, row, flow] {
        const int side = m_movesAlong ? 0 : kit::px(24);
        row->setContentsMargins(side, kit::px(12), side, kit::px(12));
        row->setSpacing(kit::px(12));
        flow->setSpacing(kit::px(12));
        QPalette colours = m_line->palette();
        colours.setColor(QPalette::Window, kit::colour(kit::Token::Line));
        m_line->setPalette(colours);
    });
    connect(back, &QAbstractButton::clicked, &m_session, &Session::toHome);
    connect(text, &QAbstractButton::clicked, this, [this] { m_paper->save(job(), Paper::Format::Text); });
    connect(pdf, &QAbstractButton::clicked, this, [this] { m_paper->save(job(), Paper::Format::Pdf); });
    connect(print, &QAbstractButton::clicked, this, [this] { m_paper->print(job()); });
}

void PlanPage::takeTicks()
{
    const QStringList picked = m_parts->picked();
    const std::vector<viewmodel::PlanModel::Part> parts = m_model.parts();
    for (const viewmodel::PlanModel::Part& part : parts)
        m_model.setTicked(part.id, picked.contains(kit::fromUtf8(part.id)));
}

void PlanPage::showPages()
{
    m_missing->hide();
    m_painter.show(m_model.document(), m_model.theme());
}

// Choose, look, act: pages come and go, and new ones would be reached last.
void PlanPage::orderFocus()
{
    QList<QWidget*> order;
    for (QWidget* const part : {static_cast<QWidget*>(m_size), static_cast<QWidget*>(m_parts)}) {
        for (QAbstractButton* const card : part->findChildren<QAbstractButton*>())
            order.append(card);
    }
    order.append(m_view->sheets());
    QWidget* before = m_strip->findChild<QAbstractButton*>();
    for (QWidget* const next : std::as_const(order)) {
        setTabOrder(before, next);
        before = next;
    }
}

PaperJob PlanPage::job() const
{
    PaperJob job;
    job.pages = {m_model.document(), m_model.theme(), m_model.day()};
    job.stem = kit::fromUtf8(m_model.fileStem());
    job.name = tr("My plan");
    return job;
}

// Parts beside the pages, or folded away above them.
void PlanPage::fold(bool isNarrow)
{
    if (isNarrow == m_isNarrow)
        return;
    m_isNarrow = isNarrow;
    if (isNarrow) {
        m_pagesColumn->insertWidget(0, m_top);
        m_strip->column()->addWidget(m_choices);
    } else {
        m_sideColumn->insertWidget(0, m_top);
        m_sideColumn->insertWidget(1, m_choices);
    }
    for (kit::Button* const way : m_ways)
        way->setIconWanted(!isNarrow);
    m_side->setVisible(!isNarrow);
    m_strip->setVisible(isNarrow);
    m_top->show();
    m_choices->show();
}

// Where the ways out would take too much of a small window they move along with the pages, above them.
void PlanPage::placeBottom()
{
    const int tallest = height() / 4;
    const bool movesAlong = m_isNarrow && m_bottom->heightForWidth(width()) > tallest;
    if (movesAlong == m_movesAlong)
        return;
    m_movesAlong = movesAlong;
    const int side = movesAlong ? 0 : kit::px(24);
    m_bottom->layout()->setContentsMargins(side, kit::px(12), side, kit::px(12));
    if (movesAlong)
        m_pagesColumn->insertWidget(m_pagesColumn->indexOf(m_view), m_bottom);
    else
        m_outer->addWidget(m_bottom);
    m_bottom->show();
    m_line->setVisible(!movesAlong);
}

void PlanPage::fit()
{
    if (m_pages == nullptr)
        return;
    fold(width() < kit::px(leastAt100));
    placeBottom();
    const QMargins margins = m_pagesColumn->contentsMargins();
    m_view->setRoom(m_pages->viewport()->width() - margins.left() - margins.right());
}

void PlanPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    fit();
}

bool PlanPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_pages->viewport() && event->type() == QEvent::Resize)
        fit();
    return Page::eventFilter(watched, event);
}

QWidget* PlanPage::firstFocus()
{
    if (m_isNarrow)
        return m_strip;
    return m_parts->isHidden() ? m_size : m_parts; // nothing was said yet: nothing to choose
}

QString PlanPage::toRead() const
{
    return tr("This is your plan. Choose what goes on it, then print it or save it.");
}

QString PlanPage::ownWordsToRead() const
{
    QString words;
    for (int page = 0; page < m_view->pageCount(); ++page)
        words += (page > 0 ? QStringLiteral("\n") : QString()) + m_view->pageText(page);
    return words;
}

} // namespace ownwords::screens
