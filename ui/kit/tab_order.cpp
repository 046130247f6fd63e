// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/tab_order.h"

#include <QAbstractButton>

#include <algorithm>

namespace ownwords::kit {

void tabThrough(QWidget* anchor, const QList<QWidget*>& widgets)
{
    // setTabOrder() does nothing for what does not take the focus by Tab at the moment.
    QList<Qt::FocusPolicy> policies;
    const QList<QWidget*> all = QList<QWidget*>{anchor} + widgets;
    for (QWidget* const widget : all) {
        policies.append(widget->focusPolicy());
        widget->setFocusPolicy(Qt::TabFocus);
    }
    for (qsizetype i = 1; i < all.size(); ++i)
        QWidget::setTabOrder(all.at(i - 1), all.at(i));
    for (qsizetype i = 0; i < all.size(); ++i)
        all.at(i)->setFocusPolicy(policies.at(i));
}

void stopOnlyAt(const QAbstractButton* stop, const QList<QAbstractButton*>& group)
{
    for (QAbstractButton* const button : group)
        button->setFocusPolicy(button == stop ? Qt::StrongFocus : Qt::ClickFocus);
}

QList<QWidget*> controlsIn(const QWidget* part)
{
    QList<QWidget*> controls;
    if (part == nullptr)
        return controls;
    for (QWidget* widget = part->nextInFocusChain(); widget != part; widget = widget->nextInFocusChain()) {
        if (part->isAncestorOf(widget) && widget->focusPolicy() != Qt::NoFocus && widget->focusProxy() == nullptr)
            controls.append(widget);
    }
    return controls;
}

void focusAgain(const QWidget* part, qsizetype stoodAt)
{
    const QList<QWidget*> controls = controlsIn(part);
    if (stoodAt < 0 || controls.isEmpty())
        return;
    qsizetype stands = std::min(stoodAt, controls.size() - 1);
    while (stands > 0 && !controls.at(stands)->isVisibleTo(part)) // in a form that is closed now
        --stands;
    controls.at(stands)->setFocus();
}

} // namespace ownwords::kit
