// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/start_page.h"

#include "ui/kit/buttons.h"
#include "ui/kit/card_row.h"
#include "ui/kit/error_text.h"
#include "ui/kit/labels.h"
#include "ui/kit/scroll_page.h"
#include "ui/kit/text.h"
#include "ui/screens/fields.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace ownwords::screens {

using viewmodel::Session;

StartPage::StartPage(Session& session, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_name(new QLineEdit)
    , m_words(new QLineEdit)
    , m_code(new QLineEdit)
    , m_wordsFields(new QWidget)
    , m_codeFields(new QWidget)
    , m_trouble(kit::body({}))
    , m_open(kit::button(kit::ButtonKind::Primary, tr("&Open my words")))
    , m_other(kit::button(kit::ButtonKind::Quiet, {}))
{
    auto* const page = new kit::ScrollPage;
    page->setMeasure(110);
    page->column()->addWidget(kit::heading(
        session.company() == Session::Company::Together ? tr("Good to have you both here.") : tr("Good to see you.")));
    auto* const cards = new kit::CardRow;
    cards->setLeastWidth(380);
    if (session.hasFile())
        cards->addCard(signInCard());
    cards->addCard(newCard());
    page->column()->addWidget(cards);
    auto* const back = kit::button(kit::ButtonKind::Quiet, tr("&Back"), QStringLiteral("back"));
    page->column()->addWidget(back, 0, Qt::AlignLeading);
    page->column()->addStretch(1);
    auto* const outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(page);
    connect(back, &QAbstractButton::clicked, &session, &Session::toWelcome);
    connect(&session, &Session::busyChanged, this, &StartPage::showBusy);
    connect(&session, &Session::failed, this, [this](Session::Doing doing, const Error& error) {
        if (doing == Session::Doing::SignIn)
            tellTrouble(error);
    });
}

kit::Card* StartPage::signInCard()
{
    auto* const card = new kit::Card;
    QVBoxLayout* const column = card->column();
    column->addWidget(kit::title(tr("I have been here before")));
    auto* const withWords = new QVBoxLayout(m_wordsFields);
    withWords->setContentsMargins({});
    addField(withWords, tr("Your sign-in &name"), m_name);
    addField(withWords, tr("Your secret &words"), m_words);
    hideTyping(withWords, m_words);
    auto* const withCode = new QVBoxLayout(m_codeFields);
    withCode->setContentsMargins({});
    addField(withCode, tr("The &code on your sheet"), m_code);
    column->addWidget(m_wordsFields);
    column->addWidget(m_codeFields);
    m_trouble->hide();
    column->addWidget(m_trouble);
    column->addWidget(m_open, 0, Qt::AlignLeading);
    column->addWidget(m_other, 0, Qt::AlignLeading);
    column->addStretch();
    showCodeInstead(false);
    connect(m_open, &QAbstractButton::clicked, this, &StartPage::open);
    connect(m_other, &QAbstractButton::clicked, this, [this] {
        showCodeInstead(!m_withCode);
        (m_withCode ? m_code : m_name)->setFocus();
    });
    connect(m_name, &QLineEdit::returnPressed, this, [this] { m_words->setFocus(); });
    connect(m_words, &QLineEdit::returnPressed, this, &StartPage::open);
    connect(m_code, &QLineEdit::returnPressed, this, &StartPage::open);
    return card;
}

kit::Card* StartPage::newCard()
{
    auto* const card = new kit::Card;
    QVBoxLayout* const column = card->column();
    column->addWidget(kit::title(m_session.hasFile() ? tr("This is my first time") : tr("Start a talk")));
    column->addWidget(kit::body(tr("What shall we do with your words?")));
    const auto way = [&](const QString& text, const QString& about, const QString& icon, Session::Keeping keeping) {
        auto* const button = kit::button(kit::ButtonKind::Secondary, text, icon);
        button->setAccessibleDescription(about);
        column->addWidget(button);
        column->addWidget(kit::helper(about));
        connect(button, &QAbstractButton::clicked, &m_session, [this, keeping] { m_session.choose(keeping); });
        return button;
    };
    if (m_session.hasFile() && !m_session.file().readOnly)
        m_keep = way(tr("&Keep them here"),
            tr("So you can look back. Locked with your own words: only you can open them."), QStringLiteral("lock"),
            Session::Keeping::Keep);
    auto* const take = way(tr("Print them, then wipe &them"),
        tr("You take your page with you. If this computer stops before that, these words are gone."),
        QStringLiteral("print"), Session::Keeping::Take);
    way(tr("&Just talk"), tr("Nothing is kept. If this computer stops, these words are gone."),
        QStringLiteral("people"), Session::Keeping::TalkOnly);
    if (m_keep == nullptr)
        m_keep = take;
    column->addStretch();
    return card;
}

void StartPage::showCodeInstead(bool isCode)
{
    m_withCode = isCode;
    m_wordsFields->setVisible(!isCode);
    m_codeFields->setVisible(isCode);
    m_trouble->hide();
    m_other->setText(
        isCode ? tr("Use my secret words &instead") : tr("I forgot them. I have the sheet w&ith the code."));
}

void StartPage::open()
{
    if (m_session.isBusy())
        return;
    m_trouble->hide();
    if (m_withCode)
        m_session.signInWithCode(kit::toUtf8(m_code->text()));
    else
        m_session.signIn(kit::toUtf8(m_name->text()), kit::toUtf8(m_words->text()));
}

void StartPage::tellTrouble(const Error& error)
{
    const QString sentence = kit::sentence(kit::troubleOf(error, kit::Doing::SignIn));
    m_trouble->setText(sentence);
    m_trouble->show();
    QLineEdit* const field = m_withCode ? m_code : m_words;
    field->setAccessibleDescription(sentence);
    field->selectAll();
    field->setFocus();
}

void StartPage::showBusy()
{
    m_open->setText(m_session.isBusy() ? tr("Opening ...") : tr("&Open my words"));
}

QWidget* StartPage::firstFocus()
{
    return m_session.hasFile() ? static_cast<QWidget*>(m_name) : m_keep;
}

QString StartPage::toRead() const
{
    return tr("Have you been here before? Then type your name and your secret words. Is this your first time? Then "
              "choose: keep "
              "your words here, print them and wipe them, or just talk.");
}

} // namespace ownwords::screens
