// SPDX-License-Identifier: Apache-2.0
#include "tests/durability/desk.h"
#include "tests/support/power_vfs.h"
#include "tests/vault/kit.h"

#include <algorithm>
#include <array>
#include <iostream>

using namespace ownwords;
using namespace ownwords::test;
using store::Durability;
namespace fs = std::filesystem;

// Test 2: the power goes at any moment of a session over the real store and vault.
namespace {

constexpr const char* vfsName = "recorded";

// What a person finds when they sit down again.
struct Seen {
    std::vector<std::string> words;
    std::string draft;
    bool isShared = false; // the coach can open it
    std::size_t key = 0; // which of the root keys they had opens it

    bool operator==(const Seen&) const = default;
};
using World = std::map<std::string, Seen>; // by name; who was erased is not in it

struct Moment {
    std::size_t changes = 0; // of the disk, when the call returned
    World world; // acknowledged from then on
};

using Keys = std::map<std::string, std::vector<PersonKey>>;

// Everything there is to do to a record, each step noted when it was acknowledged.
class Session {
public:
    Session(const PowerVfs& vfs, fs::path file, store::OpenSettings settings, Keys& keys, World world)
        : m_vfs(vfs)
        , m_file(std::move(file))
        , m_settings(std::move(settings))
        , m_keys(keys)
        , m_world(std::move(world))
    {
        acknowledged();
    }

    std::vector<Moment> run()
    {
        sitDown();
        for (int step = 1; step <= 36; ++step) {
            talk(step);
            keysAndConsents(step);
        }
        m_people.clear();
        m_desk.reset();
        return std::move(m_moments);
    }

private:
    void sitDown()
    {
        m_people.clear();
        m_desk.reset();
        m_desk = must(Desk::open(m_file, m_settings));
        for (const auto& [name, seen] : m_world)
            m_people[name] = must(m_desk->openPerson(m_keys[name].back()));
    }

    void acknowledged() { m_moments.push_back({m_vfs.changes().size(), m_world}); }

    void say(const std::string& name, const SittingId& sitting, int step)
    {
        const std::string words = name + " says " + std::to_string(step) + std::string(step * 97 % 2500, 'w');
        must(m_desk->say(m_people[name], sitting, words));
        m_world[name].words.push_back(words);
        acknowledged();
    }

    void talk(int step)
    {
        say("sunny", m_sittings[static_cast<std::size_t>(step) % 3], step);
        if (step % 3 == 0) {
            m_world["sunny"].draft = "being typed " + std::to_string(step);
            must(m_desk->type(m_people["sunny"], m_sittings[0], m_world["sunny"].draft));
            acknowledged();
        }
        if (step % 5 == 0 && m_world.contains("rainy"))
            say("rainy", m_rainySitting, step);
    }

    void keysAndConsents(int step)
    {
        vault::OpenPerson& sunny = m_people["sunny"];
        vault::Place& place = m_desk->place();
        switch (step) {
        case 5:
        case 17:
            must(vault::share(place, sunny, coach(), {"to help", {}}));
            m_world["sunny"].isShared = true;
            return acknowledged();
        case 9:
            must(vault::withdraw(place, sunny, coach()));
            m_world["sunny"].isShared = false;
            return acknowledged();
        case 12:
        case 28:
            must(vault::signOut(place, sunny));
            acknowledged();
            return sitDown();
        case 14:
            return takeOut(3);
        case 20:
            must(vault::changeWords(place, sunny, {"sunny", "quite other words for it"}));
            m_keys["sunny"].push_back(keyOf(sunny));
            m_world["sunny"].key = m_keys["sunny"].size() - 1;
            return acknowledged();
        case 24:
            must(m_desk->store().checkpoint(store::Checkpoint::Passive));
            return;
        case 26:
            must(vault::erase(place, m_people["rainy"]));
            m_people.erase("rainy");
            m_world.erase("rainy");
            return acknowledged();
        case 32:
            return takeOut(20);
        default:
            return;
        }
    }

    void takeOut(std::size_t index)
    {
        std::vector<std::string>& words = m_world["sunny"].words;
        must(m_desk->takeOut(m_people["sunny"], m_sittings[1], words[index]));
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(index));
        acknowledged();
    }

    CoachId coach() { return must(m_desk->store().coaches()).front().coach; }

    const PowerVfs& m_vfs;
    fs::path m_file;
    store::OpenSettings m_settings;
    Keys& m_keys;
    World m_world;
    std::vector<Moment> m_moments;
    std::unique_ptr<Desk> m_desk;
    std::map<std::string, vault::OpenPerson> m_people;
    const std::vector<SittingId> m_sittings{newSitting(), newSitting(), newSitting()};
    const SittingId m_rainySitting = newSitting();
};

enum class Verdict { Good, Lost, Broken };

// One person as an image of the disk has them; nothing when something in it is not as it was left.
std::optional<Seen> seenIn(Desk& desk, vault::OpenCoach& coach, const std::vector<PersonKey>& keys)
{
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto person = desk.openPerson(keys[i]);
        if (!person)
            continue;
        if (!person->problems.empty() || !person->unknownAuthors.empty())
            return std::nullopt;
        Seen seen{wordsOf(person->record), {}, false, i};
        for (const record::Sitting& sitting : person->record.sittings) {
            for (const auto& [slot, draft] : sitting.drafts)
                seen.draft += draft;
        }
        const auto shared = vault::openShared(desk.place(), coach, person->id);
        seen.isShared = shared.has_value();
        const bool agree = shared ? wordsOf(shared->record) == seen.words : shared.error().code == ErrorCode::NoConsent;
        return agree ? std::optional(seen) : std::nullopt;
    }
    return std::nullopt;
}

