// SPDX-License-Identifier: Apache-2.0
#include "app/cli/coach_commands.h"
#include "app/cli/messages.h"
#include "app/cli/options.h"
#include "app/cli/pack_commands.h"
#include "app/cli/person_commands.h"
#include "app/cli/plan_command.h"
#include "app/cli/store_commands.h"
#include "app/cli/talk_command.h"
#include "app/cli/vault_messages.h"
#include "core/crypto/secret.h"
#include "core/guard/process_guard.h"

#include <CLI/CLI.hpp>

#include <csignal>
#include <cstdio>
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
    ownwords::cli::addStoreCommands(app, command);
    ownwords::cli::addPersonCommands(app, command);
    ownwords::cli::addCoachCommands(app, command);
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
    // Before any thread: what a thread opened earlier would stay open.
    const auto guarded = ownwords::guard::protectProcess();
    // A file over the limit of its size is an error like a full disk, not a reason to die half way.
    std::signal(SIGXFSZ, SIG_IGN);
    try {
        if (!guarded)
            ownwords::cli::tell(ownwords::cli::messages::notProtected());
        if (!ownwords::crypto::start()) {
            ownwords::cli::tell(ownwords::cli::messages::noLockedMemory());
            return static_cast<int>(ExitCode::CannotReadOrWrite);
        }
        ExitCode code = run(argc, argv);
        if (!std::cout.flush() && code == ExitCode::Done) {
            ownwords::cli::tell(ownwords::cli::messages::noRoomForAnswer());
            code = ExitCode::CannotReadOrWrite;
        }
        return static_cast<int>(code);
    } catch (...) { // out of memory, or a mistake of ours; its text may hold somebody's words
        std::fputs(
            "Something went wrong inside the program, and it stopped. Please tell the people who make it.\n", stderr);
        return static_cast<int>(ExitCode::CannotReadOrWrite);
    }
}
