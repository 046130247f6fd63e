// SPDX-License-Identifier: Apache-2.0
#include "tests/support/random_sitting.h"
#include "tests/support/state_dump.h"

#include <algorithm>

using namespace ownwords;
using namespace ownwords::test;

namespace {

talk::State foldedFresh(const record::Record& record, const talk::Packs& packs)
{
    auto state = talk::State::fold(record, packs);
    REQUIRE(state);
    return *std::move(state);
}

} // namespace

TEST_CASE("After each event folding on is the same as folding all", "[fold]")
{
    const auto pack = randomPack();
    talk::Packs packs;
    talk::addPack(packs, pack);
    std::size_t compared = 0;
    for (std::uint32_t seed = 1; compared < 10'000; ++seed) {
        RandomSitter sitter(seed, Sitter(pack));
        for (int move = 0; move < 60; ++move)
            sitter.move();
        const record::Record whole = sitter.talk().talk.save();
        record::Record part = newRecord();
        for (const record::Sitting& sitting : whole.sittings) {
            part.sittings.push_back(sitting);
            part.sittings.back().stretches.clear();
        }
        talk::State onward = foldedFresh(part, packs);
        for (const record::Placed& placed : record::inOrder(whole)) {
            record::Sitting& sitting = part.sittings[placed.sitting];
            record::append(sitting, {*placed.event}, sitting.by);
            REQUIRE(onward.apply(*placed.event, sitting.id));
            INFO("seed " << seed << " event " << onward.size());
            const bool isSame = dumpOf(onward) == dumpOf(foldedFresh(part, packs));
            if (!isSame)
                CHECK(dumpOf(onward) == dumpOf(foldedFresh(part, packs)));
            REQUIRE(isSame);
            ++compared;
        }
        CHECK(dumpOf(onward) == dumpOf(sitter.talk().talk.state()));
    }
    CHECK(compared >= 10'000);
}

TEST_CASE("The order in which sittings and stretches arrive changes nothing", "[fold]")
{
    const auto pack = randomPack();
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        std::mt19937 random(seed);
        RandomSitter first(seed, Sitter(pack));
        for (int move = 0; move < 15; ++move)
            first.moveAndSave();
        RandomSitter second(seed + 100,
            Sitter::resume(first.talk().talk.save(), first.talk().talk.state().packs(), setupOf(pack, {}, 2)));
        for (int move = 0; move < 15; ++move)
            second.moveAndSave();
        RandomSitter third(seed + 200,
            Sitter::begin(second.talk().talk.save(), second.talk().talk.state().packs(), setupOf(pack, {}, 3)));
        for (int move = 0; move < 10; ++move)
            third.moveAndSave();
        record::Record record = third.talk().talk.save();
        const auto& packs = third.talk().talk.state().packs();
        const std::string expected = dumpOf(foldedFresh(record, packs));
        for (int turn = 0; turn < 4; ++turn) {
            std::shuffle(record.sittings.begin(), record.sittings.end(), random);
            for (record::Sitting& sitting : record.sittings)
                std::shuffle(sitting.stretches.begin(), sitting.stretches.end(), random);
            INFO("seed " << seed);
            CHECK(dumpOf(foldedFresh(record, packs)) == expected);
        }
    }
}

TEST_CASE("Sittings whose beginning is missing are one talk all the same, whatever their order", "[fold]")
{
    const auto pack = packOf({q("a"), q("b")});
    Sitter first(pack);
    first.say("one");
    const auto packs = first.talk.state().packs();
    Sitter second = Sitter::resume(first.talk.save(), packs, setupOf(pack, {}, 2));
    second.next().say("two");
    Sitter third = Sitter::resume(second.talk.save(), packs, setupOf(pack, {}, 3));
    third.say("three");
    record::Record record = third.talk.save();
    record.sittings.erase(record.sittings.begin());
    const std::string expected = dumpOf(foldedFresh(record, packs));
    std::reverse(record.sittings.begin(), record.sittings.end());
    const talk::State state = foldedFresh(record, packs);
    CHECK(dumpOf(state) == expected);
    CHECK(state.chains().size() == 1);
    // A ring, which only a damaged record can hold.
    record.sittings[0].continues = record.sittings[1].id;
    record.sittings[1].continues = record.sittings[0].id;
    const std::string ring = dumpOf(foldedFresh(record, packs));
    std::reverse(record.sittings.begin(), record.sittings.end());
    CHECK(dumpOf(foldedFresh(record, packs)) == ring);
}

TEST_CASE("Items that are made of each other do not hang the fold", "[fold]")
{
    const auto pack = packOf({q("h", "some", R"("from":"goals","own_words":true,"adds_to":"hopes")"),
        q("g", "some", R"("from":"hopes","own_words":true,"adds_to":"goals")")});
    Sitter sitter(pack);
    sitter.say("x");
    record::Record record = sitter.talk.save();
    const auto forged = [&](const std::string& slot, std::uint8_t picked, std::uint8_t made, std::uint8_t id) {
        record::Header header = record.sittings[0].stretches[0].events[0].header;
        header.id = idOf<EventTag>(id);
        header.n = record::lastN(record) + 1;
        record::Payload payload;
        payload.kind = record::Kind::Answer;
        payload.slot = slot;
        payload.value.picked = {idOf<ItemTag>(picked).toText()};
        payload.items = {idOf<ItemTag>(made)};
        record::append(record.sittings[0], {record::makeEvent(header, payload, {})}, "resident");
    };
    forged("h", 2, 1, 100);
    forged("g", 1, 2, 101);
    const talk::State state = foldedFresh(record, sitter.talk.state().packs());
    CHECK(state.items("goals").size() == 1);
    CHECK(state.wordsOf(*state.items("goals").front()).text.empty());
    CHECK(talk::storyOf(state).goals.size() == 1);
}
