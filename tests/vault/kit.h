// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/sqlite_store.h"
#include "core/vault/erasing.h"
#include "core/vault/resets.h"
#include "core/vault/transfer.h"
#include "tests/support/catch_compat.h"

#include <QTemporaryDir>

#include <memory>
#include <string>
#include <vector>

namespace ownwords::test {

// A vault in a temporary folder, with a clock that stands still until it is moved. Records are made of single answers,
// without a pack: what the vault does with them does not depend on what they say.
class Kit {
public:
    explicit Kit(const store::OpenSettings& settings = {});

    vault::Place& place() { return *m_place; }
    store::Store& store() { return *m_store; }
    std::filesystem::path file() const { return m_file; }
    std::filesystem::path folder() const { return m_file.parent_path(); }
    void close();
    void open(); // also again
    void restart() { close(), open(); }
    void advance(std::chrono::milliseconds by) { m_now += by; }
    void setNow(TimePoint now) { m_now = now; }
    TimePoint now() const { return m_now; }

    // The words that go with a name in these tests.
    static vault::SignIn signIn(const std::string& name) { return {name, name + " keeps many small bees"}; }
    vault::NewPerson addPerson(const std::string& name);
    vault::OpenPerson unlock(const std::string& name);
    vault::OpenCoach addCoach(const std::string& name);
    vault::OpenCoach unlockCoach(const std::string& name);

    // Says one answer more in `sitting`, signed by who is signed in; the sitting is begun when it is not there.
    Result<vault::Saved> say(vault::OpenPerson& person, const SittingId& sitting, const std::string& words);
    // What a coach says for themselves: a note, in the coach's own sitting.
    Result<vault::Saved> note(vault::OpenPerson& person, const SittingId& sitting, const std::string& words);
    Result<vault::Saved> type(vault::OpenPerson& person, const SittingId& sitting, const std::string& draft);
    // Takes out every answer with these words.
    Result<vault::Saved> takeOut(vault::OpenPerson& person, const SittingId& sitting, const std::string& words);
    Result<vault::Saved> save(vault::OpenPerson& person, const record::Record& said);
    // An event as a session would make it, for records that are built by hand.
    record::Event event(const record::Record& record, record::Payload payload, const std::string& by) const;
    static record::Sitting& sittingOf(record::Record& record, const SittingId& id, const std::string& by);

    // With the sqlite3 tool's powers: another connection, no hardening. Returns the first column of every row.
    std::vector<Bytes> sql(const std::string& statement, const std::vector<Bytes>& values = {});
    // Puts one person's rows of a table as they are in another copy of the file.
    void copyRows(const std::filesystem::path& from, const std::string& table, const Bytes& person);
    Bytes fileBytes() const; // file, log and shared memory
    std::filesystem::path copyTo(const std::string& name); // the live file, log emptied

private:
    QTemporaryDir m_folder;
    std::filesystem::path m_file;
    store::OpenSettings m_settings;
    TimePoint m_now = TimePoint(std::chrono::sys_days(std::chrono::year(2026) / 6 / 4)) + std::chrono::hours(12);
    crypto::WordList m_words;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<vault::Place> m_place;
};

SittingId newSitting();
// Every text that was answered, noted or added, in fold order.
std::vector<std::string> wordsOf(const record::Record& record);
Bytes slurp(const std::filesystem::path& path);
void spit(const std::filesystem::path& path, const Bytes& bytes);
Bytes bytesOf(const IdBytes& id);
std::string hex(const Bytes& bytes);

} // namespace ownwords::test
