// SPDX-License-Identifier: Apache-2.0
#include "core/talk/script.h"

#include "core/base/text.h"
#include "core/pack/reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace ownwords::talk {

namespace {

struct Grammar {
    Verb verb;
    std::string_view word;
    std::string_view usage;
    std::size_t least; // how many names it takes
    std::size_t most;
};

constexpr std::size_t many = std::numeric_limits<std::size_t>::max();

constexpr std::array<Grammar, 31> grammars{{
    {Verb::Begin, "begin", "begin FLAG...", 0, many},
    {Verb::Expect, "expect", "expect SLOT, or: expect end", 1, 1},
    {Verb::ExpectText, "expect-text", "expect-text TEXT", 0, 0},
    {Verb::Next, "next", "next", 0, 0},
    {Verb::Say, "say", "say TEXT, or: say #2 TEXT", 0, 0},
    {Verb::Type, "type", "type TEXT", 0, 0},
    {Verb::Pick, "pick", "pick ID... + TEXT, with or without the plus and what stands after it", 0, many},
    {Verb::Scale, "scale", "scale N", 1, 1},
    {Verb::Number, "number", "number N", 1, 1},
    {Verb::Date, "date", "date 2026-06-04, or: date 2w, or: date none", 1, 1},
    {Verb::Pass, "pass", "pass", 0, 0},
    {Verb::Decline, "decline", "decline", 0, 0},
    {Verb::Confirm, "confirm", "confirm", 0, 0},
    {Verb::Later, "later", "later", 0, 0},
    {Verb::Again, "again", "again yes, or: again no", 1, 1},
    {Verb::Back, "back", "back", 0, 0},
    {Verb::Go, "go", "go SLOT", 1, 1},
    {Verb::CarryOn, "carry_on", "carry_on", 0, 0},
    {Verb::Clear, "clear", "clear", 0, 0},
    {Verb::Remove, "remove", "remove ITEM", 1, 1},
    {Verb::Restore, "restore", "restore ITEM", 1, 1},
    {Verb::Move, "move", "move ITEM N", 2, 2},
    {Verb::Undo, "undo", "undo", 0, 0},
    {Verb::Redo, "redo", "redo", 0, 0},
    {Verb::Redact, "redact", "redact SLOT", 1, 1},
    {Verb::Lang, "lang", "lang en", 1, 1},
    {Verb::As, "as", "as resident, or: as coach, or: as other", 1, 1},
    {Verb::Day, "day", "day 2026-06-04", 1, 1},
    {Verb::Tick, "tick", "tick ITEM STATE", 2, 2},
    {Verb::Note, "note", "note ITEM TEXT", 0, 0},
    {Verb::Finish, "finish", "finish", 0, 0},
}};

const Grammar& grammarOf(Verb verb)
{
    const auto* const found
        = std::find_if(grammars.begin(), grammars.end(), [&](const Grammar& one) { return one.verb == verb; });
    return found == grammars.end() ? grammars.front() : *found;
}

std::string usageSentence(const Grammar& grammar)
{
    return "Write it like this: " + std::string(grammar.usage);
}

// The bytes of a script as lines without their ends.
class Lines {
public:
    explicit Lines(std::string_view bytes)
    {
        const auto first = bytes.find('\n');
        const bool isCrLf = first != std::string_view::npos && first > 0 && bytes[first - 1] == '\r';
        m_end = isCrLf ? "\r\n" : "\n";
        while (!bytes.empty()) {
            const auto end = bytes.find(m_end);
            m_lines.push_back(bytes.substr(0, end));
            bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + m_end.size());
        }
    }

    bool atEnd() const { return m_next == m_lines.size(); }
    std::string_view take() { return m_lines[m_next++]; }
    int number() const { return static_cast<int>(m_next); } // of the line taken last

    // The text up to a line that is `word`, or nothing when there is no such line.
    std::optional<std::string> takeUpTo(std::string_view word)
    {
        const auto from = m_lines.begin() + static_cast<std::ptrdiff_t>(m_next);
        const auto end = std::find(from, m_lines.end(), word);
        if (end == m_lines.end())
            return std::nullopt;
        std::string text;
        for (auto line = from; line != end; ++line) {
            if (line != from)
                text += m_end;
            text += *line;
        }
        m_next = static_cast<std::size_t>(end - m_lines.begin()) + 1;
        return text;
    }

private:
    std::vector<std::string_view> m_lines;
    std::string_view m_end;
    std::size_t m_next = 0;
};

std::vector<std::string> namesIn(std::string_view rest)
{
    std::vector<std::string> names;
    while (true) {
        const auto begin = rest.find_first_not_of(" \t");
        if (begin == std::string_view::npos)
            return names;
        rest.remove_prefix(begin);
        const auto end = std::min(rest.find_first_of(" \t"), rest.size());
        names.emplace_back(rest.substr(0, end));
        rest.remove_prefix(end);
    }
}

