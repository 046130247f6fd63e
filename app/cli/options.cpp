// SPDX-License-Identifier: Apache-2.0
#include "app/cli/options.h"

#include "app/cli/built_in.h"
#include "app/cli/messages.h"
#include "core/pack/reader.h"

namespace ownwords::cli {

namespace {

CLI::Validator realDay()
{
    return {[](const std::string& text) { return parseDate(text) ? std::string() : messages::badDate(text); }, ""};
}

CLI::Validator language()
{
    return {
        [](const std::string& text) { return pack::isLanguage(text) ? std::string() : messages::badLanguage(text); },
        ""};
}

} // namespace

Date SaveOptions::day() const
{
    return parseDate(date).value_or(today());
}

void addLanguage(CLI::App& command, std::string& lang)
{
    command.add_option("--lang", lang, "Language, such as en or cy")->type_name("LANG")->check(language());
}

void addSaveOptions(CLI::App& command, SaveOptions& options, Pdf pdf)
{
    auto* const file = command.add_option("--pdf", options.pdf, "Write the pages to this PDF file")->type_name("FILE");
    file->required(pdf == Pdf::Wanted);
    command.add_option("--text", options.text, "Write the same as plain text (UTF-8) to this file")->type_name("FILE");
    addLanguage(command, options.lang);
    command.add_option("--date", options.date, "The day it is, YYYY-MM-DD; without it, today")
        ->type_name("DATE")
        ->check(realDay());
    command.add_flag("--large", options.large, "Large print: 18 points");
    command.add_flag(
        "--strict", options.strict, "Exit 1 when the PDF does not pass its self-check (it is still saved)");
    command.add_flag("--force", options.force, "Replace files that are there already");
}

} // namespace ownwords::cli
