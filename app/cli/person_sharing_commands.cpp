// SPDX-License-Identifier: Apache-2.0
#include "app/cli/called_person.h"
#include "app/cli/messages.h"
#include "app/cli/person_commands.h"
#include "app/cli/recovery_output.h"
#include "app/cli/vault_messages.h"
#include "core/vault/erasing.h"
#include "core/vault/resets.h"

#include <memory>
#include <utility>

namespace ownwords::cli {

namespace {

struct ShareOptions {
    SignInOptions signIn;
    std::string coach; // the name, not the sign-in name
    std::string purpose;
    std::string until;
    CoachOptions present;
};

struct WithdrawOptions {
    SignInOptions signIn;
    std::string coach;
};

// A coach who sets something up with a person beside them.
struct TableOptions {
    std::string store;
    CoachOptions coach;
    std::string called;
    std::string name;
    std::string newWordsFile;
    SaveOptions sheet;
    bool keepSharing = false;
};

struct UndoOptions {
    SignInOptions signIn;
    std::string codeFile;
    std::string newWordsFile;
};

// Without the coach beside them, a person compares four check words. False: they are others, or nobody said yes.
Outcome<bool> isComparedWith(PersonSession& session, const store::CoachRow& coach)
{
    const auto confirmed = vault::isConfirmed(session.place(), coach, session.person().owner->keyring.organisation);
    if (!confirmed)
        return tl::unexpected(session.failure(confirmed.error(), Act::Share));
    tellDone(messages::compareKeyWords(vault::keyWords(coach, session.place().words), coach.name, *confirmed));
    if (!isAtTerminal())
        return true;
    const auto answer = ask(messages::askForYes());
    if (!answer)
        return tl::unexpected(answer.error());
    return **answer == "yes";
}

ExitCode share(const ShareOptions& options)
{
    auto session = signIn(options.signIn);
    if (!session)
        return report(session.error());
    const auto row = session->store().coachCalled(options.coach);
    if (!row)
        return report(row.error());
    std::optional<vault::OpenCoach> present;
    if (!options.present.name.empty()) {
        auto coach = openCoach(session->store(), options.present);
        if (!coach)
            return report(coach.error());
        present = *std::move(coach);
    } else {
        const auto compared = isComparedWith(*session, *row);
        if (!compared)
            return report(compared.error());
        if (!*compared) {
            tell(messages::notShared());
            return session->finish(false, ExitCode::InputHasErrors);
        }
    }
    const std::optional<Date> until = parseDate(options.until);
    const vault::Sharing sharing{options.purpose, until, vault::keyWords(*row, session->place().words)};
    const auto shared
        = vault::share(session->place(), session->person(), row->coach, sharing, present ? &*present : nullptr);
    if (!shared)
        return report(session->failure(shared.error(), Act::Share));
    tellDone(messages::nowShared(row->name, until));
    return session->finish(true);
}

void printOpenPromises(const vault::Summary& summary)
{
    bool isFirst = true;
    for (const vault::Summary::Promise& promise : summary.ourPromises) {
        if (promise.state == "done")
            continue;
        if (std::exchange(isFirst, false))
            tellDone(messages::promisesNoLongerSeen());
        tellDone(messages::openPromise(promise));
    }
}

ExitCode withdraw(const WithdrawOptions& options)
{
    auto session = signIn(options.signIn);
    if (!session)
        return report(session.error());
    const auto row = session->store().coachCalled(options.coach);
    if (!row)
        return report(row.error());
    if (const auto done = vault::withdraw(session->place(), session->person(), row->coach); !done)
        return report(session->failure(done.error(), Act::Withdraw));
    const auto copies = vault::closeInBackups(session->place());
    tellDone(messages::withdrawn(row->name));
    if (!copies)
        tell(messages::copiesNotClosed(session->failure(copies.error(), Act::Withdraw).sentence));
    else if (const std::string closed = messages::closedInCopies(*copies); !closed.empty())
        tellDone(closed);
    printOpenPromises(session->person().manifest.summary);
    return session->finish(true);
}

ExitCode reset(const TableOptions& options)
{
    if (const auto good = checkSheet(options.sheet); !good)
        return report(good.error());
    auto session = signInCoach(options.store, options.coach);
    if (!session)
        return report(session.error());
    auto shared = openCalled(*session, options.called);
    if (!shared)
        return report(shared.error());
    const auto typed = readNewSignIn(options.name,
        {options.newWordsFile, "--new-words-file", "The person's new secret words"}, &session->place().words);
    if (!typed)
        return report(typed.error());
    auto made = vault::resetByCoach(session->place(), session->coach, *std::move(shared), **typed);
    if (!made)
        return report(
            session->failure(made.error(), made.error().code == ErrorCode::NotAllowed ? Act::Reset : Act::NewWords));
    const HeldCode code(std::move(made->recoveryCode));
    tellDone(messages::resetDone());
    const ExitCode done = handOver(code, options.name, options.sheet);
    if (const auto out = vault::signOut(session->place(), made->person); !out)
        return report(session->failure(out.error(), Act::Unlock));
    return session->finish(true, done);
}

ExitCode makeMine(const TableOptions& options)
{
    if (const auto good = checkSheet(options.sheet); !good)
        return report(good.error());
    auto session = signInCoach(options.store, options.coach);
    if (!session)
        return report(session.error());
    auto person = openCalled(*session, options.called);
    if (!person)
        return report(person.error());
    const auto typed = readNewSignIn(options.name,
        {options.newWordsFile, "--new-words-file", "The person's new secret words"}, &session->place().words);
    if (!typed)
        return report(typed.error());
    auto made = vault::makeMine(session->place(), *person, **typed, options.keepSharing);
    if (!made)
        return report(
            session->failure(made.error(), made.error().code == ErrorCode::NotAllowed ? Act::MakeMine : Act::NewWords));
    const HeldCode code(*std::move(made));
    tellDone(messages::madeMine(options.keepSharing));
    const ExitCode done = handOver(code, options.name, options.sheet);
    if (const auto out = vault::signOut(session->place(), *person); !out)
        return report(session->failure(out.error(), Act::Unlock));
    return session->finish(true, done);
}

ExitCode undoWith(PersonSession& session, const std::optional<vault::SignIn>& signIn)
{
    if (const auto undone = vault::undoReset(session.place(), session.person(), signIn); !undone)
        return report(session.failure(
            undone.error(), undone.error().code == ErrorCode::NotAllowed ? Act::UndoReset : Act::NewWords));
    tellDone(messages::resetUndone());
    return session.finish(true);
}

// With the code, words must be set anew: what was typed once is not known here.
ExitCode undoWithCode(const UndoOptions& options)
{
    auto store = StoreAccess::open(options.signIn.store);
    if (!store)
        return report(store.error());
    const auto code = readWords({options.codeFile, "--code-file", "Recovery code"});
    if (!code)
        return report(code.error());
    auto opened = vault::unlockWithCode((*store)->place(), **code);
    if (!opened)
        return report((*store)->failure(opened.error(), Act::Code));
    tellNews(*opened);
    PersonSession session(*std::move(store), *std::move(opened));
    if (!session.person().resetUndo)
        return report(session.failure({ErrorCode::NotAllowed, {}}, Act::UndoReset));
    const auto typed = readNewSignIn(
        options.signIn.name, {options.newWordsFile, "--new-words-file", "New secret words"}, &session.place().words);
    if (!typed)
        return report(typed.error());
    std::optional<vault::SignIn> words(**typed);
    const ExitCode done = undoWith(session, words);
    crypto::wipe(words->words);
    return done;
}

ExitCode undoReset(const UndoOptions& options)
{
    if (!options.codeFile.empty())
        return undoWithCode(options);
    auto session = signIn(options.signIn);
    if (!session)
        return report(session.error());
    return undoWith(*session, std::nullopt);
}

CLI::Validator realDay()
{
    return {[](const std::string& text) { return parseDate(text) ? std::string() : messages::badDate(text); }, ""};
}

void addTableCommand(CLI::App& command, TableOptions& options)
{
    addStore(command, options.store);
    addCoach(command, options.coach, Needed::Yes);
    addCalled(command, options.called);
    command.add_option("--name", options.name, "Sign-in name the person takes")->required()->type_name("NAME");
    addNewWords(command, options.newWordsFile);
    addSheet(command, options.sheet);
}

} // namespace

void addSharingCommands(CLI::App& people, Command& command)
{
    const auto sharing = std::make_shared<ShareOptions>();
    CLI::App* const sharer = people.add_subcommand("share", "Let a coach see and write in a record");
    addSignIn(*sharer, sharing->signIn);
    sharer->add_option("--coach", sharing->coach, "Name of the coach")->required()->type_name("NAME");
    sharer->add_option("--purpose", sharing->purpose, "What it is for")->required()->type_name("TEXT");
    sharer->add_option("--until", sharing->until, "The last day, YYYY-MM-DD; without it, until it is taken back")
        ->type_name("DATE")
        ->check(realDay());
    addCoach(*sharer, sharing->present, Needed::No, "--coach-sign-in");
    sharer->callback([sharing, &command] { command = [sharing] { return share(*sharing); }; });

    const auto withdrawing = std::make_shared<WithdrawOptions>();
    CLI::App* const withdrawer = people.add_subcommand("withdraw", "Take back what was shared with a coach");
    addSignIn(*withdrawer, withdrawing->signIn);
    withdrawer->add_option("--coach", withdrawing->coach, "Name of the coach")->required()->type_name("NAME");
    withdrawer->callback([withdrawing, &command] { command = [withdrawing] { return withdraw(*withdrawing); }; });

    const auto resetting = std::make_shared<TableOptions>();
    CLI::App* const resetter = people.add_subcommand(
        "reset", "Set new secret words with a person who lost theirs; a coach does it beside them");
    addTableCommand(*resetter, *resetting);
    resetter->callback([resetting, &command] { command = [resetting] { return reset(*resetting); }; });

    const auto undoing = std::make_shared<UndoOptions>();
    CLI::App* const undoer = people.add_subcommand("undo-reset", "Take back secret words that a coach set");
    addSignIn(*undoer, undoing->signIn);
    auto* const code
        = undoer->add_option("--code-file", undoing->codeFile, "With the code of the sheet instead: its file");
    code->type_name("FILE")->excludes("--words-file");
    addNewWords(*undoer, undoing->newWordsFile);
    undoer->get_option("--new-words-file")->needs(code);
    undoer->callback([undoing, &command] { command = [undoing] { return undoReset(*undoing); }; });

    const auto taking = std::make_shared<TableOptions>();
    CLI::App* const taker = people.add_subcommand(
        "make-mine", "Make a record that a coach keeps the person's own, with their secret words");
    addTableCommand(*taker, *taking);
    taker->add_flag("--keep-sharing", taking->keepSharing, "The coach stays one who may look");
    taker->callback([taking, &command] { command = [taking] { return makeMine(*taking); }; });
}

} // namespace ownwords::cli
