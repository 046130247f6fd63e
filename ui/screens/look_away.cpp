// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/look_away.h"

#include "ui/kit/text.h"

#include <QVBoxLayout>

namespace ownwords::screens {

LookAway::LookAway(const QString& coach, QWidget* parent)
    : Card(Kind::Gold, parent)
{
    const QString ask = tr("%1, please look away now.").arg(coach);
    const QString why = tr("What comes here is only for the one who talks. They say when it is done.");
    column()->addWidget(kit::title(ask));
    column()->addWidget(kit::body(why));
    m_said = ask + QLatin1Char(' ') + why;
}

} // namespace ownwords::screens
