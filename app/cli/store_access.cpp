// SPDX-License-Identifier: Apache-2.0
#include "app/cli/store_access.h"

#include "app/cli/built_in.h"
#include "app/cli/messages.h"
#include "app/cli/vault_messages.h"
#include "core/store/backups.h"
#include "core/store/place.h"
#include "core/vault/erasing.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <utility>

namespace ownwords::cli {

namespace {

store::OpenSettings settings()
{
    store::OpenSettings settings;
    settings.today = std::chrono::floor<std::chrono::days>(now());
    if (::isatty(STDERR_FILENO) == 1)
        settings.progress = [](int percent) { std::cerr << messages::checking(percent) << std::flush; };
    return settings;
}

void signOutQuietly(vault::Place& place, vault::OpenPerson& person)
{
    (void)vault::signOut(place, person); // the command failed already, and said why
}

} // namespace

StoreAccess::StoreAccess(std::string path, std::filesystem::path file, store::OpenedFile opened)
    : m_path(std::move(path))
    , m_words(fourWords())
    , m_opened(std::move(opened))
    , m_place{*m_opened.store, std::move(file), now, m_words}
{
}

Outcome<std::unique_ptr<StoreAccess>> StoreAccess::open(const std::string& path, What what)
{
    if (what == What::File && store::isCopy(path))
        return tl::unexpected(explain({ErrorCode::NotAllowed, "a copy"}, path, Act::OpenFile));
    auto lock = store::FileLock::takeWhereWritable(path);
    if (!lock)
        return tl::unexpected(explain(lock.error(), path));
    auto opened = store::openFile(path, settings());
    const auto file = store::placeOf(path);
    if (!opened || !file)
        return tl::unexpected(explain(opened ? file.error() : opened.error(), path));
    std::unique_ptr<StoreAccess> access(new StoreAccess(path, *file, *std::move(opened)));
    access->m_lock = *std::move(lock);
    if (auto prepared = access->prepare(); !prepared)
        return tl::unexpected(prepared.error());
    return access;
}

Outcome<> StoreAccess::prepare()
{
    auto info = vault::fileInfo(m_place);
    if (!info)
        return tl::unexpected(failure(info.error(), Act::OpenFile));
    m_info = *std::move(info);
    if (!m_opened.damage.empty())
        tell(messages::openedDamaged(m_path));
    if (m_opened.readOnly)
        tell(messages::openedReadOnly(m_path));
    if (!m_opened.migratedFrom.empty())
        tell(messages::broughtUpToDate(m_path, m_opened.migratedFrom));
    if (m_opened.readOnly || !m_opened.damage.empty() || store::isCopy(m_place.file))
        return {};
    // Neither is worth refusing somebody their record: both are done again at the next start.
    (void)store::keepBallast(m_place.file);
    (void)vault::noteDay(m_place);
    return {};
}

Outcome<store::CoachRow> StoreAccess::coachCalled(const std::string& name)
{
    const auto coaches = store().coaches();
    if (!coaches)
        return tl::unexpected(failure(coaches.error(), Act::OpenFile));
    const auto found = std::find_if(
        coaches->begin(), coaches->end(), [&](const store::CoachRow& coach) { return coach.name == name; });
    if (found == coaches->end())
        return tl::unexpected(failure({ErrorCode::NotFound, {}}, Act::FindCoach));
    return *found;
}

void StoreAccess::backUp()
{
    if (m_opened.readOnly || !m_opened.damage.empty()) // a copy of a damaged file would push a good one out
        return;
    if (!vault::isBackupDue(m_place))
        return;
    const auto made = vault::backUp(m_place);
    if (!made)
        return tell(messages::savedWithoutBackup(failure(made.error(), Act::OpenFile).sentence));
    for (const vault::BackedUp::Failed& failed : made->failed)
        tell(messages::noBackupIn(failed));
}

void addStore(CLI::App& command, std::string& store, Needed needed)
{
    command.add_option("--store", store, "Store file")->required(needed == Needed::Yes)->type_name("FILE");
}

void addSignIn(CLI::App& command, SignInOptions& options, Needed needed)
{
    addStore(command, options.store, needed);
    command.add_option("--name", options.name, "Sign-in name")->required(needed == Needed::Yes)->type_name("NAME");
    command
        .add_option("--words-file", options.wordsFile, "File whose first line is the secret words; without it, typed")
        ->type_name("FILE");
}

CLI::Option* addStoreTogether(CLI::App& command)
{
    CLI::Option* const store = command.get_option("--store");
    CLI::Option* const name = command.get_option("--name");
    store->needs(name);
    name->needs(store);
    command.get_option("--words-file")->needs(store);
    return store;
}

void addCoach(CLI::App& command, CoachOptions& options, Needed needed, const std::string& option)
{
    command.add_option(option, options.name, "Sign-in name of the coach")
        ->required(needed == Needed::Yes)
        ->type_name("NAME");
    command
        .add_option("--coach-words-file", options.wordsFile,
            "File whose first line is the coach's secret words; without it, typed")
        ->type_name("FILE");
}

void addNewWords(CLI::App& command, std::string& wordsFile)
{
    command
        .add_option("--new-words-file", wordsFile, "File whose first line is the new secret words; without it, typed")
        ->type_name("FILE");
}

PersonSession::PersonSession(std::unique_ptr<StoreAccess> store, vault::OpenPerson opened)
    : m_store(std::move(store))
    , m_person(std::move(opened))
{
}

PersonSession::~PersonSession()
{
    if (m_store && m_isOpen)
        signOutQuietly(place(), m_person);
}

ExitCode PersonSession::finish(bool changed, ExitCode code)
{
    if (std::exchange(m_isOpen, false)) {
        if (const auto out = vault::signOut(place(), m_person); !out) {
            const ExitCode failed = report(failure(out.error(), Act::Unlock));
            return code == ExitCode::Done ? failed : code;
        }
    }
    if (changed)
        m_store->backUp();
    return code;
}

Outcome<PersonSession> signIn(const SignInOptions& options)
{
    auto store = StoreAccess::open(options.store);
    if (!store)
        return tl::unexpected(store.error());
    const auto typed = readSignIn(options.name, {options.wordsFile, "--words-file", "Your secret words"});
    if (!typed)
        return tl::unexpected(typed.error());
    auto person = vault::unlock((*store)->place(), **typed);
    if (!person)
        return tl::unexpected((*store)->failure(person.error(), Act::Unlock));
    tellNews(*person);
    return PersonSession(*std::move(store), *std::move(person));
}

ExitCode CoachSession::finish(bool changed, ExitCode code)
{
    if (!store->opened().readOnly) {
        const auto done = store->store().checkpoint(store::Checkpoint::Truncate);
        if (!done && code == ExitCode::Done)
            return report(failure(done.error(), Act::Unlock));
    }
    if (changed)
        store->backUp();
    return code;
}

Outcome<vault::OpenCoach> openCoach(StoreAccess& store, const CoachOptions& options)
{
    const auto typed = readSignIn(options.name, {options.wordsFile, "--coach-words-file", "The coach's secret words"});
    if (!typed)
        return tl::unexpected(typed.error());
    auto coach = vault::unlockCoach(store.place(), **typed);
    if (!coach)
        return tl::unexpected(store.failure(coach.error(), Act::Unlock));
    return *std::move(coach);
}

Outcome<CoachSession> signInCoach(const std::string& path, const CoachOptions& options)
{
    auto store = StoreAccess::open(path);
    if (!store)
        return tl::unexpected(store.error());
    auto coach = openCoach(**store, options);
    if (!coach)
        return tl::unexpected(coach.error());
    return CoachSession{*std::move(store), *std::move(coach)};
}

void tellNews(const vault::OpenPerson& person)
{
    for (const std::string& coach : person.endedNow)
        tell(messages::accessEnded(coach));
    if (person.mayBeOld)
        tell(messages::mayBeOld());
    if (person.resetUndo)
        tell(messages::wordsWereSet(person.resetUndo->notice));
}

ExitCode tellProblems(const vault::OpenPerson& person)
{
    for (const vault::Problem& problem : person.problems)
        tell(messages::problem(problem));
    if (!person.unknownAuthors.empty())
        tell(messages::unknownAuthors(person.unknownAuthors.size()));
    const bool isGood = person.problems.empty() && person.unknownAuthors.empty();
    return isGood ? ExitCode::Done : ExitCode::Damaged;
}

} // namespace ownwords::cli
