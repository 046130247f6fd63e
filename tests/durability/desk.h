// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/sqlite_store.h"
#include "core/vault/erasing.h"
#include "core/vault/transfer.h"

#include <QTemporaryDir>

#include <filesystem>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace ownwords::test {

// A key that opens a person without the slow way from words.
struct PersonKey {
    PersonId id;
    crypto::Secret root;
};
PersonKey keyOf(const vault::OpenPerson& person);

// One program with one file open, as a computer on somebody's desk has it. Kit makes files; this opens them, also twice
// at once and in a program without a test library, and says by Result what did not work, which often is what is wanted.
class Desk {
public:
    static Result<std::unique_ptr<Desk>> open(
        const std::filesystem::path& file, const store::OpenSettings& settings = {});

    vault::Place& place() { return m_place; }
    store::Store& store() { return *m_opened.store; }
    const store::OpenedFile& opened() const { return m_opened; }

    Result<vault::OpenPerson> openPerson(const PersonKey& key);
    // One answer more (a note, in a coach's session), in a sitting of whoever is signed in, begun when it is not there.
    Result<vault::Saved> say(vault::OpenPerson& person, const SittingId& sitting, const std::string& words);
    Result<vault::Saved> type(vault::OpenPerson& person, const SittingId& sitting, const std::string& draft);
    // Takes out every answer with these words.
    Result<vault::Saved> takeOut(vault::OpenPerson& person, const SittingId& sitting, const std::string& words);

    // As Kit's.
    static vault::SignIn signIn(const std::string& name) { return {name, name + " keeps many small bees"}; }
    static record::Sitting& sittingOf(record::Record& record, const SittingId& id, const std::string& by);

private:
    Desk(const std::filesystem::path& file, store::OpenedFile opened);
    Result<vault::Saved> add(vault::OpenPerson& person, const SittingId& sitting, record::Payload payload);
    Result<vault::Saved> save(vault::OpenPerson& person, const record::Record& said);

    store::OpenedFile m_opened;
    vault::Place m_place;
};

// A folder with copies of one file, one after the other, each with nothing beside it.
class CopyPlace {
public:
    CopyPlace();
    const std::filesystem::path& file() const { return m_file; }
    void put(const std::map<std::string, Bytes>& files); // by name; all others go
    void put(const Bytes& file); // under its one name

private:
    QTemporaryDir m_folder;
    std::filesystem::path m_file;
};

// What a sitting says, in its own order: words of answers and notes that were not taken out.
std::vector<std::string> wordsIn(const record::Record& record, const SittingId& sitting);
// The environment variable's number, or `otherwise`.
long numberFrom(const char* variable, long otherwise);
// The error as text, for messages; "worked" when there is none.
template <typename T>
std::string textOf(const Result<T>& result)
{
    return result ? "worked" : std::to_string(static_cast<int>(result.error().code)) + " " + result.error().detail;
}
// The value, or the test fails with the error.
template <typename T>
T must(Result<T> result)
{
    if (!result)
        throw std::runtime_error("error " + textOf(result));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

} // namespace ownwords::test
