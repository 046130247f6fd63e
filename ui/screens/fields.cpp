// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/fields.h"

#include "ui/kit/labels.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>

namespace ownwords::screens {

void addField(QBoxLayout* column, const QString& label, QLineEdit* field)
{
    auto* const text = new QLabel(label);
    text->setBuddy(field);
    text->setWordWrap(true);
    field->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    column->addWidget(text);
    column->addWidget(field);
}

void hideTyping(QBoxLayout* column, QLineEdit* field)
{
    field->setEchoMode(QLineEdit::Password);
    field->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    auto* const show = new QCheckBox(QCoreApplication::translate("Fields", "Show what I t&ype"));
    column->addWidget(show);
    QObject::connect(show, &QCheckBox::toggled, field,
        [field](bool isShown) { field->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password); });
}

} // namespace ownwords::screens
