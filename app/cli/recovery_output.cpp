// SPDX-License-Identifier: Apache-2.0
#include "app/cli/recovery_output.h"

#include "app/cli/messages.h"
#include "app/cli/printing.h"
#include "core/plan/plan_document.h"
#include "core/plan/recovery_sheet.h"

#include <iostream>
#include <utility>

namespace ownwords::cli {

namespace {

constexpr int mostAsked = 3;

Outcome<> savePages(const HeldCode& code, const std::string& signInName, const SaveOptions& save)
{
    const std::string lang = plan::planLanguage(save.lang.empty() ? "en" : save.lang);
    const plan::PageDocument pages = plan::pagesOf(plan::RecoverySheet{signInName, code.text(), save.day(), lang});
    auto printed = print(pages, save, save.day(), "sheet");
    if (!printed)
        return tl::unexpected(printed.error());
    if (auto written = writeOutputs(printed->outputs, save.force); !written)
        return written;
    for (Output& output : printed->outputs) {
        tellDone(output.saved);
        crypto::wipe(output.bytes);
    }
    for (const std::string& note : printed->notes)
        tell(note);
    tell(messages::sheetToKeep());
    return {};
}

} // namespace

void addSheet(CLI::App& command, SaveOptions& save)
{
    command.add_option("--sheet", save.pdf, "Write the sheet with the code to this PDF file, too")->type_name("FILE");
    command.add_flag("--force", save.force, "Replace the file if it is there already");
}

Outcome<> checkSheet(const SaveOptions& save)
{
    return checkOutputs({save.pdf, save.text}, {}, save.force);
}

HeldCode::HeldCode(std::string code)
    : m_code(std::move(code))
{
}

HeldCode::~HeldCode()
{
    crypto::wipe(m_code);
}

ExitCode handOver(const HeldCode& code, const std::string& signInName, const SaveOptions& save, messages::CodeOf whose)
{
    tellDone(messages::recoveryCode(code.text(), whose));
    std::cout << std::flush;
    if (save.pdf.empty())
        return ExitCode::Done;
    const auto saved = savePages(code, signInName, save);
    return saved ? ExitCode::Done : report(saved.error());
}

ExitCode writeSheet(const HeldCode& code, const std::string& signInName, const SaveOptions& save)
{
    const auto saved = savePages(code, signInName, save);
    if (saved)
        return ExitCode::Done;
    tell(messages::sheetNotSaved());
    tellDone(messages::recoveryCode(code.text(), messages::CodeOf::Person));
    return report(saved.error());
}

ExitCode askForProof(PersonSession& session, const HeldCode& code)
{
    if (!isAtTerminal())
        return ExitCode::Done;
    for (int i = 0; i < mostAsked; ++i) {
        const auto typed = ask(messages::askForEnd());
        if (!typed || (*typed)->empty())
            return ExitCode::Done;
        if (!vault::isEndOfCode(code.text(), **typed)) {
            tell(messages::endIsWrong());
            continue;
        }
        if (const auto marked = vault::markRecoveryKept(session.place(), session.person()); !marked)
            return report(session.failure(marked.error(), Act::Change));
        tellDone(messages::endIsRight());
        return ExitCode::Done;
    }
    return ExitCode::Done;
}

} // namespace ownwords::cli
