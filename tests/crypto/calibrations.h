// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/kdf.h"

#include <vector>

// A machine that only tells how long a key would take, and notes what it was asked.
namespace ownwords::test {

class PretendedMachine {
public:
    // `perUnit`: microseconds for one pass over one MiB. More memory than `most` cannot be had.
    explicit PretendedMachine(double perUnit, std::uint64_t most = ~0ULL)
        : m_perUnit(perUnit)
        , m_most(most)
    {
    }

    crypto::KdfTimer timer()
    {
        return [this](const crypto::KdfCost& cost) -> Result<std::chrono::milliseconds> {
            asked.push_back(cost);
            if (cost.memory > m_most)
                return fail(ErrorCode::NoMemory);
            return timeOf(cost);
        };
    }

    std::chrono::milliseconds timeOf(const crypto::KdfCost& cost) const
    {
        constexpr double mebibyte = 1024.0 * 1024;
        const double units = static_cast<double>(cost.passes) * static_cast<double>(cost.memory) / mebibyte;
        return std::chrono::milliseconds(static_cast<std::int64_t>(units * m_perUnit / 1000));
    }

    std::vector<crypto::KdfCost> asked;

private:
    double m_perUnit;
    std::uint64_t m_most;
};

} // namespace ownwords::test
