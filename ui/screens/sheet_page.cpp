// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/sheet_page.h"

#include "ui/kit/buttons.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/labels.h"
#include "ui/kit/message_bar.h"
#include "ui/kit/scroll_page.h"
#include "ui/kit/spoken_text.h"
#include "ui/kit/text.h"
#include "ui/screens/fields.h"
#include "ui/screens/look_away.h"
#include "ui/screens/said.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace ownwords::screens {

using viewmodel::Session;

SheetPage::SheetPage(Session& session, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_code(kit::heading(kit::fromUtf8(session.recoveryCode())))
    , m_end(new QLineEdit)
    , m_trouble(new kit::SpokenText)
    , m_bar(new kit::MessageBar)
    , m_paper(new Paper(this, m_bar, viewmodel::SavePlaces()))
{
    auto* const page = new kit::ScrollPage;
    QVBoxLayout* const column = page->column();
    column->addWidget(kit::heading(tr("If you ever forget your secret words")));
    column->addWidget(
        kit::body(tr("This code does the same as your secret words. Keep it safe, away from this computer. "
                     "Nobody can make it again for you.")));
    if (session.coach() && session.opened()) { // the sheet is not the coach's own
        auto* const lookAway = new LookAway(kit::fromUtf8(session.coach()->name));
        column->addWidget(lookAway);
        m_lookAway = lookAway->toRead();
    }
    column->addWidget(codeCard());
    column->addWidget(kit::body(tr("Write it down, print it, or put it on a memory stick of your own.")));
    auto* const ways = new kit::FlowLayout;
    auto* const print = kit::button(kit::ButtonKind::Secondary, tr("&Print the sheet"), QStringLiteral("print"));
    auto* const save = kit::button(kit::ButtonKind::Secondary, tr("&Save to a memory stick"), QStringLiteral("drive"));
    ways->addWidget(print);
    ways->addWidget(save);
    column->addLayout(ways);
    column->addWidget(m_bar);
    addField(column, tr("To show that you have it: type the last &five letters and numbers of the code"), m_end);
    column->addWidget(m_trouble);
    auto* const row = new QHBoxLayout;
    auto* const later = kit::button(kit::ButtonKind::Quiet, tr("&Not now. Ask me another day."));
    auto* const next = kit::button(kit::ButtonKind::Primary, tr("&Go on"));
    row->addWidget(later);
    row->addStretch();
    row->addWidget(next);
    column->addLayout(row);
    column->addStretch();
    fill({page});
    connect(next, &QAbstractButton::clicked, this, &SheetPage::check);
    connect(m_end, &QLineEdit::returnPressed, this, &SheetPage::check);
    connect(print, &QAbstractButton::clicked, this, [this] { m_paper->print(job()); });
    connect(save, &QAbstractButton::clicked, this, [this] { m_paper->save(job(), Paper::Format::Pdf); });
    connect(&session, &Session::pageChanged, m_paper, &Paper::stop);
    connect(later, &QAbstractButton::clicked, &session, [&session] { session.sheetDone(false); });
}

kit::Card* SheetPage::codeCard()
{
    auto* const card = new kit::Card(m_lookAway.isEmpty() ? kit::Card::Kind::Gold : kit::Card::Kind::Plain);
    QVBoxLayout* const column = card->column();
    column->addWidget(kit::helper(tr("Your sign-in name")));
    column->addWidget(kit::title(kit::fromUtf8(m_session.signInName())));
    column->addWidget(kit::helper(tr("Your code")));
    column->addWidget(m_code);
    m_code->setSelectable(true);
    m_code->setAccessibleName(tr("Your code: %1").arg(m_code->text()));
    if (m_lookAway.isEmpty())
        return card;
    m_code->hide();
    m_show = kit::button(kit::ButtonKind::Secondary, tr("Show my &code"), QStringLiteral("eye"));
    column->addWidget(m_show, 0, Qt::AlignLeading);
    connect(m_show, &QAbstractButton::clicked, this, &SheetPage::showCode);
    return card;
}

void SheetPage::showCode()
{
    m_code->show();
    kit::sayOnArrival(*m_end, m_code->accessibleName());
    m_end->setFocus(); // before the button that has it goes
    m_show->hide();
}

PaperJob SheetPage::job() const
{
    const Date day = today(m_session.desk().now());
    PaperJob job;
    job.pages = {plan::pagesOf({m_session.signInName(), m_session.recoveryCode(), day, "en"}), print::Theme(), day};
    job.stem = tr("my-sheet");
    job.name = tr("My sheet");
    job.where = PaperJob::Where::RemovableOnly;
    job.stillSafe = tr("The code is still here: you can write it down.");
    return job;
}

void SheetPage::check()
{
    if (m_session.isEndOfCode(kit::toUtf8(m_end->text()))) {
        m_session.sheetDone(true);
        return;
    }
    m_trouble->tell(*m_end, tr("Those are not the last five letters and numbers. Look at the code again."));
}

QWidget* SheetPage::firstFocus()
{
    return m_show != nullptr && m_show->isVisibleTo(this) ? static_cast<QWidget*>(m_show) : m_end;
}

QString SheetPage::toRead() const
{
    const QString about
        = tr("If you ever forget your secret words, this code does the same. Write it down, and keep it safe.");
    return m_lookAway.isEmpty() ? about : m_lookAway + QLatin1Char('\n') + about;
}

} // namespace ownwords::screens
