// SPDX-License-Identifier: Apache-2.0
#include "tests/vault/kit.h"

#include <algorithm>

using namespace ownwords;
using namespace ownwords::test;
using Words = std::vector<std::string>;

namespace {

const vault::Sharing support{"to help with my goals", std::nullopt};
const vault::SignIn newWords{"sunny2", "words that jo helped with"};

// Sunny forgot her words; Jo, who shares the record, sets new ones with her.
struct Forgotten : Kit {
    Forgotten()
        : jo(addCoach("jo"))
        , max(addCoach("max"))
    {
        auto made = addPerson("sunny");
        code = made.recoveryCode;
        id = made.person.id;
        REQUIRE(say(made.person, talk, "I keep bees"));
        REQUIRE(type(made.person, drafts, "half a sent"));
        REQUIRE(vault::share(place(), made.person, jo.id, support, &jo));
        REQUIRE(vault::share(place(), made.person, max.id, support, &max));
        REQUIRE(vault::signOut(place(), made.person));
    }

    vault::NewPerson reset()
    {
        auto shared = vault::openShared(place(), jo, id);
        REQUIRE(shared);
        auto made = vault::resetByCoach(place(), jo, *std::move(shared), newWords);
        REQUIRE(made);
        return *std::move(made);
    }

    SittingId talk = newSitting();
    SittingId drafts = newSitting();
    vault::OpenCoach jo;
    vault::OpenCoach max;
    std::string code;
    PersonId id;
};

} // namespace

TEST_CASE_METHOD(Forgotten, "a coach and the person set new words: nothing is lost, others' access ends", "[reset]")
{
    {
        auto made = reset();
        REQUIRE(say(made.person, newSitting(), "said with new words"));
        REQUIRE(vault::signOut(place(), made.person));
    }
    restart();
    auto open = vault::unlock(place(), newWords);
    REQUIRE(open);
    CHECK(wordsOf(open->record) == Words{"I keep bees", "said with new words"});
    CHECK(open->problems.empty());
    CHECK(open->unknownAuthors.empty());
    CHECK_FALSE(open->resetUndo);
    CHECK(vault::openShared(place(), jo, id)); // the coach looked on purpose
    CHECK(vault::openShared(place(), max, id).error().code == ErrorCode::NoConsent);
}

TEST_CASE_METHOD(Forgotten, "old words and the old code show who set new ones and when, and can undo it", "[reset]")
{
    const auto when = now();
    {
        auto made = reset();
        REQUIRE(say(made.person, newSitting(), "said meanwhile"));
        REQUIRE(vault::signOut(place(), made.person));
    }
    advance(std::chrono::hours(24 * 20));
    const bool byCode = GENERATE(false, true);
    auto open = byCode ? vault::unlockWithCode(place(), code) : vault::unlock(place(), signIn("sunny"));
    REQUIRE(open);
    REQUIRE(open->resetUndo);
    CHECK(open->resetUndo->notice.name == "jo");
    CHECK(open->resetUndo->notice.when == when);
    CHECK(wordsOf(open->record) == Words{"I keep bees", "said meanwhile"});

    if (byCode) { // words are needed again
        CHECK(vault::undoReset(place(), *open).error().code == ErrorCode::NotAllowed);
        REQUIRE(vault::undoReset(place(), *open, signIn("sunny")));
    } else {
        REQUIRE(vault::undoReset(place(), *open));
    }
    CHECK(vault::unlock(place(), newWords).error().code == ErrorCode::WrongWords);
    auto again = vault::unlock(place(), signIn("sunny"));
    REQUIRE(again);
    CHECK_FALSE(again->resetUndo);
    CHECK(wordsOf(again->record) == Words{"I keep bees", "said meanwhile"});
    CHECK(again->unknownAuthors.empty());
    CHECK(again->sittings.at(drafts).drafts.at("q") == "half a sent");
    CHECK(vault::unlockWithCode(place(), code));
    REQUIRE(say(*again, newSitting(), "in my old words"));
    // The old consents count again: she decides what becomes of them.
    REQUIRE(vault::withdraw(place(), *again, jo.id));
}

