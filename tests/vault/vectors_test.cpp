// SPDX-License-Identifier: Apache-2.0
#include "core/vault/coach_card.h"
#include "tests/vault/kit.h"

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

// Known answers for every kind of sealed value: a file written today must open with every later version. The committed
// bytes open to these values, and today's values are the committed bytes before sealing. A change of format needs a new
// tag and a new line here; the old ones stay.
using namespace ownwords;
using namespace ownwords::test;

namespace {

constexpr auto vectorFile = OWNWORDS_SOURCE_DIR "/tests/data/vectors/vault.txt";

struct Vector {
    Bytes plain;
    Bytes sealed;
};

Bytes unhex(const std::string& text)
{
    Bytes bytes;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2)
        bytes += static_cast<char>(std::stoi(text.substr(i, 2), nullptr, 16));
    return bytes;
}

std::map<std::string, Vector> readVectors()
{
    std::map<std::string, Vector> vectors;
    std::istringstream in(slurp(vectorFile));
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string name;
        std::string plain;
        std::string sealed;
        if (line.empty() || line[0] == '#' || !(words >> name >> plain >> sealed))
            continue;
        vectors[name] = {unhex(plain), unhex(sealed)};
    }
    return vectors;
}

IdBytes idOf(std::uint8_t number)
{
    IdBytes id{};
    id.fill(number);
    return id;
}

crypto::Secret key(std::uint8_t number)
{
    return crypto::Secret::copyOf(Bytes(32, static_cast<char>(number)));
}

// The values, the same in every version.
struct Known {
    PersonId person{idOf(1)};
    CoachId coach{idOf(2)};
    SittingId sitting{idOf(3)};
    IdBytes locator = idOf(4);
    crypto::Secret root = key(5);
    crypto::Secret data = key(6);
    crypto::BoxKeys box = crypto::BoxKeys::fromSeed(key(7));
    TimePoint time = TimePoint(std::chrono::milliseconds(1'780'574'400'123));
    Date until = std::chrono::year(2027) / 1 / 31;

    vault::SlotContent slot() const { return {vault::Holder::Coach, coach.bytes(), root.clone()}; }

    vault::FormerSigner former() const { return {coach, PublicKey{8}, true, {{sitting, 9}}}; }

    vault::Keyring keyring() const
    {
        vault::Keyring ring;
        ring.epoch = 10;
        ring.dataKey = data.clone();
        ring.identity = crypto::SigningKeys::fromSeed(key(11));
        ring.wordsSlot = idOf(12);
        ring.recoverySlot = idOf(13);
        ring.recoveryKey = PublicKey{14};
        ring.recoveryProven = true;
        ring.retiredSlots = {idOf(15)};
        ring.consents = {{idOf(16), coach, "Sam", PublicKey{17}, PublicKey{18}, time, until, "to help", true, false}};
        ring.formerSigners = {former()};
        ring.heads[sitting] = {19, Bytes(32, 'h'), {0, 3}};
        ring.resetAt = time;
        ring.organisation = PublicKey{20};
        return ring;
    }

    vault::Manifest manifest() const
    {
        vault::Manifest list;
        list.lastSaved = time;
        list.summary = {"Kim", {"a goal"}, {"a gift"}, {{"a promise", "2026-07-01", "open", "Sam"}}, "2026-08-01",
            "a step", "2026-07-02"};
        list.entries[sitting] = {21, 22, record::SittingType::Review, time, {23, Bytes(32, 'e'), {1}}, true};
        return list;
    }

    vault::Notebook notebook() const
    {
        vault::Notebook book;
        book.box = box.clone();
        book.identity = crypto::SigningKeys::fromSeed(key(24));
        book.wordsSlot = idOf(25);
        book.recoverySlot = idOf(26);
        book.recoveryKey = PublicKey{27};
        book.pins[person] = {PublicKey{28}, 29, 30};
        book.seen[person] = {Bytes(32, 'g'), Bytes(32, 'd'), PublicKey{31}, 32, until};
        return book;
    }

    vault::Grant grant() const
    {
        vault::Grant given;
        given.person = person;
        given.coach = coach;
        given.epoch = 33;
        given.dataKey = data.clone();
        given.identity = keyring().identity.open;
        given.when = time;
        given.until = until;
        given.purpose = "to help";
        given.formerSigners = {former()};
        given.rootKey = root.clone();
        return given;
    }
};

