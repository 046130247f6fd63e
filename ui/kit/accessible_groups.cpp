// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/accessible_groups.h"

#include "ui/kit/fold_strip.h"

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

constexpr QLatin1String foldTitle("ownwords::kit::FoldTitle");
constexpr std::array groups{
    Group{"ownwords::kit::ChoiceList", QAccessible::Grouping},
    Group{"ownwords::kit::ScalePicker", QAccessible::Grouping},
    Group{"ownwords::kit::DayPicker", QAccessible::Grouping},
    // Orca speaks a notification when it appears, an alert only when it is a window.
    Group{"ownwords::kit::MessageBar", QAccessible::Notification},
    Group{"ownwords::kit::SpokenText", QAccessible::Notification},
};

// Qt knows such a button only as a menu's.
class FoldingButton : public QAccessibleWidget {
public:
    explicit FoldingButton(FoldTitle& title)
        : QAccessibleWidget(&title, QAccessible::Button)
        , m_title(title)
    {
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.expandable = true;
        state.expanded = !m_title.isFolded();
        state.collapsed = m_title.isFolded();
        return state;
    }

    QStringList actionNames() const override { return QStringList{pressAction()} + QAccessibleWidget::actionNames(); }

    void doAction(const QString& name) override
    {
        if (name == pressAction())
            m_title.click();
        else
            QAccessibleWidget::doAction(name);
    }

private:
    FoldTitle& m_title;
};

QAccessibleInterface* makeGroup(const QString& className, QObject* object)
{
    auto* const widget = qobject_cast<QWidget*>(object);
    if (widget == nullptr)
        return nullptr;
    if (auto* const title = qobject_cast<FoldTitle*>(object); title != nullptr && className == foldTitle)
        return new FoldingButton(*title);
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
