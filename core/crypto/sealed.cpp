// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/sealed.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace ownwords::crypto {

namespace {

constexpr char format = 1;
constexpr std::size_t nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t head = 1 + nonceSize;
constexpr std::size_t step = 4096; // of padded sizes, once they have reached it
constexpr std::array<std::size_t, 4> smallSizes = {256, 512, 1024, 2048};

static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == 32 && nonceSize == 24 && tagSize == 16);

const unsigned char* raw(BytesView bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned char* raw(Bytes& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

// A key of another size, or one that was moved away, is a mistake of the program, and no value may be sealed with it.
void mustHold(const Secret& key, std::size_t size)
{
    if (key.size() != size)
        sodium_misuse();
}

// The size to which so many bytes and the mark behind them are padded.
std::size_t paddedSize(std::size_t plain)
{
    for (const std::size_t size : smallSizes) {
        if (plain < size)
            return size;
    }
    return plain / step * step + step;
}

// Pads the `plain` bytes that stand at `at`, to the end of `bytes`.
void pad(Bytes& bytes, std::size_t at, std::size_t plain)
{
    bytes.at(at + plain) = '\x80';
    std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(at + plain) + 1, bytes.end(), '\0');
}

// How many bytes `padded` held before; nothing when it is not what pad() makes.
std::optional<std::size_t> unpaddedSize(BytesView padded)
{
    if (padded.empty())
        return std::nullopt;
    const std::size_t block = std::min(padded.size(), step);
    std::size_t plain = 0;
    if (sodium_unpad(&plain, raw(padded), padded.size(), block) != 0 || paddedSize(plain) != padded.size())
        return std::nullopt;
    return plain;
}

// What was decrypted, without its padding.
Result<Bytes> unpadded(Bytes padded)
{
    const auto plain = unpaddedSize(padded);
    if (!plain) {
        wipe(padded);
        return fail(ErrorCode::Tampered, "padding");
    }
    padded.resize(*plain);
    return padded;
}

} // namespace

Secret derive(const Secret& key, std::uint64_t number, const char (&context)[9])
{
    static_assert(crypto_kdf_CONTEXTBYTES == 8 && crypto_kdf_KEYBYTES == 32);
    mustHold(key, crypto_kdf_KEYBYTES);
    Secret derived(32);
    crypto_kdf_derive_from_key(derived.data(), derived.size(), number, context, key.data());
    return derived;
}

Bytes seal(const Secret& key, BytesView plain, BytesView associated)
{
    return sealWithNonce(key, plain, associated, randomBytes(nonceSize));
}

Bytes sealWithNonce(const Secret& key, BytesView plain, BytesView associated, BytesView nonce)
{
    mustHold(key, crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    if (nonce.size() != nonceSize)
        sodium_misuse();
    const std::size_t size = paddedSize(plain.size());
    Bytes sealed(head + size + tagSize, '\0');
    sealed[0] = format;
    std::copy(nonce.begin(), nonce.end(), sealed.begin() + 1);
    std::copy(plain.begin(), plain.end(), sealed.begin() + head);
    pad(sealed, head, plain.size());
    // In place, so that no second copy of the plain text is made.
    unsigned char* const body = raw(sealed) + head;
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        body, nullptr, body, size, raw(associated), associated.size(), nullptr, raw(nonce), key.data());
    return sealed;
}

