// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/kdf.h"

#include <sodium.h>

#include <algorithm>
#include <optional>

namespace ownwords::crypto {

namespace {

using std::chrono::milliseconds;

constexpr std::size_t keySize = 32;

// Each with its length before it (4 bytes, the lowest first), so that no letter can wander from the name to the words.
Bytes joined(BytesView name, BytesView words)
{
    Bytes both;
    both.reserve(8 + name.size() + words.size()); // in one piece: a growing string would leave copies
    for (const BytesView part : {name, words}) {
        for (unsigned shift = 0; shift < 32; shift += 8)
            both += static_cast<char>(part.size() >> shift & 0xFFU);
        both += part;
    }
    return both;
}

Result<milliseconds> measureHere(const KdfCost& cost)
{
    const auto begin = std::chrono::steady_clock::now();
    const auto key = keyFromWords("how long", "does it take?", Salt{}, cost);
    if (!key)
        return tl::unexpected<Error>(key.error());
    return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begin);
}

// Steps from the floor upwards: each is foretold from the last measurement, then measured itself.
class Calibration {
public:
    Calibration(milliseconds target, const KdfTimer& measure)
        : m_target(std::max<std::int64_t>(target.count(), 1))
        , m_measure(measure)
    {
    }

    KdfCost result()
    {
        const auto time = timeOf(m_cost);
        if (!time)
            return m_cost;
        m_time = *time;
        growMemory();
        growPasses();
        return m_cost;
    }

private:
    std::optional<std::int64_t> timeOf(const KdfCost& cost) const
    {
        const auto time = m_measure(cost);
        return time ? std::optional(std::max<std::int64_t>(time->count(), 1)) : std::nullopt;
    }

    // A quarter over the target is still "about" it: the times of one machine differ by as much.
    bool isAboutTarget(std::int64_t time) const { return time <= m_target + m_target / 4; }

    // `amount` after as much growth as the target leaves room for, at most fourfold: short times are measured badly.
    std::uint64_t grown(std::uint64_t amount) const
    {
        const std::int64_t times = m_target / m_time;
        if (times >= 4)
            return amount * 4;
        return amount / static_cast<std::uint64_t>(m_time) * static_cast<std::uint64_t>(m_target);
    }

    void growMemory()
    {
        const std::uint64_t unit = kdfFloor().memory;
        std::uint64_t most = kdfCeiling().memory;
        while (m_cost.memory < most) {
            KdfCost next = m_cost;
            next.memory = std::min(most, grown(m_cost.memory) / unit * unit);
            if (next.memory <= m_cost.memory)
                return;
            const auto time = timeOf(next);
            if (!time || !isAboutTarget(*time)) { // so much memory is not to be had, or not fast
                most = (m_cost.memory + next.memory) / 2 / unit * unit;
                continue;
            }
            m_cost = next;
            m_time = *time;
        }
    }

    void growPasses()
    {
        KdfCost next = m_cost;
        next.passes = std::min(kdfCeiling().passes, grown(m_cost.passes * 1000) / 1000);
        if (next.passes <= m_cost.passes)
            return;
        const auto time = timeOf(next);
        if (time && isAboutTarget(*time))
            m_cost = next;
    }

    std::int64_t m_target; // milliseconds, as all times here
    const KdfTimer& m_measure;
    KdfCost m_cost = kdfFloor();
    std::int64_t m_time = 1;
};

} // namespace

bool isAllowed(const KdfCost& cost)
{
    const KdfCost floor = kdfFloor();
    const KdfCost ceiling = kdfCeiling();
    return cost.passes >= floor.passes && cost.passes <= ceiling.passes && cost.memory >= floor.memory
        && cost.memory <= ceiling.memory;
}

KdfCost calibrate(std::chrono::milliseconds target, const KdfTimer& measure)
{
    const KdfTimer timer = measure ? measure : KdfTimer(measureHere);
    return Calibration(target, timer).result();
}

Result<WordsKey> keyFromWords(BytesView name, BytesView words, const Salt& salt, const KdfCost& cost)
{
    static_assert(std::tuple_size_v<Salt> == crypto_pwhash_argon2id_SALTBYTES);
    if (!isAllowed(cost))
        return fail(ErrorCode::Invalid, "cost of the key");
    Secret both(std::tuple_size_v<IdBytes> + keySize);
    Bytes password = joined(name, words);
    const int failed = crypto_pwhash(both.data(), both.size(), password.data(), password.size(), salt.data(),
        cost.passes, static_cast<std::size_t>(cost.memory), crypto_pwhash_ALG_ARGON2ID13);
    wipe(password);
    if (failed != 0)
        return fail(ErrorCode::NoMemory, "memory for the key");
    WordsKey made;
    std::copy_n(both.data(), made.locator.size(), made.locator.begin());
    std::copy_n(both.data() + made.locator.size(), keySize, made.key.data());
    return made;
}

} // namespace ownwords::crypto
