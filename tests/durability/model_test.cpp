// SPDX-License-Identifier: Apache-2.0
#include "tests/durability/desk.h"
#include "tests/vault/kit.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <random>
#include <set>

using namespace ownwords;
using namespace ownwords::test;

// Test 8: a resident on two computers and two coaches, everything in any order, against what a child could keep on
// paper. The seed alone says what happens.
namespace {

constexpr std::size_t desks = 2;
constexpr std::size_t coaches = 2;

// What is true, whoever knows it yet.
struct Paper {
    std::map<SittingId, std::vector<std::string>> said;
    std::map<SittingId, std::string> drafts;
    std::set<std::size_t> agreed;
    std::set<std::size_t> gaveUp; // among the agreed, until the next sign-in: no new keys bring their access back
    long epoch = 1;
    long words = 0; // how often they were changed

    bool mayLook(std::size_t coach) const { return agreed.contains(coach) && !gaveUp.contains(coach); }
};

struct Resident {
    vault::OpenPerson person;
    long words = 0;
    SittingId sitting; // of this session
};

struct Visit {
    std::size_t desk = 0;
    vault::OpenPerson person;
    long epoch = 0;
    SittingId sitting;
};

struct Beginning {
    Bytes file;
    PersonId sunny;
};

Beginning beginning()
{
    Kit kit;
    const PersonId sunny = kit.addPerson("sunny").person.id;
    kit.addCoach("coach 0");
    kit.addCoach("coach 1");
    kit.close();
    return {slurp(kit.file()), sunny};
}

class Game {
public:
    Game(unsigned seed, const Beginning& beginning)
        : m_random(seed)
        , m_common(newSitting())
        , m_id(beginning.sunny)
    {
        m_copy.put(beginning.file);
        for (auto& desk : m_desks)
            desk = must(Desk::open(m_copy.file()));
        for (const char* const name : {"coach 0", "coach 1"})
            m_coaches.push_back(must(vault::unlockCoach(place(0), Kit::signIn(name))));
    }

    void play(int moves)
    {
        for (int move = 0; move < moves; ++move) {
            CAPTURE(move);
            one();
            if (move % 8 == 7)
                check();
        }
        check();
    }

    const std::map<std::string, long>& counts() const { return m_counts; }

private:
    std::size_t below(std::size_t limit) { return m_random() % limit; }
    void count(const char* what) { ++m_counts[what]; }
    vault::SignIn wordsNow() const
    {
        const vault::SignIn first = Kit::signIn("sunny");
        return m_paper.words == 0 ? first : vault::SignIn{first.name, first.words + std::to_string(m_paper.words)};
    }

    void one()
    {
        const std::size_t desk = below(desks);
        const std::size_t coach = below(coaches);
        if (!m_residents[desk])
            signIn(desk);
        switch (below(16)) {
        case 0:
        case 1:
            return share(desk, coach);
        case 2:
            return withdraw(desk, coach);
        case 3:
            return signOut(desk);
        case 4:
            return changeWords(desk);
        case 5:
            return giveUp(desk, coach);
        case 6:
        case 7:
            return visit(desk, coach);
        case 8:
        case 9:
            return note(coach);
        case 10:
            return takeOut(desk);
        case 11:
            return type(desk);
        default:
            return say(desk);
        }
    }

    vault::Place& place(std::size_t desk) { return m_desks.at(desk)->place(); }

    void signIn(std::size_t desk)
    {
        count("sign in");
        auto person = vault::unlock(place(desk), wordsNow());
        INFO("sign in: " << textOf(person));
        REQUIRE(person);
        if (!m_paper.gaveUp.empty())
            ++m_paper.epoch;
        CHECK(person->endedNow.size() == m_paper.gaveUp.size());
        for (const std::size_t coach : m_paper.gaveUp)
            m_paper.agreed.erase(coach);
        m_paper.gaveUp.clear();
        m_residents.at(desk) = std::make_unique<Resident>(Resident{*std::move(person), m_paper.words, newSitting()});
    }

    // Whether a session that was opened with these words still counts; one that does not was refused and is closed.
    template <typename T>
    bool isCurrent(std::size_t desk, const Result<T>& done)
    {
        if (m_residents.at(desk)->words == m_paper.words)
            return true;
        count("old words refused");
        REQUIRE_FALSE(done);
        m_residents.at(desk).reset();
        return false;
    }

