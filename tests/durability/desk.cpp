// SPDX-License-Identifier: Apache-2.0
#include "tests/durability/desk.h"

#include <cstdlib>
#include <utility>

namespace ownwords::test {

namespace fs = std::filesystem;

namespace {

const crypto::WordList& fourWords()
{
    static const crypto::WordList words = [] {
        auto list = crypto::WordList::parse(slurp(OWNWORDS_SOURCE_DIR "/resources/words/four_words.txt"));
        if (!list)
            throw std::runtime_error("no list of words");
        return *std::move(list);
    }();
    return words;
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
    record::append(Kit::sittingOf(said, sitting, by), {event}, by);
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
    Kit::sittingOf(said, sitting, person.signer()).drafts["q"] = draft;
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
    : m_file(fs::path(m_folder.path().toStdString()) / "home.ownwords")
{
}

void CopyPlace::put(const std::map<std::string, Bytes>& files)
{
    for (const fs::directory_entry& entry : fs::directory_iterator(m_file.parent_path()))
        fs::remove_all(entry.path());
    for (const auto& [name, bytes] : files)
        spit(m_file.parent_path() / name, bytes);
}

void CopyPlace::put(const Bytes& file)
{
    put({{m_file.filename().string(), file}});
}

std::vector<std::string> wordsIn(const record::Record& record, const SittingId& sitting)
{
    record::Record alone;
    for (const record::Sitting& one : record.sittings) {
        if (one.id == sitting)
            alone.sittings.push_back(one);
    }
    return wordsOf(alone);
}

long numberFrom(const char* variable, long otherwise)
{
    const char* const text = std::getenv(variable);
    return text == nullptr ? otherwise : std::strtol(text, nullptr, 10);
}

} // namespace ownwords::test
