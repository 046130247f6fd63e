// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/closed_form.h"

#include "ui/kit/buttons.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/look.h"
#include "ui/screens/fields.h"

#include <QVBoxLayout>

namespace ownwords::screens {

ClosedForm::ClosedForm(const QString& open, QWidget* parent)
    : QWidget(parent)
    , m_open(kit::button(kit::ButtonKind::Secondary, open))
    , m_form(new QWidget)
    , m_column(new QVBoxLayout(m_form))
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_open, 0, Qt::AlignLeading);
    column->addWidget(m_form);
    m_column->setContentsMargins({});
    kit::followLook(m_form, [inside = m_column] { inside->setSpacing(kit::px(12)); });
    m_form->hide();
    m_open->setObjectName(QStringLiteral("openForm"));
    connect(m_open, &QAbstractButton::clicked, this, &ClosedForm::opened);
}

void ClosedForm::endWith(kit::Button* use)
{
    kit::FlowLayout* const ways = addLine(m_column);
    auto* const leave = kit::button(kit::ButtonKind::Quiet, tr("Not now"));
    ways->addWidget(use);
    ways->addWidget(leave);
    connect(leave, &QAbstractButton::clicked, this, [this] {
        fold();
        emit left();
    });
}

void ClosedForm::setOpen(const QString& text)
{
    m_open->setText(text);
}

void ClosedForm::unfold(QWidget* focus)
{
    m_form->show();
    focus->setFocus(Qt::OtherFocusReason); // before the button that has it goes
    m_open->hide();
}

void ClosedForm::fold()
{
    const bool hadFocus = m_form->isAncestorOf(window()->focusWidget());
    m_open->show();
    if (hadFocus)
        m_open->setFocus(Qt::OtherFocusReason);
    m_form->hide();
}

} // namespace ownwords::screens
