// SPDX-License-Identifier: Apache-2.0
// What lies inside a seal: an export's body first, and the other values that somebody with a key can make, told apart
// by the four letters they begin with. OWNWORDS_SEEDS=folder makes one of each to begin with, and ends.
#include "core/base/text.h"
#include "core/usecase/people.h"
#include "core/vault/coach_card.h"
#include "tests/support/vault_fixture.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>

namespace {

using namespace ownwords;

[[noreturn]] void broken()
{
    std::abort();
}

const PersonId person(IdBytes{1});

crypto::Secret fixedKey(std::uint8_t number)
{
    return crypto::Secret::copyOf(Bytes(32, static_cast<char>(number)));
}

// What was read comes back the same from what is written of it.
void checkSitting(const vault::SittingDocument& document)
{
    const Bytes bytes = document.toBytes();
    const auto again = vault::SittingDocument::fromBytes(bytes);
    if (!again || again->document.toBytes() != bytes || again->stretches.size() != document.stretches.size())
        broken();
}

void tryExport(BytesView body)
{
    const auto exported = vault::exportedFrom(body);
    if (!exported) {
        if (exported.error().code != ErrorCode::Tampered && exported.error().code != ErrorCode::Invalid
            && exported.error().code != ErrorCode::NewerFormat)
            broken();
        return;
    }
    for (const vault::SittingDocument& document : exported->sittings)
        checkSitting(document);
    if (const auto both = record::merge(exported->record, exported->record))
        static_cast<void>(record::inOrder(*both));
}

void trySitting(BytesView bytes)
{
    auto read = vault::SittingDocument::fromBytes(bytes);
    if (!read)
        return;
    const vault::Head head = read->document.headNow();
    if (!vault::judge(*read, person, {}, &head))
        broken(); // it is as it is
    static_cast<void>(vault::judge(*read, person, {}, nullptr));
    checkSitting(read->document);
    std::unordered_set<EventId> all;
    for (const record::Stretch& stretch : read->stretches) {
        for (const record::Event& event : stretch.events)
            all.insert(event.header.id);
    }
    if (vault::redactIn(read->document, all))
        checkSitting(read->document);
}

void tryManifest(BytesView bytes)
{
    const vault::ManifestPlace place{person, 1, 1};
    const Bytes associated = vault::Writer("man1").id(person).number(std::int64_t(1)).number(std::int64_t(1)).take();
    const Bytes sealed = crypto::seal(crypto::derive(fixedKey(1), 2, "manifest"), bytes, associated);
    const auto manifest = vault::openManifest(place, fixedKey(1), sealed);
    if (!manifest)
        return;
    const auto again = vault::openManifest(place, fixedKey(1), vault::sealManifest(place, fixedKey(1), *manifest));
    if (!again || *again != *manifest)
        broken();
}

void tryKeyring(BytesView bytes)
{
    const Bytes sealed
        = crypto::seal(crypto::derive(fixedKey(1), 1, "keyring_"), bytes, vault::Writer("ring").id(person).take());
    if (const auto keyring = vault::openKeyring(person, fixedKey(1), sealed)) {
        if (!vault::openKeyring(person, fixedKey(1), vault::sealKeyring(person, fixedKey(1), *keyring)))
            broken();
    }
}

void tryNotebook(BytesView bytes)
{
    const CoachId coach(IdBytes{2});
    const Bytes sealed
        = crypto::seal(crypto::derive(fixedKey(1), 1, "notebook"), bytes, vault::Writer("note").id(coach).take());
    static_cast<void>(vault::openNotebook(coach, fixedKey(1), sealed));
}

void tryGrant(BytesView bytes)
{
    static const crypto::BoxKeys keys = crypto::BoxKeys::fromSeed(fixedKey(3));
    static_cast<void>(vault::openGrant(keys, CoachId(IdBytes{2}), person, crypto::sealTo(keys.open, bytes)));
}

void tryDrafts(BytesView bytes)
{
    const SittingId sitting(IdBytes{4});
    const Bytes sealed = crypto::seal(fixedKey(1), bytes, vault::Writer("drft").id(person).id(sitting).take());
    if (const auto drafts = vault::openDrafts(fixedKey(1), person, sitting, sealed)) {
        const Bytes again = vault::sealDrafts(fixedKey(1), person, sitting, *drafts);
        if (vault::openDrafts(fixedKey(1), person, sitting, again) != *drafts)
            broken();
    }
}

void tryCard(BytesView file)
{
    const auto coach = vault::coachFromCard(file);
    if (!coach && coach.error().code != ErrorCode::Tampered && coach.error().code != ErrorCode::Invalid
        && coach.error().code != ErrorCode::NewerFormat)
        broken();
    if (coach && text::isBlank(coach->name))
        broken();
}

// A head that asks for a dear key would only be slow.
void tryFile(BytesView file)
{
    const auto kind = vault::kindOf(file);
    if (!kind) {
        if (kind.error().code != ErrorCode::Invalid && kind.error().code != ErrorCode::NewerFormat)
            broken();
        return;
    }
    vault::Reader head(file, file.substr(0, 4));
    const bool isCheap = head.number() <= 2 && head.number() <= 1U << 20U;
    static test::VaultFixture home;
    static const vault::OpenCoach coach = home.coach("Jo").coach;
    if (*kind == vault::ExportKind::WithWords && isCheap && vault::openExport(home.place(), file, "ten letters"))
        broken(); // nobody knows these words
    if (*kind == vault::ExportKind::ForCoach && vault::openExportForCoach(coach, file))
        broken(); // made for somebody else
}

void write(const std::filesystem::path& path, const Bytes& bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

// Out of their seals again.
void makeSeeds(const std::filesystem::path& folder)
{
    using test::worked;
    test::VaultFixture home;
    vault::OpenCoach coach = home.coach("Jo").coach;
    vault::NewPerson made = home.person("Alice");
    vault::OpenPerson& alice = made.person;
    worked(vault::share(home.place(), alice, coach.id, {"to plan", std::nullopt}, &coach));
    home.say(alice, {"Everything about bees.", "A garden with a gate."});
    home.say(alice, {"And a boat."});
    const PersonId& id = alice.id;
    const crypto::Secret& root = alice.owner->rootKey;

    const Bytes forCoach = worked(vault::exportForCoach(alice, coach.notebook.box.open, {}));
    write(folder / "seed-for-coach", forCoach);
    write(folder / "seed-coach-card", vault::coachCard(coach));
    write(folder / "seed-body-for-coach", worked(crypto::openBox(coach.notebook.box, BytesView(forCoach).substr(4))));
    const Bytes own = worked(vault::exportWithWords(home.place(), alice, "a gate in green", {{"hash", "pack"}}));
    write(folder / "seed-own", own);
    vault::Reader in(own, "OWX1");
    const crypto::KdfCost cost{in.number(), in.number()};
    const crypto::Salt salt = in.idBytes();
    const auto key = worked(crypto::keyFromWords({}, "a gate in green", salt, cost));
    const std::size_t headSize = in.position();
    write(folder / "seed-body-own",
        worked(crypto::open(key.key, BytesView(own).substr(headSize), BytesView(own).substr(0, headSize))));

    for (const auto& [sitting, open] : alice.sittings)
        write(folder / ("seed-sitting-" + sitting.toText()), open.document.toBytes());
    const auto manifest = *worked(home.store().manifest(id));
    write(folder / "seed-manifest",
        worked(crypto::open(crypto::derive(alice.dataKey, 2, "manifest"), manifest.sealed,
            vault::Writer("man1").id(id).number(manifest.rev).number(alice.epoch).take())));
    write(folder / "seed-keyring",
        worked(crypto::open(
            crypto::derive(root, 1, "keyring_"), alice.owner->sealed, vault::Writer("ring").id(id).take())));
    write(folder / "seed-notebook",
        worked(crypto::open(crypto::derive(coach.rootKey, 1, "notebook"),
            worked(home.store().coach(coach.id))->notebook, vault::Writer("note").id(coach.id).take())));
    write(folder / "seed-grant",
        worked(crypto::openBox(coach.notebook.box, worked(home.store().grant(coach.id, id))->sealed)));
    const SittingId sitting(IdBytes{4});
    write(folder / "seed-drafts",
        worked(crypto::open(fixedKey(1), vault::sealDrafts(fixedKey(1), id, sitting, {{"q", "half a"}}),
            vault::Writer("drft").id(id).id(sitting).take())));
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*arguments*/)
{
    if (!crypto::start())
        broken();
    if (const char* const folder = std::getenv("OWNWORDS_SEEDS")) {
        makeSeeds(folder);
        std::exit(0);
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const BytesView bytes(reinterpret_cast<const char*>(data), size);
    const BytesView tag = bytes.substr(0, 4);
    if (tag == "sit1")
        trySitting(bytes);
    else if (tag == "mnf1")
        tryManifest(bytes);
    else if (tag == "rng1")
        tryKeyring(bytes);
    else if (tag == "nbk1")
        tryNotebook(bytes);
    else if (tag == "grt1")
        tryGrant(bytes);
    else if (tag == "dft1")
        tryDrafts(bytes);
    else if (tag.starts_with("OWK"))
        tryCard(bytes);
    else if (tag.starts_with("OW"))
        tryFile(bytes);
    else
        tryExport(bytes);
    return 0;
}
