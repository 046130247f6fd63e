// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/fields.h"

#include "ui/kit/flow_layout.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>

namespace ownwords::screens {

namespace {

// Qt does not tell the state of Caps Lock: a letter of the other case than Shift asks for gives it away.
class CapsLockSign : public QLabel {
public:
    explicit CapsLockSign(const QList<QLineEdit*>& fields)
        : QLabel(QCoreApplication::translate("Fields", "Caps Lock is on."))
    {
        setWordWrap(true);
        hide();
        for (QLineEdit* const field : fields)
            field->installEventFilter(this);
    }

    bool eventFilter(QObject* field, QEvent* event) override
    {
        if (event->type() != QEvent::KeyPress)
            return false;
        const auto& key = static_cast<const QKeyEvent&>(*event);
        const QString typed = key.text();
        if (key.key() == Qt::Key_CapsLock)
            tell(field, false);
        else if (typed.size() == 1 && typed.at(0).toLower() != typed.at(0).toUpper())
            tell(field, typed.at(0).isUpper() != key.modifiers().testFlag(Qt::ShiftModifier));
        return false;
    }

private:
    void tell(QObject* field, bool isOn)
    {
        if (isOn == isVisibleTo(parentWidget()))
            return;
        setVisible(isOn);
        if (isOn) {
            m_named = static_cast<QWidget*>(field);
            m_before = m_named->accessibleDescription();
        }
        m_named->setAccessibleDescription(isOn ? text() : m_before);
    }

    QWidget* m_named = nullptr; // the field that is described by it
    QString m_before; // its description else
};

} // namespace

void addField(QBoxLayout* column, const QString& label, QLineEdit* field)
{
    auto* const text = new QLabel(label);
    text->setBuddy(field);
    text->setWordWrap(true);
    field->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    column->addWidget(text);
    column->addWidget(field);
}

kit::FlowLayout* addLine(QBoxLayout* column)
{
    auto* const line = new kit::FlowLayout;
    column->addLayout(line);
    kit::followLook(column->parentWidget(), [line] { line->setSpacing(kit::px(12)); });
    return line;
}

void focusSoon(QWidget* widget)
{
    QTimer::singleShot(0, widget, [widget] { widget->setFocus(); });
}

QCheckBox* hideTyping(QBoxLayout* column, const QList<QLineEdit*>& fields)
{
    auto* const show = new QCheckBox(QCoreApplication::translate("Fields", "Show what I t&ype"));
    column->addWidget(new CapsLockSign(fields));
    column->addWidget(show);
    for (QLineEdit* const field : fields) {
        field->setEchoMode(QLineEdit::Password);
        field->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
        QObject::connect(show, &QCheckBox::toggled, field,
            [field](bool isShown) { field->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password); });
    }
    return show;
}

} // namespace ownwords::screens
