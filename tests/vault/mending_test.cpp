// SPDX-License-Identifier: Apache-2.0
#include "core/vault/mending.h"
#include "tests/vault/kit.h"

using namespace ownwords;
using namespace ownwords::test;
using Words = std::vector<std::string>;

TEST_CASE("a damaged or missing sitting is offered from a backup and taken back", "[mending]")
{
    Kit kit;
    auto sunny = kit.addPerson("sunny").person;
    const SittingId first = newSitting();
    const SittingId second = newSitting();
    REQUIRE(kit.say(sunny, first, "I keep bees"));
    REQUIRE(kit.say(sunny, second, "and want my own key"));
    REQUIRE(vault::signOut(kit.place(), sunny));
    REQUIRE(vault::backUp(kit.place()));
    const Bytes id = bytesOf(first.bytes());
    kit.sql(GENERATE("DELETE FROM record WHERE record_id = ?",
                "UPDATE record SET sealed = randomblob(300) WHERE record_id = ?"),
        {id});
    auto open = kit.unlock("sunny");
    REQUIRE(open.problems.size() == 1);
    const bool afterRekey = GENERATE(false, true);
    if (afterRekey) // carried along, and still mended
        REQUIRE(vault::rekey(kit.place(), open, {}));
    const auto copies = vault::soundCopies(kit.place(), open);
    REQUIRE(copies);
    REQUIRE(copies->size() == 1);
    CHECK(copies->front().sitting == first);
    REQUIRE(vault::takeBack(kit.place(), open, copies->front()));
    CHECK(open.problems.empty());
    REQUIRE(kit.say(open, first, "and more"));
    auto again = kit.unlock("sunny");
    CHECK(again.problems.empty());
    CHECK(wordsOf(again.record).size() == 3);
    CHECK(vault::soundCopies(kit.place(), again)->empty());
}

TEST_CASE("a backup that has less than the person said is no sound copy", "[mending]")
{
    Kit kit;
    auto sunny = kit.addPerson("sunny").person;
    const SittingId talk = newSitting();
    REQUIRE(kit.say(sunny, talk, "I keep bees"));
    REQUIRE(vault::signOut(kit.place(), sunny));
    REQUIRE(vault::backUp(kit.place()));
    REQUIRE(kit.say(sunny, talk, "and more since"));
    REQUIRE(vault::signOut(kit.place(), sunny));
    kit.sql("UPDATE record SET sealed = randomblob(300)");
    auto open = kit.unlock("sunny");
    CHECK(vault::soundCopies(kit.place(), open)->empty());
}
