// SPDX-License-Identifier: Apache-2.0
#include "ui/viewmodel/talk_model.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace ownwords::viewmodel {

using talk::Stop;

namespace {

constexpr std::chrono::seconds tryAgain(5); // after a save that failed

bool isAsked(const Stop& stop)
{
    return stop.what == Stop::What::Question && stop.question->kind != pack::Kind::Say && !stop.question->onRequest;
}

} // namespace

TalkModel::TalkModel(talk::Talk talk, TalkContext context, QObject* parent)
    : QObject(parent)
    , m_talk(std::move(talk))
    , m_context(std::move(context))
{
    m_saveTimer.setSingleShot(true);
    connect(&m_saveTimer, &QTimer::timeout, this, &TalkModel::keepWhenFree);
    refresh();
    somethingNew(); // that the talk was begun
    keepNow();
}

talk::Stamp TalkModel::stamp() const
{
    talk::Stamp stamp;
    stamp.at = m_context.now();
    stamp.tzMinutes = m_context.tzMinutes();
    stamp.lang = m_context.lang;
    stamp.by = m_context.signer;
    stamp.who = m_speaker;
    return stamp;
}

void TalkModel::refresh()
{
    talk::Surroundings around;
    around.lang = m_context.lang;
    around.today = dayOf(m_context.now(), m_context.tzMinutes());
    around.readers = m_context.readers;
    around.coach = m_context.coach;
    m_screen = talk::screenOf(m_talk, around);
    m_canGoBack = m_talk.state().chain(m_talk.chain()).trail.size() > 1;
    countQuestions();
}

void TalkModel::countQuestions()
{
    m_number = 0;
    m_count = 0;
    if (m_screen.atEnd)
        return;
    for (const Stop& stop : talk::walk(m_talk.state(), m_talk.chain())) {
        if (stop.section != m_screen.section || !isAsked(stop))
            continue;
        ++m_count;
        talk::Slot here = m_screen.slot;
        here.followup.clear();
        if (stop.slot == here)
            m_number = m_count;
    }
}

bool TalkModel::hasFlag(std::string_view flag) const
{
    return m_talk.state().chain(m_talk.chain()).hasFlag(flag);
}

bool TalkModel::canUndo() const
{
    return m_talk.canUndo(stamp().by);
}

Result<> TalkModel::type(const std::string& words)
{
    const std::vector<std::string>& said = m_screen.value.words;
    const std::size_t entry = m_screen.takesMany ? m_edited : 1;
    const bool isSaid = entry > 0 && entry <= said.size();
    m_isEmptied = isSaid && words.empty();
    // What stands in the box as it was said is no new answer.
    const std::string draft = isSaid && words == said[entry - 1] ? std::string() : words;
    if (m_screen.draft == draft)
        return {};
    OWNWORDS_TRY(m_talk.type(draft));
    m_screen.draft = draft;
    somethingNew();
    return {};
}

// An answer that was deleted in its box is taken back when the person goes on.
Result<> TalkModel::leave()
{
    const bool isEmptied = std::exchange(m_isEmptied, false);
    if (m_edited == 0)
        return isEmptied ? m_talk.clear(stamp()) : Result<>();
    const std::string words = m_screen.draft;
    if (isEmptied)
        OWNWORDS_TRY(m_talk.unsay(m_edited, stamp()));
    else if (!words.empty())
        OWNWORDS_TRY(m_talk.say(words, m_edited, stamp()));
    m_edited = 0;
    return {};
}

void TalkModel::somethingNew()
{
    const bool wasKept = isKept();
    ++m_revision;
    if (staysInMemory())
        m_keptRevision = m_revision;
    else if (!m_saveTimer.isActive())
        m_saveTimer.start(vault::SaveClock::wait); // from the first key that is not kept, never moved by later ones
    if (wasKept != isKept())
        emit keptChanged();
    emit used();
}

void TalkModel::keepWhenFree()
{
    if (m_onTheWay == 0)
        keepNow();
}

