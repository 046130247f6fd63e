// SPDX-License-Identifier: Apache-2.0
#include "app/cli/soak_command.h"

#include "app/cli/built_in.h"
#include "app/cli/messages.h"
#include "app/cli/store_access.h"
#include "app/cli/vault_messages.h"
#include "core/usecase/people.h"

#include <charconv>
#include <iostream>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace ownwords::cli {

namespace {

constexpr std::string_view slot = "like_home"; // of the first talk
constexpr std::string_view mark = "soak "; // before the number
constexpr std::size_t answerEach = 10; // saves; between them a draft grows

struct SoakOptions {
    SignInOptions signIn;
    std::size_t saves = 0;
    bool verify = false;
};

std::optional<std::size_t> numberIn(std::string_view words)
{
    if (!words.starts_with(mark))
        return std::nullopt;
    words.remove_prefix(mark.size());
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), number);
    return error == std::errc() && end == words.data() + words.size() ? std::optional(number) : std::nullopt;
}

struct Found {
    std::size_t last = 0;
    std::set<std::size_t> answers;
};

// The numbers that earlier runs left in the record.
Found foundIn(const record::Record& record)
{
    Found found;
    for (const record::Sitting& sitting : record.sittings) {
        for (const auto& [where, words] : sitting.drafts)
            found.last = std::max(found.last, numberIn(words).value_or(0));
        for (const record::Stretch& stretch : sitting.stretches) {
            for (const record::Event& event : stretch.events) {
                for (const std::string& words : event.payload.value.words) {
                    const auto number = numberIn(words);
                    if (number)
                        found.answers.insert(*number);
                }
            }
        }
    }
    if (!found.answers.empty())
        found.last = std::max(found.last, *found.answers.rbegin());
    return found;
}

ExitCode verify(PersonSession& session)
{
    const Found found = foundIn(session.person().record);
    ExitCode code = tellProblems(session.person());
    std::cout << "last " << found.last << std::endl;
    for (std::size_t number = answerEach; number <= found.last; number += answerEach) {
        if (found.answers.contains(number))
            continue;
        tell(messages::soakGap(number));
        code = ExitCode::Damaged;
    }
    return session.finish(false, code);
}

Result<talk::Talk> openTalk(PersonSession& session)
{
    const record::Record& record = session.person().record;
    auto packs = usecase::packsOf(session.store().store(), record);
    if (!packs)
        return tl::unexpected(packs.error());
    const auto pack = std::make_shared<const pack::Pack>(firstTalk());
    talk::addPack(*packs, pack);
    const talk::Talk::Setup setup{pack, {}, session.store().info().device, freshBytes};
    talk::Stamp stamp;
    stamp.at = now();
    auto talk = talk::Talk::resume(record, *packs, setup, stamp);
    if (!talk && talk.error().code == ErrorCode::NotFound)
        talk = talk::Talk::begin(record, *std::move(packs), setup, stamp);
    if (!talk)
        return talk;
    const auto there = talk::slotFrom(slot);
    OWNWORDS_TRY(there ? talk->go(*there, stamp) : fail(ErrorCode::NotFound, "slot"));
    return talk;
}

Result<> saveOnce(PersonSession& session, talk::Talk& talk, std::size_t number)
{
    const std::string words = std::string(mark) + std::to_string(number);
    talk::Stamp stamp;
    stamp.at = now();
    if (number % answerEach == 0)
        OWNWORDS_TRY(talk.say(words, 0, stamp));
    else
        OWNWORDS_TRY(talk.type(words));
    const auto saved = usecase::save(session.place(), session.person(), talk);
    if (!saved)
        return tl::unexpected(saved.error());
    return {};
}

ExitCode soak(const SoakOptions& options)
{
    auto session = signIn(options.signIn);
    if (!session)
        return report(session.error());
    if (options.verify)
        return verify(*session);
    const std::size_t first = foundIn(session->person().record).last + 1;
    auto talk = openTalk(*session);
    if (!talk)
        return report(session->failure(talk.error(), Act::Packs));
    for (std::size_t number = first; number < first + options.saves; ++number) {
        if (const auto saved = saveOnce(*session, *talk, number); !saved)
            return report(session->failure(saved.error(), Act::Save));
        std::cout << "saved " << number << std::endl; // at once: whoever counts may end this program now
    }
    return session->finish(options.saves > 0);
}

} // namespace

void addSoakCommand(CLI::App& stores, Command& command)
{
    const auto options = std::make_shared<SoakOptions>();
    CLI::App* const soaking
        = stores.add_subcommand("soak", "Save many times into a record for tests, and count what is there");
    addSignIn(*soaking, options->signIn);
    auto* const saves
        = soaking->add_option("--saves", options->saves, "How often; each says \"saved N\"")->type_name("K");
    soaking->add_flag("--verify", options->verify, "Say the last N that is in the record")->excludes(saves);
    soaking->callback([options, &command] { command = [options] { return soak(*options); }; });
}

} // namespace ownwords::cli
