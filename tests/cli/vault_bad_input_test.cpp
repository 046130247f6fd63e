// SPDX-License-Identifier: Apache-2.0
#include "app/cli/vault_failures.h"
#include "tests/cli/vault_folder.h"
#include "tests/support/catch_compat.h"

#include <filesystem>
#include <set>

using namespace ownwords;
using namespace ownwords::test;
namespace fs = std::filesystem;

namespace {

const std::string moves = "begin keep\ngo call_you\nsay Ann Secret\ngo know_lot\nsay old clocks\n";

// One sentence a line, none with a name in it, and the store file as it was.
void checkRefused(const VaultFolder& vault, const Arguments& arguments, int code, std::string_view said)
{
    const std::string name = arguments.back();
    const bool isFile = fs::is_regular_file(vault.path(name));
    const std::string before = isFile ? vault.folder().read(name) : std::string();
    const Ran ran = vault.bad(arguments, code, said);
    CHECK(lines(ran.err) == 1);
    CHECK(ran.out.empty());
    CHECK_FALSE(holds(ran.err, "ann"));
    if (isFile)
        CHECK(vault.folder().read(name) == before);
}

// Changes a byte in the middle of each row of the only person.
void damageRows(store::Store& store)
{
    const auto people = store.untouchedSince(1'000'000);
    REQUIRE(people);
    REQUIRE(people->size() == 1);
    const auto rows = store.records(people->front().person);
    REQUIRE(rows);
    REQUIRE_FALSE(rows->rows.empty());
    for (store::RecordRow row : rows->rows) {
        row.sealed[row.sealed.size() / 2] = static_cast<char>(row.sealed[row.sealed.size() / 2] ^ 1);
        REQUIRE(store.putRecord(row, row.version));
    }
}

} // namespace

TEST_CASE("Every kind of error has a sentence of its own, with what is safe, and an exit code")
{
    using enum ErrorCode;
    const std::set<ErrorCode> locked{WrongWords, TryLater, NoConsent, KeyChanged};
    const std::set<ErrorCode> damaged{Damaged, Tampered, RolledBack, NotOurFile};
    std::set<std::string> sentences;
    for (int i = 0; i <= static_cast<int>(Internal); ++i) {
        const auto code = static_cast<ErrorCode>(i);
        CAPTURE(i);
        const cli::Failure failure = cli::explain({code, "secret detail"}, "a.ownwords");
        CHECK(sentences.insert(failure.sentence).second);
        CHECK(failure.sentence.ends_with('.'));
        CHECK(failure.sentence.size() > 60);
        CHECK_FALSE(holds(failure.sentence, "secret detail"));
        CHECK(lines(failure.sentence) == 0);
        CHECK((failure.code == cli::ExitCode::Locked) == locked.contains(code));
        CHECK((failure.code == cli::ExitCode::Damaged) == damaged.contains(code));
        CHECK(failure.code != cli::ExitCode::Done);
        for (int act = 0; act <= static_cast<int>(cli::Act::Packs); ++act) {
            const cli::Failure special = cli::explain({code, ""}, "a.ownwords", static_cast<cli::Act>(act));
            CHECK(special.code != cli::ExitCode::Done);
            CHECK(special.sentence.ends_with('.'));
            CHECK(lines(special.sentence) == 0);
        }
    }
    CHECK(holds(cli::explain({TryLater, "16"}, "a").sentence, "Wait 16 seconds, then try again."));
    CHECK(holds(cli::explain({TryLater, "1"}, "a").sentence, "Wait 1 second, then"));
    for (const std::string detail : {"folder", "link", "not a file", "empty", "no name"}) {
        CAPTURE(detail);
        CHECK(sentences.insert(cli::explain({Invalid, detail}, "a.ownwords").sentence).second);
    }
}

