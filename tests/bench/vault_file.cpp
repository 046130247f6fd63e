// SPDX-License-Identifier: Apache-2.0
#include "core/pack/loader.h"
#include "core/talk/script_runner.h"
#include "core/usecase/people.h"
#include "tests/bench/vault_bench.h"

#include <unistd.h>

#include <cstdlib>

namespace ownwords::bench {

namespace fs = std::filesystem;

namespace {

const crypto::WordList& fourWords()
{
    static const auto list
        = got(crypto::WordList::parse(contentOf(OWNWORDS_SOURCE_DIR "/resources/words/four_words.txt")));
    return list;
}

TimePoint now()
{
    static TimePoint time = TimePoint(std::chrono::sys_days(std::chrono::year(2026) / 6 / 4));
    return time += std::chrono::seconds(1);
}

record::Sitting talkOn(Date date)
{
    static const auto moves = talk::parseScript(contentOf(OWNWORDS_SOURCE_DIR "/resources/samples/first-talk.talk"));
    if (!moves)
        giveUp("sample script");
    talk::ScriptSetup setup;
    setup.pack = firstTalk();
    setup.record.person = PersonId(IdBytes{1});
    setup.device = DeviceId(IdBytes{2});
    setup.fresh = crypto::randomId;
    setup.date = date;
    setup.signer = vault::residentSigner; // as in the window: what the coach says beside them, too
    auto played = talk::playScript(*moves, std::move(setup));
    if (!played)
        giveUp("sample talk: " + played.error().message);
    return played->talk.save().sittings.back();
}

} // namespace

const std::shared_ptr<const pack::Pack>& firstTalk()
{
    static const auto pack = [] {
        pack::Loaded loaded = pack::load(contentOf(OWNWORDS_SOURCE_DIR "/resources/packs/first-talk/pack.json"));
        if (!loaded.pack)
            giveUp("the first talk does not load");
        return std::make_shared<const pack::Pack>(*std::move(loaded.pack));
    }();
    return pack;
}

BenchFile::BenchFile()
    : m_folder(fs::temp_directory_path() / ("ownwords-bench-" + std::to_string(::getpid())))
{
    fs::remove_all(m_folder);
    fs::create_directories(m_folder);
    got(crypto::start());
    open(got(store::createFile(file())));
    got(vault::prepareFile(*m_place, "Bench", crypto::kdfFloor()));
}

BenchFile::~BenchFile()
{
    m_place.reset();
    m_store.reset();
    std::error_code ignored;
    fs::remove_all(m_folder, ignored);
}

void BenchFile::open(store::OpenedFile opened)
{
    m_place.reset();
    m_store = std::move(opened.store);
    m_place.emplace(vault::Place{*m_store, file(), now, fourWords()});
}

void BenchFile::reopen()
{
    m_place.reset();
    m_store.reset();
    open(got(store::openFile(file())));
}

vault::OpenPerson BenchFile::person(const std::string& name)
{
    return std::move(got(vault::createPerson(place(), signIn(name))).person);
}

vault::OpenCoach BenchFile::coach()
{
    return std::move(got(vault::createCoach(place(), signIn("jo"), "Jo")).coach);
}

record::Record talks(std::size_t count)
{
    record::Record all;
    all.person = PersonId(IdBytes{1});
    const auto begun = std::chrono::year(2023) / 6 / 4;
    for (std::size_t i = 0; i < count; ++i) {
        record::Sitting sitting = talkOn(begun + std::chrono::months(i));
        const std::int64_t after = record::lastN(all);
        std::vector<record::Event> events;
        for (const record::Stretch& stretch : sitting.stretches) {
            for (record::Event event : stretch.events) {
                event.header.n += after;
                events.push_back(std::move(event));
            }
        }
        sitting.stretches.clear();
        record::append(sitting, std::move(events), sitting.by);
        all.sittings.push_back(std::move(sitting));
    }
    return all;
}

void keepFirstTalk(store::Store& store)
{
    got(usecase::keepPack(store, *firstTalk()));
}

vault::Summary summaryOf(const record::Record& record, store::Store& store)
{
    const auto packs = got(usecase::packsOf(store, record));
    return usecase::summaryOf(talk::storyOf(got(talk::State::fold(record, packs))));
}

MadePerson addPerson(
    store::Store& store, const record::Record& said, const vault::Summary& summary, const vault::OpenCoach* coach)
{
    MadePerson made{PersonId(crypto::randomId()), crypto::Secret::random()};
    vault::Keyring keyring;
    keyring.dataKey = crypto::Secret::random();
    keyring.identity = crypto::SigningKeys::random();
    if (coach != nullptr)
        keyring.consents.push_back({crypto::randomId(), coach->id, coach->name, coach->notebook.box.open,
            coach->notebook.identity.open, now(), std::nullopt, "to plan", true, false});
    vault::Manifest manifest{now(), summary, {}};
    std::vector<store::RecordRow> rows;
    for (const record::Sitting& sitting : said.sittings) {
        vault::SittingDocument document;
        document.head = sitting;
        document.head.id = SittingId(crypto::randomId());
        document.head.stretches.clear();
        const SittingId& id = document.head.id;
        for (record::Stretch stretch : sitting.stretches) {
            vault::sign(stretch, made.id, id, keyring.identity);
            document.append(stretch);
        }
        manifest.entries[id] = {1, 1, sitting.type, now(), document.headNow(), false};
        keyring.heads[id] = document.headNow();
        rows.push_back({made.id, id, 1, vault::sealRecord({made.id, id, 1, 1}, keyring.dataKey, document.toBytes())});
    }
    got(store.putPerson({made.id, 1, 30'000, 0, vault::sealKeyring(made.id, made.rootKey, keyring), {}}));
    got(store.putManifest({made.id, 1, vault::sealManifest({made.id, 1, 1}, keyring.dataKey, manifest)}, 0));
    for (const store::RecordRow& row : rows)
        got(store.putRecord(row, 0));
    if (coach != nullptr)
        got(store.putGrant(
            {coach->id, made.id, vault::grantFor(made.id, keyring, keyring.consents.back(), made.rootKey)}));
    return made;
}

vault::OpenPerson opened(vault::Place& place, const MadePerson& made)
{
    vault::OpenPerson person;
    person.id = made.id;
    person.owner.emplace();
    person.owner->rootKey = made.rootKey.clone();
    got(vault::load(place, person));
    if (!person.problems.empty())
        giveUp("the made person does not open whole");
    return person;
}

} // namespace ownwords::bench
