// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/labels.h"

#include <QPointer>

namespace ownwords::kit {

// Text that a screen reader speaks when it appears, though the focus does not go there; hidden until then. It is a
// notification to the bus: Orca speaks neither a label that appears nor a new description of what has the focus (Qt's
// event carries no text for it).
class SpokenText : public TextLabel {
    Q_OBJECT

public:
    explicit SpokenText(QWidget* parent = nullptr);

    // Also when it is the same as before. `heard`: what is spoken, where that is more than what is read.
    void say(const QString& sentence, const QString& heard = {});
    // What is wrong with `field`: takes the focus there, and describes it so, until something else stands in it.
    void tell(QWidget& field, const QString& sentence);
    void clear(); // also what was said of the field

private:
    void forgetWhenChanged(QWidget& field);

    QPointer<QWidget> m_field;
    QMetaObject::Connection m_change; // of the field
};

// What a screen reader says of `widget` when it gets the focus, beside its name: first `sentence`, then what describes
// it anyway. Only once: gone when the focus leaves it.
void sayOnArrival(QWidget& widget, const QString& sentence);

} // namespace ownwords::kit
