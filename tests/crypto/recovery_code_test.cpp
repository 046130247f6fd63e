// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/recovery_code.h"
#include "tests/support/catch_compat.h"

#include <algorithm>
#include <array>
#include <set>

using namespace ownwords;
using crypto::foldRecoveryCode;

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

std::string withoutHyphens(std::string code)
{
    code.erase(std::remove(code.begin(), code.end(), '-'), code.end());
    return code;
}

bool isRefused(std::string_view typed)
{
    const auto folded = foldRecoveryCode(typed);
    return !folded && folded.error().code == ErrorCode::Invalid;
}

// What is let through of all single wrong letters, and of two that changed places, next to each other or not.
std::size_t missedSlips(const std::string& code, std::size_t& tried)
{
    std::size_t missed = 0;
    for (std::size_t at = 0; at < code.size(); ++at) {
        for (const char letter : alphabet) {
            if (letter == code[at])
                continue;
            std::string slip = code;
            slip[at] = letter;
            ++tried;
            missed += isRefused(slip) ? 0 : 1;
        }
        for (std::size_t other = at + 1; other < code.size(); ++other) {
            if (code[at] == code[other])
                continue;
            std::string swapped = code;
            std::swap(swapped[at], swapped[other]);
            ++tried;
            missed += isRefused(swapped) ? 0 : 1;
        }
    }
    return missed;
}

} // namespace

TEST_CASE("a new code is five groups of five, and folds to its letters")
{
    std::set<std::string> codes;
    std::array<std::set<char>, 29> lettersAt;
    for (int i = 0; i < 2000; ++i) {
        const std::string code = crypto::newRecoveryCode();
        REQUIRE(code.size() == 29);
        for (std::size_t at = 0; at < code.size(); ++at) {
            REQUIRE((at % 6 == 5 ? code[at] == '-' : alphabet.find(code[at]) != std::string_view::npos));
            lettersAt.at(at).insert(code[at]);
        }
        REQUIRE(foldRecoveryCode(code) == withoutHyphens(code));
        codes.insert(code);
    }
    CHECK(codes.size() == 2000);
    // All 32 letters come at all 25 places: a letter would be missing by a chance of less than 10^-24.
    for (std::size_t at = 0; at < lettersAt.size(); ++at)
        CHECK(lettersAt.at(at).size() == (at % 6 == 5 ? 1 : 32));
}

TEST_CASE("a code may be typed in many ways")
{
    const std::string folded = "60RK4CSM6MV3EE1S78XKRF9YT"; // a known answer
    for (const char* const typed : {
             "60RK4-CSM6M-V3EE1-S78XK-RF9YT",
             "60rk4-csm6m-v3ee1-s78xk-rf9yt",
             "6Ork4csm6mv3eeIs78xkrf9yt",
             "6ork4csm6mv3eels78xkrf9yt",
             "60RK4CSM6MV3EEiS78XKRF9YT",
             "6oRK4CSM6MV3EELS78XKRF9YT",
             "  60RK4 CSM6M\tV3EE1\r\nS78XK RF9YT\n",
             "6-0-R-K-4-CSM6M--V3EE1-S78XKRF9YT-",
             "60RK4\u2013CSM6M\u2011V3EE1\u2212S78XK\u00A0RF9YT",
         }) {
        CAPTURE(typed);
        CHECK(foldRecoveryCode(typed) == folded);
    }
}

TEST_CASE("what is no code is refused")
{
    const std::string code = "60RK4CSM6MV3EE1S78XKRF9YT";
    REQUIRE(foldRecoveryCode(code));
    CHECK(isRefused(""));
    CHECK(isRefused("-"));
    for (std::size_t size = 0; size < code.size(); ++size)
        CHECK(isRefused(code.substr(0, size)));
    CHECK(isRefused(code + '0'));
    CHECK(isRefused('0' + code));
    CHECK(isRefused(code + code));
    for (const std::string foreign : {"U", "u", "!", "/", "\u00E9", "\xFF", "\u0660", "\uFF10"}) {
        CAPTURE(foreign);
        CHECK(isRefused(code.substr(0, 24) + foreign));
        CHECK(isRefused(code + foreign));
    }
    CHECK(isRefused(code.substr(0, 24) + '\0'));
    CHECK(isRefused(code + '\0'));
    CHECK(isRefused(std::string(100000, 'Z')));
}

TEST_CASE("why a code is refused is said without the code")
{
    CHECK(foldRecoveryCode("60RK4").error().detail == "fewer than 25 letters");
    CHECK(foldRecoveryCode("60RK4CSM6MV3EE1S78XKRF9YTT").error().detail == "more than 25 letters");
    CHECK(foldRecoveryCode("60RK4CSM6MV3EE1S78XKRF9YX").error().detail == "check letter");
    CHECK(foldRecoveryCode("60RK4U").error().detail == "a sign that is in no code");
}

TEST_CASE("every single slip and every swap is caught")
{
    std::size_t tried = 0;
    std::size_t missed = missedSlips("0000000000000000000000000", tried);
    missed += missedSlips("ZZZZZZZZZZZZZZZZZZZZZZZZW", tried);
    for (int i = 0; i < 150; ++i)
        missed += missedSlips(withoutHyphens(crypto::newRecoveryCode()), tried);
    CHECK(missed == 0);
    CHECK(tried > 150000);
}

TEST_CASE("a check letter is one in thirty-two")
{
    std::size_t accepted = 0;
    for (const char letter : alphabet)
        accepted += isRefused(std::string("60RK4CSM6MV3EE1S78XKRF9Y") + letter) ? 0 : 1;
    CHECK(accepted == 1);
}

TEST_CASE("a code opens one slot")
{
    const std::string first = foldRecoveryCode(crypto::newRecoveryCode()).value();
    const std::string second = foldRecoveryCode(crypto::newRecoveryCode()).value();
    const crypto::RecoveryKeys keys = crypto::keysFromCode(first);
    const crypto::RecoveryKeys again = crypto::keysFromCode(first);
    CHECK(again.locator == keys.locator);
    CHECK(again.box.open == keys.box.open);
    CHECK(crypto::keysFromCode(second).locator != keys.locator);
    CHECK(crypto::keysFromCode(second).box.open != keys.box.open);
    const Bytes slot = crypto::sealTo(keys.box.open, "root key");
    CHECK(crypto::openBox(again.box, slot) == "root key");
    CHECK_FALSE(crypto::openBox(crypto::keysFromCode(second).box, slot));
}
