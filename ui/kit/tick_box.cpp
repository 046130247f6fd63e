// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/tick_box.h"

#include "ui/kit/labels.h"
#include "ui/kit/look.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QMouseEvent>

namespace ownwords::kit {

TickBox::TickBox(const QString& text, QWidget* parent)
    : QWidget(parent)
    , m_box(new QCheckBox)
{
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(m_box, 0, Qt::AlignTop);
    row->addWidget(body(text), 1, Qt::AlignVCenter);
    m_box->setAccessibleName(text);
    setFocusProxy(m_box);
    connect(m_box, &QCheckBox::toggled, this, &TickBox::toggled);
    followLook(this, [this, row] {
        row->setSpacing(px(8));
        m_box->setMinimumSize(px(44), px(44));
    });
}

bool TickBox::isChecked() const
{
    return m_box->isChecked();
}

void TickBox::setChecked(bool isChecked)
{
    const QSignalBlocker quiet(m_box);
    m_box->setChecked(isChecked);
}

void TickBox::mouseReleaseEvent(QMouseEvent* event)
{
    if (rect().contains(event->pos()))
        m_box->toggle();
}

} // namespace ownwords::kit
