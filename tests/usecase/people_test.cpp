// SPDX-License-Identifier: Apache-2.0
#include "core/usecase/people.h"
#include "tests/support/talk_fixture.h"
#include "tests/support/vault_fixture.h"

#include <algorithm>

using namespace ownwords;
using namespace ownwords::test;

namespace {

using Words = std::vector<std::string>;

const std::string again = R"("again":{"en":"Another?"})";

// A pack that asks for everything a summary holds.
std::shared_ptr<const pack::Pack> wholePack()
{
    return packOf({q("call_you", "words", R"("role":"name")"),
        q("good_at", "words", R"("role":"gift","many":true,"adds_to":"gifts")"),
        q("secret", "words", R"("role":"gift","many":true,"adds_to":"gifts","private":true)"),
        loop("goals", "goals", {q("goal", "words", R"("role":"goal","read_back":true)")}, again),
        loop("mine", "promises", {q("mp", "words", R"("role":"promise","side":"mine")")}, again),
        loop("ours", "promises",
            {q("op", "words", R"("role":"promise","speaker":"coach")"),
                q("who", "words", R"("role":"who","speaker":"coach")"),
                q("by", "date", R"("role":"by","speaker":"coach")")},
            again),
        q("look", "date", R"("role":"look_back")")});
}

talk::Talk::Setup setupIn(VaultFixture& vault, const std::shared_ptr<const pack::Pack>& pack)
{
    return {pack, {"alone", "keep"}, worked(vault::fileInfo(vault.place())).device, crypto::randomId};
}

Sitter begun(VaultFixture& vault, const vault::OpenPerson& person, const std::shared_ptr<const pack::Pack>& pack)
{
    return Sitter::begin(person.record, worked(usecase::packsOf(vault.store(), person.record)), setupIn(vault, pack));
}

// Walks on to a place that is not there to go to before somebody stands in it: "goals[new]/goal".
Sitter& to(Sitter& sitter, const std::string& place)
{
    while (sitter.at() != place && sitter.at() != "end")
        sitter.next();
    REQUIRE(sitter.at() == place);
    return sitter;
}

vault::Saved saved(VaultFixture& vault, vault::OpenPerson& person, talk::Talk& talk)
{
    return worked(usecase::save(vault.place(), person, talk));
}

talk::State stateOf(VaultFixture& vault, const record::Record& record)
{
    return worked(talk::State::fold(record, worked(usecase::packsOf(vault.store(), record))));
}

vault::Exported exportedFrom(VaultFixture& vault, const vault::OpenPerson& person)
{
    const auto packs = worked(usecase::packBytesOf(vault.store(), person.record));
    const Bytes file = worked(vault::exportWithWords(vault.place(), person, "one more long phrase", packs));
    return worked(vault::openExport(vault.place(), file, "one more long phrase"));
}

// Somebody with a goal, in two files.
struct TwoComputers {
    TwoComputers()
        : pack(wholePack())
    {
        mine = std::move(here.person("kel").person);
        Sitter sitter = begun(here, *mine, pack);
        sitter.say("Kel").go("good_at").say("bikes");
        to(sitter, "goals[new]/goal").say("A job").confirm();
        saved(here, *mine, sitter.talk);
        const vault::Exported exported = exportedFrom(here, *mine);
        theirs = std::move(worked(vault::importPerson(there.place(), exported, VaultFixture::signIn("kel"))).person);
    }

    usecase::MergePreview preview()
    {
        return worked(usecase::previewMerge(here.place(), *mine, exportedFrom(there, *theirs)));
    }

    std::shared_ptr<const pack::Pack> pack;
    VaultFixture here;
    VaultFixture there;
    std::optional<vault::OpenPerson> mine;
    std::optional<vault::OpenPerson> theirs;
};

} // namespace

