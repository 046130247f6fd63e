// SPDX-License-Identifier: Apache-2.0
#include "tests/store/samples.h"
#include "tests/support/catch_compat.h"

#include <algorithm>

using namespace ownwords;
using namespace ownwords::test;
using namespace ownwords::store;

// What every Store promises, whatever it keeps its rows in.
namespace {

struct Fresh {
    TempFolder folder;
    OpenedFile opened = must(createFile(folder / "a.ownwords"));
    Store& store = *opened.store;
};

std::vector<RecordRow> sorted(std::vector<RecordRow> rows)
{
    std::sort(
        rows.begin(), rows.end(), [](const auto& left, const auto& right) { return left.sitting < right.sitting; });
    return rows;
}

} // namespace

TEST_CASE("Meta values are kept and replaced")
{
    Fresh fresh;
    CHECK(must(fresh.store.meta("salt")) == std::nullopt);
    must(fresh.store.putMeta("salt", std::string("\0x\xff", 3)));
    CHECK(must(fresh.store.meta("salt")) == std::string("\0x\xff", 3));
    must(fresh.store.putMeta("salt", ""));
    CHECK(must(fresh.store.meta("salt")) == std::string());
}

TEST_CASE("Slots: a taken locator is never overwritten by adding")
{
    Fresh fresh;
    must(fresh.store.addSlot({locator(1), "one"}));
    CHECK(codeOf(fresh.store.addSlot({locator(1), "other"})) == ErrorCode::Exists);
    CHECK(must(fresh.store.slot(locator(1))) == SlotRow{locator(1), "one"});
    must(fresh.store.putSlot({locator(1), "new"}));
    must(fresh.store.putSlot({locator(2), "two"}));
    CHECK(must(fresh.store.slot(locator(1)))->sealed == "new");
    must(fresh.store.removeSlot(locator(1)));
    must(fresh.store.removeSlot(locator(1)));
    CHECK(must(fresh.store.slot(locator(1))) == std::nullopt);
    CHECK(must(fresh.store.slot(locator(2)))->sealed == "two");
}