std::optional<World> worldIn(const fs::path& file, const Keys& keys)
{
    store::OpenSettings settings;
    settings.durability = Durability::WalOff; // opens as ever, and only waits for no disk
    const auto desk = Desk::open(file, settings);
    if (!desk || !(*desk)->opened().damage.empty() || (*desk)->opened().readOnly)
        return std::nullopt;
    const auto findings = store::checkFile(file, settings);
    if (!findings || !findings->empty())
        return std::nullopt;
    auto coach = vault::unlockCoach((*desk)->place(), Kit::signIn("jo"));
    if (!coach)
        return std::nullopt;
    World world;
    for (const auto& [name, theirs] : keys) {
        const auto row = (*desk)->store().person(theirs.front().id);
        if (!row)
            return std::nullopt;
        if (!*row)
            continue; // erased
        auto seen = seenIn(**desk, *coach, theirs);
        if (!seen)
            return std::nullopt;
        world.emplace(name, *std::move(seen));
    }
    return world;
}

// Saves follow each other, so there are two worlds that may be: the acknowledged one, and the one that was on its way.
// A world of an earlier moment has lost something; any other is mixed.
Verdict judge(const std::optional<World>& world, const std::vector<Moment>& moments, std::size_t acknowledged)
{
    if (!world)
        return Verdict::Broken;
    const std::size_t next = std::min(acknowledged + 1, moments.size() - 1);
    if (*world == moments[acknowledged].world || *world == moments[next].world)
        return Verdict::Good;
    const bool isOlder = std::any_of(moments.begin(), moments.begin() + static_cast<std::ptrdiff_t>(acknowledged),
        [&](const Moment& moment) { return moment.world == *world; });
    return isOlder ? Verdict::Lost : Verdict::Broken;
}

std::map<Verdict, long> cutEverywhere(const PaperDisk::Files& before, const std::vector<DiskChange>& changes,
    const std::vector<Moment>& moments, const Keys& keys, long images)
{
    std::map<Verdict, long> verdicts;
    std::mt19937_64 random(7);
    PaperDisk disk(before);
    CopyPlace place;
    std::size_t played = 0;
    std::size_t acknowledged = 0;
    for (long image = 0; image < images; ++image) {
        const std::size_t at
            = static_cast<std::size_t>(image) * (changes.size() + 1) / static_cast<std::size_t>(images);
        while (played < at)
            disk.play(changes[played++]);
        while (acknowledged + 1 < moments.size() && moments[acknowledged + 1].changes <= at)
            ++acknowledged;
        constexpr std::array ways{PaperDisk::Survives::Synced, PaperDisk::Survives::Everything,
            PaperDisk::Survives::ByChance, PaperDisk::Survives::ByChance};
        place.put(disk.afterPowerCut(ways[random() % ways.size()], random));
        ++verdicts[judge(worldIn(place.file(), keys), moments, acknowledged)];
    }
    return verdicts;
}

std::map<Verdict, long> simulate(Durability durability, long images)
{
    PowerVfs vfs(vfsName);
    Kit kit;
    Keys keys;
    World world;
    kit.addCoach("jo");
    for (const char* const name : {"sunny", "rainy"}) {
        keys[name].push_back(keyOf(kit.addPerson(name).person));
        world[name] = {};
    }
    kit.close();
    const std::string name = kit.file().filename().string();
    const PaperDisk::Files before{{name, slurp(kit.file())}};
    store::OpenSettings settings;
    settings.durability = durability;
    settings.vfs = vfsName;
    vfs.record(kit.folder(), {name});
    const std::vector<Moment> moments = Session(vfs, kit.file(), settings, keys, world).run();
    const auto verdicts = cutEverywhere(before, vfs.changes(), moments, keys, images);
    const auto count = [&](Verdict verdict) { return verdicts.contains(verdict) ? verdicts.at(verdict) : 0; };
    std::cout << vfs.changes().size() << " changes of the disk, " << moments.size() << " acknowledged moments, "
              << images << " images: " << count(Verdict::Good) << " good, " << count(Verdict::Lost) << " lost, "
              << count(Verdict::Broken) << " broken\n";
    return verdicts;
}

} // namespace

TEST_CASE("A power cut takes nothing that was acknowledged: log, synced at each save", "[power]")
{
    const long images = numberFrom("OWNWORDS_IMAGES", 2100);
    CHECK(simulate(Durability::WalFull, images) == std::map<Verdict, long>{{Verdict::Good, images}});
}

TEST_CASE("A power cut takes nothing that was acknowledged: journal, for disks without shared memory", "[power]")
{
    const long images = numberFrom("OWNWORDS_IMAGES", 500);
    CHECK(simulate(Durability::DeleteExtra, images) == std::map<Verdict, long>{{Verdict::Good, images}});
}

TEST_CASE("The simulator bites: without syncs words are lost, and files broken", "[power]")
{
    auto verdicts = simulate(Durability::WalOff, 300);
    CHECK(verdicts[Verdict::Lost] > 20);
    CHECK(verdicts[Verdict::Broken] > 20);
}