    void say(std::size_t desk)
    {
        Resident& resident = *m_residents.at(desk);
        const SittingId sitting = below(3) == 0 ? m_common : resident.sitting;
        const std::string words = "answer " + std::to_string(++m_numbered);
        const auto saved = m_desks.at(desk)->say(resident.person, sitting, words);
        INFO("say: " << textOf(saved));
        if (!isCurrent(desk, saved))
            return;
        REQUIRE(saved);
        count(saved->reloaded ? "say, reloaded" : "say");
        m_paper.said[sitting].push_back(words);
    }

    void type(std::size_t desk)
    {
        Resident& resident = *m_residents.at(desk);
        const std::string words = "draft " + std::to_string(++m_numbered);
        const auto saved = m_desks.at(desk)->type(resident.person, resident.sitting, words);
        INFO("type: " << textOf(saved));
        if (!isCurrent(desk, saved))
            return;
        REQUIRE(saved);
        count("type");
        m_paper.drafts[resident.sitting] = words;
    }

    void takeOut(std::size_t desk)
    {
        Resident& resident = *m_residents.at(desk);
        std::vector<std::string> known = wordsOf(resident.person.record);
        std::erase_if(known, [](const std::string& words) { return !words.starts_with("answer"); });
        if (known.empty())
            return;
        const std::string words = known[below(known.size())];
        const auto saved = m_desks.at(desk)->takeOut(resident.person, resident.sitting, words);
        INFO("take out: " << textOf(saved));
        if (!isCurrent(desk, saved))
            return;
        REQUIRE(saved);
        count("take out");
        for (auto& [sitting, said] : m_paper.said)
            std::erase(said, words);
    }

    void share(std::size_t desk, std::size_t coach)
    {
        const auto done = vault::share(place(desk), m_residents.at(desk)->person, m_coaches[coach].id, {"to help", {}});
        INFO("share: " << textOf(done));
        if (!isCurrent(desk, done))
            return;
        count(done ? "share" : "share again");
        if (m_paper.agreed.contains(coach)) {
            REQUIRE_FALSE(done);
            CHECK(done.error().code == ErrorCode::Exists);
            return;
        }
        REQUIRE(done);
        m_paper.agreed.insert(coach);
    }

    void withdraw(std::size_t desk, std::size_t coach)
    {
        const auto done = vault::withdraw(place(desk), m_residents.at(desk)->person, m_coaches[coach].id);
        INFO("withdraw: " << textOf(done));
        if (!isCurrent(desk, done))
            return;
        count(done ? "withdraw" : "withdraw nothing");
        if (!m_paper.agreed.contains(coach)) {
            REQUIRE_FALSE(done);
            CHECK(done.error().code == ErrorCode::NoConsent);
            return;
        }
        REQUIRE(done);
        ++m_paper.epoch;
        m_paper.agreed.erase(coach);
        m_paper.gaveUp.erase(coach);
    }

    void changeWords(std::size_t desk)
    {
        ++m_paper.words;
        const auto done = vault::changeWords(place(desk), m_residents.at(desk)->person, wordsNow());
        INFO("change words: " << textOf(done));
        --m_paper.words;
        if (!isCurrent(desk, done))
            return;
        REQUIRE(done);
        count("change words");
        m_residents.at(desk)->words = ++m_paper.words;
        ++m_paper.epoch;
    }

    void signOut(std::size_t desk)
    {
        const auto done = vault::signOut(place(desk), m_residents.at(desk)->person);
        INFO("sign out: " << textOf(done));
        if (m_residents.at(desk)->words == m_paper.words)
            REQUIRE(done);
        count("sign out");
        m_residents.at(desk).reset();
    }

    void giveUp(std::size_t desk, std::size_t coach)
    {
        const auto done = vault::giveUp(place(desk), m_coaches[coach], m_id);
        INFO("give up: " << textOf(done));
        count(done ? "give up" : "give up nothing");
        CHECK(done.has_value() == m_paper.mayLook(coach));
        if (done)
            m_paper.gaveUp.insert(coach);
        m_visits.at(coach).reset();
    }