std::optional<double> numberFrom(std::string_view text)
{
    double number = 0;
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number, std::chars_format::fixed);
    return error == std::errc() && stopped == end && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<std::size_t> placeFrom(std::string_view text)
{
    std::size_t place = 0;
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, place);
    return error == std::errc() && stopped == end && place > 0 ? std::optional(place) : std::nullopt;
}

class Parser {
public:
    explicit Parser(std::string_view bytes)
        : m_lines(bytes)
    {
    }

    tl::expected<std::vector<ScriptMove>, ScriptFailure> run()
    {
        while (!m_lines.atEnd() && !m_failure) {
            const std::string_view line = m_lines.take();
            if (line.find_first_not_of(" \t") != std::string_view::npos && line.front() != '#')
                parseLine(line);
        }
        if (!m_failure && m_moves.empty())
            m_failure = {1, "The script has no moves. Write one a line, such as: say I like to cook"};
        if (m_failure)
            return tl::unexpected(*m_failure);
        return std::move(m_moves);
    }

private:
    void fail(std::string message)
    {
        if (!m_failure)
            m_failure = {m_move.line, std::move(message)};
    }

    void parseLine(std::string_view line)
    {
        m_move = {};
        m_move.line = m_lines.number();
        const auto space = line.find(' ');
        const std::string_view word = line.substr(0, space);
        const auto* const grammar
            = std::find_if(grammars.begin(), grammars.end(), [&](const Grammar& one) { return one.word == word; });
        if (grammar == grammars.end())
            return fail(unknownWord(word));
        m_move.verb = grammar->verb;
        parseRest(*grammar, space == std::string_view::npos ? std::string_view() : line.substr(space + 1));
        if (!m_failure)
            m_moves.push_back(std::move(m_move));
    }

    void parseRest(const Grammar& grammar, std::string_view rest)
    {
        switch (grammar.verb) {
        case Verb::Say:
            parseSay(rest);
            break;
        case Verb::Type:
            m_move.words = textFrom(rest);
            break;
        case Verb::ExpectText:
            m_move.words = std::string(rest);
            break;
        case Verb::Note:
            parseNote(rest);
            break;
        case Verb::Pick:
            parsePick(rest);
            break;
        default:
            m_move.names = namesIn(rest);
            if (m_move.names.size() < grammar.least || m_move.names.size() > grammar.most)
                return fail("`" + std::string(grammar.word) + "` has too "
                    + (m_move.names.size() < grammar.least ? "little" : "much") + " after it. "
                    + usageSentence(grammar));
            checkNames(grammar);
            return;
        }
        const bool needsWords = grammar.verb != Verb::Type && grammar.verb != Verb::Pick;
        const bool isBare = grammar.verb == Verb::Pick && m_move.names.empty() && !m_move.words;
        if (isBare || ((needsWords || grammar.verb == Verb::Pick) && m_move.words && m_move.words->empty()))
            fail("`" + std::string(grammar.word) + "` has nothing after it. " + usageSentence(grammar));
    }

