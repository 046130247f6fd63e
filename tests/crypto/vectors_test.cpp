// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/kdf.h"
#include "core/crypto/recovery_code.h"
#include "tests/crypto/vectors.h"
#include "tests/support/catch_compat.h"

using namespace ownwords;
using namespace ownwords::test;
using crypto::BoxKeys;
using crypto::Secret;
using crypto::SigningKeys;

namespace {

std::string hexOf(const Secret& secret)
{
    return toHex(secret.view());
}

} // namespace

TEST_CASE("known answers: sealed values")
{
    const std::vector<Vector> all = vectors("seal ");
    CHECK(all.size() == 6);
    for (const Vector& v : all) {
        CAPTURE(v.title());
        const Secret key = Secret::copyOf(v.bytes("key"));
        const Bytes sealed = crypto::sealWithNonce(key, v.bytes("plain"), v.bytes("associated"), v.bytes("nonce"));
        CHECK(toHex(sealed) == toHex(v.bytes("sealed")));
        const auto opened = crypto::open(key, v.bytes("sealed"), v.bytes("associated"));
        REQUIRE(opened);
        CHECK(toHex(*opened) == toHex(v.bytes("plain")));
    }
}

TEST_CASE("known answers: derived keys")
{
    const std::vector<Vector> all = vectors("derive ");
    CHECK(all.size() == 4);
    for (const Vector& v : all) {
        CAPTURE(v.title());
        char context[9] = {};
        const Bytes letters = v.bytes("context");
        REQUIRE(letters.size() == 8);
        std::memcpy(context, letters.data(), letters.size());
        const Secret derived = crypto::derive(Secret::copyOf(v.bytes("key")), v.number("number"), context);
        CHECK(hexOf(derived) == toHex(v.bytes("derived")));
    }
}

TEST_CASE("known answers: box keys from a seed")
{
    const Vector v = vectors("box keys").front();
    const BoxKeys keys = BoxKeys::fromSeed(Secret::copyOf(v.bytes("seed")));
    CHECK(hexOf(keys.secret) == toHex(v.bytes("secret")));
    CHECK(keys.open == v.array<32>("open"));
}

TEST_CASE("known answers: sealed boxes that were kept still open")
{
    for (const char* const kind : {"box nothing", "box a key", "box 600 bytes"}) {
        const Vector v = vectors(kind).front();
        CAPTURE(v.title());
        const BoxKeys keys = BoxKeys::fromSecret(Secret::copyOf(v.bytes("secret")));
        CHECK(keys.open == v.array<32>("open"));
        const auto opened = crypto::openBox(keys, v.bytes("sealed"));
        REQUIRE(opened);
        CHECK(toHex(*opened) == toHex(v.bytes("plain")));
    }
}

TEST_CASE("known answers: signatures, and the box of an identity")
{
    const std::vector<Vector> all = vectors("sign ");
    CHECK(all.size() == 3);
    for (const Vector& v : all) {
        CAPTURE(v.title());
        const SigningKeys keys = SigningKeys::fromSeed(Secret::copyOf(v.bytes("seed")));
        CHECK(keys.open == v.array<32>("open"));
        CHECK(keys.sign(v.bytes("message")) == v.array<64>("signature"));
        CHECK(crypto::verify(v.array<32>("open"), v.bytes("message"), v.bytes("signature")));
        const BoxKeys box = keys.asBoxKeys();
        CHECK(hexOf(box.secret) == toHex(v.bytes("box_secret")));
        CHECK(box.open == v.array<32>("box_open"));
        CHECK(crypto::boxKeyOf(keys.open) == v.array<32>("box_open"));
    }
}

TEST_CASE("known answers: keys from words, at the floor for tests")
{
    for (const char* const kind : {"words at the least", "words four passes", "words of nothing"}) {
        const Vector v = vectors(kind).front();
        CAPTURE(v.title());
        const auto made = crypto::keyFromWords(
            v.bytes("name"), v.bytes("words"), v.array<16>("salt"), {v.number("passes"), v.number("memory")});
        REQUIRE(made);
        CHECK(made->locator == v.array<16>("locator"));
        CHECK(hexOf(made->key) == toHex(v.bytes("key")));
    }
}

TEST_CASE("known answers: keys from recovery codes")
{
    const std::vector<Vector> all = vectors("code ");
    CHECK(all.size() == 4);
    for (const Vector& v : all) {
        CAPTURE(v.title());
        CHECK(crypto::foldRecoveryCode(v.bytes("code")) == v.bytes("code"));
        const crypto::RecoveryKeys keys = crypto::keysFromCode(v.bytes("code"));
        CHECK(keys.locator == v.array<16>("locator"));
        CHECK(hexOf(keys.box.secret) == toHex(v.bytes("secret")));
        CHECK(keys.box.open == v.array<32>("open"));
    }
}
