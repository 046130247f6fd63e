// SPDX-License-Identifier: Apache-2.0
#include "app/cli/kept_person.h"

#include "app/cli/built_in.h"
#include "core/usecase/people.h"

#include <utility>

namespace ownwords::cli {

Result<> nameKept(CoachSession& session, vault::OpenPerson& person, const std::string& called)
{
    const auto pack = std::make_shared<const pack::Pack>(firstTalk());
    talk::Packs packs;
    talk::addPack(packs, pack);
    talk::Stamp stamp;
    stamp.at = now();
    stamp.by = person.signer();
    stamp.who = vault::residentSigner;
    stamp.typedBy = person.signer();
    auto talk = talk::Talk::begin(
        person.record, std::move(packs), {pack, {}, session.store->info().device, freshBytes}, stamp);
    if (!talk)
        return tl::unexpected(talk.error());
    const auto slot = talk::slotFrom("call_you");
    if (!slot)
        return fail(ErrorCode::Internal, "slot");
    OWNWORDS_TRY(talk->go(*slot, stamp));
    OWNWORDS_TRY(talk->say(called, 0, stamp));
    const auto saved = usecase::save(session.place(), person, *talk);
    if (!saved)
        return tl::unexpected(saved.error());
    return {};
}

} // namespace ownwords::cli
