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
        return NewWordsPage::tr("Lock your words");
    case Session::NewWordsFor::Coach:
        return NewWordsPage::tr("Your way in as a coach");
    case Session::NewWordsFor::MakingItMine:
        return NewWordsPage::tr("Make it mine");
    case Session::NewWordsFor::Reset:
        return NewWordsPage::tr("New words, set together");
    case Session::NewWordsFor::Change:
        return NewWordsPage::tr("Set new words");
    case Session::NewWordsFor::UndoReset:
        return NewWordsPage::tr("Undo the new words");
    }
    return {};
}

} // namespace

NewWordsPage::NewWordsPage(Session& session, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_name(new QLineEdit)
    , m_typed(new QLineEdit)
    , m_offered(kit::heading({}))
    , m_typeThem(kit::body({}))
    , m_trouble(new kit::SpokenText)
    , m_offer(new QWidget)
    , m_own(kit::button(kit::ButtonKind::Quiet, {}))
    , m_make(kit::button(kit::ButtonKind::Primary, tr("&Go on")))
    , m_first(new QLineEdit)
    , m_ownFields(new QWidget)
{
    auto* const page = new kit::ScrollPage;
    QVBoxLayout* const column = page->column();
    addIntroduction(column);
    addField(column, tr("A sign-in &name. It can be made up."), m_name);

    auto* const offer = new QVBoxLayout(m_offer);
    offer->setContentsMargins({});
    offer->addWidget(kit::body(tr("These are four words for you. Write them down and take them with you.")));
    m_offered->setSelectable(true);
    offer->addWidget(m_offered);
    auto* const others = kit::button(kit::ButtonKind::Quiet, tr("&Show me other words"));
    offer->addWidget(others, 0, Qt::AlignLeading);
    column->addWidget(m_offer);

    auto* const own = new QVBoxLayout(m_ownFields);
    own->setContentsMargins({});
    addField(own, tr("Words of your own: at least 10 &letters. A whole sentence is good."), m_first);
    column->addWidget(m_ownFields);

    column->addWidget(m_typeThem);
    column->addWidget(m_typed);
    column->addWidget(m_own, 0, Qt::AlignLeading);
    column->addWidget(m_trouble);
    auto* const row = new QHBoxLayout;
    auto* const back = kit::button(kit::ButtonKind::Secondary, tr("&Back"), QStringLiteral("back"));
    row->addWidget(back);
    row->addStretch();
    row->addWidget(m_make);
    column->addLayout(row);
    column->addStretch();
    auto* const outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(page);
    this->offer();
    useOwn(false);
    connect(others, &QAbstractButton::clicked, this, &NewWordsPage::offer);
    connect(m_own, &QAbstractButton::clicked, this, [this] { useOwn(!m_isOwn); });
    connect(back, &QAbstractButton::clicked, &session, &Session::leaveNewWords);
    connect(m_make, &QAbstractButton::clicked, this, &NewWordsPage::make);
    connect(m_typed, &QLineEdit::returnPressed, this, &NewWordsPage::make);
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
    if (m_session.newWordsFor() == Session::NewWordsFor::Coach) {
        m_coachName = new QLineEdit;
        addField(column, tr("Your name, as &people know you. Everybody who uses this file can see it."), m_coachName);
    }
    if (m_session.newWordsFor() == Session::NewWordsFor::MakingItMine) {
        const QString coach = m_session.coach() ? kit::fromUtf8(m_session.coach()->name) : QString();
        m_keepSharing = new kit::TickBox(tr("%1 may go on seeing my words").arg(coach));
        column->addWidget(m_keepSharing);
    }
}

void NewWordsPage::offer()
{
    m_words = kit::fromUtf8(m_session.desk().offeredWords());
    m_offered->setText(m_words);
    m_offered->setAccessibleName(m_words);
}

void NewWordsPage::useOwn(bool isOwn)
{
    m_isOwn = isOwn;
    m_offer->setVisible(!isOwn);
    m_ownFields->setVisible(isOwn);
    m_typeThem->setText(isOwn
            ? tr("Type them once more.")
            : tr("Type the four words, so we know you have them. The first three letters of each are enough."));
    m_typed->setAccessibleName(m_typeThem->text());
    m_own->setText(isOwn ? tr("&Use four words instead") : tr("&Use words of my own"));
    m_typed->clear();
    m_trouble->clear();
}

void NewWordsPage::make()
{
    if (m_session.isBusy())
        return;
    m_trouble->clear();
    const std::string typed = kit::toUtf8(m_typed->text());
    if (m_coachName != nullptr && m_coachName->text().trimmed().isEmpty())
        return m_trouble->tell(*m_coachName, tr("Type your name, so people know who you are."));
    if (m_name->text().trimmed().isEmpty())
        return m_trouble->tell(*m_name, tr("Choose a name to sign in with. It can be made up."));
    if (m_isOwn && !m_session.desk().isLongEnough(kit::toUtf8(m_first->text())))
        return m_trouble->tell(*m_first, tr("These words are a little short. Use at least 10 letters."));
    const std::string wanted = kit::toUtf8(m_isOwn ? m_first->text() : m_words);
    if (!m_session.desk().isSameWords(wanted, typed))
        return m_trouble->tell(*m_typed,
            m_isOwn ? tr("The two are not the same. Type your words once more.")
                    : tr("These are not the four words above. Look at them, and type them once more."));
    Session::NewWords words;
    words.signIn = {kit::toUtf8(m_name->text()), wanted};
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
    return about();
}

// What setting them does.
QString NewWordsPage::about() const
{
    const QString coach = m_session.coach() ? kit::fromUtf8(m_session.coach()->name) : QString();
    switch (m_session.newWordsFor()) {
    case Session::NewWordsFor::Coach:
        return tr("You only see people who choose to share with you. Choose your words with care: they open what "
                  "people share.");
    case Session::NewWordsFor::MakingItMine:
        return tr("From now on only these words open what you write here. %1 kept it for you until now, and cannot "
                  "open it any more unless you say so.")
            .arg(coach);
    case Session::NewWordsFor::Reset:
        return tr("Sit side by side for this. The one who talks chooses and types. The old words, should they come "
                  "back to mind, still open it for 30 days. They will see that %1 helped to set new ones, and can "
                  "undo it.")
            .arg(coach);
    case Session::NewWordsFor::Change:
        return tr("Choose a name and new words to sign in with. Your old words open nothing any more then. The code on "
                  "your sheet stays as it is.");
    case Session::NewWordsFor::UndoReset:
        return tr(
            "You came in with your code. Choose a name and words to sign in with from now on. Then the words that "
            "were set for you open nothing any more.");
    case Session::NewWordsFor::Record:
        break;
    }
    return tr("Choose a name and some words to sign in with. Only they open what you write here.");
}

} // namespace ownwords::screens
