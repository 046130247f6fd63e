// SPDX-License-Identifier: Apache-2.0
#include "tests/vault/kit.h"

#include <algorithm>

// Somebody edits the file with the sqlite3 tool, and somebody with a coach's key does worse. Each attack is named; what
// the person is told is in the test.
using namespace ownwords;
using namespace ownwords::test;
using Words = std::vector<std::string>;

namespace {

const vault::Sharing support{"to help with my goals", std::nullopt};

// Alice, who shares with Jo, and Bob.
struct House : Kit {
    House()
        : jo(addCoach("jo"))
        , alice(addPerson("alice").person)
        , bob(addPerson("bob").person)
    {
        REQUIRE(say(alice, first, "I keep bees"));
        REQUIRE(say(alice, first, "and want my own key"));
        REQUIRE(say(alice, second, "a goal of mine"));
        REQUIRE(say(bob, bobs, "bob's words"));
        REQUIRE(vault::share(place(), alice, jo.id, support, &jo));
        REQUIRE(vault::signOut(place(), alice));
        REQUIRE(vault::signOut(place(), bob));
    }

    Bytes idOf(const vault::OpenPerson& person) const { return bytesOf(person.id.bytes()); }
    static Bytes idOf(const SittingId& sitting) { return bytesOf(sitting.bytes()); }

    // What Alice is told, and that the rest of her words is there.
    vault::Problem problemOfAlice(const Words& stillThere)
    {
        const auto opened = unlock("alice");
        REQUIRE(opened.problems.size() == 1);
        CHECK(wordsOf(opened.record) == stillThere);
        return opened.problems.front();
    }

    ErrorCode errorOfAlice()
    {
        const auto opened = vault::unlock(place(), signIn("alice"));
        REQUIRE_FALSE(opened);
        return opened.error().code;
    }

    // Alice's record with the powers of her coach: the data key, and the sqlite3 tool. Writes `document` for `sitting`
    // and a manifest that fits.
    void forge(const SittingId& sitting, const vault::SittingDocument* document)
    {
        auto shared = vault::openShared(place(), jo, alice.id);
        REQUIRE(shared);
        vault::Manifest manifest = shared->manifest;
        const std::int64_t version = manifest.entries.at(sitting).version + 1;
        if (document == nullptr) {
            manifest.entries.erase(sitting);
            sql("DELETE FROM record WHERE record_id = ?", {idOf(sitting)});
        } else {
            manifest.entries.at(sitting).version = version;
            sql("UPDATE record SET version = version + 1, sealed = ? WHERE record_id = ?",
                {vault::sealRecord({alice.id, sitting, version, shared->epoch}, shared->dataKey, document->toBytes()),
                    idOf(sitting)});
        }
        sql("UPDATE manifest SET rev = rev + 1, sealed = ? WHERE person_id = ?",
            {vault::sealManifest({alice.id, shared->rev + 1, shared->epoch}, shared->dataKey, manifest), idOf(alice)});
    }

    vault::SittingDocument documentOf(const SittingId& sitting)
    {
        auto shared = vault::openShared(place(), jo, alice.id);
        REQUIRE(shared);
        return shared->sittings.at(sitting).document;
    }

    SittingId first = newSitting();
    SittingId second = newSitting();
    SittingId bobs = newSitting();
    vault::OpenCoach jo;
    vault::OpenPerson alice;
    vault::OpenPerson bob;
};

const Words all{"I keep bees", "and want my own key", "a goal of mine"};
const Words onlyFirst{"I keep bees", "and want my own key"};
const Words onlySecond{"a goal of mine"};

} // namespace

TEST_CASE_METHOD(House, "edit: swap two sittings of one person", "[attack]")
{
    const auto one = sql("SELECT sealed FROM record WHERE record_id = ?", {idOf(first)});
    const auto two = sql("SELECT sealed FROM record WHERE record_id = ?", {idOf(second)});
    sql("UPDATE record SET sealed = ? WHERE record_id = ?", {two.front(), idOf(first)});
    sql("UPDATE record SET sealed = ? WHERE record_id = ?", {one.front(), idOf(second)});
    const auto opened = unlock("alice");
    REQUIRE(opened.problems.size() == 2);
    for (const vault::Problem& problem : opened.problems) {
        CHECK(problem.code == ErrorCode::Tampered);
        CHECK(problem.last == now()); // the day is named
    }
    CHECK(wordsOf(opened.record).empty());
}

