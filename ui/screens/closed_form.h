// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace ownwords::kit {
class Button;
} // namespace ownwords::kit

namespace ownwords::screens {

// A form of which only a button is there until somebody wants it, and again after it was used: an empty form that
// stands open looks like something that is still to be done.
class ClosedForm : public QWidget {
    Q_OBJECT

public:
    // `open`: what the button says.
    explicit ClosedForm(const QString& open, QWidget* parent = nullptr);

    QVBoxLayout* column() const { return m_column; } // of the form
    // The last row of the form: the button that uses it, and one that leaves it. What was typed is still there then.
    void endWith(kit::Button* use);
    void setOpen(const QString& text); // another text for the button
    void unfold(QWidget* focus); // which gets the focus
    void fold(); // who had the focus in it has it on the button

signals:
    void opened(); // by the button
    void left(); // by the other one

private:
    kit::Button* m_open;
    QWidget* m_form;
    QVBoxLayout* m_column;
};

} // namespace ownwords::screens
