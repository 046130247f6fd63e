// SPDX-License-Identifier: Apache-2.0
// What stands around the question that is asked now.
#include "core/talk/value_text.h"
#include "core/talk/walk.h"
#include "ui/viewmodel/talk_model.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace ownwords::viewmodel {

using talk::Stop;

namespace {

// What the words at `index` of an answer brought up; null = nothing.
ItemId itemMadeBy(const talk::Entry* answer, const record::Value& value, std::size_t index)
{
    const std::size_t at = value.picked.size() + index;
    return answer == nullptr || at >= answer->payload.items.size() ? ItemId() : answer->payload.items[at];
}

// Words whose item was taken away are in the record, but are not said any more.
bool stands(const talk::State& state, const ItemId& item)
{
    const talk::Item* const made = state.item(item);
    return made == nullptr || state.isLive(*made);
}

// Where the question stands that this follows up.
talk::Slot parentSlot(const Stop& followup)
{
    talk::Slot slot = followup.slot;
    slot.followup.clear();
    return slot;
}

bool hangsOn(const pack::Condition& condition, std::string_view flag)
{
    const bool isFlag = condition.op == pack::Condition::Op::Flag && condition.id == flag;
    return isFlag
        || (condition.op == pack::Condition::Op::All
            && std::any_of(condition.parts.begin(), condition.parts.end(),
                [&](const pack::Condition& part) { return hangsOn(part, flag); }));
}

} // namespace

void TalkModel::setReaders(const std::string& readers)
{
    if (readers == m_context.readers)
        return;
    m_context.readers = readers;
    refresh();
    emit changed();
}

std::string TalkModel::parentText() const
{
    const auto stop = m_talk.current();
    if (!stop || stop->parent == nullptr)
        return {};
    const talk::Entry* const answer = m_talk.state().answer(m_talk.chain(), parentSlot(*stop));
    return answer == nullptr ? std::string() : talk::askedText(m_talk.state(), *answer);
}

const record::Value* TalkModel::parentValue() const
{
    const auto stop = m_talk.current();
    return !stop || stop->parent == nullptr ? nullptr : m_talk.state().value(m_talk.chain(), parentSlot(*stop));
}

std::vector<std::string> TalkModel::parentWords() const
{
    const record::Value* const value = parentValue();
    if (value == nullptr)
        return {};
    if (!isParentPicked())
        return value->words;
    return {talk::answerText(m_talk.state(), m_talk.pack(), *m_talk.current()->parent, *value, m_context.lang)};
}

bool TalkModel::isParentPicked() const
{
    const record::Value* const value = parentValue();
    return value != nullptr && (value->words.empty() || !value->picked.empty());
}

std::vector<TalkModel::Section> TalkModel::sections() const
{
    const pack::Pack& pack = m_talk.pack().pack();
    std::vector<std::size_t> open(pack.sections.size(), 0);
    std::vector<std::size_t> answered(pack.sections.size(), 0);
    for (const Stop& stop : talk::walk(m_talk.state(), m_talk.chain())) {
        const talk::Status status = m_talk.state().status(m_talk.chain(), stop.slot);
        answered[stop.section] += status == talk::Status::Answered ? 1 : 0;
        const bool counts = stop.what != Stop::What::Again && !stop.question->onRequest;
        open[stop.section] += counts && status == talk::Status::Unseen ? 1 : 0;
    }
    std::vector<Section> sections;
    for (std::size_t i = 0; i < pack.sections.size(); ++i) {
        Section section;
        section.title = pack.wording(pack.sections[i].title, m_context.lang);
        const bool isHere = !m_screen.atEnd && m_screen.section == i;
        const auto& questions = pack.sections[i].questions;
        const bool asks = std::any_of(questions.begin(), questions.end(),
            [](const pack::Question& question) { return question.kind != pack::Kind::Say; });
        const bool isSaid = answered[i] > 0 || !asks;
        section.place = isHere ? Place::Here : open[i] == 0 && isSaid ? Place::Done : Place::Ahead;
        sections.push_back(std::move(section));
    }
    return sections;
}

std::vector<TalkModel::Said> TalkModel::saidSoFar() const
{
    std::vector<Said> said;
    for (const Stop& stop : talk::walk(m_talk.state(), m_talk.chain())) {
        const record::Value* const value = m_talk.state().value(m_talk.chain(), stop.slot);
        if (value == nullptr || stop.slot == m_screen.slot)
            continue;
        const talk::Entry* const answer = m_talk.state().answer(m_talk.chain(), stop.slot);
        if (answer != nullptr && answer->header.who != "resident")
            continue;
        for (std::size_t i = 0; i < value->words.size(); ++i) {
            if (stands(m_talk.state(), itemMadeBy(answer, *value, i)))
                said.push_back({stop.slot, value->words[i]});
        }
    }
    return said;
}

std::vector<TalkModel::EntrySaid> TalkModel::entries() const
{
    std::vector<EntrySaid> entries;
    const talk::Entry* const answer = m_screen.atEnd ? nullptr : m_talk.state().answer(m_talk.chain(), m_screen.slot);
    const record::Value& value = m_screen.value;
    for (std::size_t i = 0; i < value.words.size(); ++i) {
        EntrySaid entry{i + 1, value.words[i], itemMadeBy(answer, value, i)};
        if (stands(m_talk.state(), entry.item))
            entries.push_back(std::move(entry));
    }
    return entries;
}

std::vector<TalkModel::OnRequest> TalkModel::onRequest() const
{
    std::vector<OnRequest> questions;
    if (m_screen.atEnd)
        return questions;
    talk::Surroundings around;
    around.lang = m_context.lang;
    for (const Stop& stop : talk::walk(m_talk.state(), m_talk.chain())) {
        const bool isChoice = stop.what == Stop::What::Question && stop.question->onRequest;
        if (isChoice && stop.section == m_screen.section && stop.slot != m_screen.slot
            && m_talk.state().answer(m_talk.chain(), stop.slot) == nullptr)
            questions.push_back({stop.slot, talk::filled(m_talk, stop, stop.question->text, around)});
    }
    return questions;
}

std::optional<talk::Slot> TalkModel::slotOf(const ItemId& goal, pack::Role role) const
{
    for (const Stop& stop : talk::walk(m_talk.state(), m_talk.chain())) {
        if (stop.slot.item == goal && stop.what == Stop::What::Question && stop.question->role == role)
            return stop.slot;
    }
    return std::nullopt;
}

bool TalkModel::asksForParts() const
{
    const auto stop = m_talk.current();
    return stop && stop->question->from == "@parts";
}

bool TalkModel::saysHomeIsSafe() const
{
    const auto stop = m_talk.current();
    return stop && stop->question->kind == pack::Kind::Say && stop->question->when
        && hangsOn(*stop->question->when, "no_penalty");
}

bool TalkModel::asksAboutPage() const
{
    const auto stop = m_talk.current();
    if (!stop || stop->parent != nullptr)
        return false;
    const auto& asked = m_talk.pack().pack().sections.at(stop->section).questions;
    const auto printed
        = std::find_if(asked.begin(), asked.end(), [](const pack::Question& q) { return q.role == pack::Role::Print; });
    return printed != asked.begin() && printed != asked.end() && std::prev(printed)->id == stop->slot.question;
}

} // namespace ownwords::viewmodel