void TalkModel::keepNow()
{
    if (staysInMemory() || m_handedRevision == m_revision)
        return;
    m_saveTimer.stop();
    Snapshot snapshot;
    snapshot.record = m_talk.save();
    if (!m_state || m_stateEvents != m_talk.state().size()) {
        m_state = std::make_shared<const talk::State>(m_talk.state());
        m_stateEvents = m_state->size();
    }
    snapshot.state = m_state;
    m_handedRevision = m_revision;
    ++m_onTheWay;
    // After Hide and lock the words are on their way to the disk and the talk is gone.
    m_context.keep(std::move(snapshot), [self = QPointer(this), revision = m_revision](const auto& result) {
        if (self)
            self->keptOne(revision, result);
    });
}

void TalkModel::keptOne(std::uint64_t revision, const Result<std::optional<vault::Receipt>>& result)
{
    --m_onTheWay;
    if (!result) {
        m_handedRevision = m_keptRevision;
        m_saveTimer.start(tryAgain);
        emit keepingFailed(result.error());
        return;
    }
    m_keptRevision = std::max(m_keptRevision, revision);
    if (*result)
        emit tookOut(**result);
    emit keptChanged();
    if (m_revision != m_keptRevision && !m_saveTimer.isActive()) // typed or said while that one was on its way
        keepWhenFree();
}

Result<> TalkModel::done(Result<> result, Where where)
{
    if (!result)
        return result;
    if (where == Where::Moved) {
        m_isReadingBack = false;
        m_edited = 0;
        m_isEmptied = false;
        m_summary.reset();
    }
    settle();
    if (where == Where::Moved)
        emit moved();
    else
        emit changed();
    return {};
}

void TalkModel::settle()
{
    refresh();
    somethingNew();
    keepWhenFree();
}

// Words to a question that is read back wait for "Yes, that is what I said".
bool TalkModel::needsReadBack() const
{
    const bool hasWords = !m_screen.draft.empty() || m_talk.state().answer(m_talk.chain(), m_screen.slot) != nullptr;
    return m_screen.readBack && !m_isReadingBack && hasWords && (!m_screen.confirmed || !m_screen.draft.empty());
}

// The loop that asks how sure somebody is ends what is asked about a goal.
void TalkModel::summariseAfter(const std::optional<Stop>& left)
{
    if (!left || left->loop == nullptr || left->slot.collection != "goals" || left->slot.item == m_screen.slot.item)
        return;
    const auto& asked = left->loop->questions;
    if (std::any_of(asked.begin(), asked.end(), [](const pack::Question& q) { return q.role == pack::Role::Sure; }))
        m_summary = left->slot.item;
}

Result<> TalkModel::next()
{
    if (m_summary) {
        m_summary.reset();
        emit moved();
        return {};
    }
    OWNWORDS_TRY(leave());
    if (!needsReadBack()) {
        const std::optional<Stop> left = m_talk.current();
        OWNWORDS_TRY(m_talk.next(stamp()));
        m_isReadingBack = false;
        settle();
        summariseAfter(left);
        emit moved();
        return {};
    }
    if (!m_screen.draft.empty())
        OWNWORDS_TRY(m_talk.say(m_screen.draft, 0, stamp()));
    m_isReadingBack = true;
    OWNWORDS_TRY(done({}, Where::Same));
    emit moved();
    return {};
}

Result<> TalkModel::back()
{
    if (m_isReadingBack) {
        sayAgain();
        return {};
    }
    OWNWORDS_TRY(leave());
    return done(m_talk.back(stamp()), Where::Moved);
}

Result<> TalkModel::pass(bool forGood)
{
    if (m_edited > 0) // what was begun anew is no answer of its own
        OWNWORDS_TRY(m_talk.type({}));
    return done(m_talk.pass(forGood, stamp()), Where::Moved);
}

Result<> TalkModel::goTo(const talk::Slot& slot)
{
    OWNWORDS_TRY(leave());
    return done(m_talk.go(slot, stamp()), Where::Moved);
}

Result<> TalkModel::goToSection(std::size_t section)
{
    const Stop* target = nullptr;
    const std::vector<Stop> stops = talk::walk(m_talk.state(), m_talk.chain());
    for (const Stop& stop : stops) {
        if (stop.section != section || stop.what == Stop::What::Again || stop.question->onRequest)
            continue;
        if (target == nullptr)
            target = &stop;
        if (m_talk.state().status(m_talk.chain(), stop.slot) == talk::Status::Unseen) {
            target = &stop;
            break;
        }
    }
    if (target == nullptr)
        return fail(ErrorCode::NotFound, "section");
    return goTo(target->slot);
}

