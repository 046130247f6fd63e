// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/sharing_card.h"

#include "ui/kit/buttons.h"
#include "ui/kit/text.h"
#include "ui/screens/said.h"
#include "ui/viewmodel/session.h"

#include <QVBoxLayout>

#include <algorithm>

namespace ownwords::screens {

namespace {

QString lineOf(const viewmodel::Reader& reader)
{
    const QString name = kit::fromUtf8(reader.name);
    return reader.until ? SharingCard::tr("%1, until %2").arg(name, dateText(*reader.until)) : name;
}

} // namespace

SharingCard::SharingCard(const viewmodel::OpenedRecord& record, const QString& beside, QWidget* parent)
    : Card(Kind::Plain, parent)
{
    column()->addWidget(kit::title(tr("Who can see this")));
    if (!record.keptBy.empty()) {
        column()->addWidget(kit::body(tr("Kept for you by %1.").arg(kit::fromUtf8(record.keptBy))));
    } else if (!record.whoCanSee.isShared()) {
        column()->addWidget(kit::body(tr("Only you.")));
    } else {
        for (const viewmodel::Reader& reader : record.whoCanSee.readers) {
            if (reader.canLook)
                column()->addWidget(kit::body(lineOf(reader)));
        }
    }
    const bool canLookLater = !record.keptBy.empty()
        || std::any_of(record.whoCanSee.readers.begin(), record.whoCanSee.readers.end(),
            [](const viewmodel::Reader& reader) { return reader.isHere && reader.canLook; });
    if (!beside.isEmpty() && !canLookLater)
        column()->addWidget(kit::body(tr("%1 sees it just now, because they sit beside you.").arg(beside)));
    auto* const page = kit::button(kit::ButtonKind::Quiet, tr("See or change &who"), QStringLiteral("eye"));
    page->setAccessibleDescription(tr("Who can see this, since when, until when and for what"));
    column()->addWidget(page, 0, Qt::AlignLeading);
    connect(page, &QAbstractButton::clicked, this, &SharingCard::pageAsked);
}

// Offered once more to who left it for later: now there is something to share. Quietly, and pressed on nobody.
kit::Button* shareOffer(viewmodel::Session& session)
{
    const auto& coach = session.coach();
    const auto& opened = session.opened();
    if (!coach || !opened || !opened->isOwn || !opened->keptBy.empty() || opened->whoCanSee.isShared())
        return nullptr;
    const QString name = kit::fromUtf8(coach->name);
    auto* const share = kit::button(kit::ButtonKind::Quiet,
        kit::literal(SharingCard::tr("Let %1 look at this after today").arg(name)), QStringLiteral("eye"));
    share->setAccessibleDescription(SharingCard::tr("So far nobody else can look. You choose."));
    share->setObjectName(QStringLiteral("shareNow"));
    QObject::connect(share, &QAbstractButton::clicked, &session, &viewmodel::Session::toSharing);
    return share;
}

} // namespace ownwords::screens
