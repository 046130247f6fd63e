// SPDX-License-Identifier: Apache-2.0
#include "tests/durability/desk.h"
#include "tests/vault/kit.h"

#include <algorithm>
#include <iostream>
#include <random>

using namespace ownwords;
using namespace ownwords::test;
namespace fs = std::filesystem;

// Test 6: bytes and pages that are not what was written. Whatever is shown was said, by this person, in this sitting;
// what is not shown is named.
namespace {

constexpr std::size_t pageSize = 4096;
constexpr std::size_t people = 3;
using Words = std::vector<std::string>;
using Said = std::map<SittingId, Words>;

struct Town {
    Bytes file;
    std::vector<PersonKey> keys;
    std::vector<Said> said;
    std::vector<std::string> drafts;
};

// Three people with five sittings each, from a few words to some pages long.
Town newTown()
{
    Town town;
    Kit kit;
    const CoachId jo = kit.addCoach("jo").id;
    for (std::size_t i = 0; i < people; ++i) {
        const std::string name = "person " + std::to_string(i);
        auto person = std::move(kit.addPerson(name).person);
        Said said;
        for (std::size_t j = 0; j < 5; ++j) {
            const SittingId sitting = newSitting();
            for (std::size_t k = 0; k < 1 + j % 3; ++k) {
                said[sitting].push_back(name + " says " + std::to_string(j * 10 + k) + std::string(j * j * 350, 'w'));
                must(kit.say(person, sitting, said[sitting].back()));
            }
        }
        town.drafts.push_back(name + " is typing");
        must(kit.type(person, said.begin()->first, town.drafts.back()));
        must(vault::share(kit.place(), person, jo, {"to help", {}}));
        must(vault::signOut(kit.place(), person));
        town.keys.push_back(keyOf(person));
        town.said.push_back(said);
    }
    kit.close();
    town.file = slurp(kit.file());
    return town;
}

struct Found {
    bool isRefused = false; // the file
    std::size_t whole = 0; // people with everything
    std::size_t partly = 0; // people with something named
    std::size_t refused = 0; // people whose keys do not open
};

bool isNamed(const vault::OpenPerson& person, const SittingId& sitting)
{
    return std::any_of(person.problems.begin(), person.problems.end(),
        [&](const vault::Problem& problem) { return problem.sitting == sitting; });
}

// One person who opens: exact words, or named.
void lookAt(const vault::OpenPerson& person, const Said& said, const std::string& draft, Found& found)
{
    std::size_t shown = 0;
    for (const record::Sitting& sitting : person.record.sittings) {
        const auto genuine = said.find(sitting.id);
        REQUIRE(genuine != said.end());
        const bool isOld = isNamed(person, sitting.id); // shown all the same: the version in its row is not the last
        CHECK((isOld || wordsIn(person.record, sitting.id) == genuine->second));
        for (const auto& [slot, typed] : sitting.drafts)
            CHECK(typed == draft);
        ++shown;
    }
    for (const auto& [sitting, words] : said) {
        const bool isShown = std::any_of(person.record.sittings.begin(), person.record.sittings.end(),
            [&, id = sitting](const record::Sitting& one) { return one.id == id; });
        CHECK((isShown || isNamed(person, sitting)));
    }
    CHECK(person.unknownAuthors.empty());
    const bool isWhole = shown == said.size() && person.problems.empty();
    ++(isWhole ? found.whole : found.partly);
}

Found lookAt(const fs::path& file, const Town& town, bool checksFirst)
{
    Found found;
    store::OpenSettings settings;
    settings.durability = store::Durability::WalOff; // nothing is to be kept
    settings.checkFirst = checksFirst;
    const auto desk = Desk::open(file, settings);
    found.isRefused = !desk;
    if (!desk) {
        CHECK(desk.error().code != ErrorCode::Internal);
        return found;
    }
    for (std::size_t i = 0; i < people; ++i) {
        const auto person = (*desk)->openPerson(town.keys[i]);
        if (person)
            lookAt(*person, town.said[i], town.drafts[i], found);
        else
            ++found.refused;
    }
    return found;
}

struct Tally {
    long runs = 0;
    long refused = 0;
    long whole = 0;
    long oneTouched = 0;
    long moreTouched = 0;

    void add(const Found& found)
    {
        ++runs;
        if (found.isRefused)
            ++refused;
        else
            ++(found.whole == people ? whole : found.whole + 1 == people ? oneTouched : moreTouched);
    }
    void print(const char* what) const
    {
        std::cout << what << ": " << runs << " runs, " << refused << " files refused, " << whole
                  << " whole, one person touched in " << oneTouched << ", more in " << moreTouched << '\n';
    }
};

class Damager {
public:
    explicit Damager(const Town& town)
        : m_town(town)
        , m_random(11)
    {
    }

    std::size_t below(std::size_t limit) { return m_random() % limit; }
    Found look(const Bytes& damaged)
    {
        m_place.put(damaged);
        return lookAt(m_place.file(), m_town, m_random() % 2 == 0);
    }
    Found flip(std::size_t at)
    {
        Bytes damaged = m_town.file;
        damaged[at] = static_cast<char>(damaged[at] ^ static_cast<char>(1 + below(255)));
        return look(damaged);
    }

private:
    const Town& m_town;
    std::mt19937 m_random;
    CopyPlace m_place;
};

long manyOr(long otherwise)
{
    return numberFrom("OWNWORDS_DAMAGES", otherwise);
}

} // namespace