TEST_CASE("Files that are no store are refused in one sentence and left alone")
{
    const VaultFolder vault;
    vault.newStore();
    const std::string store = vault.folder().read("s.ownwords");
    vault.folder().write("empty", "");
    vault.folder().write("text", std::string(5000, 'x'));
    vault.folder().write("short", store.substr(0, 50));
    vault.folder().write("torn", store.substr(0, 5000));
    std::string newer = store;
    newer[60 + 3] = 99; // user_version, https://www.sqlite.org/fileformat2.html#the_database_header
    vault.folder().write("newer", newer);
    std::string foreign = store;
    foreign.replace(68, 4, "abcd"); // application_id
    vault.folder().write("foreign", foreign);
    fs::create_directory(vault.path("folder"));
    fs::create_symlink("s.ownwords", vault.path("link"));
    fs::create_directories(vault.path("Dropbox"));
    fs::copy_file(vault.path("s.ownwords"), vault.path("Dropbox/s"));
    const auto files = vault.folder().names();
    const auto refuse = [&](const std::string& file, int code, std::string_view said) {
        checkRefused(vault, {"store", "info", file}, code, said);
        checkRefused(
            vault, {"person", "unlock", "--name", "x", "--words-file", vault.words("x"), "--store", file}, code, said);
        CHECK(vault.folder().names() == files);
    };
    refuse("missing", 4, "missing: There is no such file.");
    refuse("nowhere/s.ownwords", 4, "The folder it should be in does not exist.");
    refuse("folder", 4, "folder: This is a folder.");
    refuse("link", 4, "link: This is a link to another place.");
    refuse("empty", 6, "empty: The file is empty");
    refuse("text", 6, "text: This is not a file of Ownwords");
    refuse("foreign", 6, "This is not a file of Ownwords");
    refuse("short", 6, "short: ");
    refuse("torn", 6, "torn: ");
    refuse("newer", 1, "newer: A newer version of Ownwords made this file.");
    refuse("Dropbox/s", 4, "is kept in step with one");
    checkRefused(vault, {"store", "new", "s.ownwords"}, 4, "There is a file of this name already");
    checkRefused(vault, {"store", "new", "nowhere/s"}, 4, "The folder for the new file does not exist.");
    checkRefused(vault, {"store", "new", "Dropbox/t"}, 4, "is kept in step with one");
    vault.bad({"store", "backup", "s.ownwords", "--to", "nowhere"}, 4, "The folder for backups does not exist.");
    vault.bad({"store", "restore", "s.ownwords", "--from", "missing"}, 4, "The backup, or the folder of the file");
    vault.bad({"store", "restore", "s.ownwords", "--from", "text"}, 6, "This is not a backup of Ownwords.");
    vault.bad({"store", "restore", "s.ownwords", "--from", "torn"}, 6, "This backup is damaged.");
    CHECK(vault.folder().read("s.ownwords").size() == store.size());
    CHECK(vault.folder().read("text") == std::string(5000, 'x'));
}

TEST_CASE("Words come from a file whose first line counts")
{
    const VaultFolder vault;
    vault.newStore();
    vault.addPerson("ann");
    const auto unlock = [&](const std::string& file) {
        return Arguments{"person", "unlock", "--store", "s.ownwords", "--name", "ann", "--words-file", file};
    };
    const auto fileWith = [&](const std::string& bytes) {
        vault.outside().write("w", bytes);
        return unlock(vault.out("w"));
    };
    vault.good(fileWith("ann has words here"));
    vault.good(fileWith("ann has words here\r\nand more\n"));
    vault.good(fileWith("\xEF\xBB\xBF"
                        "ann has words here\n"));
    vault.bad(fileWith("ann has words here \n"), 5, "Nothing opens");
    vault.bad(unlock("missing"), 4, "There is no such file");
    vault.bad(unlock("home"), 4, "This is a folder");
    vault.bad(fileWith(""), 1, "The first line is empty");
    vault.bad(fileWith("\nann has words here\n"), 1, "The first line is empty");
    vault.bad(fileWith(std::string(5000, 'a')), 1, "over 4096 bytes");
    Arguments without = unlock("");
    without.resize(6);
    vault.bad(without, 2, "name a file that holds them with --words-file");
    vault.bad({"person", "add", "--store", "s.ownwords", "--name", "bob", "--words-file", vault.words("bob", "short")},
        1, "the secret words are too few");
    vault.bad(vault.as({"person", "add"}, "ann"), 1, "Please choose another sign-in name.");
}

