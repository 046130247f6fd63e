// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/card_row.h"

#include "ui/kit/look.h"

#include <QGridLayout>

#include <algorithm>

namespace ownwords::kit {

CardRow::CardRow(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins({});
    followLook(this, [this] {
        m_grid->setSpacing(px(24));
        arrange();
    });
}

void CardRow::addCard(QWidget* card)
{
    m_cards.append(card);
    m_columns = 0;
    arrange();
}

void CardRow::setLeastWidth(double at100)
{
    m_least = at100;
    arrange();
}

void CardRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void CardRow::arrange()
{
    if (m_cards.isEmpty())
        return;
    const int room = width() + m_grid->spacing();
    const int fitting = room / (px(m_least) + m_grid->spacing());
    const int columns = std::clamp(fitting, 1, static_cast<int>(m_cards.size()));
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (int i = 0; i < m_cards.size(); ++i) {
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
        m_grid->addWidget(m_cards[i], i / columns, i % columns);
    }
    updateGeometry();
}

} // namespace ownwords::kit
