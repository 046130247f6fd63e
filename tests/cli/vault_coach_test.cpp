// SPDX-License-Identifier: Apache-2.0
#include "core/vault/erasing.h"
#include "tests/cli/vault_folder.h"
#include "tests/support/catch_compat.h"

#include <algorithm>

using namespace ownwords;
using namespace ownwords::test;

namespace {

const std::string moves = "begin keep\ngo call_you\nsay Ann\ngo know_lot\nsay old clocks\n";

// The letters and figures that `coach people` shows after the only name.
std::string idIn(const std::string& list)
{
    const auto at = list.find('(', list.find('\n'));
    REQUIRE(at != std::string::npos);
    return list.substr(at + 1, 8);
}

Arguments table(const VaultFolder& vault, const std::string& what, const std::string& called)
{
    return {"person", what, "--store", "s.ownwords", "--coach", "sam", "--coach-words-file", vault.words("sam"),
        "--called", called, "--name", "ann", "--new-words-file", vault.words("new", "words set at a table")};
}

} // namespace

TEST_CASE("Coaches are confirmed by those who are, and leave")
{
    const VaultFolder vault;
    vault.newStore();
    vault.addCoach("Sam Hill", "sam");
    vault.addCoach("Jo Reed", "jo");
    std::string info = vault.good({"store", "info", "s.ownwords"}).out;
    CHECK(holds(info, "Organisation: Hill Homes\n"));
    CHECK(holds(info, "Coach: Sam Hill (confirmed)\n"));
    CHECK(holds(info, "Coach: Jo Reed (not confirmed by anyone)\n"));
    CHECK(holds(info, "Journal: WAL, FULL\n"));
    vault.bad({"coach", "add", "--store", "s.ownwords", "--name", "Jo Reed", "--sign-in", "jo2", "--words-file",
                  vault.words("jo2")},
        1, "There is a coach of this name already");
    vault.bad(vault.as({"coach", "vouch"}, "jo", {"--for", "Jo Reed"}), 1, "Only a coach who is confirmed");
    vault.bad(vault.as({"coach", "vouch"}, "sam", {"--for", "Nobody"}), 1, "There is no coach of this name");

    vault.addPerson("ann");
    const Ran shared
        = vault.good(vault.as({"person", "share"}, "ann", {"--coach", "Jo Reed", "--purpose", "help with goals"}));
    CHECK(holds(shared.out, "Jo Reed is not confirmed by anyone. Check words: "));
    CHECK(
        holds(vault.good(vault.as({"person", "unlock"}, "ann")).out, "Shared with Jo Reed (not confirmed by anyone)"));
    vault.good(vault.as({"coach", "vouch"}, "sam", {"--for", "Jo Reed"}));
    CHECK(holds(vault.good({"store", "info", "s.ownwords"}).out, "Coach: Jo Reed (confirmed)\n"));

    vault.bad(vault.as({"coach", "leave"}, "sam", {"--remove", "Nobody"}), 1, "There is no coach of this name");
    vault.good(vault.as({"coach", "leave"}, "sam", {"--remove", "Jo Reed"}));
    vault.bad(vault.as({"coach", "people"}, "jo"), 5, "Nothing opens with this name and these secret words.");
    CHECK(holds(vault.good(vault.as({"person", "unlock"}, "ann")).err, "Jo Reed can no longer see this record"));
    CHECK(vault.good(vault.as({"person", "unlock"}, "ann")).err.empty()); // said once
}

TEST_CASE("A coach changes words, recovers them, and gives access up")
{
    const VaultFolder vault;
    vault.newStore();
    const std::string code = vault.addCoach("Sam Hill", "sam");
    vault.addPerson("ann");
    vault.talk("ann", moves);
    vault.good(vault.as({"person", "share"}, "ann",
        {"--coach", "Sam Hill", "--purpose", "help", "--coach-sign-in", "sam", "--coach-words-file",
            vault.words("sam")}));
    vault.good(
        vault.as({"coach", "change-words"}, "sam", {"--new-words-file", vault.words("sam2", "other words of sam")}));
    vault.bad(vault.as({"coach", "people"}, "sam"), 5, "Nothing opens");
    vault.good({"coach", "recover", "--store", "s.ownwords", "--code-file", vault.words("code", code), "--name", "sam",
        "--new-words-file", vault.words("sam")});
    CHECK(holds(vault.good(vault.as({"coach", "people"}, "sam")).out, "Ann ("));
    vault.bad(vault.as({"coach", "give-up"}, "sam", {"--called", "Bob"}), 1, "Nobody who shares with this coach");
    vault.good(vault.as({"coach", "give-up"}, "sam", {"--called", "Ann"}));
    CHECK(holds(vault.good(vault.as({"coach", "people"}, "sam")).out, "Nobody shares"));
    CHECK(holds(vault.good(vault.as({"person", "unlock"}, "ann")).err, "Sam Hill can no longer see this record"));
}

