// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"
#include "core/crypto/sealed.h"
#include "tests/crypto/vectors.h"
#include "tests/support/catch_compat.h"

#include <set>

using namespace ownwords;
using crypto::BoxKeys;
using crypto::Secret;
using crypto::SigningKeys;

namespace {

constexpr std::size_t overhead = 1 + 24 + 16;

bool isTampered(const Result<Bytes>& result)
{
    return !result && result.error().code == ErrorCode::Tampered;
}

// Every bit of `sealed` turned, every length below its own, and one byte more: nothing opens.
template <typename Open>
void checkEveryChange(const Bytes& sealed, const Open& open)
{
    std::size_t opened = 0;
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            Bytes changed = sealed;
            changed[at] = static_cast<char>(static_cast<unsigned char>(changed[at]) ^ 1U << bit);
            opened += isTampered(open(changed)) ? 0 : 1;
        }
        opened += isTampered(open(sealed.substr(0, at))) ? 0 : 1;
    }
    opened += isTampered(open(sealed + '\0')) ? 0 : 1;
    CHECK(opened == 0);
}

} // namespace

TEST_CASE("a key for each purpose")
{
    const Secret key = Secret::random();
    std::set<Bytes> all;
    for (const std::uint64_t number : {0UL, 1UL, 2UL, ~0UL}) {
        all.emplace(crypto::derive(key, number, "records_").view());
        all.emplace(crypto::derive(key, number, "manifest").view());
    }
    all.emplace(key.view());
    CHECK(all.size() == 9);
    CHECK(crypto::derive(key, 1, "records_").view() == crypto::derive(key.clone(), 1, "records_").view());
    CHECK(crypto::derive(Secret::random(), 1, "records_").view() != crypto::derive(key, 1, "records_").view());
}

TEST_CASE("what was sealed opens as it was, whatever its size")
{
    const Secret key = Secret::random();
    for (const std::size_t size : {0UL, 1UL, 254UL, 255UL, 256UL, 511UL, 512UL, 1023UL, 1024UL, 2047UL, 2048UL, 4095UL,
             4096UL, 8191UL, 8192UL, 100000UL}) {
        CAPTURE(size);
        const Bytes plain = crypto::randomBytes(size);
        const Bytes sealed = crypto::seal(key, plain, "slot");
        CHECK(sealed.front() == '\1');
        CHECK(crypto::open(key, sealed, "slot") == plain);
    }
    // Text that looks like padding is none.
    for (const Bytes& plain : {Bytes("\x80"), Bytes(255, '\x80'), Bytes(256, '\0'), Bytes("\x80\0\0", 3)})
        CHECK(crypto::open(key, crypto::seal(key, plain, {}), {}) == plain);
}

TEST_CASE("the size of what is sealed says little")
{
    const Secret key = Secret::random();
    const auto paddedTo = [&](std::size_t plain) { return crypto::seal(key, Bytes(plain, 'x'), {}).size() - overhead; };
    CHECK(paddedTo(0) == 256);
    CHECK(paddedTo(255) == 256);
    CHECK(paddedTo(256) == 512);
    CHECK(paddedTo(511) == 512);
    CHECK(paddedTo(512) == 1024);
    CHECK(paddedTo(1024) == 2048);
    CHECK(paddedTo(2048) == 4096);
    CHECK(paddedTo(4095) == 4096);
    CHECK(paddedTo(4096) == 8192);
    CHECK(paddedTo(12287) == 12288);
    CHECK(paddedTo(12288) == 16384);
    const BoxKeys box = BoxKeys::random();
    CHECK(crypto::sealTo(box.open, Bytes(100, 'x')).size() == 1 + 48 + 256);
    CHECK(crypto::sealTo(box.open, Bytes(300, 'x')).size() == 1 + 48 + 512);
}

TEST_CASE("the same words are never sealed to the same bytes")
{
    const Secret key = Secret::random();
    std::set<Bytes> nonces;
    for (int i = 0; i < 1000; ++i)
        nonces.insert(crypto::seal(key, "same", "same").substr(1, 24));
    CHECK(nonces.size() == 1000);
    const BoxKeys box = BoxKeys::random();
    CHECK(crypto::sealTo(box.open, "same") != crypto::sealTo(box.open, "same"));
}

TEST_CASE("no sealed value opens with another key, in another place or after a change")
{
    const Secret key = Secret::random();
    const Bytes sealed = crypto::seal(key, "what she said", "rec1|7");
    CHECK(crypto::open(key, sealed, "rec1|7") == "what she said");
    CHECK(isTampered(crypto::open(Secret::random(), sealed, "rec1|7")));
    CHECK(isTampered(crypto::open(key, sealed, "rec1|8")));
    CHECK(isTampered(crypto::open(key, sealed, {})));
    CHECK(isTampered(crypto::open(key, {}, {})));
    checkEveryChange(sealed, [&](const Bytes& bytes) { return crypto::open(key, bytes, "rec1|7"); });
}

