// SPDX-License-Identifier: Apache-2.0
#include "tests/vault/kit.h"

using namespace ownwords;
using namespace ownwords::test;
using Words = std::vector<std::string>;

namespace {

const vault::Sharing support{"to help with my goals", std::nullopt};

// Sunny, who keeps bees and shares with Jo.
struct Shared : Kit {
    Shared()
        : jo(addCoach("jo"))
        , sunny(addPerson("sunny").person)
    {
        REQUIRE(say(sunny, talk, "I keep bees"));
        REQUIRE(vault::share(place(), sunny, jo.id, support, &jo));
    }

    ErrorCode errorOfOpening(vault::OpenCoach& coach)
    {
        const auto opened = vault::openShared(place(), coach, sunny.id);
        REQUIRE_FALSE(opened);
        return opened.error().code;
    }

    SittingId talk = newSitting();
    vault::OpenCoach jo;
    vault::OpenPerson sunny;
};

} // namespace

TEST_CASE_METHOD(Shared, "a coach reads what was shared, not drafts, and writes in their own name", "[sharing]")
{
    REQUIRE(type(sunny, newSitting(), "not said yet"));
    auto open = vault::openShared(place(), jo, sunny.id);
    REQUIRE(open);
    CHECK(wordsOf(open->record) == Words{"I keep bees"});
    for (const record::Sitting& sitting : open->record.sittings)
        CHECK(sitting.drafts.empty());
    REQUIRE(note(*open, newSitting(), "ask about hives"));

    REQUIRE(vault::load(place(), sunny));
    CHECK(wordsOf(sunny.record) == Words{"I keep bees", "ask about hives"});
    CHECK(sunny.unknownAuthors.empty());
    CHECK(sunny.problems.empty());
}

TEST_CASE_METHOD(
    Shared, "what others said is new until its person signed out, also when keys change on the way", "[sharing]")
{
    const bool givesUp = GENERATE(false, true);
    CHECK(sunny.newFromOthers.empty());
    REQUIRE(vault::signOut(place(), sunny));
    auto open = vault::openShared(place(), jo, sunny.id);
    REQUIRE(open);
    CHECK(open->newFromOthers.empty()); // theirs alone
    REQUIRE(note(*open, newSitting(), "ask about hives"));
    if (givesUp)
        REQUIRE(vault::giveUp(place(), jo, sunny.id));
    auto again = unlock("sunny");
    CHECK(again.newFromOthers.size() == 1);
    REQUIRE(say(again, newSitting(), "and wasps"));
    REQUIRE(vault::signOut(place(), again));
    CHECK(unlock("sunny").newFromOthers.empty());
}

TEST_CASE_METHOD(Shared, "a coach's key cannot answer, share on, take out, change words or erase", "[sharing]")
{
    auto open = vault::openShared(place(), jo, sunny.id);
    REQUIRE(open);
    const auto max = addCoach("max");
    CHECK(say(*open, newSitting(), "words for her").error().code == ErrorCode::NotAllowed);
    CHECK(vault::share(place(), *open, max.id, support).error().code == ErrorCode::NotAllowed);
    CHECK(vault::withdraw(place(), *open, jo.id).error().code == ErrorCode::NotAllowed);
    CHECK(vault::changeWords(place(), *open, signIn("max")).error().code == ErrorCode::NotAllowed);
    CHECK(vault::erase(place(), *open).error().code == ErrorCode::NotAllowed);
    CHECK(vault::newRecoveryCode(place(), *open).error().code == ErrorCode::NotAllowed);

    record::Record said = open->record;
    record::Payload takeOut;
    takeOut.kind = record::Kind::Redact;
    takeOut.events = {said.sittings.front().stretches.front().events.front().header.id};
    const std::string by = vault::signerOf(jo.id);
    record::append(sittingOf(said, newSitting(), by), {event(said, takeOut, by)}, by);
    CHECK(save(*open, said).error().code == ErrorCode::NotAllowed);

    record::Record asHer = open->record; // her words in the coach's signature
    record::Payload note;
    note.kind = record::Kind::Note;
    note.words = "she said so";
    record::Event forged = event(asHer, note, by);
    forged.header.who = "resident";
    record::append(sittingOf(asHer, newSitting(), by), {forged}, by);
    CHECK(save(*open, asHer).error().code == ErrorCode::NotAllowed);
    CHECK(wordsOf(unlock("sunny").record) == Words{"I keep bees"});
}