Result<> TalkModel::carryOn()
{
    OWNWORDS_TRY(leave());
    return done(m_talk.carryOn(stamp()), Where::Moved);
}

Result<> TalkModel::pick(const std::vector<std::string>& options)
{
    if (options.empty() && m_screen.value.words.empty() && !asksForParts())
        return clearAnswer();
    return done(m_talk.pick(options, std::nullopt, stamp()), Where::Same);
}

Result<> TalkModel::addEntry(const std::string& words)
{
    return done(m_talk.say(words, 0, stamp()), Where::Same);
}

void TalkModel::edit(std::size_t entry)
{
    m_edited = entry;
    m_isEmptied = false;
    emit changed();
}

Result<> TalkModel::keepEdit()
{
    return done(leave(), Where::Same);
}

Result<> TalkModel::takeAway(std::size_t entry)
{
    if (m_edited > 0) { // the places of the others may change
        OWNWORDS_TRY(m_talk.type({}));
        m_edited = 0;
        m_isEmptied = false;
    }
    return done(m_talk.unsay(entry, stamp()), Where::Same);
}

Result<> TalkModel::giveNumber(double number)
{
    return done(m_talk.number(number, stamp()), Where::Same);
}

Result<> TalkModel::giveDate(Date date)
{
    return done(m_talk.date(date, stamp()), Where::Same);
}

Result<> TalkModel::giveNoDate()
{
    return done(m_talk.pick({"none"}, std::nullopt, stamp()), Where::Same);
}

Result<> TalkModel::clearAnswer()
{
    return done(m_talk.clear(stamp()), Where::Same);
}

Result<> TalkModel::confirmReadBack()
{
    OWNWORDS_TRY(m_talk.confirm(stamp()));
    return done(m_talk.next(stamp()), Where::Moved);
}

void TalkModel::sayAgain()
{
    m_isReadingBack = false;
    emit moved();
}

Result<> TalkModel::keepForLater()
{
    OWNWORDS_TRY(m_talk.later(stamp()));
    return done(m_talk.next(stamp()), Where::Moved);
}

Result<> TalkModel::another(bool yes)
{
    return done(m_talk.again(yes, stamp()), Where::Moved);
}

Result<> TalkModel::showIdeas()
{
    return done(m_talk.showIdea(stamp()), Where::Same);
}

Result<> TalkModel::undo()
{
    const auto slot = m_talk.undo(stamp());
    if (!slot)
        return tl::unexpected<Error>(slot.error());
    if (!slot->isEnd() && *slot != m_screen.slot)
        (void)m_talk.go(*slot, stamp()); // what is hidden now cannot be gone to; the change is taken back all the same
    return done({}, Where::Moved);
}

Result<> TalkModel::redo()
{
    const auto slot = m_talk.redo(stamp());
    if (!slot)
        return tl::unexpected<Error>(slot.error());
    if (!slot->isEnd() && *slot != m_screen.slot)
        (void)m_talk.go(*slot, stamp());
    return done({}, Where::Moved);
}

Result<> TalkModel::finish()
{
    (void)leave(); // closing is always possible
    return done(m_talk.finish(stamp()), Where::Moved);
}

Result<> TalkModel::takeOut(const talk::Slot& slot)
{
    return done(m_talk.redact(slot, stamp()), Where::Moved);
}

Result<> TalkModel::takeOut(const talk::AnswerGiven& answer)
{
    return done(m_talk.redact(answer.chain, answer.slot, stamp()), Where::Same);
}

Result<> TalkModel::tick(const ItemId& item, const std::string& state)
{
    return done(m_talk.tick(item, state, stamp()), Where::Same);
}

Result<> TalkModel::reply(const EventId& to, const std::string& words)
{
    talk::Stamp own = stamp();
    own.who.clear(); // whoever spoke last in the talk
    return done(m_talk.reply(to, words, own), Where::Same);
}

Result<> TalkModel::typeReply(const EventId& to, const std::string& words)
{
    OWNWORDS_TRY(m_talk.typeReply(to, words));
    somethingNew();
    return {};
}

} // namespace ownwords::viewmodel
