// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/program.h"
#include "tests/support/catch_compat.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace ownwords::test;
namespace fs = std::filesystem;

namespace {

const std::string script = "begin keep\ngo call_you\nsay Ann Secret\nnext\n";

std::string firstTalk()
{
    std::ifstream file(fs::path(OWNWORDS_SOURCE_DIR) / "resources/packs/first-talk/pack.json", std::ios::binary);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string replaced(std::string text, const std::string& what, const std::string& with)
{
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

std::string binary()
{
    std::string bytes;
    for (int i = 0; i < 2000; ++i)
        bytes += static_cast<char>((i * 131 + 7) % 256);
    return bytes;
}

// A folder with one file of every bad kind; `good` is the text they are made from.
void writeBadFiles(const Folder& folder, const std::string& good)
{
    folder.write("empty", "");
    folder.write("binary", binary());
    folder.write("truncated", good.substr(0, good.rfind('\n', good.size() / 2)));
    folder.write("deep", std::string(100'000, '[') + std::string(100'000, ']'));
    folder.write("large", "x");
    fs::resize_file(folder.path() / "large", 100U << 20U);
    fs::create_directory(folder.path() / "folder");
}

struct Bad {
    std::string file;
    int code;
    std::string said;
};

// Each bad file: the exit code, one sentence in one line, nothing new in the folder.
void checkAll(const Folder& folder, const std::vector<std::string>& arguments, const std::vector<Bad>& bad)
{
    const std::vector<std::string> before = folder.names();
    for (const Bad& one : bad) {
        CAPTURE(one.file);
        std::vector<std::string> all = arguments;
        all.push_back(one.file);
        const Ran ran = folder.run(all);
        CAPTURE(ran.err);
        CHECK(ran.code == one.code);
        CHECK(holds(ran.err, one.said));
        CHECK(ran.err.starts_with(one.file + ':'));
        CHECK(lines(ran.err) == 1);
        CHECK(ran.out.empty());
        CHECK(folder.names() == before);
    }
}

std::string savedRecord(const Folder& folder)
{
    folder.write("good.talk", script);
    const Ran ran = folder.run({"talk", "--script", "good.talk", "--date", "2026-06-04", "--record-out", "good.json"});
    CAPTURE(ran.err);
    REQUIRE(ran.code == 0);
    return folder.read("good.json");
}

} // namespace

TEST_CASE("Bad packs are refused in one sentence")
{
    const Folder folder;
    const std::string good = firstTalk();
    writeBadFiles(folder, good);
    folder.write("newer", replaced(good, "conversation-pack/1", "conversation-pack/2"));
    folder.write("twice", replaced(good, "\"licence\":", "\"licence\": \"x\", \"licence\":"));
    folder.write("good.talk", script);
    checkAll(folder, {"talk", "--script", "good.talk", "--pdf", "plan.pdf", "--text", "plan.txt", "--pack"},
        {{"missing", 4, "There is no such file"}, {"folder", 4, "This is a folder"},
            {"empty", 1, "P001: The file is empty"}, {"binary", 1, "not UTF-8"},
            {"truncated", 1, "P001: The file ends too early"}, {"large", 1, "P013: The file is larger than 4 MiB"},
            {"deep", 1, "P013: Brackets"}, {"newer", 1, "P018: This pack has the format \"conversation-pack/2\""},
            {"twice", 1, "P002: The same object has \"licence\" already"}});
}

TEST_CASE("Bad packs are reported by pack check with a sum")
{
    const Folder folder;
    folder.write("empty", "");
    folder.write("good.json", firstTalk());
    const Ran ran = folder.run({"pack", "check", "good.json", "empty", "missing"});
    CHECK(ran.code == 4);
    CHECK(holds(ran.err, "empty:1:1: error P001: "));
    CHECK(holds(ran.err, "missing: There is no such file"));
    CHECK(holds(ran.err, "3 files: 2 errors, no warnings\n"));
    CHECK(folder.run({"pack", "check", "empty"}).code == 1);
}

TEST_CASE("Bad records are refused in one sentence")
{
    const Folder folder;
    const std::string good = savedRecord(folder);
    writeBadFiles(folder, good);
    folder.write("newer", replaced(good, "person-record/1", "person-record/2"));
    folder.write("twice", replaced(good, "\"app\":", "\"app\": \"x\", \"app\":"));
    folder.write("other", "{\"format\": \"something\"}");
    folder.write("changed", replaced(good, "\"Ann Secret\"\n", "\"Ann Other\"\n"));
    const std::vector<Bad> bad{{"missing", 4, "There is no such file"}, {"folder", 4, "This is a folder"},
        {"empty", 1, "The file is empty"}, {"binary", 1, "not UTF-8"}, {"truncated", 1, "ends too early"},
        {"large", 1, "larger than 64 MiB"}, {"deep", 1, "Brackets"}, {"newer", 1, "newer version"},
        {"twice", 1, "The same object has \"app\" already"}, {"other", 1, "not a record of Ownwords"}};
    checkAll(folder, {"plan", "--pdf", "plan.pdf", "--text", "plan.txt", "--record"}, bad);
    checkAll(
        folder, {"talk", "--script", "good.talk", "--record-out", "new.json", "--pdf", "plan.pdf", "--resume"}, bad);
}

TEST_CASE("Bad scripts are refused in one sentence")
{
    const Folder folder;
    writeBadFiles(folder, script);
    folder.write("latin", "next\nsay caf\xE9\n");
    folder.write("open", "say <<EOT\nnever ends\n");
    folder.write("typo", "next\nexpct end\n");
    checkAll(folder, {"talk", "--pdf", "plan.pdf", "--record-out", "new.json", "--script"},
        {{"missing", 4, "There is no such file"}, {"folder", 4, "This is a folder"}, {"empty", 1, "The file is empty"},
            {"binary", 1, "zero byte"}, {"large", 1, "larger than 4 MiB"}, {"latin", 1, ":2: This line is not UTF-8"},
            {"open", 1, ":1: The text that begins here"}, {"typo", 1, ":2: \"expct\" is not a move"}});
}

TEST_CASE("Unknown slots, moves that do not fit and failed expectations exit 3 and write nothing")
{
    const Folder folder;
    folder.write("go", script + "go nowhere\n");
    folder.write("expect", script + "expect welcome\n");
    folder.write("fit", script + "scale 4\n");
    folder.write("text", script + "expect-text Secret nowhere\n");
    const std::vector<std::string> before = folder.names();
    for (const std::string name : {"go", "expect", "fit", "text"}) {
        CAPTURE(name);
        const Ran ran
            = folder.run({"talk", "--script", name, "--pdf", "p.pdf", "--text", "p.txt", "--record-out", "r.json"});
        CAPTURE(ran.err);
        CHECK(ran.code == 3);
        CHECK(ran.err.starts_with(name + ":5: `"));
        CHECK(holds(ran.err, "On screen: went_well, \"What has gone well for you lately?"));
        CHECK_FALSE(holds(ran.err, "Secret"));
        CHECK(lines(ran.err) == 1);
        CHECK(folder.names() == before);
    }
}

TEST_CASE("Places that cannot be written to are said before any work, and nothing is left behind")
{
    const Folder folder;
    folder.write("good.talk", script);
    folder.write("there.pdf", "mine");
    fs::create_directory(folder.path() / "folder");
    const std::vector<std::string> before = folder.names();
    const auto talk = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"talk", "--script", "good.talk"});
        Ran ran = folder.run(more);
        CHECK(folder.names() == before);
        CHECK(ran.out.empty());
        return ran;
    };
    Ran ran = talk({"--pdf", "nowhere/plan.pdf"});
    CHECK(ran.code == 4);
    CHECK(ran.err == "nowhere/plan.pdf: The folder nowhere does not exist. Make it first, or name another one.\n");
    ran = talk({"--pdf", "folder"});
    CHECK(ran.code == 4);
    CHECK(holds(ran.err, "This is a folder"));
    ran = talk({"--pdf", "there.pdf"});
    CHECK(ran.code == 4);
    CHECK(holds(ran.err, "Add --force to replace it"));
    CHECK(folder.read("there.pdf") == "mine");
    ran = talk({"--pdf", "/dev/full", "--force"});
    CHECK(ran.code == 4);
    CHECK(holds(ran.err, "not an ordinary file"));
    ran = talk({"--pdf", "same", "--text", "folder/../same"});
    CHECK(ran.code == 2);
    CHECK(holds(ran.err, "Two results would go to this one file"));
    ran = talk({"--text", "good.talk", "--force"});
    CHECK(ran.code == 2);
    CHECK(folder.read("good.talk") == script);
}