TEST_CASE_METHOD(House, "edit: put Bob's row under Alice", "[attack]")
{
    sql("UPDATE record SET sealed = (SELECT sealed FROM record WHERE record_id = ?) WHERE record_id = ?",
        {idOf(bobs), idOf(first)});
    CHECK(problemOfAlice(onlySecond).code == ErrorCode::Tampered);
}

TEST_CASE_METHOD(House, "edit: add a row of Alice's to Bob", "[attack]")
{
    sql("INSERT INTO record (rid, person_id, record_id, version, sealed) SELECT rid + 1, ?, record_id, version, sealed "
        "FROM record WHERE record_id = ?",
        {idOf(bob), idOf(first)});
    const auto opened = unlock("bob");
    REQUIRE(opened.problems.size() == 1);
    CHECK(opened.problems.front().code == ErrorCode::Tampered);
    CHECK(wordsOf(opened.record) == Words{"bob's words"});
}

TEST_CASE_METHOD(House, "edit: delete a row", "[attack]")
{
    sql("DELETE FROM record WHERE record_id = ?", {idOf(second)});
    const vault::Problem problem = problemOfAlice(onlyFirst);
    CHECK(problem.code == ErrorCode::NotFound);
    CHECK(problem.sitting == second);
    CHECK(problem.last == now());
}

TEST_CASE_METHOD(House, "edit: flip one byte of a row", "[attack]")
{
    Bytes sealed = sql("SELECT sealed FROM record WHERE record_id = ?", {idOf(first)}).front();
    sealed[60] = static_cast<char>(sealed[60] ^ 1);
    sql("UPDATE record SET sealed = ? WHERE record_id = ?", {sealed, idOf(first)});
    CHECK(problemOfAlice(onlySecond).code == ErrorCode::Tampered);
}

TEST_CASE_METHOD(House, "edit: only the version number", "[attack]")
{
    sql("UPDATE record SET version = version - 1 WHERE record_id = ?", {idOf(first)});
    CHECK(problemOfAlice(onlySecond).code == ErrorCode::RolledBack);
}

TEST_CASE_METHOD(House, "edit: roll one row back to a genuine older copy", "[attack]")
{
    const Bytes old = sql("SELECT sealed FROM record WHERE record_id = ?", {idOf(first)}).front();
    auto open = unlock("alice");
    REQUIRE(say(open, first, "newer words"));
    sql("UPDATE record SET version = version - 1, sealed = ? WHERE record_id = ?", {old, idOf(first)});
    const vault::Problem problem = problemOfAlice(all); // what is genuine is shown
    CHECK(problem.code == ErrorCode::RolledBack);
    CHECK(problem.shown);
}

TEST_CASE_METHOD(House, "edit: swap two keyrings", "[attack]")
{
    sql("UPDATE person SET keyring = (SELECT keyring FROM person WHERE person_id = ?) WHERE person_id = ?",
        {idOf(bob), idOf(alice)});
    CHECK(errorOfAlice() == ErrorCode::Tampered);
}

TEST_CASE_METHOD(House, "edit: lower or raise the epoch", "[attack]")
{
    REQUIRE(vault::changeWords(place(), alice, signIn("alice"))); // epoch 2
    sql(GENERATE("UPDATE person SET epoch = epoch - 1 WHERE epoch > 1", "UPDATE person SET epoch = epoch + 1"));
    CHECK(errorOfAlice() == ErrorCode::RolledBack);
}

TEST_CASE_METHOD(House, "edit: another public key for a coach", "[attack]")
{
    const bool box = GENERATE(true, false);
    sql(box ? "UPDATE coach SET box_key = randomblob(32)" : "UPDATE coach SET sign_key = randomblob(32)");
    CHECK(vault::unlockCoach(place(), signIn("jo")).error().code == ErrorCode::KeyChanged);
    if (!box)
        return;
    // Alice's next sign-in does not seal new keys to it.
    const auto opened = unlock("alice");
    CHECK(opened.endedNow == Words{"jo"});
}