TEST_CASE("What sharing needs is said")
{
    const VaultFolder vault;
    vault.newStore();
    vault.addCoach("Sam Hill", "sam");
    vault.addCoach("Jo Reed", "jo");
    vault.addPerson("ann");
    const auto share = [&](const Arguments& more) { return vault.as({"person", "share"}, "ann", more); };
    vault.bad(share({"--coach", "Nobody", "--purpose", "x"}), 1, "There is no coach of this name");
    vault.bad(share({"--coach", "Sam Hill", "--purpose", " "}), 1, "Say what the sharing is for");
    vault.bad(
        share({"--coach", "Sam Hill", "--purpose", "x", "--until", "2020-01-01"}), 1, "a last day that is not over");
    vault.bad(
        share({"--coach", "Sam Hill", "--purpose", "x", "--until", "2026-02-30"}), 2, "not a day of the calendar");
    vault.bad(share({"--coach", "Sam Hill", "--purpose", "x", "--coach-sign-in", "jo", "--coach-words-file",
                  vault.words("jo")}),
        5, "The key in this file is not the one that was known before.");
    vault.good(share({"--coach", "Sam Hill", "--purpose", "x"}));
    vault.bad(share({"--coach", "Sam Hill", "--purpose", "x"}), 1, "shared with this coach already");
    vault.bad(vault.as({"person", "withdraw"}, "ann", {"--coach", "Jo Reed"}), 1, "not shared with this coach");
}

TEST_CASE("Withdrawing shows the open promises that the coach will no longer see")
{
    const VaultFolder vault;
    vault.newStore();
    vault.addCoach("Sam Hill", "sam");
    vault.addPerson("ann");
    vault.talk("ann",
        "begin together keep\ngo fix_first\nsay The damp in the back room\ngo asks[1]/ask_who\nsay Sam\ngo "
        "asks[1]/ask_by\nsay "
        "before the rain starts\n");
    vault.good(vault.as({"person", "share"}, "ann", {"--coach", "Sam Hill", "--purpose", "help"}));
    CHECK(holds(vault.good(vault.as({"coach", "people"}, "sam")).out, "  Our promise"));
    const Ran ran = vault.good(vault.as({"person", "withdraw"}, "ann", {"--coach", "Sam Hill"}));
    CHECK(holds(ran.out, "Open promises that this coach will no longer see:\n  The damp in the back room"));
}

TEST_CASE("Lost words are set anew with a coach, are seen, and can be taken back")
{
    const VaultFolder vault;
    vault.newStore();
    vault.addCoach("Sam Hill", "sam");
    vault.addPerson("ann");
    vault.talk("ann", moves);
    vault.bad(table(vault, "reset", "Ann"), 1, "Nobody who shares with this coach is called that.");
    vault.good(vault.as({"person", "share"}, "ann", {"--coach", "Sam Hill", "--purpose", "help"}));
    const Ran set = vault.good(table(vault, "reset", "Ann"));
    CHECK(codeIn(set.out).size() == 29);
    const Arguments withNew{"person", "unlock", "--store", "s.ownwords", "--name", "ann", "--words-file",
        vault.words("new", "words set at a table")};
    vault.good(withNew);
    const Ran old = vault.good(vault.as({"person", "unlock"}, "ann"));
    CHECK(holds(old.err, "Sam Hill set new secret words for this record on "));
    CHECK(holds(old.err, "person undo-reset"));
    vault.good(vault.as({"person", "undo-reset"}, "ann"));
    vault.bad(withNew, 5, "Nothing opens");
    CHECK(holds(vault.planOf("ann"), "old clocks"));
    vault.bad(vault.as({"person", "undo-reset"}, "ann"), 1, "There is nothing to undo");
}