TEST_CASE_METHOD(Shared, "what is stored is never rewritten, whatever a program hands in", "[sharing]")
{
    record::Record changed = sunny.record;
    record::Payload& payload = changed.sittings.front().stretches.front().events.front().payload;
    payload.value.words = {"tidier words"};
    const auto nothing = save(sunny, changed);
    REQUIRE(nothing);
    CHECK_FALSE(nothing->changed);
    record::Record shorter = sunny.record;
    shorter.sittings.front().stretches.clear();
    CHECK(save(sunny, shorter).error().code == ErrorCode::NotAllowed);
    CHECK(wordsOf(unlock("sunny").record) == Words{"I keep bees"});
}

TEST_CASE_METHOD(Shared, "withdrawing ends it at once, for the live file and for old keys", "[sharing]")
{
    auto max = addCoach("max");
    REQUIRE(vault::share(place(), sunny, max.id, support, &max));
    const crypto::Secret oldKey = sunny.dataKey.clone();
    const std::int64_t oldEpoch = sunny.epoch;
    REQUIRE(vault::withdraw(place(), sunny, jo.id));
    CHECK(sunny.epoch == oldEpoch + 1);
    CHECK(errorOfOpening(jo) == ErrorCode::NoConsent);
    const auto stays = vault::openShared(place(), max, sunny.id);
    REQUIRE(stays);
    CHECK(wordsOf(stays->record) == Words{"I keep bees"});
    const auto rows = store().records(sunny.id);
    REQUIRE(rows);
    for (const store::RecordRow& row : rows->rows) {
        for (const std::int64_t epoch : {oldEpoch, sunny.epoch})
            CHECK_FALSE(vault::openRecord({sunny.id, row.sitting, row.version, epoch}, oldKey, row.sealed));
    }
    CHECK(vault::withdraw(place(), sunny, jo.id).error().code == ErrorCode::NoConsent);
}

TEST_CASE_METHOD(
    Shared, "a last day ends it in the coach's program, and new keys follow at the next sign-in", "[sharing]")
{
    REQUIRE(vault::withdraw(place(), sunny, jo.id));
    const Date until = std::chrono::year(2026) / 6 / 30;
    REQUIRE(vault::share(place(), sunny, jo.id, {"until the end of June", until}, &jo));
    setNow(TimePoint(std::chrono::sys_days(until)) + std::chrono::hours(23));
    CHECK(vault::openShared(place(), jo, sunny.id));
    advance(std::chrono::hours(2));
    CHECK(errorOfOpening(jo) == ErrorCode::NoConsent);
    const auto people = vault::peopleOf(place(), jo);
    REQUIRE(people);
    CHECK(people->front().problem == ErrorCode::NoConsent);
    const auto again = unlock("sunny");
    CHECK(again.endedNow == Words{"jo"});
    CHECK(again.epoch == sunny.epoch + 1);
    CHECK(vault::share(place(), sunny, jo.id, {"over", until}).error().code == ErrorCode::Invalid);
    CHECK(vault::share(place(), sunny, jo.id, {" ", std::nullopt}).error().code == ErrorCode::Invalid);
}

TEST_CASE_METHOD(Shared, "a coach gives up access, or leaves: new keys at the next sign-in", "[coaches]")
{
    const bool leaves = GENERATE(false, true);
    const std::int64_t epoch = sunny.epoch;
    if (leaves)
        REQUIRE(vault::removeCoach(place(), jo, jo.id));
    else
        REQUIRE(vault::giveUp(place(), jo, sunny.id));
    const auto again = unlock("sunny");
    CHECK(again.epoch == epoch + 1);
    CHECK(again.endedNow == Words{"jo"});
    if (leaves)
        CHECK(vault::unlockCoach(place(), signIn("jo")).error().code == ErrorCode::WrongWords);
    else
        CHECK(errorOfOpening(jo) == ErrorCode::NoConsent);
    // What the coach wrote before stays theirs.
    CHECK(again.unknownAuthors.empty());
}

