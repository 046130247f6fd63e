// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/hash.h"
#include "core/store/sqlite_store.h"

#include <QTemporaryDir>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// Rows, folders and programs for the tests of the store.
namespace ownwords::test {

// A new, empty folder; gone at the end. In memory where there is such a place: thousands of files are made and synced
// here, and no test needs a slow disk.
class TempFolder {
public:
    TempFolder();
    std::filesystem::path operator/(std::string_view name) const { return m_path / name; }
    const std::filesystem::path& path() const { return m_path; }
    std::vector<std::string> names() const; // of what is in it, hidden ones too, sorted

private:
    QTemporaryDir m_folder;
    std::filesystem::path m_path;
};

std::string contentsOf(const std::filesystem::path& path);
void writeTo(const std::filesystem::path& path, std::string_view bytes);
bool holds(std::string_view text, std::string_view part);
// The environment variable's number, or `otherwise`.
long numberFromEnvironment(const char* name, long otherwise);

// Ids that look random and are not: the same number gives the same bytes.
IdBytes bytesOf(std::uint64_t number, char kind);
PersonId personId(std::uint64_t number);
SittingId sittingId(std::uint64_t number);
CoachId coachId(std::uint64_t number);
IdBytes locator(std::uint64_t number);
std::string asText(const IdBytes& id); // its bytes, for looking into files

store::PersonRow personRow(std::uint64_t number, std::int64_t epoch = 1);
store::CoachRow coachRow(std::uint64_t number, const std::string& name);
store::ManifestRow manifestRow(std::uint64_t person, std::int64_t rev);
// A record whose bytes say whose they are, which version, and their own checksum.
store::RecordRow recordRow(std::uint64_t person, std::uint64_t sitting, std::int64_t version, std::size_t size);
// Whether these are the bytes of that row, and of no other.
bool isGenuine(const store::RecordRow& row);

// The value, or the test fails with the error's code and detail.
template <typename T>
T must(Result<T> result)
{
    if (!result)
        throw std::runtime_error(
            "error " + std::to_string(static_cast<int>(result.error().code)) + ": " + result.error().detail);
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

template <typename T>
ErrorCode codeOf(const Result<T>& result)
{
    if (result)
        throw std::runtime_error("no error");
    return result.error().code;
}

// Settings that differ from the usual ones in one thing.
store::OpenSettings on(const std::string& fileSystemType);
store::OpenSettings through(const std::string& vfs);
store::OpenSettings at(std::chrono::sys_days today);
store::OpenSettings with(store::Durability durability);
store::OpenSettings checkedFirst();

// Person `person` with a manifest of rev 1 and `sittings` records of growing size.
void addPerson(store::Store& to, std::uint64_t person, std::uint64_t sittings);

// Everything the store tells about persons 1 to `persons`, coaches, slots 1 to `locators` and `packs`, as text.
std::string dump(
    store::Store& of, std::uint64_t persons, std::uint64_t locators, const std::vector<std::string>& packs);
// The rows of tests/data/stores/v1.db, and what they are read with.
void writeFixture(store::Store& to);
std::string dumpFixture(store::Store& of);

// The sqlite3 library without any of our settings, as an attacker or a repairer has it.
void runSql(const std::filesystem::path& file, const std::string& sql);

// Runs the helper program of these tests, copied to where anybody may run it.
struct Ran {
    int code = 0;
    std::string out;
};
enum class RunAs { Us, TwoOfUs, OrdinaryUser, OwnMounts };
Ran runChild(const TempFolder& folder, const std::vector<std::string>& arguments, RunAs who = RunAs::Us);

} // namespace ownwords::test
