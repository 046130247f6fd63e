// SPDX-License-Identifier: Apache-2.0
#include "tests/durability/child.h"
#include "tests/durability/desk.h"
#include "tests/vault/kit.h"

#include <iostream>
#include <random>
#include <set>
#include <thread>

using namespace ownwords;
using namespace ownwords::test;

// Test 3: the program is killed at any moment.
namespace {

constexpr long roundsPerFile = 20; // so that a file does not grow with the number of rounds

// Lets it work, ends it, and returns the last save it acknowledged.
long runAndKill(const Kit& kit, long first, std::mt19937& random)
{
    Child child({"soak", kit.file().string(), "sunny", std::to_string(first)});
    std::vector<std::string> lines{child.line()};
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 60'000));
    child.kill();
    for (std::string line = child.line(); !line.empty(); line = child.line())
        lines.push_back(line);
    const std::string& last = lines.back();
    INFO(last);
    REQUIRE(last.starts_with("saved ")); // else it failed by itself
    return std::stol(last.substr(6));
}

// The highest number said; every one before it must be there.
long judge(Kit& kit, long acknowledged)
{
    const auto desk = must(Desk::open(kit.file()));
    CHECK(desk->opened().damage.empty());
    CHECK_FALSE(desk->opened().readOnly);
    CHECK(must(store::checkFile(kit.file())).empty());
    auto person = must(vault::unlock(desk->place(), Kit::signIn("sunny")));
    CHECK(person.problems.empty());
    CHECK(person.unknownAuthors.empty());
    const auto words = wordsOf(person.record);
    const std::set<std::string> said(words.begin(), words.end());
    long found = 0;
    while (said.contains("said " + std::to_string(found + 1)))
        ++found;
    CHECK(found >= acknowledged);
    CHECK(found <= acknowledged + 1); // what was on its way
    const bool isToGo = said.contains("to be taken out"); // between its two saves
    CHECK(said.size() == static_cast<std::size_t>(found) + (isToGo ? 1 : 0));
    if (isToGo)
        must(desk->takeOut(person, person.record.sittings.front().id, "to be taken out"));
    must(vault::signOut(desk->place(), person));
    return found;
}

} // namespace

TEST_CASE("A program that is killed loses nothing it acknowledged", "[kill]")
{
    const long rounds = numberFrom("OWNWORDS_ROUNDS", 100);
    std::mt19937 random(static_cast<unsigned>(numberFrom("OWNWORDS_SEED", 3)));
    long saves = 0;
    std::unique_ptr<Kit> kit;
    long found = 0;
    for (long round = 0; round < rounds; ++round) {
        if (round % roundsPerFile == 0) {
            kit = std::make_unique<Kit>();
            kit->addPerson("sunny");
            kit->addCoach("jo");
            kit->close();
            found = 0;
        }
        CAPTURE(round);
        const long acknowledged = runAndKill(*kit, found + 1, random);
        saves += acknowledged - found;
        found = judge(*kit, acknowledged);
    }
    CHECK(saves >= rounds);
    std::cout << rounds << " rounds, " << saves << " acknowledged saves\n";
}