TEST_CASE_METHOD(Shared, "keys change also when a coach left while the person was signed in", "[coaches]")
{
    auto max = addCoach("max");
    REQUIRE(vault::share(place(), sunny, max.id, support, &max));
    REQUIRE(vault::removeCoach(place(), max, max.id));
    REQUIRE(vault::withdraw(place(), sunny, jo.id));
    CHECK(unlock("sunny").endedNow == Words{"max"});
}

TEST_CASE_METHOD(Shared, "coaches: first is the organisation, later ones are vouched for", "[coaches]")
{
    auto max = addCoach("max");
    const auto row = [&](const vault::OpenCoach& coach) { return **store().coach(coach.id); };
    CHECK(vault::isConfirmed(place(), row(jo)).value());
    CHECK_FALSE(vault::isConfirmed(place(), row(max)).value());
    auto lee = addCoach("lee");
    CHECK(vault::vouch(place(), max, lee.id).error().code == ErrorCode::NotAllowed);
    CHECK(vault::removeCoach(place(), max, jo.id).error().code == ErrorCode::NotAllowed);
    REQUIRE(vault::vouch(place(), jo, max.id));
    REQUIRE(vault::vouch(place(), max, lee.id));
    CHECK(vault::isConfirmed(place(), row(lee)).value());
    // The voucher's row is edited: the chain breaks.
    sql("UPDATE coach SET sign_key = randomblob(32) WHERE coach_id = ?", {bytesOf(max.id.bytes())});
    CHECK_FALSE(vault::isConfirmed(place(), row(lee)).value());
    // Another founder than the one the person's keyring remembers.
    CHECK_FALSE(vault::isConfirmed(place(), row(jo), PublicKey{1}).value());
    CHECK(vault::keyWords(row(jo), place().words) == vault::keyWords(row(jo), place().words));
    const std::string compared = vault::keyWords(row(jo), place().words);
    CHECK(compared != vault::keyWords(row(lee), place().words));
    const std::size_t second = compared.find(' ', compared.find(' ') + 1);
    CHECK(compared.substr(0, second) != compared.substr(second + 1)); // four words, not two twice
}

TEST_CASE_METHOD(Shared, "a coach's new words, recovery code and lost laptop", "[coaches]")
{
    REQUIRE(vault::changeCoachWords(place(), jo, {"jo", "quite different words"}));
    CHECK(vault::unlockCoach(place(), signIn("jo")).error().code == ErrorCode::WrongWords);
    auto again = vault::unlockCoach(place(), {"jo", "quite different words"});
    REQUIRE(again);
    CHECK(vault::openShared(place(), *again, sunny.id));
    auto made = vault::createCoach(place(), signIn("kim"), "kim");
    REQUIRE(made);
    auto byCode = vault::unlockCoachWithCode(place(), made->recoveryCode);
    REQUIRE(byCode);
    REQUIRE(vault::changeCoachWords(place(), *byCode, {"kim", "words after losing them"}));
    CHECK(vault::unlockCoach(place(), {"kim", "words after losing them"}));
    // Lost: a confirmed colleague removes kim; a resident's code does not open a coach.
    REQUIRE(vault::vouch(place(), *again, byCode->id));
    REQUIRE(vault::removeCoach(place(), *again, byCode->id));
    CHECK(vault::unlockCoach(place(), {"kim", "words after losing them"}).error().code == ErrorCode::WrongWords);
}

TEST_CASE_METHOD(Shared, "the coach's list shows who shares, and finds them by their words", "[coaches]")
{
    auto list = vault::peopleOf(place(), jo);
    REQUIRE(list);
    REQUIRE(list->size() == 1);
    CHECK(list->front().summary.called == "Person " + sunny.id.toText().substr(0, 4));
    CHECK(jo.notebook.seen.contains(sunny.id));
    list->front().summary.goals = {"Grow my own ÄPFEL"};
    CHECK(vault::found(*list, "äpfel").size() == 1);
    CHECK(vault::found(*list, "pears").empty());
    auto again = unlockCoach("jo"); // what was opened before is in the notebook
    CHECK(again.notebook.seen.contains(sunny.id));
    CHECK(vault::peopleOf(place(), again)->size() == 1);
    REQUIRE(vault::withdraw(place(), sunny, jo.id));
    CHECK(vault::peopleOf(place(), again)->empty());
}

