// SPDX-License-Identifier: Apache-2.0
#include "tests/vault/kit.h"

#include <sqlite3.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace ownwords::test {

namespace {

crypto::WordList fourWords()
{
    auto list = crypto::WordList::parse(slurp(OWNWORDS_SOURCE_DIR "/resources/words/four_words.txt"));
    REQUIRE(list);
    return *std::move(list);
}

} // namespace

Kit::Kit(const store::OpenSettings& settings)
    : m_file(std::filesystem::path(m_folder.path().toStdString()) / "home.ownwords")
    , m_settings(settings)
    , m_words(fourWords())
{
    REQUIRE(crypto::start());
    auto made = store::createFile(m_file, m_settings);
    REQUIRE(made);
    m_store = std::move(made->store);
    m_place.reset(new vault::Place{*m_store, m_file, [this] { return m_now; }, m_words});
    REQUIRE(vault::prepareFile(*m_place, "Home", crypto::kdfFloor()));
}

void Kit::close()
{
    m_place.reset();
    m_store.reset();
}

void Kit::open()
{
    close();
    auto opened = store::openFile(m_file, m_settings);
    REQUIRE(opened);
    m_store = std::move(opened->store);
    m_place.reset(new vault::Place{*m_store, m_file, [this] { return m_now; }, m_words});
}

vault::NewPerson Kit::addPerson(const std::string& name)
{
    auto made = vault::createPerson(*m_place, signIn(name));
    REQUIRE(made);
    return *std::move(made);
}

vault::OpenPerson Kit::unlock(const std::string& name)
{
    auto person = vault::unlock(*m_place, signIn(name));
    REQUIRE(person);
    return *std::move(person);
}

vault::OpenCoach Kit::addCoach(const std::string& name)
{
    auto made = vault::createCoach(*m_place, signIn(name), name);
    REQUIRE(made);
    return std::move(made->coach);
}

vault::OpenCoach Kit::unlockCoach(const std::string& name)
{
    auto coach = vault::unlockCoach(*m_place, signIn(name));
    REQUIRE(coach);
    return *std::move(coach);
}

record::Event Kit::event(const record::Record& record, record::Payload payload, const std::string& by) const
{
    record::Header header;
    header.id = EventId(crypto::randomId());
    header.n = record::lastN(record) + 1;
    header.dev = DeviceId(IdBytes{7});
    header.at = m_now;
    header.by = by;
    header.who = by;
    header.typedBy = by;
    header.lang = "en";
    return record::makeEvent(std::move(header), std::move(payload), crypto::randomId());
}

record::Sitting& Kit::sittingOf(record::Record& record, const SittingId& id, const std::string& by)
{
    for (record::Sitting& sitting : record.sittings) {
        if (sitting.id == id)
            return sitting;
    }
    record::Sitting sitting;
    sitting.id = id;
    sitting.dev = DeviceId(IdBytes{7});
    sitting.by = by;
    sitting.type = by == "resident" ? record::SittingType::Talk : record::SittingType::Coach;
    record.sittings.push_back(std::move(sitting));
    return record.sittings.back();
}

Result<vault::Saved> Kit::save(vault::OpenPerson& person, const record::Record& said)
{
    vault::Summary summary;
    summary.called = "Person " + person.id.toText().substr(0, 4);
    return vault::save(*m_place, person, {said, summary, [](const ItemId&) { return std::string("promises"); }});
}

Result<vault::Saved> Kit::say(vault::OpenPerson& person, const SittingId& sitting, const std::string& words)
{
    record::Record said = person.record;
    record::Payload payload;
    payload.kind = record::Kind::Answer;
    payload.slot = "q" + std::to_string(record::lastN(said) + 1);
    payload.value.words = {words};
    const record::Event made = event(said, payload, person.signer());
    record::append(sittingOf(said, sitting, person.signer()), {made}, person.signer());
    return save(person, said);
}

Result<vault::Saved> Kit::note(vault::OpenPerson& person, const SittingId& sitting, const std::string& words)
{
    record::Record said = person.record;
    record::Payload payload;
    payload.kind = record::Kind::Note;
    payload.words = words;
    const std::string by = vault::signerOf(person.coach->id);
    const record::Event made = event(said, payload, by);
    record::append(sittingOf(said, sitting, by), {made}, by);
    return save(person, said);
}

