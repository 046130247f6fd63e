// SPDX-License-Identifier: Apache-2.0
#include "core/store/backups.h"
#include "tests/vault/kit.h"

#include <algorithm>
#include <cstdlib>
#include <random>
#include <set>

using namespace ownwords;
using namespace ownwords::test;

namespace {

namespace fs = std::filesystem;

// What the file must say of one person.
struct Known {
    PersonId id;
    std::string phrase;
    std::vector<std::string> words;
    bool isShared = false;
    std::int64_t epoch = 1;
};
using Home = std::map<std::string, Known>;

// The rows as they lie there.
struct Rows {
    store::PersonRow person;
    store::ManifestRow manifest;
    std::vector<store::RecordRow> records;

    bool operator==(const Rows&) const = default;
};

struct Snapshot {
    Home home;
    std::map<PersonId, Rows> rows;
};

// People say things, take them out, share, take it back, change their words and leave; copies are made and put back.
class Loop {
public:
    explicit Loop(std::uint32_t seed)
        : m_random(seed)
        , m_coach(m_kit.addCoach("Jo").id)
    {
        for (int i = 0; i < 4; ++i)
            join();
        for (int i = 0; i < 3; ++i)
            backUp();
    }

    void round()
    {
        m_kit.advance(std::chrono::minutes(10 + below(40 * 60)));
        for (std::size_t i = 0; i <= below(4); ++i)
            act();
        if (below(2) == 0)
            backUp();
        restore();
    }

    std::size_t restores = 0;
    std::size_t old = 0; // sign-ins told that their words may be old ones
    std::size_t redactedAgain = 0;
    std::size_t erased() const { return m_erased.size(); }

private:
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(m_random() % n); }
    fs::path folder() const { return m_kit.folder() / "backups"; }
    Home::value_type& anybody()
    {
        return *std::next(m_home.begin(), static_cast<std::ptrdiff_t>(below(m_home.size())));
    }

    vault::OpenPerson open(const Home::value_type& who)
    {
        auto person = vault::unlock(m_kit.place(), {who.first, who.second.phrase});
        REQUIRE(person);
        REQUIRE(person->problems.empty());
        return *std::move(person);
    }

    void close(vault::OpenPerson& person, Known& known)
    {
        known.epoch = person.epoch;
        REQUIRE(vault::signOut(m_kit.place(), person));
    }

    void join()
    {
        const std::string name = "Person " + std::to_string(++m_count);
        const std::string phrase = name + " grows tall sunflowers";
        const auto made = vault::createPerson(m_kit.place(), {name, phrase});
        REQUIRE(made);
        m_home[name] = {made->person.id, phrase, {}, false, 1};
    }

    void act()
    {
        Home::value_type& who = anybody();
        switch (below(9)) {
        case 0:
            return takeOut(who);
        case 1:
            return changeWords(who);
        case 2:
        case 3:
            return who.second.isShared ? withdraw(who) : share(who);
        case 4:
            return below(3) == 0 ? leave(who) : say(who);
        default:
            return say(who);
        }
    }

    void say(Home::value_type& who)
    {
        vault::OpenPerson person = open(who);
        const std::string words = "sentence " + std::to_string(++m_count);
        const bool goesOn = !person.sittings.empty() && below(2) == 0;
        REQUIRE(m_kit.say(person, goesOn ? person.sittings.begin()->first : newSitting(), words));
        who.second.words.push_back(words);
        close(person, who.second);
    }

    void takeOut(Home::value_type& who)
    {
        if (who.second.words.empty())
            return say(who);
        vault::OpenPerson person = open(who);
        const std::string words = who.second.words[below(who.second.words.size())];
        REQUIRE(m_kit.takeOut(person, newSitting(), words));
        std::erase(who.second.words, words);
        m_takenOut.insert(words);
        close(person, who.second);
        if (below(3) != 0) // older copies are left for the ledger
            return;
        const auto before = paths();
        const auto receipt = vault::takeOutOfBackups(m_kit.place(), person);
        REQUIRE(receipt);
        REQUIRE(receipt->failed.empty());
        for (auto& [path, snapshot] : m_snapshots)
            snapshot.home.erase(who.first);
        for (const fs::path& path : paths()) {
            if (std::find(before.begin(), before.end(), path) == before.end())
                m_snapshots[path] = take();
        }
    }

