// SPDX-License-Identifier: Apache-2.0
#include "core/talk/answers_given.h"
#include "core/talk/replies.h"
#include "core/talk/small_changes.h"
#include "tests/support/talk_fixture.h"

#include <algorithm>

using namespace ownwords;
using namespace ownwords::test;

namespace {

const std::string sam = "coach:000102030405060708090a0b0c0d0e0f";

talk::Stamp samStamp(int minutes = 0)
{
    talk::Stamp stamp = stampAt(minutes);
    stamp.by = sam;
    stamp.typedBy = sam;
    return stamp;
}

std::shared_ptr<const pack::Pack> smallPack()
{
    return packOf({q("ask", "words", R"("role":"ask","many":true,"adds_to":"asks")"),
        loop("goals", "goals", {q("goal", "words", R"("role":"goal","read_back":true)")},
            R"("again":{"en":"Another?"})")});
}

// A record in which the person asked for one thing.
struct Asked {
    talk::Packs packs;
    record::Record record;
    ItemId ask;

    Asked()
    {
        const auto pack = smallPack();
        talk::addPack(packs, pack);
        auto talk = talk::Talk::begin(newRecord(), packs, {pack, {}, idOf<DeviceTag>(1), countedIds()}, stampAt());
        REQUIRE(talk);
        REQUIRE(talk->say("a dry wall", 0, stampAt()));
        record = talk->save();
        ask = talk->state().items("asks").front()->id;
    }

    talk::SmallChanges open(int minutes = 10, std::uint8_t series = 2) const
    {
        auto changes = talk::SmallChanges::open(
            record, packs, {record::SittingType::Coach, idOf<DeviceTag>(1), countedIds(series), {}}, samStamp(minutes));
        REQUIRE(changes);
        return *std::move(changes);
    }
};

} // namespace

TEST_CASE("small changes: a coach's note and promise stand in the story, under the coach's name", "[changes]")
{
    const Asked asked;
    talk::SmallChanges changes = asked.open();
    REQUIRE(changes.note({}, "Kim was on the radio", samStamp(11)));
    REQUIRE(changes.promise({"ring the council", "Sam", Date(std::chrono::year(2026) / 7 / 1), {}}, samStamp(12)));
    REQUIRE(changes.lookBackOn(Date(std::chrono::year(2026) / 8 / 1), samStamp(13)));
    const record::Record saved = changes.save();
    CHECK(saved.sittings.size() == 2);
    CHECK(saved.sittings.back().type == record::SittingType::Coach);
    CHECK(saved.sittings.back().by == sam);
    const auto state = talk::State::fold(saved, asked.packs);
    REQUIRE(state);
    const talk::Story story = talk::storyOf(*state);
    REQUIRE(story.notes.size() == 1);
    CHECK(story.notes.front().words == "Kim was on the radio");
    CHECK(story.notes.front().who == sam);
    REQUIRE(story.promises.size() == 1);
    CHECK_FALSE(story.promises.front().mine);
    CHECK(story.promises.front().words.words == "ring the council");
    CHECK(story.promises.front().who->words == "Sam");
    CHECK(story.promises.front().by->date == Date(std::chrono::year(2026) / 7 / 1));
    CHECK(story.lookBack->date == Date(std::chrono::year(2026) / 8 / 1));
    CHECK(state->latestChain() == 0U); // the talk goes on where it stood
}

TEST_CASE("small changes: what was asked for is promised with who and by when", "[changes]")
{
    const Asked asked;
    talk::SmallChanges changes = asked.open();
    REQUIRE(changes.promise({{}, "Sam", Date(std::chrono::year(2026) / 7 / 1), asked.ask}, samStamp(11)));
    const talk::Story story = talk::storyOf(changes.state());
    CHECK(story.asks.empty());
    REQUIRE(story.promises.size() == 1);
    CHECK(story.promises.front().words.words == "a dry wall");
    CHECK(story.promises.front().words.who == "resident");
}

TEST_CASE("small changes: what we tick is our word, not the person's", "[changes]")
{
    const Asked asked;
    talk::SmallChanges changes = asked.open();
    REQUIRE(changes.promise({"ring the council", "Sam", std::nullopt, {}}, samStamp(11)));
    const ItemId promise = changes.state().items("promises").front()->id;
    REQUIRE(changes.tick(promise, "done", samStamp(12)));
    const talk::Story story = talk::storyOf(changes.state());
    CHECK(story.promises.front().tickedByUs == "done");
    CHECK(story.promises.front().theySay.empty());
    CHECK(changes.state().stateOf(*changes.state().item(promise)) == "open");
}

TEST_CASE("small changes: one sitting a day and signer", "[changes]")
{
    Asked asked;
    talk::SmallChanges first = asked.open();
    REQUIRE(first.note({}, "one", samStamp(11)));
    asked.record = first.save();
    talk::SmallChanges later = asked.open(60, 3);
    REQUIRE(later.note({}, "two", samStamp(61)));
    asked.record = later.save();
    CHECK(asked.record.sittings.size() == 2);
    CHECK(asked.record.sittings.back().stretches.size() == 2);

    constexpr int day = 24 * 60;
    talk::SmallChanges nextDay = asked.open(day, 4);
    REQUIRE(nextDay.note({}, "three", samStamp(day + 1)));
    CHECK(nextDay.save().sittings.size() == 3);

    talk::SmallChanges::Setup setup{record::SittingType::Coach, idOf<DeviceTag>(1), countedIds(5), {}};
    setup.leaveAlone = {asked.record.sittings.back().id};
    auto other = talk::SmallChanges::open(asked.record, asked.packs, setup, samStamp(62));
    REQUIRE(other);
    REQUIRE(other->note({}, "beside one that is damaged", samStamp(63)));
    CHECK(other->save().sittings.size() == 3);
}

