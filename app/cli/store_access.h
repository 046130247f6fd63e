// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/options.h"
#include "app/cli/vault_failures.h"
#include "app/cli/words_input.h"
#include "core/store/sqlite_store.h"
#include "core/vault/coaches.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

// Opening a store file and signing in to it, and leaving both as they should be left.
namespace ownwords::cli {

// A store file, open for one command, with the lock that keeps other programs away.
class StoreAccess {
public:
    // Says on stderr what a person must know about how it opened (read-only, damaged, brought up to date).
    // `AlsoCopies`: for looking at one; nobody signs in to it, and nothing is put beside it.
    enum class What { File, AlsoCopies };
    static Outcome<std::unique_ptr<StoreAccess>> open(const std::string& path, What what = What::File);
    StoreAccess(const StoreAccess&) = delete;
    StoreAccess& operator=(const StoreAccess&) = delete;

    const std::string& path() const { return m_path; } // as it was named
    vault::Place& place() { return m_place; }
    store::Store& store() { return *m_opened.store; }
    const store::OpenedFile& opened() const { return m_opened; }
    const vault::FileInfo& info() const { return m_info; }

    Failure failure(const Error& error, Act act) const { return explain(error, m_path, act); }
    Outcome<store::CoachRow> coachCalled(const std::string& name);

    // A rolling backup after something changed, when the last one is over an hour old. What fails is said; the change
    // itself is saved.
    void backUp();

private:
    StoreAccess(std::string path, std::filesystem::path file, store::OpenedFile opened);
    Outcome<> prepare();

    std::string m_path;
    crypto::WordList m_words;
    std::optional<store::FileLock> m_lock; // given back after the store is closed
    store::OpenedFile m_opened;
    vault::Place m_place;
    vault::FileInfo m_info;
};

// Who signs in, and where.
struct SignInOptions {
    std::string store;
    std::string name;
    std::string wordsFile;
};

enum class Needed { Yes, No };

void addStore(CLI::App& command, std::string& store, Needed needed = Needed::Yes);
// --store, --name, --words-file
void addSignIn(CLI::App& command, SignInOptions& options, Needed needed = Needed::Yes);

// For commands that can do without a store: --store and --name come together. Returns --store.
CLI::Option* addStoreTogether(CLI::App& command);

// A coach who signs in beside somebody, or in their place.
struct CoachOptions {
    std::string name;
    std::string wordsFile;
};
// --coach (or as `option` says), --coach-words-file
void addCoach(CLI::App& command, CoachOptions& options, Needed needed, const std::string& option = "--coach");

// New words: --new-words-file, and a new sign-in name where one may be given.
void addNewWords(CLI::App& command, std::string& wordsFile);

// A person whose record is open. Signs out at the end of its life, at the latest.
class PersonSession {
public:
    PersonSession(std::unique_ptr<StoreAccess> store, vault::OpenPerson opened);
    PersonSession(PersonSession&&) = default;
    PersonSession& operator=(PersonSession&&) = delete;
    ~PersonSession();

    StoreAccess& store() { return *m_store; }
    vault::Place& place() { return m_store->place(); }
    vault::OpenPerson& person() { return m_person; }
    Failure failure(const Error& error, Act act) const { return m_store->failure(error, act); }

    // Signs out, backs up when something changed, and turns `code` into an error when signing out failed.
    ExitCode finish(bool changed, ExitCode code = ExitCode::Done);
    void forget() { m_isOpen = false; } // the record is gone: there is nothing to sign out of

private:
    std::unique_ptr<StoreAccess> m_store;
    vault::OpenPerson m_person;
    bool m_isOpen = true;
};

// Opens the store, reads the words, opens the record, and says what happened to it meanwhile. Its problems are said by
// tellProblems().
Outcome<PersonSession> signIn(const SignInOptions& options);

struct CoachSession {
    std::unique_ptr<StoreAccess> store;
    vault::OpenCoach coach;

    vault::Place& place() { return store->place(); }
    Failure failure(const Error& error, Act act) const { return store->failure(error, act); }
    // Empties the log, backs up when something changed.
    ExitCode finish(bool changed, ExitCode code = ExitCode::Done);
};

Outcome<CoachSession> signInCoach(const std::string& store, const CoachOptions& options);
Outcome<vault::OpenCoach> openCoach(StoreAccess& store, const CoachOptions& options);

// What a person must know after signing in: who lost access, that a backup came back, that a coach set new words.
void tellNews(const vault::OpenPerson& person);
// Says what is not as it was left, with its day. Done, or Damaged when there is something.
ExitCode tellProblems(const vault::OpenPerson& person);

} // namespace ownwords::cli
