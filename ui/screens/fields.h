// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QBoxLayout;
class QLineEdit;

// Fields with their labels, the same on every page.
namespace ownwords::screens {

// A label above a field. The label's "&" leads to the field; its text is the field's accessible name.
void addField(QBoxLayout* column, const QString& label, QLineEdit* field);

// Secret words: dots, with a box to show them.
void hideTyping(QBoxLayout* column, QLineEdit* field);

} // namespace ownwords::screens
