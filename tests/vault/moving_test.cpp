// SPDX-License-Identifier: Apache-2.0
#include "core/store/backups.h"
#include "core/vault/coach_card.h"
#include "tests/vault/kit.h"

using namespace ownwords;
using namespace ownwords::test;
using Words = std::vector<std::string>;

namespace {

const vault::Sharing support{"to help with my goals", std::nullopt};
constexpr auto journey = "words for the journey";

// Sunny on her coach's laptop, and another computer.
struct Moving : Kit {
    Moving()
        : jo(addCoach("jo"))
        , sunny(addPerson("sunny").person)
    {
        REQUIRE(vault::share(place(), sunny, jo.id, support, &jo));
        REQUIRE(say(sunny, talk, "I keep bees"));
        auto open = vault::openShared(place(), jo, sunny.id);
        REQUIRE(open);
        REQUIRE(note(*open, newSitting(), "noted by jo"));
        REQUIRE(vault::load(place(), sunny));
        REQUIRE(type(sunny, typing, "half a sent"));
    }

    Bytes exported()
    {
        return vault::exportWithWords(place(), sunny, journey, {{std::string(64, 'a'), "pack"}}).value();
    }

    SittingId talk = newSitting();
    SittingId typing = newSitting();
    vault::OpenCoach jo;
    vault::OpenPerson sunny;
};

} // namespace

TEST_CASE_METHOD(
    Moving, "a person moves to another computer under own words, with everything that is theirs", "[moving]")
{
    const Bytes file = exported();
    CHECK(file.find("bees") == Bytes::npos);
    Kit other;
    CHECK(vault::openExport(other.place(), file, "other words, quite wrong").error().code == ErrorCode::WrongWords);
    const auto opened = vault::openExport(other.place(), file, journey);
    REQUIRE(opened);
    CHECK(opened->refused == 0);
    auto made = vault::importPerson(other.place(), *opened, signIn("sunny"));
    REQUIRE(made);
    CHECK(made->person.id == sunny.id);
    CHECK(made->person.owner->keyring.dataKey.view() != sunny.dataKey.view());
    REQUIRE(other.say(made->person, newSitting(), "said on the other computer"));
    REQUIRE(vault::signOut(other.place(), made->person));
    auto there = vault::unlock(other.place(), signIn("sunny"));
    REQUIRE(there);
    CHECK(wordsOf(there->record) == Words{"I keep bees", "noted by jo", "said on the other computer"});
    CHECK(there->unknownAuthors.empty());
    CHECK(there->problems.empty());
    CHECK(there->sittings.at(typing).drafts.at("q") == "half a sent");
    CHECK(other.store().pack(std::string(64, 'a')).value() == Bytes("pack"));
    CHECK(there->owner->keyring.consentFor(jo.id) == nullptr); // no access moves along
    CHECK(vault::unlockWithCode(other.place(), made->recoveryCode));
    CHECK(vault::importPerson(other.place(), *opened, signIn("else")).error().code == ErrorCode::Exists);
}

TEST_CASE_METHOD(Moving, "and back: both records become one, whatever was said where", "[moving]")
{
    Kit other;
    auto made = vault::importPerson(
        other.place(), vault::openExport(other.place(), exported(), journey).value(), signIn("sunny"));
    REQUIRE(made);
    REQUIRE(other.say(made->person, newSitting(), "said over there"));
    REQUIRE(other.takeOut(made->person, newSitting(), "I keep bees"));
    REQUIRE(say(sunny, newSitting(), "said over here"));
    const auto back = vault::exportWithWords(other.place(), made->person, journey, {});
    REQUIRE(back);
    const auto opened = vault::openExport(place(), *back, journey);
    REQUIRE(opened);
    const std::int64_t epoch = sunny.epoch;
    const Words before = wordsOf(sunny.record);
    CHECK(wordsOf(vault::merged(sunny, *opened).value()).size() == 3); // a preview changes nothing
    CHECK(wordsOf(sunny.record) == before);
    for (int times = 0; times < 2; ++times) { // twice is once
        REQUIRE(vault::merge(place(), sunny, *opened));
        const Words words = wordsOf(sunny.record);
        CHECK(words.size() == 3);
        CHECK(std::find(words.begin(), words.end(), "I keep bees") == words.end()); // taken out there, so here
        CHECK(std::find(words.begin(), words.end(), "said over there") != words.end());
        CHECK(std::find(words.begin(), words.end(), "said over here") != words.end());
    }
    CHECK(sunny.epoch > epoch);
    CHECK(store::readLedger(store::ledgerOf(file()))->redacted.contains(sunny.id));
    const auto again = unlock("sunny");
    CHECK(again.problems.empty());
    CHECK(again.unknownAuthors.empty());
    CHECK(vault::openShared(place(), jo, sunny.id)); // consents are as they were
}

