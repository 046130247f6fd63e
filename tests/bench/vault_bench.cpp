// SPDX-License-Identifier: Apache-2.0
// One person: keys, saving, opening, changing keys, erasing.
#include "tests/bench/vault_bench.h"

#include "core/usecase/people.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstdlib>

namespace ownwords::bench {

namespace {

constexpr std::size_t threeYears = 36; // a talk a month

void keys()
{
    BenchFile bench;
    const crypto::KdfCost cost = crypto::kdfFloor();
    bench.person("Alice");
    Series kdf;
    Series unlock;
    for (int i = 0; i < 20; ++i) {
        kdf.add([&] { static_cast<void>(got(crypto::keyFromWords("alice", "a quiet field", {}, cost))); });
        unlock.add([&] { static_cast<void>(got(vault::unlock(bench.place(), BenchFile::signIn("Alice")))); });
    }
    kdf.print("vault_kdf_64_mib_3_passes", "");
    unlock.print("vault_unlock_at_the_floor", "little over the KDF");
}

// What somebody with the sqlite3 tool and the same settings would do for the same bytes. `both`: record and manifest.
class RawFile {
public:
    explicit RawFile(const std::filesystem::path& path)
    {
        if (sqlite3_open(path.c_str(), &m_handle) != SQLITE_OK)
            giveUp("raw file");
        run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;"
            "CREATE TABLE record(rid INTEGER PRIMARY KEY, version INTEGER, sealed BLOB) STRICT;"
            "CREATE TABLE manifest(rid INTEGER PRIMARY KEY, version INTEGER, sealed BLOB) STRICT;"
            "INSERT INTO record VALUES(1, 0, x''); INSERT INTO manifest VALUES(1, 0, x'');");
        prepare("UPDATE record SET version = version + 1, sealed = ? WHERE rid = 1", m_record);
        prepare("UPDATE manifest SET version = version + 1, sealed = ? WHERE rid = 1", m_manifest);
    }
    ~RawFile()
    {
        sqlite3_finalize(m_record);
        sqlite3_finalize(m_manifest);
        sqlite3_close(m_handle);
    }
    RawFile(const RawFile&) = delete;
    RawFile& operator=(const RawFile&) = delete;

