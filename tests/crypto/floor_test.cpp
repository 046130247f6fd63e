// SPDX-License-Identifier: Apache-2.0
// Linked with what the shipped programs are linked with: the real floor.
#include "core/crypto/kdf.h"
#include "tests/crypto/calibrations.h"
#include "tests/crypto/vectors.h"
#include "tests/support/catch_compat.h"

#include <algorithm>

using namespace ownwords;
using namespace std::chrono_literals;
using crypto::KdfCost;
using test::PretendedMachine;

namespace {

constexpr std::uint64_t mebibyte = 1UL << 20U;
constexpr KdfCost least{3, 64 * mebibyte};
constexpr KdfCost most{4, 256 * mebibyte};
constexpr double usualMachine = 900; // 64 MiB with 3 passes in 173 ms

} // namespace

TEST_CASE("the shipped programs accept nothing under 64 MiB with 3 passes, nothing over 256 MiB with 4")
{
    CHECK(crypto::kdfFloor() == least);
    CHECK(crypto::kdfCeiling() == most);
    CHECK(crypto::isAllowed(least));
    CHECK(crypto::isAllowed(most));
    CHECK(crypto::isAllowed({3, 256 * mebibyte}));
    CHECK(crypto::isAllowed({4, 64 * mebibyte}));
    CHECK_FALSE(crypto::isAllowed({2, 64 * mebibyte}));
    CHECK_FALSE(crypto::isAllowed({2, 256 * mebibyte}));
    CHECK_FALSE(crypto::isAllowed({3, 64 * mebibyte - 1}));
    CHECK_FALSE(crypto::isAllowed({5, 64 * mebibyte}));
    CHECK_FALSE(crypto::isAllowed({4, 256 * mebibyte + 1}));
}

TEST_CASE("known answer: a key from words at the real floor")
{
    const test::Vector v = test::vectors("words at the floor").front();
    const KdfCost cost{v.number("passes"), v.number("memory")};
    CHECK(cost == least);
    const auto made = crypto::keyFromWords(v.bytes("name"), v.bytes("words"), v.array<16>("salt"), cost);
    REQUIRE(made);
    CHECK(made->locator == v.array<16>("locator"));
    CHECK(test::toHex(made->key.view()) == test::toHex(v.bytes("key")));
}

TEST_CASE("the shipped programs make no key at the floor for tests")
{
    for (const KdfCost& cheap : {KdfCost{1, 8192}, KdfCost{3, 8192}, KdfCost{1, 64 * mebibyte}}) {
        const auto refused = crypto::keyFromWords("sam", "bread lamp river stone", {}, cheap);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::Invalid);
    }
}

TEST_CASE("a usual machine takes all the memory, then the passes it has time for")
{
    PretendedMachine machine(usualMachine);
    CHECK(crypto::calibrate(700ms, machine.timer()) == KdfCost{3, 256 * mebibyte});
    PretendedMachine faster(usualMachine / 2);
    CHECK(crypto::calibrate(700ms, faster.timer()) == most);
}

TEST_CASE("a fast machine gets the ceiling, and no more")
{
    for (const double perUnit : {0.0, 0.1, 10.0}) {
        PretendedMachine machine(perUnit);
        CHECK(crypto::calibrate(700ms, machine.timer()) == most);
        CHECK(std::all_of(machine.asked.begin(), machine.asked.end(), crypto::isAllowed));
    }
}

TEST_CASE("a slow machine gets the floor, and is asked no longer than needed")
{
    for (const double perUnit : {usualMachine * 5, usualMachine * 1000}) {
        PretendedMachine machine(perUnit);
        CHECK(crypto::calibrate(700ms, machine.timer()) == least);
        CHECK(machine.asked == std::vector<KdfCost>{least});
    }
}

TEST_CASE("a machine in between gets what it can do in about the time")
{
    for (double perUnit = usualMachine; perUnit < usualMachine * 4.5; perUnit *= 1.05) {
        CAPTURE(perUnit);
        PretendedMachine machine(perUnit);
        const KdfCost found = crypto::calibrate(700ms, machine.timer());
        CHECK(crypto::isAllowed(found));
        CHECK(machine.timeOf(found) <= 875ms);
        CHECK(machine.timeOf(found) >= 340ms);
        CHECK(machine.asked.size() <= 6);
    }
}

TEST_CASE("a machine without the memory gets what it has, one that cannot tell gets the floor")
{
    PretendedMachine narrow(usualMachine / 10, 130 * mebibyte);
    CHECK(crypto::calibrate(700ms, narrow.timer()) == KdfCost{4, 128 * mebibyte});
    PretendedMachine narrower(usualMachine / 10, 100 * mebibyte);
    CHECK(crypto::calibrate(700ms, narrower.timer()) == KdfCost{4, 64 * mebibyte});
    PretendedMachine broken(usualMachine, 0);
    CHECK(crypto::calibrate(700ms, broken.timer()) == least);
    CHECK(broken.asked.size() == 1);
}

TEST_CASE("memory that turns slow when there is much of it is not taken")
{
    const crypto::KdfTimer swapping = [](const KdfCost& cost) -> Result<std::chrono::milliseconds> {
        return std::chrono::milliseconds(cost.memory > 128 * mebibyte ? 9000 : 100);
    };
    const KdfCost found = crypto::calibrate(700ms, swapping);
    CHECK(found.memory == 128 * mebibyte);
}

TEST_CASE("no time and a whole day are targets too")
{
    PretendedMachine machine(usualMachine);
    CHECK(crypto::calibrate(0ms, machine.timer()) == least);
    CHECK(crypto::calibrate(-5ms, machine.timer()) == least);
    CHECK(crypto::calibrate(24h, machine.timer()) == most);
}