TEST_CASE("The old recovery code takes a reset back, too")
{
    const VaultFolder vault;
    vault.newStore();
    vault.addCoach("Sam Hill", "sam");
    const std::string code = vault.addPerson("ann");
    vault.talk("ann", moves);
    vault.good(vault.as({"person", "share"}, "ann", {"--coach", "Sam Hill", "--purpose", "help"}));
    vault.good(table(vault, "reset", "Ann"));
    const Arguments withCode{"--store", "s.ownwords", "--code-file", vault.words("code", code), "--name", "ann",
        "--new-words-file", vault.words("third", "a third set of words")};
    Arguments recover{"person", "recover"};
    recover.insert(recover.end(), withCode.begin(), withCode.end());
    CHECK(holds(vault.bad(recover, 1, "Take that back with `person undo-reset`").err, "Sam Hill set new secret words"));
    Arguments undo{"person", "undo-reset"};
    undo.insert(undo.end(), withCode.begin(), withCode.end());
    vault.good(undo);
    vault.good({"person", "unlock", "--store", "s.ownwords", "--name", "ann", "--words-file",
        vault.words("third", "a third set of words")});
}

TEST_CASE("A record that a coach keeps becomes the person's own")
{
    const VaultFolder vault;
    vault.newStore();
    vault.addCoach("Sam Hill", "sam");
    const Ran kept = vault.good({"person", "add", "--store", "s.ownwords", "--name", "Ann", "--coach", "sam",
        "--coach-words-file", vault.words("sam")});
    CHECK(holds(kept.out, "It is kept by Sam Hill"));
    CHECK(codeIn(kept.out).empty());
    const std::string list = vault.good(vault.as({"coach", "people"}, "sam")).out;
    CHECK(holds(list, "Ann ("));
    CHECK(holds(list, ", kept by you, "));
    vault.bad(vault.as({"coach", "give-up"}, "sam", {"--called", "Ann"}), 1, "This coach keeps the record");
    vault.bad(vault.as({"coach", "leave"}, "sam"), 1, "keeps somebody's record");
    CHECK(codeIn(vault.good(table(vault, "make-mine", idIn(list))).out).size() == 29);
    const Arguments mine{
        "--store", "s.ownwords", "--name", "ann", "--words-file", vault.words("new", "words set at a table")};
    Arguments unlock{"person", "unlock"};
    unlock.insert(unlock.end(), mine.begin(), mine.end());
    CHECK(holds(vault.good(unlock).out, "Shared with nobody"));
    CHECK(holds(vault.good(vault.as({"coach", "people"}, "sam")).out, "Nobody shares"));
}

TEST_CASE("An export for a coach can be kept by them, and by nobody else")
{
    const VaultFolder vault;
    vault.newStore();
    vault.addCoach("Sam Hill", "sam");
    vault.addCoach("Jo Reed", "jo");
    vault.good({"store", "backup", "s.ownwords"});
    vault.good(
        {"store", "restore", "other.ownwords", "--from", vault.newestBackup()}); // the same coaches, without the person
    vault.addPerson("ann");
    vault.talk("ann", moves);
    vault.good(vault.as({"person", "export"}, "ann", {"--out", "ann.export", "--to-coach", "Sam Hill"}));
    CHECK(filesWith(vault.path("ann.export").parent_path(), "old clocks").empty());
    const auto import = [&](const std::string& coach) {
        return Arguments{"person", "import", "--store", "other.ownwords", "--in", "ann.export", "--coach", coach,
            "--coach-words-file", vault.words(coach)};
    };
    vault.bad(import("jo"), 5, "made for another coach");
    vault.bad({"person", "import", "--store", "other.ownwords", "--in", "ann.export", "--name", "ann"}, 1,
        "This export was made for a coach");
    vault.good(import("sam"));
    vault.bad(import("sam"), 1, "This person is in the file already.");
    CHECK(holds(
        vault
            .good({"coach", "people", "--store", "other.ownwords", "--name", "sam", "--words-file", vault.words("sam")})
            .out,
        ", kept by you, "));
}

