// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pack/pack.h"
#include "core/store/sqlite_store.h"
#include "core/vault/erasing.h"
#include "tests/bench/measure.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace ownwords::bench {

Cases vaultCases();
void addManyCases(Cases& cases);

// The value, or the bench ends and says why.
template <typename T>
T got(Result<T> result)
{
    if (!result)
        giveUp("error " + std::to_string(static_cast<int>(result.error().code)) + ": " + result.error().detail);
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

// A file on a real disk (TMPDIR) at the real cost of a key, in a folder that goes at the end.
class BenchFile {
public:
    BenchFile();
    ~BenchFile();
    BenchFile(const BenchFile&) = delete;
    BenchFile& operator=(const BenchFile&) = delete;

    vault::Place& place() { return *m_place; }
    store::Store& store() { return *m_store; }
    std::filesystem::path file() const { return m_folder / "bench.ownwords"; }
    const std::filesystem::path& folder() const { return m_folder; }
    void reopen();

    static vault::SignIn signIn(const std::string& name) { return {name, "a quiet field behind the school"}; }
    vault::OpenPerson person(const std::string& name);
    vault::OpenCoach coach();

private:
    void open(store::OpenedFile opened);

    std::filesystem::path m_folder;
    std::unique_ptr<store::Store> m_store;
    std::optional<vault::Place> m_place;
};

const std::shared_ptr<const pack::Pack>& firstTalk();
// `count` whole talks, a month apart: the sample script of the first talk, each time with ids of its own.
record::Record talks(std::size_t count);
void keepFirstTalk(store::Store& store);
vault::Summary summaryOf(const record::Record& record, store::Store& store);

// A person who said all that, in rows as the vault writes them, without a key made from words. `coach` = shared with.
struct MadePerson {
    PersonId id;
    crypto::Secret rootKey;
};
MadePerson addPerson(
    store::Store& store, const record::Record& said, const vault::Summary& summary, const vault::OpenCoach* coach);
// As sign-in opens it, after the key.
vault::OpenPerson opened(vault::Place& place, const MadePerson& person);

} // namespace ownwords::bench