TEST_CASE_METHOD(Shared, "together: each signs their own words", "[together]")
{
    auto max = addCoach("max"); // at the table, without access afterwards
    REQUIRE(vault::sitTogether(place(), sunny, max));
    record::Record said = sunny.record;
    record::Payload answer;
    answer.kind = record::Kind::Answer;
    answer.slot = "q9";
    answer.value.words = {"said together"};
    record::Payload note;
    note.kind = record::Kind::Note;
    note.words = "noted by max";
    const std::string by = vault::signerOf(max.id);
    std::vector<record::Event> events{event(said, answer, "resident")};
    events.push_back(event(said, note, by));
    events.back().header.n += 1;
    record::append(sittingOf(said, newSitting(), "resident"), events, "resident");
    REQUIRE(save(sunny, said));
    const auto again = unlock("sunny");
    CHECK(wordsOf(again.record) == Words{"I keep bees", "said together", "noted by max"});
    CHECK(again.unknownAuthors.empty());
    CHECK(errorOfOpening(max) == ErrorCode::NoConsent);
    const auto jos = vault::openShared(place(), jo, sunny.id);
    REQUIRE(jos);
    CHECK(jos->unknownAuthors.empty());
}

TEST_CASE_METHOD(Shared, "kept by a coach, and then made mine", "[custody]")
{
    auto kept = vault::createKept(place(), jo);
    REQUIRE(kept);
    const PersonId id = kept->id;
    const SittingId talkWithJo = newSitting();
    CHECK(kept->isKept());
    CHECK(kept->signer() == vault::signerOf(jo.id));
    record::Record said = kept->record; // the resident's words, typed and signed by the coach, marked so for ever
    record::Payload answer;
    answer.kind = record::Kind::Answer;
    answer.slot = "q1";
    answer.value.words = {"told to jo"};
    record::Event told = event(said, answer, kept->signer());
    told.header.who = "resident";
    record::append(sittingOf(said, talkWithJo, kept->signer()), {told}, kept->signer());
    REQUIRE(save(*kept, said));
    REQUIRE(vault::signOut(place(), *kept));
    CHECK(vault::share(place(), *kept, jo.id, support).error().code == ErrorCode::NotAllowed);
    CHECK(vault::removeCoach(place(), jo, jo.id).error().code == ErrorCode::NotAllowed);
    const auto list = vault::peopleOf(place(), jo);
    REQUIRE(list);
    CHECK(list->size() == 2);

    auto again = vault::openShared(place(), jo, id);
    REQUIRE(again);
    const bool keepSharing = GENERATE(true, false);
    const auto code = vault::makeMine(place(), *again, {"kept", "these are all mine now"}, keepSharing);
    REQUIRE(code);
    CHECK_FALSE(again->isKept());
    CHECK(wordsOf(again->record) == Words{"told to jo"});
    CHECK(again->record.sittings.front().stretches.front().by == vault::signerOf(jo.id));
    REQUIRE(say(*again, newSitting(), "in my own words"));
    CHECK(vault::unlockWithCode(place(), *code));
    auto mine = vault::unlock(place(), {"kept", "these are all mine now"});
    REQUIRE(mine);
    CHECK(mine->unknownAuthors.empty());
    CHECK(wordsOf(mine->record) == Words{"told to jo", "in my own words"});
    const auto jos = vault::openShared(place(), jo, id);
    if (!keepSharing)
        CHECK(jos.error().code == ErrorCode::NoConsent);
    else // a new identity, which the coach has to see for themselves
        CHECK(jos.error().code == ErrorCode::KeyChanged);
    if (keepSharing) {
        REQUIRE(vault::remember(place(), jo, *mine));
        const auto seen = vault::openShared(place(), jo, id);
        REQUIRE(seen);
        CHECK(seen->unknownAuthors.empty());
        CHECK_FALSE(seen->isKept());
    }
}
