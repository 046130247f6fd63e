// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/parted_page.h"

#include "ui/kit/buttons.h"
#include "ui/kit/icon.h"
#include "ui/kit/labels.h"
#include "ui/kit/scroll_page.h"
#include "ui/kit/text.h"

#include <QVBoxLayout>

namespace ownwords::screens {

using viewmodel::Session;

namespace {

QString headingOf(Session::Parting parting)
{
    switch (parting) {
    case Session::Parting::Locked:
    case Session::Parting::Shared:
    case Session::Parting::Kept:
        return PartedPage::tr("What you said is locked");
    case Session::Parting::Desk:
        return PartedPage::tr("The desk is locked");
    case Session::Parting::Wiped:
        return PartedPage::tr("What you said is wiped");
    case Session::Parting::Erased:
        return PartedPage::tr("What you said is taken out for good");
    case Session::Parting::Left:
        return PartedPage::tr("You are no coach here any more");
    }
    return {};
}

QString sentenceOf(Session::Parting parting)
{
    switch (parting) {
    case Session::Parting::Locked:
        return PartedPage::tr("It is kept on this computer. Only your secret words open it.");
    case Session::Parting::Shared:
        return PartedPage::tr(
            "It is kept on this computer. Your secret words open it, and whom you share with can look.");
    case Session::Parting::Kept:
        return PartedPage::tr(
            "It is kept on this computer. The coach who keeps it for you can open it. You can make it yours at any "
            "time.");
    case Session::Parting::Desk:
        return PartedPage::tr("Only a coach's secret words open it.");
    case Session::Parting::Wiped:
        return PartedPage::tr("Nothing you said was kept on this computer.");
    case Session::Parting::Erased:
        return PartedPage::tr(
            "It is gone from this computer and from its copies. A restored copy will not bring it back.");
    case Session::Parting::Left:
        return PartedPage::tr(
            "Your secret words and your sheet open nothing here now. What you wrote stays with the people "
            "you wrote it for.");
    }
    return {};
}

void tellReceipt(QVBoxLayout* column, const vault::Receipt& receipt)
{
    column->addWidget(kit::title(PartedPage::tr("Your receipt")));
    column->addWidget(kit::body(PartedPage::tr("Copies that were cleaned: %1").arg(receipt.cleaned.size())));
    for (const std::filesystem::path& path : receipt.failed)
        column->addWidget(kit::body(PartedPage::tr("This copy could not be cleaned. It must be destroyed by hand: %1")
                                        .arg(kit::fromPath(path))));
    for (const std::filesystem::path& path : receipt.notSeen)
        column->addWidget(kit::body(PartedPage::tr("This place is not here now. It is cleaned when it is next seen: %1")
                                        .arg(kit::fromPath(path))));
    if (receipt.partsRemain)
        column->addWidget(kit::body(PartedPage::tr(
            "One damaged part of the file could not be emptied. What lies there is locked, and its key is gone.")));
}

} // namespace

PartedPage::PartedPage(Session& session, QWidget* parent)
    : Page(parent)
    , m_start(kit::button(kit::ButtonKind::Primary, tr("Back to the &start")))
{
    const Session::Parting parting = session.parting();
    m_said = headingOf(parting) + QStringLiteral(". ") + sentenceOf(parting);
    auto* const page = new kit::ScrollPage;
    QVBoxLayout* const column = page->column();
    const bool isLocked = parting != Session::Parting::Wiped && parting != Session::Parting::Erased;
    column->addWidget(kit::picture(isLocked ? QStringLiteral("lock") : QStringLiteral("check"), kit::Token::Teal, 56));
    column->addWidget(kit::heading(headingOf(parting)));
    column->addWidget(kit::body(sentenceOf(parting)));
    if (parting == Session::Parting::Left)
        column->addWidget(kit::body(tr("Thank you for listening.")));
    else if (parting != Session::Parting::Desk)
        column->addWidget(kit::body(tr("Thank you for talking.")));
    if (parting == Session::Parting::Erased && session.receipt())
        tellReceipt(column, *session.receipt());
    column->addWidget(m_start, 0, Qt::AlignLeading);
    column->addStretch();
    fill({page});
    m_start->setAccessibleDescription(m_said);
    connect(m_start, &QAbstractButton::clicked, &session, &Session::toWelcome);
}

QWidget* PartedPage::firstFocus()
{
    return m_start;
}

} // namespace ownwords::screens
