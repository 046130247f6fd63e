// SPDX-License-Identifier: Apache-2.0
#include "core/exchange/record_json.h"
#include "tests/cli/program.h"
#include "tests/support/catch_compat.h"

#include <string>
#include <vector>

using namespace ownwords;
using namespace ownwords::test;

namespace {

const std::string source = OWNWORDS_SOURCE_DIR;

// Two gifts and a confirmed goal; words with spaces, marks, an emoji and a line end inside.
const std::string script = R"(begin together keep
go call_you
say Siân
go come_to_you
say   fixing bikes
say Teisen gri 🎉
go choose_goal
say to ride again
next
expect goals[1]/goal
say <<EOT
I want to ride
  on a Saturday.
EOT
confirm
)";

std::vector<std::string> talkWith(std::vector<std::string> more)
{
    more.insert(more.begin(), {"talk", "--script", "a.talk", "--date", "2026-06-04"});
    return more;
}

void writeRecordWithUnknownEvent(const Folder& folder)
{
    auto read = exchange::readRecord(folder.read("r.json"));
    REQUIRE(read);
    record::Sitting& sitting = read->record.sittings.back();
    record::Event event;
    event.header = sitting.stretches.back().events.back().header;
    event.header.id = EventId(IdBytes{1, 2, 3});
    ++event.header.n;
    event.raw = R"({"kind":"hug"})";
    event.salt = std::string(32, 'a');
    event.commitment = record::commitmentOf(event.salt, event.raw);
    record::append(sitting, {event}, "resident");
    const auto bytes = exchange::writeRecord(read->record, read->packs, {});
    REQUIRE(bytes);
    folder.write("newer.json", *bytes);
}

} // namespace

TEST_CASE("A talk script becomes a plan, its text and a record")
{
    const Folder folder;
    folder.write("a.talk", script);
    const Ran ran = folder.run(talkWith({"--pdf", "p.pdf", "--text", "p.txt", "--record-out", "r.json"}));
    CAPTURE(ran.err);
    REQUIRE(ran.code == 0);
    CHECK(ran.out == "Plan saved: p.pdf (1 page)\nText saved: p.txt\nRecord saved: r.json\n");
    CHECK(folder.names() == std::vector<std::string>{"a.talk", "p.pdf", "p.txt", "r.json"});
    CHECK(folder.read("p.pdf").starts_with("%PDF-"));
    const std::string text = folder.read("p.txt");
    for (const std::string said : {"Siân", "  fixing bikes", "Teisen gri 🎉", "I want to ride\n  on a Saturday."}) {
        CAPTURE(said);
        CHECK(holds(text, said));
    }

    SECTION("the plan printed from the record is the same, byte for byte")
    {
        const Ran plan
            = folder.run({"plan", "--record", "r.json", "--date", "2026-06-04", "--pdf", "q.pdf", "--text", "q.txt"});
        CAPTURE(plan.err);
        CHECK(plan.code == 0);
        CHECK(folder.read("q.txt") == text);
        CHECK(folder.read("q.pdf") == folder.read("p.pdf"));
    }
    SECTION("large print is another PDF with the same text")
    {
        const Ran large = folder.run(
            {"plan", "--record", "r.json", "--date", "2026-06-04", "--pdf", "q.pdf", "--text", "q.txt", "--large"});
        CHECK(large.code == 0);
        CHECK(folder.read("q.txt") == text);
        CHECK(folder.read("q.pdf") != folder.read("p.pdf"));
    }
    SECTION("the talk goes on another day, over the same record with --force")
    {
        folder.write("b.talk", "expect goals[1]/goal\nexpect-text on a Saturday.\ngo know_lot\nsay trains\n");
        const std::vector<std::string> again{
            "talk", "--script", "b.talk", "--date", "2026-06-18", "--resume", "r.json", "--record-out", "r.json"};
        CHECK(folder.run(again).code == 4);
        std::vector<std::string> forced = again;
        forced.insert(forced.end(), {"--force", "--text", "q.txt"});
        const Ran on = folder.run(forced);
        CAPTURE(on.err);
        CHECK(on.code == 0);
        CHECK(holds(folder.read("q.txt"), "trains"));
        const auto read = exchange::readRecord(folder.read("r.json"));
        REQUIRE(read);
        REQUIRE(read->record.sittings.size() == 2);
        CHECK(read->record.sittings[1].continues == read->record.sittings[0].id);
    }
    SECTION("parts of a newer version can be printed, not gone on with")
    {
        writeRecordWithUnknownEvent(folder);
        const Ran plan = folder.run({"plan", "--record", "newer.json", "--pdf", "q.pdf", "--text", "q.txt"});
        CAPTURE(plan.err);
        CHECK(plan.code == 0);
        CHECK(holds(plan.err, "newer.json: A newer version of Ownwords wrote parts of this record."));
        CHECK(holds(folder.read("q.txt"), "Siân"));
        const Ran on = folder.run(talkWith({"--resume", "newer.json", "--record-out", "s.json"}));
        CHECK(on.code == 1);
        CHECK(holds(on.err, "A newer version of Ownwords"));
        CHECK_FALSE(folder.has("s.json"));
    }
}

