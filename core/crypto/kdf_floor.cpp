// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/kdf.h"

// What the shipped programs accept. A program links this file or kdf_testfloor.cpp, never both.
namespace ownwords::crypto {

namespace {

constexpr std::uint64_t mebibyte = 1024UL * 1024;

} // namespace

KdfCost kdfFloor()
{
    return {3, 64 * mebibyte};
}

KdfCost kdfCeiling()
{
    return {4, 256 * mebibyte};
}

} // namespace ownwords::crypto