    // A text that stands on the line, or in the lines below up to a word of capitals.
    std::string textFrom(std::string_view rest)
    {
        const bool isHere = rest.size() > 2 && rest.starts_with("<<")
            && std::all_of(rest.begin() + 2, rest.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        if (!isHere)
            return std::string(rest);
        const std::string_view word = rest.substr(2);
        auto text = m_lines.takeUpTo(word);
        if (!text)
            fail("The text that begins here with <<" + std::string(word)
                + " does not end. Put the same word on a line of its own after its last line.");
        return std::move(text).value_or(std::string());
    }

    void parseSay(std::string_view rest)
    {
        const auto space = rest.find(' ');
        const bool isEdit = space != std::string_view::npos && space > 1 && rest.front() == '#'
            && rest.substr(1, space - 1).find_first_not_of("0123456789") == std::string_view::npos;
        if (isEdit) {
            const auto place = placeFrom(rest.substr(1, space - 1));
            if (!place)
                return fail("Entries are counted from 1, and there are never that many. Write: say #1 TEXT");
            m_move.place = *place;
            rest.remove_prefix(space + 1);
        }
        m_move.words = textFrom(rest);
    }

    void parseNote(std::string_view rest)
    {
        const auto space = rest.find(' ');
        if (space == std::string_view::npos || space == 0)
            return fail("`note` needs the item it is about and then a text. " + usageSentence(grammarOf(Verb::Note)));
        m_move.names.emplace_back(rest.substr(0, space));
        m_move.words = textFrom(rest.substr(space + 1));
    }

    void parsePick(std::string_view rest)
    {
        while (!rest.empty()) {
            const auto space = std::min(rest.find(' '), rest.size());
            const std::string_view name = rest.substr(0, space);
            rest.remove_prefix(std::min(space + 1, rest.size()));
            if (name == "+") {
                m_move.words = std::string(rest);
                return;
            }
            if (!name.empty())
                m_move.names.emplace_back(name);
        }
    }

    void checkNames(const Grammar& grammar)
    {
        const auto needs = [&](bool holds, const std::string& what) {
            if (!holds)
                fail("`" + std::string(grammar.word) + "` needs " + what + ". " + usageSentence(grammar));
        };
        switch (grammar.verb) {
        case Verb::Begin:
            if (m_hasBegun)
                fail("`begin` can only stand once, before all other moves. Move it up to the first line.");
            break;
        case Verb::Scale:
        case Verb::Number: {
            const auto number = numberFrom(m_move.names[0]);
            needs(number.has_value(), "a number, such as 7 or 7.5");
            m_move.number = number.value_or(0);
            break;
        }
        case Verb::Date:
        case Verb::Day:
            checkDate(needs);
            break;
        case Verb::Again:
            needs(m_move.names[0] == "yes" || m_move.names[0] == "no", "yes or no");
            break;
        case Verb::As:
            needs(m_move.names[0] == "resident" || m_move.names[0] == "coach" || m_move.names[0] == "other",
                "resident, coach or other");
            break;
        case Verb::Lang:
            needs(pack::isLanguage(m_move.names[0]), "a language such as en or cy");
            break;
        case Verb::Move: {
            const auto place = placeFrom(m_move.names[1]);
            needs(place.has_value(), "the new place as a number, 1 or more");
            m_move.place = place.value_or(0);
            m_move.names.pop_back();
            break;
        }
        default:
            break;
        }
        const bool isSetting = grammar.verb == Verb::Lang || grammar.verb == Verb::As || grammar.verb == Verb::Day;
        m_hasBegun = m_hasBegun || !isSetting;
    }

    template <typename Needs>
    void checkDate(const Needs& needs)
    {
        const std::string& name = m_move.names[0];
        m_move.date = parseDate(name);
        constexpr ownwords::Date anyDay{std::chrono::year(2026), std::chrono::January, std::chrono::day(1)};
        const bool isNone = m_move.verb == Verb::Date && name == "none";
        constexpr std::size_t longestSpan = 4; // 999y: beyond that no day can be written
        const bool isSpan = name.size() <= longestSpan && moved(anyDay, name).has_value();
        needs(m_move.date || isNone || isSpan, "a day that exists, such as 2026-06-04, or a span such as 2w");
    }

    // The word is quoted only when it is nearly a move: anything else may be part of what somebody said.
    std::string unknownWord(std::string_view word)
    {
        const Grammar* nearest = grammars.data();
        int distance = std::numeric_limits<int>::max();
        for (const Grammar& grammar : grammars) {
            const int change = text::editDistance(word, grammar.word);
            if (change >= distance)
                continue;
            distance = change;
            nearest = &grammar;
        }
        m_move.line = m_lines.number();
        constexpr int nearEnough = 2;
        const bool isNear = distance <= nearEnough && distance < static_cast<int>(word.size())
            && std::all_of(word.begin(), word.end(), [](char c) { return c > ' ' && c < '\x7f'; });
        const std::string move(nearest->word);
        if (isNear)
            return '"' + std::string(word) + "\" is not a move. The nearest one is `" + move + "`. "
                + usageSentence(*nearest);
        return "This line does not begin with a move. The nearest one is `" + move
            + "`. A text that goes over several lines begins with: say <<END";
    }

    Lines m_lines;
    ScriptMove m_move;
    std::vector<ScriptMove> m_moves;
    std::optional<ScriptFailure> m_failure;
    bool m_hasBegun = false;
};

} // namespace

tl::expected<std::vector<ScriptMove>, ScriptFailure> parseScript(std::string_view bytes)
{
    const auto lineAt = [&](std::size_t offset) {
        const std::string_view before = bytes.substr(0, offset);
        return static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
    };
    if (const auto zero = bytes.find('\0'); zero != std::string_view::npos)
        return tl::unexpected(ScriptFailure{
            lineAt(zero), "This is not a text: it holds a zero byte. Give a talk script, a text file in UTF-8."});
    if (const auto bad = text::invalidUtf8At(bytes))
        return tl::unexpected(ScriptFailure{
            lineAt(*bad), "This line is not UTF-8. Save the script in a text editor with the encoding UTF-8."});
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (bytes.starts_with(byteOrderMark))
        bytes.remove_prefix(byteOrderMark.size());
    return Parser(bytes).run();
}

std::string_view wordOf(Verb verb)
{
    return grammarOf(verb).word;
}

std::string_view usageOf(Verb verb)
{
    return grammarOf(verb).usage;
}

std::string toText(const ScriptMove& move)
{
    constexpr std::size_t longestName = 120;
    std::string text(wordOf(move.verb));
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-#:./[]";
    for (const std::string& name : move.names) {
        const bool isPlain = name.size() <= longestName && name.find_first_not_of(plain) == std::string::npos;
        text += ' ' + (isPlain ? name : std::string("..."));
    }
    if (move.verb == Verb::Say && move.place > 0)
        text += " #" + std::to_string(move.place);
    if (move.verb == Verb::Move)
        text += ' ' + std::to_string(move.place);
    if (move.words)
        text += move.verb == Verb::Pick ? " + ..." : " ...";
    return text;
}

} // namespace ownwords::talk
