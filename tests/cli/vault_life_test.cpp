// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/vault_folder.h"
#include "tests/support/catch_compat.h"

#include <algorithm>
#include <filesystem>

using namespace ownwords;
using namespace ownwords::test;
namespace fs = std::filesystem;

namespace {

// What no file may show. The promise is made by the person, so no coach's key is needed.
const std::string canary = "the purple heron knows my secret";
const std::string firstMoves = "begin keep\ngo call_you\nsay Ann Canary\ngo come_to_you\nsay " + canary
    + "\ngo choose_goal\nsay to ride again\nnext\nexpect goals[1]/goal\nsay I want to ride my bike\nconfirm\n";

void checkNothingShows(const VaultFolder& vault)
{
    for (const std::string& bytes : {canary, std::string("Ann Canary"), std::string("purple heron"),
             std::string("ann has words here"), std::string("ride my bike")}) {
        CAPTURE(bytes);
        CHECK(filesWith(vault.folder().path(), bytes).empty());
    }
}

} // namespace

TEST_CASE("A person's record lives through everything that the commands can do, and shows itself in no file")
{
    const VaultFolder vault;
    const Ran made = vault.good({"store", "new", "s.ownwords", "--organisation", "Hill Homes"});
    CHECK(holds(made.out, "Opening a record takes about "));
    CHECK(vault.folder().has("s.ownwords.ballast"));
    vault.addCoach("Sam Hill", "sam");
    vault.addPerson("ann");
    vault.talk("ann", firstMoves);
    vault.talk("ann", "expect goals[1]/goal\ngo know_lot\nsay trains\n"); // again: it goes on
    std::string plan = vault.planOf("ann");
    for (const std::string& said : {canary, std::string("trains"), std::string("I want to ride my bike")})
        CHECK(holds(plan, said));

    // Sharing: check words to compare, the coach's list, and back again.
    const Ran shared = vault.good(vault.as(
        {"person", "share"}, "ann", {"--coach", "Sam Hill", "--purpose", "help with goals", "--until", "2099-01-31"}));
    CHECK(holds(shared.out, "Sam Hill is confirmed. Check words: "));
    CHECK(holds(shared.out, "until Saturday 31 January 2099"));
    const Ran people = vault.good(vault.as({"coach", "people"}, "sam"));
    CHECK(holds(people.out, "Ann Canary ("));
    CHECK(holds(people.out, "  Goal: I want to ride my bike"));
    const auto words = people.out.find("Check words: ");
    REQUIRE(words != std::string::npos);
    CHECK(holds(shared.out, people.out.substr(words, people.out.find('\n') - words)));
    CHECK(holds(vault.good(vault.as({"coach", "people"}, "sam", {"--search", "BIKE"})).out, "Ann Canary"));
    CHECK(holds(vault.good(vault.as({"coach", "people"}, "sam", {"--search", "boats"})).out, "Nothing found."));
    CHECK(holds(vault.good(vault.as({"person", "unlock"}, "ann")).out, "Shared with Sam Hill until "));
    vault.good(vault.as({"person", "withdraw"}, "ann", {"--coach", "Sam Hill"}));
    CHECK(holds(vault.good(vault.as({"coach", "people"}, "sam")).out, "Nobody shares"));
    CHECK(holds(vault.good(vault.as({"person", "unlock"}, "ann")).out, "Shared with nobody"));

    // New words, then lost ones.
    vault.good(
        vault.as({"person", "change-words"}, "ann", {"--new-name", "Ann B", "--new-words-file", vault.words("Ann B")}));
    vault.bad(vault.as({"person", "unlock"}, "ann"), 5, "Nothing opens with this name and these secret words.");
    const std::string sheet = vault
                                  .good(vault.as({"person", "print-sheet"}, "Ann B",
                                      {"--pdf", vault.out("sheet.pdf"), "--text", vault.out("sheet.txt")}))
                                  .out;
    CHECK(codeIn(sheet).empty()); // it stands on the sheet
    const std::string page = vault.outside().read("sheet.txt");
    CHECK(holds(page, "Ann B"));
    CHECK_FALSE(holds(page, "Ann Canary"));

    checkNothingShows(vault);
    CHECK(fs::is_empty(vault.path("tmp")));
}

