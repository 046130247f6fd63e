// SPDX-License-Identifier: Apache-2.0
#include "core/pack/loader.h"
#include "core/pack/outline.h"
#include "core/pack/piping.h"
#include "tests/support/catch_compat.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace fs = std::filesystem;
using namespace ownwords;

namespace {

const fs::path packs = fs::path(OWNWORDS_SOURCE_DIR) / "tests/data/packs";

std::string contents(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> filesIn(const fs::path& folder, const std::string& ending)
{
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ending)
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

// What the fixtures name: everything is there and small, but for two.
std::optional<std::uintmax_t> fixtureMedia(std::string_view path)
{
    if (path == "media/missing.svg")
        return std::nullopt;
    return path == "media/big.png" ? (1U << 20U) + 1 : 500U;
}

std::string lines(const std::string& file, const std::vector<pack::Message>& messages)
{
    std::string all;
    for (const pack::Message& message : messages)
        all += pack::toText(file, message) + '\n';
    return all;
}

// What a loader says about a bad fixture. P019 is between two files: the fixture's good twin is the other one.
std::string saidAbout(const fs::path& bad)
{
    const std::string name = bad.filename().string();
    const pack::Loaded loaded = pack::load(contents(bad), fixtureMedia);
    if (!name.starts_with("P019")) {
        CHECK_FALSE(loaded.pack.has_value());
        return lines(name, loaded.messages);
    }
    const pack::Loaded twin = pack::load(contents(packs / "good" / name), fixtureMedia);
    REQUIRE(loaded.pack.has_value());
    REQUIRE(twin.pack.has_value());
    const std::optional<pack::Message> clash = pack::versionClash(*twin.pack, *loaded.pack);
    REQUIRE(clash.has_value());
    return lines(name, {*clash});
}

// A pack of one section around the questions given as JSON; `more`: members of the pack, each with a comma after it.
std::string packOf(const std::string& questions, const std::string& more = {})
{
    return R"({"format":"conversation-pack/1","id":"test","version":"1","languages":["en"],"title":{"en":"T"},)" + more
        + R"("sections":[{"id":"s","title":{"en":"S"},"questions":[)" + questions + "]}]}";
}

std::string question(const std::string& id, const std::string& more = {})
{
    return R"({"id":")" + id + R"(","kind":"words","text":{"en":"Q?"})" + more + '}';
}

// `count` of what `make` gives for 0, 1, ... with commas between.
template <typename Make>
std::string several(int count, Make make)
{
    std::string all;
    for (int i = 0; i < count; ++i)
        all += (i > 0 ? "," : "") + make(i);
    return all;
}

std::string codes(const pack::Loaded& loaded)
{
    std::string all;
    for (const pack::Message& message : loaded.messages)
        all += (all.empty() ? "" : " ") + message.code;
    return all;
}

} // namespace

TEST_CASE("Each bad pack is refused with its messages, and its good twin is not", "[pack]")
{
    const std::vector<fs::path> bad = filesIn(packs / "bad", ".json");
    std::set<std::string> seen;
    for (const fs::path& path : bad) {
        INFO(path.filename().string());
        const std::string said = saidAbout(path);
        CHECK(said == contents(fs::path(path).replace_extension(".expected")));
        const std::string code = path.filename().string().substr(0, 4);
        CHECK(said.find("error " + code + ": ") != std::string::npos);
        CHECK(fs::exists(packs / "good" / path.filename()));
        seen.insert(code);
    }
    CHECK(filesIn(packs / "bad", ".expected").size() == bad.size());
    CHECK(seen.size() == 22); // P001 to P022
}

TEST_CASE("Good packs load without a word", "[pack]")
{
    const std::vector<fs::path> good = filesIn(packs / "good", ".json");
    CHECK(good.size() > 22);
    for (const fs::path& path : good) {
        const pack::Loaded loaded = pack::load(contents(path), fixtureMedia);
        CHECK(lines(path.filename().string(), loaded.messages).empty());
        CHECK(loaded.pack.has_value());
    }
}

TEST_CASE("The packs that are shipped load", "[pack]")
{
    int found = 0;
    for (const fs::directory_entry& folder :
        fs::directory_iterator(fs::path(OWNWORDS_SOURCE_DIR) / "resources/packs")) {
        if (!folder.is_directory())
            continue;
        const fs::path path = folder.path() / "pack.json";
        CHECK(lines(path.string(), pack::load(contents(path)).messages).empty());
        ++found;
    }
    CHECK(found > 0);
}

TEST_CASE("A pack holds what the file says", "[pack]")
{
    const pack::Loaded loaded = pack::load(contents(packs / "good/everything.json"));
    REQUIRE(loaded.pack.has_value());
    const pack::Pack& read = *loaded.pack;
    CHECK(read.id == "uk.example.small-talk");
    CHECK(read.languages == std::vector<std::string>{"en", "cy"});
    CHECK(read.wording(read.title, "cy") == "Tro o gwmpas yr ardd");
    CHECK(read.wording(read.about, "cy") == "A short talk with every kind of question.");
    CHECK(read.wording({}, "en").empty());
    CHECK(read.collections.at("plants").max == 8);
    CHECK(read.collections.at("plants").keep);
    CHECK(read.collections.at("steps").of == "goals");
    CHECK(read.phrases.at("nothing").at("en") == std::vector<std::string>{"nothing", "no", "dunno"});
    CHECK(read.flags == std::vector<std::string>{"sunny"});
    const std::vector<pack::Option>& options = read.lists.at("ready");
    CHECK(options.at(0).picture == "media/yes.svg");
    CHECK(options.at(1).state == "rest");
    CHECK(options.at(2).revisit == "sunshine");
    CHECK(options.at(3).addsTo == "asks");
    CHECK(options.at(3).was == std::vector<std::string>{"find_out"});
    REQUIRE(read.sections.size() == 3);
    CHECK(read.sections[0].gate);
    REQUIRE(read.sections[1].when.has_value());
    CHECK(read.sections[1].when->op == pack::Condition::Op::Not);
    CHECK(read.sections[1].when->parts.at(0).id == "talk_only");
    CHECK(read.find("nobody") == nullptr);
}

TEST_CASE("Questions hold what the file says", "[pack]")
{
    const pack::Loaded loaded = pack::load(contents(packs / "good/everything.json"));
    REQUIRE(loaded.pack.has_value());
    const pack::Pack& read = *loaded.pack;
    const auto at = [&](const char* id) -> const pack::Question& {
        const pack::Question* const found = read.find(id);
        REQUIRE(found != nullptr);
        return *found;
    };
    CHECK(at("welcome").audio.at("en") == "media/welcome.ogg");
    CHECK(at("garden_name").role == pack::Role::Name);
    CHECK(at("garden_name").lines == 1);
    const pack::Question& sunshine = at("sunshine");
    CHECK(sunshine.ideas.size() == 2);
    REQUIRE(sunshine.followups.size() == 4);
    CHECK(sunshine.followups[0].when->op == pack::Condition::Op::Says);
    CHECK(sunshine.followups[1].when->parts.at(1).number == 5);
    CHECK(sunshine.followups[2].kind == pack::Kind::Date);
    CHECK(sunshine.followups[2].suggest == std::vector<std::string>{"1d", "2w"});
    CHECK_FALSE(sunshine.followups[2].none.empty());
    CHECK(sunshine.followups[3].ownWords);
    CHECK(at("plant_cards").over == "plants");
    CHECK_FALSE(at("plant_cards").again.empty());
    CHECK(at("plant").onlyNew);
    CHECK(at("plant_again").only == std::vector<std::string>{"open", "rest"});
    CHECK_FALSE(at("plant_words").sentence.empty());
    CHECK(at("more_gifts").many);
    CHECK(at("more_gifts").offer);
    CHECK(at("more_gifts").addsTo == "gifts");
    CHECK(at("helpers").from == "people");
    CHECK(at("helpers").max == 3);
    CHECK_FALSE(at("helpers").each.empty());
    CHECK(at("ready").coachSpeaks);
    CHECK(at("goal").readBack);
    CHECK(at("goal").lintOk == std::vector<std::string>{"W118"});
    CHECK(at("sure").min == 0);
    CHECK(at("sure").ends.has_value());
    CHECK(at("promise").mySide);
    CHECK(at("promise").isPrivate);
    CHECK(at("promise").onRequest);
    CHECK_FALSE(at("secret").store);
    CHECK(at("print").from == "@parts");
    CHECK(at("bye").when->parts.at(1).parts.at(0).number == 3);
}

TEST_CASE("Every question knows where it stands in the file", "[pack]")
{
    const pack::Loaded loaded = pack::load(packOf('\n' + question("day")));
    REQUIRE(loaded.pack.has_value());
    const pack::Question& day = loaded.pack->sections.at(0).questions.at(0);
    CHECK(day.at == json::Position{2, 1});
    CHECK(day.text.byLanguage.at("en").at == json::Position{2, 41});
}

TEST_CASE("A hash belongs to what a pack says, not to how it is written", "[pack]")
{
    const std::string bytes = contents(packs / "good/everything.json");
    const pack::Loaded loaded = pack::load(bytes);
    REQUIRE(loaded.pack.has_value());
    CHECK(loaded.pack->hash.size() == 64);
    for (const json::Style style : {json::Style::Canonical, json::Style::Compact, json::Style::Readable}) {
        const std::string written = json::write(loaded.pack->source, style);
        CHECK(written != bytes);
        const pack::Loaded again = pack::load(written);
        REQUIRE(again.pack.has_value());
        CHECK(again.pack->hash == loaded.pack->hash);
    }
    const pack::Loaded fromValue = pack::load(loaded.pack->source);
    REQUIRE(fromValue.pack.has_value());
    CHECK(fromValue.pack->hash == loaded.pack->hash);
    std::string other = bytes;
    other.replace(other.find("sun last"), 3, "dew");
    CHECK(pack::load(other).pack.value().hash != loaded.pack->hash);
}

TEST_CASE("Two packs clash only with the same id and version and other words", "[pack]")
{
    const auto packWith = [](const std::string& id, const std::string& more) {
        return pack::load(packOf(question(id), more)).pack.value();
    };
    const pack::Pack one = packWith("day", "");
    CHECK_FALSE(pack::versionClash(one, packWith("day", "")).has_value());
    CHECK(pack::versionClash(one, packWith("night", "")).has_value());
    pack::Pack newer = packWith("night", "");
    newer.version = "2";
    CHECK_FALSE(pack::versionClash(one, newer).has_value());
}

TEST_CASE("At a limit a pack loads, one over it does not", "[pack]")
{
    struct Limit {
        const char* name;
        int most;
        std::string (*make)(int);
    };
    const auto text = [](int n) {
        return question("a", R"(,"help":{"en":")" + std::string(static_cast<std::size_t>(n), 'x') + "\"}");
    };
    const std::vector<Limit> limits{
        {"sections", 50,
            [](int n) {
                return R"({"format":"conversation-pack/1","id":"t","version":"1","languages":["en"],"title":{"en":"T"},"sections":[)"
                    + several(n,
                        [](int i) {
                            const std::string number = std::to_string(i);
                            return R"({"id":"s)" + number + R"(","title":{"en":"S"},"questions":[)"
                                + question("q" + number) + "]}";
                        })
                    + "]}";
            }},
        {"questions of a section", 200,
            [](int n) { return packOf(several(n, [](int i) { return question("q" + std::to_string(i)); })); }},
        {"questions of a loop", 30,
            [](int n) {
                return packOf(R"({"id":"l","kind":"loop","over":"gifts","text":{"en":"L"},"questions":[)"
                    + several(n, [](int i) { return question("q" + std::to_string(i)); }) + "]}");
            }},
        {"options", 100,
            [](int n) {
                return packOf(question("a"), R"("lists":{"l":[)" + several(n, [](int i) {
                    return R"({"id":"o)" + std::to_string(i) + R"(","text":{"en":"O"}})";
                }) + "]},");
            }},
        {"items", 50,
            [](int n) {
                return packOf(
                    question("a"), R"("collections":{"c":{"title":{"en":"C"},"max":)" + std::to_string(n) + "}},");
            }},
        {"follow-ups", 6,
            [](int n) {
                return packOf(question("a", ",\"followups\":[" + several(n, [](int i) {
                    return R"({"id":"f)" + std::to_string(i) + R"(","text":{"en":"F"}})";
                }) + "]"));
            }},
        {"ideas", 3,
            [](int n) {
                return packOf(
                    question("a", ",\"ideas\":[" + several(n, [](int) { return std::string(R"({"en":"I"})"); }) + "]"));
            }},
        {"phrases", 30,
            [](int n) {
                return packOf(question("a"), R"("phrases":{"p":{"en":[)" + several(n, [](int i) {
                    return '"' + std::to_string(i) + '"';
                }) + "]}},");
            }},
        {"tests of a condition", 32,
            [](int n) {
                return packOf(question("a") + ',' + question("b", R"(,"when":{"any":[)" + several(n, [](int) {
                    return std::string(R"({"q":"a","answered":true})");
                }) + "]}"));
            }},
        {"flags", 10,
            [](int n) {
                return packOf(question("a"),
                    "\"flags\":[" + several(n, [](int i) { return "\"f" + std::to_string(i) + '"'; }) + "],");
            }},
        {"id", 40, [](int n) { return packOf(question(std::string(static_cast<std::size_t>(n), 'a'))); }},
        {"licence", 80,
            [](int n) {
                return packOf(question("a"), R"("licence":")" + std::string(static_cast<std::size_t>(n), 'l') + "\",");
            }},
        {"languages", 20,
            [](int n) {
                std::string bytes = packOf(question("a"));
                const std::string more
                    = several(n - 1, [](int i) { return std::string("\"x") + static_cast<char>('a' + i) + '"'; });
                return bytes.insert(bytes.find("\"en\"]") + 4, ',' + more);
            }},
    };
    for (const Limit& limit : limits) {
        INFO(limit.name);
        CHECK(codes(pack::load(limit.make(limit.most))).empty());
        CHECK(codes(pack::load(limit.make(limit.most + 1))) == "P013");
    }
    CHECK(codes(pack::load(packOf(text(2000)))).empty());
    CHECK(codes(pack::load(packOf(text(2001)))) == "P013");
}