TEST_CASE_METHOD(House, "edit: another public key for a coach, after the person compared", "[attack]")
{
    const vault::OpenCoach lee = addCoach("lee");
    const std::string compared = vault::keyWords(**store().coach(lee.id), place().words);
    auto open = unlock("alice");
    const Bytes id = bytesOf(lee.id.bytes());
    const Bytes theirs = sql("SELECT box_key FROM coach WHERE coach_id = ?1", {id}).front();
    const Bytes planted(viewOf(crypto::BoxKeys::random().open));
    sql("UPDATE coach SET box_key = ?2 WHERE coach_id = ?1", {id, planted});
    const vault::Sharing sharing{"to help with my goals", std::nullopt, compared};
    const auto shared = vault::share(place(), open, lee.id, sharing);
    REQUIRE_FALSE(shared);
    CHECK(shared.error().code == ErrorCode::KeyChanged);
    CHECK(open.owner->keyring.consentFor(lee.id) == nullptr);
    CHECK(sql("SELECT sealed FROM grant_ WHERE coach_id = ?1", {id}).empty());
    sql("UPDATE coach SET box_key = ?2 WHERE coach_id = ?1", {id, theirs});
    CHECK(vault::share(place(), open, lee.id, sharing));
}

TEST_CASE_METHOD(House, "edit: a planted coach and grant get no key when keys change", "[attack]")
{
    auto evil = addCoach("evil");
    sql("INSERT INTO grant_ (coach_id, person_id, sealed) VALUES (?, ?, randomblob(300))",
        {bytesOf(evil.id.bytes()), idOf(alice)});
    REQUIRE(vault::rekey(place(), alice, {}));
    CHECK(store().grant(evil.id, alice.id).value() == std::nullopt);
    CHECK(store().grant(jo.id, alice.id).value() != std::nullopt);
}

TEST_CASE_METHOD(House, "edit: a grant moved to another person or coach", "[attack]")
{
    auto max = addCoach("max");
    sql("UPDATE grant_ SET coach_id = ?", {bytesOf(max.id.bytes())});
    CHECK(vault::openShared(place(), max, alice.id).error().code == ErrorCode::Tampered);
    sql("UPDATE grant_ SET coach_id = ?, person_id = (SELECT person_id FROM person WHERE person_id <> ?)",
        {bytesOf(jo.id.bytes()), idOf(alice)});
    CHECK(vault::openShared(place(), jo, bob.id).error().code == ErrorCode::Tampered);
}

TEST_CASE_METHOD(House, "edit: a whole false Alice for a coach who knows her", "[attack]")
{
    vault::Keyring keyring;
    keyring.epoch = alice.epoch;
    keyring.dataKey = crypto::Secret::random();
    keyring.identity = crypto::SigningKeys::random();
    vault::Consent consent;
    consent.coach = jo.id;
    consent.boxKey = jo.notebook.box.open;
    const crypto::Secret root = crypto::Secret::random();
    sql("DELETE FROM record WHERE person_id = ?", {idOf(alice)});
    sql("UPDATE manifest SET sealed = ? WHERE person_id = ?",
        {vault::sealManifest({alice.id, alice.rev, alice.epoch}, keyring.dataKey, {}), idOf(alice)});
    sql("UPDATE grant_ SET sealed = ?", {vault::grantFor(alice.id, keyring, consent, root)});
    CHECK(vault::openShared(place(), jo, alice.id).error().code == ErrorCode::KeyChanged);
    const auto list = vault::peopleOf(place(), jo);
    REQUIRE(list);
    CHECK(list->front().problem == ErrorCode::KeyChanged);
}

