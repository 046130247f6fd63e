// SPDX-License-Identifier: Apache-2.0
#include "app/cli/coach_commands.h"

#include "app/cli/called_person.h"
#include "app/cli/messages.h"
#include "app/cli/recovery_output.h"
#include "app/cli/vault_messages.h"
#include "core/vault/erasing.h"

#include <iostream>
#include <memory>
#include <utility>

namespace ownwords::cli {

namespace {

// Who signs in as a coach: --store, --name, --words-file, as for a person.
struct CoachSignIn {
    SignInOptions signIn;

    Outcome<CoachSession> open() const;
};

struct AddOptions {
    std::string store;
    std::string name;
    std::string signIn;
    std::string wordsFile;
    SaveOptions sheet;
};

struct OtherOptions {
    CoachSignIn coach;
    std::string other; // a coach's name; what a person is called; a search; empty = none
};

struct ChangeOptions {
    CoachSignIn coach;
    std::string newName;
    std::string newWordsFile;
};

struct RecoverOptions {
    std::string store;
    std::string codeFile;
    std::string name;
    std::string newWordsFile;
};

struct HouseOptions {
    CoachSignIn coach;
    bool hold = false;
    bool letGo = false;
};

Outcome<CoachSession> CoachSignIn::open() const
{
    auto store = StoreAccess::open(signIn.store);
    if (!store)
        return tl::unexpected(store.error());
    const auto typed = readSignIn(signIn.name, {signIn.wordsFile, "--words-file", "Your secret words"});
    if (!typed)
        return tl::unexpected(typed.error());
    auto coach = vault::unlockCoach((*store)->place(), **typed);
    if (!coach)
        return tl::unexpected((*store)->failure(coach.error(), Act::Unlock));
    return CoachSession{*std::move(store), *std::move(coach)};
}

// A coach's own row.
Outcome<store::CoachRow> rowOf(CoachSession& session)
{
    const auto row = session.store->store().coach(session.coach.id);
    if (!row)
        return tl::unexpected(session.failure(row.error(), Act::OpenFile));
    if (!*row)
        return tl::unexpected(session.failure({ErrorCode::NotFound, {}}, Act::FindCoach));
    return **row;
}

ExitCode tellKeyWords(CoachSession& session)
{
    const auto row = rowOf(session);
    if (!row)
        return report(row.error());
    tellDone(messages::keyWords(vault::keyWords(*row, session.place().words)));
    return ExitCode::Done;
}

ExitCode add(const AddOptions& options)
{
    if (const auto good = checkSheet(options.sheet); !good)
        return report(good.error());
    auto store = StoreAccess::open(options.store);
    if (!store)
        return report(store.error());
    const crypto::WordList& list = (*store)->place().words;
    const auto typed
        = readNewSignIn(options.signIn, {options.wordsFile, "--words-file", "The coach's secret words"}, &list);
    if (!typed)
        return report(typed.error());
    auto made = vault::createCoach((*store)->place(), **typed, options.name);
    if (!made)
        return report((*store)->failure(made.error(), Act::NewCoach));
    const HeldCode code(std::move(made->recoveryCode));
    CoachSession session{*std::move(store), std::move(made->coach)};
    const auto row = rowOf(session);
    const auto confirmed = row ? vault::isConfirmed(session.place(), *row) : Result<bool>(false);
    tellDone(messages::coachMade(options.name, confirmed && *confirmed));
    ExitCode done = tellKeyWords(session);
    if (const ExitCode handed = handOver(code, options.signIn, options.sheet, messages::CodeOf::Coach);
        done == ExitCode::Done)
        done = handed;
    return session.finish(true, done);
}

ExitCode vouch(const OtherOptions& options)
{
    auto session = options.coach.open();
    if (!session)
        return report(session.error());
    const auto other = session->store->coachCalled(options.other);
    if (!other)
        return report(other.error());
    if (const auto done = vault::vouch(session->place(), session->coach, other->coach); !done)
        return report(session->failure(done.error(), Act::Vouch));
    tellDone(messages::vouched(other->name));
    return session->finish(true);
}

void printPerson(const vault::ListedPerson& person, const Failure& failure)
{
    const std::string id = " (" + messages::shortId(person.person) + ')';
    if (person.problem) {
        std::cout << "Cannot be shown" << id << ": " << failure.sentence << '\n';
        return;
    }
    const vault::Summary& summary = person.summary;
    std::cout << (summary.called.empty() ? "No name yet" : summary.called) << id
              << (person.isKept ? ", kept by you" : "") << ", last saved " << messages::timeText(person.lastSaved)
              << '\n';
    for (const std::string& goal : summary.goals)
        std::cout << "  Goal: " << goal << '\n';
    for (const vault::Summary::Promise& promise : summary.ourPromises)
        std::cout << "  Our promise" << (promise.state.empty() ? "" : " (" + promise.state + ')') << ": "
                  << promise.words << '\n';
}

ExitCode listPeople(const OtherOptions& options)
{
    auto session = options.coach.open();
    if (!session)
        return report(session.error());
    if (const ExitCode told = tellKeyWords(*session); told != ExitCode::Done)
        return told;
    const auto people = vault::peopleOf(session->place(), session->coach);
    if (!people)
        return report(session->failure(people.error(), Act::Unlock));
    std::vector<const vault::ListedPerson*> shown;
    if (options.other.empty()) {
        for (const vault::ListedPerson& person : *people)
            shown.push_back(&person);
    } else {
        shown = vault::found(*people, options.other);
    }
    for (const vault::ListedPerson* const person : shown)
        printPerson(*person, session->failure({person->problem.value_or(ErrorCode::Internal), {}}, Act::OpenShared));
    if (shown.empty())
        tellDone(people->empty() ? messages::nobodyShares() : messages::nothingFound());
    return session->finish(false);
}

ExitCode leave(const OtherOptions& options)
{
    auto session = options.coach.open();
    if (!session)
        return report(session.error());
    CoachId leaving = session->coach.id;
    std::string name = session->coach.name;
    if (!options.other.empty()) {
        const auto other = session->store->coachCalled(options.other);
        if (!other)
            return report(other.error());
        leaving = other->coach;
        name = other->name;
    }
    if (const auto done = vault::removeCoach(session->place(), session->coach, leaving); !done)
        return report(session->failure(done.error(), Act::RemoveCoach));
    tellDone(messages::coachRemoved(name));
    return session->finish(true);
}

ExitCode changeWords(const ChangeOptions& options)
{
    auto session = options.coach.open();
    if (!session)
        return report(session.error());
    const std::string& name = options.newName.empty() ? options.coach.signIn.name : options.newName;
    const auto typed
        = readNewSignIn(name, {options.newWordsFile, "--new-words-file", "New secret words"}, &session->place().words);
    if (!typed)
        return report(typed.error());
    if (const auto done = vault::changeCoachWords(session->place(), session->coach, **typed); !done)
        return report(session->failure(done.error(), Act::NewWords));
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
    auto opened = vault::unlockCoachWithCode((*store)->place(), **code);
    if (!opened)
        return report((*store)->failure(opened.error(), Act::Code));
    CoachSession session{*std::move(store), *std::move(opened)};
    const auto typed = readNewSignIn(
        options.name, {options.newWordsFile, "--new-words-file", "New secret words"}, &session.place().words);
    if (!typed)
        return report(typed.error());
    if (const auto done = vault::changeCoachWords(session.place(), session.coach, **typed); !done)
        return report(session.failure(done.error(), Act::NewWords));
    tellDone(messages::wordsChanged());
    return session.finish(true);
}

ExitCode giveUp(const OtherOptions& options)
{
    auto session = options.coach.open();
    if (!session)
        return report(session.error());
    const auto person = personCalled(*session, options.other);
    if (!person)
        return report(person.error());
    if (const auto done = vault::giveUp(session->place(), session->coach, *person); !done)
        return report(session->failure(done.error(), Act::GiveUp));
    tellDone(messages::gaveUp());
    return session->finish(true);
}

ExitCode keepHouse(const HouseOptions& options)
{
    auto session = options.coach.open();
    if (!session)
        return report(session.error());
    const auto count = [&](auto&& change, auto&& message) -> Outcome<> {
        const auto changed = change(session->place(), session->coach);
        if (!changed)
            return tl::unexpected(session->failure(changed.error(), Act::KeepHouse));
        tellDone(message(*changed));
        return {};
    };
    if (options.hold) {
        if (const auto held = count(vault::hold, messages::held); !held)
            return report(held.error());
    }
    if (options.letGo) {
        if (const auto gone = count(vault::letGo, messages::letGo); !gone)
            return report(gone.error());
    }
    const auto counts = vault::untouched(session->place());
    if (!counts)
        return report(session->failure(counts.error(), Act::KeepHouse));
    std::cout << "May be held: " << counts->offered << "\nHeld: " << counts->held
              << "\nHeld long enough to be let go: " << counts->due << '\n';
    return session->finish(options.hold || options.letGo);
}

void addPeopleCommands(CLI::App& coaches, Command& command)
{
    const auto listing = std::make_shared<OtherOptions>();
    CLI::App* const lister = coaches.add_subcommand("people", "List the people who share with a coach");
    addSignIn(*lister, listing->coach.signIn);
    lister->add_option("--search", listing->other, "Only those with this in name, goals, gifts or promises")
        ->type_name("TEXT");
    lister->callback([listing, &command] { command = [listing] { return listPeople(*listing); }; });

    const auto giving = std::make_shared<OtherOptions>();
    CLI::App* const giver = coaches.add_subcommand("give-up", "Give up the access to a record");
    addSignIn(*giver, giving->coach.signIn);
    addCalled(*giver, giving->other);
    giver->callback([giving, &command] { command = [giving] { return giveUp(*giving); }; });

    const auto keeping = std::make_shared<HouseOptions>();
    CLI::App* const keeper = coaches.add_subcommand("keep-house", "Look after records that nobody opened for years");
    addSignIn(*keeper, keeping->coach.signIn);
    keeper->add_flag("--hold", keeping->hold, "Hold those that are offered; any sign-in keeps them");
    keeper->add_flag("--let-go", keeping->letGo, "Let go of those that were held long enough");
    keeper->callback([keeping, &command] { command = [keeping] { return keepHouse(*keeping); }; });
}

void addWordsCommands(CLI::App& coaches, Command& command)
{
    const auto changing = std::make_shared<ChangeOptions>();
    CLI::App* const changer = coaches.add_subcommand("change-words", "Set new secret words for a coach");
    addSignIn(*changer, changing->coach.signIn);
    changer->add_option("--new-name", changing->newName, "New sign-in name; without it, the old one")
        ->type_name("NAME");
    addNewWords(*changer, changing->newWordsFile);
    changer->callback([changing, &command] { command = [changing] { return changeWords(*changing); }; });

    const auto recovering = std::make_shared<RecoverOptions>();
    CLI::App* const recoverer
        = coaches.add_subcommand("recover", "Set new secret words with the coach's recovery code");
    addStore(*recoverer, recovering->store);
    recoverer->add_option("--code-file", recovering->codeFile, "File whose first line is the code; without it, typed")
        ->type_name("FILE");
    recoverer->add_option("--name", recovering->name, "New sign-in name")->required()->type_name("NAME");
    addNewWords(*recoverer, recovering->newWordsFile);
    recoverer->callback([recovering, &command] { command = [recovering] { return recover(*recovering); }; });
}

} // namespace

void addCoachCommands(CLI::App& app, Command& command)
{
    CLI::App* const coaches = app.add_subcommand("coach", "Coaches: who they are, and what was shared with them");

    const auto adding = std::make_shared<AddOptions>();
    CLI::App* const adder = coaches->add_subcommand("add", "Add a coach; the first one founds the organisation");
    addStore(*adder, adding->store);
    adder->add_option("--name", adding->name, "Name, for everybody to see")->required()->type_name("NAME");
    adder->add_option("--sign-in", adding->signIn, "Sign-in name")->required()->type_name("NAME");
    adder->add_option("--words-file", adding->wordsFile, "File whose first line is the secret words; without it, typed")
        ->type_name("FILE");
    addSheet(*adder, adding->sheet);
    adder->callback([adding, &command] { command = [adding] { return add(*adding); }; });

    const auto vouching = std::make_shared<OtherOptions>();
    CLI::App* const voucher = coaches->add_subcommand("vouch", "Confirm another coach");
    addSignIn(*voucher, vouching->coach.signIn);
    voucher->add_option("--for", vouching->other, "Name of the other coach")->required()->type_name("NAME");
    voucher->callback([vouching, &command] { command = [vouching] { return vouch(*vouching); }; });

    const auto leaving = std::make_shared<OtherOptions>();
    CLI::App* const leaver = coaches->add_subcommand("leave", "Leave, or take out a colleague who left");
    addSignIn(*leaver, leaving->coach.signIn);
    leaver->add_option("--remove", leaving->other, "Name of the colleague; without it, oneself")->type_name("NAME");
    leaver->callback([leaving, &command] { command = [leaving] { return leave(*leaving); }; });

    addPeopleCommands(*coaches, command);
    addWordsCommands(*coaches, command);
}

} // namespace ownwords::cli
