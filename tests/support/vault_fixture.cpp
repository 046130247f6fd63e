// SPDX-License-Identifier: Apache-2.0
#include "tests/support/vault_fixture.h"

#include "core/pack/loader.h"
#include "core/talk/script_runner.h"
#include "core/usecase/people.h"

#include <sqlite3.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace ownwords::test {

namespace {

namespace fs = std::filesystem;

constexpr int mostQuestions = 500; // a talk that has no more open ones ends

std::uint8_t nextSeries()
{
    static std::uint8_t last = 0;
    return ++last;
}

template <typename T>
T played(tl::expected<T, talk::ScriptFailure> result)
{
    if (!result)
        throw std::runtime_error("line " + std::to_string(result.error().line) + ": " + result.error().message);
    return *std::move(result);
}

bool hasTalk(const record::Record& record, const talk::Packs& packs, const std::string& pack)
{
    const auto state = worked(talk::State::fold(record, packs));
    return std::any_of(state.chains().begin(), state.chains().end(),
        [&](const talk::Chain& chain) { return chain.pack != nullptr && chain.pack->pack().id == pack; });
}

Bytes columnOf(sqlite3_stmt* statement)
{
    const auto* const bytes = static_cast<const char*>(sqlite3_column_blob(statement, 0));
    return bytes == nullptr ? Bytes() : Bytes(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement, 0)));
}

} // namespace

VaultFixture::VaultFixture(const store::OpenSettings& settings)
    : m_folder(m_temporary.path().toStdString())
    , m_file(m_folder / "home.ownwords")
    , m_now(std::chrono::sys_days(std::chrono::year(2026) / 6 / 4) + std::chrono::hours(12))
    , m_series(nextSeries())
{
    worked(crypto::start());
    open(worked(store::createFile(m_file, settings)));
    worked(vault::prepareFile(*m_place, "Riverside Homes", crypto::kdfFloor()));
}

VaultFixture::~VaultFixture() = default;

void VaultFixture::open(store::OpenedFile opened)
{
    m_store = std::move(opened.store);
    m_place.emplace(vault::Place{*m_store, m_file, [this] { return now(); }, words()});
}

void VaultFixture::close()
{
    m_place.reset();
    m_store.reset();
}

void VaultFixture::reopen()
{
    reopen({});
}

void VaultFixture::reopen(const store::OpenSettings& settings)
{
    close();
    open(worked(store::openFile(m_file, settings)));
}

vault::NewPerson VaultFixture::person(const std::string& name)
{
    return worked(vault::createPerson(*m_place, signIn(name)));
}

vault::OpenPerson VaultFixture::unlock(const std::string& name)
{
    return worked(vault::unlock(*m_place, signIn(name)));
}

vault::NewCoach VaultFixture::coach(const std::string& name)
{
    return worked(vault::createCoach(*m_place, signIn(name), name));
}

vault::OpenCoach VaultFixture::unlockCoach(const std::string& name)
{
    return worked(vault::unlockCoach(*m_place, signIn(name)));
}

const std::shared_ptr<const pack::Pack>& VaultFixture::firstTalk()
{
    static const auto pack = [] {
        pack::Loaded loaded = pack::load(bytesIn(OWNWORDS_SOURCE_DIR "/resources/packs/first-talk/pack.json"));
        if (!loaded.pack)
            throw std::runtime_error("the first talk does not load");
        return std::make_shared<const pack::Pack>(*std::move(loaded.pack));
    }();
    return pack;
}

const crypto::WordList& VaultFixture::words()
{
    static const auto list
        = worked(crypto::WordList::parse(bytesIn(OWNWORDS_SOURCE_DIR "/resources/words/four_words.txt")));
    return list;
}

IdBytes VaultFixture::fresh()
{
    ++m_count;
    IdBytes bytes{};
    bytes[0] = 0xF0;
    bytes[1] = m_series;
    for (std::size_t i = 0; i < 4; ++i)
        bytes[15 - i] = static_cast<std::uint8_t>(m_count >> (8 * i));
    return bytes;
}

