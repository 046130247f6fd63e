// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/sharing_page.h"

#include "ui/kit/buttons.h"
#include "ui/kit/card_row.h"
#include "ui/kit/error_text.h"
#include "ui/kit/fold_strip.h"
#include "ui/kit/icon.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/scroll_page.h"
#include "ui/kit/text.h"
#include "ui/screens/question.h"
#include "ui/screens/reader_card.h"
#include "ui/screens/said.h"
#include "ui/screens/share_form.h"

#include <QVBoxLayout>

#include <algorithm>

namespace ownwords::screens {

using viewmodel::Session;

namespace {

constexpr double halfGap = 18; // pixels at 100 %

// What our side promised and nobody calls done: a coach who cannot look will not see it either.
QStringList openPromises(const talk::Story& story)
{
    QStringList open;
    for (const talk::Promise& promise : story.promises) {
        if (promise.mine || promise.tickedByUs == "done" || promise.theySay == "done")
            continue;
        const QString words = kit::fromUtf8(promise.words.words);
        const QString day = promise.by ? dayOf(*promise.by) : QString();
        open.append(day.isEmpty() ? words : SharingPage::tr("%1 · %2").arg(words, day));
    }
    return open;
}

// Where a copy of before can still be opened; empty = nowhere that we know of.
QString stillOpenIn(const std::vector<std::filesystem::path>& paths)
{
    if (paths.empty())
        return {};
    QStringList all;
    for (const std::filesystem::path& path : paths)
        all.append(SharingPage::tr("“%1”").arg(kit::fromPath(path)));
    return QLatin1Char(' ')
        + SharingPage::tr("These copies could not be reached just now, and may still open: %1.").arg(listed(all));
}

QString joined(const std::vector<std::string>& names)
{
    QStringList all;
    for (const std::string& name : names)
        all.append(kit::fromUtf8(name));
    return listed(all);
}

} // namespace

SharingPage::SharingPage(Session& session, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_page(new kit::ScrollPage)
{
    m_page->setMeasure(120);
    fill({m_page});
    build();
    connect(&session, &Session::sharingChanged, this, &SharingPage::done);
    connect(&session, &Session::failed, this, &SharingPage::tellTrouble);
}

void SharingPage::build()
{
    if (m_inside != nullptr) {
        m_inside->hide();
        m_inside->deleteLater(); // it may be what asked
    }
    m_cards.clear();
    m_form = nullptr;
    m_reset = nullptr;
    m_question = nullptr;
    m_resetSaid.clear();
    m_later.clear();
    m_inside = new QWidget;
    QVBoxLayout* const column = kit::columnIn(m_inside, halfGap);
    column->addWidget(kit::heading(tr("Who can see this")));
    addLeave(column);
    connect(m_leave, &QAbstractButton::clicked, &m_session, &Session::leaveSharing);
    column->addWidget(m_leave, 0, Qt::AlignLeading);
    if (!m_session.opened()->keptBy.empty()) {
        addKept(column);
    } else {
        addReset(column);
        const bool isShared = m_session.opened()->whoCanSee.isShared();
        m_intro = isShared ? tr("You chose to let them look. You can stop that at any time.")
                           : tr("Nobody but you can open this.");
        if (isShared)
            column->addWidget(kit::body(m_intro));
        auto* const halves = new kit::CardRow;
        halves->setLeastWidth(420);
        auto* const left = new QWidget;
        auto* const right = new QWidget;
        addReaders(kit::columnIn(left, halfGap));
        addForm(kit::columnIn(right, halfGap));
        halves->addCard(left);
        halves->addCard(right);
        column->addWidget(halves);
    }
    column->addStretch();
    m_page->column()->addWidget(m_inside);
    m_inside->show();
}

// Before the first talk nobody must decide anything: who comes here then did not ask for this page.
void SharingPage::addLeave(QVBoxLayout* column)
{
    if (!m_session.isTalkNext()) {
        m_leave = kit::button(kit::ButtonKind::Secondary, tr("&Back"), QStringLiteral("back"));
        return;
    }
    const bool isShared = m_session.opened()->whoCanSee.isShared();
    m_leave = isShared ? kit::button(kit::ButtonKind::Primary, tr("&Go on to the talk"), QStringLiteral("next"))
                       : kit::button(kit::ButtonKind::Secondary, tr("La&ter. On to the talk"), QStringLiteral("next"));
    m_leave->setIconSide(kit::Button::IconSide::End);
    if (isShared)
        return;
    m_later = tr("You can let somebody look now, after the talk, or never. The talk does not need it.");
    m_leave->setAccessibleDescription(m_later);
    column->addWidget(kit::body(m_later));
}

void SharingPage::addKept(QVBoxLayout* column)
{
    const QString keeper = kit::fromUtf8(m_session.opened()->keptBy);
    m_intro = tr("Kept for you by %1. Make it yours at any time.").arg(keeper);
    auto* const card = new kit::Card;
    card->column()->addWidget(kit::title(m_intro));
    card->column()->addWidget(kit::body(tr("%1 holds the key until then, so there is nothing to share.").arg(keeper)));
    column->addWidget(card);
    auto* const mine = kit::button(kit::ButtonKind::Primary, tr("&Make it mine"), QStringLiteral("lock"));
    card->column()->addWidget(mine, 0, Qt::AlignLeading);
    connect(mine, &QAbstractButton::clicked, &m_session, &Session::toMakeItMine);
}

void SharingPage::addReset(QVBoxLayout* column)
{
    const auto& reset = m_session.opened()->reset;
    if (!reset)
        return;
    const QString who = kit::fromUtf8(reset->name);
    m_resetSaid.append(tr("%1 set new secret words for your record").arg(who));
    m_resetSaid.append(
        tr("That was on %1. The new secret words open your record, and so do yours, for 30 days from that day.")
            .arg(dateText(today(reset->when))));
    if (const QString others = joined(m_session.opened()->whoCanSee.shutOut); !others.isEmpty())
        m_resetSaid.append(tr("Since then these people can no longer see it: %1.").arg(others));
    m_resetSaid.append(tr("Did you want that? Then all is well. If you did not, undo it."));
    m_reset = new kit::Card(kit::Card::Kind::Chosen);
    m_reset->column()->addWidget(kit::title(m_resetSaid.first()));
    for (const QString& sentence : m_resetSaid.mid(1))
        m_reset->column()->addWidget(kit::body(sentence));
    m_undo = kit::button(kit::ButtonKind::Secondary, tr("&Undo it"), QStringLiteral("undo"));
    m_undo->setObjectName(QStringLiteral("undoReset"));
    m_reset->column()->addWidget(m_undo, 0, Qt::AlignLeading);
    connect(m_undo, &QAbstractButton::clicked, this, &SharingPage::askToUndo);
    column->addWidget(m_reset);
}

void SharingPage::askToUndo()
{
    const viewmodel::WhoCanSee& who = m_session.opened()->whoCanSee;
    QStringList sentences{
        tr("Then only your own secret words and your own code open your record. The secret words that "
           "were set for you open nothing any more.")};
    if (!who.shutOut.empty())
        sentences.append(tr("These people can see it again: %1.").arg(joined(who.shutOut)));
    sentences.append(tr("What was said since then stays."));
    m_undo->hide();
    m_question = new Question(tr("Undo the new secret words?"), sentences, tr("Yes, undo it"));
    m_reset->column()->addWidget(m_question);
    m_question->show();
    m_question->takeFocus();
    connect(m_question, &Question::agreed, &m_session, &Session::undoReset);
    connect(m_question, &Question::declined, this, [this] {
        m_question->hide();
        m_question->deleteLater();
        m_question = nullptr;
        m_undo->show();
        m_undo->setFocus(Qt::OtherFocusReason);
    });
}

void SharingPage::addReaders(QVBoxLayout* column)
{
    const viewmodel::WhoCanSee& who = m_session.opened()->whoCanSee;
    if (!who.isShared()) {
        auto* const card = new kit::Card(kit::Card::Kind::Done);
        card->column()->addWidget(kit::picture(QStringLiteral("lock"), kit::Token::Teal, 40), 0, Qt::AlignLeading);
        card->column()->addWidget(kit::title(m_intro));
        column->addWidget(card);
    }
    const QStringList promises = openPromises(m_session.story());
    for (const viewmodel::Reader& reader : who.readers) {
        if (!reader.canLook)
            continue;
        auto* const card = new ReaderCard(reader, promises);
        column->addWidget(card);
        m_cards.push_back(card);
        connect(card, &ReaderCard::stopAsked, this, [this, coach = reader.coach] {
            m_stopping = coach;
            m_session.stopSharing(coach);
        });
    }
    addEarlier(column);
    addWords(column);
    column->addStretch();
}

void SharingPage::addEarlier(QVBoxLayout* column)
{
    auto* const fold = new kit::FoldStrip(tr("Who could see it before"));
    for (const viewmodel::Reader& reader : m_session.opened()->whoCanSee.readers) {
        if (reader.canLook)
            continue;
        const QString since = dateText(today(reader.since));
        const QString name = kit::fromUtf8(reader.name);
        const QString purpose = kit::fromUtf8(reader.purpose);
        fold->column()->addWidget(kit::body(purpose.isEmpty() ? tr("%1 kept it for you from %2").arg(name, since)
                                                              : tr("%1, from %2, for: %3").arg(name, since, purpose)));
    }
    fold->setVisible(fold->column()->count() > 1); // beside its own paragraph
    column->addWidget(fold);
}

void SharingPage::addWords(QVBoxLayout* column)
{
    if (m_session.opened()->reset) // whose words count is to be settled first
        return;
    auto* const card = new kit::Card;
    card->column()->addWidget(kit::title(tr("Your secret words")));
    card->column()->addWidget(kit::body(tr("Does somebody else know them? Then set new ones.")));
    auto* const change = kit::button(kit::ButtonKind::Quiet, tr("Set &new secret words"), QStringLiteral("lock"));
    card->column()->addWidget(change, 0, Qt::AlignLeading);
    connect(change, &QAbstractButton::clicked, &m_session, &Session::toChangeWords);
    column->addWidget(card);
}

void SharingPage::addForm(QVBoxLayout* column)
{
    const viewmodel::WhoCanSee& who = m_session.opened()->whoCanSee;
    if (who.others.empty()) {
        auto* const card = new kit::Card;
        card->column()->addWidget(kit::title(tr("Let somebody look")));
        card->column()->addWidget(kit::body(who.readers.empty()
                ? tr(
                    "There is no coach on this computer yet. A coach comes here once and makes their own sign-in. Then "
                    "you can choose them here.")
                : tr("There is nobody else on this computer to choose.")));
        column->addWidget(card);
    } else {
        m_form = new ShareForm(who.others, kit::fromUtf8(m_session.file().organisation), today(m_session.desk().now()));
        column->addWidget(m_form);
        connect(m_form, &ShareForm::shareAsked, &m_session, &Session::share);
    }
    column->addStretch();
}

QString SharingPage::coachName(const CoachId& coach) const
{
    const auto& readers = m_session.opened()->whoCanSee.readers;
    const auto found = std::find_if(
        readers.begin(), readers.end(), [&](const viewmodel::Reader& reader) { return reader.coach == coach; });
    return found == readers.end() ? QString() : kit::fromUtf8(found->name);
}

void SharingPage::done(Session::SharingStep step, const CoachId& coach)
{
    const QString name = coachName(coach);
    build();
    m_page->toTop();
    m_leave->setFocus(Qt::OtherFocusReason);
    switch (step) {
    case Session::SharingStep::Shared:
        emit news(tr("%1 can see this now.").arg(name));
        break;
    case Session::SharingStep::Stopped:
        emit news(tr("%1 can no longer see this. If %1 knows your secret words, set new ones.").arg(name)
            + stillOpenIn(m_session.opened()->whoCanSee.notClosed));
        break;
    case Session::SharingStep::ResetUndone:
        emit news(
            tr("It is undone. Only your own secret words and your own code count now. Who can see it stands below.")
            + stillOpenIn(m_session.opened()->whoCanSee.notClosed));
        break;
    case Session::SharingStep::WordsChanged:
        emit news(tr("Your new secret words count from now on. The old ones open nothing any more."));
        break;
    }
}

// In the place where it was asked for.
void SharingPage::tellTrouble(Session::Doing doing, const Error& error)
{
    if (doing == Session::Doing::Share && m_form != nullptr)
        m_form->tellTrouble(kit::sentence(kit::troubleOf(error, kit::Doing::Share)));
    if (doing == Session::Doing::UndoReset)
        emit trouble(kit::sentence(kit::troubleOf(error, kit::Doing::UndoReset)));
    if (doing != Session::Doing::StopSharing)
        return;
    for (ReaderCard* const card : m_cards) {
        if (card->coach() == m_stopping)
            card->tellTrouble(kit::sentence(kit::troubleOf(error, kit::Doing::StopSharing)));
    }
}

QWidget* SharingPage::firstFocus()
{
    return m_leave;
}

QString SharingPage::toRead() const
{
    QStringList said{tr("Who can see this."), m_intro};
    if (!m_later.isEmpty())
        said.append(m_later);
    said += m_resetSaid;
    if (m_question != nullptr)
        said.append(m_question->toRead());
    for (const ReaderCard* const card : m_cards)
        said.append(card->toRead());
    return said.join(QLatin1Char('\n'));
}

QString SharingPage::ownWordsToRead() const
{
    QStringList words;
    for (const viewmodel::Reader& reader : m_session.opened()->whoCanSee.readers) {
        if (reader.canLook && !reader.purpose.empty())
            words.append(kit::fromUtf8(reader.purpose));
    }
    return words.join(QStringLiteral(".\n"));
}

} // namespace ownwords::screens
