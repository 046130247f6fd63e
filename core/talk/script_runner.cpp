// SPDX-License-Identifier: Apache-2.0
#include "core/talk/script_runner.h"

#include "core/talk/screen.h"
#include "core/talk/script_address.h"
#include "core/talk/script_failure.h"
#include "core/talk/value_text.h"

#include <algorithm>
#include <utility>

namespace ownwords::talk {

namespace {

constexpr int lastYear = 9999; // of days that are written YYYY-MM-DD

bool isWritable(Date date)
{
    return date.ok() && static_cast<int>(date.year()) <= lastYear;
}

// Whether the latest talk of this pack is finished; nothing when the record has none.
Result<std::optional<bool>> latestFinished(const record::Record& record, const Packs& packs, const std::string& packId)
{
    const auto state = State::fold(record, packs);
    if (!state)
        return tl::unexpected(state.error());
    std::optional<bool> finished;
    std::int64_t latest = -1;
    for (const record::Sitting& sitting : record.sittings) {
        const auto index = state->chainOf(sitting.id);
        if (!index || state->chain(*index).pack == nullptr || state->chain(*index).pack->pack().id != packId)
            continue;
        for (const record::Stretch& stretch : sitting.stretches) {
            if (stretch.events.empty() || stretch.events.back().header.n < latest)
                continue;
            latest = stretch.events.back().header.n;
            finished = state->chain(*index).finished;
        }
    }
    return finished;
}

std::string openReason(const Error& error, const pack::Pack& pack)
{
    switch (error.code) {
    case ErrorCode::NewerFormat:
        return "A newer version of Ownwords wrote this record, so this one can only read it. Update Ownwords to go on.";
    case ErrorCode::Exists:
        return "The record has a talk with version " + pack.version + " of the pack \"" + pack.id
            + "\", and its questions are others. Give the changed pack a new version number.";
    case ErrorCode::NotFound:
        return "The record has a talk whose questions are missing (" + error.detail + "). Ask for a whole record.";
    default:
        return "The talk could not be opened (" + error.detail + ").";
    }
}

// All that a screen shows, text by text.
std::vector<std::string> textsOf(const Talk& talk, const Screen& screen, const std::string& lang)
{
    std::vector<std::string> texts{screen.sectionTitle, screen.loopText, screen.itemWords, screen.text, screen.sentence,
        screen.help, screen.coachTip, screen.anotherWay, screen.noneText, screen.lowText, screen.highText,
        screen.draft};
    const auto add = [&](const std::vector<std::string>& more) { texts.insert(texts.end(), more.begin(), more.end()); };
    add(screen.ideas);
    add(screen.saidBefore);
    add(screen.value.words);
    for (const Screen::Choice& choice : screen.choices)
        texts.push_back(choice.text);
    for (const Screen::Suggestion& suggestion : screen.suggestions)
        add({dayText(suggestion.date, lang), ownwords::toText(suggestion.date)});
    if (screen.value.date)
        add({dayText(*screen.value.date, lang), ownwords::toText(*screen.value.date)});
    if (screen.value.number)
        texts.push_back(numberText(*screen.value.number));
    const auto stop = talk.current();
    if (stop && stop->what != Stop::What::Again && stop->what != Stop::What::Each)
        add(entryTexts(talk.state(), talk.pack(), *stop->question, screen.value, lang));
    return texts;
}

class Player {
public:
    Player(const std::vector<ScriptMove>& script, ScriptSetup setup)
        : m_script(script)
        , m_setup(std::move(setup))
    {
        m_stamp.lang = m_setup.lang;
        if (!m_setup.signer.empty())
            m_stamp.by = m_setup.signer;
    }

    tl::expected<PlayedScript, ScriptFailure> run()
    {
        std::size_t next = 0;
        while (next < m_script.size() && isSetting(m_script[next].verb)) {
            if (const auto problem = change(m_script[next]))
                return tl::unexpected(ScriptFailure{m_script[next].line, *problem});
            ++next;
        }
        const bool begins = next < m_script.size() && m_script[next].verb == Verb::Begin;
        auto talk = open(begins ? &m_script[next] : nullptr);
        if (!talk)
            return tl::unexpected(talk.error());
        for (next += begins ? 1 : 0; next < m_script.size(); ++next) {
            if (const auto problem = play(*talk, m_script[next]))
                return tl::unexpected(ScriptFailure{m_script[next].line, *problem});
        }
        return PlayedScript{*std::move(talk), m_setup.date, m_stamp.lang};
    }

private:
    using Problem = std::optional<std::string>;

