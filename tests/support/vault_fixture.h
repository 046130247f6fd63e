// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pack/pack.h"
#include "core/store/sqlite_store.h"
#include "core/talk/talk.h"
#include "core/vault/coaches.h"

#include <QTemporaryDir>

#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

// A sealed file with people in it who said something in a real talk. Needs no test library: what does not work throws.
// Programs link ownwords_vault_fixture and ownwords_kdf_testfloor.
namespace ownwords::test {

// What a call returned, or an exception with the error's code and detail.
template <typename T>
T worked(Result<T> result)
{
    if (!result)
        throw std::runtime_error(
            "error " + std::to_string(static_cast<int>(result.error().code)) + ": " + result.error().detail);
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

// A new file in a folder of its own, prepared for "Riverside Homes"; the folder goes at the end.
class VaultFixture {
public:
    explicit VaultFixture(const store::OpenSettings& settings = {});
    ~VaultFixture();
    VaultFixture(const VaultFixture&) = delete;
    VaultFixture& operator=(const VaultFixture&) = delete;

    vault::Place& place() { return *m_place; } // another one after reopen()
    store::Store& store() { return *m_store; }
    const std::filesystem::path& folder() const { return m_folder; }
    const std::filesystem::path& file() const { return m_file; }
    void close();
    void reopen(); // also when it was not closed
    void reopen(const store::OpenSettings& settings);

    // Each look at the clock is a millisecond after the one before; it begins on 4 June 2026 at noon (UTC).
    TimePoint now() { return m_now += std::chrono::milliseconds(1); }
    void pass(std::chrono::milliseconds time) { m_now += time; } // may be negative
    void setNow(TimePoint now) { m_now = now; }

    static vault::SignIn signIn(const std::string& name) { return {name, "river stone lamp " + name + " 1"}; }
    vault::NewPerson person(const std::string& name);
    vault::OpenPerson unlock(const std::string& name);
    vault::NewCoach coach(const std::string& name);
    vault::OpenCoach unlockCoach(const std::string& name);

    static const std::shared_ptr<const pack::Pack>& firstTalk(); // resources/packs/first-talk
    static const crypto::WordList& words(); // resources/words/four_words.txt

    // The person's first talk: a new one, or the one they have carried on from where it stood.
    talk::Talk talk(const vault::OpenPerson& person);
    // Who speaks now: the resident, or the coach at the table for themselves.
    talk::Stamp stamp();
    talk::Stamp coachStamp(const vault::OpenPerson& person);
    // Goes on from where the talk stands to the next open question for own words, and says this there.
    void answer(talk::Talk& talk, std::string_view words);
    // Says each of these in a talk and saves it: one sitting more.
    vault::Saved say(vault::OpenPerson& person, const std::vector<std::string>& answers);
    // Plays a talk script (core/talk/scripts.md) on the record and saves it. Not `as coach`: a script knows no coach.
    vault::Saved play(vault::OpenPerson& person, std::string_view script);

    // With all the powers of the sqlite3 tool, on a connection of its own: the first column of each row, as bytes.
    std::vector<Bytes> rawSql(const std::string& sql) { return rawSql(m_file, sql); }
    static std::vector<Bytes> rawSql(const std::filesystem::path& file, const std::string& sql);
    Bytes fileBytes() const; // the file and its log

private:
    void open(store::OpenedFile opened);
    IdBytes fresh(); // counted, others in each fixture

    QTemporaryDir m_temporary;
    std::filesystem::path m_folder;
    std::filesystem::path m_file;
    TimePoint m_now;
    std::uint8_t m_series = 0;
    std::uint32_t m_count = 0;
    std::unique_ptr<store::Store> m_store;
    std::optional<vault::Place> m_place;
};

// Every answer that stands, own words only, in fold order; of any record that needs no other pack than the first talk.
std::vector<std::string> wordsIn(const record::Record& record);
// The whole file; empty when it cannot be read.
Bytes bytesIn(const std::filesystem::path& path);

} // namespace ownwords::test
