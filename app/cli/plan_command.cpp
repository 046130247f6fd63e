// SPDX-License-Identifier: Apache-2.0
#include "app/cli/plan_command.h"

#include "app/cli/input_file.h"
#include "app/cli/messages.h"
#include "app/cli/printing.h"
#include "core/plan/plan_document.h"
#include "core/talk/story.h"

#include <memory>

namespace ownwords::cli {

namespace {

struct PlanOptions {
    std::string record;
    SaveOptions save;
};

// The language of the latest talk, or nothing when no talk was begun.
std::string languageOf(const talk::State& state)
{
    for (std::size_t index = state.size(); index-- > 0;) {
        const talk::Chain& chain = state.chain(state.entry(index).chain);
        if (chain.pack != nullptr)
            return chain.lang;
    }
    return {};
}

ExitCode printPlan(const PlanOptions& options)
{
    const SaveOptions& save = options.save;
    if (const auto good = checkOutputs({save.pdf, save.text}, {options.record}, save.force); !good)
        return report(good.error());
    const auto read = readRecordFile(options.record);
    if (!read)
        return report(read.error());
    const auto state = talk::State::fold(read->record, read->packs);
    if (!state)
        return report({ExitCode::InputHasErrors, messages::badRecord(options.record, state.error())});
    const std::string language = languageOf(*state);
    const std::string lang = plan::planLanguage(save.lang.empty() ? language : save.lang);
    const plan::PlanDocument plan = plan::makePlan(talk::storyOf(*state), lang);
    auto printed = print(plan::pagesOf(plan), save, save.day(), "plan");
    if (!printed)
        return report(printed.error());
    if (read->record.readOnly)
        printed->notes.push_back(messages::readOnlyRecord(options.record));
    return finish(*printed, save);
}

} // namespace

void addPlanCommand(CLI::App& app, Command& command)
{
    const auto options = std::make_shared<PlanOptions>();
    CLI::App* const plan = app.add_subcommand("plan", "Print the goal plan of a record");
    plan->add_option("--record", options->record, "Record file (record.json)")->required()->type_name("FILE");
    addSaveOptions(*plan, options->save, Pdf::Wanted);
    plan->callback([options, &command] { command = [options] { return printPlan(*options); }; });
}

} // namespace ownwords::cli
