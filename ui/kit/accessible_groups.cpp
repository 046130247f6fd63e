// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/accessible_groups.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QWidget>

#include <array>
#include <utility>

namespace ownwords::kit {

namespace {

struct Group {
    const char* className;
    QAccessible::Role role;
};

constexpr std::array groups{
    Group{"ownwords::kit::ChoiceList", QAccessible::Grouping},
    Group{"ownwords::kit::ScalePicker", QAccessible::Grouping},
    Group{"ownwords::kit::DayPicker", QAccessible::Grouping},
    // Orca speaks a notification when it appears, an alert only when it is a window.
    Group{"ownwords::kit::MessageBar", QAccessible::Notification},
    Group{"ownwords::kit::SpokenText", QAccessible::Notification},
};

QAccessibleInterface* makeGroup(const QString& className, QObject* object)
{
    auto* const widget = qobject_cast<QWidget*>(object);
    if (widget == nullptr)
        return nullptr;
    for (const Group& group : groups) {
        if (className == QLatin1String(group.className))
            return new QAccessibleWidget(widget, group.role);
    }
    if (className == QLatin1String("QWidget") && widget->windowType() == Qt::Window) // Qt says: a client area
        return new QAccessibleWidget(widget, QAccessible::Window);
    return nullptr;
}

} // namespace

void nameGroups()
{
    QAccessible::installFactory(makeGroup); // the same one twice is kept once
}

} // namespace ownwords::kit
