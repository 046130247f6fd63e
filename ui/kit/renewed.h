// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace ownwords::kit {

// A part of a page that is made anew while somebody looks at it. What comes stands where what went stood, for the eye
// and for Tab, and who had the focus in it has it there again: nobody is thrown to another end of the page.
class Renewed : public QWidget {
    Q_OBJECT

public:
    explicit Renewed(QWidget* parent = nullptr);

    QWidget* inside() const { return m_inside; } // nullptr at first
    // What was there goes with the next turn of the event loop: it may be what asked. With nothing in the new part that
    // takes the focus, it goes on to what follows.
    void renew(QWidget* inside);

private:
    QWidget* m_inside = nullptr;
};

// What Tab stops at in `part` now, in its order.
QList<QWidget*> usableIn(const QWidget* part);

} // namespace ownwords::kit
