// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QWidget>

class QGridLayout;

namespace ownwords::kit {

// Cards side by side, all of one width, where there is room for them; under each other where there is not.
class CardRow : public QWidget {
    Q_OBJECT

public:
    explicit CardRow(QWidget* parent = nullptr);

    void addCard(QWidget* card);
    void setLeastWidth(double at100); // of one card, in pixels at 100 %

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    QGridLayout* m_grid;
    QList<QWidget*> m_cards;
    double m_least = 280;
    int m_columns = 0;
};

} // namespace ownwords::kit
