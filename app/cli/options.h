// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/failure.h"
#include "core/base/date.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <string>
#include <vector>

namespace ownwords::cli {

// What the command line asks for: set when a subcommand was recognised, run afterwards.
using Command = std::function<ExitCode()>;

// How the results of a command are made and where they go. Empty paths: not wanted.
struct SaveOptions {
    std::string pdf;
    std::string text;
    std::string lang; // empty = not said
    std::string date; // empty = today
    bool large = false;
    bool strict = false;
    bool force = false;

    Date day() const;
};

enum class Pdf { Wanted, Possible };

void addSaveOptions(CLI::App& command, SaveOptions& options, Pdf pdf);
void addLanguage(CLI::App& command, std::string& lang);

} // namespace ownwords::cli
