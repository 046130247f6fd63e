// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/question.h"

#include "ui/kit/buttons.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/text.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace ownwords::screens {

Question::Question(const QString& asked, const QStringList& sentences, const QString& yes, QWidget* parent)
    : QWidget(parent)
    , m_said((QStringList(asked) + sentences).join(QLatin1Char('\n')))
    , m_no(kit::button(kit::ButtonKind::Primary, tr("Leave it as it is")))
    , m_yes(kit::button(kit::ButtonKind::Secondary, kit::literal(yes)))
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(kit::title(asked));
    for (const QString& sentence : sentences)
        column->addWidget(kit::body(sentence));
    auto* const ways = new kit::FlowLayout;
    ways->addWidget(m_no);
    ways->addWidget(m_yes);
    column->addLayout(ways);
    m_no->setAccessibleDescription(m_said);
    kit::followLook(this, [column, ways] {
        column->setSpacing(kit::px(8));
        ways->setSpacing(kit::px(12));
    });
    connect(m_no, &QAbstractButton::clicked, this, &Question::declined);
    connect(m_yes, &QAbstractButton::clicked, this, &Question::agreed);
}

void Question::setYes(const QString& yes)
{
    m_yes->setText(kit::literal(yes));
}

void Question::setNo(const QString& no)
{
    m_no->setText(no);
}

void Question::takeFocus()
{
    m_no->setFocus(Qt::OtherFocusReason);
}

// It grows into its place after it has the focus: then it must be seen, from its first word if there is room.
void Question::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (window()->focusWidget() != m_no)
        return;
    for (QWidget* above = parentWidget(); above != nullptr; above = above->parentWidget()) {
        if (auto* const area = qobject_cast<QScrollArea*>(above)) {
            area->ensureWidgetVisible(m_no, 0, kit::px(24));
            if (height() < area->viewport()->height())
                area->ensureWidgetVisible(this, 0, kit::px(24));
        }
    }
}

} // namespace ownwords::screens
