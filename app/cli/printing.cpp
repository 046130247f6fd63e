// SPDX-License-Identifier: Apache-2.0
#include "app/cli/printing.h"

#include "app/cli/messages.h"
#include "core/plan/plan_document.h"
#include "core/print/plan_pdf.h"

#include <utility>

namespace ownwords::cli {

namespace {

std::string capital(std::string what)
{
    if (what.front() >= 'a' && what.front() <= 'z')
        what.front() = static_cast<char>(what.front() - 'a' + 'A');
    return what;
}

} // namespace

Outcome<Printed> print(
    const plan::PageDocument& pages, const SaveOptions& options, Date created, const std::string& what)
{
    Printed printed;
    if (!options.pdf.empty()) {
        print::PdfOptions how;
        how.theme = options.large ? print::Theme::large() : print::Theme();
        how.created = {static_cast<int>(created.year()), static_cast<int>(static_cast<unsigned>(created.month())),
            static_cast<int>(static_cast<unsigned>(created.day()))};
        if (const auto missing = print::missingGlyphs(pages, how.theme); !missing.empty())
            printed.notes.push_back(messages::missingGlyphs(missing));
        auto pdf = print::makePdf(pages, how);
        if (!pdf)
            return stop(ExitCode::CannotReadOrWrite, messages::cannotPrint(pdf.error()));
        if (!pdf->pdfUa) {
            printed.hasFindings = true;
            printed.notes.push_back(messages::withoutMark(what, pdf->findings));
        }
        printed.outputs.push_back(
            {options.pdf, std::move(pdf->bytes), messages::savedPages(capital(what), options.pdf, pdf->pages)});
    }
    if (!options.text.empty())
        printed.outputs.push_back({options.text, plan::plainText(pages), messages::saved("Text", options.text)});
    return printed;
}

ExitCode finish(const Printed& printed, const SaveOptions& options)
{
    if (const auto written = writeOutputs(printed.outputs, options.force); !written)
        return report(written.error());
    for (const Output& output : printed.outputs)
        tellDone(output.saved);
    for (const std::string& note : printed.notes)
        tell(note);
    return printed.hasFindings && options.strict ? ExitCode::InputHasErrors : ExitCode::Done;
}

} // namespace ownwords::cli