TEST_CASE("a summary holds what a list shows, in the words that were said")
{
    Sitter sitter(wholePack());
    sitter.say("Siân").next().say("bikes").say("my nan's cooking").next().say("I write poems").next();
    sitter.say("Fix bikes with the kids").confirm().next().again(true).say("not read back").next().again(false);
    sitter.say("I ask Dawn").next().again(false).say("We paint the hall").next().say("Sam").next();
    sitter.date("2026-07-01").next();
    sitter.again(true).say("We find a key").next().next().next().again(false).date("2026-06-18");
    sitter.stamp = test::coachStamp(60);
    sitter.tick("promises[2]", "part");
    const vault::Summary summary = usecase::summaryOf(sitter.story());
    CHECK(summary.called == "Siân");
    CHECK(summary.gifts == Words{"bikes", "my nan's cooking"}); // what the pack calls private is in no list
    CHECK(summary.goals == Words{"Fix bikes with the kids"}); // what was not confirmed is no goal
    REQUIRE(summary.ourPromises.size() == 2);
    CHECK(summary.ourPromises[0] == vault::Summary::Promise{"We paint the hall", "2026-07-01", "part", "Sam"});
    CHECK(summary.ourPromises[1] == vault::Summary::Promise{"We find a key", "", "", ""});
    CHECK(summary.lookBack == "2026-06-18");
    CHECK(usecase::summaryOf({}) == vault::Summary());
}

TEST_CASE("a summary's goals are those that go on, rest or are done, in the words last confirmed")
{
    Sitter sitter(wholePack());
    to(sitter, "goals[new]/goal").say("one").confirm();
    for (const std::string words : {"two", "three", "four", "five"})
        to(sitter, "goals/again").again(true).say(words).confirm();
    sitter.tick("goals[2]", "rest").tick("goals[3]", "later").tick("goals[4]", "let_go").tick("goals[5]", "done");
    sitter.go("goals[1]/goal").say("one, but better");
    CHECK(usecase::summaryOf(sitter.story()).goals == Words{"one", "two", "five"});
    sitter.confirm();
    CHECK(usecase::summaryOf(sitter.story()).goals == Words{"one, but better", "two", "five"});
}

TEST_CASE("a pack is kept once and comes back as it was")
{
    VaultFixture vault;
    const auto pack = VaultFixture::firstTalk();
    worked(usecase::keepPack(vault.store(), *pack));
    worked(usecase::keepPack(vault.store(), *pack));
    Sitter sitter(pack, {"alone", "keep"});
    const auto packs = worked(usecase::packsOf(vault.store(), sitter.talk.save()));
    REQUIRE(packs.size() == 1);
    CHECK(packs.at(pack->hash)->pack().id == pack->id);
    CHECK(json::write(packs.at(pack->hash)->pack().source, json::Style::Compact)
        == json::write(pack->source, json::Style::Compact));
    CHECK(vault.rawSql("select count(*) from pack") == std::vector<Bytes>{"1"});
    CHECK(worked(usecase::packsOf(vault.store(), newRecord())).empty());
}

TEST_CASE("a pack that is missing or changed is named, and nothing is asked from it")
{
    VaultFixture vault;
    const auto pack = VaultFixture::firstTalk();
    Sitter sitter(pack, {"alone", "keep"});
    const record::Record& record = sitter.talk.save();
    const Error missing{ErrorCode::NotFound, pack->hash};
    CHECK(usecase::packsOf(vault.store(), record).error() == missing);
    CHECK(usecase::packBytesOf(vault.store(), record).error() == missing);

    worked(usecase::keepPack(vault.store(), *pack));
    const Bytes whole = worked(usecase::packBytesOf(vault.store(), record)).at(pack->hash);
    const Error changed{ErrorCode::Tampered, pack->hash};
    for (const std::string& bytes :
        {std::string(), whole.substr(1), "{}" + whole, json::write(wholePack()->source, json::Style::Compact)}) {
        std::string hex;
        for (const char byte : bytes) {
            hex += "0123456789abcdef"[static_cast<unsigned char>(byte) >> 4U];
            hex += "0123456789abcdef"[static_cast<unsigned char>(byte) & 15U];
        }
        vault.rawSql("update pack set bytes = x'" + hex + "'");
        CHECK(usecase::packsOf(vault.store(), record).error() == changed);
        CHECK(usecase::packBytesOf(vault.store(), record).error() == changed);
    }
}

