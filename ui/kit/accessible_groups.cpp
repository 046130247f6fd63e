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
    Group{"ownwords::kit::MessageBar", QAccessible::AlertMessage},
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
    return nullptr;
}

} // namespace

void nameGroups()
{
    QAccessible::installFactory(makeGroup); // the same one twice is kept once
}

} // namespace ownwords::kit