    void update(BytesView record, BytesView manifest, bool both)
    {
        run("BEGIN IMMEDIATE");
        step(m_record, record);
        if (both)
            step(m_manifest, manifest);
        run("COMMIT");
    }

private:
    void run(const char* sql)
    {
        if (sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            giveUp(sqlite3_errmsg(m_handle));
    }
    void prepare(const char* sql, sqlite3_stmt*& statement)
    {
        if (sqlite3_prepare_v2(m_handle, sql, -1, &statement, nullptr) != SQLITE_OK)
            giveUp(sqlite3_errmsg(m_handle));
    }
    void step(sqlite3_stmt* statement, BytesView bytes)
    {
        sqlite3_bind_blob(statement, 1, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC);
        if (sqlite3_step(statement) != SQLITE_DONE)
            giveUp(sqlite3_errmsg(m_handle));
        sqlite3_reset(statement);
    }

    sqlite3* m_handle = nullptr;
    sqlite3_stmt* m_record = nullptr;
    sqlite3_stmt* m_manifest = nullptr;
};

// A talk whose sealed sitting takes about `size` bytes.
talk::Talk talkOfSize(BenchFile& bench, vault::OpenPerson& person, std::size_t size)
{
    keepFirstTalk(bench.store());
    talk::Stamp stamp;
    stamp.at = bench.place().now();
    talk::Talk talk
        = got(talk::Talk::begin(person.record, {}, {firstTalk(), {}, DeviceId(IdBytes{2}), crypto::randomId}, stamp));
    for (int i = 0; i < 1'000; ++i) {
        static_cast<void>(talk.say("We walked to the sea and back, and nobody asked us for anything.", 0, stamp));
        got(usecase::save(bench.place(), person, talk));
        if (person.sittings.begin()->second.document.toBytes().size() > size)
            return talk;
        if (!talk.next(stamp))
            static_cast<void>(talk.back(stamp));
    }
    giveUp("the talk does not grow");
}

// Interleaved, so that what the disk does to one it does to the others.
void autosave()
{
    constexpr int rounds = 1'500;
    BenchFile bench;
    vault::OpenPerson person = bench.person("Alice");
    talk::Talk talk = talkOfSize(bench, person, 10'400);
    RawFile raw(bench.folder() / "raw.db");
    const SittingId id = person.sittings.begin()->first;
    while (!talk.type("a"))
        got(talk.next({}));
    Series saved;
    Series whole;
    Series one;
    Series two;
    for (int i = 0; i < rounds; ++i) {
        got(talk.type("typing " + std::to_string(i)));
        const record::Record& said = talk.save();
        const vault::Summary summary = usecase::summaryOf(talk::storyOf(talk.state()));
        saved.add([&] { static_cast<void>(got(vault::save(bench.place(), person, {said, summary, {}}))); });
        const Bytes record = got(bench.store().record(person.id, id))->sealed;
        const Bytes manifest = got(bench.store().manifest(person.id))->sealed;
        two.add([&] { raw.update(record, manifest, true); });
        one.add([&] { raw.update(record, manifest, false); });
        got(talk.type("and typing " + std::to_string(i)));
        whole.add([&] { static_cast<void>(got(usecase::save(bench.place(), person, talk))); });
        if (i == 0)
            printFigure("vault_autosave_sealed_sitting", static_cast<double>(record.size()), "bytes");
    }
    saved.print("vault_autosave_12_kb", "p99 under 50 ms");
    whole.print("vault_autosave_12_kb_with_summary", "");
    two.print("raw_two_updates_same_bytes", "");
    one.print("raw_one_update_same_bytes", "");
    printFigure("vault_autosave_over_raw_two_updates", saved.median() / two.median(), "ratio", "1.3");
    printFigure("vault_autosave_over_raw_one_update", saved.median() / one.median(), "ratio", "1.3");
}

void openAndFold()
{
    BenchFile bench;
    keepFirstTalk(bench.store());
    const record::Record said = talks(threeYears);
    const MadePerson made = addPerson(bench.store(), said, summaryOf(said, bench.store()), nullptr);
    got(bench.store().checkpoint(store::Checkpoint::Truncate));
    Series load;
    Series packs;
    Series fold;
    Series all;
    std::size_t events = 0;
    for (int i = 0; i < 60; ++i) {
        all.add([&] {
            std::optional<vault::OpenPerson> person;
            std::optional<talk::Packs> found;
            load.add([&] { person = opened(bench.place(), made); });
            packs.add([&] { found = got(usecase::packsOf(bench.store(), person->record)); });
            fold.add([&] { events = got(talk::State::fold(person->record, *found)).size(); });
        });
    }
    printFigure("vault_three_years", static_cast<double>(events), "events");
    printFigure("vault_three_years_file", static_cast<double>(std::filesystem::file_size(bench.file())), "bytes");
    load.print("vault_load_36_sittings", "");
    packs.print("vault_packs_of_36_sittings", "");
    fold.print("vault_fold_36_sittings", "");
    all.print("vault_open_and_fold_36_sittings", "5 ms after the KDF");
}

void changeKeysAndErase()
{
    BenchFile bench;
    const record::Record said = talks(threeYears);
    keepFirstTalk(bench.store());
    const vault::Summary summary = summaryOf(said, bench.store());
    const MadePerson made = addPerson(bench.store(), said, summary, nullptr);
    vault::OpenPerson person = opened(bench.place(), made);
    report("vault_rekey_36_sittings", 30, "", [&] { got(vault::rekey(bench.place(), person, {})); });
    Series erase;
    for (int i = 0; i < 10; ++i) {
        vault::OpenPerson leaving = opened(bench.place(), addPerson(bench.store(), said, summary, nullptr));
        erase.add([&] { static_cast<void>(got(vault::erase(bench.place(), leaving))); });
    }
    erase.print("vault_erase_36_sittings_no_backup", "");
    got(store::keepBallast(bench.file()));
    got(vault::backUp(bench.place()));
    Series withBackup;
    for (int i = 0; i < 10; ++i) {
        vault::OpenPerson leaving = opened(bench.place(), addPerson(bench.store(), said, summary, nullptr));
        withBackup.add([&] { static_cast<void>(got(vault::erase(bench.place(), leaving))); });
    }
    withBackup.print("vault_erase_36_sittings_one_backup", "");
}

} // namespace

Cases vaultCases()
{
    Cases cases{
        {"vault_keys", keys},
        {"vault_autosave", autosave},
        {"vault_open", openAndFold},
        {"vault_rekey_erase", changeKeysAndErase},
    };
    addManyCases(cases);
    return cases;
}

} // namespace ownwords::bench