    static bool isSetting(Verb verb) { return verb == Verb::Lang || verb == Verb::As || verb == Verb::Day; }

    tl::expected<Talk, ScriptFailure> open(const ScriptMove* begin)
    {
        const pack::Pack& pack = *m_setup.pack;
        Packs packs = m_setup.packs;
        talk::addPack(packs, m_setup.pack);
        const auto finished = latestFinished(m_setup.record, packs, pack.id);
        if (!finished)
            return tl::unexpected(ScriptFailure{0, openReason(finished.error(), pack)});
        Talk::Setup setup{m_setup.pack, {}, m_setup.device, m_setup.fresh};
        if (begin != nullptr)
            setup.flags = begin->names;
        if (begin != nullptr && hasUnknownFlag(setup.flags))
            return tl::unexpected(ScriptFailure{begin->line,
                '`' + toText(*begin)
                    + "`: there is no such flag. Use alone, together, review, shared, no_penalty, keep, take, "
                      "talk_only "
                      "or a flag of the pack."});
        const bool goesOn = finished->has_value() && (begin == nullptr || !**finished);
        auto talk = goesOn ? Talk::resume(std::move(m_setup.record), std::move(packs), std::move(setup), stamp())
                           : Talk::begin(std::move(m_setup.record), std::move(packs), std::move(setup), stamp());
        if (!talk)
            return tl::unexpected(ScriptFailure{0, openReason(talk.error(), pack)});
        return *std::move(talk);
    }

    bool hasUnknownFlag(const std::vector<std::string>& flags) const
    {
        const auto& own = m_setup.pack->flags;
        return std::any_of(flags.begin(), flags.end(), [&](const std::string& flag) {
            return !pack::isBuiltInFlag(flag) && std::find(own.begin(), own.end(), flag) == own.end();
        });
    }

    // Noon of the script's day and a second more each time.
    const Stamp& stamp()
    {
        constexpr int toMidnight = 12 * 60 * 60 - 1;
        m_stamp.at = std::chrono::sys_days(m_setup.date) + std::chrono::hours(12) + std::chrono::seconds(m_seconds);
        m_seconds = std::min(m_seconds + 1, toMidnight);
        return m_stamp;
    }

    // Moves that change who speaks, in which language and when.
    Problem change(const ScriptMove& move)
    {
        const std::string& name = move.names.front();
        if (move.verb == Verb::Lang) {
            m_stamp.lang = name;
        } else if (move.verb == Verb::As) {
            m_stamp.who = name;
            m_stamp.typedBy = name == "coach" ? "coach" : "resident";
            m_stamp.by = m_setup.signer.empty() ? m_stamp.typedBy : m_setup.signer;
        } else {
            const auto day = move.date ? move.date : moved(m_setup.date, name);
            if (!day || !isWritable(*day))
                return '`' + toText(move) + "`: there is no such day. Write one such as 2026-06-04.";
            m_setup.date = *day;
        }
        return std::nullopt;
    }

    Problem play(Talk& talk, const ScriptMove& move)
    {
        if (isSetting(move.verb))
            return change(move);
        if (move.verb == Verb::Expect || move.verb == Verb::ExpectText)
            return expect(talk, move);
        const Result<> done = perform(talk, move);
        if (done)
            return std::nullopt;
        return '`' + toText(move) + "`: " + reasonFor(talk, move, done.error()) + ' ' + screenSentence(talk);
    }

    Problem expect(const Talk& talk, const ScriptMove& move)
    {
        const auto stop = talk.current();
        if (move.verb == Verb::Expect) {
            if (addressOf(talk, stop ? stop->slot : Slot()) == move.names.front())
                return std::nullopt;
            return '`' + toText(move) + "`: the talk does not stand there. " + screenSentence(talk);
        }
        const std::string& wanted = *move.words;
        const std::vector<std::string> texts
            = textsOf(talk, screenOf(talk, {m_stamp.lang, m_setup.date, {}, {}}), m_stamp.lang);
        const bool isThere = std::any_of(texts.begin(), texts.end(),
            [&](const std::string& text) { return text.find(wanted) != std::string::npos; });
        if (isThere)
            return std::nullopt;
        return "`expect-text`: this text is not on screen. " + screenSentence(talk);
    }

