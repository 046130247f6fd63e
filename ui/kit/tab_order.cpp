// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/tab_order.h"

#include <QWidget>

namespace ownwords::kit {

void tabThrough(QWidget* anchor, const QList<QWidget*>& widgets)
{
    QWidget* before = anchor;
    for (QWidget* const widget : widgets) {
        QWidget::setTabOrder(before, widget);
        before = widget;
    }
}

} // namespace ownwords::kit
