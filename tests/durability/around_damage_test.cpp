// SPDX-License-Identifier: Apache-2.0
#include "tests/durability/desk.h"
#include "tests/vault/kit.h"

#include <algorithm>
#include <set>

using namespace ownwords;
using namespace ownwords::test;

// Withdraw, change words, share, export and erase work with any number of damaged rows, and go on naming them.
namespace {

enum class Harm { OneRow, MissingRow, Several, RowAndList };

// Sunny with six sittings, shared with jo; some rows are not as they were.
struct Hurt {
    Kit kit;
    std::map<SittingId, std::string> good;
    std::set<SittingId> bad;
    std::string code;
    CoachId jo;
    CoachId mo;

    explicit Hurt(Harm harm)
    {
        jo = kit.addCoach("jo").id;
        mo = kit.addCoach("mo").id;
        auto made = kit.addPerson("sunny");
        code = made.recoveryCode;
        std::vector<SittingId> sittings;
        for (int i = 0; i < 6; ++i) {
            sittings.push_back(newSitting());
            good[sittings.back()] = "said " + std::to_string(i) + std::string(static_cast<std::size_t>(i) * 900, 'w');
            must(kit.say(made.person, sittings.back(), good[sittings.back()]));
        }
        must(vault::share(kit.place(), made.person, jo, {"to help", {}}));
        must(vault::signOut(kit.place(), made.person));
        auto rainy = std::move(kit.addPerson("rainy").person);
        must(kit.say(rainy, newSitting(), "something else"));
        must(vault::signOut(kit.place(), rainy));
        kit.close();
        if (harm != Harm::MissingRow)
            spoil(sittings[2]);
        if (harm == Harm::Several)
            spoil(sittings[5]);
        if (harm == Harm::Several || harm == Harm::MissingRow)
            lose(sittings[4]);
        if (harm == Harm::RowAndList)
            kit.sql(
                "UPDATE manifest SET sealed = zeroblob(300) WHERE person_id = ?", {bytesOf(made.person.id.bytes())});
        kit.open();
    }

    void spoil(const SittingId& sitting)
    {
        Bytes sealed = kit.sql("SELECT sealed FROM record WHERE record_id = ?", {bytesOf(sitting.bytes())}).at(0);
        sealed[sealed.size() / 2] = static_cast<char>(sealed[sealed.size() / 2] ^ 1);
        kit.sql("UPDATE record SET sealed = ? WHERE record_id = ?", {sealed, bytesOf(sitting.bytes())});
        good.erase(sitting);
        bad.insert(sitting);
    }

    void lose(const SittingId& sitting)
    {
        kit.sql("DELETE FROM record WHERE record_id = ?", {bytesOf(sitting.bytes())});
        good.erase(sitting);
        bad.insert(sitting);
    }

    // The good ones word for word, the bad ones named.
    void check(const vault::OpenPerson& person, bool mayLackList = true) const
    {
        std::map<SittingId, std::string> shown;
        for (const record::Sitting& sitting : person.record.sittings) {
            for (const std::string& words : wordsIn(person.record, sitting.id))
                shown[sitting.id] += words;
        }
        CHECK(shown == good);
        std::set<SittingId> named;
        for (const vault::Problem& problem : person.problems) {
            if (!mayLackList || !problem.sitting.isNull())
                named.insert(problem.sitting);
        }
        CHECK(named == bad);
    }

    void checkRainy()
    {
        const auto rainy = kit.unlock("rainy");
        CHECK(wordsOf(rainy.record) == std::vector<std::string>{"something else"});
        CHECK(rainy.problems.empty());
    }

    // A new sitting can be begun; the hurt ones do not grow.
    void goOn(vault::OpenPerson& person)
    {
        const SittingId fresh = newSitting();
        const auto saved = kit.say(person, fresh, "and on it goes");
        INFO(textOf(saved));
        REQUIRE(saved);
        good[fresh] = "and on it goes";
        for (const SittingId& sitting : bad) {
            const auto refused = kit.say(person, sitting, "into the hole");
            REQUIRE_FALSE(refused);
            CHECK(refused.error().code == ErrorCode::NotAllowed);
        }
        check(person);
    }
};

void eachHarm(const std::function<void(Hurt&, vault::OpenPerson&)>& flow)
{
    for (const Harm harm : {Harm::OneRow, Harm::MissingRow, Harm::Several, Harm::RowAndList}) {
        CAPTURE(static_cast<int>(harm));
        Hurt hurt(harm);
        auto sunny = hurt.kit.unlock("sunny");
        hurt.check(sunny);
        flow(hurt, sunny);
        hurt.checkRainy();
    }
}

} // namespace

TEST_CASE("Withdrawing works around damaged rows", "[around]")
{
    eachHarm([](Hurt& hurt, vault::OpenPerson& sunny) {
        Kit& kit = hurt.kit;
        must(vault::share(kit.place(), sunny, hurt.mo, {"also", {}}));
        const auto withdrawn = vault::withdraw(kit.place(), sunny, hurt.jo);
        INFO(textOf(withdrawn));
        REQUIRE(withdrawn);
        hurt.check(sunny);
        hurt.goOn(sunny);
        must(vault::signOut(kit.place(), sunny));
        kit.restart();
        auto jo = kit.unlockCoach("jo");
        CHECK(textOf(vault::openShared(kit.place(), jo, sunny.id))
                  .starts_with(std::to_string(static_cast<int>(ErrorCode::NoConsent))));
        auto mo = kit.unlockCoach("mo");
        CHECK(wordsOf(must(vault::openShared(kit.place(), mo, sunny.id)).record).size() == hurt.good.size());
        auto again = kit.unlock("sunny");
        hurt.check(again, false);
        must(vault::withdraw(kit.place(), again, hurt.mo)); // carried along once more
        hurt.check(kit.unlock("sunny"), false);
    });
}

