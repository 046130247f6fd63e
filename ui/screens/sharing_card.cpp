// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/sharing_card.h"

#include "ui/kit/buttons.h"
#include "ui/kit/text.h"
#include "ui/screens/said.h"

#include <QVBoxLayout>

namespace ownwords::screens {

namespace {

QString lineOf(const viewmodel::Reader& reader)
{
    const QString name = kit::fromUtf8(reader.name);
    return reader.until ? SharingCard::tr("%1, until %2").arg(name, dateText(*reader.until)) : name;
}

} // namespace

SharingCard::SharingCard(const viewmodel::OpenedRecord& record, QWidget* parent)
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
    auto* const page = kit::button(kit::ButtonKind::Quiet, tr("See or change &who"), QStringLiteral("eye"));
    page->setAccessibleDescription(tr("Who can see this, since when, until when and for what"));
    column()->addWidget(page, 0, Qt::AlignLeading);
    connect(page, &QAbstractButton::clicked, this, &SharingCard::pageAsked);
}

} // namespace ownwords::screens
