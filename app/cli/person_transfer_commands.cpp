// SPDX-License-Identifier: Apache-2.0
#include "app/cli/input_file.h"
#include "app/cli/messages.h"
#include "app/cli/output_file.h"
#include "app/cli/person_commands.h"
#include "app/cli/recovery_output.h"
#include "app/cli/vault_messages.h"
#include "core/usecase/people.h"

#include <memory>
#include <utility>

namespace ownwords::cli {

namespace {

struct ExportOptions {
    SignInOptions signIn;
    std::string out;
    std::string wordsFile;
    std::string coach;
    bool force = false;
};

struct ImportOptions {
    SignInOptions signIn;
    std::string in;
    std::string exportWordsFile;
    CoachOptions coach;
    SaveOptions sheet;
    bool preview = false;
};

Outcome<Bytes> exportBytes(PersonSession& session, const ExportOptions& options)
{
    const auto packs = usecase::packBytesOf(session.store().store(), session.person().record);
    if (!packs)
        return tl::unexpected(session.failure(packs.error(), Act::Packs));
    Result<Bytes> bytes;
    if (options.coach.empty()) {
        const auto words = readNewWords({options.wordsFile, "--export-words-file", "Secret words for the export"});
        if (!words)
            return tl::unexpected(words.error());
        bytes = vault::exportWithWords(session.place(), session.person(), **words, *packs);
    } else {
        const auto coach = session.store().coachCalled(options.coach);
        if (!coach)
            return tl::unexpected(coach.error());
        bytes = vault::exportForCoach(session.person(), coach->boxKey, *packs);
    }
    if (!bytes)
        return tl::unexpected(session.failure(bytes.error(), Act::Export));
    return *std::move(bytes);
}

ExitCode exportPerson(const ExportOptions& options)
{
    if (!options.wordsFile.empty() && !options.coach.empty()) {
        tell(messages::oneReceiver());
        return ExitCode::WrongUsage;
    }
    const std::vector<std::string> inputs{options.signIn.store, options.signIn.wordsFile, options.wordsFile};
    if (const auto good = checkOutputs({options.out}, inputs, options.force); !good)
        return report(good.error());
    auto session = signIn(options.signIn);
    if (!session)
        return report(session.error());
    auto bytes = exportBytes(*session, options);
    if (!bytes)
        return report(bytes.error());
    const Output output{options.out, *std::move(bytes), messages::exported(options.out)};
    if (const auto written = writeOutputs({output}, options.force); !written)
        return report(written.error());
    tellDone(output.saved);
    return session->finish(false);
}

ExitCode importForCoach(const ImportOptions& options, const Bytes& file)
{
    if (options.coach.name.empty())
        return report(explain({ErrorCode::NotAllowed, {}}, options.in, Act::Import));
    auto session = signInCoach(options.signIn.store, options.coach);
    if (!session)
        return report(session.error());
    const auto exported = vault::openExportForCoach(session->coach, file);
    if (!exported)
        return report(session->failure(exported.error(), Act::OpenExport));
    if (options.preview) {
        tellDone(messages::wouldMake(exported->sittings.size()));
        return session->finish(false);
    }
    const auto person = vault::importKept(session->place(), session->coach, *exported);
    if (!person)
        return report(session->failure(person.error(), Act::Import));
    tellDone(messages::recordKept(session->coach.name, person->id));
    tellDone(messages::imported(exported->sittings.size(), exported->refused));
    return session->finish(true);
}

ExitCode importNew(std::unique_ptr<StoreAccess> store, const ImportOptions& options, const vault::Exported& exported)
{
    if (options.preview) {
        tellDone(messages::wouldMake(exported.sittings.size()));
        return ExitCode::Done;
    }
    const auto typed = readNewSignIn(options.signIn.name,
        {options.signIn.wordsFile, "--words-file", "Your secret words here"}, &store->place().words);
    if (!typed)
        return report(typed.error());
    auto made = vault::importPerson(store->place(), exported, **typed);
    if (!made)
        return report(
            store->failure(made.error(), made.error().code == ErrorCode::NotAllowed ? Act::Import : Act::NewWords));
    const HeldCode code(std::move(made->recoveryCode));
    PersonSession session(std::move(store), std::move(made->person));
    tellDone(messages::recordMade());
    tellDone(messages::imported(exported.sittings.size(), exported.refused));
    ExitCode done = handOver(code, options.signIn.name, options.sheet);
    if (done == ExitCode::Done)
        done = askForProof(session, code);
    return session.finish(true, done);
}

ExitCode mergeInto(std::unique_ptr<StoreAccess> store, const ImportOptions& options, const vault::Exported& exported)
{
    const auto typed = readSignIn(options.signIn.name, {options.signIn.wordsFile, "--words-file", "Your secret words"});
    if (!typed)
        return report(typed.error());
    auto opened = vault::unlock(store->place(), **typed);
    if (!opened)
        return report(store->failure(opened.error(), Act::Unlock));
    tellNews(*opened);
    PersonSession session(std::move(store), *std::move(opened));
    tellProblems(session.person());
    const auto preview = usecase::previewMerge(session.place(), session.person(), exported);
    if (!preview)
        return report(session.failure(preview.error(), Act::Merge));
    tellDone(messages::mergePreview(*preview));
    if (options.preview)
        return session.finish(false);
    if (const auto done = vault::merge(session.place(), session.person(), exported); !done)
        return report(session.failure(done.error(), Act::Merge));
    if (preview->takenOut > 0) {
        const auto receipt = vault::takeOutOfBackups(session.place(), session.person());
        if (!receipt)
            return report(session.failure(receipt.error(), Act::Erase));
        tellDone(messages::receipt(*receipt));
    }
    tellDone(messages::merged());
    return session.finish(true);
}

ExitCode importPerson(const ImportOptions& options)
{
    if (const auto good = checkSheet(options.sheet); !good)
        return report(good.error());
    const auto file = readInput(options.in, {"export", vault::largestExport});
    if (!file)
        return report(file.error());
    const auto kind = vault::kindOf(*file);
    if (!kind)
        return report(explain(kind.error(), options.in, Act::OpenExport));
    if (*kind == vault::ExportKind::ForCoach)
        return importForCoach(options, *file);
    if (options.signIn.name.empty()) {
        tell(messages::whoseImport());
        return ExitCode::WrongUsage;
    }
    auto store = StoreAccess::open(options.signIn.store);
    if (!store)
        return report(store.error());
    const auto words = readWords({options.exportWordsFile, "--export-words-file", "Secret words of the export"});
    if (!words)
        return report(words.error());
    const auto exported = vault::openExport((*store)->place(), *file, **words);
    if (!exported)
        return report((*store)->failure(exported.error(), Act::OpenExport));
    const auto known = (*store)->store().person(exported->person);
    if (!known)
        return report((*store)->failure(known.error(), Act::OpenFile));
    return *known ? mergeInto(*std::move(store), options, *exported) : importNew(*std::move(store), options, *exported);
}

} // namespace

void addTransferCommands(CLI::App& people, Command& command)
{
    const auto leaving = std::make_shared<ExportOptions>();
    CLI::App* const exporter = people.add_subcommand("export", "Put a record into a sealed file, to carry elsewhere");
    addSignIn(*exporter, leaving->signIn);
    exporter->add_option("--out", leaving->out, "The file to write")->required()->type_name("FILE");
    exporter
        ->add_option("--export-words-file", leaving->wordsFile,
            "File whose first line is the secret words for the export; without it, typed")
        ->type_name("FILE");
    exporter->add_option("--to-coach", leaving->coach, "Seal it for this coach instead (the name)")->type_name("NAME");
    exporter->add_flag("--force", leaving->force, "Replace the file if it is there already");
    exporter->callback([leaving, &command] { command = [leaving] { return exportPerson(*leaving); }; });

    const auto coming = std::make_shared<ImportOptions>();
    CLI::App* const importer
        = people.add_subcommand("import", "Take an exported record in, or put it together with the one that is here");
    addStore(*importer, coming->signIn.store);
    importer->add_option("--in", coming->in, "The exported file")->required()->type_name("FILE");
    importer->add_option("--name", coming->signIn.name, "Sign-in name here")->type_name("NAME");
    importer->add_option("--words-file", coming->signIn.wordsFile, "File whose first line is the secret words here")
        ->type_name("FILE");
    importer
        ->add_option("--export-words-file", coming->exportWordsFile,
            "File whose first line is the secret words of the export; without it, typed")
        ->type_name("FILE");
    addCoach(*importer, coming->coach, Needed::No);
    addSheet(*importer, coming->sheet);
    importer->add_flag("--preview", coming->preview, "Only say what would come of it");
    importer->callback([coming, &command] { command = [coming] { return importPerson(*coming); }; });
}

} // namespace ownwords::cli
