// SPDX-License-Identifier: Apache-2.0
#include "app/cli/store_commands.h"

#include "app/cli/built_in.h"
#include "app/cli/messages.h"
#include "app/cli/soak_command.h"
#include "app/cli/store_access.h"
#include "app/cli/unlock_time.h"
#include "app/cli/vault_messages.h"
#include "core/store/backups.h"
#include "core/store/place.h"
#include "core/vault/erasing.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <utility>

namespace ownwords::cli {

namespace fs = std::filesystem;

namespace {

struct NewOptions {
    std::string file;
    std::string organisation;
};

struct CheckOptions {
    SignInOptions signIn; // its store is the file; the name may be empty
};

struct BackupOptions {
    std::string file;
    std::string folder;
};

struct RestoreOptions {
    std::string file;
    std::string from;
};

// How long words take to become a key at this cost, here and now.
Result<std::chrono::milliseconds> timeOf(const crypto::KdfCost& cost)
{
    const auto start = std::chrono::steady_clock::now();
    const auto key = crypto::keyFromWords("name", "words", crypto::Salt{}, cost);
    if (!key)
        return tl::unexpected(key.error());
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
}

// The description without which the file is of no use.
Result<> describe(
    store::OpenedFile& opened, const fs::path& file, const NewOptions& options, const crypto::KdfCost& cost)
{
    const crypto::WordList words = fourWords();
    vault::Place place{*opened.store, file, now, words};
    OWNWORDS_TRY(vault::prepareFile(place, options.organisation, cost));
    OWNWORDS_TRY(vault::noteDay(place));
    return opened.store->checkpoint(store::Checkpoint::Truncate);
}

ExitCode makeStore(const NewOptions& options)
{
    const auto fail = [&](const Error& error) { return report(explain(error, options.file, Act::NewFile)); };
    const auto file = store::placeOf(options.file);
    if (!file)
        return fail(file.error());
    const crypto::KdfCost cost = crypto::calibrate(unlockTime());
    const auto time = timeOf(cost);
    if (!time)
        return fail(time.error());
    store::OpenSettings settings;
    settings.today = std::chrono::floor<std::chrono::days>(now());
    auto opened = store::createFile(options.file, settings);
    if (!opened)
        return fail(opened.error());
    auto lock = store::FileLock::take(options.file);
    auto described = lock ? describe(*opened, *file, options, cost) : tl::unexpected(lock.error());
    opened->store.reset();
    if (!described) { // nobody has anything in it yet
        std::error_code ignored;
        fs::remove(*file, ignored);
        return fail(described.error());
    }
    tellDone(messages::storeMade(options.file, *time));
    if (const auto kept = store::keepBallast(*file); !kept)
        return fail(kept.error());
    return ExitCode::Done;
}

void printCoaches(StoreAccess& store, const std::vector<store::CoachRow>& coaches)
{
    if (coaches.empty())
        std::cout << "Coaches: none\n";
    for (const store::CoachRow& coach : coaches) {
        const auto confirmed = vault::isConfirmed(store.place(), coach);
        std::cout << "Coach: " << coach.name << " (" << messages::confirmation(confirmed && *confirmed) << ")\n";
    }
}

void printBackups(StoreAccess& store)
{
    const auto folders = vault::backupFolders(store.place());
    if (!folders)
        return;
    for (const fs::path& folder : *folders) {
        const auto backups = store::backupsIn(folder);
        std::cout << "Backups in " << folder.string() << ": ";
        if (!backups || backups->empty())
            std::cout << "none\n";
        else
            std::cout << backups->size() << ", the last of " << messages::timeText(backups->front().made) << '\n';
    }
}

// Of the file itself: what anybody could read in it anyway, and no person's data.
ExitCode printInfo(const std::string& path)
{
    auto opened = StoreAccess::open(path, StoreAccess::What::AlsoCopies);
    if (!opened)
        return report(opened.error());
    StoreAccess& store = **opened;
    const auto head = store::readHead(store.place().file, {});
    const auto coaches = store.store().coaches();
    const auto people = store.store().personCount();
    const auto untouched = vault::untouched(store.place());
    if (!head || !coaches || !people || !untouched) {
        const Error& error = !head ? head.error()
            : !coaches             ? coaches.error()
            : !people              ? people.error()
                                   : untouched.error();
        return report(store.failure(error, Act::OpenFile));
    }
    const vault::FileInfo& info = store.info();
    std::error_code ignored;
    std::cout << "Format: version " << head->userVersion << '\n'
              << "Organisation: " << (info.organisation.empty() ? "none" : info.organisation) << '\n';
    printCoaches(store, *coaches);
    std::cout << "Records: " << *people << '\n'
              << "Cost of a key: " << info.cost.memory / 1024 << " KiB, " << info.cost.passes
              << (info.cost.passes == 1 ? " pass\n" : " passes\n")
              << "Size: " << messages::bytesText(fs::file_size(store.place().file, ignored)) << '\n'
              << "Journal: "
              << (store.opened().readOnly            ? "none, read only"
                         : store.opened().withoutWal ? "DELETE, EXTRA"
                                                     : "WAL, FULL")
              << '\n';
    printBackups(store);
    if (untouched->offered > 0)
        std::cout << messages::untouchedRecords(untouched->offered, now()) << '\n';
    return ExitCode::Done;
}

// Every page and every reference; with somebody's words also what is sealed in their record.
ExitCode check(const CheckOptions& options)
{
    const std::string& path = options.signIn.store;
    if (const auto opened = StoreAccess::open(path, StoreAccess::What::AlsoCopies); !opened)
        return report(opened.error());
    const auto findings = store::checkFile(path);
    if (!findings)
        return report(explain(findings.error(), path));
    for (const std::string& finding : *findings)
        tell("  " + finding);
    if (!findings->empty()) {
        tell(messages::checkFound(path, findings->size()));
        return ExitCode::Damaged;
    }
    tellDone(messages::checkIsGood(path));
    if (options.signIn.name.empty())
        return ExitCode::Done;
    auto session = signIn(options.signIn);
    if (!session)
        return report(session.error());
    const ExitCode code = tellProblems(session->person());
    if (code == ExitCode::Done)
        tellDone(messages::recordIsWhole());
    return session->finish(false, code);
}

ExitCode backUp(const BackupOptions& options)
{
    std::error_code error;
    fs::path folder;
    if (!options.folder.empty()) {
        folder = fs::canonical(options.folder, error);
        if (error || !fs::is_directory(folder, error))
            return report(explain({ErrorCode::NotFound, {}}, options.folder, Act::BackupFolder));
    }
    auto opened = StoreAccess::open(options.file);
    if (!opened)
        return report(opened.error());
    StoreAccess& store = **opened;
    if (!folder.empty()) {
        if (const auto added = vault::addBackupFolder(store.place(), folder); !added)
            return report(store.failure(added.error(), Act::OpenFile));
    }
    const auto backups = vault::backUp(store.place());
    if (!backups)
        return report(store.failure(backups.error(), Act::OpenFile));
    for (const fs::path& made : backups->made)
        tellDone(messages::backedUp(made));
    for (const fs::path& missing : backups->notSeen)
        tell(messages::backupFolderNotSeen(missing));
    for (const vault::BackedUp::Failed& failed : backups->failed)
        tell(messages::noBackupIn(failed));
    return backups->failed.empty() ? ExitCode::Done : ExitCode::CannotReadOrWrite;
}

ExitCode restore(const RestoreOptions& options)
{
    const auto lock = store::FileLock::take(options.file);
    if (!lock)
        return report(explain(lock.error(), options.file, Act::Restore));
    const auto aside = store::restoreBackup(options.from, options.file, now());
    if (!aside)
        return report(explain(aside.error(), options.file, Act::Restore));
    tellDone(messages::restored(options.file, *aside));
    if (const auto file = store::placeOf(options.file))
        (void)store::keepBallast(*file); // tried again at the next start
    return ExitCode::Done;
}

CLI::Option* addFile(CLI::App& command, std::string& file)
{
    return command.add_option("file", file, "Store file")->required()->type_name("FILE");
}

} // namespace

void addStoreCommands(CLI::App& app, Command& command)
{
    CLI::App* const stores = app.add_subcommand("store", "Make, look at, check, back up or restore a store file");

    const auto making = std::make_shared<NewOptions>();
    CLI::App* const maker = stores->add_subcommand("new", "Make a new store file");
    addFile(*maker, making->file);
    maker->add_option("--organisation", making->organisation, "Whose store it is")->type_name("TEXT");
    maker->callback([making, &command] { command = [making] { return makeStore(*making); }; });

    const auto looking = std::make_shared<std::string>();
    CLI::App* const looker = stores->add_subcommand("info", "Say what a store file is; nothing of any person");
    addFile(*looker, *looking);
    looker->callback([looking, &command] { command = [looking] { return printInfo(*looking); }; });

    const auto checking = std::make_shared<CheckOptions>();
    CLI::App* const checker
        = stores->add_subcommand("check", "Check a whole store file; exit 6 when something is wrong");
    addFile(*checker, checking->signIn.store);
    checker->add_option("--name", checking->signIn.name, "Sign-in name, to check this record, too")->type_name("NAME");
    checker->add_option("--words-file", checking->signIn.wordsFile, "File whose first line is the secret words")
        ->type_name("FILE");
    checker->callback([checking, &command] { command = [checking] { return check(*checking); }; });

    const auto copying = std::make_shared<BackupOptions>();
    CLI::App* const copier = stores->add_subcommand("backup", "Back a store file up");
    addFile(*copier, copying->file);
    copier->add_option("--to", copying->folder, "Another folder for backups, now and from now on")->type_name("DIR");
    copier->callback([copying, &command] { command = [copying] { return backUp(*copying); }; });

    const auto restoring = std::make_shared<RestoreOptions>();
    CLI::App* const restorer = stores->add_subcommand("restore", "Bring a backup back; the old file is kept");
    addFile(*restorer, restoring->file);
    restorer->add_option("--from", restoring->from, "Backup")->required()->type_name("BACKUP");
    restorer->callback([restoring, &command] { command = [restoring] { return restore(*restoring); }; });

    addSoakCommand(*stores, command);
}

} // namespace ownwords::cli