TEST_CASE("Wrong words are slowed down and never locked out, and all failures sound alike")
{
    const VaultFolder vault;
    vault.newStore();
    vault.addPerson("ann");
    vault.addCoach("Sam Hill", "sam");
    const auto unlock = [&](const std::string& name, const std::string& words) {
        return Arguments{"person", "unlock", "--store", "s.ownwords", "--name", name, "--words-file", words};
    };
    const std::string wrong = vault.words("wrong", "not the words of anybody");
    const std::string first
        = vault.bad(unlock("ann", wrong), 5, "Nothing opens with this name and these secret words.").err;
    CHECK(vault.bad(unlock("nobody", vault.words("ann")), 5, "").err == first);
    CHECK(vault.bad(unlock("sam", vault.words("sam")), 5, "").err == first); // a coach is no resident
    const Ran slowed = vault.bad(unlock("ann", vault.words("ann")), 5, "There were too many wrong tries.");
    CHECK(holds(slowed.err, "Wait "));
}

TEST_CASE("A talk with a damaged sitting goes on with what is whole, and says so")
{
    const VaultFolder vault;
    vault.newStore();
    vault.addPerson("ann");
    vault.talk("ann", moves);
    vault.good({"store", "backup", "s.ownwords"});
    const Arguments check{"store", "check", "s.ownwords", "--name", "ann", "--words-file", vault.words("ann")};
    CHECK(holds(vault.good(check).out, "The record is whole."));
    vault.edit(damageRows);
    const std::string day = "What was said up to Thursday 4 June 2026 was changed by other means than Ownwords.";
    vault.bad(vault.as({"person", "unlock"}, "ann"), 6, day);
    CHECK(holds(vault.bad(check, 6, day).out, "The file is whole."));
    const Ran talk = vault.good(
        vault.as({"talk"}, "ann", {"--script", vault.script("b.talk", "begin keep\ngo know_lot\nsay trains\n")}));
    CHECK(holds(talk.err, day));
    CHECK(holds(vault.planOf("ann"), "trains"));
    CHECK_FALSE(holds(talk.err, "clocks"));
    // The backup of the first hour has it whole: offered, and taken back when told to.
    const Ran offered = vault.bad(vault.as({"person", "mend"}, "ann"), 6, "Add --yes to take it back from there.");
    CHECK(holds(offered.out, "What was said up to Thursday 4 June 2026 lies whole in the backup of "));
    vault.good(vault.as({"person", "mend"}, "ann", {"--yes"}));
    vault.good(vault.as({"person", "unlock"}, "ann"));
    const std::string plan = vault.planOf("ann");
    CHECK(holds(plan, "trains"));
    CHECK(holds(plan, "old clocks"));
    // What no backup has stays damaged, and is carried through new words.
    vault.edit(damageRows);
    for (const fs::directory_entry& entry : fs::directory_iterator(vault.path("backups")))
        fs::remove(entry.path());
    vault.bad(vault.as({"person", "mend"}, "ann", {"--yes"}), 6, "No backup that these secret words open");
    vault.good(vault.as({"person", "change-words"}, "ann", {"--new-words-file", vault.words("ann")}));
    vault.bad(vault.as({"person", "unlock"}, "ann"), 6, "What was said up to Thursday 4 June 2026");
}