TEST_CASE("what was said is there after signing in again, with its pack and summary")
{
    VaultFixture vault;
    vault::OpenPerson person = std::move(vault.person("kel").person);
    CHECK(vault.say(person, {"Kel", "My lad came top in maths 👋🏽"}).changed);
    CHECK(person.manifest.summary.called == "Kel");
    vault.reopen();
    person = vault.unlock("kel");
    CHECK(person.problems.empty());
    CHECK(wordsIn(person.record) == Words{"Kel", "My lad came top in maths 👋🏽"});
    CHECK(person.manifest.summary.called == "Kel");
    CHECK(vault.say(person, {"the garden"}).changed); // carries on
    CHECK(person.record.sittings.size() == 2);
    vault.reopen();
    CHECK(wordsIn(vault.unlock("kel").record) == Words{"Kel", "My lad came top in maths 👋🏽", "the garden"});
    CHECK(vault.fileBytes().find("maths") == Bytes::npos);
}

TEST_CASE("a script is played into the sealed file, and again to carry on")
{
    VaultFixture vault;
    vault::OpenPerson person = std::move(vault.person("kel").person);
    CHECK(vault.play(person, "begin alone keep\ngo call_you\nsay Kel\n").changed);
    CHECK(vault.play(person, "next\nexpect went_well\nsay the garden\nfinish\n").changed);
    vault.reopen();
    const vault::OpenPerson again = vault.unlock("kel");
    CHECK(wordsIn(again.record) == Words{"Kel", "the garden"});
    CHECK(again.record == person.record);
}

TEST_CASE("saving twice writes once, and a draft counts")
{
    VaultFixture vault;
    vault::OpenPerson person = std::move(vault.person("kel").person);
    talk::Talk talk = vault.talk(person);
    vault.answer(talk, "Kel");
    CHECK(saved(vault, person, talk).changed);
    const Bytes before = vault.fileBytes();
    const std::int64_t rev = person.rev;
    CHECK_FALSE(saved(vault, person, talk).changed);
    CHECK(person.rev == rev);
    CHECK(vault.fileBytes() == before);

    worked(talk.next(vault.stamp()));
    worked(talk.type("not sa"));
    CHECK(saved(vault, person, talk).changed);
    CHECK_FALSE(saved(vault, person, talk).changed);
    worked(talk.type("not said yet"));
    CHECK(saved(vault, person, talk).changed);
    CHECK(person.rev > rev);
    vault.reopen();
    person = vault.unlock("kel");
    const talk::Talk later = vault.talk(person);
    REQUIRE(later.current());
    REQUIRE(later.draft(later.current()->slot) != nullptr);
    CHECK(*later.draft(later.current()->slot) == "not said yet");
}

TEST_CASE("a talk goes on from where it was, whatever the other program said meanwhile")
{
    VaultFixture vault;
    vault::OpenPerson first = std::move(vault.person("kel").person);
    vault::OpenPerson second = vault.unlock("kel");
    const auto pack = wholePack();
    Sitter one = begun(vault, first, pack);
    Sitter two = begun(vault, second, pack);
    one.say("Kel").next().say("bikes");
    two.go("good_at").say("cooking");
    to(two, "goals[new]/goal").say("A job").confirm();
    CHECK_FALSE(saved(vault, first, one.talk).reloaded);
    const vault::Saved after = saved(vault, second, two.talk);
    CHECK(after.reloaded);
    CHECK(after.changed);
    // The list shows what both said.
    CHECK(second.manifest.summary.called == "Kel");
    CHECK(second.manifest.summary.goals == Words{"A job"});
    CHECK(second.manifest.summary.gifts == Words{"bikes", "cooking"});

    // Said later in the same talk: later in the fold too, though that talk never heard of the others.
    two.go("goals[1]/goal").say("A job with bikes").confirm();
    CHECK_FALSE(saved(vault, second, two.talk).reloaded);
    one.next();
    CHECK(saved(vault, first, one.talk).reloaded);
    two.go("goals[1]/goal").say("A job I like").confirm();
    CHECK(saved(vault, second, two.talk).reloaded);
    CHECK(second.manifest.summary.goals == Words{"A job I like"});
    vault.reopen();
    const vault::OpenPerson again = vault.unlock("kel");
    CHECK(again.problems.empty());
    CHECK(again.record == second.record);
    const talk::Story story = talk::storyOf(stateOf(vault, again.record));
    REQUIRE(story.goals.size() == 1);
    CHECK(story.goals[0].confirmed->words == "A job I like");
    CHECK(story.called->words == "Kel");
    CHECK(again.manifest.summary == usecase::summaryOf(story));
}

