// SPDX-License-Identifier: Apache-2.0
#include "core/vault/coach_card.h"

#include "core/base/text.h"

namespace ownwords::vault {

namespace {

constexpr std::string_view cardTag = "OWK1";
constexpr std::string_view familyOfTags = "OWK"; // the figure behind it is the format's number

Bytes signedPart(const CoachId& coach, const PublicKey& boxKey, const PublicKey& signKey, const std::string& name)
{
    return Writer(cardTag).id(coach).key(boxKey).key(signKey).text(name).take();
}

} // namespace

Bytes coachCard(const OpenCoach& coach)
{
    const Notebook& notebook = coach.notebook;
    const Bytes part = signedPart(coach.id, notebook.box.open, notebook.identity.open, coach.name);
    const crypto::Signature signature = notebook.identity.sign(part);
    return Writer(part).raw({reinterpret_cast<const char*>(signature.data()), signature.size()}).take();
}

Result<store::CoachRow> coachFromCard(BytesView file)
{
    if (!file.starts_with(cardTag)) {
        const std::size_t at = familyOfTags.size();
        const bool isNewer = file.size() > at && file.starts_with(familyOfTags) && file[at] > '1' && file[at] <= '9';
        return fail(isNewer ? ErrorCode::NewerFormat : ErrorCode::Invalid, "coach's key: its first letters");
    }
    if (file.size() > largestCard)
        return fail(ErrorCode::Invalid, "coach's key: too large");
    Reader in(file, cardTag);
    store::CoachRow coach;
    coach.coach = in.id<CoachId>();
    coach.boxKey = in.key();
    coach.signKey = in.key();
    coach.name = in.text(largestCard);
    const BytesView signature = in.raw(crypto::Signature().size());
    OWNWORDS_TRY(in.end());
    const Bytes part = signedPart(coach.coach, coach.boxKey, coach.signKey, coach.name);
    if (text::isBlank(coach.name) || !text::isValidUtf8(coach.name) || !crypto::verify(coach.signKey, part, signature))
        return fail(ErrorCode::Tampered, "coach's key");
    return coach;
}

} // namespace ownwords::vault