TEST_CASE_METHOD(Moving, "an export for a coach opens for that coach only, without key or drafts", "[moving]")
{
    Kit other;
    auto lee = other.addCoach("lee");
    const auto file = vault::exportForCoach(sunny, lee.notebook.box.open, {});
    REQUIRE(file);
    CHECK(vault::kindOf(*file).value() == vault::ExportKind::ForCoach);
    auto kim = other.addCoach("kim");
    CHECK(vault::openExportForCoach(kim, *file).error().code == ErrorCode::WrongWords);
    const auto opened = vault::openExportForCoach(lee, *file);
    REQUIRE(opened);
    CHECK_FALSE(opened->identitySeed);
    CHECK(opened->drafts.empty());
    CHECK(vault::importPerson(other.place(), *opened, signIn("sunny")).error().code == ErrorCode::NotAllowed);
    auto kept = vault::importKept(other.place(), lee, *opened);
    REQUIRE(kept);
    CHECK(kept->isKept());
    CHECK(wordsOf(kept->record) == Words{"I keep bees", "noted by jo"});
    auto again = vault::openShared(other.place(), lee, sunny.id);
    REQUIRE(again);
    CHECK(again->unknownAuthors.empty());
    CHECK(vault::exportForCoach(sunny, PublicKey{}, {}).error().code == ErrorCode::KeyChanged);
}

TEST_CASE("a coach's key goes to a colleague in a small file, and shows what was changed in it", "[moving]")
{
    Kit kit;
    auto lee = kit.addCoach("lee");
    const Bytes card = vault::coachCard(lee);
    CHECK(card.size() < 200);
    const auto row = vault::coachFromCard(card);
    REQUIRE(row);
    CHECK(row->coach == lee.id);
    CHECK(row->name == "lee");
    CHECK(row->boxKey == lee.notebook.box.open);
    CHECK(vault::keyWords(*row, kit.place().words) == vault::keyWords(**kit.store().coach(lee.id), kit.place().words));
    for (std::size_t at = 4; at < card.size(); ++at) {
        Bytes changed = card;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        INFO(at);
        CHECK(vault::coachFromCard(changed).error().code == ErrorCode::Tampered);
        CHECK(vault::coachFromCard(card.substr(0, at)).error().code == ErrorCode::Tampered);
    }
    CHECK(vault::coachFromCard(card + "more").error().code == ErrorCode::Tampered);
    CHECK(vault::coachFromCard("OWK2" + card.substr(4)).error().code == ErrorCode::NewerFormat);
    CHECK(vault::coachFromCard(card + Bytes(vault::largestCard, ' ')).error().code == ErrorCode::Invalid);
    for (const char* const other : {"", "OWK", "OWX1", "OWKA", "a shopping list"})
        CHECK(vault::coachFromCard(other).error().code == ErrorCode::Invalid);
}

TEST_CASE_METHOD(Moving, "an import that stops half-way leaves nobody behind", "[moving]")
{
    Kit other;
    auto lee = other.addCoach("lee");
    const Bytes file = vault::exportForCoach(sunny, lee.notebook.box.open, {}).value();
    auto opened = vault::openExportForCoach(lee, file);
    REQUIRE(opened);
    opened->packs.emplace("no hash", "of any pack"); // the store refuses it, after the person was made
    CHECK_FALSE(vault::importKept(other.place(), lee, *opened));
    CHECK(vault::peopleOf(other.place(), lee)->empty());
    opened->packs.clear();
    auto kept = vault::importKept(other.place(), lee, *opened);
    REQUIRE(kept);
    REQUIRE(vault::erase(other.place(), *kept)); // gone from here, and some day sent again
    CHECK(vault::importKept(other.place(), lee, *opened));
}