TEST_CASE("two programs that save in turn lose nothing, and the clock of the record never goes back")
{
    VaultFixture vault;
    vault::OpenPerson first = std::move(vault.person("kel").person);
    vault.say(first, {"Kel"});
    vault::OpenPerson second = vault.unlock("kel");
    const auto pack = wholePack();
    Sitter one = begun(vault, first, pack);
    Sitter two = begun(vault, second, pack);
    one.go("good_at");
    two.go("good_at");
    Words all{"Kel"};
    for (int round = 0; round < 12; ++round) {
        for (Sitter* const sitter : {&one, &two}) {
            const bool isFirst = sitter == &one;
            all.push_back((isFirst ? "one " : "two ") + std::to_string(round));
            sitter->say(all.back());
            CHECK(saved(vault, isFirst ? first : second, sitter->talk).changed);
        }
    }
    vault.reopen();
    const vault::OpenPerson after = vault.unlock("kel");
    Words said;
    std::int64_t last = 0;
    std::size_t events = 0;
    for (const record::Placed& placed : record::inOrder(after.record)) {
        if (placed.event->payload.kind == record::Kind::Answer)
            said.push_back(placed.event->payload.value.words.back());
        CHECK(placed.event->header.n > last);
        last = placed.event->header.n;
        ++events;
    }
    CHECK(said == all);
    CHECK(events > all.size());
    CHECK(after.record == second.record);
}

TEST_CASE("words that another program took out stay out when this one saves")
{
    VaultFixture vault;
    vault::OpenPerson first = std::move(vault.person("kel").person);
    vault.say(first, {"Kel", "a terrible secret"});
    vault::OpenPerson second = vault.unlock("kel");
    talk::Talk one = vault.talk(first);
    talk::Talk two = vault.talk(second);
    worked(one.redact(*talk::slotFrom("went_well"), vault.stamp()));
    CHECK(saved(vault, first, one).redacted == 1);
    vault.answer(two, "the garden");
    CHECK(saved(vault, second, two).reloaded);
    vault.reopen();
    const vault::OpenPerson after = vault.unlock("kel");
    CHECK(wordsIn(after.record) == Words{"Kel", "the garden"});
    CHECK(after.problems.empty());
}

TEST_CASE("words are saved even when the other program's pack is gone")
{
    VaultFixture vault;
    vault::OpenPerson first = std::move(vault.person("kel").person);
    vault::OpenPerson second = vault.unlock("kel");
    Sitter one = begun(vault, first, wholePack());
    talk::Talk two = vault.talk(second);
    one.say("Kel").next().say("bikes");
    saved(vault, first, one.talk);
    vault.rawSql("delete from pack");
    vault.answer(two, "Kelly");
    CHECK(saved(vault, second, two).reloaded);
    worked(usecase::keepPack(vault.store(), *wholePack()));
    vault.reopen();
    const talk::Story story = talk::storyOf(stateOf(vault, vault.unlock("kel").record));
    CHECK(story.called->words == "Kelly");
    CHECK(story.gifts.size() == 1);
}

TEST_CASE("a coach's key holds no talk for somebody else, and what could not be saved is not there")
{
    VaultFixture vault;
    vault::OpenPerson person = std::move(vault.person("kel").person);
    vault.say(person, {"Kel"});
    vault::OpenCoach sam = std::move(vault.coach("Sam").coach);
    worked(vault::share(vault.place(), person, sam.id, {"to plan together", std::nullopt}, &sam));
    vault::OpenPerson shared = worked(vault::openShared(vault.place(), sam, person.id));
    const record::Record before = shared.record;
    talk::Talk talk = vault.talk(shared);
    vault.answer(talk, "I never said this");
    const auto refused = usecase::save(vault.place(), shared, talk);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::NotAllowed);
    CHECK(shared.record == before);
    CHECK(wordsIn(vault.unlock("kel").record) == Words{"Kel"});
}

namespace {

usecase::MergePreview nothing()
{
    usecase::MergePreview preview;
    preview.bringsNothing = true;
    return preview;
}

} // namespace