TEST_CASE_METHOD(
    House, "edit: all rows of Alice rolled back are seen by a coach, she sees when she last saved", "[attack]")
{
    const auto before = now();
    const auto old = copyTo("old");
    advance(std::chrono::hours(48));
    auto open = unlock("alice");
    REQUIRE(say(open, second, "newest"));
    REQUIRE(vault::signOut(place(), open));
    REQUIRE(vault::openShared(place(), jo, alice.id));
    close();
    // Everything of Alice's as it was; Jo's notebook as it is.
    for (const std::string table : {"person", "manifest", "record"})
        copyRows(old, table, idOf(alice));
    Kit::open();
    CHECK(vault::openShared(place(), jo, alice.id).error().code == ErrorCode::RolledBack);
    const auto opened = unlock("alice");
    CHECK(opened.problems.empty()); // cannot be known without anything outside the file
    CHECK(opened.manifest.lastSaved == before);
}

TEST_CASE_METHOD(House, "edit: a cost below the floor is refused, another one opens nothing", "[attack]")
{
    const auto meta = store().meta("file");
    Bytes weak = **meta;
    const std::size_t passes = 4 + 16 + 16;
    weak[passes] = 0;
    REQUIRE(store().putMeta("file", weak));
    CHECK(errorOfAlice() == ErrorCode::Tampered);
    Bytes other = **meta;
    other[passes] = static_cast<char>(other[passes] + 1);
    REQUIRE(store().putMeta("file", other));
    CHECK(errorOfAlice() == ErrorCode::WrongWords);
}

TEST_CASE_METHOD(
    House, "P1: locators in a manifest mean nothing: new words and erase of Alice leave Bob's slots", "[attack]")
{
    const auto bobsSlots = [&] {
        std::vector<Bytes> found;
        for (const IdBytes& locator : {bob.owner->keyring.wordsSlot, bob.owner->keyring.recoverySlot})
            found.push_back((**store().slot(locator)).sealed);
        return found;
    };
    const auto before = bobsSlots();
    forge(first, nullptr); // a coach can write the manifest, and there is no locator in it to write
    auto open = unlock("alice");
    REQUIRE(vault::changeWords(place(), open, signIn("alice2")));
    CHECK(bobsSlots() == before);
    REQUIRE(vault::erase(place(), open));
    CHECK(bobsSlots() == before);
    CHECK(wordsOf(unlock("bob").record) == Words{"bob's words"});
}

TEST_CASE_METHOD(House, "P2: a coach's key rewrites an answer", "[attack]")
{
    vault::SittingDocument document = documentOf(first);
    std::string& json = document.stretches[1].json;
    json.replace(json.find("my own key"), 10, "tidy house");
    forge(first, &document);
    // The commitment does not fit its words any more: the sitting does not read, and is named.
    const vault::Problem problem = problemOfAlice(onlySecond);
    CHECK(problem.code == ErrorCode::Tampered);
    CHECK(problem.sitting == first);
    CHECK(problem.last == now());
}

TEST_CASE_METHOD(House, "P2: a coach's key rewrites an answer with a commitment that fits", "[attack]")
{
    auto shared = vault::openShared(place(), jo, alice.id);
    REQUIRE(shared);
    vault::SittingDocument document = documentOf(first);
    record::Stretch stretch;
    for (const record::Sitting& sitting : shared->record.sittings) {
        if (sitting.id == first)
            stretch = sitting.stretches[1];
    }
    record::Payload payload = stretch.events.front().payload;
    payload.value.words = {"and want a tidy house"};
    stretch.events = {record::makeEvent(stretch.events.front().header, payload, crypto::randomId())};
    document.stretches.pop_back();
    document.append(stretch); // with the old signature
    forge(first, &document);
    const auto opened = unlock("alice");
    REQUIRE(opened.problems.size() == 1);
    CHECK(opened.problems.front().code == ErrorCode::Tampered);
    CHECK(opened.problems.front().sitting == first);
    const Words words = wordsOf(opened.record); // the forged words are nobody's
    CHECK(std::find(words.begin(), words.end(), "and want a tidy house") == words.end());
    REQUIRE(opened.unknownAuthors.size() == 1);
    CHECK_FALSE(opened.sittings.at(first).mayGrow);
}

