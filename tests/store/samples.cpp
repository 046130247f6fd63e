// SPDX-License-Identifier: Apache-2.0
#include "tests/store/samples.h"

#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

namespace ownwords::test {

namespace fs = std::filesystem;

namespace {

QString templateOfFolders()
{
    const fs::path memory = "/dev/shm";
    const bool isThere = fs::is_directory(memory) && ::access(memory.c_str(), W_OK) == 0;
    return QString::fromStdString(((isThere ? memory : fs::temp_directory_path()) / "ownwords-XXXXXX").string());
}

} // namespace

TempFolder::TempFolder()
    : m_folder(templateOfFolders())
    , m_path(fs::canonical(m_folder.path().toStdString()))
{
}

std::vector<std::string> TempFolder::names() const
{
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(m_path))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

std::string contentsOf(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void writeTo(const fs::path& path, std::string_view bytes)
{
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!file.flush())
        throw std::runtime_error("cannot write " + path.string());
}

bool holds(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

long numberFromEnvironment(const char* name, long otherwise)
{
    const char* const text = std::getenv(name);
    return text == nullptr ? otherwise : std::strtol(text, nullptr, 10);
}

IdBytes bytesOf(std::uint64_t number, char kind)
{
    const std::string hash = sha256Hex(kind + std::to_string(number));
    return PersonId::fromText(std::string_view(hash).substr(0, 32))->bytes();
}

PersonId personId(std::uint64_t number)
{
    return PersonId(bytesOf(number, 'p'));
}

SittingId sittingId(std::uint64_t number)
{
    return SittingId(bytesOf(number, 's'));
}

CoachId coachId(std::uint64_t number)
{
    return CoachId(bytesOf(number, 'c'));
}

IdBytes locator(std::uint64_t number)
{
    return bytesOf(number, 'l');
}

std::string asText(const IdBytes& id)
{
    return {id.begin(), id.end()};
}

store::PersonRow personRow(std::uint64_t number, std::int64_t epoch)
{
    return {personId(number), epoch, 24'320, 0, "keyring of " + personId(number).toText(), {}};
}

store::CoachRow coachRow(std::uint64_t number, const std::string& name)
{
    store::CoachRow row{coachId(number), name, {}, {}, {}, "notebook " + std::to_string(number)};
    row.boxKey.fill(static_cast<std::uint8_t>(number));
    row.signKey.fill(static_cast<std::uint8_t>(number + 100));
    return row;
}

store::ManifestRow manifestRow(std::uint64_t person, std::int64_t rev)
{
    return {personId(person), rev, "manifest " + std::to_string(rev) + " of " + personId(person).toText()};
}

namespace {

std::string checksumOf(const store::RecordRow& row, std::string_view filling)
{
    return sha256Hex(row.person.toText() + row.sitting.toText() + std::to_string(row.version) + std::string(filling));
}

std::string fillingOf(std::uint64_t seed, std::size_t size)
{
    std::string filling;
    for (std::uint64_t block = 0; filling.size() < size; ++block)
        filling += sha256Hex(std::to_string(seed) + '/' + std::to_string(block));
    filling.resize(size);
    return filling;
}

} // namespace

store::RecordRow recordRow(std::uint64_t person, std::uint64_t sitting, std::int64_t version, std::size_t size)
{
    store::RecordRow row{personId(person), sittingId(sitting), version, {}};
    const std::string filling = fillingOf(person * 1000 + sitting, size);
    row.sealed = checksumOf(row, filling) + filling;
    return row;
}

bool isGenuine(const store::RecordRow& row)
{
    constexpr std::size_t digits = 64;
    return row.sealed.size() >= digits
        && std::string_view(row.sealed).substr(0, digits)
        == checksumOf(row, std::string_view(row.sealed).substr(digits));
}

store::OpenSettings on(const std::string& fileSystemType)
{
    store::OpenSettings settings;
    settings.fileSystemType = fileSystemType;
    return settings;
}

store::OpenSettings through(const std::string& vfs)
{
    store::OpenSettings settings;
    settings.vfs = vfs;
    return settings;
}

store::OpenSettings at(std::chrono::sys_days today)
{
    store::OpenSettings settings;
    settings.today = today;
    return settings;
}

store::OpenSettings with(store::Durability durability)
{
    store::OpenSettings settings;
    settings.durability = durability;
    return settings;
}

store::OpenSettings checkedFirst()
{
    store::OpenSettings settings;
    settings.checkFirst = true;
    return settings;
}

void addPerson(store::Store& to, std::uint64_t person, std::uint64_t sittings)
{
    must(to.transaction([&]() -> Result<> {
        OWNWORDS_TRY(to.putPerson(personRow(person)));
        OWNWORDS_TRY(to.putManifest(manifestRow(person, 1), 0));
        for (std::uint64_t i = 1; i <= sittings; ++i)
            OWNWORDS_TRY(to.putRecord(recordRow(person, person * 100 + i, 1, i * i * 180), 0));
        return {};
    }));
}

std::string dump(store::Store& of, std::uint64_t persons, std::uint64_t locators, const std::vector<std::string>& packs)
{
    std::ostringstream text;
    for (std::uint64_t i = 1; i <= locators; ++i) {
        if (const auto row = must(of.slot(locator(i))))
            text << "slot " << PersonId(row->locator).toText() << ' ' << row->sealed << '\n';
    }
    const auto coaches = must(of.coaches());
    for (const auto& coach : coaches)
        text << "coach " << coach.coach.toText() << " [" << coach.name << "] " << int(coach.boxKey[31]) << ' '
             << int(coach.signKey[0]) << " [" << coach.vouch << "] " << coach.notebook << '\n';
    for (std::uint64_t i = 1; i <= persons; ++i) {
        const auto row = must(of.person(personId(i)));
        if (!row)
            continue;
        text << "person " << row->person.toText() << ' ' << row->epoch << ' ' << row->keepUntil << ' ' << row->heldSince
             << " [" << row->keyring << "] [" << row->reset << "]\n";
        if (const auto manifest = must(of.manifest(personId(i))))
            text << "manifest " << manifest->rev << ' ' << manifest->sealed << '\n';
        auto records = must(of.records(personId(i)));
        std::sort(records.rows.begin(), records.rows.end(),
            [](const auto& left, const auto& right) { return left.sitting < right.sitting; });
        for (const auto& record : records.rows)
            text << "record " << record.sitting.toText() << ' ' << record.version << ' ' << record.sealed << '\n';
        if (!records.complete || !records.unreadable.empty())
            text << "damaged " << records.unreadable.size() << '\n';
        for (const auto& coach : coaches) {
            if (const auto grant = must(of.grant(coach.coach, personId(i))))
                text << "grant " << grant->coach.toText() << ' ' << grant->sealed << '\n';
        }
    }
    for (const std::string& hash : packs) {
        if (const auto bytes = must(of.pack(hash)))
            text << "pack " << hash << ' ' << *bytes << '\n';
    }
    return text.str();
}

void writeFixture(store::Store& to)
{
    must(to.addSlot({locator(1), "slot one"}));
    must(to.addSlot({locator(2), "slot two"}));
    must(to.putCoach(coachRow(1, "Siân")));
    store::CoachRow vouched = coachRow(2, "Dee");
    vouched.vouch = "Siân's word";
    must(to.putCoach(vouched));
    addPerson(to, 1, 3);
    addPerson(to, 2, 1);
    store::PersonRow reset = personRow(2, 7);
    reset.reset = "what was there before";
    must(to.putPerson(reset));
    must(to.setHeldSince(personId(2), 20'700));
    must(to.putManifest(manifestRow(1, 2), 1));
    must(to.putRecord(recordRow(1, 101, 2, 5000), 1));
    must(to.putGrant({coachId(1), personId(1), "sealed to Siân"}));
    must(to.putPack(sha256Hex("a pack"), "a pack"));
}

std::string dumpFixture(store::Store& of)
{
    return dump(of, 3, 3, {sha256Hex("a pack")});
}

void runSql(const fs::path& file, const std::string& sql)
{
    sqlite3* handle = nullptr;
    const bool isOpen = sqlite3_open(file.c_str(), &handle) == SQLITE_OK;
    const bool isDone = isOpen && sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
    const std::string message = sqlite3_errmsg(handle);
    sqlite3_close(handle);
    if (!isDone)
        throw std::runtime_error("sql: " + message);
}

} // namespace ownwords::test