TEST_CASE("A text is measured in characters, not in bytes", "[pack]")
{
    const auto flowers = [](int n) {
        std::string text;
        for (int i = 0; i < n; ++i)
            text += "🌼";
        return packOf(question("a", R"(,"help":{"en":")" + text + "\"}"));
    };
    CHECK(codes(pack::load(flowers(2000))).empty());
    CHECK(codes(pack::load(flowers(2001))) == "P013");
}

TEST_CASE("A pack has at most 1,000 questions, with those in loops", "[pack]")
{
    const auto packWith = [](int extra) {
        const auto section = [&](int i) {
            const std::string number = std::to_string(i);
            const int plain = 198 + (i == 4 ? extra : 0); // and a loop, and the question in it
            return R"({"id":"s)" + number + R"(","title":{"en":"S"},"questions":[)"
                + several(plain, [&](int j) { return question("q" + number + '_' + std::to_string(j)); })
                + R"(,{"id":"l)" + number + R"(","kind":"loop","over":"gifts","text":{"en":"L"},"questions":[)"
                + question("i" + number) + "]}]}";
        };
        return R"({"format":"conversation-pack/1","id":"t","version":"1","languages":["en"],"title":{"en":"T"},"sections":[)"
            + several(5, section) + "]}";
    };
    CHECK(codes(pack::load(packWith(0))).empty());
    CHECK(codes(pack::load(packWith(1))) == "P013");
}

