// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/recovery_code.h"
#include "core/vault/throttle.h"
#include "tests/vault/kit.h"

using namespace ownwords;
using namespace ownwords::test;
using Words = std::vector<std::string>;

TEST_CASE("what was said is there again after sign-out and sign-in", "[people]")
{
    Kit kit;
    const SittingId sitting = newSitting();
    {
        auto made = kit.addPerson("sunny");
        REQUIRE(kit.say(made.person, sitting, "I keep bees"));
        REQUIRE(kit.say(made.person, sitting, "and want my own key"));
        REQUIRE(kit.type(made.person, sitting, "half a sent"));
        REQUIRE(vault::signOut(kit.place(), made.person));
    }
    kit.restart();
    const auto person = kit.unlock("sunny");
    CHECK(wordsOf(person.record) == Words{"I keep bees", "and want my own key"});
    CHECK(person.record.sittings.front().drafts.at("q") == "half a sent");
    CHECK(person.problems.empty());
    CHECK(person.unknownAuthors.empty());
    CHECK(person.manifest.lastSaved == kit.now());
}

TEST_CASE("every failure to open is the same", "[people]")
{
    Kit kit;
    kit.addPerson("sunny");
    kit.addCoach("jo");
    const auto code = [&](const vault::SignIn& signIn) {
        const auto opened = vault::unlock(kit.place(), signIn);
        REQUIRE_FALSE(opened);
        kit.advance(std::chrono::minutes(1)); // past the throttle
        return opened.error();
    };
    const Error wrong{ErrorCode::WrongWords, ""};
    CHECK(code({"sunny", "other words altogether"}) == wrong);
    CHECK(code({"nobody", Kit::signIn("sunny").words}) == wrong);
    CHECK(code(Kit::signIn("jo")) == wrong); // a coach at the resident's door
    const auto coach = vault::unlockCoach(kit.place(), Kit::signIn("sunny"));
    REQUIRE_FALSE(coach);
    CHECK(coach.error() == wrong);
}

TEST_CASE("wrong tries slow down and never lock out", "[people]")
{
    Kit kit;
    kit.addPerson("sunny");
    for (int i = 0; i < vault::Throttle::freeTries; ++i)
        CHECK(vault::unlock(kit.place(), {"sunny", "wrong words again"}).error().code == ErrorCode::WrongWords);
    kit.restart(); // starting the program again does not help
    const auto early = vault::unlock(kit.place(), Kit::signIn("sunny"));
    REQUIRE_FALSE(early);
    CHECK(early.error() == Error{ErrorCode::TryLater, "2"});
    for (int i = 0; i < 50; ++i) {
        kit.advance(vault::Throttle::longest);
        CHECK(vault::unlock(kit.place(), {"sunny", "wrong words again"}).error().code == ErrorCode::WrongWords);
    }
    kit.advance(-std::chrono::hours(24)); // a clock that was set back
    CHECK(vault::unlock(kit.place(), Kit::signIn("sunny")).error() == Error{ErrorCode::TryLater, "30"});
    kit.advance(std::chrono::hours(24) + vault::Throttle::longest);
    kit.unlock("sunny");
    CHECK(vault::readThrottle(kit.place()).value() == vault::Throttle());
}

TEST_CASE("words that are too weak, a blank name and a taken way in are refused", "[people]")
{
    Kit kit;
    kit.addPerson("sunny");
    CHECK(vault::createPerson(kit.place(), {"sam", "1234"}).error().code == ErrorCode::Invalid);
    CHECK(vault::createPerson(kit.place(), {" \t", "quite long enough"}).error().code == ErrorCode::Invalid);
    CHECK(vault::createPerson(kit.place(), Kit::signIn("sunny")).error().code == ErrorCode::Exists);
    // The same name with other words is another person, and nobody learns that the name is there.
    const auto other = vault::createPerson(kit.place(), {"sunny", "altogether other words"});
    REQUIRE(other);
    CHECK(kit.store().personCount() == std::int64_t(2));
}

TEST_CASE("four listed words open in any case, with any separators, from three letters on", "[people]")
{
    Kit kit;
    const std::string words = kit.place().words.offer(4, [] { return crypto::randomId(); });
    auto made = vault::createPerson(kit.place(), {"sunny", words});
    REQUIRE(made);
    std::string typed;
    for (const char c : words)
        typed += c == ' ' ? '-' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    CHECK(vault::unlock(kit.place(), {" SUNNY ", typed}));
}