TEST_CASE("A lost record opens with the newest code only")
{
    const VaultFolder vault;
    vault.newStore();
    const std::string code = vault.addPerson("ann");
    vault.talk("ann", firstMoves);
    const auto recover = [&](const std::string& typed) {
        return Arguments{"person", "recover", "--store", "s.ownwords", "--code-file", vault.words("code", typed),
            "--name", "ann", "--new-words-file", vault.words("new", "these are my new words")};
    };
    std::string slip = code;
    slip[0] = slip[0] == 'A' ? 'B' : 'A';
    CHECK(holds(vault.bad(recover(slip), 1, "There is a slip in the code").err, "not counted as a try"));
    vault.good(recover(code));
    vault.bad(vault.as({"person", "unlock"}, "ann"), 5, "Nothing opens");
    const Arguments unlock{"person", "unlock", "--store", "s.ownwords", "--name", "ANN ", "--words-file",
        vault.words("new", "these are my new words")};
    vault.good(unlock);

    // A sheet that cannot be written must not lose the code.
    Arguments print = unlock;
    print[1] = "print-sheet";
    print.insert(print.end(), {"--pdf", "nowhere/sheet.pdf"});
    vault.bad(print, 4, "does not exist");
    vault.good(recover(code)); // still good: nothing was done
    print.back() = vault.out("sheet.pdf");
    vault.good(print);
    vault.bad(recover(code), 5, "Nothing opens with this code.");
}

TEST_CASE("A record moves to another file and both become one again")
{
    const VaultFolder vault;
    vault.newStore();
    vault.addPerson("ann");
    vault.talk("ann", firstMoves);
    const std::string exportWords = vault.words("export", "words of the export");
    vault.good(vault.as({"person", "export"}, "ann", {"--out", "ann.export", "--export-words-file", exportWords}));
    vault.good({"store", "new", "other.ownwords"});
    const auto import = [&](const std::string& store, const Arguments& more) {
        Arguments all{"person", "import", "--store", store, "--in", "ann.export", "--export-words-file", exportWords,
            "--name", "ann", "--words-file", vault.words("ann")};
        all.insert(all.end(), more.begin(), more.end());
        return all;
    };
    Arguments wrong = import("other.ownwords", {});
    wrong[7] = vault.words("wrong", "not these words at all");
    vault.bad(wrong, 5, "This export does not open");
    CHECK(
        holds(vault.good(import("other.ownwords", {"--preview"})).out, "A new record would be made, with 1 sitting."));
    CHECK(holds(vault.good({"store", "info", "other.ownwords"}).out, "Records: 0"));
    CHECK(codeIn(vault.good(import("other.ownwords", {})).out).size() == 29);

    // Something is said there, and comes back.
    vault.good({"talk", "--store", "other.ownwords", "--name", "ann", "--words-file", vault.words("ann"), "--script",
        vault.script("b.talk", "go know_lot\nsay tall ships\n")});
    vault.good({"person", "export", "--store", "other.ownwords", "--name", "ann", "--words-file", vault.words("ann"),
        "--out", "ann.export", "--force", "--export-words-file", exportWords});
    CHECK_FALSE(holds(vault.planOf("ann"), "tall ships"));
    CHECK(holds(vault.good(import("s.ownwords", {"--preview"})).out, "New here: 1 answer\n"));
    CHECK_FALSE(holds(vault.planOf("ann"), "tall ships"));
    vault.good(import("s.ownwords", {}));
    const std::string plan = vault.planOf("ann");
    CHECK(holds(plan, "tall ships"));
    CHECK(holds(plan, canary));
    // Somebody else's words do not take it in.
    vault.addPerson("bob");
    Arguments asBob = import("s.ownwords", {});
    asBob[9] = "bob";
    asBob[11] = vault.words("bob");
    vault.bad(asBob, 1, "This export is of another person");
    vault.folder().write("not.export", "something else");
    Arguments foreign = import("s.ownwords", {});
    foreign[5] = "not.export";
    vault.bad(foreign, 1, "This is not an exported record");
    checkNothingShows(vault);
}

