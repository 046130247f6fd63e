// SPDX-License-Identifier: Apache-2.0
#include "tests/store/samples.h"
#include "tests/support/catch_compat.h"
#include "tests/support/fault_vfs.h"

#include <algorithm>
#include <iostream>
#include <map>

using namespace ownwords;
using namespace ownwords::test;
using namespace ownwords::store;
namespace fs = std::filesystem;

// Test 4: the Nth write, sync, truncate, open or delete of a session fails, for every N there is.
namespace {

constexpr const char* vfsName = "faulty";

struct Counts {
    long runs = 0;
    long errors = 0;
    long goneOn = 0;
    long atOpening = 0;
};

// What the file may hold: for each change, what was acknowledged last, and what was tried last without an answer.
struct Known {
    std::map<std::uint64_t, std::int64_t> acknowledged; // version by sitting; 0 = none
    std::map<std::uint64_t, std::int64_t> tried;
    std::int64_t rev = 1; // of the manifest, which moves with each save in one transaction
    std::int64_t triedRev = 1;
    bool isRemoved = false;
    bool isRemovalTried = false;
};

bool isStorageError(const Error& error)
{
    return error.code == ErrorCode::DiskFull || error.code == ErrorCode::CannotWrite
        || error.code == ErrorCode::CannotRead || error.code == ErrorCode::ReadOnly || error.code == ErrorCode::Busy;
}

// One save as the vault makes it: record and manifest in one transaction. After an error nobody knows whether it is on
// the disk, so what is there is read again, as the vault does.
void save(Store& store, Known& known, std::uint64_t sitting, std::size_t size, Counts& counts)
{
    const auto manifest = store.manifest(personId(1));
    const auto record = store.record(personId(1), sittingId(sitting));
    if (!manifest || !record) {
        ++counts.errors;
        CHECK(isStorageError(manifest ? record.error() : manifest.error()));
        return;
    }
    REQUIRE(*manifest);
    const std::int64_t rev = (*manifest)->rev;
    const std::int64_t version = *record ? (*record)->version : 0;
    known.tried[sitting] = version + 1;
    known.triedRev = rev + 1;
    const Result<> done = store.transaction([&]() -> Result<> {
        OWNWORDS_TRY(store.putRecord(recordRow(1, sitting, version + 1, size), version));
        return store.putManifest(manifestRow(1, rev + 1), rev);
    });
    if (done) {
        known.acknowledged[sitting] = version + 1;
        known.rev = rev + 1;
        return;
    }
    ++counts.errors;
    CAPTURE(done.error().detail);
    CHECK(isStorageError(done.error()));
}

void script(Store& store, Known& known, Counts& counts)
{
    for (std::uint64_t i = 1; i <= 4; ++i)
        save(store, known, i, 200 * i, counts);
    if (!store.checkpoint(Checkpoint::Truncate))
        ++counts.errors;
    save(store, known, 1, 9000, counts);
    save(store, known, 2, 100, counts);
    known.isRemovalTried = true;
    const auto removed = store.removePerson(personId(2));
    known.isRemoved = removed.has_value();
    counts.errors += removed ? 0 : 1;
    save(store, known, 3, 12'000, counts);
    if (!store.checkpoint(Checkpoint::Passive))
        ++counts.errors;
    save(store, known, 5, 50, counts);
}

// The rows are whole, genuine, no older than acknowledged and no newer than tried.
void checkKept(Store& store, const Known& known)
{
    const RecordRows rows = must(store.records(personId(1)));
    CHECK(rows.complete);
    CHECK(rows.unreadable.empty());
    std::map<SittingId, RecordRow> found;
    std::int64_t saves = 0;
    for (const RecordRow& row : rows.rows) {
        CHECK(isGenuine(row));
        found.emplace(row.sitting, row);
        saves += row.version;
    }
    for (const auto& [sitting, tried] : known.tried) {
        const auto row = found.find(sittingId(sitting));
        const std::int64_t version = row == found.end() ? 0 : row->second.version;
        const auto kept = known.acknowledged.find(sitting);
        CHECK(version >= (kept == known.acknowledged.end() ? 0 : kept->second));
        CHECK(version <= tried);
    }
    const std::int64_t rev = must(store.manifest(personId(1)))->rev;
    CHECK(rev >= known.rev);
    CHECK(rev <= std::max(known.rev, known.triedRev));
    CHECK(rev == 1 + saves); // never a record without its manifest
    const bool isThere = must(store.person(personId(2))).has_value();
    CHECK((isThere || known.isRemovalTried));
    CHECK_FALSE((isThere && known.isRemoved));
    CHECK(must(store.records(personId(2))).rows.size() == (isThere ? 2U : 0U));
}

void makeFile(const fs::path& file)
{
    const auto opened = must(createFile(file));
    addPerson(*opened.store, 1, 0);
    addPerson(*opened.store, 2, 2);
}

struct Sweep {
    Durability durability;
    bool forGood;
    FaultVfs::Fault fault;
};

// One run with the `at`th operation failing; false when there are not that many.
bool runOnce(FaultVfs& vfs, const Sweep& sweep, long at, const fs::path& file, Counts& counts)
{
    OpenSettings settings = through(vfsName);
    settings.durability = sweep.durability;
    Known known;
    vfs.failAt(at, sweep.forGood, sweep.fault);
    auto opened = openFile(file, settings);
    if (!opened) {
        CAPTURE(opened.error().detail);
        CHECK(isStorageError(opened.error()));
        ++counts.atOpening;
    } else if (!opened->readOnly) {
        script(*opened->store, known, counts);
    }
    const bool hasFailed = vfs.hasFailed();
    vfs.heal();
    if (opened && !opened->readOnly) { // the same session goes on
        checkKept(*opened->store, known);
        save(*opened->store, known, 6, 300, counts);
        CHECK(known.acknowledged[6] == 1);
        counts.goneOn += hasFailed ? 1 : 0;
    }
    if (opened)
        opened->store.reset();
    ++counts.runs;
    const OpenedFile again = must(openFile(file, checkedFirst()));
    CHECK(again.damage.empty());
    checkKept(*again.store, known);
    return hasFailed;
}

// Opening, every call of the script and closing, until no operation is left to fail.
void sweepAll(FaultVfs& vfs, const Sweep& sweep, long first, long step)
{
    Counts counts;
    for (long at = first;; at += step) {
        CAPTURE(at, sweep.forGood, static_cast<int>(sweep.fault));
        const TempFolder folder;
        makeFile(folder / "a.ownwords");
        if (!runOnce(vfs, sweep, at, folder / "a.ownwords", counts))
            break;
    }
    CHECK(counts.runs > 40 / step);
    CHECK(counts.errors > 0);
    CHECK(counts.goneOn > 0);
    std::cout << (sweep.durability == Durability::WalFull ? "WAL FULL    " : "DELETE EXTRA")
              << (sweep.forGood ? " for good" : " one-shot")
              << (sweep.fault == FaultVfs::Fault::DiskFull ? " disk full  " : " broken disk") << ": " << counts.runs
              << " runs, " << counts.errors << " errors, " << counts.atOpening << " not opened, " << counts.goneOn
              << " went on\n";
}

} // namespace

TEST_CASE("Whichever operation fails: an error is said, nothing acknowledged is lost or mixed, and work goes on")
{
    // Every third by default, beginning at another one each time; all of them with OWNWORDS_ROUNDS.
    const long step = numberFromEnvironment("OWNWORDS_ROUNDS", 0) > 0 ? 1 : 3;
    long first = 1;
    FaultVfs vfs(vfsName);
    for (const Durability durability : {Durability::WalFull, Durability::DeleteExtra}) {
        for (const bool forGood : {false, true}) {
            for (const auto fault : {FaultVfs::Fault::DiskFull, FaultVfs::Fault::BrokenDisk})
                sweepAll(vfs, {durability, forGood, fault}, 1 + first++ % step, step);
        }
    }
}

TEST_CASE("Whichever operation fails while a file is made: it is made whole, or not there")
{
    FaultVfs vfs(vfsName);
    for (const bool forGood : {false, true}) {
        long made = 0;
        long failed = 0;
        for (long at = 1;; ++at) {
            CAPTURE(at, forGood);
            const TempFolder folder;
            vfs.failAt(at, forGood, FaultVfs::Fault::DiskFull);
            const bool isMade = createFile(folder / "a", through(vfsName)).has_value();
            const bool hasFailed = vfs.hasFailed();
            vfs.heal();
            if (isMade)
                CHECK(must(openFile(folder / "a", checkedFirst())).damage.empty());
            else
                CHECK(folder.names().empty());
            ++(isMade ? made : failed);
            if (!hasFailed)
                break;
        }
        CHECK(failed > 5);
        CHECK(made > 0);
    }
}

TEST_CASE("Whichever operation fails while a copy is made: it is whole, or not there")
{
    const TempFolder folder;
    FaultVfs vfs(vfsName);
    const OpenedFile opened = must(createFile(folder / "a.ownwords", through(vfsName)));
    writeFixture(*opened.store);
    const std::string before = dumpFixture(*opened.store);
    long failed = 0;
    for (long at = 1;; ++at) {
        CAPTURE(at);
        vfs.failAt(at, false, FaultVfs::Fault::DiskFull);
        const bool isMade = copyFile(*opened.store, folder / "b").has_value();
        const bool hasFailed = vfs.hasFailed();
        vfs.heal();
        CHECK(fs::exists(folder / "b") == isMade);
        CHECK_FALSE(fs::exists(folder / ".b.unfinished"));
        CHECK(dumpFixture(*opened.store) == before);
        if (isMade)
            CHECK(dumpFixture(*must(openFile(folder / "b")).store) == before);
        failed += isMade ? 0 : 1;
        fs::remove(folder / "b");
        if (!hasFailed)
            break;
    }
    CHECK(failed > 10);
}
