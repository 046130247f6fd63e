// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/sign_in_card.h"

#include "ui/kit/buttons.h"
#include "ui/kit/error_text.h"
#include "ui/kit/spoken_text.h"
#include "ui/screens/fields.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace ownwords::screens {

using viewmodel::Session;

SignInCard::SignInCard(Session& session, const QString& title, const QString& open, QWidget* parent)
    : kit::Card(Kind::Plain, parent)
    , m_session(session)
    , m_openText(open)
    , m_name(new QLineEdit)
    , m_words(new QLineEdit)
    , m_code(new QLineEdit)
    , m_wordsFields(new QWidget)
    , m_codeFields(new QWidget)
    , m_trouble(new kit::SpokenText)
    , m_open(kit::button(kit::ButtonKind::Primary, open))
    , m_other(kit::button(kit::ButtonKind::Quiet, {}))
{
    column()->addWidget(kit::title(title));
    auto* const withWords = new QVBoxLayout(m_wordsFields);
    withWords->setContentsMargins({});
    addField(withWords, tr("Your sign-in &name"), m_name);
    addField(withWords, tr("Your secret &words"), m_words);
    hideTyping(withWords, {m_words});
    auto* const withCode = new QVBoxLayout(m_codeFields);
    withCode->setContentsMargins({});
    addField(withCode, tr("The &code on your sheet"), m_code);
    column()->addWidget(m_wordsFields);
    column()->addWidget(m_codeFields);
    column()->addWidget(m_trouble);
    column()->addWidget(m_open, 0, Qt::AlignLeading);
    column()->addWidget(m_other, 0, Qt::AlignLeading);
    column()->addStretch();
    showCodeInstead(false);
    connect(m_open, &QAbstractButton::clicked, this, &SignInCard::give);
    connect(m_other, &QAbstractButton::clicked, this, [this] {
        showCodeInstead(!m_withCode);
        (m_withCode ? m_code : m_name)->setFocus();
    });
    connect(m_name, &QLineEdit::returnPressed, this, [this] { m_words->setFocus(); });
    connect(m_words, &QLineEdit::returnPressed, this, &SignInCard::give);
    connect(m_code, &QLineEdit::returnPressed, this, &SignInCard::give);
    connect(&session, &Session::busyChanged, this,
        [this] { m_open->setText(m_session.isBusy() ? tr("Opening ...") : m_openText); });
    connect(&session, &Session::failed, this, [this](Session::Doing doing, const Error& error) {
        if (doing == Session::Doing::SignIn)
            tellTrouble(error);
    });
}

void SignInCard::showCodeInstead(bool isCode)
{
    m_withCode = isCode;
    m_wordsFields->setVisible(!isCode);
    m_codeFields->setVisible(isCode);
    m_trouble->clear();
    m_other->setText(
        isCode ? tr("Use my secret words &instead") : tr("I forgot them. I have the sheet w&ith the code."));
}

void SignInCard::give()
{
    if (m_session.isBusy())
        return;
    m_trouble->clear();
    if (m_withCode)
        emit codeGiven(m_code->text());
    else
        emit wordsGiven(m_name->text(), m_words->text());
}

void SignInCard::tellTrouble(const Error& error)
{
    QLineEdit* const field = m_withCode ? m_code : m_words;
    field->selectAll();
    m_trouble->tell(*field, kit::sentence(kit::troubleOf(error, kit::Doing::SignIn)));
}

QWidget* SignInCard::firstFocus() const
{
    return m_name;
}

} // namespace ownwords::screens
