// SPDX-License-Identifier: Apache-2.0
#include "core/vault/auto_lock.h"

#include "core/base/text.h"
#include "core/crypto/sealed.h"

#include <algorithm>

namespace ownwords::vault {

AutoLock::AutoLock(Times times, TimePoint now)
    : m_times(times)
    , m_last(now)
{
}

void AutoLock::touched(TimePoint now)
{
    if (at(now) != State::Locked)
        m_last = now;
}

AutoLock::State AutoLock::at(TimePoint now)
{
    m_last = std::min(m_last, now);
    const auto left = m_times.quiet - (now - m_last);
    if (left <= std::chrono::milliseconds(0))
        m_locked = true;
    if (m_locked)
        return State::Locked;
    if (left <= m_times.again)
        return State::LastNotice;
    return left <= m_times.notice ? State::Notice : State::Open;
}

Result<PinLock> PinLock::keep(const crypto::Secret& key, std::string_view pin, const crypto::KdfCost& cost)
{
    if (text::codePoints(pin) < shortest)
        return fail(ErrorCode::Invalid, "PIN: too short");
    PinLock lock;
    lock.m_salt = crypto::randomId();
    lock.m_cost = cost;
    const auto opener = crypto::keyFromWords("pin", pin, lock.m_salt, cost);
    if (!opener)
        return tl::unexpected(opener.error());
    lock.m_sealed = crypto::seal(opener->key, key.view(), "pin1");
    return lock;
}

Result<crypto::Secret> PinLock::open(std::string_view pin)
{
    if (m_triesLeft == 0)
        return fail(ErrorCode::NotAllowed, "PIN: no tries left");
    const auto opener = crypto::keyFromWords("pin", pin, m_salt, m_cost);
    if (!opener)
        return tl::unexpected(opener.error());
    auto key = crypto::open(opener->key, m_sealed, "pin1");
    if (key) {
        m_triesLeft = mostTries;
        crypto::Secret secret = crypto::Secret::copyOf(*key);
        crypto::wipe(*key);
        return secret;
    }
    if (--m_triesLeft == 0)
        crypto::wipe(m_sealed);
    return fail(ErrorCode::WrongWords, "PIN");
}

void SaveClock::typed(TimePoint now)
{
    if (!m_first)
        m_first = now;
    m_first = std::min(*m_first, now); // a clock that went back
}

bool SaveClock::isDue(TimePoint now) const
{
    return m_first && now - *m_first >= wait;
}

void LogClock::changed(TimePoint now)
{
    if (!m_deleted)
        m_due = now + idle;
}

void LogClock::deleted(TimePoint now)
{
    if (!m_deleted)
        m_due = now + afterDeleting;
    m_deleted = true;
}

std::optional<TimePoint> SaveClock::dueAt() const
{
    if (!m_first)
        return std::nullopt;
    return *m_first + wait;
}

} // namespace ownwords::vault
