// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

class QAbstractButton;
class QWidget;

namespace ownwords::kit {

// Tab goes through `widgets` where `anchor` stands, a widget that was made with its group. Qt puts
// what is made later behind the buttons at the foot of a page: for groups that get new children while they are shown.
void tabThrough(QWidget* anchor, const QList<QWidget*>& widgets);

// Of a group of radio buttons Tab stops only at `stop`; the arrows go to the others. Qt sees to that itself only once
// one of them has had the focus.
void stopOnlyAt(const QAbstractButton* stop, const QList<QAbstractButton*>& group);

// What the keyboard reaches in `part`, as Tab goes through it, also what is hidden there now; nothing without a part.
QList<QWidget*> controlsIn(const QWidget* part);
// Where a part is made anew: gives the focus to what stands now where it stood among controlsIn(), or close before it,
// so that a tick throws nobody back to the top. -1: it stood elsewhere, and stays there.
void focusAgain(const QWidget* part, qsizetype stoodAt);

} // namespace ownwords::kit
