// SPDX-License-Identifier: Apache-2.0
#include "core/store/backups.h"
#include "core/usecase/people.h"
#include "tests/privacy/traces.h"
#include "tests/support/catch_compat.h"
#include "tests/support/vault_fixture.h"

#include <fstream>
#include <optional>
#include <set>

using namespace ownwords;
using namespace ownwords::test;

namespace {

namespace fs = std::filesystem;

constexpr auto said = "A heron by the weir told me 7Q";
constexpr auto drafted = "An otter that I never said 9Z";
constexpr auto takenOut = "The badger under the bridge 5K";
constexpr auto purpose = "to mend the roof of the swan house";
constexpr auto name = "Bramblewick Ottoline";
constexpr auto phrase = "velvet puddings under the pier";

void write(const fs::path& path, const Bytes& bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

// All that can be done with one record, and nothing closed: the log is still there.
class Day {
public:
    Day()
        : m_coach(m_home.coach("Jo").coach)
        , m_made(worked(vault::createPerson(m_home.place(), {name, phrase})))
    {
    }

    void pass()
    {
        vault::OpenPerson& person = m_made.person;
        worked(store::keepBallast(m_home.file()));
        worked(vault::share(m_home.place(), person, m_coach.id, {purpose, std::nullopt}, &m_coach));
        talk::Talk talk = m_home.talk(person);
        m_home.answer(talk, said);
        m_home.answer(talk, takenOut);
        const talk::Slot slot = talk.current()->slot;
        while (!talk.type(drafted))
            worked(talk.next(m_home.stamp()));
        worked(usecase::save(m_home.place(), person, talk));
        worked(vault::backUp(m_home.place()));
        takeCopies(person);
        worked(talk.redact(slot, m_home.stamp()));
        worked(usecase::save(m_home.place(), person, talk));
        m_home.pass(std::chrono::hours(2));
        worked(vault::takeOutOfBackups(m_home.place(), person));
        worked(vault::sitTogether(m_home.place(), person, m_coach));
        worked(vault::changeWords(m_home.place(), person, {name, std::string(phrase) + " again"}));
        restore();
    }

    const fs::path& folder() const { return m_home.folder(); }
    const std::string& code() const { return m_made.recoveryCode; }
    std::vector<std::string> words()
    {
        return wordsIn(worked(vault::unlock(m_home.place(), {name, std::string(phrase) + " again"})).record);
    }
    void close() { m_home.close(); }

private:
    void takeCopies(const vault::OpenPerson& person)
    {
        const auto packs = worked(usecase::packBytesOf(m_home.store(), person.record));
        write(folder() / "own.export", worked(vault::exportWithWords(m_home.place(), person, phrase, packs)));
        write(folder() / "coach.export", worked(vault::exportForCoach(person, m_coach.notebook.box.open, packs)));
    }

    void restore()
    {
        worked(vault::backUp(m_home.place()));
        m_lock.emplace(worked(store::FileLock::take(m_home.file())));
        m_home.close();
        const auto backups = worked(store::backupsIn(folder() / "backups"));
        worked(store::restoreBackup(backups.front().path, m_home.file(), m_home.now()));
        m_home.reopen();
        vault::OpenPerson person = worked(vault::unlock(m_home.place(), {name, std::string(phrase) + " again"}));
        m_home.say(person, {said});
    }

    VaultFixture m_home;
    vault::OpenCoach m_coach;
    vault::NewPerson m_made;
    std::optional<store::FileLock> m_lock;
};

} // namespace

TEST_CASE("a known sentence, a draft, a name and a phrase are in no byte of any file", "[canary]")
{
    const QTemporaryDir folder;
    const fs::path place = folder.path().toStdString();
    qputenv("TMPDIR", folder.path().toUtf8()); // the file and all else goes there
    Day day;
    day.pass();
    REQUIRE(day.folder().string().starts_with(place.string()));
    std::vector<std::string> words = day.words();
    CHECK(std::count(words.begin(), words.end(), said) == 2); // it is there, sealed
    CHECK(std::count(words.begin(), words.end(), takenOut) == 0);
    for (const bool isClosed : {false, true}) {
        CAPTURE(isClosed);
        if (isClosed)
            day.close();
        std::set<std::string> kinds;
        for (const fs::path& file : filesIn(place))
            kinds.insert(file.extension().string());
        for (const char* const kind : {".ownwords", ".backup", ".export", ".ledger", ".ballast", ".lock"})
            CHECK(kinds.contains(kind));
        for (const std::string& text : {std::string(said), std::string(drafted), std::string(takenOut),
                 std::string(purpose), std::string(name), std::string("bramblewick"), std::string(phrase), day.code(),
                 std::string("heron by the"), std::string("never said")}) {
            CAPTURE(text);
            CHECK(filesWith(place, text) == std::vector<fs::path>());
        }
    }
    write(place / "plain", "once upon a time " + std::string(said));
    CHECK(filesWith(place, said) == std::vector<fs::path>{place / "plain"}); // the search finds what is there
}
