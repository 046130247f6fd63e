// SPDX-License-Identifier: Apache-2.0
#include "tests/durability/desk.h"

#include <iostream>

using namespace ownwords;
using namespace ownwords::test;

// The program that durability_tests starts beside itself, and kills: `soak FILE NAME FIRST` saves for ever, `say FILE
// NAME TAG COUNT` saves so many answers. Each says `saved N` when the commit has returned, and an error ends it.
namespace {

// Everything that can be interrupted: saves, drafts, new keys, words taken out, the log emptied.
void soak(Desk& desk, vault::OpenPerson& person, long first)
{
    const SittingId sitting = SittingId(crypto::randomId());
    const CoachId coach = must(desk.store().coaches()).front().coach;
    if (person.owner->keyring.consentFor(coach) != nullptr)
        must(vault::withdraw(desk.place(), person, coach));
    for (long n = first;; ++n) {
        must(desk.say(person, sitting, "said " + std::to_string(n)));
        std::cout << "saved " << n << std::endl;
        if (n % 3 == 0)
            must(desk.type(person, sitting, "typing after " + std::to_string(n)));
        if (n % 16 == 4)
            must(vault::share(desk.place(), person, coach, {"to help", {}}));
        if (n % 16 == 12 && person.owner->keyring.consentFor(coach) != nullptr)
            must(vault::withdraw(desk.place(), person, coach));
        if (n % 11 == 5) {
            must(desk.say(person, sitting, "to be taken out"));
            must(desk.takeOut(person, sitting, "to be taken out"));
        }
        if (n % 20 == 10)
            must(vault::signOut(desk.place(), person));
    }
}

void say(Desk& desk, vault::OpenPerson& person, const std::string& tag, long count)
{
    const SittingId sitting = SittingId(crypto::randomId());
    for (long n = 1; n <= count; ++n) {
        must(desk.say(person, sitting, tag + " " + std::to_string(n)));
        std::cout << "saved " << n << std::endl;
    }
    must(vault::signOut(desk.place(), person));
}

} // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    try {
        const auto desk = must(Desk::open(arguments.at(1)));
        auto person = must(vault::unlock(desk->place(), Desk::signIn(arguments.at(2))));
        if (arguments.at(0) == "soak")
            soak(*desk, person, std::stol(arguments.at(3)));
        say(*desk, person, arguments.at(3), std::stol(arguments.at(4)));
    } catch (const std::exception& error) {
        std::cout << "failed: " << error.what() << std::endl;
        return 1;
    }
    return 0;
}