    void changeWords(Home::value_type& who)
    {
        vault::OpenPerson person = open(who);
        const std::string phrase = who.first + " has new words " + std::to_string(++m_count);
        REQUIRE(vault::changeWords(m_kit.place(), person, {who.first, phrase}));
        who.second.phrase = phrase;
        close(person, who.second);
    }

    void share(Home::value_type& who)
    {
        vault::OpenPerson person = open(who);
        REQUIRE(vault::share(m_kit.place(), person, m_coach, {"to plan", std::nullopt}));
        who.second.isShared = true;
        close(person, who.second);
    }

    void withdraw(Home::value_type& who)
    {
        vault::OpenPerson person = open(who);
        REQUIRE(vault::withdraw(m_kit.place(), person, m_coach));
        who.second.isShared = false;
        close(person, who.second);
    }

    void leave(Home::value_type& who)
    {
        const std::string name = who.first;
        vault::OpenPerson person = open(who);
        const auto receipt = vault::erase(m_kit.place(), person);
        REQUIRE(receipt);
        REQUIRE(receipt->failed.empty());
        m_erased.emplace_back(name, who.second);
        for (auto& [path, snapshot] : m_snapshots)
            snapshot.home.erase(name);
        m_home.erase(name);
        join();
    }

    Rows rowsOf(const PersonId& id)
    {
        const auto person = m_kit.store().person(id);
        const auto manifest = m_kit.store().manifest(id);
        auto records = m_kit.store().records(id);
        REQUIRE(person);
        REQUIRE(*person);
        REQUIRE(manifest);
        REQUIRE(*manifest);
        REQUIRE(records);
        std::sort(records->rows.begin(), records->rows.end(),
            [](const store::RecordRow& a, const store::RecordRow& b) { return a.sitting < b.sitting; });
        return {**person, **manifest, std::move(records->rows)};
    }

    Snapshot take()
    {
        Snapshot snapshot{m_home, {}};
        for (const auto& [name, known] : m_home)
            snapshot.rows[known.id] = rowsOf(known.id);
        return snapshot;
    }

    std::vector<fs::path> paths()
    {
        const auto backups = store::backupsIn(folder());
        REQUIRE(backups);
        std::vector<fs::path> all;
        for (const store::Backup& backup : *backups)
            all.push_back(backup.path);
        return all;
    }

    store::Ledger ledger()
    {
        auto read = store::readLedger(store::ledgerOf(m_kit.file()));
        REQUIRE(read);
        return *std::move(read);
    }

    void backUp()
    {
        m_kit.advance(std::chrono::seconds(1));
        const auto made = store::makeBackup(m_kit.store(), ledger(), folder(), m_kit.now());
        REQUIRE(made);
        m_snapshots[made->path] = take();
    }

    void restore()
    {
        const std::vector<fs::path> there = paths();
        std::erase_if(m_snapshots, [&](const auto& one) { // thinned out
            return std::find(there.begin(), there.end(), one.first) == there.end();
        });
        REQUIRE(m_snapshots.size() == there.size());
        const auto chosen = std::next(m_snapshots.begin(), static_cast<std::ptrdiff_t>(below(m_snapshots.size())));
        m_kit.close();
        const auto aside = store::restoreBackup(chosen->first, m_kit.file(), m_kit.now());
        REQUIRE(aside);
        REQUIRE(fs::exists(*aside));
        if (below(4) != 0)
            fs::remove(*aside); // or there would be hundreds in the end
        m_kit.open();
        m_home = chosen->second.home;
        ++restores;
        check(chosen->second);
        while (m_home.size() < 3)
            join();
    }

