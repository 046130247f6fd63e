// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/date.h"
#include "core/crypto/kdf.h"

#include <optional>
#include <string_view>

namespace ownwords::vault {

// When an open record closes by itself. Whoever owns the clock asks at each tick; nothing here knows a timer.
class AutoLock {
public:
    struct Times {
        std::chrono::seconds quiet; // from the last touch to the lock
        std::chrono::seconds notice = std::chrono::seconds(30); // how long before it "Are you still here?" stands there
        std::chrono::seconds again = std::chrono::seconds(10); // and when it is said once more
    };
    // Silence is a part of a talk, so two at a table have longer.
    static Times sharedComputer() { return {std::chrono::minutes(3)}; }
    static Times coachLaptop() { return {std::chrono::minutes(10)}; }
    static Times together() { return {std::chrono::minutes(15)}; }

    enum class State { Open, Notice, LastNotice, Locked };

    AutoLock(Times times, TimePoint now);

    void touched(TimePoint now); // a key, the mouse, Stay; not once it is locked
    void lockNow() { m_locked = true; } // Hide, sign-out, the system locks or sleeps
    // A clock that goes back never keeps it open longer than `quiet` from now on.
    State at(TimePoint now);

private:
    Times m_times;
    TimePoint m_last;
    bool m_locked = false;
};

// A key that a short PIN opens again, in memory only, off by default on shared computers: with a memory image a PIN can
// be guessed. Five tries; then the full words are needed.
class PinLock {
public:
    static constexpr int mostTries = 5;
    static constexpr std::size_t shortest = 4; // digits or letters

    // Invalid: too short. NoMemory.
    static Result<PinLock> keep(const crypto::Secret& key, std::string_view pin, const crypto::KdfCost& cost);
    // WrongWords; NotAllowed when no tries are left: the key is gone then.
    Result<crypto::Secret> open(std::string_view pin);
    int triesLeft() const { return m_triesLeft; }

private:
    PinLock() = default;

    crypto::Salt m_salt{};
    crypto::KdfCost m_cost;
    Bytes m_sealed;
    int m_triesLeft = mostTries;
};

// When what is being typed goes to the disk: 700 ms after the first key that is not saved, however fast somebody types,
// so that a power cut takes at most a second of typing. Never moved by later keys.
class SaveClock {
public:
    static constexpr std::chrono::milliseconds wait{700};

    void typed(TimePoint now);
    void saved() { m_first.reset(); }
    bool isDue(TimePoint now) const;
    std::optional<TimePoint> dueAt() const;

private:
    std::optional<TimePoint> m_first;
};

// When the log is emptied into the file while a record is open: 30 s after the last change, 5 s after words were taken
// out; at lock and sign-out signOut() does it.
class LogClock {
public:
    static constexpr std::chrono::seconds idle{30};
    static constexpr std::chrono::seconds afterDeleting{5};

    void changed(TimePoint now);
    void deleted(TimePoint now);
    void emptied() { *this = {}; }
    std::optional<TimePoint> dueAt() const { return m_due; }

private:
    std::optional<TimePoint> m_due;
    bool m_deleted = false;
};

} // namespace ownwords::vault