TEST_CASE("A script that fails leaves the record as it was")
{
    const VaultFolder vault;
    vault.newStore();
    vault.addPerson("ann");
    vault.talk("ann", moves);
    const auto play = [&](const std::string& text) {
        return vault.as({"talk"}, "ann", {"--script", vault.script("b.talk", text)});
    };
    CHECK(holds(vault.bad(play("go know_lot\nsay trains\ngo nowhere\n"), 3, ":3: `go nowhere`").err, "On screen: "));
    CHECK_FALSE(holds(vault.planOf("ann"), "trains"));
}

TEST_CASE("A place that cannot be written to is for looking only")
{
    const VaultFolder vault;
    vault.newStore();
    vault.addPerson("ann");
    vault.talk("ann", moves);
    // Root may write anywhere, so somebody else looks: uid 65534 has no name and no files.
    for (const Folder* const folder : {&vault.folder(), &vault.outside()})
        fs::permissions(folder->path(), fs::perms::others_read | fs::perms::others_exec, fs::perm_options::add);
    fs::permissions(vault.path("s.ownwords"), fs::perms::others_read, fs::perm_options::add);
    vault.words("ann");
    const std::string program = OWNWORDS_CLI_TESTFLOOR;
    const auto asNobody = [&](const std::string& command) {
        return vault.folder().runProgram("/bin/sh",
            {"-c",
                "exec setpriv --reuid=65534 --regid=65534 --clear-groups " + program + ' ' + command
                    + " --store s.ownwords --name ann --words-file " + vault.out("ann.words")});
    };
    const Ran looked = asNobody("person unlock");
    CAPTURE(looked.err);
    REQUIRE(looked.code == 0);
    CHECK(holds(looked.out, "Last saved "));
    CHECK(holds(looked.err, "This file can only be read here."));
    const Ran talked = asNobody("talk --script " + vault.script("b.talk", "go know_lot\nsay trains\n"));
    CAPTURE(talked.err);
    CHECK(talked.code == 4);
    CHECK(holds(talked.err, "This place can be read but not written to."));
}

TEST_CASE("The shipped program refuses a file whose words are kept too weakly")
{
    const VaultFolder vault;
    vault.newStore();
    const std::string before = vault.folder().read("s.ownwords");
    const Ran ran = vault.folder().run({"store", "info", "s.ownwords"});
    CAPTURE(ran.err);
    CHECK(ran.code == 6);
    CHECK(holds(ran.err, "s.ownwords: This file would guard secret words too weakly"));
    CHECK(lines(ran.err) == 1);
    CHECK(ran.out.empty());
}

TEST_CASE("A full disk is said, and what was saved stays")
{
    const VaultFolder vault;
    vault.newStore();
    vault.addPerson("ann");
    vault.talk("ann", moves);
    std::string large;
    for (int i = 0; i < 15'000; ++i)
        large += "\xF0\x9F\x8E\x89";
    vault.script("b.talk", "go know_lot\nsay " + large + "\nsay " + large + "\nsay " + large + '\n');
    const std::string program = OWNWORDS_CLI_TESTFLOOR;
    const std::string who = " --store s.ownwords --name ann --words-file " + vault.words("ann");
    // A disk of its own, with so much room left that the file opens and the talk does not fit.
    const std::string script
        = "mkdir small && mount -t tmpfs -o size=6m tmpfs small && cp s.ownwords* small && cd small"
          " && { cat /dev/zero >filler 2>/dev/null; truncate -s -120K filler; "
        + program + " talk --script " + vault.out("b.talk") + who + "; echo $?; " + program + " plan --pdf "
        + vault.out("p.pdf") + " --text " + vault.out("p.txt") + who + "; echo $?; }";
    const Ran ran = vault.folder().runProgram("/usr/bin/unshare", {"-Urm", "/bin/sh", "-c", script});
    CAPTURE(ran.out, ran.err);
    CHECK(ran.out.starts_with("4\n"));
    CHECK(ran.out.ends_with("0\n"));
    CHECK(holds(ran.err, "There is no room left on this disk."));
    CHECK(holds(vault.outside().read("p.txt"), "old clocks"));
}