TEST_CASE("Changing words works around damaged rows", "[around]")
{
    eachHarm([](Hurt& hurt, vault::OpenPerson& sunny) {
        Kit& kit = hurt.kit;
        const vault::SignIn other{"sunny", "quite other words for it"};
        const auto changed = vault::changeWords(kit.place(), sunny, other);
        INFO(textOf(changed));
        REQUIRE(changed);
        hurt.goOn(sunny);
        must(vault::signOut(kit.place(), sunny));
        kit.restart();
        CHECK_FALSE(vault::unlock(kit.place(), Kit::signIn("sunny")));
        hurt.check(must(vault::unlock(kit.place(), other)), false);
        hurt.check(must(vault::unlockWithCode(kit.place(), hurt.code)), false);
    });
}

TEST_CASE("Sharing works around damaged rows", "[around]")
{
    eachHarm([](Hurt& hurt, vault::OpenPerson& sunny) {
        Kit& kit = hurt.kit;
        auto mo = kit.unlockCoach("mo");
        const auto shared = vault::share(kit.place(), sunny, hurt.mo, {"to help", {}}, &mo);
        INFO(textOf(shared));
        REQUIRE(shared);
        hurt.goOn(sunny);
        auto seen = must(vault::openShared(kit.place(), mo, sunny.id));
        hurt.check(seen);
        const SittingId notes = newSitting();
        must(kit.note(seen, notes, "a note"));
        hurt.good[notes] = "a note";
        hurt.check(kit.unlock("sunny"));
    });
}

TEST_CASE("Exporting works around damaged rows", "[around]")
{
    eachHarm([](Hurt& hurt, vault::OpenPerson& sunny) {
        Kit& kit = hurt.kit;
        const std::string words = "words for the journey only";
        const Bytes file = must(vault::exportWithWords(kit.place(), sunny, words, {}));
        const auto exported = must(vault::openExport(kit.place(), file, words));
        CHECK(exported.refused == 0);
        CHECK(exported.record.sittings.size() == hurt.good.size());
        CHECK(wordsOf(exported.record) == wordsOf(sunny.record));
        Kit other;
        const auto imported = must(vault::importPerson(other.place(), exported, Kit::signIn("sunny")));
        CHECK(wordsOf(imported.person.record) == wordsOf(sunny.record));
        CHECK(imported.person.problems.empty());
        auto jo = kit.unlockCoach("jo");
        const Bytes forCoach = must(vault::exportForCoach(sunny, jo.notebook.box.open, {}));
        CHECK(wordsOf(must(vault::openExportForCoach(jo, forCoach)).record) == wordsOf(sunny.record));
        hurt.goOn(sunny);
    });
}

TEST_CASE("Erasing works around damaged rows, also after new keys", "[around]")
{
    eachHarm([](Hurt& hurt, vault::OpenPerson& sunny) {
        Kit& kit = hurt.kit;
        must(vault::withdraw(kit.place(), sunny, hurt.jo));
        const auto erased = vault::erase(kit.place(), sunny);
        INFO(textOf(erased));
        REQUIRE(erased);
        const Bytes id = bytesOf(sunny.id.bytes());
        for (const char* const table : {"person", "manifest", "record", "grant_"})
            CHECK(kit.sql(std::string("SELECT 1 FROM ") + table + " WHERE person_id = ?", {id}).empty());
        CHECK(kit.sql("SELECT 1 FROM slot").size() == 6); // rainy's and the coaches'
        CHECK(kit.fileBytes().find(id) == Bytes::npos);
        CHECK_FALSE(vault::unlock(kit.place(), Kit::signIn("sunny")));
    });
}

TEST_CASE("Taking words out works around damaged rows", "[around]")
{
    eachHarm([](Hurt& hurt, vault::OpenPerson& sunny) {
        Kit& kit = hurt.kit;
        const SittingId sitting = hurt.good.begin()->first;
        must(kit.takeOut(sunny, sitting, hurt.good.begin()->second));
        hurt.good.erase(sitting);
        hurt.check(sunny);
        must(vault::signOut(kit.place(), sunny));
        kit.restart();
        hurt.check(kit.unlock("sunny"));
    });
}

TEST_CASE("Merging an export brings back what is damaged here", "[around]")
{
    const std::string words = "words for the journey only";
    Kit kit;
    auto sunny = std::move(kit.addPerson("sunny").person);
    const SittingId hurt = newSitting();
    must(kit.say(sunny, hurt, "as it was"));
    const Bytes file = must(vault::exportWithWords(kit.place(), sunny, words, {}));
    must(kit.say(sunny, newSitting(), "and later"));
    must(vault::signOut(kit.place(), sunny));
    kit.sql("UPDATE record SET sealed = zeroblob(300) WHERE record_id = ?", {bytesOf(hurt.bytes())});
    auto again = kit.unlock("sunny");
    REQUIRE(again.problems.size() == 1);
    const auto merged = vault::merge(kit.place(), again, must(vault::openExport(kit.place(), file, words)));
    INFO(textOf(merged));
    REQUIRE(merged);
    const auto found = kit.unlock("sunny");
    CHECK(wordsOf(found.record) == std::vector<std::string>{"as it was", "and later"});
    CHECK(found.problems.empty());
}