Result<Bytes> open(const Secret& key, BytesView sealed, BytesView associated)
{
    mustHold(key, crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    if (sealed.size() < head + tagSize || sealed.front() != format)
        return fail(ErrorCode::Tampered, "not a sealed value");
    const BytesView body = sealed.substr(head);
    Bytes plain(body.size() - tagSize, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(raw(plain), nullptr, nullptr, raw(body), body.size(),
            raw(associated), associated.size(), raw(sealed.substr(1)), key.data())
        != 0)
        return fail(ErrorCode::Tampered, "sealed value");
    return unpadded(std::move(plain));
}

BoxKeys BoxKeys::random()
{
    return fromSecret(Secret::random(crypto_box_SECRETKEYBYTES));
}

BoxKeys BoxKeys::fromSeed(const Secret& seed)
{
    mustHold(seed, crypto_box_SEEDBYTES);
    BoxKeys keys;
    crypto_box_seed_keypair(keys.open.data(), keys.secret.data(), seed.data());
    return keys;
}

BoxKeys BoxKeys::fromSecret(Secret secret)
{
    mustHold(secret, crypto_box_SECRETKEYBYTES);
    BoxKeys keys{{}, std::move(secret)};
    crypto_scalarmult_base(keys.open.data(), keys.secret.data());
    return keys;
}

BoxKeys BoxKeys::clone() const
{
    return {open, secret.clone()};
}

Bytes sealTo(const PublicKey& receiver, BytesView plain)
{
    Bytes padded(paddedSize(plain.size()), '\0');
    std::copy(plain.begin(), plain.end(), padded.begin());
    pad(padded, 0, plain.size());
    Bytes sealed(1 + padded.size() + crypto_box_SEALBYTES, '\0');
    sealed[0] = format;
    if (crypto_box_seal(raw(sealed) + 1, raw(padded), padded.size(), receiver.data()) != 0)
        sealed.clear();
    wipe(padded);
    return sealed;
}

Result<Bytes> openBox(const BoxKeys& keys, BytesView sealed)
{
    mustHold(keys.secret, crypto_box_SECRETKEYBYTES);
    if (sealed.size() < 1 + crypto_box_SEALBYTES || sealed.front() != format)
        return fail(ErrorCode::Tampered, "not a sealed box");
    const BytesView body = sealed.substr(1);
    Bytes plain(body.size() - crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal_open(raw(plain), raw(body), body.size(), keys.open.data(), keys.secret.data()) != 0)
        return fail(ErrorCode::Tampered, "sealed box");
    return unpadded(std::move(plain));
}

SigningKeys SigningKeys::random()
{
    return fromSeed(Secret::random(crypto_sign_SEEDBYTES));
}

SigningKeys SigningKeys::fromSeed(Secret seed)
{
    mustHold(seed, crypto_sign_SEEDBYTES);
    SigningKeys keys;
    keys.seed = std::move(seed);
    crypto_sign_seed_keypair(keys.open.data(), keys.secret.data(), keys.seed.data());
    return keys;
}

SigningKeys SigningKeys::clone() const
{
    return {open, secret.clone(), seed.clone()};
}

Signature SigningKeys::sign(BytesView message) const
{
    mustHold(secret, crypto_sign_SECRETKEYBYTES);
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, raw(message), message.size(), secret.data());
    return signature;
}

BoxKeys SigningKeys::asBoxKeys() const
{
    mustHold(secret, crypto_sign_SECRETKEYBYTES);
    Secret box(crypto_box_SECRETKEYBYTES);
    crypto_sign_ed25519_sk_to_curve25519(box.data(), secret.data());
    return BoxKeys::fromSecret(std::move(box));
}

bool verify(const PublicKey& signer, BytesView message, const Signature& signature)
{
    return crypto_sign_verify_detached(signature.data(), raw(message), message.size(), signer.data()) == 0;
}

bool verify(const PublicKey& signer, BytesView message, BytesView signature)
{
    return signature.size() == crypto_sign_BYTES
        && crypto_sign_verify_detached(raw(signature), raw(message), message.size(), signer.data()) == 0;
}

Result<PublicKey> boxKeyOf(const PublicKey& signer)
{
    PublicKey box{};
    if (crypto_sign_ed25519_pk_to_curve25519(box.data(), signer.data()) != 0)
        return fail(ErrorCode::Invalid, "not a signing key");
    return box;
}

Bytes hash(BytesView bytes)
{
    Bytes digest(32, '\0');
    crypto_generichash(raw(digest), digest.size(), raw(bytes), bytes.size(), nullptr, 0);
    return digest;
}

} // namespace ownwords::crypto
