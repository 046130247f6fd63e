// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/spoken_text.h"

#include "ui/kit/choice_list.h"
#include "ui/kit/day_picker.h"
#include "ui/kit/words_edit.h"

#include <QAbstractButton>
#include <QEvent>
#include <QLineEdit>

namespace ownwords::kit {

namespace {

class Arrival : public QObject {
public:
    Arrival(QWidget& widget, const QString& sentence)
        : QObject(&widget)
        , m_widget(widget)
        , m_before(widget.accessibleDescription())
        , m_said(m_before.isEmpty() ? sentence : sentence + QLatin1Char(' ') + m_before)
    {
        widget.setAccessibleDescription(m_said);
        widget.installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::FocusOut) {
            if (m_widget.accessibleDescription() == m_said) // nobody described it anew
                m_widget.setAccessibleDescription(m_before);
            deleteLater();
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QWidget& m_widget;
    QString m_before;
    QString m_said;
};

} // namespace

SpokenText::SpokenText(QWidget* parent)
    : TextLabel({}, parent)
{
    setTextRole(this, QStringLiteral("body"));
    hide();
}

void SpokenText::say(const QString& sentence, const QString& heard)
{
    clear();
    setText(sentence);
    setAccessibleName(heard.isEmpty() ? sentence : heard);
    setVisible(true);
}

void SpokenText::tell(QWidget& field, const QString& sentence)
{
    say(sentence);
    m_field = &field;
    field.setAccessibleDescription(sentence);
    if (auto* const line = qobject_cast<QLineEdit*>(&field))
        line->selectAll();
    field.setFocus();
    forgetWhenChanged(field);
}

void SpokenText::forgetWhenChanged(QWidget& field)
{
    const auto forget = [this] { clear(); };
    if (const auto* const line = qobject_cast<QLineEdit*>(&field))
        m_change = connect(line, &QLineEdit::textChanged, this, forget);
    else if (const auto* const day = qobject_cast<DayPicker*>(&field))
        m_change = connect(day, &DayPicker::changed, this, forget);
    else if (const auto* const words = qobject_cast<WordsEdit*>(&field))
        m_change = connect(words, &WordsEdit::wordsChanged, this, forget);
    else if (const auto* const choices = qobject_cast<ChoiceList*>(&field))
        m_change = connect(choices, &ChoiceList::pickedChanged, this, forget);
    else if (const auto* const button = qobject_cast<QAbstractButton*>(&field))
        m_change = connect(button, &QAbstractButton::toggled, this, forget);
}

void SpokenText::clear()
{
    hide();
    disconnect(m_change);
    if (m_field && m_field->accessibleDescription() == accessibleName())
        m_field->setAccessibleDescription({});
    m_field = nullptr;
}

void sayOnArrival(QWidget& widget, const QString& sentence)
{
    QWidget* const heard = widget.focusProxy() != nullptr ? widget.focusProxy() : &widget;
    if (!sentence.isEmpty() && !heard->accessibleDescription().contains(sentence))
        new Arrival(*heard, sentence); // its widget owns it
}

} // namespace ownwords::kit