TEST_CASE("A file is at most 4 MiB and 32 brackets deep", "[pack]")
{
    const std::string good = packOf(question("a"));
    const std::size_t most = 4U << 20U;
    CHECK(codes(pack::load(good + std::string(most - good.size(), ' '))).empty());
    CHECK(codes(pack::load(good + std::string(most - good.size() + 1, ' '))) == "P013");
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    CHECK(codes(pack::load(nested(32))) == "P005");
    CHECK(codes(pack::load(nested(33))) == "P013");
}

TEST_CASE("Pictures and sounds are at most 20 MiB together, each counted once", "[pack]")
{
    const auto withPictures = [](int count) {
        const auto one = [](int i) {
            const std::string number = std::to_string(i);
            return question("q" + number, R"(,"picture":"media/)" + number + R"(.png","alt":{"en":"A"})") + ','
                + question("r" + number, R"(,"picture":"media/)" + number + R"(.png")");
        };
        return packOf(several(count, one));
    };
    const auto aMebibyte = [](std::string_view) -> std::optional<std::uintmax_t> { return 1U << 20U; };
    CHECK(codes(pack::load(withPictures(20), aMebibyte)).empty());
    CHECK(codes(pack::load(withPictures(21), aMebibyte)) == "P013");
    CHECK(codes(pack::load(withPictures(21))).empty()); // not looked for
}

