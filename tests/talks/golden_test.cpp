// SPDX-License-Identifier: Apache-2.0
// Every tests/talks/*.talk is played; the plan it ends in must be the text beside it. A new case is a new pair of
// files:
//   # after: other.talk                 goes on with the record of that talk (comments at the head of the file)
//   # pack: resources/packs/...         another pack than the first talk's
//   # date: 2026-06-18                  the day it begins on
// OWNWORDS_UPDATE=1 writes the texts anew: read the difference before you commit it.
#include "core/exchange/record_json.h"
#include "core/pack/loader.h"
#include "core/plan/plan_document.h"
#include "core/print/plan_pdf.h"
#include "core/talk/script_runner.h"
#include "core/talk/story.h"
#include "tests/support/catch_compat.h"
#include "tests/support/page_strings.h"
#include "tests/support/pdf_text.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

namespace {

using namespace ownwords;
namespace fs = std::filesystem;

const fs::path sourceDir = OWNWORDS_SOURCE_DIR;

std::string contentOf(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::map<std::string, std::string> headOf(const std::string& script)
{
    std::map<std::string, std::string> head;
    std::istringstream lines(script);
    for (std::string line; std::getline(lines, line) && line.starts_with("# ");) {
        const auto colon = line.find(": ");
        if (colon != std::string::npos)
            head[line.substr(2, colon - 2)] = line.substr(colon + 2);
    }
    return head;
}

struct Played {
    record::Record record;
    talk::Packs packs;
};

Played play(const fs::path& script)
{
    INFO(script.filename().string());
    const std::string bytes = contentOf(script);
    auto head = headOf(bytes);
    std::uint32_t count = static_cast<std::uint32_t>(std::hash<std::string>()(script.string()) & 0xFFFFU) << 16U;
    const FreshBytes counted = [count]() mutable {
        IdBytes id{};
        ++count;
        for (unsigned i = 0; i < 4; ++i)
            id[i] = static_cast<std::uint8_t>(count >> (24U - 8U * i));
        return id;
    };
    talk::ScriptSetup setup;
    setup.record.person = PersonId(IdBytes{7});
    if (head.contains("after")) {
        Played before = play(script.parent_path() / head["after"]);
        setup.record = std::move(before.record);
        setup.packs = std::move(before.packs);
    }
    const std::string pack = head.contains("pack") ? head["pack"] : "resources/packs/first-talk/pack.json";
    pack::Loaded loaded = pack::load(contentOf(sourceDir / pack));
    REQUIRE(loaded.pack);
    setup.pack = std::make_shared<const pack::Pack>(*std::move(loaded.pack));
    setup.device = DeviceId(counted());
    setup.fresh = counted;
    setup.date = parseDate(head.contains("date") ? head["date"] : "2026-06-04").value();
    const auto moves = talk::parseScript(bytes);
    REQUIRE(moves);
    auto played = talk::playScript(*moves, std::move(setup));
    INFO((played ? std::string() : std::to_string(played.error().line) + ": " + played.error().message));
    REQUIRE(played);
    record::Record record = played->talk.save();
    return {std::move(record), played->talk.state().packs()};
}

plan::PageDocument pagesOf(const Played& played)
{
    const auto state = talk::State::fold(played.record, played.packs);
    REQUIRE(state);
    return plan::pagesOf(plan::makePlan(talk::storyOf(*state), "en"));
}

std::vector<fs::path> filesIn(const char* folder, const char* ending)
{
    std::vector<fs::path> found;
    for (const fs::directory_entry& entry : fs::directory_iterator(sourceDir / folder)) {
        if (entry.path().extension() == ending)
            found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<fs::path> scripts()
{
    return filesIn("tests/talks", ".talk");
}

void checkGolden(fs::path golden, const std::string& text)
{
    golden.replace_extension(".txt");
    if (std::getenv("OWNWORDS_UPDATE") != nullptr)
        std::ofstream(golden, std::ios::binary) << text;
    CHECK(text == contentOf(golden));
}

} // namespace

TEST_CASE("a golden talk ends in the plan beside it")
{
    const std::vector<fs::path> all = scripts();
    CHECK(all.size() >= 12);
    for (const fs::path& script : all) {
        DYNAMIC_SECTION(script.stem().string())
        {
            const plan::PageDocument pages = pagesOf(play(script));
            checkGolden(script, plan::plainText(pages));
        }
    }
}

TEST_CASE("a golden talk's record is read back losslessly")
{
    for (const fs::path& script : scripts()) {
        DYNAMIC_SECTION(script.stem().string())
        {
            const Played played = play(script);
            const auto written = exchange::writeRecord(played.record, played.packs, {TimePoint(), "test", "en"});
            REQUIRE(written);
            const auto read = exchange::readRecord(*written);
            REQUIRE(read);
            CHECK(read->record == played.record);
            CHECK(exchange::writeRecord(read->record, read->packs, {TimePoint(), "test", "en"}) == written);
            CHECK(written->find("canary-7431") == std::string::npos);
        }
    }
}

TEST_CASE("a golden talk's PDF holds the plan's strings in order and nothing else")
{
    for (const fs::path& script : scripts()) {
        DYNAMIC_SECTION(script.stem().string())
        {
            const plan::PageDocument pages = pagesOf(play(script));
            print::PdfOptions options;
            options.created = {2026, 6, 4};
            const auto pdf = print::makePdf(pages, options);
            REQUIRE(pdf);
            CHECK(pdf->findings.empty());
            CHECK(pdf->pdfUa);
            CHECK(test::readPdfText(pdf->bytes).texts == test::strings(pages));
        }
    }
}

// Several sittings, written by hand: a talk, a look back, small changes, a coach's notes; two computers that did not
// know of each other; no talk at all.
TEST_CASE("a record of several sittings is folded into the plan beside it and kept as it is")
{
    const std::vector<fs::path> all = filesIn("tests/data/records", ".json");
    CHECK(all.size() >= 3);
    for (const fs::path& file : all) {
        DYNAMIC_SECTION(file.stem().string())
        {
            const auto read = exchange::readRecord(contentOf(file));
            REQUIRE(read);
            checkGolden(file, plan::plainText(pagesOf({read->record, read->packs})));
            const auto written = exchange::writeRecord(read->record, read->packs, {TimePoint(), "test", "en"});
            REQUIRE(written);
            const json::Parsed after = json::parse(*written, {exchange::largestRecord, 40});
            const json::Parsed before = json::parse(contentOf(file));
            REQUIRE(after.root.find("events") != nullptr);
            CHECK(json::write(*after.root.find("events"), json::Style::Canonical)
                == json::write(*before.root.find("events"), json::Style::Canonical));
            CHECK(contentOf(file).find("withdrawn words") == std::string::npos);
        }
    }
}
