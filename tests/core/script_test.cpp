// SPDX-License-Identifier: Apache-2.0
#include "core/pack/loader.h"
#include "core/talk/script.h"
#include "core/talk/script_address.h"
#include "core/talk/script_runner.h"
#include "tests/support/catch_compat.h"

#include <cstring>
#include <memory>
#include <string>
#include <vector>

using namespace ownwords;
using namespace ownwords::talk;

namespace {

std::vector<ScriptMove> parsed(std::string_view script)
{
    auto moves = parseScript(script);
    if (!moves)
        UNSCOPED_INFO(moves.error().message);
    REQUIRE(moves);
    return *std::move(moves);
}

ScriptFailure refused(std::string_view script)
{
    const auto moves = parseScript(script);
    REQUIRE_FALSE(moves);
    return moves.error();
}

std::string wordsOf(std::string_view line)
{
    const std::vector<ScriptMove> moves = parsed(line);
    REQUIRE(moves.size() == 1);
    REQUIRE(moves.front().words);
    return *moves.front().words;
}

constexpr std::string_view smallPack
    = R"({"format": "conversation-pack/1", "id": "org.example.small", "version": "1.0.0",
    "languages": ["en"], "title": {"en": "Small"}, "licence": "CC0-1.0", "authors": ["Ann"], "flags": ["garden"],
    "collections": {"gifts": {"title": {"en": "My gifts"}, "max": 9}, "goals": {"title": {"en": "Goals"}, "max": 3},
        "people": {"title": {"en": "People"}, "max": 9}, "hopes": {"title": {"en": "Hopes"}, "max": 9}},
    "lists": {"mood": [{"id": "good", "text": {"en": "Good"}}, {"id": "bad", "text": {"en": "Bad"}}]},
    "sections": [{"id": "one", "title": {"en": "First part"}, "questions": [
        {"id": "hello", "kind": "say", "text": {"en": "Hello."}},
        {"id": "called", "kind": "words", "role": "name", "text": {"en": "What is your name?"}},
        {"id": "mood", "kind": "one", "list": "mood", "text": {"en": "How are you, {called|you}?"},
            "followups": [{"id": "why", "kind": "words", "text": {"en": "What is it about?"}}]},
        {"id": "good_at", "kind": "words", "role": "gift", "many": true, "adds_to": "gifts",
            "text": {"en": "Good at?"}},
        {"id": "cards", "kind": "loop", "over": "gifts", "text": {"en": "Gifts"}, "again": {"en": "Another?"},
            "questions": [{"id": "gift", "kind": "words", "role": "gift", "only_new": true, "text": {"en": "Which?"}},
                {"id": "feel", "kind": "scale", "min": 0, "max": 10, "text": {"en": "How much?"},
                    "ends": {"low": {"en": "Not"}, "high": {"en": "Lots"}}}]},
        {"id": "people", "kind": "words", "role": "ally", "many": true, "adds_to": "people", "text": {"en": "Who?"}},
        {"id": "who_helps", "kind": "some", "from": "people", "own_words": true, "adds_to": "people",
            "text": {"en": "Who helps?"}, "each": {"en": "What would you ask {item|them}?"}},
        {"id": "look_back", "kind": "date", "role": "look_back", "text": {"en": "When?"}, "suggest": ["2w"],
            "none": {"en": "No day"}},
        {"id": "print", "kind": "some", "role": "print", "from": "@parts", "text": {"en": "What to print?"}}]}]})";

ScriptSetup setupWith(record::Record record = {}, Packs packs = {})
{
    static const auto pack = [] {
        pack::Loaded loaded = pack::load(smallPack);
        for (const pack::Message& message : loaded.messages)
            UNSCOPED_INFO(pack::toText("pack", message));
        REQUIRE(loaded.pack);
        return std::make_shared<const pack::Pack>(*std::move(loaded.pack));
    }();
    static std::uint32_t counter = 0;
    const FreshBytes fresh = [] {
        IdBytes bytes{};
        ++counter;
        std::memcpy(bytes.data(), &counter, sizeof counter);
        return bytes;
    };
    return {pack, std::move(record), std::move(packs), DeviceId(fresh()), fresh, *parseDate("2026-06-04"), "en"};
}

PlayedScript played(std::string_view script, ScriptSetup setup = setupWith())
{
    auto result = playScript(parsed(script), std::move(setup));
    if (!result)
        UNSCOPED_INFO(result.error().line << ": " << result.error().message);
    REQUIRE(result);
    return *std::move(result);
}

ScriptFailure stopped(std::string_view script)
{
    const auto result = playScript(parsed(script), setupWith());
    REQUIRE_FALSE(result);
    return result.error();
}