    Result<> perform(Talk& talk, const ScriptMove& move)
    {
        switch (move.verb) {
        case Verb::Next:
            return talk.next(stamp());
        case Verb::Back:
            return talk.back(stamp());
        case Verb::CarryOn:
            return talk.carryOn(stamp());
        case Verb::Pass:
        case Verb::Decline:
            return talk.pass(move.verb == Verb::Decline, stamp());
        case Verb::Confirm:
            return talk.confirm(stamp());
        case Verb::Later:
            return talk.later(stamp());
        case Verb::Again:
            return talk.again(move.names.front() == "yes", stamp());
        case Verb::Clear:
            return talk.clear(stamp());
        case Verb::Undo:
            return talk.undo(stamp()).map([](const Slot&) {});
        case Verb::Redo:
            return talk.redo(stamp()).map([](const Slot&) {});
        case Verb::Finish:
            return talk.finish(stamp());
        case Verb::Go:
        case Verb::Redact:
            return performAtSlot(talk, move);
        case Verb::Remove:
        case Verb::Restore:
        case Verb::Move:
        case Verb::Tick:
        case Verb::Note:
            return performOnItem(talk, move);
        default:
            return performAnswer(talk, move);
        }
    }

    Result<> performAtSlot(Talk& talk, const ScriptMove& move)
    {
        const auto slot = slotAt(talk, move.names.front());
        if (!slot)
            return fail(ErrorCode::NotFound, "slot");
        return move.verb == Verb::Go ? talk.go(*slot, stamp()) : talk.redact(*slot, stamp());
    }

    Result<> performOnItem(Talk& talk, const ScriptMove& move)
    {
        const std::string& address = move.names.front();
        const auto item = move.verb == Verb::Restore ? removedItemAt(talk, address) : itemAt(talk, address);
        if (!item)
            return fail(ErrorCode::NotFound, "item");
        switch (move.verb) {
        case Verb::Remove:
            return talk.remove(*item, stamp());
        case Verb::Restore:
            return talk.restore(*item, stamp());
        case Verb::Move:
            return talk.move(*item, move.place, stamp());
        case Verb::Tick:
            return talk.tick(*item, move.names[1], stamp());
        default:
            return talk.note(*item, *move.words, stamp());
        }
    }

    Result<> performAnswer(Talk& talk, const ScriptMove& move)
    {
        const auto stop = talk.current();
        const pack::Kind kind = stop ? stop->question->kind : pack::Kind::Say; // at the end as on a `say`: no answers
        switch (move.verb) {
        case Verb::Say:
            return talk.say(*move.words, move.place, stamp());
        case Verb::Type:
            return talk.type(*move.words);
        case Verb::Pick: {
            const auto picks = stop ? picksAt(talk, *stop->question, move.names) : move.names;
            return picks ? talk.pick(*picks, move.words, stamp()) : fail(ErrorCode::NotFound, "option");
        }
        case Verb::Scale:
        case Verb::Number:
            if (kind != (move.verb == Verb::Scale ? pack::Kind::Scale : pack::Kind::Number))
                return fail(ErrorCode::NotAllowed, "number");
            return talk.number(move.number, stamp());
        case Verb::Date:
            return performDate(talk, move);
        default:
            return fail(ErrorCode::NotAllowed, std::string(wordOf(move.verb)));
        }
    }

    Result<> performDate(Talk& talk, const ScriptMove& move)
    {
        const std::string& name = move.names.front();
        if (name == "none")
            return talk.pick({name}, std::nullopt, stamp());
        const auto day = move.date ? move.date : moved(m_setup.date, name);
        if (!day || !isWritable(*day))
            return fail(ErrorCode::NotAllowed, "date");
        return talk.date(*day, stamp());
    }

    const std::vector<ScriptMove>& m_script;
    ScriptSetup m_setup;
    Stamp m_stamp;
    int m_seconds = 0;
};

} // namespace

tl::expected<PlayedScript, ScriptFailure> playScript(const std::vector<ScriptMove>& script, ScriptSetup setup)
{
    return Player(script, std::move(setup)).run();
}

} // namespace ownwords::talk
