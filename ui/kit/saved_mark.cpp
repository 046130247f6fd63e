// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/saved_mark.h"

#include "ui/kit/icon.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"

#include <QEvent>
#include <QHBoxLayout>

namespace ownwords::kit {

SavedMark::SavedMark(QWidget* parent)
    : QWidget(parent)
    , m_tick(picture(QStringLiteral("check"), Token::Teal, 20, this))
    , m_text(helper({}, this))
{
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_tick);
    row->addWidget(m_text);
    followLook(this, [row] { row->setSpacing(px(4)); });
    QSizePolicy policy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    policy.setRetainSizeWhenHidden(true);
    setSizePolicy(policy);
    retranslate();
    hide();
}

void SavedMark::setSaved(bool saved)
{
    m_saved = saved;
    setVisible(saved);
}

void SavedMark::setTextWanted(bool isWanted)
{
    m_text->setVisible(isWanted);
    layout()->invalidate(); // nobody else tells the row of a mark that is hidden and keeps its room
    updateGeometry();
}

void SavedMark::retranslate()
{
    m_text->setText(tr("Saved"));
}

void SavedMark::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace ownwords::kit
