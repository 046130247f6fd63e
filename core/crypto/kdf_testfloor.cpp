// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/kdf.h"

// For programs that test and are never installed: the least that Argon2id can do, so that thousands of keys can be made
// in a second. The shipped programs refuse files of that cost.
namespace ownwords::crypto {

KdfCost kdfFloor()
{
    return {1, 8UL * 1024};
}

KdfCost kdfCeiling()
{
    return {4, 256UL * 1024 * 1024};
}

} // namespace ownwords::crypto