TEST_CASE("At most 50 messages are given, the first by position", "[pack]")
{
    const auto bad = [](int i) { return question("q" + std::to_string(i), R"(,"lines":0)"); };
    const pack::Loaded loaded = pack::load(packOf(several(120, [&](int i) { return '\n' + bad(i); })));
    REQUIRE(loaded.messages.size() == 50);
    for (int i = 0; i < 50; ++i)
        CHECK(loaded.messages[static_cast<std::size_t>(i)].at.line == i + 2);
}

TEST_CASE("What is no pack at all is refused in a sentence", "[pack]")
{
    CHECK(codes(pack::load("")) == "P001");
    CHECK(codes(pack::load("null")) == "P005");
    CHECK(codes(pack::load("[]")) == "P005");
    CHECK(codes(pack::load("\xff\xfe{")) == "P022");
    CHECK(codes(pack::load(std::string(100000, '['))) == "P013");
}

TEST_CASE("Piping splits a text into words and places", "[pack]")
{
    using Pieces = std::vector<pack::Piece>;
    CHECK(pack::parsePiping("").value().empty());
    CHECK(pack::parsePiping("Hello.").value() == Pieces{{"Hello.", "", ""}});
    CHECK(pack::parsePiping("{a|b} and {c/d|e|f}.").value()
        == Pieces{{"", "a", "b"}, {" and ", "", ""}, {"", "c/d", "e|f"}, {".", "", ""}});
    CHECK(pack::parsePiping("{item} } {@coach|}").value()
        == Pieces{{"", "item", ""}, {" } ", "", ""}, {"", "@coach", ""}});
    CHECK(pack::parsePiping("{{a|b}").value() == Pieces{{"", "{a", "b"}});
    CHECK_FALSE(pack::parsePiping("well {a|b").has_value());
}

TEST_CASE("Ids of kinds, roles, flags and collections", "[pack]")
{
    for (const std::string_view role : pack::roleIds())
        CHECK(pack::toText(pack::roleFrom(role).value()) == role);
    CHECK(pack::roleFrom("look_back") == pack::Role::LookBack);
    CHECK_FALSE(pack::roleFrom("").has_value());
    CHECK(pack::kindFrom("loop") == pack::Kind::Loop);
    CHECK_FALSE(pack::kindFrom("Loop").has_value());
    CHECK(pack::isReserved("promises"));
    CHECK_FALSE(pack::isReserved("plants"));
    CHECK(pack::isBuiltInFlag("talk_only"));
    CHECK_FALSE(pack::isBuiltInFlag("sunny"));
}

TEST_CASE("The outline is a pack on paper", "[pack]")
{
    const pack::Loaded loaded = pack::load(contents(packs / "good/everything.json"));
    REQUIRE(loaded.pack.has_value());
    CHECK(pack::outline(*loaded.pack, "en") == contents(packs / "good/everything.outline.txt"));
    CHECK(pack::outline(*loaded.pack, "cy").find("2. Y gwelyau [beds]") != std::string::npos);
}
