// SPDX-License-Identifier: Apache-2.0
#include "app/cli/pack_commands.h"

#include "app/cli/built_in.h"
#include "app/cli/input_file.h"
#include "app/cli/messages.h"
#include "app/cli/printing.h"
#include "core/pack/linter.h"
#include "core/pack/loader.h"
#include "core/pack/outline.h"
#include "core/plan/plan_document.h"

#include <algorithm>
#include <iostream>
#include <memory>
#include <utility>

namespace ownwords::cli {

namespace {

struct CheckOptions {
    std::vector<std::string> files;
    std::string lang;
    bool outline = false;
};

struct PrintOptions {
    std::string pack;
    SaveOptions save;
};

// Checks file after file and remembers what was found.
class PackCheck {
public:
    void add(const std::string& path)
    {
        ++m_files;
        auto loaded = loadPackFile(path);
        if (!loaded) {
            m_isUnread = m_isUnread || loaded.error().code == ExitCode::CannotReadOrWrite;
            ++m_errors;
            tell(loaded.error().sentence);
            return;
        }
        if (loaded->pack)
            look(*loaded->pack, loaded->messages);
        for (const pack::Message& message : loaded->messages) {
            ++(message.isError() ? m_errors : m_warnings);
            tell(pack::toText(path, message));
        }
        if (loaded->pack)
            m_packs.push_back(*std::move(loaded->pack));
    }

    const std::vector<pack::Pack>& packs() const { return m_packs; }
    std::string summary() const { return messages::checkSummary(m_files, m_errors, m_warnings, m_accepted); }

    ExitCode exitCode() const
    {
        if (m_isUnread)
            return ExitCode::CannotReadOrWrite;
        return m_errors > 0 ? ExitCode::InputHasErrors : ExitCode::Done;
    }

private:
    // What can only be said about a pack that is good in itself.
    void look(const pack::Pack& pack, std::vector<pack::Message>& messages)
    {
        for (const pack::Pack& other : m_packs) {
            if (auto clash = pack::versionClash(other, pack)) {
                messages.push_back(*std::move(clash));
                break;
            }
        }
        pack::Lint lint = pack::lint(pack, m_words);
        m_accepted += lint.accepted;
        messages.insert(messages.end(), lint.messages.begin(), lint.messages.end());
        std::stable_sort(messages.begin(), messages.end(),
            [](const pack::Message& a, const pack::Message& b) { return a.at < b.at; });
    }

    std::vector<pack::PlainWord> m_words = plainWords();
    std::vector<pack::Pack> m_packs;
    std::size_t m_files = 0;
    std::size_t m_errors = 0;
    std::size_t m_warnings = 0;
    int m_accepted = 0;
    bool m_isUnread = false;
};

ExitCode check(const CheckOptions& options)
{
    PackCheck check;
    for (const std::string& file : options.files)
        check.add(file);
    if (options.outline) {
        for (const pack::Pack& pack : check.packs())
            std::cout << pack::outline(pack, options.lang);
    }
    tell(check.summary());
    return check.exitCode();
}

ExitCode printBooklet(const PrintOptions& options)
{
    const SaveOptions& save = options.save;
    if (const auto good = checkOutputs({save.pdf, save.text}, {options.pack}, save.force); !good)
        return report(good.error());
    const auto pack = options.pack.empty() ? Outcome<pack::Pack>(firstTalk()) : readPackFile(options.pack);
    if (!pack)
        return report(pack.error());
    const std::string lang = save.lang.empty() ? pack->languages.front() : save.lang;
    const auto printed = print(plan::bookletOf(*pack, lang), save, save.day(), "booklet");
    return printed ? finish(*printed, save) : report(printed.error());
}

} // namespace

void addPackCommands(CLI::App& app, Command& command)
{
    CLI::App* const packs = app.add_subcommand("pack", "Check a conversation pack, or print it");

    const auto checking = std::make_shared<CheckOptions>();
    CLI::App* const checker = packs->add_subcommand("check", "Say what is wrong with packs, and where");
    checker->add_option("files", checking->files, "Pack files")->required()->type_name("FILE");
    checker->add_flag("--outline", checking->outline, "Print what the packs ask, of whom and when");
    addLanguage(*checker, checking->lang);
    checker->callback([checking, &command] { command = [checking] { return check(*checking); }; });

    const auto printing = std::make_shared<PrintOptions>();
    CLI::App* const printer = packs->add_subcommand("print", "Print a pack as a booklet to fill in by hand");
    printer->add_option("--pack", printing->pack, "Pack file; without it, the first talk")->type_name("FILE");
    addSaveOptions(*printer, printing->save, Pdf::Wanted);
    printer->callback([printing, &command] { command = [printing] { return printBooklet(*printing); }; });
}

} // namespace ownwords::cli