talk::Talk VaultFixture::talk(const vault::OpenPerson& person)
{
    const talk::Packs packs = worked(usecase::packsOf(*m_store, person.record));
    const auto& pack = firstTalk();
    const DeviceId device = worked(vault::fileInfo(*m_place)).device;
    const bool goesOn = hasTalk(person.record, packs, pack->id);
    talk::Talk::Setup setup{pack, goesOn ? std::vector<std::string>() : std::vector<std::string>{"alone", "keep"},
        device, [this] { return fresh(); }};
    talk::Stamp now = stamp();
    now.by = person.signer();
    return worked(goesOn ? talk::Talk::resume(person.record, packs, std::move(setup), now)
                         : talk::Talk::begin(person.record, packs, std::move(setup), now));
}

talk::Stamp VaultFixture::stamp()
{
    talk::Stamp stamp;
    stamp.at = now();
    stamp.tzMinutes = 60;
    return stamp;
}

talk::Stamp VaultFixture::coachStamp(const vault::OpenPerson& person)
{
    if (!person.coach)
        throw std::runtime_error("no coach at the table");
    talk::Stamp of = stamp();
    of.by = vault::signerOf(person.coach->id);
    of.who = of.by;
    of.typedBy = of.by;
    return of;
}

void VaultFixture::answer(talk::Talk& talk, std::string_view words)
{
    talk::Stamp now = stamp();
    const auto& sittings = talk.save().sittings;
    now.by = sittings.back().by;
    for (int i = 0; i < mostQuestions; ++i) {
        const auto stop = talk.current();
        if (!stop)
            throw std::runtime_error("no open question for own words is left");
        const bool isOpen = talk.state().answer(talk.chain(), stop->slot) == nullptr;
        const bool isForWords = stop->what == talk::Stop::What::Question && stop->question->kind == pack::Kind::Words;
        if (isOpen && isForWords) {
            worked(talk.say(words, 0, now));
            return;
        }
        worked(talk.next(now));
    }
    throw std::runtime_error("the talk does not end");
}

vault::Saved VaultFixture::say(vault::OpenPerson& person, const std::vector<std::string>& answers)
{
    talk::Talk said = talk(person);
    for (const std::string& words : answers)
        answer(said, words);
    return worked(usecase::save(*m_place, person, said));
}

vault::Saved VaultFixture::play(vault::OpenPerson& person, std::string_view script)
{
    talk::ScriptSetup setup{firstTalk(), person.record, worked(usecase::packsOf(*m_store, person.record)),
        worked(vault::fileInfo(*m_place)).device, [this] { return fresh(); }, dayOf(now(), 0), "en"};
    talk::PlayedScript done = played(talk::playScript(played(talk::parseScript(script)), std::move(setup)));
    return worked(usecase::save(*m_place, person, done.talk));
}

std::vector<Bytes> VaultFixture::rawSql(const fs::path& file, const std::string& sql)
{
    sqlite3* handle = nullptr;
    const int opened = sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr);
    const std::unique_ptr<sqlite3, int (*)(sqlite3*)> connection(handle, sqlite3_close);
    if (opened != SQLITE_OK)
        throw std::runtime_error("rawSql: cannot open");
    std::vector<Bytes> rows;
    const char* rest = sql.c_str();
    while (*rest != '\0') {
        sqlite3_stmt* prepared = nullptr;
        if (sqlite3_prepare_v2(handle, rest, -1, &prepared, &rest) != SQLITE_OK)
            throw std::runtime_error(std::string("rawSql: ") + sqlite3_errmsg(handle));
        const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement(prepared, sqlite3_finalize);
        int step = SQLITE_DONE;
        while (prepared != nullptr && (step = sqlite3_step(prepared)) == SQLITE_ROW)
            rows.push_back(columnOf(prepared));
        if (step != SQLITE_DONE)
            throw std::runtime_error(std::string("rawSql: ") + sqlite3_errmsg(handle));
    }
    return rows;
}

Bytes VaultFixture::fileBytes() const
{
    return bytesIn(m_file) + bytesIn(fs::path(m_file) += "-wal");
}

std::vector<std::string> wordsIn(const record::Record& record)
{
    talk::Packs packs;
    talk::addPack(packs, VaultFixture::firstTalk());
    const auto state = worked(talk::State::fold(record, packs));
    std::vector<std::string> all;
    for (std::size_t i = 0; i < state.size(); ++i) {
        const talk::Entry& entry = state.entry(i);
        if (entry.isActive() && entry.payload.kind == record::Kind::Answer)
            all.insert(all.end(), entry.payload.value.words.begin(), entry.payload.value.words.end());
    }
    return all;
}

Bytes bytesIn(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace ownwords::test
