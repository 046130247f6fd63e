// SPDX-License-Identifier: Apache-2.0
#include "app/cli/talk_command.h"

#include "app/cli/built_in.h"
#include "app/cli/input_file.h"
#include "app/cli/messages.h"
#include "app/cli/printing.h"
#include "core/exchange/record_json.h"
#include "core/pack/loader.h"
#include "core/plan/plan_document.h"
#include "core/talk/migration.h"
#include "core/talk/script_runner.h"
#include "core/talk/story.h"

#include <iostream>
#include <memory>
#include <optional>
#include <utility>

namespace ownwords::cli {

namespace {

struct TalkOptions {
    std::string script;
    std::string pack;
    std::string resume;
    std::string recordOut;
    SaveOptions save;
};

// The talk of the record that was spoken in last.
struct Latest {
    std::shared_ptr<const pack::Pack> pack; // nullptr = none
    std::string lang;
    std::size_t chain = 0;
};

Latest latestTalk(const talk::State& state, const talk::Packs& packs)
{
    for (std::size_t index = state.size(); index-- > 0;) {
        const talk::Chain& chain = state.chain(state.entry(index).chain);
        if (chain.pack == nullptr)
            continue;
        const pack::Pack& asked = packs.at(chain.pack->pack().hash)->pack();
        // The index keeps its pack alive, and this pointer keeps the index.
        return {std::shared_ptr<const pack::Pack>(packs.at(asked.hash), &asked), chain.lang, state.entry(index).chain};
    }
    return {};
}

// The pack a talk goes on with: the one named; else that of the latest talk, or the first talk when it is a newer
// version of it.
Outcome<std::shared_ptr<const pack::Pack>> choosePack(const std::string& path, const Latest& latest)
{
    if (!path.empty()) {
        auto pack = readPackFile(path);
        if (!pack)
            return tl::unexpected(pack.error());
        return std::make_shared<const pack::Pack>(*std::move(pack));
    }
    auto builtIn = std::make_shared<const pack::Pack>(firstTalk());
    const bool isNewer = latest.pack != nullptr && latest.pack->id == builtIn->id
        && talk::isNewer(builtIn->version, latest.pack->version);
    if (latest.pack != nullptr && !isNewer)
        return latest.pack;
    return builtIn;
}

struct Start {
    exchange::ReadRecord read;
    std::optional<talk::State> state; // of `read`
    Latest latest;
};

// Going on with a newer version of the pack: says what becomes of the answers before it is done.
void tellMove(const Start& start, const std::shared_ptr<const pack::Pack>& pack)
{
    const pack::Pack* const before = start.latest.pack.get();
    if (before == nullptr || before->id != pack->id || !talk::isNewer(pack->version, before->version))
        return;
    std::cerr << talk::toText(talk::previewMigration(*start.state, start.latest.chain, talk::PackIndex(pack)));
}

Outcome<Start> readStart(const std::string& path)
{
    Start start;
    if (path.empty()) {
        start.read.record.person = PersonId(freshBytes());
        return start;
    }
    auto read = readRecordFile(path);
    if (!read)
        return tl::unexpected(read.error());
    if (read->record.readOnly)
        return stop(ExitCode::InputHasErrors, messages::readOnlyRecord(path));
    start.read = *std::move(read);
    const auto state = talk::State::fold(start.read.record, start.read.packs);
    if (!state)
        return stop(ExitCode::InputHasErrors, messages::badRecord(path, state.error()));
    start.latest = latestTalk(*state, start.read.packs);
    start.state = *state;
    return start;
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

ExitCode play(const TalkOptions& options)
{
    const SaveOptions& save = options.save;
    std::vector<std::string> inputs{options.script, options.pack};
    if (options.recordOut != options.resume)
        inputs.push_back(options.resume); // a record may be written back over itself, with --force
    if (const auto good = checkOutputs({save.pdf, save.text, options.recordOut}, inputs, save.force); !good)
        return report(good.error());
    const auto script = readScriptFile(options.script);
    if (!script)
        return report(script.error());
    auto start = readStart(options.resume);
    if (!start)
        return report(start.error());
    auto pack = choosePack(options.pack, start->latest);
    if (!pack)
        return report(pack.error());
    tellMove(*start, *pack);
    const std::string before = start->latest.lang.empty() ? "en" : start->latest.lang;
    auto played = talk::playScript(*script,
        {*std::move(pack), std::move(start->read.record), start->read.packs, DeviceId(freshBytes()), freshBytes,
            save.day(), save.lang.empty() ? before : save.lang});
    if (!played && played.error().line == 0)
        return report({ExitCode::InputHasErrors, messages::talkFailed(options.resume, played.error())});
    if (!played)
        return report({ExitCode::MoveFailed, messages::scriptFailed(options.script, played.error())});
    const auto printed = results(*std::move(played), options, start->read);
    if (!printed)
        return report(printed.error());
    if (printed->outputs.empty())
        tellDone(messages::talkPlayed(script->size()));
    return finish(*printed, save);
}

} // namespace

void addTalkCommand(CLI::App& app, Command& command)
{
    const auto options = std::make_shared<TalkOptions>();
    CLI::App* const talk = app.add_subcommand("talk", "Play a talk script, and save the plan that comes out of it");
    talk->add_option("--script", options->script, "Talk script, a move a line")->required()->type_name("FILE");
    talk->add_option("--pack", options->pack, "Pack file; without it, the first talk or the one that goes on")
        ->type_name("FILE");
    talk->add_option("--resume", options->resume, "Record to go on with (record.json)")->type_name("FILE");
    talk->add_option("--record-out", options->recordOut, "Write the record to this file")->type_name("FILE");
    addSaveOptions(*talk, options->save, Pdf::Possible);
    talk->callback([options, &command] { command = [options] { return play(*options); }; });
}

} // namespace ownwords::cli
