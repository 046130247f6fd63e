// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/store_access.h"
#include "app/cli/vault_messages.h"

#include <string>

// Handing a recovery code to whom it belongs: it is shown once and kept nowhere.
namespace ownwords::cli {

// --sheet, --force: where the code goes besides the terminal.
void addSheet(CLI::App& command, SaveOptions& save);
// Before any work: whether the sheet can be written.
Outcome<> checkSheet(const SaveOptions& save);

// A code that is wiped when it goes.
class HeldCode {
public:
    explicit HeldCode(std::string code);
    ~HeldCode();
    HeldCode(const HeldCode&) = delete;
    HeldCode& operator=(const HeldCode&) = delete;

    const std::string& text() const { return m_code; }

private:
    std::string m_code;
};

// Says the code, and writes the sheet when one is wanted. The code is said first: a sheet that cannot be written must
// not lose it.
ExitCode handOver(const HeldCode& code, const std::string& signInName, const SaveOptions& save,
    messages::CodeOf whose = messages::CodeOf::Person);
// Writes the sheet; the code is said only when that fails.
ExitCode writeSheet(const HeldCode& code, const std::string& signInName, const SaveOptions& save);
// At a terminal, asks for the last five letters and marks the code as kept.
ExitCode askForProof(PersonSession& session, const HeldCode& code);

} // namespace ownwords::cli