TEST_CASE("small changes: undo takes back the whole promise, and no more", "[changes]")
{
    const Asked asked;
    talk::SmallChanges changes = asked.open();
    CHECK_FALSE(changes.canUndo());
    CHECK(changes.undo(samStamp(11)).error().code == ErrorCode::NotAllowed);
    REQUIRE(changes.note({}, "stays", samStamp(11)));
    REQUIRE(changes.promise({{}, "Sam", Date(std::chrono::year(2026) / 7 / 1), asked.ask}, samStamp(12)));
    REQUIRE(changes.undo(samStamp(13)));
    const talk::Story story = talk::storyOf(changes.state());
    CHECK(story.promises.empty());
    CHECK(story.asks.size() == 1);
    CHECK(story.notes.size() == 1);
}

TEST_CASE("small changes: what cannot be said is refused, and nothing is changed", "[changes]")
{
    const Asked asked;
    talk::SmallChanges changes = asked.open();
    CHECK(changes.note({}, "  ", samStamp(11)).error().code == ErrorCode::Invalid);
    CHECK(changes.note(idOf<ItemTag>(9), "words", samStamp(11)).error().code == ErrorCode::NotFound);
    CHECK(changes.note({}, std::string(talk::longestAnswer + 1, 'a'), samStamp(11)).error().code == ErrorCode::TooLong);
    CHECK(changes.promise({"ring", " ", std::nullopt, {}}, samStamp(11)).error().code == ErrorCode::Invalid);
    CHECK(changes.promise({"", "Sam", std::nullopt, {}}, samStamp(11)).error().code == ErrorCode::Invalid);
    CHECK(changes.tick(idOf<ItemTag>(9), "done", samStamp(11)).error().code == ErrorCode::NotFound);
    CHECK(changes.save() == asked.open().save());
}

TEST_CASE("small changes: what is being typed is there again, also on another day", "[changes]")
{
    Asked asked;
    talk::SmallChanges first = asked.open();
    REQUIRE(first.type("note", "Kim was"));
    CHECK(first.type("note", std::string(talk::longestDraft + 1, 'a')).error().code == ErrorCode::TooLong);
    asked.record = first.save();
    constexpr int day = 24 * 60;
    talk::SmallChanges nextDay = asked.open(day, 3);
    CHECK(nextDay.draft("note") == "Kim was");
    REQUIRE(nextDay.type("note", ""));
    asked.record = nextDay.save();
    CHECK(asked.open(2 * day, 4).draft("note").empty());
}

TEST_CASE(
    "replies: each stands under what it answers, is kept while it is typed, and can be taken back and out", "[changes]")
{
    const Asked asked;
    talk::SmallChanges changes = asked.open();
    REQUIRE(changes.promise({"ring the council", "Sam", std::nullopt, {}}, samStamp(11)));
    const ItemId promise = changes.state().items("promises").front()->id;
    REQUIRE(changes.note(promise, "not on Monday", samStamp(12)));
    REQUIRE(changes.note({}, "first", samStamp(13)));
    REQUIRE(changes.note({}, "second", samStamp(14)));
    const talk::Story before = talk::storyOf(changes.state());
    const EventId onPromise = before.promises.front().notes.front().event;
    const EventId first = before.notes.front().event;

    Sitter sitter = Sitter::resume(changes.save(), asked.packs, setupOf(smallPack(), {}, 7));
    CHECK(sitter.talk.reply(idOf<EventTag>(9), "words", sitter.stamp).error().code == ErrorCode::NotFound);
    CHECK(sitter.talk.reply(first, " ", sitter.stamp).error().code == ErrorCode::Invalid);
    const std::string tooLong(talk::longestAnswer + 1, 'a');
    CHECK(sitter.talk.reply(first, tooLong, sitter.stamp).error().code == ErrorCode::TooLong);
    REQUIRE(sitter.talk.typeReply(first, "typed CANARY"));
    CHECK(talk::replyDraft(sitter.talk.save(), first) == "typed CANARY");
    CHECK(talk::replyDraft(sitter.talk.save(), onPromise).empty());
    REQUIRE(sitter.talk.reply(first, "one", sitter.stamp));
    CHECK(talk::replyDraft(sitter.talk.save(), first).empty());
    REQUIRE(sitter.talk.reply(first, "two", sitter.stamp));
    REQUIRE(sitter.talk.reply(onPromise, "Tuesday then", sitter.stamp));
    const auto words = [](const std::vector<talk::Said>& notes) {
        std::vector<std::string> all;
        for (const talk::Said& note : notes)
            all.push_back(note.who + ": " + note.words);
        return all;
    };
    CHECK(words(sitter.story().notes)
        == std::vector<std::string>{sam + ": first", "resident: one", "resident: two", sam + ": second"});
    CHECK(words(sitter.story().promises.front().notes)
        == std::vector<std::string>{sam + ": not on Monday", "resident: Tuesday then"});

    sitter.undo();
    CHECK(sitter.story().promises.front().notes.size() == 1);
    const auto given = talk::answersGiven(sitter.talk.state(), sitter.talk.save(), "en");
    const auto said = std::find_if(
        given.begin(), given.end(), [](const talk::AnswerGiven& answer) { return answer.asked == "first"; });
    REQUIRE(said != given.end());
    CHECK(said->text == "two"); // the latest that was said there
    REQUIRE(sitter.talk.redact(said->chain, said->slot, sitter.stamp));
    CHECK(words(sitter.story().notes) == std::vector<std::string>{sam + ": first", sam + ": second"});
    CHECK(sitter.json().find("\"two\"") == std::string::npos);
}
