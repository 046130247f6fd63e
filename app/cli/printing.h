// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/failure.h"
#include "app/cli/options.h"
#include "app/cli/output_file.h"
#include "core/plan/page_document.h"

#include <string>
#include <vector>

namespace ownwords::cli {

// Pages as files in memory, with what the person should be told once they are saved.
struct Printed {
    std::vector<Output> outputs;
    std::vector<std::string> notes;
    bool hasFindings = false; // the PDF does not carry the PDF/UA mark
};

// `what` names the pages in messages ("plan").
Outcome<Printed> print(
    const plan::PageDocument& pages, const SaveOptions& options, Date created, const std::string& what);

// Writes everything, says what was saved and what to know about it.
ExitCode finish(const Printed& printed, const SaveOptions& options);

} // namespace ownwords::cli
