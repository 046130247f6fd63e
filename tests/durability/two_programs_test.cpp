// SPDX-License-Identifier: Apache-2.0
#include "core/vault/mending.h"
#include "tests/durability/child.h"
#include "tests/durability/desk.h"
#include "tests/vault/kit.h"

#include <algorithm>
#include <random>
#include <set>

using namespace ownwords;
using namespace ownwords::test;

// Test 8: two programs save into one person's record at once. Neither is told of a conflict, and nothing is dropped.
namespace {

// What was said with this word in front, in the order of the fold.
std::vector<std::string> saidBy(const record::Record& record, const std::string& tag)
{
    std::vector<std::string> words = wordsOf(record);
    std::erase_if(words, [&](const std::string& one) { return !one.starts_with(tag + " "); });
    return words;
}

std::vector<std::string> counted(const std::string& tag, long count)
{
    std::vector<std::string> words;
    for (long n = 1; n <= count; ++n)
        words.push_back(tag + " " + std::to_string(n));
    return words;
}

// No two events have the same clock, and each sitting's grow.
void checkClocks(const record::Record& record)
{
    std::set<std::int64_t> clocks;
    for (const record::Sitting& sitting : record.sittings) {
        std::int64_t before = 0;
        for (const record::Stretch& stretch : sitting.stretches) {
            for (const record::Event& event : stretch.events) {
                CHECK(event.header.n > before);
                CHECK(clocks.insert(event.header.n).second);
                before = event.header.n;
            }
        }
    }
}

} // namespace

TEST_CASE("Two programs save into one record at the same time", "[two]")
{
    constexpr long each = 40;
    Kit kit;
    kit.addPerson("sunny");
    kit.close();
    {
        Child left({"say", kit.file().string(), "sunny", "left", std::to_string(each)});
        Child right({"say", kit.file().string(), "sunny", "right", std::to_string(each)});
        for (Child* const child : {&left, &right}) {
            std::string last;
            for (std::string line = child->line(); !line.empty(); line = child->line())
                last = line;
            CHECK(last == "saved " + std::to_string(each));
            CHECK(child->end() == 0);
        }
    }
    kit.open();
    const auto sunny = kit.unlock("sunny");
    CHECK(sunny.problems.empty());
    CHECK(sunny.unknownAuthors.empty());
    CHECK(saidBy(sunny.record, "left") == counted("left", each));
    CHECK(saidBy(sunny.record, "right") == counted("right", each));
    checkClocks(sunny.record);
}

TEST_CASE("Two open records of one person in turn, also in one sitting", "[two]")
{
    constexpr long each = 60;
    Kit kit;
    const PersonKey key = keyOf(kit.addPerson("sunny").person);
    const auto left = must(Desk::open(kit.file()));
    const auto right = must(Desk::open(kit.file()));
    auto onLeft = must(left->openPerson(key));
    auto onRight = must(right->openPerson(key));
    const SittingId common = newSitting();
    const SittingId own = newSitting();
    std::mt19937 random(4);
    long saidLeft = 0;
    long saidRight = 0;
    long reloaded = 0;
    while (saidLeft + saidRight < 2 * each) {
        const bool isLeft = saidRight == each || (saidLeft < each && random() % 2 == 0);
        const auto saved = isLeft
            ? left->say(onLeft, common, "left " + std::to_string(++saidLeft))
            : right->say(onRight, saidRight % 3 == 0 ? own : common, "right " + std::to_string(saidRight + 1));
        saidRight += isLeft ? 0 : 1;
        INFO(textOf(saved));
        REQUIRE(saved);
        reloaded += saved->reloaded ? 1 : 0;
    }
    CHECK(reloaded > each / 4);
    must(vault::signOut(left->place(), onLeft));
    must(vault::signOut(right->place(), onRight));
    kit.restart();
    const auto sunny = kit.unlock("sunny");
    CHECK(sunny.problems.empty());
    CHECK(saidBy(sunny.record, "left") == counted("left", each));
    CHECK(saidBy(sunny.record, "right") == counted("right", each));
    checkClocks(sunny.record);
}

TEST_CASE("What one program is typing stays when another saves", "[two]")
{
    Kit kit;
    const PersonKey key = keyOf(kit.addPerson("sunny").person);
    const auto left = must(Desk::open(kit.file()));
    const auto right = must(Desk::open(kit.file()));
    const SittingId onLeft = newSitting();
    const SittingId onRight = newSitting();
    auto typing = must(left->openPerson(key));
    must(left->type(typing, onLeft, "half"));
    auto saying = must(right->openPerson(key)); // knows the first half only
    must(left->type(typing, onLeft, "half a sentence"));
    must(right->say(saying, onRight, "something else"));
    const auto sunny = kit.unlock("sunny");
    record::Record copy = sunny.record;
    CHECK(Kit::sittingOf(copy, onLeft, "resident").drafts.at("q") == "half a sentence");
    CHECK(wordsOf(sunny.record) == std::vector<std::string>{"something else"});
    must(left->type(typing, onLeft, "half a sentence, and on"));
    CHECK(wordsOf(typing.record) == std::vector<std::string>{"something else"});
}

TEST_CASE("Merging an export brings everything in, though another program saved meanwhile", "[two]")
{
    const std::string words = "words for the journey only";
    Kit kit;
    auto sunny = std::move(kit.addPerson("sunny").person);
    const SittingId taken = newSitting();
    must(kit.say(sunny, taken, "at home"));
    Kit elsewhere;
    const Bytes file = must(vault::exportWithWords(kit.place(), sunny, words, {}));
    auto there = std::move(must(
        vault::importPerson(elsewhere.place(), must(vault::openExport(kit.place(), file, words)), Kit::signIn("sunny")))
                               .person);
    must(elsewhere.say(there, newSitting(), "on the way"));
    must(elsewhere.takeOut(there, taken, "at home"));
    const Bytes back = must(vault::exportWithWords(elsewhere.place(), there, words, {}));

    const auto other = must(Desk::open(kit.file()));
    auto again = must(other->openPerson(keyOf(sunny)));
    must(other->say(again, newSitting(), "at the other computer"));
    must(vault::merge(kit.place(), sunny, must(vault::openExport(kit.place(), back, words))));
    const std::vector<std::string> all{"on the way", "at the other computer"};
    const auto found = wordsOf(kit.unlock("sunny").record);
    CHECK(std::is_permutation(found.begin(), found.end(), all.begin(), all.end()));
}

TEST_CASE("A sitting comes back from a backup, though another program saved meanwhile", "[two]")
{
    Kit kit;
    auto sunny = std::move(kit.addPerson("sunny").person);
    const SittingId hurt = newSitting();
    must(kit.say(sunny, hurt, "at home"));
    must(vault::signOut(kit.place(), sunny));
    must(vault::backUp(kit.place()));
    kit.sql("UPDATE record SET sealed = zeroblob(300)");
    auto mended = kit.unlock("sunny");
    REQUIRE(mended.problems.size() == 1);
    const auto copies = must(vault::soundCopies(kit.place(), mended));
    REQUIRE(copies.size() == 1);
    const auto other = must(Desk::open(kit.file()));
    auto again = must(other->openPerson(keyOf(sunny)));
    must(other->say(again, newSitting(), "at the other computer"));
    must(vault::takeBack(kit.place(), mended, copies.front()));
    const auto found = kit.unlock("sunny");
    CHECK(found.problems.empty());
    const auto words = wordsOf(found.record);
    const std::vector<std::string> all{"at home", "at the other computer"};
    CHECK(std::is_permutation(words.begin(), words.end(), all.begin(), all.end()));
}
