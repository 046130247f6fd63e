// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

class QBoxLayout;
class QCheckBox;
class QLineEdit;
class QWidget;

namespace ownwords::kit {
class FlowLayout;
} // namespace ownwords::kit

// Fields with their labels, the same on every page.
namespace ownwords::screens {

// A label above a field. The label's "&" leads to the field; its text is the field's accessible name.
void addField(QBoxLayout* column, const QString& label, QLineEdit* field);

// A line under the rest of a column that is in its widget already: what is added stands side by side, and wraps.
kit::FlowLayout* addLine(QBoxLayout* column);

// Secret words: dots in all of `fields`, with one box at the end of `column` to show them, which is returned.
QCheckBox* hideTyping(QBoxLayout* column, const QList<QLineEdit*>& fields);

// For what was just made: it is shown with the next turn of the event loop, and can take the focus only then.
void focusSoon(QWidget* widget);

} // namespace ownwords::screens
