// SPDX-License-Identifier: Apache-2.0
#include "core/talk/answers_given.h"

#include "core/talk/replies.h"
#include "core/talk/screen.h"
#include "core/talk/value_text.h"

#include <map>
#include <utility>

namespace ownwords::talk {

namespace {

// What was answered at a place of replies.
std::string notedAt(const State& state, const Slot& slot)
{
    const auto to = repliedTo(slot);
    const Entry* const note = to ? state.find(*to) : nullptr;
    return note == nullptr ? std::string() : note->payload.words;
}

std::string askedOf(const State& state, const Entry& answer)
{
    return answer.payload.kind == record::Kind::Reply ? notedAt(state, answer.slot) : askedText(state, answer);
}

std::string textOf(const State& state, const Entry& answer, std::string_view lang)
{
    if (answer.payload.kind == record::Kind::Reply)
        return answer.payload.words;
    const PackIndex* const pack = answer.askedIn.get();
    const pack::Question* const question = pack == nullptr ? nullptr : pack->question(answer.askedSlot);
    if (question != nullptr)
        return answerText(state, *pack, *question, answer.payload.value, lang);
    std::string words;
    for (const std::string& said : answer.payload.value.words)
        words += (words.empty() ? "" : ", ") + said;
    return words;
}

std::string questionAt(const Chain& chain, const Slot& slot, std::string_view lang)
{
    const pack::Question* const question = chain.pack == nullptr ? nullptr : chain.pack->question(slot);
    return question == nullptr ? std::string() : chain.pack->pack().wording(question->text, lang);
}

} // namespace

std::vector<AnswerGiven> answersGiven(const State& state, const record::Record& record, std::string_view lang)
{
    std::vector<AnswerGiven> given;
    std::map<std::pair<std::size_t, Slot>, std::size_t> places;
    for (std::size_t i = 0; i < state.size(); ++i) {
        const Entry& entry = state.entry(i);
        if (!isAnswer(entry))
            continue;
        const auto [place, isNew] = places.try_emplace({entry.chain, entry.slot}, given.size());
        if (isNew)
            given.emplace_back();
        given[place->second] = {entry.chain, entry.slot, askedOf(state, entry), textOf(state, entry, lang),
            dayOf(entry.header.at, entry.header.tzMinutes), entry.header.who};
    }
    for (const record::Sitting& sitting : record.sittings) {
        const auto chain = state.chainOf(sitting.id);
        for (const auto& [address, words] : sitting.drafts) {
            const auto slot = slotFrom(address);
            if (chain && slot && !words.empty() && places.count({*chain, *slot}) == 0)
                given.push_back({*chain, *slot,
                    repliedTo(*slot) ? notedAt(state, *slot) : questionAt(state.chain(*chain), *slot, lang), words,
                    std::nullopt, {}});
        }
    }
    return given;
}

} // namespace ownwords::talk
