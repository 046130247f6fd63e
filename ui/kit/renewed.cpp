// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/renewed.h"

#include "ui/kit/tab_order.h"

#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ownwords::kit {

Renewed::Renewed(QWidget* parent)
    : QWidget(parent)
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins({});
}

void Renewed::renew(QWidget* inside)
{
    const qsizetype stoodAt = m_inside == nullptr ? -1 : usableIn(m_inside).indexOf(window()->focusWidget());
    QWidget* const old = std::exchange(m_inside, inside);
    layout()->addWidget(inside);
    inside->show();
    tabThrough(this, controlsIn(inside));
    if (const QList<QWidget*> usable = usableIn(inside); stoodAt >= 0 && !usable.isEmpty())
        usable.at(std::min(stoodAt, usable.size() - 1))->setFocus(Qt::OtherFocusReason);
    if (old == nullptr)
        return;
    layout()->removeWidget(old);
    old->hide();
    old->deleteLater();
}

QList<QWidget*> usableIn(const QWidget* part)
{
    QList<QWidget*> controls = controlsIn(part);
    controls.removeIf([part](const QWidget* control) {
        return !control->isEnabled() || !control->isVisibleTo(part) || (control->focusPolicy() & Qt::TabFocus) == 0;
    });
    return controls;
}

} // namespace ownwords::kit
