// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QCheckBox;

namespace ownwords::kit {

// A box to tick with text that wraps; pressing the text ticks it too.
class TickBox : public QWidget {
    Q_OBJECT

public:
    explicit TickBox(const QString& text, QWidget* parent = nullptr);

    bool isChecked() const;
    void setChecked(bool isChecked); // toggled() is not emitted

signals:
    void toggled(bool isChecked);

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    QCheckBox* m_box;
};

} // namespace ownwords::kit