TEST_CASE_METHOD(Moving, "merging somebody else, a false identity or forged words is refused", "[moving]")
{
    Kit other;
    auto bob = other.addPerson("bob");
    const auto bobs
        = vault::openExport(place(), vault::exportWithWords(other.place(), bob.person, journey, {}).value(), journey);
    CHECK(vault::merge(place(), sunny, bobs.value()).error().code == ErrorCode::Invalid);

    auto mine = vault::openExport(place(), exported(), journey);
    REQUIRE(mine);
    mine->signers.resident = PublicKey{1};
    CHECK(vault::merge(place(), sunny, *mine).error().code == ErrorCode::KeyChanged);

    // An export whose own list of signers vouches for forged words.
    auto forged = vault::openExport(place(), exported(), journey);
    REQUIRE(forged);
    const crypto::SigningKeys thief = crypto::SigningKeys::random();
    record::Payload payload;
    payload.kind = record::Kind::Answer;
    payload.slot = "q";
    payload.value.words = {"never said"};
    record::Stretch stretch{std::string(64, '0'), "resident", {}, {event(sunny.record, payload, "resident")}};
    vault::SittingDocument document;
    document.head.id = newSitting();
    document.head.by = "resident";
    document.head.dev = DeviceId(IdBytes{9});
    vault::sign(stretch, sunny.id, document.head.id, thief);
    document.append(stretch);
    forged->signers.former.push_back({CoachId(), thief.open, true, {{document.head.id, 1}}});
    forged->sittings.push_back(document);
    REQUIRE(vault::merge(place(), sunny, *forged));
    const Words words = wordsOf(sunny.record);
    CHECK(std::find(words.begin(), words.end(), "never said") == words.end());
}

TEST_CASE_METHOD(Moving, "files that are no exports, newer, cut or changed are refused", "[moving]")
{
    const Bytes file = exported();
    CHECK(vault::kindOf("").error().code == ErrorCode::Invalid);
    CHECK(vault::kindOf("OWX2 something").error().code == ErrorCode::NewerFormat);
    CHECK(vault::openExport(place(), "", journey).error().code == ErrorCode::Invalid);
    CHECK(vault::openExport(place(), file.substr(0, 20), journey).error().code == ErrorCode::Invalid);
    CHECK(vault::openExport(place(), file.substr(0, file.size() - 1), journey).error().code == ErrorCode::WrongWords);
    Bytes weak = file;
    weak[4] = 0; // no passes at all
    CHECK(vault::openExport(place(), weak, journey).error().code == ErrorCode::Invalid);
    CHECK(vault::exportWithWords(place(), sunny, "short", {}).error().code == ErrorCode::Invalid);
}

TEST_CASE_METHOD(
    Moving, "erased: nothing of the person is left, and a restored copy does not bring them back", "[erase]")
{
    auto bob = addPerson("bob");
    REQUIRE(say(bob.person, newSitting(), "bob's words"));
    REQUIRE(vault::backUp(place()));
    const auto backups = store::backupsIn(folder() / "backups");
    REQUIRE(backups);
    REQUIRE(backups->size() == 1);
    const auto spare = folder() / "a-copy-elsewhere";
    std::filesystem::copy_file(backups->front().path, spare);

    const auto receipt = vault::erase(place(), sunny);
    REQUIRE(receipt);
    CHECK(receipt->cleaned == std::vector{backups->front().path});
    CHECK(receipt->failed.empty());
    CHECK(vault::unlock(place(), signIn("sunny")).error().code == ErrorCode::WrongWords);
    CHECK(wordsOf(unlock("bob").record) == Words{"bob's words"});
    const Bytes id = bytesOf(sunny.id.bytes());
    CHECK(fileBytes().find(id) == Bytes::npos);
    CHECK(slurp(backups->front().path).find(id) == Bytes::npos);

    close();
    REQUIRE(store::restoreBackup(spare, file(), now()));
    open();
    CHECK(store().person(sunny.id).value() == std::nullopt);
    CHECK(vault::unlock(place(), signIn("sunny")).error().code == ErrorCode::WrongWords); // as if never there
    CHECK(wordsOf(unlock("bob").record) == Words{"bob's words"});
}