TEST_CASE_METHOD(Forgotten, "new words know the organisation, and the old ones go on knowing theirs", "[reset]")
{
    const auto info = vault::fileInfo(place());
    REQUIRE(info);
    REQUIRE(info->founderKey == jo.notebook.identity.open);
    CHECK(reset().person.owner->keyring.organisation == info->founderKey);
    auto other = *info; // somebody takes the founder's place
    other.founder = max.id;
    other.founderKey = max.notebook.identity.open;
    REQUIRE(vault::writeFileInfo(place(), other));
    CHECK(vault::unlock(place(), newWords)->owner->keyring.organisation == info->founderKey);
    auto undone = vault::unlock(place(), signIn("sunny"));
    REQUIRE(undone);
    REQUIRE(vault::undoReset(place(), *undone));
    CHECK(undone->owner->keyring.organisation == info->founderKey);
}

TEST_CASE_METHOD(Forgotten, "it can be undone also after the new words changed once more", "[reset]")
{
    auto made = reset();
    REQUIRE(vault::changeWords(place(), made.person, {"sunny3", "changed them once more"}));
    auto open = vault::unlock(place(), signIn("sunny"));
    REQUIRE(open);
    REQUIRE(open->resetUndo);
    REQUIRE(vault::undoReset(place(), *open));
    CHECK(vault::unlock(place(), {"sunny3", "changed them once more"}).error().code == ErrorCode::WrongWords);
    CHECK(wordsOf(vault::unlock(place(), signIn("sunny"))->record) == Words{"I keep bees"});
}

TEST_CASE_METHOD(Forgotten, "what was dropped before the reset is seen by the old words", "[reset]")
{
    auto shared = vault::openShared(place(), jo, id);
    REQUIRE(shared);
    vault::Manifest manifest = shared->manifest;
    manifest.entries.erase(talk);
    sql("DELETE FROM record WHERE record_id = ?", {bytesOf(talk.bytes())});
    sql("UPDATE manifest SET rev = rev + 1, sealed = ? WHERE person_id = ?",
        {vault::sealManifest({id, shared->rev + 1, shared->epoch}, shared->dataKey, manifest), bytesOf(id.bytes())});
    reset();
    auto open = vault::unlock(place(), signIn("sunny"));
    REQUIRE(open);
    REQUIRE(open->resetUndo);
    const auto named = [&](const vault::OpenPerson& person) {
        return std::any_of(person.problems.begin(), person.problems.end(),
            [&](const vault::Problem& problem) { return problem.sitting == talk; });
    };
    CHECK(named(*open));
    REQUIRE(vault::undoReset(place(), *open));
    CHECK(named(vault::unlock(place(), signIn("sunny")).value()));
}

TEST_CASE_METHOD(Forgotten, "after 30 days the new words' own sign-in forgets what was set aside", "[reset]")
{
    reset();
    advance(std::chrono::hours(24 * 29));
    REQUIRE(vault::unlock(place(), newWords));
    CHECK(vault::unlock(place(), signIn("sunny")));
    advance(std::chrono::hours(24 * 2));
    REQUIRE(vault::unlock(place(), newWords));
    CHECK(vault::unlock(place(), signIn("sunny")).error().code == ErrorCode::Tampered); // not silently: it was theirs
}

TEST_CASE_METHOD(Forgotten, "without a shared record no coach can reset anything", "[reset]")
{
    auto lee = addCoach("lee");
    CHECK(vault::openShared(place(), lee, id).error().code == ErrorCode::NoConsent);
    auto shared = vault::openShared(place(), jo, id);
    REQUIRE(shared);
    CHECK(vault::resetByCoach(place(), lee, *std::move(shared), newWords).error().code == ErrorCode::NotAllowed);
}
