// SPDX-License-Identifier: Apache-2.0
#include "app/cli/talk_start.h"

#include "app/cli/built_in.h"
#include "app/cli/input_file.h"
#include "core/talk/migration.h"

#include <iostream>
#include <utility>

namespace ownwords::cli {

namespace {

Latest latestTalk(const talk::State& state, const talk::Packs& packs)
{
    const auto latest = state.latestChain();
    if (!latest)
        return {};
    const talk::Chain& chain = state.chain(*latest);
    const pack::Pack& asked = packs.at(chain.pack->pack().hash)->pack();
    // The index keeps its pack alive, and this pointer keeps the index.
    return {std::shared_ptr<const pack::Pack>(packs.at(asked.hash), &asked), chain.lang, *latest};
}

} // namespace

Result<Start> startFrom(exchange::ReadRecord read)
{
    Start start;
    start.read = std::move(read);
    auto state = talk::State::fold(start.read.record, start.read.packs);
    if (!state)
        return tl::unexpected(state.error());
    start.latest = latestTalk(*state, start.read.packs);
    start.state = *std::move(state);
    return start;
}

Outcome<std::shared_ptr<const pack::Pack>> choosePack(const std::string& path, const Latest& latest)
{
    if (!path.empty()) {
        auto pack = readPackFile(path);
        if (!pack)
            return tl::unexpected(pack.error());
        return std::make_shared<const pack::Pack>(*std::move(pack));
    }
    auto builtIn = std::make_shared<const pack::Pack>(firstTalk());
    const bool isNewer = latest.pack != nullptr && latest.pack->id == builtIn->id
        && talk::isNewer(builtIn->version, latest.pack->version);
    if (latest.pack != nullptr && !isNewer)
        return latest.pack;
    return builtIn;
}

void tellMove(const Start& start, const std::shared_ptr<const pack::Pack>& pack)
{
    const pack::Pack* const before = start.latest.pack.get();
    if (before == nullptr || before->id != pack->id || !talk::isNewer(pack->version, before->version))
        return;
    std::cerr << talk::toText(talk::previewMigration(*start.state, start.latest.chain, talk::PackIndex(pack)));
}

} // namespace ownwords::cli