TEST_CASE("Persons are added, replaced with everything that is theirs, held and counted")
{
    Fresh fresh;
    CHECK(must(fresh.store.person(personId(1))) == std::nullopt);
    addPerson(fresh.store, 1, 2);
    PersonRow row = personRow(1, 5);
    row.reset = "set aside";
    row.heldSince = 20'000;
    must(fresh.store.putPerson(row));
    CHECK(must(fresh.store.person(personId(1))) == row);
    CHECK(must(fresh.store.records(personId(1))).rows.size() == 2);
    CHECK(must(fresh.store.manifest(personId(1))).has_value());

    must(fresh.store.setHeldSince(personId(1), 20'100));
    CHECK(must(fresh.store.person(personId(1)))->heldSince == 20'100);
    must(fresh.store.setKeepUntil(personId(1), 24'400));
    CHECK(must(fresh.store.person(personId(1)))->keepUntil == 24'400);
    CHECK(must(fresh.store.person(personId(1)))->heldSince == 0);
    must(fresh.store.putPerson(personRow(2)));
    CHECK(must(fresh.store.personCount()) == 2);
}

TEST_CASE("Untouched persons are listed without their keyrings")
{
    Fresh fresh;
    for (std::uint64_t i = 1; i <= 3; ++i) {
        must(fresh.store.putPerson(personRow(i)));
        must(fresh.store.setKeepUntil(personId(i), 24'000 + static_cast<std::int64_t>(i)));
    }
    must(fresh.store.setHeldSince(personId(1), 20'000));
    const auto rows = must(fresh.store.untouchedSince(24'003));
    REQUIRE(rows.size() == 2);
    for (const PersonRow& row : rows) {
        CHECK(row.keyring.empty());
        CHECK(row.keepUntil < 24'003);
        CHECK((row.person == personId(1)) == (row.heldSince == 20'000));
    }
    CHECK(must(fresh.store.untouchedSince(24'001)).empty());
}

TEST_CASE("Removing a person takes everything of theirs and nothing of others")
{
    Fresh fresh;
    addPerson(fresh.store, 1, 4);
    addPerson(fresh.store, 2, 4);
    must(fresh.store.putCoach(coachRow(1, "Siân")));
    must(fresh.store.putGrant({coachId(1), personId(1), "one"}));
    must(fresh.store.putGrant({coachId(1), personId(2), "two"}));
    must(fresh.store.removePerson(personId(1)));
    must(fresh.store.removePerson(personId(1)));
    CHECK(must(fresh.store.person(personId(1))) == std::nullopt);
    CHECK(must(fresh.store.manifest(personId(1))) == std::nullopt);
    CHECK(must(fresh.store.records(personId(1))).rows.empty());
    CHECK(must(fresh.store.grant(coachId(1), personId(1))) == std::nullopt);
    CHECK(must(fresh.store.records(personId(2))).rows.size() == 4);
    CHECK(must(fresh.store.grant(coachId(1), personId(2)))->sealed == "two");
}

TEST_CASE("A manifest is replaced only by who has read it")
{
    Fresh fresh;
    must(fresh.store.putPerson(personRow(1)));
    CHECK(codeOf(fresh.store.putManifest(manifestRow(1, 2), 1)) == ErrorCode::Conflict);
    must(fresh.store.putManifest(manifestRow(1, 1), 0));
    CHECK(codeOf(fresh.store.putManifest(manifestRow(1, 1), 0)) == ErrorCode::Conflict);
    must(fresh.store.putManifest(manifestRow(1, 2), 1));
    CHECK(codeOf(fresh.store.putManifest(manifestRow(1, 3), 1)) == ErrorCode::Conflict);
    CHECK(must(fresh.store.manifest(personId(1))) == manifestRow(1, 2));
    must(fresh.store.replaceManifest(manifestRow(1, 9)));
    CHECK(must(fresh.store.manifest(personId(1))) == manifestRow(1, 9));
    CHECK(codeOf(fresh.store.putManifest(manifestRow(2, 1), 0)) == ErrorCode::NotFound); // no such person
    CHECK(codeOf(fresh.store.replaceManifest(manifestRow(2, 1))) == ErrorCode::NotFound);
}

TEST_CASE("A record is replaced only by who has read it")
{
    Fresh fresh;
    must(fresh.store.putPerson(personRow(1)));
    must(fresh.store.putPerson(personRow(2)));
    CHECK(must(fresh.store.records(personId(1))).rows.empty());
    CHECK(codeOf(fresh.store.putRecord(recordRow(1, 1, 2, 50), 1)) == ErrorCode::Conflict);
    must(fresh.store.putRecord(recordRow(1, 1, 1, 50), 0));
    CHECK(codeOf(fresh.store.putRecord(recordRow(1, 1, 1, 60), 0)) == ErrorCode::Conflict);
    must(fresh.store.putRecord(recordRow(1, 1, 2, 100'000), 1));
    CHECK(codeOf(fresh.store.putRecord(recordRow(1, 1, 2, 60), 1)) == ErrorCode::Conflict);
    must(fresh.store.putRecord(recordRow(1, 2, 1, 0), 0));
    must(fresh.store.putRecord(recordRow(2, 3, 1, 10), 0));

    const RecordRows rows = must(fresh.store.records(personId(1)));
    CHECK(rows.complete);
    CHECK(rows.unreadable.empty());
    CHECK(sorted(rows.rows) == sorted({recordRow(1, 1, 2, 100'000), recordRow(1, 2, 1, 0)}));
    CHECK(must(fresh.store.record(personId(1), sittingId(1))) == recordRow(1, 1, 2, 100'000));
    CHECK(must(fresh.store.record(personId(1), sittingId(3))) == std::nullopt);
    must(fresh.store.removeRecord(personId(1), sittingId(1)));
    must(fresh.store.removeRecord(personId(1), sittingId(1)));
    CHECK(must(fresh.store.records(personId(1))).rows == std::vector{recordRow(1, 2, 1, 0)});
    CHECK(codeOf(fresh.store.putRecord(recordRow(9, 9, 1, 10), 0)) == ErrorCode::NotFound);
    CHECK(codeOf(fresh.store.putRecord(recordRow(1, 5, 1, 40U << 20U), 0)) == ErrorCode::TooLarge);
}

TEST_CASE("People whose ids begin alike keep their rows apart")
{
    Fresh fresh;
    IdBytes left = bytesOf(1, 'p');
    IdBytes right = left;
    right[15] ^= 1U;
    for (const IdBytes& id : {left, right}) {
        must(fresh.store.putPerson({PersonId(id), 1, 0, 0, "k", {}}));
        must(fresh.store.putRecord({PersonId(id), sittingId(id[15]), 1, asText(id)}, 0));
    }
    const RecordRows rows = must(fresh.store.records(PersonId(right)));
    REQUIRE(rows.rows.size() == 1);
    CHECK(rows.rows.front().sealed == asText(right));
    CHECK(rows.complete);
    CHECK(rows.unreadable.empty());
}

TEST_CASE("Coaches are listed by name, removing one takes their grants")
{
    Fresh fresh;
    CoachRow vouched = coachRow(1, "Siân");
    vouched.vouch = "Dee's word";
    must(fresh.store.putCoach(vouched));
    must(fresh.store.putCoach(coachRow(2, "Dee")));
    CHECK(must(fresh.store.coaches()) == std::vector{coachRow(2, "Dee"), vouched});
    vouched.notebook = "new";
    must(fresh.store.putCoach(vouched));
    CHECK(must(fresh.store.coach(coachId(1))) == vouched);
    CHECK(must(fresh.store.coach(coachId(3))) == std::nullopt);

    must(fresh.store.putPerson(personRow(1)));
    must(fresh.store.putGrant({coachId(1), personId(1), "one"}));
    must(fresh.store.putGrant({coachId(2), personId(1), "two"}));
    must(fresh.store.removeCoach(coachId(1)));
    CHECK(must(fresh.store.coaches()).size() == 1);
    CHECK(must(fresh.store.grant(coachId(1), personId(1))) == std::nullopt);
    CHECK(must(fresh.store.grant(coachId(2), personId(1)))->sealed == "two");
}

TEST_CASE("What is shared with a coach comes with epochs and manifests")
{
    Fresh fresh;
    must(fresh.store.putCoach(coachRow(1, "Siân")));
    must(fresh.store.putCoach(coachRow(2, "Dee")));
    must(fresh.store.putPerson(personRow(1, 4)));
    must(fresh.store.putPerson(personRow(2)));
    must(fresh.store.putManifest(manifestRow(1, 1), 0));
    for (std::uint64_t i = 1; i <= 2; ++i)
        must(fresh.store.putGrant({coachId(1), personId(i), "old"}));
    must(fresh.store.putGrant({coachId(1), personId(1), "new"}));
    must(fresh.store.putGrant({coachId(2), personId(1), "other coach"}));
    const auto rows = must(fresh.store.sharedWith(coachId(1)));
    REQUIRE(rows.size() == 2);
    for (const SharedRow& row : rows) {
        const bool isFirst = row.grant.person == personId(1);
        CHECK(row.grant.sealed == (isFirst ? "new" : "old"));
        CHECK(row.epoch == (isFirst ? 4 : 1));
        CHECK(row.manifest == (isFirst ? manifestRow(1, 1) : ManifestRow{personId(2), 0, {}}));
    }
    must(fresh.store.removeGrant(coachId(1), personId(2)));
    CHECK(must(fresh.store.sharedWith(coachId(1))).size() == 1);
    must(fresh.store.removeGrants(personId(1)));
    CHECK(must(fresh.store.sharedWith(coachId(1))).empty());
    CHECK(must(fresh.store.sharedWith(coachId(2))).empty());
    CHECK(codeOf(fresh.store.putGrant({coachId(9), personId(1), "x"})) == ErrorCode::NotFound);
}

TEST_CASE("Packs are kept under their hash, the first one for good")
{
    Fresh fresh;
    const std::string hash = sha256Hex("pack");
    CHECK(must(fresh.store.pack(hash)) == std::nullopt);
    must(fresh.store.putPack(hash, "pack"));
    must(fresh.store.putPack(hash, "another"));
    CHECK(must(fresh.store.pack(hash)) == "pack");
    CHECK(codeOf(fresh.store.pack("abc")) == ErrorCode::Invalid);
    CHECK(codeOf(fresh.store.putPack(std::string(64, 'G'), "x")) == ErrorCode::Invalid);
}

TEST_CASE("A transaction is kept whole or not at all")
{
    Fresh fresh;
    const Result<> failed = fresh.store.transaction([&]() -> Result<> {
        OWNWORDS_TRY(fresh.store.putManifest(manifestRow(1, 1), 0)); // before the person it belongs to
        OWNWORDS_TRY(fresh.store.putPerson(personRow(1)));
        OWNWORDS_TRY(fresh.store.putMeta("a", "1"));
        return fail(ErrorCode::NoConsent, "changed my mind");
    });
    REQUIRE_FALSE(failed);
    CHECK(failed.error() == Error{ErrorCode::NoConsent, "changed my mind"});
    CHECK(must(fresh.store.personCount()) == 0);
    CHECK(must(fresh.store.meta("a")) == std::nullopt);

    must(fresh.store.transaction([&]() -> Result<> {
        CHECK(codeOf(fresh.store.transaction([] { return Result<>(); })) == ErrorCode::NotAllowed);
        OWNWORDS_TRY(fresh.store.putManifest(manifestRow(1, 1), 0));
        OWNWORDS_TRY(fresh.store.putPerson(personRow(1)));
        return fresh.store.addSlot({locator(1), "s"});
    }));
    CHECK(must(fresh.store.manifest(personId(1))).has_value());
    // A missing person is noticed at the end, and takes the rest along.
    CHECK(codeOf(fresh.store.transaction([&]() -> Result<> {
        OWNWORDS_TRY(fresh.store.removeSlot(locator(1)));
        return fresh.store.putManifest(manifestRow(2, 1), 0);
    })) == ErrorCode::NotFound);
    CHECK(must(fresh.store.slot(locator(1))).has_value());
    must(fresh.store.putMeta("after", "1"));
}

TEST_CASE("Values that no row can have are refused")
{
    Fresh fresh;
    CHECK(codeOf(fresh.store.putPerson(personRow(1, 0))) == ErrorCode::Invalid);
    must(fresh.store.putPerson(personRow(1)));
    CHECK(codeOf(fresh.store.putManifest(manifestRow(1, 0), 0)) == ErrorCode::Invalid);
    CHECK(codeOf(fresh.store.setKeepUntil(personId(1), -1)) == ErrorCode::Invalid);
    CHECK(codeOf(fresh.store.setHeldSince(personId(1), -1)) == ErrorCode::Invalid);
}

TEST_CASE("After a truncating checkpoint nothing is left in the log, and removed bytes are nowhere")
{
    Fresh fresh;
    addPerson(fresh.store, 1, 5);
    addPerson(fresh.store, 2, 5);
    must(fresh.store.checkpoint(Checkpoint::Passive));
    const std::string sealed = must(fresh.store.record(personId(1), sittingId(105)))->sealed.substr(64, 64);
    const auto everything = [&] {
        std::string bytes;
        for (const std::string& name : fresh.folder.names())
            bytes += contentsOf(fresh.folder / name);
        return bytes;
    };
    REQUIRE(holds(everything(), sealed));
    must(fresh.store.removePerson(personId(1)));
    must(fresh.store.checkpoint(Checkpoint::Truncate));
    CHECK(contentsOf(fresh.folder / "a.ownwords-wal").empty());
    CHECK_FALSE(holds(everything(), sealed));
    CHECK_FALSE(holds(everything(), asText(personId(1).bytes())));
    CHECK(holds(everything(), asText(personId(2).bytes())));
    CHECK_FALSE(fresh.store.isReadOnly());
}
