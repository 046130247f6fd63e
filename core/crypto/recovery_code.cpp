// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/recovery_code.h"

#include "core/base/text.h"
#include "core/crypto/typed.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace ownwords::crypto {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford: no I, L, O, U
constexpr std::size_t dataLetters = 24;
constexpr std::size_t allLetters = dataLetters + 1;
constexpr std::size_t groupSize = 5;

// Times x in GF(32) with x^5 + x^2 + 1, where x has all 31 powers.
unsigned timesX(unsigned value)
{
    const unsigned doubled = value << 1U;
    return (doubled & 32U) != 0 ? doubled ^ 0b100101U : doubled;
}

// The letter that makes the sum of all letters, each times its own power of x, zero. One wrong letter changes the sum,
// and so do two that changed places, as no two places have the same power.
unsigned checkOf(std::string_view letters)
{
    unsigned sum = 0;
    for (const char letter : letters)
        sum = timesX(sum ^ static_cast<unsigned>(alphabet.find(letter)));
    return sum;
}

// The letter that was meant; 0 = none of ours.
char meant(char32_t typed)
{
    if (typed > 0x7E)
        return 0;
    char letter = static_cast<char>(typed);
    if (letter >= 'a' && letter <= 'z')
        letter = static_cast<char>(letter - 'a' + 'A');
    if (letter == 'O')
        return '0';
    if (letter == 'I' || letter == 'L')
        return '1';
    return letter != 0 && alphabet.find(letter) != std::string_view::npos ? letter : '\0';
}

// Five bits a letter, the first bits of the first byte first.
std::string lettersOf(BytesView bytes)
{
    std::string letters;
    letters.reserve(allLetters);
    unsigned held = 0;
    unsigned bits = 0;
    for (const char byte : bytes) {
        held = held << 8U | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 5; bits -= 5)
            letters += alphabet[held >> (bits - 5) & 31U];
        held &= (1U << bits) - 1;
    }
    return letters;
}

} // namespace

std::string newRecoveryCode()
{
    Bytes random = randomBytes(dataLetters * 5 / 8);
    std::string letters = lettersOf(random);
    wipe(random);
    letters += alphabet[checkOf(letters)];
    std::string code;
    code.reserve(allLetters + allLetters / groupSize);
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (i != 0 && i % groupSize == 0)
            code += '-';
        code += letters[i];
    }
    wipe(letters);
    return code;
}

Result<std::string> foldRecoveryCode(std::string_view typed)
{
    std::string letters;
    letters.reserve(allLetters);
    for (std::size_t at = 0; at < typed.size();) {
        const char32_t codePoint = text::nextCodePoint(typed, at);
        if (text::isWhiteSpace(codePoint) || isHyphen(codePoint))
            continue;
        const char letter = meant(codePoint);
        if (letter == '\0' || letters.size() == allLetters) {
            wipe(letters);
            return fail(ErrorCode::Invalid, letter == '\0' ? "a sign that is in no code" : "more than 25 letters");
        }
        letters += letter;
    }
    const bool whole = letters.size() == allLetters;
    if (whole && alphabet[checkOf(std::string_view(letters).substr(0, dataLetters))] == letters.back())
        return letters;
    wipe(letters);
    return fail(ErrorCode::Invalid, whole ? "check letter" : "fewer than 25 letters");
}

RecoveryKeys keysFromCode(std::string_view folded)
{
    // Fixed for good: another 16 bytes here, and no printed code opens anything any more.
    constexpr std::array<unsigned char, crypto_generichash_blake2b_PERSONALBYTES> purpose
        = {'o', 'w', 'n', 'w', 'o', 'r', 'd', 's', 'R', 'e', 'c', 'o', 'v', 'e', 'r', 'y'};
    constexpr std::size_t seedSize = 32;
    RecoveryKeys keys;
    Secret both(keys.locator.size() + seedSize);
    crypto_generichash_blake2b_salt_personal(both.data(), both.size(),
        reinterpret_cast<const unsigned char*>(folded.data()), folded.size(), nullptr, 0, nullptr, purpose.data());
    std::copy_n(both.data(), keys.locator.size(), keys.locator.begin());
    keys.box = BoxKeys::fromSeed(Secret::copyOf(both.view().substr(keys.locator.size())));
    return keys;
}

} // namespace ownwords::crypto
