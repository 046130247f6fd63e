// SPDX-License-Identifier: Apache-2.0
#include "tests/store/samples.h"
#include "tests/support/catch_compat.h"

#include <algorithm>
#include <iostream>
#include <map>
#include <random>

using namespace ownwords;
using namespace ownwords::test;
using namespace ownwords::store;
namespace fs = std::filesystem;

// Test 6, lower half: whatever byte is damaged, nothing crashes, no row comes back as another, and what is not damaged
// can be read.
namespace {

constexpr std::size_t pageBytes = 4096;
constexpr std::uint64_t persons = 3;
constexpr std::uint64_t sittings = 8;

struct Outcome {
    long runs = 0;
    long refused = 0; // the whole file
    long whole = 0; // every row, genuine
    long partly = 0; // some rows, or one person, cannot be read
    long good = 0; // genuine rows over all runs that opened
    long expected = 0;
    long leastGood = persons * sittings; // in a run that opened
    bool isWrong = false; // a row that passes its own check, and is not what was saved
};

std::map<SittingId, RecordRow> savedRows()
{
    std::map<SittingId, RecordRow> rows;
    for (std::uint64_t person = 1; person <= persons; ++person) {
        for (std::uint64_t i = 1; i <= sittings; ++i)
            rows.emplace(sittingId(person * 100 + i), recordRow(person, person * 100 + i, 1, i * i * 180));
    }
    return rows;
}

// Reads everything a session would. Only a row that passes its own check may be shown: the seal's work, in the vault.
void judge(const fs::path& file, const std::map<SittingId, RecordRow>& saved, Outcome& outcome,
    const OpenSettings& settings = {})
{
    ++outcome.runs;
    const auto opened = openFile(file, settings);
    if (!opened) {
        ++outcome.refused;
        return;
    }
    Store& store = *opened->store;
    long good = 0;
    for (std::uint64_t person = 1; person <= persons; ++person) {
        const auto rows = store.records(personId(person));
        if (!rows)
            continue;
        for (const RecordRow& row : rows->rows) {
            if (!isGenuine(row))
                continue;
            ++good;
            const auto expected = saved.find(row.sitting);
            outcome.isWrong = outcome.isWrong || expected == saved.end() || !(expected->second == row)
                || row.person != personId(person);
        }
        (void)store.person(personId(person));
        (void)store.manifest(personId(person));
    }
    (void)store.coaches();
    (void)store.sharedWith(coachId(1));
    (void)store.putRecord(recordRow(1, 777, 1, 500), 0); // writing into a damaged file does not crash either
    (void)store.removePerson(personId(3));
    ++(good == long(persons * sittings) ? outcome.whole : outcome.partly);
    outcome.good += good;
    outcome.expected += long(persons * sittings);
    outcome.leastGood = std::min(outcome.leastGood, good);
}

void say(const char* what, const Outcome& outcome)
{
    std::cout << what << ": " << outcome.runs << " runs, " << outcome.refused << " refused, " << outcome.whole
              << " whole, " << outcome.partly << " partly, " << outcome.good << " of " << outcome.expected
              << " rows, at least " << outcome.leastGood << " of " << persons * sittings << '\n';
}

struct Closed {
    TempFolder folder;
    fs::path file = folder / "a.ownwords";
    fs::path damaged = folder / "d.ownwords";
    std::map<SittingId, RecordRow> saved = savedRows();
    std::string bytes;

    Closed()
    {
        {
            const auto opened = must(createFile(file));
            must(opened.store->putCoach(coachRow(1, "Siân")));
            for (std::uint64_t person = 1; person <= persons; ++person) {
                addPerson(*opened.store, person, sittings);
                must(opened.store->putGrant({coachId(1), personId(person), "grant"}));
            }
        }
        bytes = contentsOf(file);
    }

    void write(const std::string& contents, const std::string& log = {}) const
    {
        for (const char* suffix : {"", "-wal", "-shm", "-journal"})
            fs::remove(damaged.string() + suffix);
        writeTo(damaged, contents);
        if (!log.empty())
            writeTo(damaged.string() + "-wal", log);
    }
};

long rounds(long otherwise)
{
    return numberFromEnvironment("OWNWORDS_ROUNDS", otherwise);
}

} // namespace

TEST_CASE("One damaged byte anywhere")
{
    const Closed closed;
    std::mt19937_64 random(1);
    Outcome outcome;
    for (long i = 0; i < rounds(400); ++i) {
        std::string bytes = closed.bytes;
        // Every third hits the first bytes of a page, where its structure is.
        const std::size_t page = random() % (bytes.size() / pageBytes) * pageBytes;
        const std::size_t at = i % 3 == 0 ? page + random() % 64 : random() % bytes.size();
        bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1 + random() % 255));
        closed.write(bytes);
        judge(closed.damaged, closed.saved, outcome, i % 2 == 0 ? OpenSettings() : checkedFirst());
    }
    say("one byte", outcome);
    CHECK_FALSE(outcome.isWrong);
    CHECK(outcome.whole > 0);
    CHECK(outcome.partly > 0);
    CHECK(outcome.good * 100 >= outcome.expected * 90);
}