Result<vault::Saved> Kit::type(vault::OpenPerson& person, const SittingId& sitting, const std::string& draft)
{
    record::Record said = person.record;
    sittingOf(said, sitting, person.signer()).drafts["q"] = draft;
    return save(person, said);
}

Result<vault::Saved> Kit::takeOut(vault::OpenPerson& person, const SittingId& sitting, const std::string& words)
{
    record::Record said = person.record;
    record::Payload payload;
    payload.kind = record::Kind::Redact;
    for (const record::Placed& placed : record::inOrder(said)) {
        if (placed.event->payload.value.words == std::vector<std::string>{words})
            payload.events.push_back(placed.event->header.id);
    }
    REQUIRE_FALSE(payload.events.empty());
    const record::Event made = event(said, payload, person.signer());
    record::append(sittingOf(said, sitting, person.signer()), {made}, person.signer());
    return save(person, said);
}

std::vector<Bytes> Kit::sql(const std::string& statement, const std::vector<Bytes>& values)
{
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open(m_file.c_str(), &handle) == SQLITE_OK);
    sqlite3_busy_timeout(handle, 5'000);
    sqlite3_stmt* prepared = nullptr;
    INFO(statement);
    REQUIRE(sqlite3_prepare_v2(handle, statement.c_str(), -1, &prepared, nullptr) == SQLITE_OK);
    for (std::size_t i = 0; i < values.size(); ++i)
        sqlite3_bind_blob(
            prepared, static_cast<int>(i) + 1, values[i].data(), static_cast<int>(values[i].size()), SQLITE_TRANSIENT);
    std::vector<Bytes> rows;
    int state = sqlite3_step(prepared);
    for (; state == SQLITE_ROW; state = sqlite3_step(prepared)) {
        const auto* const bytes = static_cast<const char*>(sqlite3_column_blob(prepared, 0));
        rows.emplace_back(bytes == nullptr ? "" : bytes, static_cast<std::size_t>(sqlite3_column_bytes(prepared, 0)));
    }
    CHECK(state == SQLITE_DONE);
    sqlite3_finalize(prepared);
    sqlite3_close(handle);
    return rows;
}

void Kit::copyRows(const std::filesystem::path& from, const std::string& table, const Bytes& person)
{
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open(m_file.c_str(), &handle) == SQLITE_OK);
    const std::string id = "x'" + hex(person) + "'";
    const std::string script = "ATTACH '" + from.string() + "' AS o; PRAGMA foreign_keys = OFF; DELETE FROM " + table
        + " WHERE person_id = " + id + "; INSERT INTO " + table + " SELECT * FROM o." + table
        + " WHERE person_id = " + id;
    INFO(script);
    CHECK(sqlite3_exec(handle, script.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(handle);
}

Bytes Kit::fileBytes() const
{
    return slurp(m_file) + slurp(m_file.string() + "-wal") + slurp(m_file.string() + "-shm");
}

std::filesystem::path Kit::copyTo(const std::string& name)
{
    REQUIRE(m_store->checkpoint(store::Checkpoint::Truncate));
    const std::filesystem::path copy = folder() / name;
    std::filesystem::copy_file(m_file, copy, std::filesystem::copy_options::overwrite_existing);
    return copy;
}

SittingId newSitting()
{
    return SittingId(crypto::randomId());
}

std::vector<std::string> wordsOf(const record::Record& record)
{
    std::vector<std::string> words;
    for (const record::Placed& placed : record::inOrder(record)) {
        const record::Payload& payload = placed.event->payload;
        words.insert(words.end(), payload.value.words.begin(), payload.value.words.end());
        if (!payload.words.empty())
            words.push_back(payload.words);
    }
    return words;
}

Bytes slurp(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void spit(const std::filesystem::path& path, const Bytes& bytes)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

Bytes bytesOf(const IdBytes& id)
{
    return {reinterpret_cast<const char*>(id.data()), id.size()};
}

std::string hex(const Bytes& bytes)
{
    std::string text;
    for (const char byte : bytes) {
        constexpr std::string_view digits = "0123456789abcdef";
        text += digits[static_cast<std::uint8_t>(byte) >> 4U];
        text += digits[static_cast<std::uint8_t>(byte) & 15U];
    }
    return text;
}

} // namespace ownwords::test
