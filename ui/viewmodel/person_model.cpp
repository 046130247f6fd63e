// SPDX-License-Identifier: Apache-2.0
#include "ui/viewmodel/person_model.h"

#include "core/crypto/sealed.h"

#include <QPointer>

#include <utility>

namespace ownwords::viewmodel {

namespace {

constexpr std::chrono::seconds tryAgain(5); // after a save that failed

} // namespace

PersonModel::PersonModel(const OpenedRecord& opened, Setup setup, QObject* parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_signer("coach:" + m_setup.coach.id.toText())
    , m_record(opened.record)
{
    m_saveTimer.setSingleShot(true);
    connect(&m_saveTimer, &QTimer::timeout, this, &PersonModel::keepNow);
    talk::SmallChanges::Setup changes{record::SittingType::Coach, opened.device, crypto::randomId, {}};
    for (const vault::Problem& problem : opened.problems)
        changes.leaveAlone.insert(problem.sitting);
    auto open = talk::SmallChanges::open(opened.record, opened.packs, std::move(changes), stamp());
    if (open)
        m_changes = *std::move(open);
    else if (auto state = talk::State::fold(opened.record, opened.packs))
        m_state = *std::move(state);
}

talk::Stamp PersonModel::stamp() const
{
    talk::Stamp stamp;
    stamp.at = m_setup.now();
    stamp.tzMinutes = m_setup.tzMinutes();
    stamp.by = m_signer;
    stamp.who = m_signer;
    stamp.typedBy = m_signer;
    stamp.lang = m_setup.lang;
    return stamp;
}

Date PersonModel::today() const
{
    return dayOf(m_setup.now(), m_setup.tzMinutes());
}

talk::Story PersonModel::story() const
{
    if (m_changes)
        return talk::storyOf(m_changes->state());
    return m_state ? talk::storyOf(*m_state) : talk::Story();
}

Result<> PersonModel::done(Result<> result)
{
    if (!result)
        return result;
    m_hasNew = true;
    keepNow();
    emit changed();
    return result;
}

Result<> PersonModel::add(Added what, Result<> result)
{
    if (result)
        m_added.push_back(what); // before anybody hears that something changed
    return done(std::move(result));
}

std::optional<PersonModel::Added> PersonModel::added() const
{
    return m_added.empty() ? std::nullopt : std::optional(m_added.back());
}

void PersonModel::type(const std::string& field, const std::string& words)
{
    if (!m_changes || m_changes->draft(field) == words || !m_changes->type(field, words))
        return;
    m_hasNew = true;
    if (!m_saveTimer.isActive())
        m_saveTimer.start(vault::SaveClock::wait); // from the first key that is not kept, never moved by later ones
}

void PersonModel::keepNow()
{
    if (!std::exchange(m_hasNew, false))
        return;
    m_saveTimer.stop();
    Snapshot snapshot;
    m_record = m_changes->save();
    snapshot.record = m_record;
    snapshot.state = std::make_shared<const talk::State>(m_changes->state());
    m_setup.keep(std::move(snapshot), [self = QPointer(this)](const auto& kept) {
        if (!self)
            return;
        if (kept) {
            emit self->kept();
            return;
        }
        self->m_hasNew = true;
        self->m_saveTimer.start(tryAgain);
        emit self->keepingFailed(kept.error());
    });
}

Result<> PersonModel::note(const ItemId& item, const std::string& words)
{
    return m_changes ? add(Added::Note, m_changes->note(item, words, stamp())) : fail(ErrorCode::NewerFormat, "record");
}

Result<> PersonModel::promise(const std::string& words, std::optional<Date> by, const ItemId& ask)
{
    if (!m_changes)
        return fail(ErrorCode::NewerFormat, "record");
    return add(Added::Promise, m_changes->promise({words, coachName(), by, ask}, stamp()));
}

Result<> PersonModel::tick(const ItemId& promise, const std::string& state)
{
    return m_changes ? add(Added::Tick, m_changes->tick(promise, state, stamp()))
                     : fail(ErrorCode::NewerFormat, "record");
}

Result<> PersonModel::lookBackOn(Date day)
{
    return m_changes ? add(Added::Day, m_changes->lookBackOn(day, stamp())) : fail(ErrorCode::NewerFormat, "record");
}

Result<> PersonModel::undo()
{
    if (!m_changes)
        return fail(ErrorCode::NewerFormat, "record");
    if (m_changes->canUndo() && !m_added.empty())
        m_added.pop_back();
    return done(m_changes->undo(stamp()));
}

} // namespace ownwords::viewmodel
