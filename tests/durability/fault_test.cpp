// SPDX-License-Identifier: Apache-2.0
#include "core/store/ledger.h"
#include "tests/durability/desk.h"
#include "tests/support/fault_vfs.h"
#include "tests/vault/kit.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <set>

using namespace ownwords;
using namespace ownwords::test;
using store::Durability;
using Fault = FaultVfs::Fault;

// Test 4 over the vault: the Nth write, sync, truncate, open or delete of one call fails, for every N there is.
namespace {

constexpr const char* vfsName = "faulty under the vault";
constexpr const char* taken = "to be taken out";
const vault::SignIn otherWords{"sunny", "quite other words for it"};

// What there is of sunny.
struct State {
    bool isThere = true;
    bool hasOtherWords = false;
    std::vector<std::string> words;
    std::string draft;
    std::set<std::string> sharedWith;

    bool operator==(const State&) const = default;
};

struct House {
    Bytes file;
    SittingId sitting;
    CoachId jo; // shared with from the beginning
    CoachId mo;
    State state;
};

House newHouse()
{
    House house;
    house.sitting = newSitting();
    house.state = {true, false, {"I keep bees", taken}, "half a", {"jo"}};
    Kit kit;
    house.jo = kit.addCoach("jo").id;
    house.mo = kit.addCoach("mo").id;
    auto sunny = std::move(kit.addPerson("sunny").person);
    for (const std::string& words : house.state.words)
        must(kit.say(sunny, house.sitting, words));
    must(kit.type(sunny, house.sitting, house.state.draft));
    must(kit.say(sunny, newSitting(), std::string(9000, 'l')));
    house.state.words.emplace_back(9000, 'l');
    house.state.words.emplace_back("today");
    must(vault::share(kit.place(), sunny, house.jo, {"to help", {}}));
    must(vault::signOut(kit.place(), sunny));
    kit.close();
    house.file = slurp(kit.file());
    return house;
}

struct Action {
    const char* name;
    std::function<Result<>(Desk&, vault::OpenPerson&, const House&)> act;
    std::function<void(State&)> change;
};

Result<> plain(const Result<vault::Saved>& saved)
{
    return saved ? Result<>() : tl::unexpected<Error>(saved.error());
}

// In a session of the coach's own; only what the coach does there may fail.
Result<> asCoach(Desk& desk, const std::function<Result<>(vault::OpenCoach&)>& work)
{
    auto coach = vault::unlockCoach(desk.place(), Kit::signIn("jo"));
    return coach ? work(*coach) : tl::unexpected<Error>(coach.error());
}

std::vector<Action> actions()
{
    return {
        {"save",
            [](Desk& desk, auto& sunny, const House& house) { return plain(desk.say(sunny, house.sitting, "more")); },
            [](State& state) { state.words.emplace_back("more"); }},
        {"draft",
            [](Desk& desk, auto& sunny, const House& house) {
                return plain(desk.type(sunny, house.sitting, "half a sent"));
            },
            [](State& state) { state.draft = "half a sent"; }},
        {"take out",
            [](Desk& desk, auto& sunny, const House& house) {
                return plain(desk.takeOut(sunny, house.sitting, taken));
            },
            [](State& state) { std::erase(state.words, taken); }},
        {"share",
            [](Desk& desk, auto& sunny, const House& house) {
                return vault::share(desk.place(), sunny, house.mo, {"to help", {}});
            },
            [](State& state) { state.sharedWith.insert("mo"); }},
        {"withdraw",
            [](Desk& desk, auto& sunny, const House& house) { return vault::withdraw(desk.place(), sunny, house.jo); },
            [](State& state) { state.sharedWith.clear(); }},
        {"change words",
            [](Desk& desk, auto& sunny, const House&) { return vault::changeWords(desk.place(), sunny, otherWords); },
            [](State& state) { state.hasOtherWords = true; }},
        {"sign out", [](Desk& desk, auto& sunny, const House&) { return vault::signOut(desk.place(), sunny); },
            [](State&) {}},
        {"coach gives up",
            [](Desk& desk, auto& sunny, const House&) {
                return asCoach(desk, [&](auto& jo) { return vault::giveUp(desk.place(), jo, sunny.id); });
            },
            [](State& state) { state.sharedWith.clear(); }},
        {"coach writes",
            [](Desk& desk, auto& sunny, const House&) {
                return asCoach(desk, [&](auto& jo) -> Result<> {
                    auto shared = vault::openShared(desk.place(), jo, sunny.id);
                    return shared ? plain(desk.say(*shared, newSitting(), "a note"))
                                  : tl::unexpected<Error>(shared.error());
                });
            },
            [](State& state) { state.words.emplace_back("a note"); }},
        {"erase",
            [](Desk& desk, auto& sunny, const House&) {
                const auto erased = vault::erase(desk.place(), sunny);
                return erased ? Result<>() : tl::unexpected<Error>(erased.error());
            },
            [](State& state) {
                state = {false, false, {}, {}, {}};
            }},
    };
}

// As a healthy program finds it, signing in.
State stateIn(const std::filesystem::path& file)
{
    const auto desk = must(Desk::open(file));
    CHECK(desk->opened().damage.empty());
    CHECK(must(store::checkFile(file)).empty());
    State state;
    const auto erased = must(store::readLedger(store::ledgerOf(file))).erased;
    auto sunny = vault::unlock(desk->place(), Kit::signIn("sunny"));
    if (!sunny) {
        CHECK(sunny.error().code == ErrorCode::WrongWords);
        sunny = vault::unlock(desk->place(), otherWords);
        state.hasOtherWords = sunny.has_value();
    }
    if (!sunny) {
        CHECK(must(desk->store().personCount()) == 0); // not one that nobody can open
        state.isThere = false;
        return state;
    }
    CHECK(sunny->problems.empty());
    CHECK(sunny->unknownAuthors.empty());
    CHECK_FALSE(erased.contains(sunny->id)); // or a backup would leave them out
    state.words = wordsOf(sunny->record);
    for (const record::Sitting& sitting : sunny->record.sittings) {
        for (const auto& [slot, draft] : sitting.drafts)
            state.draft += draft;
    }
    for (const std::string name : {"jo", "mo"}) {
        auto coach = must(vault::unlockCoach(desk->place(), Kit::signIn(name)));
        const auto shared = vault::openShared(desk->place(), coach, sunny->id);
        const bool isAgreed = sunny->owner->keyring.consentFor(coach.id) != nullptr;
        CHECK(shared.has_value() == isAgreed);
        if (isAgreed)
            state.sharedWith.insert(name);
    }
    // A backup must not bring back what is over.
    const auto ledger = must(store::readLedger(store::ledgerOf(file)));
    const auto least = ledger.leastEpoch.find(sunny->id);
    CHECK(sunny->epoch == (least == ledger.leastEpoch.end() ? 1 : least->second));
    const bool isTaken = std::find(state.words.begin(), state.words.end(), taken) == state.words.end();
    CHECK(ledger.redacted.contains(sunny->id) == isTaken);
    return state;
}

enum class Way { OneShot, ForGood, ForGoodAndClosed };

struct Counts {
    long runs = 0;
    long errors = 0;
    long wentOn = 0;
};

bool isStorageError(ErrorCode code)
{
    constexpr std::array codes{
        ErrorCode::DiskFull, ErrorCode::CannotWrite, ErrorCode::CannotRead, ErrorCode::ReadOnly, ErrorCode::Busy};
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

// Once more in the same session, with the disk healthy: done, or done before.
void goOn(Desk& desk, vault::OpenPerson& sunny, const House& house, const Action& action, State& expected)
{
    const auto again = action.act(desk, sunny, house);
    const std::string text = textOf(again);
    INFO("again: " << text);
    const bool wasDone = !again
        && (again.error().code == ErrorCode::Exists || again.error().code == ErrorCode::NoConsent
            || again.error().code == ErrorCode::NotFound);
    CHECK((again || wasDone));
    action.change(expected);
    if (!expected.isThere)
        return;
    const auto saved = desk.say(sunny, house.sitting, "afterwards");
    INFO("afterwards: " << textOf(saved));
    CHECK(saved);
    expected.words.emplace_back("afterwards");
}

// Whether it failed: false when there are not that many operations.
bool runOnce(FaultVfs& vfs, CopyPlace& place, const House& house, const Action& action, Durability durability, Way way,
    Fault fault, long at, Counts& counts)
{
    place.put(house.file);
    store::OpenSettings settings;
    settings.vfs = vfsName;
    settings.durability = durability;
    auto desk = must(Desk::open(place.file(), settings));
    auto sunny = must(vault::unlock(desk->place(), Kit::signIn("sunny")));
    must(desk->say(sunny, house.sitting, "today"));
    vfs.failAt(at, way != Way::OneShot, fault);
    const Result<> done = action.act(*desk, sunny, house);
    const bool hasFailed = vfs.hasFailed();
    CAPTURE(textOf(done));
    if (!done) {
        ++counts.errors;
        CHECK(isStorageError(done.error().code));
    }
    State before = house.state;
    State after = house.state;
    action.change(after);
    if (way == Way::ForGoodAndClosed) {
        sunny = vault::OpenPerson();
        desk.reset();
        vfs.heal();
        const State found = stateIn(place.file());
        CHECK((found == after || (!done && found == before)));
    } else {
        vfs.heal();
        State expected = before;
        if (action.name == std::string("save") || action.name == std::string("coach writes")) {
            // Not idempotent: after an error nobody may have it twice, so it is looked at first.
            const auto seen = must(desk->openPerson(keyOf(sunny)));
            expected = wordsOf(seen.record).size() == after.words.size() ? after : before;
            CHECK((expected == after || !done));
            const auto saved = desk->say(sunny, house.sitting, "afterwards");
            INFO("afterwards: " << textOf(saved));
            CHECK(saved);
            expected.words.emplace_back("afterwards");
        } else {
            goOn(*desk, sunny, house, action, expected);
        }
        ++counts.wentOn;
        sunny = vault::OpenPerson();
        desk.reset();
        CHECK(stateIn(place.file()) == expected);
    }
    ++counts.runs;
    return hasFailed;
}

void sweep(Durability durability, long step)
{
    FaultVfs vfs(vfsName);
    const House house = newHouse();
    CopyPlace place;
    for (const Action& action : actions()) {
        Counts counts;
        for (const Way way : {Way::OneShot, Way::ForGood, Way::ForGoodAndClosed}) {
            for (const Fault fault : {Fault::DiskFull, Fault::BrokenDisk}) {
                for (long at = 1;; at += step) {
                    CAPTURE(action.name, static_cast<int>(way), static_cast<int>(fault), at);
                    if (!runOnce(vfs, place, house, action, durability, way, fault, at, counts))
                        break;
                }
            }
        }
        CAPTURE(action.name);
        CHECK(counts.errors > 0);
        std::cout << (durability == Durability::WalFull ? "log, " : "journal, ") << action.name << ": " << counts.runs
                  << " runs, " << counts.errors << " errors, " << counts.wentOn << " went on\n";
    }
}

long stepOf(long otherwise)
{
    return numberFrom("OWNWORDS_ROUNDS", 0) > 0 ? 1 : otherwise;
}

} // namespace

TEST_CASE("Whichever operation of a vault's call fails, nothing is lost or mixed and the session goes on", "[faults]")
{
    sweep(Durability::WalFull, stepOf(1));
}

TEST_CASE("Also with a journal in place of the log", "[faults]")
{
    sweep(Durability::DeleteExtra, stepOf(3));
}