TEST_CASE("A coach beside the person erases what nobody else can open any more")
{
    const VaultFolder vault;
    vault.newStore();
    vault.addCoach("Sam Hill", "sam");
    vault.addPerson("ann");
    vault.talk("ann", moves);
    const Arguments erase{"person", "erase", "--store", "s.ownwords", "--coach", "sam", "--coach-words-file",
        vault.words("sam"), "--called", "Ann", "--yes"};
    vault.bad(erase, 1, "Nobody who shares with this coach is called that.");
    vault.good(vault.as({"person", "share"}, "ann", {"--coach", "Sam Hill", "--purpose", "help"}));
    CHECK(holds(vault.good(erase).out, "The record is gone"));
    CHECK(holds(vault.good({"store", "info", "s.ownwords"}).out, "Records: 0\n"));
}

TEST_CASE("Untouched records are counted, held and only then let go")
{
    const VaultFolder vault;
    vault.newStore();
    vault.addCoach("Sam Hill", "sam");
    vault.addPerson("ann");
    const auto count = [&](const Arguments& more = {}) {
        return vault.good(vault.as({"coach", "keep-house"}, "sam", more)).out;
    };
    CHECK(holds(count(), "May be held: 0\nHeld: 0\n"));
    CHECK_FALSE(holds(vault.good({"store", "info", "s.ownwords"}).out, "No one has opened"));
    const TimePoint moment = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    vault.edit([&](store::Store& store) {
        const auto people = store.untouchedSince(1'000'000);
        REQUIRE(people);
        REQUIRE(people->size() == 1);
        REQUIRE(store.setKeepUntil(people->front().person, vault::monthOf(moment) - 2));
        const auto words
            = crypto::WordList::parse(Folder().read(OWNWORDS_SOURCE_DIR "/resources/words/four_words.txt"));
        REQUIRE(words);
        for (int day = 1; day <= 3; ++day) { // the file must have been used on three days since
            vault::Place place{
                store, vault.path("s.ownwords"), [&] { return moment - std::chrono::days(day); }, *words};
            REQUIRE(vault::noteDay(place));
        }
    });
    CHECK(holds(vault.good({"store", "info", "s.ownwords"}).out, "No one has opened 1 record since before "));
    CHECK(holds(count({"--hold"}), "1 record is held now."));
    CHECK(holds(count({"--let-go"}), "0 records were let go."));
    CHECK(holds(count(), "Held: 1\nHeld long enough to be let go: 0\n"));
    vault.good(vault.as({"person", "unlock"}, "ann")); // keeps it
    CHECK(holds(count(), "Held: 0\n"));
}

TEST_CASE("Who may look no more finds nothing in the copies, and a copy is no file to sign in to")
{
    const VaultFolder vault;
    vault.newStore();
    vault.addCoach("Sam Hill", "sam");
    vault.addPerson("ann");
    vault.good(vault.as({"person", "share"}, "ann", {"--coach", "Sam Hill", "--purpose", "help with goals"}));
    vault.good({"store", "backup", "s.ownwords"});
    const std::string copy = vault.newestBackup();
    const auto grants = [&] {
        std::size_t count = 0;
        vault.edit(
            [&](store::Store& store) {
                const auto coaches = store.coaches().value();
                for (const store::CoachRow& coach : coaches)
                    count += store.sharedWith(coach.coach).value().size();
            },
            copy);
        return count;
    };
    REQUIRE(grants() == 1);
    const Ran left = vault.good(vault.as({"person", "withdraw"}, "ann", {"--coach", "Sam Hill"}));
    CHECK(holds(left.out, "Closed in these copies too:\n  "));
    CHECK(holds(left.out, copy));
    CHECK(grants() == 0);

    Arguments people = vault.as({"coach", "people"}, "sam");
    *std::find(people.begin(), people.end(), "s.ownwords") = copy;
    vault.bad(people, 1, "This is a copy of a store file");
    CHECK(holds(vault.good({"store", "info", copy}).out, "Records: 1"));
    vault.good({"store", "check", copy});
    CHECK_FALSE(vault.folder().has(copy + ".ballast"));
}
