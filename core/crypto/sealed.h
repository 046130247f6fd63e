// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/secret.h"

// Sealing: what nobody can read or change without the key. Every sealed value begins with a format byte, so that a
// later version can tell its own from ours.
namespace ownwords::crypto {

// A key for one purpose out of a key for many (BLAKE2b, crypto_kdf_derive_from_key). `context`: 8 letters.
Secret derive(const Secret& key, std::uint64_t number, const char (&context)[9]);

// XChaCha20-Poly1305: format 1 | nonce 24 | cipher text | tag 16. The plain text is padded (ISO 7816-4) to 256, 512,
// 1k, 2k, 4k, then steps of 4 KB, so that the size says little. `associated` is not kept but must be the same at
// open().
Bytes seal(const Secret& key, BytesView plain, BytesView associated);
// Same, with the nonce given: only for vectors of known answers.
Bytes sealWithNonce(const Secret& key, BytesView plain, BytesView associated, BytesView nonce);
// Tampered: another key, other associated data, or bytes that were changed.
Result<Bytes> open(const Secret& key, BytesView sealed, BytesView associated);

// X25519 key pair: others seal to `open`, the holder of `secret` opens.
struct BoxKeys {
    PublicKey open{};
    Secret secret;

    static BoxKeys random();
    static BoxKeys fromSeed(const Secret& seed);
    static BoxKeys fromSecret(Secret secret); // computes the public half
    BoxKeys clone() const;
};

// A sealed box (format 1 | crypto_box_seal): does not say who sealed it. Padded as seal(). Empty, and nothing is
// sealed, when `receiver` is a key that everybody could open (a point of small order, as somebody may plant in a file).
Bytes sealTo(const PublicKey& receiver, BytesView plain);
Result<Bytes> openBox(const BoxKeys& keys, BytesView sealed);

using Signature = std::array<std::uint8_t, 64>;

// Ed25519 key pair, from a seed of 32 bytes.
struct SigningKeys {
    PublicKey open{};
    Secret secret{64};
    Secret seed;

    static SigningKeys random();
    static SigningKeys fromSeed(Secret seed);
    SigningKeys clone() const;
    Signature sign(BytesView message) const;
    // For boxes to the holder of this identity (crypto_sign_ed25519_*_to_curve25519).
    BoxKeys asBoxKeys() const;
};

bool verify(const PublicKey& signer, BytesView message, const Signature& signature);
bool verify(const PublicKey& signer, BytesView message, BytesView signature);
Result<PublicKey> boxKeyOf(const PublicKey& signer); // Invalid: not a point of the curve

// BLAKE2b-256, raw.
Bytes hash(BytesView bytes);

} // namespace ownwords::crypto