    void check(const Snapshot& snapshot)
    {
        const store::Ledger said = ledger();
        const auto count = m_kit.store().personCount();
        REQUIRE(count);
        REQUIRE(*count == static_cast<std::int64_t>(m_home.size()));
        for (Home::value_type& who : m_home) {
            REQUIRE(rowsOf(who.second.id) == snapshot.rows.at(who.second.id));
            checkOne(who, said);
        }
        for (const auto& [name, known] : m_erased)
            checkErased(name, known);
    }

    void checkOne(Home::value_type& who, const store::Ledger& said)
    {
        Known& known = who.second;
        const auto least = said.leastEpoch.find(known.id);
        const bool isOld = least != said.leastEpoch.end() && known.epoch < least->second;
        known.isShared = known.isShared && !isOld;
        REQUIRE(isSharedInFile(known.id) == known.isShared); // before anybody signed in
        vault::OpenPerson person = open(who);
        REQUIRE(person.mayBeOld == isOld);
        if (isOld) {
            ++old;
            REQUIRE(person.epoch > least->second);
            REQUIRE(person.owner->keyring.consentFor(m_coach) == nullptr);
        }
        const std::size_t before = known.words.size();
        std::erase_if(known.words, [&](const std::string& words) { return m_takenOut.contains(words); });
        redactedAgain += before == known.words.size() ? 0 : 1;
        REQUIRE(answersOf(person) == known.words);
        known.epoch = person.epoch;
        const vault::OpenPerson again = open(who);
        REQUIRE_FALSE(again.mayBeOld);
        REQUIRE(answersOf(again) == known.words);
        REQUIRE(isSharedInFile(known.id) == known.isShared);
        vault::OpenCoach coach = m_kit.unlockCoach("Jo");
        REQUIRE(vault::openShared(m_kit.place(), coach, known.id).has_value() == known.isShared);
    }

    // In the order they were said.
    static std::vector<std::string> answersOf(const vault::OpenPerson& person)
    {
        std::vector<std::string> words = wordsOf(person.record);
        std::erase_if(words, [](const std::string& one) { return one.empty(); });
        return words;
    }

    bool isSharedInFile(const PersonId& id)
    {
        const auto grant = m_kit.store().grant(m_coach, id);
        REQUIRE(grant);
        return grant->has_value();
    }

    void checkErased(const std::string& name, const Known& known)
    {
        const auto row = m_kit.store().person(known.id);
        REQUIRE(row);
        REQUIRE_FALSE(row->has_value());
        m_kit.advance(std::chrono::minutes(1)); // wrong tries slow down
        const auto opened = vault::unlock(m_kit.place(), {name, known.phrase});
        REQUIRE_FALSE(opened);
        REQUIRE(opened.error().code == ErrorCode::WrongWords);
    }

    Kit m_kit;
    std::mt19937 m_random;
    CoachId m_coach;
    Home m_home;
    std::map<fs::path, Snapshot> m_snapshots;
    std::vector<std::pair<std::string, Known>> m_erased;
    std::set<std::string> m_takenOut;
    int m_count = 0;
};

std::size_t numberOf(const char* variable, std::size_t otherwise)
{
    const char* const text = std::getenv(variable);
    return text == nullptr ? otherwise : static_cast<std::size_t>(std::strtoul(text, nullptr, 10));
}

} // namespace

// Test 18. OWNWORDS_ROUNDS and OWNWORDS_SEED ask for more.
TEST_CASE("a hundred copies put back: equal to what was copied, and nothing comes back that was taken away", "[loop]")
{
    const std::size_t rounds = numberOf("OWNWORDS_ROUNDS", 100);
    if (fs::is_directory("/dev/shm")) // thousands of changes are synced, and no test needs a slow disk
        qputenv("TMPDIR", "/dev/shm");
    Loop loop(static_cast<std::uint32_t>(numberOf("OWNWORDS_SEED", 7)));
    for (std::size_t i = 0; i < rounds; ++i)
        loop.round();
    CAPTURE(loop.old, loop.redactedAgain, loop.erased());
    CHECK(loop.restores == rounds);
    CHECK(loop.old > 0); // each of these did happen
    CHECK(loop.redactedAgain > 0);
    CHECK(loop.erased() > 0);
}