std::string standingAt(const Talk& talk)
{
    const auto stop = talk.current();
    return addressOf(talk, stop ? stop->slot : Slot());
}

bool has(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("Words of a script are kept byte for byte")
{
    CHECK(wordsOf("say hello") == "hello");
    CHECK(wordsOf("say   two spaces more ") == "  two spaces more ");
    CHECK(wordsOf("say #hashtag") == "#hashtag");
    CHECK(wordsOf("say #2") == "#2");
    CHECK(wordsOf("say # 2") == "# 2");
    CHECK(wordsOf("say # comment?") == "# comment?");
    CHECK(wordsOf("say <<lower") == "<<lower");
    CHECK(wordsOf("say << EOT") == "<< EOT");
    CHECK(wordsOf("say Dw i'n ŷd 🎉") == "Dw i'n ŷd 🎉");
    CHECK(wordsOf("say a\rb\r") == "a\rb\r");
    CHECK(wordsOf("note gifts[1]  two") == " two");
    CHECK(wordsOf("expect-text <<EOT") == "<<EOT");
    CHECK(wordsOf("type ").empty());
    CHECK(wordsOf("pick one two + and + three") == "and + three");

    const ScriptMove edit = parsed("say #12  text").front();
    CHECK(edit.place == 12);
    CHECK(*edit.words == " text");
}

TEST_CASE("Texts over several lines keep the line ends of the file")
{
    const std::vector<ScriptMove> moves = parsed("say <<EOT\n# not a comment\n\n EOT\nlast\nEOT\nnext\n");
    REQUIRE(moves.size() == 2);
    CHECK(*moves[0].words == "# not a comment\n\n EOT\nlast");
    CHECK(moves[0].line == 1);
    CHECK(moves[1].line == 7);

    CHECK(wordsOf("# crlf\r\nsay <<WORD\r\none\r\ntwo\rtwo\r\nWORD\r\n") == "one\r\ntwo\rtwo");
    CHECK(wordsOf("say <<A\nline\r\nA\n") == "line\r");
    CHECK(parsed("say x\r\nnext\r\n")[1].verb == Verb::Next);
    CHECK(*parsed("say x\r\nnext\r\n")[0].words == "x");
    CHECK(wordsOf("type <<END\na\nb\nEND") == "a\nb");
    CHECK(wordsOf("note gifts[1] <<END\na\nb\nEND") == "a\nb");
    CHECK(*parsed("say #2 <<END\na\nEND")[0].words == "a");

    const ScriptFailure open = refused("next\nsay <<EOT\ntext\nEOTT\n");
    CHECK(open.line == 2);
    CHECK(has(open.message, "EOT"));
    CHECK_FALSE(has(open.message, "text\n"));
}

TEST_CASE("Comments, empty lines and a byte order mark are skipped")
{
    const std::vector<ScriptMove> moves = parsed("\xEF\xBB\xBF# hello\n\n  \nnext\n#next\nback");
    REQUIRE(moves.size() == 2);
    CHECK(moves[0].line == 4);
    CHECK(moves[1].verb == Verb::Back);
}

TEST_CASE("Every move is read with what stands after it")
{
    const std::vector<ScriptMove> moves = parsed(
        "lang cy\nas coach\nbegin together keep\nexpect gifts[2]/feel\npick a b + c\nscale 7\nnumber -2.5\n"
        "date 2026-06-04\ndate 2w\ndate none\nagain no\ngo a/b\nmove gifts[1] 2\ntick steps[1] did\nday 2026-07-01\n"
        "pass\ndecline\nconfirm\nlater\nback\ncarry_on\nclear\nremove gifts[1]\nrestore gifts[1]\nundo\nredo\n"
        "redact a\nfinish\n");
    CHECK(moves[2].names == std::vector<std::string>{"together", "keep"});
    CHECK(moves[4].names == std::vector<std::string>{"a", "b"});
    CHECK(*moves[4].words == "c");
    CHECK(moves[5].number == 7);
    CHECK(moves[6].number == -2.5);
    CHECK(moves[7].date == parseDate("2026-06-04"));
    CHECK(moves[8].names.front() == "2w");
    CHECK(moves[12].place == 2);
    CHECK(moves[12].names == std::vector<std::string>{"gifts[1]"});
    CHECK(moves[13].names[1] == "did");
    CHECK(toText(moves[4]) == "pick a b + ...");
    CHECK(toText(moves[12]) == "move gifts[1] 2");
}

TEST_CASE("Mistakes in a script name the line and what to do")
{
    CHECK(refused("next\n\nnxt\n")
        == ScriptFailure{3,
            "\"nxt\" is not a move. The nearest one is `next`. Write it like "
            "this: next"});
    CHECK(has(refused("carryon").message, "`carry_on`"));
    for (const std::string script : {"next now", "scale", "scale x", "scale 7x", "scale inf", "date 2026-02-30",
             "date soon", "day none", "day 9999999w", "again maybe", "as manager", "lang !", "move gifts[1] 0",
             "move gifts[1]", "tick gifts[1]", "expect", "go a b", "say", "say ", "say #0 x", "note", "note gifts[1]",
             "pick", "pick + ", "expect-text", "next\nbegin", "begin\nbegin", "# nothing else", "\n"}) {
        CAPTURE(script);
        const ScriptFailure failure = refused(script);
        CHECK(failure.line == (script.starts_with("next\n") || script.starts_with("begin\n") ? 2 : 1));
        CHECK(failure.message.size() > 20);
    }
}

TEST_CASE("A line that is no move is not repeated in the message")
{
    const ScriptFailure failure = refused("next\nMy secret garden\n");
    CHECK(failure.line == 2);
    CHECK_FALSE(has(failure.message, "My"));
    CHECK_FALSE(has(failure.message, "secret"));
}

TEST_CASE("A script must be UTF-8 text")
{
    CHECK(refused("next\nsay caf\xE9\n").line == 2);
    CHECK(has(refused("say caf\xE9").message, "UTF-8"));
    CHECK(has(refused(std::string_view("next\nsay \0", 10)).message, "zero byte"));
}

TEST_CASE("A talk is played by addresses")
{
    const PlayedScript end = played(R"(begin together garden
expect hello
next
say Ann
next
expect-text How are you, Ann?
expect mood
pick good
next
expect mood/why
pass
say fixing bikes
say bread
say #2 good bread
next
expect gifts[1]/feel
expect-text fixing bikes
scale 7
next
expect gifts[2]/feel
next
expect cards/again
again yes
expect gifts[3]/gift
say singing
next
expect gifts[3]/feel
go gifts[1]/feel
expect-text 7
back
expect gifts[3]/feel
go people
say Bob
say Sue
next
expect who_helps
pick #2 + the vicar
next
expect who_helps/#2
say lend me a bike
next
expect who_helps/#3
next
expect look_back
expect-text 2026-06-18
day 2026-06-10
date 2w
next
pick gifts
finish
expect end
)");
    const State& state = end.talk.state();
    REQUIRE(state.items("gifts").size() == 3);
    CHECK(state.wordsOf(*state.items("gifts")[1]).text == "good bread");
    CHECK(state.items("people").size() == 3);
    const record::Value* const day = state.value(end.talk.chain(), *slotFrom("look_back"));
    REQUIRE(day != nullptr);
    CHECK(day->date == parseDate("2026-06-24"));
    CHECK(end.date == *parseDate("2026-06-10"));
}

TEST_CASE("An empty loop begins with the place after the live items")
{
    const PlayedScript end
        = played("go cards/again\nback\nexpect hello\nnext\nnext\nnext\nnext\nexpect gifts[1]/gift\nsay singing\nnext\n"
                 "expect gifts[1]/feel\n");
    CHECK(end.talk.state().items("gifts").size() == 1);
}

TEST_CASE("Items are removed, restored, moved and noted by place")
{
    const std::string begin = "go good_at\nsay one\nsay two\nsay three\n";
    const auto gifts = [](const PlayedScript& end) {
        std::string words;
        for (const Item* const item : end.talk.state().items("gifts"))
            words += end.talk.state().wordsOf(*item).text + ' ';
        return words;
    };
    CHECK(gifts(played(begin + "remove gifts[2]")) == "one three ");
    CHECK(gifts(played(begin + "remove gifts[2]\nrestore gifts[2]")) == "one two three ");
    CHECK(gifts(played(begin + "remove gifts[1]\nremove gifts[1]\nrestore gifts[2]")) == "two three ");
    CHECK(gifts(played(begin + "move gifts[3] 1")) == "three one two ");
    CHECK(gifts(played(begin + "remove gifts[1]\nundo")) == "one two three ");
    CHECK(gifts(played(begin + "remove gifts[1]\nundo\nredo")) == "two three ");
    CHECK(gifts(played(begin + "redact good_at")).empty());
    CHECK(played(begin + "note gifts[1] hm").talk.state().items("gifts")[0]->notes.size() == 1);
    CHECK(has(stopped(begin + "remove gifts[4]").message, "There is no such item"));
    CHECK(has(stopped(begin + "restore gifts[1]").message, "No such item was taken out"));
    CHECK(has(stopped(begin + "move gifts[1] 9").message, "not that many"));
    CHECK(has(stopped(begin + "tick gifts[1] did").message, "no such state"));
}

TEST_CASE("A move that does not fit says why, what is on screen and what is possible")
{
    const ScriptFailure failure = stopped("next\nsay Ann Secret\nnext\nscale 4\n");
    CHECK(failure.line == 4);
    CHECK(failure.message
        == "`scale 4`: This question has choices. On screen: mood, \"How are you, you?\". Possible here: pick one of "
           "good bad, say TEXT, type TEXT, pass, decline, next, back, go SLOT, carry_on, undo, finish.");

    CHECK(has(stopped("say hello").message, "Nothing is asked here"));
    CHECK(has(stopped("back").message, "There is nothing before this"));
    CHECK(has(stopped("undo").message, "nothing of this speaker's"));
    CHECK(has(stopped("next\npick a").message, "This question has no choices"));
    CHECK(has(stopped("next\ndate 2w").message, "This question takes words"));
    CHECK(has(stopped("next\nconfirm").message, "nothing here to confirm"));
    CHECK(has(stopped("go mood\npick good bad").message, "takes one choice"));
    CHECK(has(stopped("go mood\npick god").message, "is no choice here"));
    CHECK(has(stopped("go who_helps\npick #1").message, "is no choice here"));
    CHECK(has(stopped("go who_helps\nnumber 1").message, "has choices"));
    CHECK(has(stopped("go cards/again\nsay yes").message, "a yes or a no"));
    CHECK(has(stopped("go good_at\nsay #1 x\nsay #3 y").message, "no entry with that number"));
    CHECK(has(stopped("go nowhere").message, "No such place"));
    CHECK(has(stopped("finish\nnext").message, "The talk is at its end"));
    CHECK(has(stopped("finish\nexpect hello").message, "On screen: end"));
    CHECK(has(stopped("begin gardens").message, "no such flag"));
    CHECK(has(stopped("next\nsay " + std::string(20'001, 'x')).message, "20,000"));
}

TEST_CASE("A failed expectation never repeats what was said")
{
    const std::string begin = "next\nsay Ann Secret\nnext\n";
    const ScriptFailure place = stopped(begin + "expect called");
    CHECK(place.line == 4);
    CHECK(has(place.message, "On screen: mood"));
    CHECK_FALSE(has(place.message, "Secret"));
    const ScriptFailure text = stopped(begin + "expect-text Secret Ann");
    CHECK(has(text.message, "not on screen"));
    CHECK_FALSE(has(text.message, "Ann"));
    CHECK(played(begin + "expect-text How are you, Ann Secret?").talk.current());
}

TEST_CASE("Who speaks, when and in which language stands in the events")
{
    PlayedScript end = played("lang cy\nnext\nas coach\nsay a\nas other\nsay b\nday 2026-07-01\nas resident\nsay c\n");
    const record::Record record = end.talk.save();
    std::vector<const record::Header*> said;
    for (const record::Event& event : record.sittings.back().stretches.back().events) {
        if (event.payload.kind == record::Kind::Answer)
            said.push_back(&event.header);
    }
    REQUIRE(said.size() == 3);
    CHECK(said[0]->by == "coach");
    CHECK(said[0]->who == "coach");
    CHECK(said[0]->typedBy == "coach");
    CHECK(said[1]->by == "resident");
    CHECK(said[1]->who == "other");
    CHECK(said[2]->who == "resident");
    CHECK(said[0]->lang == "cy");
    CHECK(ownwords::toText(said[0]->at).starts_with("2026-06-04T12:00:0"));
    CHECK(ownwords::toText(said[2]->at).starts_with("2026-07-01T12:00:0"));
    CHECK(said[0]->at < said[1]->at);
}

TEST_CASE("A record is gone on with, begin after a finished talk begins another")
{
    const auto again = [](std::string_view first, std::string_view second) {
        PlayedScript begun = played(first);
        const Packs packs = begun.talk.state().packs();
        return played(second, setupWith(begun.talk.save(), packs));
    };
    const std::string open = "begin keep\nnext\nsay Ann\n";
    CHECK(standingAt(again(open, "expect called\nexpect-text Ann\n").talk) == "called");
    CHECK(again(open, "begin together\nexpect called\n").talk.state().chains().size() == 1);
    CHECK(again(open + "finish\n", "begin\nexpect hello\n").talk.state().chains().size() == 2);
    CHECK(again(open + "finish\n", "go called\nexpect-text Ann\n").talk.state().chains().size() == 1);
}
