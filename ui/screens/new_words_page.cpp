// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/new_words_page.h"

#include "ui/kit/buttons.h"
#include "ui/kit/error_text.h"
#include "ui/kit/labels.h"
#include "ui/kit/scroll_page.h"
#include "ui/kit/spoken_text.h"
#include "ui/kit/text.h"
#include "ui/kit/tick_box.h"
#include "ui/screens/fields.h"
#include "ui/screens/look_away.h"
#include "ui/screens/words_form.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace ownwords::screens {

using viewmodel::Session;

namespace {

QString titleFor(Session::NewWordsFor what)
{
    switch (what) {
    case Session::NewWordsFor::Record:
        return NewWordsPage::tr("Choose your secret words");
    case Session::NewWordsFor::Coach:
        return NewWordsPage::tr("Your sign-in as a coach");
    case Session::NewWordsFor::MakingItMine:
        return NewWordsPage::tr("Make it mine");
    case Session::NewWordsFor::Reset:
        return NewWordsPage::tr("New secret words, set together");
    case Session::NewWordsFor::Change:
        return NewWordsPage::tr("Set new secret words");
    case Session::NewWordsFor::UndoReset:
        return NewWordsPage::tr("Undo the new secret words");
    }
    return {};
}

} // namespace

NewWordsPage::NewWordsPage(Session& session, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_name(new QLineEdit)
    , m_words(new WordsForm(session.desk(), WordsForm::Opens::Record,
          isBesideCoach() ? WordsForm::Offer::WhenAsked : WordsForm::Offer::AtOnce))
    , m_trouble(new kit::SpokenText)
    , m_make(kit::button(kit::ButtonKind::Primary, tr("&Go on")))
{
    auto* const page = new kit::ScrollPage;
    QVBoxLayout* const column = page->column();
    addIntroduction(column);
    addField(column, tr("A sign-in &name. It can be made up."), m_name);
    column->addWidget(m_trouble);
    column->addWidget(m_words);
    auto* const row = new QHBoxLayout;
    auto* const back = kit::button(kit::ButtonKind::Secondary, tr("&Back"), QStringLiteral("back"));
    row->addWidget(back);
    row->addStretch();
    row->addWidget(m_make);
    column->addLayout(row);
    column->addStretch();
    fill({page});
    connect(back, &QAbstractButton::clicked, &session, &Session::leaveNewWords);
    connect(m_make, &QAbstractButton::clicked, this, &NewWordsPage::make);
    connect(m_words, &WordsForm::submitted, this, &NewWordsPage::make);
    connect(&session, &Session::busyChanged, this,
        [this] { m_make->setText(m_session.isBusy() ? tr("Making it ...") : tr("&Go on")); });
    connect(&session, &Session::failed, this, [this](Session::Doing doing, const Error& error) {
        if (doing == Session::Doing::NewWords)
            m_trouble->tell(*m_name, kit::sentence(kit::troubleOf(error, kit::Doing::NewWords)));
    });
}

void NewWordsPage::addIntroduction(QVBoxLayout* column)
{
    column->addWidget(kit::heading(titleFor(m_session.newWordsFor())));
    column->addWidget(kit::body(about()));
    if (isBesideCoach()) {
        auto* const lookAway = new LookAway(kit::fromUtf8(m_session.coach()->name));
        column->addWidget(lookAway);
        m_lookAway = lookAway->toRead();
    }
    if (m_session.newWordsFor() == Session::NewWordsFor::Coach) {
        m_coachName = new QLineEdit;
        addField(column, tr("Your name, as &people know you. Everybody who uses this file can see it."), m_coachName);
    }
    if (m_session.newWordsFor() == Session::NewWordsFor::MakingItMine) {
        const QString coach = m_session.coach() ? kit::fromUtf8(m_session.coach()->name) : QString();
        m_keepSharing = new kit::TickBox(tr("%1 may go on seeing what I say").arg(coach));
        column->addWidget(m_keepSharing);
    }
}

void NewWordsPage::make()
{
    if (m_session.isBusy())
        return;
    m_trouble->clear();
    if (m_coachName != nullptr && m_coachName->text().trimmed().isEmpty())
        return m_trouble->tell(*m_coachName, tr("Type your name, so people know who you are."));
    if (m_name->text().trimmed().isEmpty())
        return m_trouble->tell(*m_name, tr("Choose a name to sign in with. It can be made up."));
    const auto chosen = m_words->words();
    if (!chosen)
        return;
    Session::NewWords words;
    words.signIn = {kit::toUtf8(m_name->text()), *chosen};
    if (m_coachName != nullptr)
        words.coachName = kit::toUtf8(m_coachName->text().trimmed());
    words.keepSharing = m_keepSharing != nullptr && m_keepSharing->isChecked();
    m_session.setNewWords(words);
}

QWidget* NewWordsPage::firstFocus()
{
    return m_coachName != nullptr ? m_coachName : m_name;
}

QString NewWordsPage::toRead() const
{
    return m_lookAway.isEmpty() ? about() : about() + QLatin1Char('\n') + m_lookAway;
}

// The words are somebody else's than the coach's who is signed in.
bool NewWordsPage::isBesideCoach() const
{
    return m_session.coach() && m_session.newWordsFor() != Session::NewWordsFor::Coach;
}

// What setting them does.
QString NewWordsPage::about() const
{
    const QString coach = m_session.coach() ? kit::fromUtf8(m_session.coach()->name) : QString();
    switch (m_session.newWordsFor()) {
    case Session::NewWordsFor::Coach:
        return tr("You only see people who choose to share with you. Keep your secret words safe: they open what "
                  "people share.");
    case Session::NewWordsFor::MakingItMine:
        return tr("From now on only your secret words open what you say here. %1 kept it for you until now, and "
                  "cannot open it any more unless you say so.")
            .arg(coach);
    case Session::NewWordsFor::Reset:
        return tr(
            "Sit side by side for this. The one who talks chooses and types. The old secret words, should "
            "they come back to mind, still open it for 30 days. They will see that %1 helped to set new ones, and can "
            "undo it.")
            .arg(coach);
    case Session::NewWordsFor::Change:
        return tr("Choose a name and new secret words to sign in with. Your old secret words open nothing any more "
                  "then. The code on "
                  "your sheet stays as it is.");
    case Session::NewWordsFor::UndoReset:
        return tr(
            "You came in with your code. Choose a name and secret words to sign in with from now on. Then the secret "
            "words that were set for you open nothing any more.");
    case Session::NewWordsFor::Record:
        break;
    }
    return tr("Choose a name and secret words to sign in with. Only they open what you say here.");
}

} // namespace ownwords::screens
