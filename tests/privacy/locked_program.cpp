// SPDX-License-Identifier: Apache-2.0
// A person signs in, types, says, shares, takes a copy, changes the words and leaves; a coach looks in between. Then
// the program looks through all of its memory for what was typed and for the keys, and says what it found. Never
// sanitized; linked with wipe_on_free.cpp, and once without it, to show that the search finds what is there.
//   locked_program [--where]
#include "core/crypto/recovery_code.h"
#include "core/usecase/people.h"
#include "tests/privacy/memory_scan.h"
#include "tests/support/vault_fixture.h"

#include <cstdio>
#include <memory>
#include <string>

using namespace ownwords;
using namespace ownwords::test;

namespace {

constexpr auto nameTyped = masked("Bramblewick  Ottoline");
constexpr auto nameFolded = masked("bramblewick ottoline");
constexpr auto shortName = masked("Zorquith");
constexpr auto shortNameFolded = masked("zorquith");
constexpr auto phrase = masked("velvet puddings under the pier");
constexpr auto shortPhrase = masked("mxq-plover-73"); // fits into a string's own object
constexpr auto phraseOfExport = masked("quiet harbours of tin and rope");
constexpr auto coachPhrase = masked("eleven brass doorknobs polished");
constexpr auto said = masked("A heron by the weir told me 7Q");
constexpr auto saidAround = masked(R"({"a heron": ["quoted \"words\"", null]} and a backslash \ at the end)");
constexpr auto saidPart = masked(" and a backslash "); // the same in JSON
constexpr auto draft = masked("An otter that I never said 9Z");
constexpr auto searched = masked("a heron BY the weir");

vault::SignIn signIn(std::string name, std::string words)
{
    vault::SignIn made;
    made.name = std::move(name);
    made.words = std::move(words);
    return made;
}

// On the heap, as what a window holds: a short text within an object on the stack would be this program's own copy.
std::unique_ptr<vault::SignIn> typed(std::string name, std::string words)
{
    return std::make_unique<vault::SignIn>(signIn(std::move(name), std::move(words)));
}

class Session {
public:
    explicit Session(MemoryScan& scan)
        : m_scan(scan)
    {
    }

    void run()
    {
        const auto coachSignIn = typed("jo", unmasked(coachPhrase));
        auto coach = std::make_unique<vault::NewCoach>(worked(vault::createCoach(place(), *coachSignIn, "Jo")));
        m_scan.add("coach root key", coach->coach.rootKey.view());
        m_scan.add("coach box key", coach->coach.notebook.box.secret.view());
        firstVisit(coach->coach);
        lookInto(coach->coach);
        secondVisit();
        shortVisit();
        worked(vault::saveNotebook(place(), coach->coach));
    }

private:
    vault::Place& place() { return m_home.place(); }

    void note(const std::string& when, const vault::OpenPerson& person)
    {
        m_scan.add(when + " root key", person.owner->rootKey.view());
        m_scan.add(when + " data key", person.dataKey.view());
        m_scan.add(when + " identity", person.owner->keyring.identity.seed.view());
        m_scan.add(when + " drafts key", vault::draftKeyFor(person, vault::residentSigner)->view());
        m_scan.add(when + " records key", crypto::derive(person.dataKey, 1, "records_").view());
    }

    void note(const std::string& when, const std::string& code)
    {
        m_scan.add(when + " code", code);
        m_scan.add(when + " code folded", worked(crypto::foldRecoveryCode(code)));
    }

    void firstVisit(vault::OpenCoach& coach)
    {
        const auto words = typed(unmasked(nameTyped), unmasked(phrase));
        auto made = std::make_unique<vault::NewPerson>(worked(vault::createPerson(place(), *words)));
        vault::OpenPerson& person = made->person;
        note("first", person);
        note("first", made->recoveryCode);
        worked(vault::markRecoveryKept(place(), person));
        worked(vault::share(place(), person, coach.id, {"to plan together", std::nullopt}, &coach));

        auto talk = std::make_unique<talk::Talk>(m_home.talk(person));
        m_home.answer(*talk, unmasked(said));
        m_home.answer(*talk, unmasked(saidAround));
        worked(usecase::save(place(), person, *talk));
        typeSlowly(*talk, person);
        for (const auto& [name, found] : m_scan.run().found) {
            if (found.heap + found.stack + found.data > 0)
                std::printf("held: %s\n", name.c_str()); // the search finds what is there
        }
        worked(vault::signOut(place(), person));
    }