TEST_CASE("One damaged byte, anywhere: nothing wrong is shown, and what is missing is named", "[damage]")
{
    const Town town = newTown();
    Damager damager(town);
    Tally head;
    for (std::size_t at = 0; at < 100; ++at) { // https://www.sqlite.org/fileformat2.html#the_database_header
        CAPTURE(at);
        head.add(damager.flip(at));
    }
    head.print("head");
    Tally tally;
    for (long i = manyOr(500); i > 0; --i) {
        const std::size_t at = 100 + damager.below(town.file.size() - 100);
        CAPTURE(at);
        tally.add(damager.flip(at));
    }
    tally.print("one byte");
    CHECK(tally.refused * 5 < tally.runs); // most of the file is what people said
    CHECK(tally.oneTouched > tally.moreTouched);
}

TEST_CASE("A damaged byte in one sealed sitting takes this sitting and nothing else", "[damage]")
{
    const Town town = newTown();
    Damager damager(town);
    CopyPlace place;
    place.put(town.file);
    std::vector<Bytes> sealed;
    {
        const auto desk = must(Desk::open(place.file()));
        for (const PersonKey& key : town.keys) {
            for (const store::RecordRow& row : must(desk->store().records(key.id)).rows)
                sealed.push_back(row.sealed);
        }
    }
    for (const Bytes& bytes : sealed) {
        const std::size_t at = town.file.find(bytes.substr(0, 200)); // the rest may lie on other pages
        REQUIRE(at != Bytes::npos);
        for (const std::size_t inside : {std::size_t(0), damager.below(200), damager.below(200)}) {
            CAPTURE(at, inside);
            const Found found = damager.flip(at + inside);
            CHECK_FALSE(found.isRefused);
            CHECK(found.whole == people - 1);
            CHECK(found.partly == 1);
        }
    }
}

TEST_CASE("A page that is zeros, noise or another page shows nothing wrong", "[damage]")
{
    const Town town = newTown();
    Damager damager(town);
    const std::size_t pages = town.file.size() / pageSize;
    Tally tally;
    for (long i = 0; i < manyOr(240); ++i) {
        Bytes damaged = town.file;
        const std::size_t page = damager.below(pages) * pageSize;
        Bytes other(pageSize, '\0');
        if (i % 3 == 1)
            other = crypto::randomBytes(pageSize);
        if (i % 3 == 2)
            other = town.file.substr(damager.below(pages) * pageSize, pageSize);
        damaged.replace(page, pageSize, other);
        CAPTURE(page, i % 3);
        tally.add(damager.look(damaged));
    }
    tally.print("one page");
    CHECK(tally.refused < tally.runs / 2);
}

TEST_CASE("A file that ends too early shows nothing wrong", "[damage]")
{
    const Town town = newTown();
    Damager damager(town);
    Tally tally;
    const std::size_t step = town.file.size() / static_cast<std::size_t>(manyOr(80));
    for (std::size_t size = 0; size < town.file.size(); size += step) {
        CAPTURE(size);
        tally.add(damager.look(town.file.substr(0, size)));
    }
    tally.print("cut off");
    CHECK(tally.whole <= 1); // the last page may be free
}

TEST_CASE("A damaged log shows an earlier state, whole, and nobody else's words", "[damage]")
{
    Town town = newTown();
    CopyPlace place;
    place.put(town.file);
    std::vector<Said> moments{town.said[0]}; // of the first person, who goes on talking
    const auto desk = must(Desk::open(place.file()));
    auto person = must(desk->openPerson(town.keys[0]));
    for (int i = 0; i < 10; ++i) {
        const SittingId sitting = i % 2 == 0 ? newSitting() : person.record.sittings.front().id;
        const std::string words = "in the log " + std::to_string(i);
        must(desk->say(person, sitting, words));
        moments.push_back(moments.back());
        moments.back()[sitting].push_back(words);
    }
    const Bytes file = slurp(place.file());
    const Bytes log = slurp(place.file().string() + "-wal");
    REQUIRE(log.size() > 10 * pageSize);

    std::mt19937 random(5);
    CopyPlace copy;
    std::map<std::size_t, long> ages;
    const long runs = manyOr(250);
    for (long i = 0; i < runs; ++i) {
        const std::size_t at = i < 32 ? static_cast<std::size_t>(i) : random() % log.size();
        CAPTURE(at);
        Bytes damaged = log;
        damaged[at] = static_cast<char>(damaged[at] ^ static_cast<char>(1 + random() % 255));
        const std::string name = copy.file().filename().string();
        copy.put({{name, file}, {name + "-wal", damaged}});
        const auto reader = must(Desk::open(copy.file()));
        const auto found = must(reader->openPerson(town.keys[0]));
        CHECK(found.problems.empty());
        Said said;
        for (const record::Sitting& sitting : found.record.sittings)
            said[sitting.id] = wordsIn(found.record, sitting.id);
        const auto moment = std::find(moments.begin(), moments.end(), said);
        CHECK(moment != moments.end());
        ++ages[static_cast<std::size_t>(moments.end() - moment)];
        Found others;
        for (std::size_t other = 1; other < people; ++other)
            lookAt(must(reader->openPerson(town.keys[other])), town.said[other], town.drafts[other], others);
        CHECK(others.whole == people - 1);
    }
    CHECK(ages.size() > 3);
    std::cout << "log: " << runs << " runs, " << ages.size() << " different moments\n";
}
