// SPDX-License-Identifier: Apache-2.0
#include "core/vault/house.h"
#include "tests/vault/kit.h"

// What the organisation sets, and who tries to set it besides: with a coach's key that nobody confirmed, or with the
// sqlite3 tool.
using namespace ownwords;
using namespace ownwords::test;
using namespace ownwords::vault;

namespace {

Policy promise()
{
    return {"Ada Smith", "housing manager", Date(std::chrono::year(2026) / 5 / 3), "Your home is safe."};
}

template <typename T>
ErrorCode codeOf(const Result<T>& result)
{
    return result ? ErrorCode::Internal : result.error().code;
}

// The policy as it stands.
std::optional<Policy> standing(Kit& kit)
{
    const auto found = policy(kit.place());
    REQUIRE(found.has_value());
    return found->standing ? std::optional(found->standing->policy) : std::nullopt;
}

} // namespace

TEST_CASE("A policy stands as it was signed, and its hash tells it from every other", "[house]")
{
    Kit kit;
    const OpenCoach sam = kit.addCoach("sam");
    CHECK(standing(kit) == std::nullopt);
    CHECK_FALSE(policy(kit.place())->isBroken);
    REQUIRE(setPolicy(kit.place(), sam, promise()).has_value());
    CHECK(standing(kit) == promise());
    const std::string hash = policy(kit.place())->standing->hash;
    CHECK(hash.size() == 64);
    kit.restart();
    CHECK(policy(kit.place())->standing->hash == hash);
    Policy other = promise();
    other.text += " Always.";
    REQUIRE(setPolicy(kit.place(), sam, other).has_value());
    CHECK(policy(kit.place())->standing->hash != hash);
    REQUIRE(removePolicy(kit.place(), sam).has_value());
    CHECK(standing(kit) == std::nullopt);
    CHECK_FALSE(policy(kit.place())->isBroken);
}

TEST_CASE("Only a confirmed coach sets a policy or the times, and nothing blank", "[house]")
{
    Kit kit;
    const OpenCoach sam = kit.addCoach("sam");
    const OpenCoach jo = kit.addCoach("jo");
    CHECK(codeOf(setPolicy(kit.place(), jo, promise())) == ErrorCode::NotAllowed);
    CHECK(codeOf(removePolicy(kit.place(), jo)) == ErrorCode::NotAllowed);
    CHECK(codeOf(setHouse(kit.place(), jo, House())) == ErrorCode::NotAllowed);
    for (const auto part : {&Policy::name, &Policy::role, &Policy::text}) {
        Policy blank = promise();
        blank.*part = " \n";
        CHECK(codeOf(setPolicy(kit.place(), sam, blank)) == ErrorCode::Invalid);
    }
    Policy noDay = promise();
    noDay.date = Date(std::chrono::year(2026) / 2 / 30);
    CHECK(codeOf(setPolicy(kit.place(), sam, noDay)) == ErrorCode::Invalid);
    House wrong;
    wrong.alone = std::chrono::minutes(0);
    CHECK(codeOf(setHouse(kit.place(), sam, wrong)) == ErrorCode::Invalid);
    wrong = House();
    wrong.together = std::chrono::minutes(61);
    CHECK(codeOf(setHouse(kit.place(), sam, wrong)) == ErrorCode::Invalid);
    wrong = House();
    wrong.contacts.push_back({" ", "116 123"});
    CHECK(codeOf(setHouse(kit.place(), sam, wrong)) == ErrorCode::Invalid);
    CHECK(house(kit.place()).value() == std::nullopt);
    House good;
    good.contacts.push_back({"Samaritans", "116 123, day and night"});
    REQUIRE(setHouse(kit.place(), sam, good).has_value());
    kit.restart();
    CHECK(house(kit.place()).value() == good);
}

TEST_CASE("Attack: the words, the name, the day or the signer of a policy are changed with the sqlite3 tool", "[house]")
{
    Kit kit;
    const OpenCoach sam = kit.addCoach("sam");
    OpenCoach jo = kit.addCoach("jo");
    REQUIRE(setPolicy(kit.place(), sam, promise()).has_value());
    const Bytes good = kit.sql("SELECT v FROM meta WHERE k = 'policy'").front();
    const auto put = [&](const Bytes& bytes) { kit.sql("UPDATE meta SET v = ?1 WHERE k = 'policy'", {bytes}); };
    const auto isSeen = [&] {
        CHECK(standing(kit) == std::nullopt);
        CHECK(policy(kit.place())->isBroken);
    };
    for (const auto& [from, to] :
        {std::pair("safe", "sold"), std::pair("Ada", "Eve"), std::pair("2026-05", "2025-05")}) {
        Bytes changed = good;
        changed.replace(changed.find(from), std::string_view(to).size(), to);
        put(changed);
        isSeen();
    }
    for (const std::size_t length : {std::size_t(0), std::size_t(3), good.size() - 1}) {
        put(length == 0 ? Bytes("x") : good.substr(0, length));
        isSeen();
    }
    Bytes byJo = good; // jo's name under sam's signature
    byJo.replace(good.find(bytesOf(sam.id.bytes())), 16, bytesOf(jo.id.bytes()));
    put(byJo);
    isSeen();
    put(good);
    CHECK(standing(kit) == promise());
}

