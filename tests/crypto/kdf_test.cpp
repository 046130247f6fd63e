// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/kdf.h"
#include "tests/crypto/calibrations.h"
#include "tests/support/catch_compat.h"

#include <set>

using namespace ownwords;
using namespace std::chrono_literals;
using crypto::KdfCost;

namespace {

constexpr KdfCost least{1, 8192};

Bytes both(const crypto::WordsKey& made)
{
    return Bytes(reinterpret_cast<const char*>(made.locator.data()), made.locator.size()) + Bytes(made.key.view());
}

Bytes keyOf(BytesView name, BytesView words, const crypto::Salt& salt = {}, const KdfCost& cost = least)
{
    const auto made = crypto::keyFromWords(name, words, salt, cost);
    REQUIRE(made);
    CHECK(made->key.size() == 32);
    return both(*made);
}

} // namespace

TEST_CASE("programs for tests accept the cheapest key, and no cheaper one")
{
    CHECK(crypto::kdfFloor() == least);
    CHECK(crypto::kdfCeiling() == KdfCost{4, 256UL << 20U});
    CHECK(crypto::isAllowed(least));
    CHECK_FALSE(crypto::isAllowed({0, 8192}));
    CHECK_FALSE(crypto::isAllowed({1, 8191}));
    CHECK_FALSE(crypto::isAllowed({5, 8192}));
    CHECK_FALSE(crypto::isAllowed({1, (256UL << 20U) + 1}));
    CHECK_FALSE(crypto::isAllowed({}));
    CHECK_FALSE(crypto::isAllowed({~0ULL, ~0ULL}));
}

TEST_CASE("the same name and words open the same place, and nothing else does")
{
    CHECK(keyOf("sam", "bread lamp river stone") == keyOf("sam", "bread lamp river stone"));

    crypto::Salt otherSalt{};
    otherSalt[15] = 1;
    std::set<Bytes> keys;
    std::set<Bytes> locators;
    for (const Bytes& made : {
             keyOf("sam", "bread lamp river stone"),
             keyOf("sam", "bread lamp river ston"),
             keyOf("Sam", "bread lamp river stone"),
             keyOf("sa", "mbread lamp river stone"), // what is the name's is not the words'
             keyOf("sambread lamp river stone", ""),
             keyOf("", "sambread lamp river stone"),
             keyOf("", ""),
             keyOf("sam", Bytes("bread\0lamp", 10)),
             keyOf("sam", "bread"),
             keyOf("sam", "bread lamp river stone", otherSalt),
             keyOf("sam", "bread lamp river stone", {}, {2, 8192}),
             keyOf("sam", "bread lamp river stone", {}, {1, 16384}),
         }) {
        locators.insert(made.substr(0, 16));
        keys.insert(made.substr(16));
    }
    CHECK(keys.size() == 12);
    CHECK(locators.size() == 12);
}

TEST_CASE("a cost that is not allowed makes no key")
{
    for (const KdfCost& cost : {KdfCost{0, 8192}, KdfCost{1, 4096}, KdfCost{5, 8192}, KdfCost{1, 1ULL << 40U}}) {
        const auto refused = crypto::keyFromWords("sam", "words", {}, cost);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::Invalid);
    }
}

TEST_CASE("making keys leaves none behind")
{
    const std::size_t before = crypto::secretsAlive();
    static_cast<void>(keyOf("sam", "bread lamp river stone"));
    CHECK_FALSE(crypto::keyFromWords("sam", "words", {}, {0, 0}));
    CHECK(crypto::secretsAlive() == before);
    CHECK(crypto::freeSecretsAreZero());
}

TEST_CASE("calibration finds its way up from the cheapest key")
{
    // A hundred times slower, and a hundred times faster, than the machine this was written on.
    for (const double perUnit : {90000.0, 900.0, 9.0}) {
        CAPTURE(perUnit);
        test::PretendedMachine machine(perUnit);
        const KdfCost found = crypto::calibrate(700ms, machine.timer());
        CHECK(crypto::isAllowed(found));
        CHECK(machine.asked.size() < 40);
        CHECK(machine.timeOf(found) <= 875ms);
        CHECK((machine.timeOf(found) > 350ms || found == crypto::kdfCeiling()));
    }
}

TEST_CASE("calibration measures by itself when nobody else does")
{
    // 1 ms: over in an instant on every machine; what is found differs and must only be allowed.
    CHECK(crypto::isAllowed(crypto::calibrate(1ms)));
}