    // Letter by letter, saved now and then, as a field does it.
    void typeSlowly(talk::Talk& talk, vault::OpenPerson& person)
    {
        const std::string whole = unmasked(draft);
        std::string grown;
        for (std::size_t i = 0; i < whole.size(); ++i) {
            grown += whole[i];
            if (!talk.type(grown)) {
                worked(talk.next(m_home.stamp()));
                worked(talk.type(grown));
            }
            if (i % 8 == 0)
                worked(usecase::save(place(), person, talk));
        }
        worked(usecase::save(place(), person, talk));
    }

    void lookInto(vault::OpenCoach& coach)
    {
        const auto people = worked(vault::peopleOf(place(), coach));
        static_cast<void>(vault::found(people, unmasked(searched)));
        const auto shared
            = std::make_unique<vault::OpenPerson>(worked(vault::openShared(place(), coach, people.front().person)));
        const auto packs = worked(usecase::packsOf(m_home.store(), shared->record));
        static_cast<void>(worked(talk::State::fold(shared->record, packs)).size());
    }

    void secondVisit()
    {
        const auto before = typed(unmasked(nameTyped), unmasked(phrase));
        auto person = std::make_unique<vault::OpenPerson>(worked(vault::unlock(place(), *before)));
        const std::string four = VaultFixture::words().offer(4, crypto::randomId);
        m_scan.add("four words", four);
        const auto after = typed(unmasked(nameTyped), four);
        worked(vault::changeWords(place(), *person, *after));
        note("second", *person);
        const std::string code = worked(vault::newRecoveryCode(place(), *person));
        note("second", code);
        takeCopy(*person);
        worked(vault::signOut(place(), *person));
        person = std::make_unique<vault::OpenPerson>(worked(vault::unlockWithCode(place(), code)));
        const auto& coachId = person->owner->keyring.consents.front().coach;
        worked(vault::withdraw(place(), *person, coachId));
        note("third", *person);
        worked(vault::signOut(place(), *person));
    }

    void takeCopy(const vault::OpenPerson& person)
    {
        const auto packs = worked(usecase::packBytesOf(m_home.store(), person.record));
        const std::string words = unmasked(phraseOfExport);
        const Bytes file = worked(vault::exportWithWords(place(), person, words, packs));
        const auto opened = std::make_unique<vault::Exported>(worked(vault::openExport(place(), file, words)));
        static_cast<void>(worked(usecase::previewMerge(place(), person, *opened)));
    }

    void shortVisit()
    {
        const auto words = typed(unmasked(shortName), unmasked(shortPhrase));
        auto made = std::make_unique<vault::NewPerson>(worked(vault::createPerson(place(), *words)));
        note("short", made->person);
        made.reset();
        const auto person = std::make_unique<vault::OpenPerson>(worked(vault::unlock(place(), *words)));
        worked(vault::signOut(place(), *person));
    }

    MemoryScan& m_scan;
    VaultFixture m_home;
};

void addWords(MemoryScan& scan)
{
    const auto add
        = [&](const char* name, const auto& hidden) { scan.addMasked(name, hidden.data(), hidden.size(), true); };
    add("name", nameTyped);
    add("name folded", nameFolded);
    add("short name", shortName);
    add("short name folded", shortNameFolded);
    add("phrase", phrase);
    add("short phrase", shortPhrase);
    add("phrase of export", phraseOfExport);
    add("coach's phrase", coachPhrase);
    add("said", said);
    add("said with JSON inside", saidAround);
    add("said with JSON inside, a part", saidPart);
    add("draft", draft);
}

} // namespace

int main(int argc, char** argv)
{
    const bool where = argc > 1 && std::string(argv[1]) == "--where";
    MemoryScan scan;
    addWords(scan);
    try {
        Session(scan).run();
    } catch (const std::exception& error) {
        std::printf("failed %s\n", error.what());
        return 1;
    }
    std::printf("alive %zu\nfree zero %d\nlocked %d\n", crypto::secretsAlive(), crypto::freeSecretsAreZero() ? 1 : 0,
        statusOf("VmLck") > 0 ? 1 : 0);
    const MemoryScan::Result result = scan.run();
    std::printf("read enough %d\n", result.bytesRead > (4U << 20U) ? 1 : 0);
    for (const auto& [name, found] : result.found) {
        std::printf("heap %zu stack %zu data %zu: %s\n", found.heap, found.stack, found.data, name.c_str());
        for (const std::string& place : found.places) {
            if (where)
                std::printf("    %s\n", place.c_str());
        }
    }
    return 0;
}