TEST_CASE("Attack: a policy is carried in from another file, or signed by a coach who was planted", "[house]")
{
    Kit kit;
    const OpenCoach sam = kit.addCoach("sam");
    REQUIRE(setPolicy(kit.place(), sam, promise()).has_value());
    const Bytes good = kit.sql("SELECT v FROM meta WHERE k = 'policy'").front();
    Kit other;
    const OpenCoach theirs = other.addCoach("sam");
    REQUIRE(setPolicy(other.place(), theirs, promise()).has_value());
    const Bytes foreign = other.sql("SELECT v FROM meta WHERE k = 'policy'").front();
    kit.sql("UPDATE meta SET v = ?1 WHERE k = 'policy'", {foreign});
    CHECK(policy(kit.place())->isBroken);
    const Bytes id = bytesOf(theirs.id.bytes());
    const Bytes key(viewOf(theirs.notebook.identity.open));
    kit.sql(
        "INSERT INTO coach (coach_id, name, box_key, sign_key, vouch, notebook) VALUES (?1, 'Planted', ?2, ?2, x'', "
        "x'00')",
        {id, key});
    CHECK(policy(kit.place())->isBroken);
    kit.sql("UPDATE meta SET v = ?1 WHERE k = 'policy'", {good});
    CHECK(standing(kit) == promise());
}

TEST_CASE("Attack: a planted coach takes the founder's place and signs a policy", "[house]")
{
    Kit kit;
    const OpenCoach sam = kit.addCoach("sam");
    const auto sunny = kit.addPerson("sunny");
    const PublicKey pinned = sunny.person.owner->keyring.organisation;
    const OpenCoach eve = kit.addCoach("eve");
    auto info = fileInfo(kit.place());
    REQUIRE(info.has_value());
    info->founder = eve.id;
    info->founderKey = eve.notebook.identity.open;
    REQUIRE(writeFileInfo(kit.place(), *info).has_value());
    REQUIRE(setPolicy(kit.place(), eve, promise()).has_value());
    CHECK(standing(kit) == promise()); // the file alone cannot know
    CHECK_FALSE(policy(kit.place(), pinned)->standing);
    CHECK(policy(kit.place(), pinned)->isBroken);
    CHECK(policy(kit.place(), eve.notebook.identity.open)->standing);
    SECTION("with the true founder's signature it stands again")
    {
        info->founder = sam.id;
        info->founderKey = sam.notebook.identity.open;
        REQUIRE(writeFileInfo(kit.place(), *info).has_value());
        REQUIRE(setPolicy(kit.place(), sam, promise()).has_value());
        CHECK(policy(kit.place(), pinned)->standing);
    }
}

TEST_CASE("A policy falls with the coach who signed it", "[house]")
{
    Kit kit;
    OpenCoach sam = kit.addCoach("sam");
    const OpenCoach jo = kit.addCoach("jo");
    REQUIRE(vouch(kit.place(), sam, jo.id).has_value());
    REQUIRE(setPolicy(kit.place(), jo, promise()).has_value());
    CHECK(standing(kit) == promise());
    REQUIRE(removeCoach(kit.place(), sam, jo.id).has_value());
    CHECK(standing(kit) == std::nullopt);
    CHECK(policy(kit.place())->isBroken);
}

TEST_CASE("A coach's new words and new code count together, and the old ones open nothing", "[house]")
{
    Kit kit;
    auto made = createCoach(kit.place(), Kit::signIn("sam"), "Sam");
    REQUIRE(made.has_value());
    const SignIn fresh{"sam", "seven slow snails walk home"};
    SECTION("another program was faster: nothing is changed")
    {
        OpenCoach elsewhere = kit.unlockCoach("sam");
        elsewhere.notebook.pins[PersonId(crypto::randomId())].rev = 1;
        REQUIRE(saveNotebook(kit.place(), elsewhere).has_value());
        CHECK(codeOf(newCoachWordsAndCode(kit.place(), made->coach, fresh)) == ErrorCode::Conflict);
        CHECK(unlockCoach(kit.place(), Kit::signIn("sam")).has_value());
        CHECK(unlockCoachWithCode(kit.place(), made->recoveryCode).has_value());
        CHECK(codeOf(unlockCoach(kit.place(), fresh)) == ErrorCode::WrongWords);
        return;
    }
    const auto wordsBefore = kit.store().slot(made->coach.notebook.wordsSlot);
    const auto sheetBefore = kit.store().slot(made->coach.notebook.recoverySlot);
    REQUIRE((wordsBefore && *wordsBefore && sheetBefore && *sheetBefore));
    const auto code = newCoachWordsAndCode(kit.place(), made->coach, fresh);
    REQUIRE(code.has_value());
    CHECK(slurp(kit.file().string() + "-wal").empty());
    CHECK(codeOf(unlockCoach(kit.place(), Kit::signIn("sam"))) == ErrorCode::WrongWords);
    CHECK(codeOf(unlockCoachWithCode(kit.place(), made->recoveryCode)) == ErrorCode::WrongWords);
    CHECK(unlockCoach(kit.place(), fresh).has_value());
    CHECK(unlockCoachWithCode(kit.place(), *code).has_value());
    // With the slots of an old copy put back they find the old root key, which opens nothing here.
    REQUIRE(kit.store().putSlot(**wordsBefore).has_value());
    REQUIRE(kit.store().putSlot(**sheetBefore).has_value());
    CHECK_FALSE(unlockCoach(kit.place(), Kit::signIn("sam")).has_value());
    CHECK_FALSE(unlockCoachWithCode(kit.place(), made->recoveryCode).has_value());
    CHECK(unlockCoachWithCode(kit.place(), *code).has_value());
}
