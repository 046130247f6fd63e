// SPDX-License-Identifier: Apache-2.0
#include "tests/durability/desk.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <utility>

namespace ownwords::test {

namespace fs = std::filesystem;

namespace {

const crypto::WordList& fourWords()
{
    static const crypto::WordList words = [] {
        std::ifstream in(OWNWORDS_SOURCE_DIR "/resources/words/four_words.txt");
        auto list = crypto::WordList::parse(std::string(std::istreambuf_iterator<char>(in), {}));
        if (!list)
            throw std::runtime_error("no list of words");
        return *std::move(list);
    }();
    return words;
}

// Thousands of files are made, and none of them has to outlive a power cut.
QString inMemory()
{
    std::error_code missing;
    const bool isThere = fs::is_directory("/dev/shm", missing);
    return QString::fromStdString(
        ((isThere ? fs::path("/dev/shm") : fs::temp_directory_path()) / "ownwords-XXXXXX").string());
}

TimePoint noon()
{
    return TimePoint(std::chrono::sys_days(std::chrono::year(2026) / 6 / 4)) + std::chrono::hours(12);
}

} // namespace

PersonKey keyOf(const vault::OpenPerson& person)
{
    return {person.id, person.owner->rootKey.clone()};
}

Desk::Desk(const fs::path& file, store::OpenedFile opened)
    : m_opened(std::move(opened))
    , m_place{*m_opened.store, file, noon, fourWords()}
{
}

Result<std::unique_ptr<Desk>> Desk::open(const fs::path& file, const store::OpenSettings& settings)
{
    OWNWORDS_TRY(crypto::start());
    auto opened = store::openFile(file, settings);
    if (!opened)
        return tl::unexpected<Error>(opened.error());
    return std::unique_ptr<Desk>(new Desk(file, *std::move(opened)));
}

Result<vault::OpenPerson> Desk::openPerson(const PersonKey& key)
{
    vault::OpenPerson person;
    person.id = key.id;
    person.owner.emplace();
    person.owner->rootKey = key.root.clone();
    OWNWORDS_TRY(vault::load(m_place, person));
    return person;
}

record::Sitting& Desk::sittingOf(record::Record& record, const SittingId& id, const std::string& by)
{
    for (record::Sitting& sitting : record.sittings) {
        if (sitting.id == id)
            return sitting;
    }
    record::Sitting sitting;
    sitting.id = id;
    sitting.dev = DeviceId(IdBytes{7});
    sitting.by = by;
    sitting.type = by == vault::residentSigner ? record::SittingType::Talk : record::SittingType::Coach;
    record.sittings.push_back(std::move(sitting));
    return record.sittings.back();
}

Result<vault::Saved> Desk::save(vault::OpenPerson& person, const record::Record& said)
{
    vault::Summary summary;
    summary.called = "Somebody";
    return vault::save(m_place, person, {said, summary, [](const ItemId&) { return std::string("promises"); }});
}

Result<vault::Saved> Desk::add(vault::OpenPerson& person, const SittingId& sitting, record::Payload payload)
{
    record::Record said = person.record;
    const std::string by = person.signer();
    record::Header header;
    header.id = EventId(crypto::randomId());
    header.n = record::lastN(said) + 1;
    header.dev = DeviceId(IdBytes{7});
    header.at = m_place.now();
    header.by = by;
    header.who = by;
    header.typedBy = by;
    header.lang = "en";
    const record::Event event = record::makeEvent(std::move(header), std::move(payload), crypto::randomId());
    record::append(sittingOf(said, sitting, by), {event}, by);
    return save(person, said);
}

Result<vault::Saved> Desk::say(vault::OpenPerson& person, const SittingId& sitting, const std::string& words)
{
    record::Payload payload;
    if (person.owner) {
        payload.kind = record::Kind::Answer;
        payload.slot = "q";
        payload.value.words = {words};
    } else {
        payload.kind = record::Kind::Note;
        payload.words = words;
    }
    return add(person, sitting, std::move(payload));
}

Result<vault::Saved> Desk::type(vault::OpenPerson& person, const SittingId& sitting, const std::string& draft)
{
    record::Record said = person.record;
    sittingOf(said, sitting, person.signer()).drafts["q"] = draft;
    return save(person, said);
}

Result<vault::Saved> Desk::takeOut(vault::OpenPerson& person, const SittingId& sitting, const std::string& words)
{
    record::Payload payload;
    payload.kind = record::Kind::Redact;
    for (const record::Placed& placed : record::inOrder(person.record)) {
        if (placed.event->payload.value.words == std::vector<std::string>{words})
            payload.events.push_back(placed.event->header.id);
    }
    if (payload.events.empty())
        return fail(ErrorCode::NotFound, "words to take out");
    return add(person, sitting, std::move(payload));
}

CopyPlace::CopyPlace()
    : m_folder(inMemory())
    , m_file(fs::path(m_folder.path().toStdString()) / "home.ownwords")
{
}

void CopyPlace::put(const std::map<std::string, Bytes>& files)
{
    for (const fs::directory_entry& entry : fs::directory_iterator(m_file.parent_path()))
        fs::remove_all(entry.path());
    for (const auto& [name, bytes] : files)
        std::ofstream(m_file.parent_path() / name, std::ios::binary) << bytes;
}

void CopyPlace::put(const Bytes& file)
{
    put({{m_file.filename().string(), file}});
}

std::vector<std::string> wordsIn(const record::Record& record, const SittingId& sitting)
{
    std::vector<std::string> words;
    for (const record::Placed& placed : record::inOrder(record)) {
        if (record.sittings[placed.sitting].id != sitting)
            continue;
        const record::Payload& payload = placed.event->payload;
        words.insert(words.end(), payload.value.words.begin(), payload.value.words.end());
        if (!payload.words.empty())
            words.push_back(payload.words);
    }
    return words;
}

long numberFrom(const char* variable, long otherwise)
{
    const char* const text = std::getenv(variable);
    return text == nullptr ? otherwise : std::strtol(text, nullptr, 10);
}

} // namespace ownwords::test
