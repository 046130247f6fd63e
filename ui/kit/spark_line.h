// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QWidget>

namespace ownwords::kit {

// A person's own numbers about one goal, oldest first, as a small line with the latest number beside it. Never two
// people on one, and no colour that judges. Give it an accessible name: the line itself says nothing to a reader.
class SparkLine : public QWidget {
    Q_OBJECT

public:
    SparkLine(QList<double> numbers, double low, double high, QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<double> m_numbers;
    double m_low;
    double m_high;
};

} // namespace ownwords::kit