// What is inside each seal of today.
std::map<std::string, Vector> today(const Known& known)
{
    std::map<std::string, Vector> made;
    const auto add = [&](const std::string& name, const Bytes& sealed, const Result<Bytes>& plain) {
        INFO(name);
        REQUIRE(plain);
        made[name] = {*plain, sealed};
    };
    const auto opened = [](const crypto::Secret& with, const Bytes& sealed, const Bytes& place) {
        return crypto::open(with, sealed, place);
    };
    using vault::Writer;
    Bytes sealed = vault::sealSlot(known.locator, known.root, known.slot());
    add("slot", sealed, opened(known.root, sealed, Writer("slot").id(known.locator).take()));
    sealed = vault::sealRecoverySlot(known.box.open, known.slot());
    add("recovery-slot", sealed, crypto::openBox(known.box, sealed));
    sealed = vault::sealKeyring(known.person, known.root, known.keyring());
    add("keyring", sealed,
        opened(crypto::derive(known.root, 1, "keyring_"), sealed, Writer("ring").id(known.person).take()));
    sealed = vault::sealManifest({known.person, 7, 8}, known.data, known.manifest());
    add("manifest", sealed,
        opened(crypto::derive(known.data, 2, "manifest"), sealed,
            Writer("man1").id(known.person).number(std::int64_t(7)).number(std::int64_t(8)).take()));
    sealed = vault::sealNotebook(known.coach, known.root, known.notebook());
    add("notebook", sealed,
        opened(crypto::derive(known.root, 1, "notebook"), sealed, Writer("note").id(known.coach).take()));
    sealed = vault::sealGrant(known.box.open, known.grant(), known.keyring().identity);
    add("grant", sealed, crypto::openBox(known.box, sealed));
    sealed = vault::sealRecord({known.person, known.sitting, 5, 6}, known.data, "a sitting");
    add("record", sealed, vault::openRecord({known.person, known.sitting, 5, 6}, known.data, sealed));
    sealed = vault::sealDrafts(known.root, known.person, known.sitting, {{"slot", "being typed"}});
    add("drafts", sealed, opened(known.root, sealed, Writer("drft").id(known.person).id(known.sitting).take()));
    // No seal: what stands before its signature, and all of it.
    const Bytes card = vault::coachCard({known.coach, "Sam", known.root.clone(), known.notebook(), {}});
    add("coach-card", card, card.substr(0, card.size() - crypto::Signature().size()));
    return made;
}

} // namespace

TEST_CASE("known answers: what is inside each seal is the same, byte for byte", "[vectors]")
{
    REQUIRE(crypto::start());
    const Known known;
    auto made = today(known);
    for (const auto& [name, vector] : readVectors()) {
        if (name.starts_with("older-"))
            made[name] = vector; // is only read now
    }
    if (std::getenv("OWNWORDS_UPDATE") != nullptr) {
        std::ofstream out(vectorFile);
        out << "# name, plain text, sealed value (hex); see tests/vault/vectors_test.cpp\n";
        for (const auto& [name, vector] : made)
            out << name << ' ' << hex(vector.plain) << ' ' << hex(vector.sealed) << '\n';
    }
    const auto kept = readVectors();
    REQUIRE(kept.size() == made.size());
    for (const auto& [name, vector] : kept) {
        INFO(name);
        REQUIRE(made.contains(name));
        CHECK(made.at(name).plain == vector.plain);
    }
}

TEST_CASE("known answers: sealed values that were committed open to what they held", "[vectors]")
{
    REQUIRE(crypto::start());
    const Known known;
    auto kept = readVectors();
    const auto slot = vault::openSlot(known.locator, known.root, kept["slot"].sealed);
    const auto recovery = vault::openRecoverySlot(known.box, kept["recovery-slot"].sealed);
    for (const auto* const content : {&slot, &recovery}) {
        REQUIRE(*content);
        CHECK((*content)->holder == vault::Holder::Coach);
        CHECK((*content)->id == known.coach.bytes());
        CHECK((*content)->rootKey.view() == known.root.view());
    }
    const auto ring = vault::openKeyring(known.person, known.root, kept["keyring"].sealed);
    REQUIRE(ring);
    const vault::Keyring expected = known.keyring();
    CHECK(ring->epoch == expected.epoch);
    CHECK(ring->dataKey.view() == expected.dataKey.view());
    CHECK(ring->identity.open == expected.identity.open);
    CHECK(ring->consents == expected.consents);
    CHECK(ring->formerSigners == expected.formerSigners);
    CHECK(ring->heads == expected.heads);
    CHECK(ring->retiredSlots == expected.retiredSlots);
    CHECK(ring->resetAt == expected.resetAt);
    CHECK(vault::openManifest({known.person, 7, 8}, known.data, kept["manifest"].sealed).value() == known.manifest());
    vault::Manifest older = known.manifest();
    older.summary.nextStep.clear();
    older.summary.nextStepBy.clear();
    older.summary.ourPromises.front().who.clear();
    CHECK(vault::openManifest({known.person, 7, 8}, known.data, kept["older-manifest"].sealed).value() == older);
    const auto book = vault::openNotebook(known.coach, known.root, kept["notebook"].sealed);
    REQUIRE(book);
    CHECK(book->box.open == known.box.open);
    CHECK(book->pins.at(known.person).rev == 30);
    CHECK(book->seen.at(known.person).until == known.until);
    const auto grant = vault::openGrant(known.box, known.coach, known.person, kept["grant"].sealed);
    REQUIRE(grant);
    CHECK(grant->purpose == "to help");
    CHECK(grant->until == known.until);
    CHECK(grant->formerSigners == known.grant().formerSigners);
    CHECK(vault::openRecord({known.person, known.sitting, 5, 6}, known.data, kept["record"].sealed).value()
        == "a sitting");
    CHECK(vault::openDrafts(known.root, known.person, known.sitting, kept["drafts"].sealed).value()
        == vault::Drafts{{"slot", "being typed"}});
    const auto card = vault::coachFromCard(kept["coach-card"].sealed);
    REQUIRE(card);
    CHECK(card->coach == known.coach);
    CHECK(card->name == "Sam");
    CHECK(card->boxKey == known.box.open);
    CHECK(card->signKey == known.notebook().identity.open);
}
