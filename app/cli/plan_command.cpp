// SPDX-License-Identifier: Apache-2.0
#include "app/cli/plan_command.h"

#include "app/cli/input_file.h"
#include "app/cli/messages.h"
#include "app/cli/printing.h"
#include "app/cli/store_talk.h"
#include "app/cli/vault_messages.h"
#include "core/plan/plan_document.h"
#include "core/talk/story.h"

#include <memory>

namespace ownwords::cli {

namespace {

struct PlanOptions {
    std::string record;
    SignInOptions signIn; // of a store; its `store` empty = from `record`
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

Outcome<Printed> planOf(const talk::State& state, const SaveOptions& save)
{
    const std::string language = languageOf(state);
    const std::string lang = plan::planLanguage(save.lang.empty() ? language : save.lang);
    const plan::PlanDocument plan = plan::makePlan(talk::storyOf(state), lang);
    return print(plan::pagesOf(plan), save, save.day(), "plan");
}

ExitCode printFromFile(const PlanOptions& options)
{
    const auto read = readRecordFile(options.record);
    if (!read)
        return report(read.error());
    const auto state = talk::State::fold(read->record, read->packs);
    if (!state)
        return report({ExitCode::InputHasErrors, messages::badRecord(options.record, state.error())});
    auto printed = planOf(*state, options.save);
    if (!printed)
        return report(printed.error());
    if (read->record.readOnly)
        printed->notes.push_back(messages::readOnlyRecord(options.record));
    return finish(*printed, options.save);
}

ExitCode printFromStore(const PlanOptions& options)
{
    auto session = signIn(options.signIn);
    if (!session)
        return report(session.error());
    tellProblems(session->person()); // what is whole is printed
    const auto start = readStart(*session);
    if (!start)
        return report(start.error());
    auto printed = planOf(*start->state, options.save);
    if (!printed)
        return report(printed.error());
    if (start->read.record.readOnly)
        printed->notes.push_back(messages::readOnlyRecord(options.signIn.store));
    return session->finish(false, finish(*printed, options.save));
}

ExitCode printPlan(const PlanOptions& options)
{
    const SaveOptions& save = options.save;
    if (options.record.empty() && options.signIn.store.empty()) {
        tell(messages::recordOrStore());
        return ExitCode::WrongUsage;
    }
    const std::vector<std::string> inputs{options.record, options.signIn.store, options.signIn.wordsFile};
    if (const auto good = checkOutputs({save.pdf, save.text}, inputs, save.force); !good)
        return report(good.error());
    return options.signIn.store.empty() ? printFromFile(options) : printFromStore(options);
}

} // namespace

void addPlanCommand(CLI::App& app, Command& command)
{
    const auto options = std::make_shared<PlanOptions>();
    CLI::App* const plan = app.add_subcommand("plan", "Print the goal plan of a record, from its file or a store");
    auto* const record = plan->add_option("--record", options->record, "Record file (record.json)")->type_name("FILE");
    addSignIn(*plan, options->signIn, Needed::No);
    addStoreTogether(*plan)->excludes(record);
    addSaveOptions(*plan, options->save, Pdf::Wanted);
    plan->callback([options, &command] { command = [options] { return printPlan(*options); }; });
}

} // namespace ownwords::cli
