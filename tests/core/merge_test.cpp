// SPDX-License-Identifier: Apache-2.0
#include "tests/support/random_sitting.h"
#include "tests/support/state_dump.h"

using namespace ownwords;
using namespace ownwords::test;

namespace {

std::string stateOf(const record::Record& record, const talk::Packs& packs)
{
    const auto state = talk::State::fold(record, packs);
    REQUIRE(state);
    return dumpOf(*state);
}

record::Record merged(const record::Record& a, const record::Record& b)
{
    auto both = record::merge(a, b);
    REQUIRE(both);
    return *std::move(both);
}

} // namespace

TEST_CASE("Merging is commutative, associative and idempotent on state", "[merge]")
{
    const auto pack = randomPack();
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        RandomSitter start(seed, Sitter(pack));
        for (int move = 0; move < 12; ++move)
            start.moveAndSave();
        const record::Record common = start.talk().talk.save();
        const auto packs = start.talk().talk.state().packs();
        const auto branch = [&](std::uint8_t device, bool isNew) {
            const auto setup = setupOf(pack, {}, device);
            RandomSitter sitter(
                seed * 7 + device, isNew ? Sitter::begin(common, packs, setup) : Sitter::resume(common, packs, setup));
            for (int move = 0; move < 14; ++move)
                sitter.moveAndSave();
            return sitter.talk().talk.save();
        };
        const record::Record a = branch(2, false);
        const record::Record b = branch(3, false);
        const record::Record c = branch(4, seed % 2 == 0);
        INFO("seed " << seed);
        const std::string all = stateOf(merged(merged(a, b), c), packs);
        CHECK(stateOf(merged(a, b), packs) == stateOf(merged(b, a), packs));
        CHECK(stateOf(merged(a, merged(b, c)), packs) == all);
        CHECK(stateOf(merged(c, merged(b, a)), packs) == all);
        CHECK(stateOf(merged(a, a), packs) == stateOf(a, packs));
        CHECK(stateOf(merged(merged(a, b), b), packs) == stateOf(merged(a, b), packs));
        CHECK(stateOf(merged(a, common), packs) == stateOf(a, packs));
    }
}

TEST_CASE("A sitting saved further on one side is the longer one after the merge", "[merge]")
{
    const auto pack = packOf({q("a"), q("b")});
    Sitter sitter(pack);
    sitter.say("one");
    const record::Record before = sitter.talk.save();
    sitter.next().say("two");
    const record::Record after = sitter.talk.save();
    const auto packs = sitter.talk.state().packs();
    CHECK(merged(before, after).sittings == after.sittings);
    CHECK(merged(after, before).sittings == after.sittings);
    CHECK(after.sittings[0].stretches[0] == before.sittings[0].stretches[0]); // a save appends, it changes nothing
}

TEST_CASE("Both sides answered: the later is current, the earlier stays beside it", "[merge]")
{
    const auto pack = packOf({q("a", "words", R"("adds_to":"gifts")"), q("b")});
    Sitter start(pack);
    start.say("start").next();
    const auto packs = start.talk.state().packs();
    const record::Record common = start.talk.save();
    Sitter here = Sitter::resume(common, packs, setupOf(pack, {}, 2));
    Sitter there = Sitter::resume(common, packs, setupOf(pack, {}, 3));
    here.go("a").say("here");
    there.go("b").go("a").say("there").undo().say("there again");
    const record::Record both = merged(here.talk.save(), there.talk.save());
    const auto state = talk::State::fold(both, packs);
    REQUIRE(state);
    CHECK(state->value(0, start.slot("a"))->words == Places{"there again"});
    std::vector<std::string> history;
    for (const talk::Entry* const said : state->history(0, start.slot("a")))
        history.push_back(said->payload.value.words.front());
    CHECK(history == Places{"start", "here", "there", "there again"});
    CHECK(state->items("gifts").size() == 1); // all of it is one gift
    CHECK(state->chains().size() == 1);
}

TEST_CASE("Redactions of both sides apply to both", "[merge]")
{
    const auto pack = packOf({q("a"), q("b"), q("c")});
    Sitter start(pack);
    start.say("CANARY a").next().say("CANARY b").next().say("stays");
    const auto packs = start.talk.state().packs();
    const record::Record common = start.talk.save();
    Sitter here = Sitter::resume(common, packs, setupOf(pack, {}, 2));
    Sitter there = Sitter::resume(common, packs, setupOf(pack, {}, 3));
    here.redact("a");
    there.go("a").say("new words").redact("b");
    const record::Record first = here.talk.save();
    const record::Record second = there.talk.save();
    for (const record::Record& both :
        {merged(first, second), merged(second, first), merged(common, merged(first, second))}) {
        const auto text = exchange::writeRecord(both, packs, {stampAt().at, "test", "en"});
        REQUIRE(text);
        CHECK(text->find("CANARY") == std::string::npos);
        CHECK(text->find("stays") != std::string::npos);
        CHECK(text->find("new words") != std::string::npos);
    }
}

TEST_CASE("Records of two people are never merged", "[merge]")
{
    const auto both = record::merge(newRecord(1), newRecord(2));
    REQUIRE_FALSE(both);
    CHECK(both.error().code == ErrorCode::Invalid);
}

TEST_CASE("Drafts of both sides survive a merge, one's own first", "[merge]")
{
    record::Record mine = newRecord();
    mine.sittings.push_back({});
    mine.sittings[0].id = idOf<SittingTag>(1);
    record::Record theirs = mine;
    mine.sittings[0].drafts = {{"a", "mine"}};
    theirs.sittings[0].drafts = {{"a", "theirs"}, {"b", "theirs too"}};
    CHECK(merged(mine, theirs).sittings[0].drafts
        == std::map<std::string, std::string>{{"a", "mine"}, {"b", "theirs too"}});
}