TEST_CASE("a preview counts what a merge would bring")
{
    TwoComputers both;
    CHECK(both.preview() == nothing());
    Sitter sitter = begun(both.there, *both.theirs, both.pack);
    sitter.go("good_at").say("cooking").say("singing").go("call_you").say("Kelly").undo();
    saved(both.there, *both.theirs, sitter.talk);
    usecase::MergePreview expected;
    expected.newAnswers = 2; // the undone one brings nothing
    CHECK(both.preview() == expected);

    const record::Record before = both.mine->record;
    vault::Exported exported = exportedFrom(both.there, *both.theirs);
    exported.refused = 3;
    expected.refused = 3;
    CHECK(worked(usecase::previewMerge(both.here.place(), *both.mine, exported)) == expected);
    CHECK(both.mine->record == before); // a preview changes nothing
    worked(vault::merge(both.here.place(), *both.mine, exported));
    CHECK(both.preview() == nothing());
}

TEST_CASE("a preview tells of a goal that was said two ways")
{
    TwoComputers both;
    Sitter here = begun(both.here, *both.mine, both.pack);
    here.go("goals[1]/goal").say("A job outdoors").confirm();
    saved(both.here, *both.mine, here.talk);
    Sitter there = begun(both.there, *both.theirs, both.pack);
    there.go("goals[1]/goal").say("A job with bikes");
    saved(both.there, *both.theirs, there.talk);
    const usecase::MergePreview preview = both.preview();
    CHECK(preview.newAnswers == 1);
    CHECK(preview.goalsSaidTwoWays == 1); // there the old wording still leads
    there.confirm();
    saved(both.there, *both.theirs, there.talk);
    CHECK(both.preview().goalsSaidTwoWays == 1);
    CHECK(both.preview().newAnswers == 1);
}

TEST_CASE("a preview tells of words that were taken out there")
{
    TwoComputers both;
    Sitter there = Sitter::resume(both.theirs->record,
        worked(usecase::packsOf(both.there.store(), both.theirs->record)), setupIn(both.there, both.pack));
    there.redact("good_at");
    saved(both.there, *both.theirs, there.talk);
    usecase::MergePreview expected;
    expected.takenOut = 1;
    CHECK(both.preview() == expected);
    worked(vault::merge(both.here.place(), *both.mine, exportedFrom(both.there, *both.theirs)));
    CHECK(both.preview() == nothing());
    CHECK(talk::storyOf(stateOf(both.here, both.mine->record)).gifts.empty());
}

TEST_CASE("a preview needs the same person, and a pack that can be had")
{
    TwoComputers both;
    VaultFixture elsewhere;
    vault::OpenPerson other = std::move(elsewhere.person("jo").person);
    elsewhere.say(other, {"Jo"});
    const auto refused = usecase::previewMerge(both.here.place(), *both.mine, exportedFrom(elsewhere, other));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Invalid);

    // A talk from a pack that is not in this file: out of the export.
    both.there.say(*both.theirs, {"Kel again"});
    vault::Exported exported = exportedFrom(both.there, *both.theirs);
    CHECK(worked(usecase::previewMerge(both.here.place(), *both.mine, exported)).newAnswers == 1);
    exported.packs.erase(VaultFixture::firstTalk()->hash);
    CHECK(usecase::previewMerge(both.here.place(), *both.mine, exported).error()
        == Error{ErrorCode::NotFound, VaultFixture::firstTalk()->hash});
    exported.packs[VaultFixture::firstTalk()->hash] = "{}";
    CHECK(usecase::previewMerge(both.here.place(), *both.mine, exported).error().code == ErrorCode::Tampered);
}

TEST_CASE("what a record for a coach would bring is counted before it is kept")
{
    TwoComputers both;
    vault::OpenCoach jo = both.there.coach("jo").coach;
    const auto packs = worked(usecase::packBytesOf(both.here.store(), both.mine->record));
    const Bytes file = worked(vault::exportForCoach(*both.mine, jo.notebook.box.open, packs));
    vault::Exported exported = worked(vault::openExportForCoach(jo, file));
    CHECK(worked(usecase::previewKept(both.there.place(), exported)) == usecase::KeptPreview{"Kel", 1, 1, 0, 0});
    CHECK(usecase::checkPacks(exported));

    exported.packs.begin()->second.erase(0, 1);
    CHECK(usecase::checkPacks(exported).error().code == ErrorCode::Tampered);
    CHECK(usecase::previewKept(both.there.place(), exported).error().code == ErrorCode::Tampered);
    exported.packs.clear();
    VaultFixture empty;
    CHECK(usecase::previewKept(empty.place(), exported).error().code == ErrorCode::NotFound);
}
