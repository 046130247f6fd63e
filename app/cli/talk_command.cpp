// SPDX-License-Identifier: Apache-2.0
#include "app/cli/talk_command.h"

#include "app/cli/built_in.h"
#include "app/cli/input_file.h"
#include "app/cli/messages.h"
#include "app/cli/printing.h"
#include "app/cli/store_talk.h"
#include "app/cli/talk_start.h"
#include "app/cli/vault_messages.h"
#include "core/plan/plan_document.h"
#include "core/talk/script_runner.h"
#include "core/talk/story.h"

#include <memory>
#include <utility>

namespace ownwords::cli {

namespace {

struct TalkOptions {
    std::string script;
    std::string pack;
    std::string resume;
    std::string recordOut;
    SignInOptions signIn; // into a store; its `store` empty = without one
    SaveOptions save;
};

Outcome<Start> readStart(const std::string& path)
{
    if (path.empty()) {
        Start start;
        start.read.record.person = PersonId(freshBytes());
        return start;
    }
    auto read = readRecordFile(path);
    if (!read)
        return tl::unexpected(read.error());
    if (read->record.readOnly)
        return stop(ExitCode::InputHasErrors, messages::readOnlyRecord(path));
    auto start = startFrom(*std::move(read));
    if (!start)
        return stop(ExitCode::InputHasErrors, messages::badRecord(path, start.error()));
    return *std::move(start);
}

Outcome<Printed> results(talk::PlayedScript played, const TalkOptions& options, const exchange::ReadRecord& read)
{
    const SaveOptions& save = options.save;
    const std::string lang = save.lang.empty() ? played.lang : save.lang;
    const plan::PlanDocument plan = plan::makePlan(talk::storyOf(played.talk.state()), plan::planLanguage(lang));
    auto printed = print(plan::pagesOf(plan), save, played.date, "plan");
    if (!printed || options.recordOut.empty())
        return printed;
    const exchange::ExportInfo info{
        std::chrono::sys_days(played.date) + std::chrono::hours(12), "ownwords " OWNWORDS_VERSION, lang};
    auto bytes = exchange::writeRecord(played.talk.save(), played.talk.state().packs(), info, read.unknown);
    if (!bytes)
        return stop(ExitCode::InputHasErrors, messages::cannotWriteRecord(bytes.error()));
    printed->outputs.push_back({options.recordOut, *std::move(bytes), messages::saved("Record", options.recordOut)});
    return printed;
}

// Where the talk is played: on which device, and whose key signs (empty: nobody's, in a plain file).
struct Seat {
    DeviceId device;
    std::string signer;
};

Outcome<talk::PlayedScript> play(
    const std::vector<talk::ScriptMove>& script, const TalkOptions& options, Start& start, const Seat& seat)
{
    auto pack = choosePack(options.pack, start.latest);
    if (!pack)
        return tl::unexpected(pack.error());
    tellMove(start, *pack);
    const SaveOptions& save = options.save;
    auto played = talk::playScript(script,
        {*std::move(pack), std::move(start.read.record), start.read.packs, seat.device, freshBytes, save.day(),
            save.lang.empty() ? start.lang() : save.lang, seat.signer});
    if (!played && played.error().line == 0)
        return stop(ExitCode::InputHasErrors, messages::talkFailed(options.resume, played.error()));
    if (!played)
        return stop(ExitCode::MoveFailed, messages::scriptFailed(options.script, played.error()));
    return *std::move(played);
}

ExitCode playFromFile(const TalkOptions& options, const std::vector<talk::ScriptMove>& script)
{
    auto start = readStart(options.resume);
    if (!start)
        return report(start.error());
    auto played = play(script, options, *start, {DeviceId(freshBytes()), {}});
    if (!played)
        return report(played.error());
    const auto printed = results(*std::move(played), options, start->read);
    if (!printed)
        return report(printed.error());
    if (printed->outputs.empty())
        tellDone(messages::talkPlayed(script.size()));
    return finish(*printed, options.save);
}

ExitCode playIntoStore(const TalkOptions& options, const std::vector<talk::ScriptMove>& script)
{
    auto session = signIn(options.signIn);
    if (!session)
        return report(session.error());
    tellProblems(session->person()); // what is whole goes on
    auto start = readStart(*session);
    if (!start)
        return report(start.error());
    auto played = play(script, options, *start, {session->store().info().device, session->person().signer()});
    if (!played)
        return report(played.error());
    const auto saved = saveTalk(*session, played->talk);
    if (!saved)
        return report(saved.error());
    tellDone(messages::talkSaved(script.size(), saved->changed));
    const auto printed = results(*std::move(played), options, start->read);
    const ExitCode code = printed ? finish(*printed, options.save) : report(printed.error());
    return session->finish(saved->changed, code);
}

ExitCode playTalk(const TalkOptions& options)
{
    const SaveOptions& save = options.save;
    std::vector<std::string> inputs{options.script, options.pack, options.signIn.store, options.signIn.wordsFile};
    if (options.recordOut != options.resume)
        inputs.push_back(options.resume); // a record may be written back over itself, with --force
    if (const auto good = checkOutputs({save.pdf, save.text, options.recordOut}, inputs, save.force); !good)
        return report(good.error());
    const auto script = readScriptFile(options.script);
    if (!script)
        return report(script.error());
    return options.signIn.store.empty() ? playFromFile(options, *script) : playIntoStore(options, *script);
}

} // namespace

void addTalkCommand(CLI::App& app, Command& command)
{
    const auto options = std::make_shared<TalkOptions>();
    CLI::App* const talk = app.add_subcommand("talk", "Play a talk script, and save the plan that comes out of it");
    talk->add_option("--script", options->script, "Talk script, a move a line")->required()->type_name("FILE");
    talk->add_option("--pack", options->pack, "Pack file; without it, the first talk or the one that goes on")
        ->type_name("FILE");
    auto* const resume
        = talk->add_option("--resume", options->resume, "Record to go on with (record.json)")->type_name("FILE");
    talk->add_option("--record-out", options->recordOut, "Write the record to this file")->type_name("FILE");
    addSignIn(*talk, options->signIn, Needed::No);
    addStoreTogether(*talk)->excludes(resume);
    addSaveOptions(*talk, options->save, Pdf::Possible);
    talk->callback([options, &command] { command = [options] { return playTalk(*options); }; });
}

} // namespace ownwords::cli
