// SPDX-License-Identifier: Apache-2.0
#include "app/cli/store_talk.h"

#include "app/cli/messages.h"
#include "app/cli/vault_messages.h"
#include "core/usecase/people.h"

#include <utility>

namespace ownwords::cli {

Outcome<Start> readStart(PersonSession& session)
{
    exchange::ReadRecord read;
    read.record = session.person().record;
    auto packs = usecase::packsOf(session.store().store(), read.record);
    if (!packs)
        return tl::unexpected(session.failure(packs.error(), Act::Packs));
    read.packs = *std::move(packs);
    auto start = startFrom(std::move(read));
    if (!start)
        return tl::unexpected(session.failure(start.error(), Act::Packs));
    return *std::move(start);
}

Outcome<vault::Saved> saveTalk(PersonSession& session, talk::Talk& talk)
{
    const auto saved = usecase::save(session.place(), session.person(), talk);
    if (!saved)
        return tl::unexpected(session.failure(saved.error(), Act::Save));
    if (saved->redacted == 0)
        return *saved;
    const auto receipt = vault::takeOutOfBackups(session.place(), session.person());
    if (!receipt)
        return tl::unexpected(session.failure(receipt.error(), Act::Erase));
    tellDone(messages::wordsTakenOut());
    tellDone(messages::receipt(*receipt));
    return *saved;
}

} // namespace ownwords::cli