TEST_CASE("no sealed box opens with another key or after a change")
{
    const BoxKeys keys = BoxKeys::random();
    const Bytes sealed = crypto::sealTo(keys.open, "the root key");
    CHECK(sealed.front() == '\1');
    CHECK(crypto::openBox(keys, sealed) == "the root key");
    CHECK(crypto::openBox(keys, crypto::sealTo(keys.open, {})) == Bytes());
    CHECK(isTampered(crypto::openBox(BoxKeys::random(), sealed)));
    CHECK(isTampered(crypto::openBox(keys, {})));
    checkEveryChange(sealed, [&](const Bytes& bytes) { return crypto::openBox(keys, bytes); });
}

TEST_CASE("nothing is sealed to a key that everybody could open")
{
    PublicKey one{};
    one[0] = 1;
    CHECK(crypto::sealTo(PublicKey{}, "secret").empty());
    CHECK(crypto::sealTo(one, "secret").empty());
}

TEST_CASE("box keys come from a seed, from their secret half and from each other")
{
    const BoxKeys keys = BoxKeys::random();
    CHECK(BoxKeys::fromSecret(keys.secret.clone()).open == keys.open);
    const BoxKeys clone = keys.clone();
    CHECK(crypto::openBox(clone, crypto::sealTo(keys.open, "x")) == "x");
    const Secret seed = Secret::random();
    CHECK(BoxKeys::fromSeed(seed).open == BoxKeys::fromSeed(seed).open);
    CHECK(BoxKeys::fromSeed(seed).open != BoxKeys::fromSeed(Secret::random()).open);
    CHECK(BoxKeys::random().open != keys.open);
}

TEST_CASE("a signature holds for one signer and one message")
{
    const SigningKeys keys = SigningKeys::random();
    const Bytes message = "stretch 3 of her talk";
    const crypto::Signature signature = keys.sign(message);
    const BytesView bytes = test::viewOfArray(signature);
    CHECK(crypto::verify(keys.open, message, signature));
    CHECK(crypto::verify(keys.open, message, bytes));
    CHECK(crypto::verify(keys.open, Bytes(), keys.sign({})));

    CHECK_FALSE(crypto::verify(keys.open, "stretch 4 of her talk", signature));
    CHECK_FALSE(crypto::verify(keys.open, message.substr(1), signature));
    CHECK_FALSE(crypto::verify(SigningKeys::random().open, message, signature));
    CHECK_FALSE(crypto::verify(keys.open, message, BytesView()));
    CHECK_FALSE(crypto::verify(keys.open, message, bytes.substr(0, 63)));
    CHECK_FALSE(crypto::verify(keys.open, message, Bytes(bytes) + '\0'));
    CHECK_FALSE(crypto::verify(PublicKey{}, message, signature));
    for (std::size_t bit = 0; bit < 512; ++bit) {
        crypto::Signature changed = signature;
        changed.at(bit / 8) = static_cast<std::uint8_t>(changed.at(bit / 8) ^ 1U << bit % 8);
        REQUIRE_FALSE(crypto::verify(keys.open, message, changed));
    }
}

TEST_CASE("an identity is its seed")
{
    const SigningKeys keys = SigningKeys::random();
    const SigningKeys again = SigningKeys::fromSeed(keys.seed.clone());
    CHECK(again.open == keys.open);
    CHECK(again.secret.view() == keys.secret.view());
    const SigningKeys clone = keys.clone();
    CHECK(clone.open == keys.open);
    CHECK(clone.seed.view() == keys.seed.view());
    CHECK(clone.sign("m") == keys.sign("m"));
    CHECK(SigningKeys::random().open != keys.open);
}

TEST_CASE("what is sealed to an identity opens for who holds it")
{
    const SigningKeys keys = SigningKeys::random();
    const auto box = crypto::boxKeyOf(keys.open);
    REQUIRE(box);
    CHECK(keys.asBoxKeys().open == *box);
    CHECK(crypto::openBox(keys.asBoxKeys(), crypto::sealTo(*box, "for her")) == "for her");

    PublicKey noPoint{};
    noPoint.fill(0xFF);
    for (const PublicKey& bad : {PublicKey{}, noPoint}) {
        const auto refused = crypto::boxKeyOf(bad);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::Invalid);
    }
}

TEST_CASE("a hash is BLAKE2b-256, as another library makes it")
{
    for (const Bytes& bytes : {Bytes(), Bytes("abc"), Bytes(1, '\0'), Bytes(128, 'b'), crypto::randomBytes(100000)}) {
        CHECK(crypto::hash(bytes).size() == 32);
        CHECK(test::toHex(crypto::hash(bytes)) == blake2b256Hex(bytes));
    }
}
