// SPDX-License-Identifier: Apache-2.0
#include "core/vault/auto_lock.h"
#include "tests/vault/kit.h"

using namespace ownwords;
using namespace std::chrono_literals;
using vault::AutoLock;

TEST_CASE("auto-lock: a notice before it, Stay, and no way back", "[lock]")
{
    const TimePoint start = TimePoint() + 1h;
    AutoLock lock(AutoLock::sharedComputer(), start);
    CHECK(lock.at(start + 2min + 29s) == AutoLock::State::Open);
    CHECK(lock.at(start + 2min + 30s) == AutoLock::State::Notice);
    CHECK(lock.at(start + 2min + 50s) == AutoLock::State::LastNotice);
    lock.touched(start + 2min + 55s); // Stay
    CHECK(lock.at(start + 5min) == AutoLock::State::Open);
    CHECK(lock.at(start + 5min + 55s) == AutoLock::State::Locked);
    lock.touched(start + 5min + 56s);
    CHECK(lock.at(start + 5min + 57s) == AutoLock::State::Locked);
}

TEST_CASE("auto-lock: silence is a part of a talk, Hide is at once, a clock set back keeps nothing open", "[lock]")
{
    const TimePoint start = TimePoint() + 24h;
    AutoLock together(AutoLock::together(), start);
    CHECK(together.at(start + 14min) == AutoLock::State::Open);
    together.lockNow();
    CHECK(together.at(start) == AutoLock::State::Locked);
    AutoLock back(AutoLock::coachLaptop(), start);
    CHECK(back.at(start - 12h) == AutoLock::State::Open);
    CHECK(back.at(start - 12h + 10min) == AutoLock::State::Locked);
}

TEST_CASE("a PIN opens what was kept, five tries long", "[lock]")
{
    REQUIRE(crypto::start());
    const crypto::Secret key = crypto::Secret::random();
    CHECK(vault::PinLock::keep(key, "123", crypto::kdfFloor()).error().code == ErrorCode::Invalid);
    auto lock = vault::PinLock::keep(key, "4711", crypto::kdfFloor());
    REQUIRE(lock);
    for (int tries = 1; tries < vault::PinLock::mostTries; ++tries)
        CHECK(lock->open("0000").error().code == ErrorCode::WrongWords);
    CHECK(lock->open("4711")->view() == key.view());
    CHECK(lock->triesLeft() == vault::PinLock::mostTries);
    for (int tries = 0; tries < vault::PinLock::mostTries; ++tries)
        CHECK(lock->open("0000").error().code == ErrorCode::WrongWords);
    CHECK(lock->open("4711").error().code == ErrorCode::NotAllowed);
}

TEST_CASE("typing is saved 700 ms after its first key, however fast somebody types", "[lock]")
{
    const TimePoint start = TimePoint() + 1h;
    vault::SaveClock clock;
    CHECK_FALSE(clock.isDue(start));
    CHECK_FALSE(clock.dueAt());
    for (auto key = 0ms; key < 700ms; key += 50ms) {
        clock.typed(start + key);
        CHECK_FALSE(clock.isDue(start + key));
    }
    CHECK(clock.dueAt() == start + 700ms);
    CHECK(clock.isDue(start + 700ms));
    clock.saved();
    CHECK_FALSE(clock.isDue(start + 2s));
    clock.typed(start + 2s);
    clock.typed(start); // the clock went back
    CHECK(clock.isDue(start + 700ms));
}

TEST_CASE("the log is emptied 30 s after the last change, 5 s after words were taken out", "[lock]")
{
    const TimePoint start = TimePoint() + 1h;
    vault::LogClock clock;
    CHECK_FALSE(clock.dueAt());
    clock.changed(start);
    clock.changed(start + 10s);
    CHECK(clock.dueAt() == start + 40s);
    clock.deleted(start + 11s);
    clock.changed(start + 15s); // does not put it off
    CHECK(clock.dueAt() == start + 16s);
    clock.emptied();
    CHECK_FALSE(clock.dueAt());
    clock.changed(start + 20s);
    CHECK(clock.dueAt() == start + 50s);
}