TEST_CASE_METHOD(Moving, "a damaged page keeps nobody from erasing: what opens the rows goes", "[erase]")
{
    const SittingId large = newSitting();
    std::string words;
    for (int i = 0; i < 4'000; ++i)
        words += "bees and hives ";
    REQUIRE(say(sunny, large, words));
    REQUIRE(vault::signOut(place(), sunny));
    const Bytes sealed = sql("SELECT sealed FROM record WHERE record_id = ?", {bytesOf(large.bytes())}).front();
    close();
    Bytes bytes = slurp(file());
    const std::size_t inside = bytes.find(sealed.substr(sealed.size() / 2, 64));
    REQUIRE(inside != Bytes::npos);
    bytes.replace(inside / 4096 * 4096, 4, "\x7f\xff\xff\xff"); // where its next page is
    spit(file(), bytes);
    open();
    auto again = unlock("sunny");
    REQUIRE(again.problems.size() == 1);
    CHECK(again.problems.front().code == ErrorCode::Damaged);
    CHECK(wordsOf(again.record) == Words{"I keep bees", "noted by jo"});
    REQUIRE(vault::withdraw(place(), again, jo.id));
    REQUIRE(vault::changeWords(place(), again, signIn("sunny2")));
    const auto receipt = vault::erase(place(), again);
    REQUIRE(receipt);
    CHECK(receipt->partsRemain);
    CHECK(vault::unlock(place(), signIn("sunny2")).error().code == ErrorCode::WrongWords);
    CHECK_FALSE(vault::openKeyring(
        sunny.id, again.owner->rootKey, store().person(sunny.id).value().value_or(store::PersonRow{}).keyring));
}

TEST_CASE_METHOD(Moving, "erasing reaches the file that a restore set aside", "[erase]")
{
    REQUIRE(vault::signOut(place(), sunny));
    REQUIRE(vault::backUp(place()));
    const auto backup = store::backupsIn(folder() / "backups")->front().path;
    close();
    const auto aside = store::restoreBackup(backup, file(), now());
    REQUIRE(aside);
    open();
    auto again = unlock("sunny");
    const Bytes id = bytesOf(sunny.id.bytes());
    REQUIRE(slurp(*aside).find(id) != Bytes::npos);
    REQUIRE(vault::erase(place(), again));
    CHECK(slurp(*aside).find(id) == Bytes::npos);
}

TEST_CASE_METHOD(Moving, "a restored copy brings back neither coaches nor words that were taken out", "[erase]")
{
    REQUIRE(vault::signOut(place(), sunny));
    REQUIRE(vault::backUp(place()));
    const auto spare = folder() / "a-copy-elsewhere";
    std::filesystem::copy_file(store::backupsIn(folder() / "backups")->front().path, spare);
    REQUIRE(takeOut(sunny, newSitting(), "I keep bees"));
    CHECK(fileBytes().find("bees") == Bytes::npos);
    const auto receipt = vault::takeOutOfBackups(place(), sunny);
    REQUIRE(receipt);
    CHECK(receipt->cleaned.size() == 1);
    REQUIRE(vault::withdraw(place(), sunny, jo.id));
    const std::int64_t epoch = sunny.epoch;

    close();
    REQUIRE(store::restoreBackup(spare, file(), now()));
    open();
    CHECK(store().grant(jo.id, sunny.id).value() == std::nullopt); // at once
    const auto again = unlock("sunny");
    CHECK(again.mayBeOld);
    CHECK(again.epoch > epoch);
    CHECK(again.endedNow == Words{"jo"});
    CHECK(wordsOf(again.record) == Words{"noted by jo"});
    CHECK_FALSE(unlock("sunny").mayBeOld); // said once
}

TEST_CASE_METHOD(Moving, "words and code lost: a coach who shares can erase with the person beside them", "[erase]")
{
    auto lee = addCoach("lee");
    auto shared = vault::openShared(place(), jo, sunny.id);
    REQUIRE(shared);
    CHECK(vault::eraseWithCoach(place(), lee, *shared).error().code == ErrorCode::NotAllowed);
    REQUIRE(vault::eraseWithCoach(place(), jo, *shared));
    CHECK(store().person(sunny.id).value() == std::nullopt);
    CHECK(vault::peopleOf(place(), jo)->empty());
}

TEST_CASE_METHOD(Moving, "no date deletes anybody: untouched records are offered, held, and let go by hand", "[erase]")
{
    const auto counts = [&] { return vault::untouched(place()).value(); };
    const auto day = std::chrono::hours(24);
    advance(day * 365 * 80); // a dead battery, a wrong clock
    REQUIRE(vault::noteDay(place()));
    CHECK(counts().offered == 0);
    CHECK(vault::hold(place(), jo).value() == 0);
    for (int i = 0; i < 3; ++i, advance(day))
        REQUIRE(vault::noteDay(place()));
    CHECK(counts().offered == 1);
    auto max = addCoach("max");
    CHECK(vault::hold(place(), max).error().code == ErrorCode::NotAllowed); // nobody vouched for max
    CHECK(vault::hold(place(), jo).value() == 1);
    CHECK(vault::letGo(place(), jo).value() == 0);
    advance(day * 31);
    for (int i = 0; i < 3; ++i, advance(day))
        REQUIRE(vault::noteDay(place()));
    CHECK(counts().due == 1);
    const bool signsIn = GENERATE(true, false);
    if (signsIn)
        unlock("sunny"); // keeps it
    CHECK(vault::letGo(place(), jo).value() == (signsIn ? 0U : 1U));
    CHECK(store().personCount() == (signsIn ? 1 : 0));
}
