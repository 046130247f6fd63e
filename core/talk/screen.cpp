// SPDX-License-Identifier: Apache-2.0
#include "core/talk/screen.h"

#include "core/base/text.h"
#include "core/pack/piping.h"
#include "core/talk/value_text.h"

#include <algorithm>

namespace ownwords::talk {

namespace {

using pack::Kind;

constexpr std::size_t longestPipe = 60; // code points, pack rule 15
constexpr std::string_view dots = "…";

std::string shortened(const std::string& answer)
{
    const std::string line = text::firstLine(answer);
    const bool isWhole = line.size() == answer.size() && text::codePoints(line) <= longestPipe;
    return isWhole ? answer : text::firstCodePoints(line, longestPipe).append(dots);
}

// The dots of a shortened answer end the sentence: no full stop comes after them.
std::string_view afterDots(std::string_view before, std::string_view literal)
{
    return before.ends_with(dots) && literal.starts_with('.') ? literal.substr(1) : literal;
}

// Fills the pipes of one stop's texts.
class Filler {
public:
    Filler(const State& state, std::size_t chain, const Stop& stop, const Surroundings& around)
        : m_state(state)
        , m_chain(chain)
        , m_pack(*state.chain(chain).pack)
        , m_stop(stop)
        , m_around(around)
    {
    }

    std::string fill(const pack::Text& text) const
    {
        const bool whole = m_stop.question->kind == Kind::Say;
        std::string filled;
        for (const pack::Piece& piece : pieces(text)) {
            const std::string answer = piece.target.empty() ? std::string() : answerOf(piece.target);
            if (piece.target.empty())
                filled += afterDots(filled, piece.literal);
            else if (answer.empty())
                filled += piece.fallback;
            else
                filled += whole ? answer : shortened(answer);
        }
        return filled;
    }

    // The sentence of a `say`: whole answers as quotes, a day or a number as it is; empty when one of them is missing.
    std::string sentence(const pack::Text& text) const
    {
        std::string filled;
        for (const pack::Piece& piece : pieces(text)) {
            const std::string answer = piece.target.empty() ? std::string() : answerOf(piece.target);
            if (!piece.target.empty() && answer.empty())
                return {};
            filled += piece.target.empty() ? piece.literal : isCounted(piece.target) ? answer : "“" + answer + "”";
        }
        return filled;
    }

private:
    std::vector<pack::Piece> pieces(const pack::Text& text) const
    {
        const std::string& wording = m_pack.pack().wording(text, m_around.lang);
        auto pieces = pack::parsePiping(wording);
        return pieces ? *std::move(pieces) : std::vector<pack::Piece>();
    }

    std::string answerOf(const std::string& target) const
    {
        if (target == "@readers")
            return m_around.readers;
        if (target == "@coach")
            return m_around.coach;
        if (target == "item")
            return itemWords();
        const Slot slot = slotOf(target);
        const record::Value* const value = visibleValue(slot);
        const pack::Question* const question = m_pack.question(slot);
        if (value == nullptr || question == nullptr)
            return {};
        return answerText(m_state, m_pack, *question, *value, m_around.lang);
    }

    Slot slotOf(const std::string& target) const
    {
        Slot slot = m_stop.slot;
        slot.followup.clear();
        if (target == "parent")
            return slot;
        const auto slash = target.find('/');
        slot = {{}, {}, target.substr(0, slash), slash == std::string::npos ? "" : target.substr(slash + 1)};
        const Place* const place = m_pack.find(slot.question);
        if (place != nullptr && place->loop != nullptr) {
            slot.collection = m_stop.slot.collection;
            slot.item = m_stop.slot.item;
        }
        return slot;
    }

    // A day or a number that was picked: nobody said it in words of their own.
    bool isCounted(const std::string& target) const
    {
        const record::Value* const value = target == "item" ? nullptr : visibleValue(slotOf(target));
        return value != nullptr && (value->date || value->number);
    }

    // A hidden answer reads as absent.
    const record::Value* visibleValue(const Slot& slot) const
    {
        const std::vector<Stop> stops = walk(m_state, m_chain);
        const bool isVisible
            = std::any_of(stops.begin(), stops.end(), [&](const Stop& stop) { return stop.slot == slot; });
        return isVisible ? m_state.value(m_chain, slot) : nullptr;
    }

    std::string itemWords() const
    {
        ItemId id = m_stop.slot.item;
        if (m_stop.what == Stop::What::Each)
            id = ItemId::fromText(std::string_view(m_stop.slot.followup).substr(1)).value_or(ItemId());
        const Item* const item = m_state.item(id);
        return item == nullptr ? std::string() : m_state.wordsOf(*item).text;
    }

