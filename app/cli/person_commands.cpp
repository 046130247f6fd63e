// SPDX-License-Identifier: Apache-2.0
#include "app/cli/person_commands.h"

#include "app/cli/built_in.h"
#include "app/cli/called_person.h"
#include "app/cli/kept_person.h"
#include "app/cli/messages.h"
#include "app/cli/recovery_output.h"
#include "app/cli/store_talk.h"
#include "app/cli/vault_messages.h"
#include "core/talk/script_runner.h"
#include "core/usecase/people.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace ownwords::cli {

namespace {

struct AddOptions {
    SignInOptions signIn;
    CoachOptions coach; // its name empty = the person has words
    SaveOptions sheet;
};

struct ChangeOptions {
    SignInOptions signIn;
    std::string newName;
    std::string newWordsFile;
};

struct RecoverOptions {
    std::string store;
    std::string codeFile;
    std::string name;
    std::string newWordsFile;
};

struct SheetOptions {
    SignInOptions signIn;
    SaveOptions save;
};

struct RedactOptions {
    SignInOptions signIn;
    std::string slot;
};

struct MendOptions {
    SignInOptions signIn;
    bool yes = false;
};

struct EraseOptions {
    SignInOptions signIn;
    CoachOptions coach;
    std::string called;
    bool yes = false;
};

ExitCode addKept(const AddOptions& options)
{
    auto session = signInCoach(options.signIn.store, options.coach);
    if (!session)
        return report(session.error());
    auto person = vault::createKept(session->place(), session->coach);
    if (!person)
        return report(session->failure(person.error(), Act::Unlock));
    if (const auto named = nameKept(*session, *person, options.signIn.name); !named)
        return report(session->failure(named.error(), Act::Save));
    tellDone(messages::recordKept(session->coach.name, person->id));
    return session->finish(true);
}

ExitCode add(const AddOptions& options)
{
    if (const auto good = checkSheet(options.sheet); !good)
        return report(good.error());
    if (!options.coach.name.empty())
        return addKept(options);
    auto store = StoreAccess::open(options.signIn.store);
    if (!store)
        return report(store.error());
    const crypto::WordList& list = (*store)->place().words;
    const auto typed
        = readNewSignIn(options.signIn.name, {options.signIn.wordsFile, "--words-file", "Your secret words"}, &list);
    if (!typed)
        return report(typed.error());
    auto made = vault::createPerson((*store)->place(), **typed);
    if (!made)
        return report((*store)->failure(made.error(), Act::NewWords));
    const HeldCode code(std::move(made->recoveryCode));
    PersonSession session(*std::move(store), std::move(made->person));
    tellDone(messages::recordMade());
    ExitCode done = handOver(code, options.signIn.name, options.sheet);
    if (done == ExitCode::Done)
        done = askForProof(session, code);
    return session.finish(true, done);
}

void printSharing(const vault::OpenPerson& person)
{
    bool isShared = false;
    for (const vault::Consent& consent : person.owner->keyring.consents) {
        if (consent.ended)
            continue;
        tellDone(messages::sharedWith(consent));
        isShared = true;
    }
    if (!isShared)
        tellDone(messages::sharedWithNobody());
}

ExitCode unlock(const SignInOptions& options)
{
    auto session = signIn(options);
    if (!session)
        return report(session.error());
    tellDone(messages::lastSaved(session->person()));
    printSharing(session->person());
    return session->finish(false, tellProblems(session->person()));
}

ExitCode changeWords(const ChangeOptions& options)
{
    auto session = signIn(options.signIn);
    if (!session)
        return report(session.error());
    const auto typed = readNewSignIn(options.newName.empty() ? options.signIn.name : options.newName,
        {options.newWordsFile, "--new-words-file", "New secret words"}, &session->place().words);
    if (!typed)
        return report(typed.error());
    if (const auto changed = vault::changeWords(session->place(), session->person(), **typed); !changed)
        return report(session->failure(changed.error(), Act::NewWords));
    tellDone(messages::wordsChanged());
    return session->finish(true);
}

ExitCode recover(const RecoverOptions& options)
{
    auto store = StoreAccess::open(options.store);
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
    if (session.person().resetUndo) {
        tell(messages::useUndo());
        return session.finish(false, ExitCode::InputHasErrors);
    }
    const auto typed = readNewSignIn(
        options.name, {options.newWordsFile, "--new-words-file", "New secret words"}, &session.place().words);
    if (!typed)
        return report(typed.error());
    if (const auto changed = vault::changeWords(session.place(), session.person(), **typed); !changed)
        return report(session.failure(changed.error(), Act::NewWords));
    tellDone(messages::wordsChanged());
    return session.finish(true);
}

ExitCode printSheet(const SheetOptions& options)
{
    if (const auto good = checkSheet(options.save); !good)
        return report(good.error());
    auto session = signIn(options.signIn);
    if (!session)
        return report(session.error());
    auto made = vault::newRecoveryCode(session->place(), session->person());
    if (!made)
        return report(session->failure(made.error(), Act::Change));
    const HeldCode code(*std::move(made));
    ExitCode done = writeSheet(code, options.signIn.name, options.save);
    if (done == ExitCode::Done)
        done = askForProof(*session, code);
    return session->finish(true, done);
}

// `redact SLOT` as in a talk script, on the talk that was spoken in last.
ExitCode redact(const RedactOptions& options)
{
    auto session = signIn(options.signIn);
    if (!session)
        return report(session.error());
    auto begun = readStart(*session);
    if (!begun)
        return report(begun.error());
    auto pack = choosePack({}, begun->latest);
    if (!pack)
        return report(pack.error());
    const talk::ScriptMove move{talk::Verb::Redact, 1, {options.slot}, std::nullopt, 0, 0, std::nullopt};
    auto played = talk::playScript({move},
        {*std::move(pack), std::move(begun->read.record), begun->read.packs, session->store().info().device, freshBytes,
            today(), begun->lang(), session->person().signer()});
    if (!played)
        return report({ExitCode::MoveFailed, messages::talkFailed({}, played.error())});
    const auto saved = saveTalk(*session, played->talk);
    if (!saved)
        return report(saved.error());
    return session->finish(true);
}

// Offers the whole copies that backups have of what is damaged or was changed, and takes them back when told to.
ExitCode mend(const MendOptions& options)
{
    auto session = signIn(options.signIn);
    if (!session)
        return report(session.error());
    const ExitCode problems = tellProblems(session->person());
    if (problems == ExitCode::Done) {
        tellDone(messages::recordIsWhole());
        return session->finish(false);
    }
    const auto copies = vault::soundCopies(session->place(), session->person());
    if (!copies)
        return report(session->failure(copies.error(), Act::Unlock));
    if (copies->empty()) {
        tell(messages::nothingToMend());
        return session->finish(false, problems);
    }
    for (const vault::SoundCopy& copy : *copies)
        tellDone(messages::canBeMended(session->person(), copy));
    if (!options.yes) {
        tell(messages::confirmMend());
        return session->finish(false, problems);
    }
    for (const vault::SoundCopy& copy : *copies) {
        if (const auto back = vault::takeBack(session->place(), session->person(), copy); !back)
            return report(session->failure(back.error(), Act::Unlock));
    }
    tellDone(messages::mended(copies->size()));
    return session->finish(true, tellProblems(session->person()));
}

ExitCode eraseCalled(const EraseOptions& options)
{
    auto session = signInCoach(options.signIn.store, options.coach);
    if (!session)
        return report(session.error());
    auto person = openCalled(*session, options.called);
    if (!person)
        return report(person.error());
    const auto receipt = person->isOwner() ? vault::erase(session->place(), *person)
                                           : vault::eraseWithCoach(session->place(), session->coach, *person);
    if (!receipt)
        return report(session->failure(receipt.error(), Act::Erase));
    tellDone(messages::erased());
    tellDone(messages::receipt(*receipt));
    return session->finish(false);
}

ExitCode erase(const EraseOptions& options)
{
    if (!options.yes) {
        tell(messages::confirmErase());
        return ExitCode::WrongUsage;
    }
    if (!options.coach.name.empty())
        return eraseCalled(options);
    if (options.signIn.name.empty()) {
        tell(messages::whoseRecord());
        return ExitCode::WrongUsage;
    }
    auto session = signIn(options.signIn);
    if (!session)
        return report(session.error());
    const auto receipt = vault::erase(session->place(), session->person());
    if (!receipt)
        return report(session->failure(receipt.error(), Act::Erase));
    session->forget();
    tellDone(messages::erased());
    tellDone(messages::receipt(*receipt));
    return ExitCode::Done;
}

void addAdd(CLI::App& people, Command& command)
{
    const auto options = std::make_shared<AddOptions>();
    CLI::App* const adder = people.add_subcommand("add", "Make a record for a person");
    addSignIn(*adder, options->signIn);
    addSheet(*adder, options->sheet);
    addCoach(*adder, options->coach, Needed::No);
    adder->callback([options, &command] { command = [options] { return add(*options); }; });
}

void addWords(CLI::App& people, Command& command)
{
    const auto changing = std::make_shared<ChangeOptions>();
    CLI::App* const changer = people.add_subcommand("change-words", "Set new secret words for a record");
    addSignIn(*changer, changing->signIn);
    changer->add_option("--new-name", changing->newName, "New sign-in name; without it, the old one")
        ->type_name("NAME");
    addNewWords(*changer, changing->newWordsFile);
    changer->callback([changing, &command] { command = [changing] { return changeWords(*changing); }; });

    const auto recovering = std::make_shared<RecoverOptions>();
    CLI::App* const recoverer = people.add_subcommand("recover", "Set new secret words with the code of the sheet");
    addStore(*recoverer, recovering->store);
    recoverer->add_option("--code-file", recovering->codeFile, "File whose first line is the code; without it, typed")
        ->type_name("FILE");
    recoverer->add_option("--name", recovering->name, "New sign-in name")->required()->type_name("NAME");
    addNewWords(*recoverer, recovering->newWordsFile);
    recoverer->callback([recovering, &command] { command = [recovering] { return recover(*recovering); }; });

    const auto printing = std::make_shared<SheetOptions>();
    CLI::App* const printer
        = people.add_subcommand("print-sheet", "Make a new recovery code and its sheet; the old sheet stops working");
    addSignIn(*printer, printing->signIn);
    addSaveOptions(*printer, printing->save, Pdf::Wanted);
    printer->callback([printing, &command] { command = [printing] { return printSheet(*printing); }; });
}

void addMendingAndTakingOut(CLI::App& people, Command& command)
{
    const auto redacting = std::make_shared<RedactOptions>();
    CLI::App* const redacter = people.add_subcommand("redact", "Take everything said at one place out for good");
    addSignIn(*redacter, redacting->signIn);
    redacter->add_option("--slot", redacting->slot, "The place, as in a talk script")->required()->type_name("SLOT");
    redacter->callback([redacting, &command] { command = [redacting] { return redact(*redacting); }; });

    const auto mending = std::make_shared<MendOptions>();
    CLI::App* const mender = people.add_subcommand("mend", "Take damaged or changed parts back from backups");
    addSignIn(*mender, mending->signIn);
    mender->add_flag("--yes", mending->yes, "Yes, take them back");
    mender->callback([mending, &command] { command = [mending] { return mend(*mending); }; });

    const auto erasing = std::make_shared<EraseOptions>();
    CLI::App* const eraser = people.add_subcommand("erase", "Take a whole record out for good");
    addStore(*eraser, erasing->signIn.store);
    auto* const name = eraser->add_option("--name", erasing->signIn.name, "Sign-in name")->type_name("NAME");
    eraser->add_option("--words-file", erasing->signIn.wordsFile, "File whose first line is the secret words")
        ->type_name("FILE");
    addCoach(*eraser, erasing->coach, Needed::No);
    CLI::Option* const coach = eraser->get_option("--coach")->excludes(name);
    CLI::Option* const called = eraser
                                    ->add_option("--called", erasing->called,
                                        "With --coach, when secret words and code are lost: whose record")
                                    ->type_name("NAME");
    coach->needs(called);
    called->needs(coach);
    eraser->add_flag("--yes", erasing->yes, "Yes, for good");
    eraser->callback([erasing, &command] { command = [erasing] { return erase(*erasing); }; });
}

} // namespace

void addPersonCommands(CLI::App& app, Command& command)
{
    CLI::App* const people = app.add_subcommand("person", "A person's own record: make, open, share, move, take out");
    addAdd(*people, command);

    const auto unlocking = std::make_shared<SignInOptions>();
    CLI::App* const unlocker = people->add_subcommand("unlock", "Open a record and say how it is");
    addSignIn(*unlocker, *unlocking);
    unlocker->callback([unlocking, &command] { command = [unlocking] { return unlock(*unlocking); }; });

    addWords(*people, command);
    addMendingAndTakingOut(*people, command);
    addSharingCommands(*people, command);
    addTransferCommands(*people, command);
}

} // namespace ownwords::cli
