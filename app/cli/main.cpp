// SPDX-License-Identifier: Apache-2.0
#include "app/cli/messages.h"
#include "app/cli/options.h"
#include "app/cli/pack_commands.h"
#include "app/cli/plan_command.h"
#include "app/cli/talk_command.h"

#include <CLI/CLI.hpp>

#include <csignal>
#include <iostream>

namespace {

using ownwords::cli::ExitCode;

ExitCode run(int argc, char** argv)
{
    CLI::App app("Ownwords: a talk in a person's own words, and the goal plan that comes out of it.", "ownwords-cli");
    app.set_version_flag("--version", "ownwords-cli " OWNWORDS_VERSION, "Print the version and leave");
    ownwords::cli::Command command;
    ownwords::cli::addTalkCommand(app, command);
    ownwords::cli::addPlanCommand(app, command);
    ownwords::cli::addPackCommands(app, command);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? ExitCode::Done : ExitCode::WrongUsage;
    }
    if (command)
        return command();
    ownwords::cli::tell(ownwords::cli::messages::noCommand());
    return ExitCode::WrongUsage;
}

} // namespace

int main(int argc, char** argv)
{
    // A file over the limit of its size is an error like a full disk, not a reason to die half way.
    std::signal(SIGXFSZ, SIG_IGN);
    ExitCode code = run(argc, argv);
    if (!std::cout.flush() && code == ExitCode::Done) {
        ownwords::cli::tell("The answer could not be written to where it should go. Check that there is room.");
        code = ExitCode::CannotReadOrWrite;
    }
    return static_cast<int>(code);
}