TEST_CASE_METHOD(House, "P2: a coach's key drops, reorders or removes what was said", "[attack]")
{
    const int how = GENERATE(0, 1, 2);
    vault::SittingDocument document = documentOf(first);
    if (how == 0)
        document.stretches.pop_back();
    if (how == 1)
        std::swap(document.stretches[0], document.stretches[1]);
    forge(first, how == 2 ? nullptr : &document);
    auto opened = unlock("alice");
    REQUIRE(opened.problems.size() == 1);
    CHECK(opened.problems.front().sitting == first);
    CHECK(opened.problems.front().code == (how == 2 ? ErrorCode::NotFound : ErrorCode::Tampered));
    // It goes on being named, also after she signed out and in.
    REQUIRE(vault::signOut(place(), opened));
    CHECK(unlock("alice").problems.size() == 1);
}

TEST_CASE_METHOD(House, "P2: a coach forges new words in her name: nobody's words", "[attack]")
{
    vault::SittingDocument document = documentOf(second);
    record::Payload payload;
    payload.kind = record::Kind::Answer;
    payload.slot = "q";
    payload.value.words = {"I love tidying"};
    record::Stretch stretch{document.stretches.back().hash, "resident", {}, {event(alice.record, payload, "resident")}};
    const bool withOwnKey = GENERATE(true, false);
    if (withOwnKey)
        vault::sign(stretch, alice.id, second, jo.notebook.identity);
    document.append(stretch);
    forge(second, &document);
    const auto opened = unlock("alice");
    CHECK(wordsOf(opened.record) == all);
    REQUIRE(opened.unknownAuthors.size() == 1);
    CHECK(opened.unknownAuthors.front().stretch.events.front().payload.value.words == Words{"I love tidying"});
    // After her sign-out it is known to be nobody's, and still nobody's.
    auto again = unlock("alice");
    REQUIRE(vault::signOut(place(), again));
    CHECK(unlock("alice").unknownAuthors.size() == 1);
}

TEST_CASE_METHOD(House, "P3: every flow works around damaged and missing rows", "[attack]")
{
    sql("UPDATE record SET sealed = randomblob(300) WHERE record_id = ?", {idOf(first)});
    const Bytes damaged = sql("SELECT sealed FROM record WHERE record_id = ?", {idOf(first)}).front();
    auto open = unlock("alice");
    REQUIRE(open.problems.size() == 1);
    auto max = addCoach("max");
    REQUIRE(vault::share(place(), open, max.id, support, &max));
    REQUIRE(vault::withdraw(place(), open, jo.id));
    REQUIRE(vault::changeWords(place(), open, {"alice", "words after the damage"}));
    const auto exported = vault::exportWithWords(place(), open, "words for the journey", {});
    REQUIRE(exported);
    REQUIRE(say(open, second, "still going on"));
    CHECK(sql("SELECT sealed FROM record WHERE record_id = ?", {idOf(first)}).front() == damaged); // carried
    const auto again = vault::unlock(place(), {"alice", "words after the damage"});
    REQUIRE(again);
    REQUIRE(again->problems.size() == 1);
    CHECK(again->problems.front().code == ErrorCode::Damaged);
    CHECK(again->manifest.entries.at(first).quarantined);
    CHECK(wordsOf(again->record) == Words{"a goal of mine", "still going on"});
    CHECK(wordsOf(vault::openShared(place(), max, alice.id)->record) == wordsOf(again->record));
    REQUIRE(vault::erase(place(), open));
    CHECK(store().person(alice.id).value() == std::nullopt);
}

TEST_CASE_METHOD(House, "a manifest that is damaged or gone is made anew, what is missing is still named", "[attack]")
{
    const bool gone = GENERATE(true, false);
    sql(gone ? "DELETE FROM manifest WHERE person_id = ?"
             : "UPDATE manifest SET sealed = randomblob(300) WHERE person_id = ?",
        {idOf(alice)});
    sql("DELETE FROM record WHERE record_id = ?", {idOf(second)});
    auto open = unlock("alice");
    REQUIRE(open.problems.size() == 2);
    CHECK(open.problems.front().sitting.isNull());
    CHECK(open.problems.back().sitting == second);
    CHECK(wordsOf(open.record) == onlyFirst);
    REQUIRE(say(open, first, "and more"));
    const auto again = unlock("alice");
    CHECK(again.problems.size() == 1); // the list is whole again; the sitting is still gone
    CHECK(wordsOf(again.record) == Words{"I keep bees", "and want my own key", "and more"});
}