    void visit(std::size_t desk, std::size_t coach)
    {
        auto person = vault::openShared(place(desk), m_coaches[coach], m_id);
        INFO("visit: " << textOf(person));
        count(person ? "visit" : "visit refused");
        CHECK(person.has_value() == m_paper.mayLook(coach));
        m_visits.at(coach).reset();
        if (!person)
            return;
        CHECK(person->problems.empty());
        m_visits.at(coach) = std::make_unique<Visit>(Visit{desk, *std::move(person), m_paper.epoch, newSitting()});
    }

    void note(std::size_t coach)
    {
        if (!m_visits.at(coach))
            return;
        Visit& visit = *m_visits.at(coach);
        const std::string words = "note " + std::to_string(++m_numbered);
        const auto saved = m_desks.at(visit.desk)->say(visit.person, visit.sitting, words);
        INFO("note: " << textOf(saved));
        count(saved ? "note" : "note refused");
        if (visit.epoch == m_paper.epoch) {
            REQUIRE(saved);
            m_paper.said[visit.sitting].push_back(words);
            return;
        }
        REQUIRE_FALSE(saved);
        CHECK(saved.error().code == ErrorCode::NoConsent);
        m_visits.at(coach).reset();
    }

    // As a third computer finds it, which changes nothing.
    void check()
    {
        std::size_t key = 0;
        while (key < desks && (!m_residents.at(key) || m_residents.at(key)->words != m_paper.words))
            ++key;
        if (key == desks)
            return;
        const auto desk = must(Desk::open(m_copy.file()));
        const auto sunny = must(desk->openPerson(keyOf(m_residents.at(key)->person)));
        CHECK(sunny.problems.empty());
        CHECK(sunny.unknownAuthors.empty());
        CHECK(sunny.epoch == m_paper.epoch);
        std::set<std::int64_t> clocks;
        std::size_t events = 0;
        for (const record::Placed& placed : record::inOrder(sunny.record)) {
            clocks.insert(placed.event->header.n);
            ++events;
        }
        CHECK(clocks.size() == events);
        for (const auto& [sitting, said] : m_paper.said)
            CHECK(wordsIn(sunny.record, sitting) == said);
        std::map<SittingId, std::string> drafts;
        for (const record::Sitting& sitting : sunny.record.sittings) {
            if (!sitting.drafts.empty())
                drafts[sitting.id] = sitting.drafts.at("q");
        }
        CHECK(drafts == m_paper.drafts);
        for (std::size_t coach = 0; coach < coaches; ++coach) {
            CHECK((sunny.owner->keyring.consentFor(m_coaches[coach].id) != nullptr) == m_paper.agreed.contains(coach));
            CHECK(must(desk->store().grant(m_coaches[coach].id, m_id)).has_value() == m_paper.mayLook(coach));
        }
    }

    CopyPlace m_copy;
    std::mt19937 m_random;
    SittingId m_common;
    PersonId m_id;
    Paper m_paper;
    std::vector<vault::OpenCoach> m_coaches;
    std::array<std::unique_ptr<Desk>, desks> m_desks;
    std::array<std::unique_ptr<Resident>, desks> m_residents;
    std::array<std::unique_ptr<Visit>, coaches> m_visits;
    long m_numbered = 0;
    std::map<std::string, long> m_counts;
};

} // namespace

TEST_CASE("A resident on two computers and two coaches, against a simple model", "[model]")
{
    const long seeds = numberFrom("OWNWORDS_SEEDS", 30);
    const long first = numberFrom("OWNWORDS_SEED", 1);
    const Beginning start = beginning();
    std::map<std::string, long> counts;
    for (long seed = first; seed < first + seeds; ++seed) {
        CAPTURE(seed);
        Game game(static_cast<unsigned>(seed), start);
        game.play(64);
        for (const auto& [what, times] : game.counts())
            counts[what] += times;
    }
    for (const char* const what : {"say, reloaded", "old words refused", "note refused", "visit refused", "give up"})
        CHECK(counts[what] > 0);
    for (const auto& [what, times] : counts)
        std::cout << what << ' ' << times << ", ";
    std::cout << seeds << " seeds\n";
}