TEST_CASE("the recovery code opens, before and after new words, and a new sheet ends the old one", "[people]")
{
    Kit kit;
    auto made = kit.addPerson("sunny");
    REQUIRE(kit.say(made.person, newSitting(), "I keep bees"));
    const std::string code = made.recoveryCode;
    CHECK(vault::isEndOfCode(code, code.substr(code.size() - 5)));
    CHECK_FALSE(
        vault::isEndOfCode(code, code.substr(0, 5) == code.substr(code.size() - 5) ? "00000" : code.substr(0, 5)));
    REQUIRE(vault::markRecoveryKept(kit.place(), made.person));

    auto opened = vault::unlockWithCode(kit.place(), code);
    REQUIRE(opened);
    CHECK(opened->owner->keyring.recoveryProven);
    CHECK(wordsOf(opened->record) == Words{"I keep bees"});
    REQUIRE(vault::changeWords(kit.place(), *opened, {"sunny", "these are my new words"}));
    CHECK(vault::unlock(kit.place(), Kit::signIn("sunny")).error().code == ErrorCode::WrongWords);
    CHECK(vault::unlock(kit.place(), {"sunny", "these are my new words"}));
    auto again = vault::unlockWithCode(kit.place(), code);
    REQUIRE(again);

    const auto fresh = vault::newRecoveryCode(kit.place(), *again);
    REQUIRE(fresh);
    CHECK(vault::unlockWithCode(kit.place(), code).error().code == ErrorCode::WrongWords);
    CHECK(vault::unlockWithCode(kit.place(), *fresh));
    std::string slip = *fresh;
    slip[0] = slip[0] == '7' ? '8' : '7';
    CHECK(vault::unlockWithCode(kit.place(), slip).error().code == ErrorCode::Invalid);
}

TEST_CASE("keys of an old copy with old words open nothing in the live file", "[people]")
{
    Kit kit;
    auto made = kit.addPerson("sunny");
    REQUIRE(kit.say(made.person, newSitting(), "I keep bees"));
    const crypto::Secret oldRoot = made.person.owner->rootKey.clone();
    const crypto::Secret oldData = made.person.dataKey.clone();
    const std::int64_t oldEpoch = made.person.epoch;
    REQUIRE(vault::changeWords(kit.place(), made.person, {"sunny", "these are my new words"}));

    const auto row = kit.store().person(made.person.id);
    REQUIRE((row && *row));
    CHECK_FALSE(vault::openKeyring(made.person.id, oldRoot, (*row)->keyring));
    const auto rows = kit.store().records(made.person.id);
    REQUIRE(rows);
    REQUIRE(rows->rows.size() == 1);
    for (const store::RecordRow& record : rows->rows) {
        for (const std::int64_t epoch : {oldEpoch, made.person.epoch})
            CHECK_FALSE(
                vault::openRecord({made.person.id, record.sitting, record.version, epoch}, oldData, record.sealed));
    }
}

TEST_CASE("nothing a person said, and no name of theirs, is in any byte of the file", "[people]")
{
    Kit kit;
    auto made = kit.addPerson("sunnycanary");
    REQUIRE(kit.say(made.person, newSitting(), "CANARY-7f3a keeps bees"));
    REQUIRE(kit.type(made.person, newSitting(), "CANARY-7f3a is typing"));
    const Bytes live = kit.fileBytes();
    REQUIRE(vault::signOut(kit.place(), made.person));
    for (const Bytes& bytes : {live, kit.fileBytes()}) {
        CHECK(bytes.find("CANARY") == Bytes::npos);
        CHECK(bytes.find("sunnycanary") == Bytes::npos);
        CHECK(bytes.find(made.person.id.toText().substr(0, 4)) == Bytes::npos); // what they are called
    }
    CHECK(slurp(kit.file().string() + "-wal").empty());
}

TEST_CASE("a record that is older than the file's first coach knows the organisation from the next sign-in", "[people]")
{
    Kit kit;
    CHECK(kit.addPerson("sunny").person.owner->keyring.organisation == PublicKey{});
    const vault::OpenCoach jo = kit.addCoach("jo");
    const vault::OpenCoach eve = kit.addCoach("eve");
    CHECK(kit.unlock("sunny").owner->keyring.organisation == jo.notebook.identity.open);
    auto info = vault::fileInfo(kit.place());
    REQUIRE(info);
    info->founder = eve.id; // too late
    info->founderKey = eve.notebook.identity.open;
    REQUIRE(vault::writeFileInfo(kit.place(), *info));
    kit.restart();
    CHECK(kit.unlock("sunny").owner->keyring.organisation == jo.notebook.identity.open);
}

TEST_CASE("everything secret goes with the session", "[people]")
{
    Kit kit;
    const std::size_t before = crypto::secretsAlive();
    {
        auto made = kit.addPerson("sunny");
        REQUIRE(kit.say(made.person, newSitting(), "I keep bees"));
        CHECK(crypto::secretsAlive() > before);
    }
    CHECK(crypto::secretsAlive() == before);
    CHECK(crypto::freeSecretsAreZero());
}