TEST_CASE("A full disk leaves no file, half or whole, and keeps what was there")
{
    const Folder folder;
    folder.write("good.talk", script);
    folder.write("old.json", "old");
    const std::vector<std::string> before = folder.names();
    // The text has room, the record has not: nothing may be saved at all.
    const Ran ran = folder.run(
        {"talk", "--script", "good.talk", "--text", "plan.txt", "--record-out", "old.json", "--force"}, "ulimit -f 4");
    CAPTURE(ran.err);
    CHECK(ran.code == 4);
    CHECK(ran.err
        == "old.json: There is no room left to write it. Nothing was saved. Make room, or name another folder.\n");
    CHECK(ran.out.empty());
    CHECK(folder.names() == before);
    CHECK(folder.read("old.json") == "old");
}

TEST_CASE("An answer that has no room on standard output is an error")
{
    const Folder folder;
    folder.write("pack.json", firstTalk());
    const Ran ran = folder.run({"pack", "check", "--outline", "pack.json"}, "exec >/dev/full");
    CHECK(ran.code == 4);
    CHECK(holds(ran.err, "could not be written to where it should go"));
}

TEST_CASE("Wrong usage exits 2 and says what was wrong")
{
    const Folder folder;
    folder.write("good.talk", script);
    const auto wrong = [&](const std::vector<std::string>& arguments, std::string_view said) {
        const Ran ran = folder.run(arguments);
        CAPTURE(ran.err);
        CHECK(ran.code == 2);
        CHECK(holds(ran.err, said));
        CHECK(ran.out.empty());
    };
    wrong({}, "Say what to do: talk, plan, pack, store, person or coach.");
    wrong({"pack"}, "Say what to do: ");
    wrong({"dance"}, "dance");
    wrong({"talk"}, "--script is required");
    wrong({"talk", "--script", "good.talk", "--nonsense"}, "--nonsense");
    wrong({"talk", "--script", "good.talk", "--date", "2026-02-30"}, "\"2026-02-30\" is not a day of the calendar");
    wrong({"talk", "--script", "good.talk", "--lang", "!"}, "is not a language");
    wrong({"plan", "--record", "r.json"}, "--pdf is required");
    wrong({"plan", "--pdf", "p.pdf"}, "Say which record: ");
    wrong({"store"}, "Say what to do: ");
    wrong({"person"}, "Say what to do: ");
    wrong({"coach"}, "Say what to do: ");
    wrong({"plan", "--pdf", "p.pdf", "--record", "r.json", "--store", "s.ownwords"}, "excludes");
    wrong({"talk", "--script", "good.talk", "--resume", "r.json", "--store", "s.ownwords"}, "excludes");
    wrong({"person", "unlock", "--name", "Ann"}, "--store is required");
    wrong({"person", "unlock", "--store", "s.ownwords"}, "--name is required");
    wrong({"pack", "check"}, "files is required");
    CHECK(folder.names() == std::vector<std::string>{"good.talk"});
}
