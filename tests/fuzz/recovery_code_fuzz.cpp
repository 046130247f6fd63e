// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/recovery_code.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace ownwords;

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// What is taken for a code must be one: 25 letters that fold to themselves and open a slot.
bool check(std::string_view typed)
{
    const auto folded = crypto::foldRecoveryCode(typed);
    if (!folded) {
        if (folded.error().code != ErrorCode::Invalid || folded.error().detail.empty())
            std::abort(); // a refusal says why
        return false;
    }
    const bool ours = folded->size() == 25 && folded->find_first_not_of(alphabet) == std::string::npos;
    if (!ours || crypto::foldRecoveryCode(*folded) != *folded)
        std::abort();
    const crypto::RecoveryKeys keys = crypto::keysFromCode(*folded);
    if (keys.locator == IdBytes{} || crypto::keysFromCode(*folded).box.open != keys.box.open)
        std::abort();
    return true;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view typed(reinterpret_cast<const char*>(data), size);
    check(typed);
    // Few inputs have a check letter that fits; of all 32 exactly one does, when the 24 before it are letters.
    std::string letters;
    for (std::size_t i = 0; i < 24 && i < size; ++i)
        letters += alphabet[data[i] % 32U];
    if (letters.size() == 24) {
        int fitting = 0;
        for (const char last : alphabet)
            fitting += check(letters + last) ? 1 : 0;
        if (fitting != 1)
            std::abort();
    }
    return 0;
}