TEST_CASE("One page emptied, overwritten or replaced by another")
{
    const Closed closed;
    std::mt19937_64 random(2);
    Outcome outcome;
    for (long i = 0; i < rounds(200); ++i) {
        std::string bytes = closed.bytes;
        const std::size_t pages = bytes.size() / pageBytes;
        const std::size_t at = (1 + random() % (pages - 1)) * pageBytes;
        std::string page(pageBytes, '\0');
        if (i % 3 == 1) {
            for (char& byte : page)
                byte = static_cast<char>(random());
        } else if (i % 3 == 2) {
            page = closed.bytes.substr(random() % pages * pageBytes, pageBytes);
        }
        bytes.replace(at, pageBytes, page);
        closed.write(bytes);
        judge(closed.damaged, closed.saved, outcome);
    }
    say("one page", outcome);
    CHECK_FALSE(outcome.isWrong);
    CHECK(outcome.partly > 0);
    CHECK(outcome.good * 100 >= outcome.expected * 60);
}

TEST_CASE("A file cut short at any length")
{
    const Closed closed;
    Outcome outcome;
    const std::size_t step = closed.bytes.size() / static_cast<std::size_t>(rounds(60)) | 1U;
    for (std::size_t length = 0; length < closed.bytes.size(); length += step) {
        closed.write(closed.bytes.substr(0, length));
        judge(closed.damaged, closed.saved, outcome);
    }
    say("cut short", outcome);
    CHECK_FALSE(outcome.isWrong);
    CHECK(outcome.refused > 0);
    CHECK(outcome.partly > outcome.refused);
    CHECK(outcome.good > 0);
}

TEST_CASE("One damaged byte in the log that a killed program left")
{
    const Closed closed;
    std::string log;
    {
        const auto opened = must(openFile(closed.file));
        addPerson(*opened.store, 9, 5);
        log = contentsOf(closed.folder / "a.ownwords-wal");
    }
    REQUIRE(log.size() > 3 * pageBytes);
    std::mt19937_64 random(3);
    Outcome outcome;
    for (long i = 0; i < rounds(150); ++i) {
        std::string bytes = log;
        const std::size_t at = i % 3 == 0 ? random() % 64 : random() % bytes.size();
        bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1 + random() % 255));
        closed.write(closed.bytes, bytes);
        judge(closed.damaged, closed.saved, outcome);
    }
    say("log", outcome);
    CHECK_FALSE(outcome.isWrong);
    CHECK(outcome.whole == outcome.runs); // an older, consistent state
}

TEST_CASE("A row whose page is damaged is named, and its neighbours are read")
{
    const Closed closed;
    // The last bytes of the largest row lie on a page of their own, in a chain behind its first.
    const RecordRow& large = closed.saved.at(sittingId(208));
    const std::size_t tail = closed.bytes.find(large.sealed.substr(large.sealed.size() - 40));
    REQUIRE(tail != std::string::npos);
    std::size_t middle = closed.bytes.find(large.sealed.substr(large.sealed.size() / 2, 40));
    REQUIRE(middle != std::string::npos);
    middle = middle / pageBytes * pageBytes;
    std::string bytes = closed.bytes;
    bytes.replace(middle, 4, "\xff\xff\xff\xff"); // the number of the next page
    closed.write(bytes);
    const auto opened = must(openFile(closed.damaged));
    const RecordRows rows = must(opened.store->records(personId(2)));
    CHECK(rows.complete);
    CHECK(rows.unreadable == std::vector{sittingId(208)});
    CHECK(rows.rows.size() == sittings - 1);
    for (const RecordRow& row : rows.rows)
        CHECK(row == closed.saved.at(row.sitting));
    CHECK(codeOf(opened.store->record(personId(2), sittingId(208))) == ErrorCode::Damaged);
    for (const std::uint64_t neighbour : {1U, 3U})
        CHECK(must(opened.store->records(personId(neighbour))).rows.size() == sittings);
}

TEST_CASE("When the index is damaged the rows are still found")
{
    const Closed closed;
    std::mt19937_64 random(4);
    long found = 0;
    // The index's page is the one that holds three persons' ids and record ids close together, without sealed bytes.
    for (std::size_t at = pageBytes; at < closed.bytes.size(); at += pageBytes) {
        const std::string page = closed.bytes.substr(at, pageBytes);
        bool isIndex = true;
        for (const auto& [sitting, row] : closed.saved)
            isIndex = isIndex && holds(page, asText(sitting.bytes()));
        if (!isIndex)
            continue;
        ++found;
        std::string bytes = closed.bytes;
        bytes.replace(at, pageBytes, std::string(pageBytes, '\xee'));
        closed.write(bytes);
        const auto opened = must(openFile(closed.damaged));
        for (std::uint64_t person = 1; person <= persons; ++person) {
            const RecordRows rows = must(opened.store->records(personId(person)));
            CHECK_FALSE(rows.complete);
            CHECK(rows.rows.size() == sittings);
            for (const RecordRow& row : rows.rows)
                CHECK(row == closed.saved.at(row.sitting));
        }
    }
    CHECK(found == 1);
}

TEST_CASE("A coach's list leaves out only what is damaged")
{
    const Closed closed;
    const std::size_t at = closed.bytes.find(manifestRow(2, 1).sealed);
    REQUIRE(at != std::string::npos);
    std::string bytes = closed.bytes;
    bytes.replace(at / pageBytes * pageBytes, 8, "\xee\xee\xee\xee\xee\xee\xee\xee"); // the page of all manifests
    closed.write(bytes);
    const auto opened = must(openFile(closed.damaged));
    const auto shared = must(opened.store->sharedWith(coachId(1)));
    CHECK(shared.size() == persons);
    for (const SharedRow& row : shared) {
        CHECK(row.grant.sealed == "grant");
        CHECK(row.epoch == 1);
        CHECK(row.manifest.rev == 0);
    }
}