TEST_CASE("A backup comes back, the old file is kept, and who was erased stays out")
{
    const VaultFolder vault;
    vault.newStore();
    vault.addPerson("ann");
    vault.addPerson("bob");
    vault.talk("ann", firstMoves);
    fs::create_directory(vault.path("stick"));
    const Ran copied = vault.good({"store", "backup", "s.ownwords", "--to", "stick"});
    CHECK(lines(copied.out) == 2);
    const std::string backup = vault.newestBackup();
    REQUIRE_FALSE(backup.empty());
    vault.talk("ann", "go know_lot\nsay trains\n");
    fs::rename(vault.path("stick"), vault.path("gone"));
    CHECK(holds(vault.good({"store", "backup", "s.ownwords"}).err, "the folder is not here now"));

    vault.bad(vault.as({"person", "erase"}, "bob"), 2, "Add --yes");
    const Ran erased = vault.good(vault.as({"person", "erase"}, "bob", {"--yes"}));
    CHECK(holds(erased.out, "Cleaned too:\n"));
    CHECK(holds(erased.out, backup));
    CHECK(holds(erased.out, "Not here now; cleaned when a backup goes there next:\n"));
    vault.bad(vault.as({"person", "unlock"}, "bob"), 5, "Nothing opens");

    fs::rename(vault.path("gone"), vault.path("stick"));
    std::string untouched;
    for (const fs::directory_entry& entry : fs::directory_iterator(vault.path("stick"))) {
        if (entry.path().extension() == ".backup")
            untouched = entry.path().string();
    }
    const Ran back = vault.good({"store", "restore", "s.ownwords", "--from", untouched});
    CHECK(holds(back.out, "The old file lies in "));
    const std::vector<std::string> names = vault.folder().names();
    CHECK(std::any_of(names.begin(), names.end(),
        [](const std::string& name) { return name.starts_with("s.ownwords.before-restore-"); }));
    vault.bad(vault.as({"person", "unlock"}, "bob"), 5, "Nothing opens"); // as if never there
    const std::string plan = vault.planOf("ann");
    CHECK(holds(plan, canary));
    CHECK_FALSE(holds(plan, "trains"));
    checkNothingShows(vault);
}

TEST_CASE("A rolling backup is made when something changed, and at most one an hour")
{
    const VaultFolder vault;
    vault.newStore();
    CHECK_FALSE(vault.folder().has("backups"));
    vault.addPerson("ann");
    const auto count = [&] {
        return std::count_if(fs::directory_iterator(vault.path("backups")), fs::directory_iterator(),
            [](const fs::directory_entry& entry) { return entry.path().extension() == ".backup"; });
    };
    CHECK(count() == 1);
    vault.talk("ann", firstMoves);
    CHECK(count() == 1);
    for (const fs::directory_entry& entry : fs::directory_iterator(vault.path("backups"))) {
        if (entry.path().extension() == ".backup")
            fs::rename(entry.path(), vault.path("backups/ownwords-20200101T100000Z.backup"));
    }
    vault.good(vault.as({"person", "unlock"}, "ann"));
    CHECK(count() == 1); // looking changes nothing
    vault.talk("ann", "go know_lot\nsay trains\n");
    CHECK(count() == 2);
}

TEST_CASE("Words that are taken out for good are in no backup any more")
{
    const VaultFolder vault;
    vault.newStore();
    vault.addPerson("ann");
    vault.talk("ann", firstMoves);
    vault.good({"store", "backup", "s.ownwords"});
    const Ran ran = vault.good(vault.as({"person", "redact"}, "ann", {"--slot", "come_to_you"}));
    CHECK(holds(ran.out, "The words were taken out for good"));
    CHECK(holds(ran.out, "Cleaned too:"));
    CHECK_FALSE(holds(vault.planOf("ann"), canary));
    vault.bad(vault.as({"person", "redact"}, "ann", {"--slot", "nowhere"}), 3, "");
    // Restoring the newest backup does not bring them back.
    vault.good({"store", "restore", "s.ownwords", "--from", vault.newestBackup()});
    CHECK_FALSE(holds(vault.planOf("ann"), canary));
    vault.talk("ann", "go know_lot\nsay trains\nredact know_lot\n");
}