    const State& m_state;
    std::size_t m_chain;
    const PackIndex& m_pack;
    const Stop& m_stop;
    const Surroundings& m_around;
};

std::vector<Screen::Choice> choicesOf(const Talk& talk, const pack::Question& question, const Surroundings& around)
{
    std::vector<Screen::Choice> choices;
    const PackIndex& pack = talk.pack();
    if (const auto list = pack.pack().lists.find(question.list); list != pack.pack().lists.end()) {
        for (const pack::Option& option : list->second)
            choices.push_back({option.id, pack.pack().wording(option.text, around.lang), false});
    }
    if (question.from == "@parts") {
        for (const std::string& part : talk.parts())
            choices.push_back({part, part, false});
    } else if (!question.from.empty()) {
        for (const Item* const item : talk.state().items(pack.scope(question.from))) {
            if (std::string words = talk.state().wordsOf(*item).text; !words.empty())
                choices.push_back({item->id.toText(), std::move(words), false});
        }
    }
    return choices;
}

void fillAnswer(Screen& screen, const Talk& talk, const Stop& stop)
{
    const State& state = talk.state();
    screen.status = state.status(talk.chain(), stop.slot);
    if (const record::Value* const value = state.value(talk.chain(), stop.slot))
        screen.value = *value;
    if (const std::string* const draft = talk.draft(stop.slot))
        screen.draft = *draft;
    const Entry* const said = state.answer(talk.chain(), stop.slot);
    screen.confirmed = said != nullptr && state.isConfirmed(*said);
    for (const Entry* const earlier : state.history(talk.chain(), stop.slot)) {
        if (earlier == said)
            continue;
        const auto& words = earlier->payload.value.words;
        screen.saidBefore.insert(screen.saidBefore.end(), words.begin(), words.end());
    }
    for (Screen::Choice& choice : screen.choices) {
        const auto& picked = screen.value.picked;
        choice.picked = std::find(picked.begin(), picked.end(), choice.id) != picked.end();
    }
    const auto number = screen.value.number;
    const pack::Question& question = *stop.question;
    screen.outOfRange
        = number && ((question.min && *number < *question.min) || (question.max && *number > *question.max));
}

} // namespace

std::string filled(const Talk& talk, const Stop& stop, const pack::Text& text, const Surroundings& around)
{
    return Filler(talk.state(), talk.chain(), stop, around).fill(text);
}

std::string askedText(const State& state, const Entry& answer)
{
    const PackIndex* const pack = answer.askedIn.get();
    const pack::Question* const question = pack == nullptr ? nullptr : pack->question(answer.askedSlot);
    if (question == nullptr)
        return {};
    Stop stop;
    stop.slot = answer.askedSlot;
    stop.question = question;
    stop.what = answer.askedSlot.followup.starts_with('#') ? Stop::What::Each : Stop::What::Question;
    const pack::Text& text = stop.what == Stop::What::Each ? question->each : question->text;
    Surroundings around;
    around.lang = answer.header.lang;
    // In another version of the pack the pipes may lead nowhere: their fallbacks stand.
    if (state.chain(answer.chain).pack.get() == pack)
        return Filler(state, answer.chain, stop, around).fill(text);
    std::string filled;
    const auto pieces = pack::parsePiping(pack->pack().wording(text, around.lang));
    for (const pack::Piece& piece : pieces ? *pieces : std::vector<pack::Piece>())
        filled += piece.target.empty() ? piece.literal : piece.fallback;
    return filled;
}

std::string languageAsked(const Entry& answer)
{
    if (answer.askedIn == nullptr)
        return answer.header.lang;
    const auto& languages = answer.askedIn->pack().languages;
    const bool isThere = std::find(languages.begin(), languages.end(), answer.header.lang) != languages.end();
    return isThere || languages.empty() ? answer.header.lang : languages.front();
}

Screen screenOf(const Talk& talk, const Surroundings& around)
{
    Screen screen;
    const auto stop = talk.current();
    if (!stop) {
        screen.atEnd = true;
        return screen;
    }
    const pack::Question& question = *stop->question;
    const pack::Pack& pack = talk.pack().pack();
    const Filler filler(talk.state(), talk.chain(), *stop, around);
    screen.slot = stop->slot;
    screen.what = stop->what;
    screen.kind = question.kind;
    screen.section = stop->section;
    screen.sectionTitle = pack.wording(pack.sections[stop->section].title, around.lang);
    if (stop->loop != nullptr)
        screen.loopText = filler.fill(stop->loop->text);
    const bool isEach = stop->what == Stop::What::Each;
    screen.text = filler.fill(stop->what == Stop::What::Again ? question.again
            : isEach                                          ? question.each
                                                              : question.text);
    if (isEach || !stop->slot.item.isNull()) {
        const auto id = isEach ? ItemId::fromText(std::string_view(stop->slot.followup).substr(1)) : stop->slot.item;
        const Item* const item = id ? talk.state().item(*id) : nullptr;
        screen.itemWords = item == nullptr ? std::string() : talk.state().wordsOf(*item).text;
    }
    if (stop->what == Stop::What::Again)
        return screen;
    if (!isEach) {
        screen.sentence = filler.sentence(question.sentence);
        screen.help = filler.fill(question.help);
        screen.coachTip = filler.fill(question.coach);
        screen.anotherWay = filler.fill(question.anotherWay);
        for (const pack::Text& idea : question.ideas)
            screen.ideas.push_back(filler.fill(idea));
        screen.choices = choicesOf(talk, question, around);
        screen.noneText = pack.wording(question.none, around.lang);
        screen.readBack = question.readBack;
    }
    for (const std::string& span : question.suggest) {
        if (const auto date = moved(around.today, span))
            screen.suggestions.push_back({span, *date});
    }
    if (question.ends) {
        screen.lowText = filler.fill(question.ends->low);
        screen.highText = filler.fill(question.ends->high);
    }
    screen.low = question.min.value_or(0);
    screen.high = question.max.value_or(10);
    screen.takesOwnWords = question.kind != Kind::Say;
    screen.takesMany = !isEach && (question.many || question.kind == Kind::Some);
    fillAnswer(screen, talk, *stop);
    return screen;
}

} // namespace ownwords::talk
