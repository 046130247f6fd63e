// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/failure.h"

#include <string>
#include <vector>

namespace ownwords::cli {

// A file to be written: all of it is known before the first one is touched.
struct Output {
    std::string path;
    std::string bytes;
    std::string saved; // what to say when it is there
};

// Looks, before any work is done, whether files of these names can be written: two of the same name or one that is also
// read (WrongUsage), a folder that is not there, a file that is there already and may not be replaced
// (CannotReadOrWrite). Empty paths do not count.
Outcome<> checkOutputs(const std::vector<std::string>& paths, const std::vector<std::string>& inputs, bool mayReplace);

// Writes all files or none: each under a temporary name in its folder, synced, and renamed when all are whole.
Outcome<> writeOutputs(const std::vector<Output>& outputs, bool mayReplace);

} // namespace ownwords::cli