TEST_CASE("Without results a talk is only played")
{
    const Folder folder;
    folder.write("a.talk", script);
    const Ran ran = folder.run(talkWith({}));
    CHECK(ran.code == 0);
    CHECK(ran.out == "Talk played: 12 moves\n");
    CHECK(folder.names() == std::vector<std::string>{"a.talk"});
}

TEST_CASE("A file is replaced only with --force")
{
    const Folder folder;
    folder.write("a.talk", script);
    folder.write("p.txt", "old");
    CHECK(folder.run(talkWith({"--text", "p.txt"})).code == 4);
    CHECK(folder.read("p.txt") == "old");
    CHECK(folder.run(talkWith({"--text", "p.txt", "--force"})).code == 0);
    CHECK(holds(folder.read("p.txt"), "Siân"));
    CHECK(folder.names() == std::vector<std::string>{"a.talk", "p.txt"});
}

TEST_CASE("A record whose pack changed without a new version is refused")
{
    const Folder folder;
    folder.write("a.talk", script);
    std::string pack = Folder().read(source + "/resources/packs/first-talk/pack.json");
    REQUIRE(folder.run(talkWith({"--record-out", "r.json"})).code == 0);
    const std::string title = "\"A first talk\"";
    REQUIRE(holds(pack, title));
    folder.write("changed.json", pack.replace(pack.find(title), title.size(), "\"Another talk\""));
    const Ran ran = folder.run(talkWith({"--resume", "r.json", "--pack", "changed.json"}));
    CHECK(ran.code == 1);
    CHECK(ran.err
        == "r.json: The record has a talk with version 1.1.0 of the pack \"org.ownwords.first-talk\", and its "
           "questions "
           "are others. Give the changed pack a new version number.\n");
}

TEST_CASE("Characters without a letter shape are named before the plan is saved")
{
    const Folder folder;
    folder.write("a.talk", "go call_you\nsay A\xF3\xB0\x80\x80\xF3\xB0\x80\x80\n"); // U+F0000: no font has it
    const Ran ran = folder.run(talkWith({"--pdf", "p.pdf", "--text", "p.txt"}));
    CAPTURE(ran.err);
    CHECK(ran.code == 0);
    CHECK(holds(ran.err, "2 characters have no letter shape on this computer (U+F0000)"));
    CHECK(holds(folder.read("p.txt"), "A\xF3\xB0\x80\x80\xF3\xB0\x80\x80"));
    CHECK(folder.has("p.pdf"));
}

TEST_CASE("Packs are checked, outlined and printed")
{
    const Folder folder;
    const std::string pack = source + "/resources/packs/first-talk/pack.json";
    const Ran good = folder.run({"pack", "check", pack, source + "/resources/packs/review/pack.json"});
    CAPTURE(good.err);
    CHECK(good.code == 0);
    CHECK(holds(good.err, "2 files: no errors, "));
    CHECK(good.out.empty());
    const Ran outline = folder.run({"pack", "check", "--outline", pack});
    CHECK(outline.code == 0);
    CHECK(holds(outline.out, "What name shall we call you?"));

    const std::string packs = source + "/tests/data/packs/";
    const Ran clash
        = folder.run({"pack", "check", packs + "good/P019-other-words.json", packs + "bad/P019-other-words.json"});
    CHECK(clash.code == 1);
    CHECK(holds(clash.err, "bad/P019-other-words.json:"));
    CHECK(holds(clash.err, "error P019: "));
    CHECK(holds(clash.err, "2 files: 1 error, "));

    const Ran booklet = folder.run({"pack", "print", "--pdf", "b.pdf", "--text", "b.txt", "--date", "2026-06-04"});
    CAPTURE(booklet.err);
    CHECK(booklet.code == 0);
    CHECK(booklet.out.starts_with("Booklet saved: b.pdf ("));
    CHECK(holds(folder.read("b.txt"), "What name shall we call you?"));
}

TEST_CASE("Media are looked for beside the pack")
{
    const Folder folder;
    const std::string name = "bad/P015-missing-and-too-big.json";
    folder.write("pack.json", Folder().read(source + "/tests/data/packs/" + name));
    const Ran ran = folder.run({"pack", "check", "pack.json"});
    CHECK(ran.code == 1);
    CHECK(holds(ran.err, "error P015: "));
}

TEST_CASE("Help and the version are there without any work")
{
    const Folder folder;
    CHECK(folder.run({"--version"}).out == "ownwords-cli 0.1.0\n");
    for (const std::vector<std::string>& command :
        std::vector<std::vector<std::string>>{{}, {"talk"}, {"plan"}, {"pack"}, {"pack", "check"}, {"pack", "print"}}) {
        std::vector<std::string> arguments = command;
        arguments.emplace_back("--help");
        const Ran ran = folder.run(arguments);
        CHECK(ran.code == 0);
        CHECK(holds(ran.out, "Usage: "));
        CHECK(ran.err.empty());
    }
}
