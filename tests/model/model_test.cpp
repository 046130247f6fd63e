// SPDX-License-Identifier: Apache-2.0
#include "tests/model/naive_model.h"
#include "tests/support/random_sitting.h"

#include <cstdlib>
#include <map>
#include <set>
#include <string>

using namespace ownwords;
using namespace ownwords::test;

namespace {

// More rounds for a night: OWNWORDS_ROUNDS=5000.
std::uint32_t rounds(std::uint32_t usual)
{
    const char* const named = std::getenv("OWNWORDS_ROUNDS");
    return named == nullptr ? usual : static_cast<std::uint32_t>(std::strtoul(named, nullptr, 10));
}

const NaiveModel::Makes makes{{{"hidden", "gifts"}, {"gifts_q", "gifts"}, {"took", "gifts"}, {"hopes_q", "hopes"},
                                  {"choose", "goals"}, {"step", "steps"}},
    {"took"}, {}};

std::string shown(const talk::State& state, const std::string& text)
{
    const talk::Slot slot = *talk::slotFrom(text);
    const talk::Status status = state.status(0, slot);
    if (status == talk::Status::NotNow || status == talk::Status::NotForMe)
        return status == talk::Status::NotNow ? "not now" : "not for me";
    const record::Value* const value = state.value(0, slot);
    if (value == nullptr)
        return {};
    std::string all = value->words.empty() ? "" : "said: " + joined(value->words, "|") + '|';
    all += value->picked.empty() ? "" : "picked: " + joined(value->picked, "|") + '|';
    return all + (value->number ? "number: " + std::to_string(*value->number) : "");
}

void compare(const talk::State& state, const record::Record& record)
{
    const NaiveModel model(record, makes);
    for (const auto& [slot, expected] : model.slots()) {
        INFO(slot);
        REQUIRE(shown(state, slot) == expected);
    }
    for (const std::string name : {"gifts", "hopes", "goals", "steps"}) {
        std::set<std::string> live;
        for (const talk::Item* const item : state.items(name)) {
            live.insert(item->id.toText());
            if (name == "gifts" || name == "hopes")
                REQUIRE(state.wordsOf(*item).text == model.words(item->id.toText()));
        }
        INFO(name);
        REQUIRE(live == model.live(name));
    }
}

record::Record merged(const record::Record& a, const record::Record& b)
{
    auto both = record::merge(a, b);
    REQUIRE(both);
    return *std::move(both);
}

} // namespace

TEST_CASE("Random talks agree with the naive model after each move", "[model]")
{
    const auto pack = randomPack();
    for (std::uint32_t seed = 1; seed <= rounds(100); ++seed) {
        INFO("seed " << seed);
        RandomSitter sitter(seed, Sitter(pack));
        for (int move = 0; move < 60; ++move) {
            sitter.move();
            INFO("move " << move);
            const record::Record record = sitter.talk().talk.save();
            compare(sitter.talk().talk.state(), record);
        }
    }
}

TEST_CASE("Two devices that went apart and were merged agree with the naive model", "[model]")
{
    const auto pack = randomPack();
    for (std::uint32_t seed = 1; seed <= rounds(100); ++seed) {
        INFO("seed " << seed);
        RandomSitter start(seed, Sitter(pack));
        for (int move = 0; move < 15; ++move)
            start.moveAndSave();
        const auto packs = start.talk().talk.state().packs();
        record::Record common = start.talk().talk.save();
        for (std::uint8_t turn = 0; turn < 3; ++turn) {
            std::vector<record::Record> sides;
            for (std::uint8_t device = 2; device <= 3; ++device) {
                const auto setup = setupOf(pack, {}, static_cast<std::uint8_t>(10 * turn + device));
                RandomSitter sitter(seed * 11 + turn * 2U + device, Sitter::resume(common, packs, setup));
                for (int move = 0; move < 10; ++move)
                    sitter.moveAndSave();
                sides.push_back(sitter.talk().talk.save());
                compare(sitter.talk().talk.state(), sides.back());
            }
            common = merged(sides[0], sides[1]);
            const auto state = talk::State::fold(common, packs);
            REQUIRE(state);
            compare(*state, common);
        }
    }
}
