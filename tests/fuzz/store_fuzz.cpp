// SPDX-License-Identifier: Apache-2.0
// The database file is the input: whatever it holds, it is opened, or refused, without harm, and nothing is shown that
// was not said. OWNWORDS_SEEDS=folder makes the file to begin with, and ends.
#include "core/store/sqlite_store.h"
#include "core/vault/erasing.h"

#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>

namespace {

using namespace ownwords;
namespace fs = std::filesystem;

constexpr auto said = "Everything about bees";
constexpr auto called = "Alice";
const PersonId personId(IdBytes{1});
const CoachId coachId(IdBytes{2});
const SittingId sittingId(IdBytes{3});

[[noreturn]] void broken()
{
    std::abort();
}

crypto::Secret fixedKey(std::uint8_t number)
{
    return crypto::Secret::copyOf(Bytes(32, static_cast<char>(number)));
}

vault::OpenCoach theCoach()
{
    vault::OpenCoach coach;
    coach.id = coachId;
    coach.name = "Jo";
    coach.rootKey = fixedKey(1);
    coach.notebook.box = crypto::BoxKeys::fromSeed(fixedKey(2));
    coach.notebook.identity = crypto::SigningKeys::fromSeed(fixedKey(3));
    return coach;
}

vault::Keyring theKeyring()
{
    vault::Keyring keyring;
    keyring.dataKey = fixedKey(5);
    keyring.identity = crypto::SigningKeys::fromSeed(fixedKey(6));
    const vault::OpenCoach coach = theCoach();
    keyring.consents.push_back({IdBytes{9}, coachId, coach.name, coach.notebook.box.open, coach.notebook.identity.open,
        TimePoint(), std::nullopt, "to plan", true, false});
    return keyring;
}

// The file and its folder; in memory where there is such a place.
class Desk {
public:
    Desk()
    {
        const fs::path memory = "/dev/shm";
        std::error_code none;
        const fs::path folder = fs::is_directory(memory, none) ? memory : fs::temp_directory_path();
        m_folder = folder / ("ownwords-fuzz-" + std::to_string(::getpid()));
        fs::create_directories(m_folder);
        const auto words = crypto::WordList();
        m_words = std::make_unique<crypto::WordList>(words);
        if (!crypto::start())
            broken();
    }
    ~Desk()
    {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    fs::path file() const { return m_folder / "home.ownwords"; }
    vault::Place place(store::Store& store) const
    {
        return {store, {}, [] { return TimePoint(); }, *m_words};
    }
    void lay(const std::uint8_t* data, std::size_t size) const
    {
        for (const char* const suffix : {"", "-wal", "-shm", "-journal"})
            ::unlink((file().string() + suffix).c_str());
        std::ofstream(file(), std::ios::binary).write(reinterpret_cast<const char*>(data), static_cast<long>(size));
    }

private:
    fs::path m_folder;
    std::unique_ptr<crypto::WordList> m_words;
};

Desk& desk()
{
    static Desk one;
    return one;
}

vault::OpenPerson thePerson()
{
    vault::OpenPerson person;
    person.id = personId;
    person.owner.emplace();
    person.owner->rootKey = fixedKey(4);
    return person;
}

Result<vault::Saved> say(vault::Place& place, vault::OpenPerson& person, const SittingId& id, const std::string& words)
{
    record::Record record = person.record;
    record::Sitting* sitting = nullptr;
    for (record::Sitting& one : record.sittings)
        sitting = one.id == id ? &one : sitting;
    if (sitting == nullptr) {
        sitting = &record.sittings.emplace_back();
        sitting->id = id;
        sitting->by = std::string(vault::residentSigner);
    }
    record::Header header;
    header.id = EventId(crypto::randomId());
    header.n = record::lastN(record) + 1;
    header.by = header.who = header.typedBy = sitting->by;
    record::Payload payload;
    payload.kind = record::Kind::Answer;
    payload.slot = "q";
    payload.value.words = {words};
    record::append(*sitting, {record::makeEvent(header, payload, crypto::randomId())}, sitting->by);
    sitting->drafts["q"] = words;
    vault::Summary summary;
    summary.called = called;
    return vault::save(place, person, {record, summary, {}});
}

// A small file that is as it should be: one person, who shares, and one coach.
int makeSeed(const fs::path& folder)
{
    desk().lay(nullptr, 0);
    ::unlink(desk().file().c_str());
    auto made = store::createFile(desk().file());
    if (!made)
        return 1;
    store::Store& store = *made->store;
    vault::Place place = desk().place(store);
    const vault::OpenCoach coach = theCoach();
    const vault::Keyring keyring = theKeyring();
    const vault::ManifestPlace first{personId, 1, 1};
    const Bytes manifest = vault::sealManifest(first, keyring.dataKey, {});
    const bool written = vault::prepareFile(place, "Home", crypto::kdfFloor())
        && store.putCoach({coachId, coach.name, coach.notebook.box.open, coach.notebook.identity.open, {},
            vault::sealNotebook(coachId, coach.rootKey, coach.notebook)})
        && store.transaction([&]() -> Result<> {
               OWNWORDS_TRY(
                   store.putPerson({personId, 1, 1, 0, vault::sealKeyring(personId, fixedKey(4), keyring), {}}));
               OWNWORDS_TRY(store.putManifest({personId, 1, manifest}, 0));
               return store.putGrant(
                   {coachId, personId, vault::grantFor(personId, keyring, keyring.consents.front(), fixedKey(4))});
           });
    vault::OpenPerson person = thePerson();
    const bool saidSo = written && vault::load(place, person) && say(place, person, sittingId, said)
        && store.checkpoint(store::Checkpoint::Truncate);
    made->store.reset();
    std::error_code error;
    fs::copy_file(desk().file(), folder / "seed-small.ownwords", fs::copy_options::overwrite_existing, error);
    return saidSo && !error ? 0 : 1;
}

// Every word that is shown was sealed by somebody with the key: the seed's, or this run's own.
void checkWords(const record::Record& record)
{
    for (const record::Placed& placed : record::inOrder(record)) {
        for (const std::string& words : placed.event->payload.value.words) {
            if (words != said && words != "new words")
                broken();
        }
    }
}

void asResident(vault::Place& place)
{
    vault::OpenPerson person = thePerson();
    if (!vault::load(place, person))
        return;
    checkWords(person.record);
    static_cast<void>(say(place, person, SittingId(IdBytes{4}), "new words"));
    static_cast<void>(say(place, person, sittingId, "new words"));
    static_cast<void>(vault::signOut(place, person));
    if (vault::withdraw(place, person, coachId) && vault::load(place, person))
        checkWords(person.record);
    static_cast<void>(vault::erase(place, person));
}

void asCoach(vault::Place& place)
{
    vault::OpenCoach coach = theCoach();
    if (const auto people = vault::peopleOf(place, coach)) {
        for (const vault::ListedPerson& person : *people) {
            if (!person.summary.called.empty() && person.summary.called != called)
                broken();
        }
    }
    if (const auto shared = vault::openShared(place, coach, personId))
        checkWords(shared->record);
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*arguments*/)
{
    static_cast<void>(desk());
    if (const char* const folder = std::getenv("OWNWORDS_SEEDS"))
        std::exit(makeSeed(folder));
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    desk().lay(data, size);
    auto opened = store::openFile(desk().file());
    if (!opened)
        return 0;
    vault::Place place = desk().place(*opened->store);
    static_cast<void>(vault::fileInfo(place));
    static_cast<void>(vault::untouched(place));
    asCoach(place);
    asResident(place);
    return 0;
}
