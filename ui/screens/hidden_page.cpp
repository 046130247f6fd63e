// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/hidden_page.h"

#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/spoken_text.h"
#include "ui/kit/text.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace ownwords::screens {

using viewmodel::Session;

HiddenPage::HiddenPage(Session& session, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_back(kit::button(kit::ButtonKind::Quiet, tr("&Come back")))
    , m_line(new kit::SpokenText)
{
    setAccessibleName(tr("Hidden"));
    auto* const column = new QVBoxLayout(this);
    column->addStretch();
    if (session.needsCode()) {
        m_code = new QLineEdit;
        m_code->setEchoMode(QLineEdit::Password);
        m_code->setInputMethodHints(Qt::ImhDigitsOnly | Qt::ImhHiddenText);
        m_code->setAlignment(Qt::AlignCenter);
        m_line->setText(tr("Type your 4 numbers."));
        m_code->setAccessibleName(m_line->text());
        m_line->setAlignment(Qt::AlignCenter);
        kit::setTextRole(m_line, QStringLiteral("helper"));
        m_line->show();
        column->addWidget(m_line, 0, Qt::AlignHCenter);
        column->addWidget(m_code, 0, Qt::AlignHCenter);
        connect(m_code, &QLineEdit::returnPressed, this, &HiddenPage::go);
    }
    column->addWidget(m_back, 0, Qt::AlignHCenter);
    column->addStretch();
    m_back->setAccessibleDescription(tr("Hidden"));
    connect(m_back, &QAbstractButton::clicked, this, &HiddenPage::go);
    kit::followLook(this, [this] {
        if (m_code != nullptr)
            m_code->setFixedWidth(kit::px(160));
    });
}

void HiddenPage::go()
{
    if (m_code == nullptr)
        return m_session.comeBack();
    const std::string typed = kit::toUtf8(m_code->text());
    m_code->clear();
    if (!m_session.comeBack(typed) && m_session.needsCode())
        m_line->tell(*m_code, tr("Those are not your numbers. Tries left: %1").arg(m_session.triesLeft()));
}

QWidget* HiddenPage::firstFocus()
{
    return m_code != nullptr ? static_cast<QWidget*>(m_code) : m_back;
}

} // namespace ownwords::screens
