// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QBoxLayout;
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

// Secret words: dots, with a box to show them.
void hideTyping(QBoxLayout* column, QLineEdit* field);

// For what was just made: it is shown with the next turn of the event loop, and can take the focus only then.
void focusSoon(QWidget* widget);

} // namespace ownwords::screens
