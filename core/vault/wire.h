// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/date.h"
#include "core/base/ids.h"
#include "core/base/result.h"

// How values are written inside seals: fixed fields in a fixed order, integers little-endian, texts with their length
// in front. Each value begins with a tag of four letters that names its kind and version.
namespace ownwords::vault {

class Writer {
public:
    explicit Writer(BytesView tag) { raw(tag); }

    Writer& number(std::uint64_t value); // 8 bytes
    Writer& number(std::int64_t value) { return number(static_cast<std::uint64_t>(value)); }
    Writer& count(std::size_t value); // 4 bytes
    Writer& flag(bool value);
    Writer& time(TimePoint time) { return number(time.time_since_epoch().count()); }
    Writer& text(BytesView bytes);
    Writer& raw(BytesView bytes);
    Writer& id(const IdBytes& id);
    Writer& key(const PublicKey& key) { return raw(viewOf(key)); }
    template <typename Tag>
    Writer& id(const Id<Tag>& value)
    {
        return id(value.bytes());
    }

    const Bytes& bytes() const { return m_bytes; }
    Bytes take() { return std::move(m_bytes); }

private:
    Bytes m_bytes;
};

// Reads what Writer wrote. The first thing that does not fit makes all that follows zero or empty, and end() an error.
class Reader {
public:
    Reader(BytesView bytes, BytesView tag);

    std::uint64_t number();
    std::int64_t integer() { return static_cast<std::int64_t>(number()); }
    std::size_t count(std::size_t most); // more than `most` does not fit
    bool flag();
    TimePoint time() { return TimePoint(std::chrono::milliseconds(integer())); }
    BytesView text(std::size_t most = 64U << 20U);
    BytesView raw(std::size_t size);
    IdBytes idBytes();
    PublicKey key();
    template <typename T>
    T id()
    {
        return T(idBytes());
    }
    std::size_t position() const { return m_at; }
    BytesView rest(); // everything that is left
    bool isGood() const { return m_good; }

    // Tampered when something did not fit or something is left.
    Result<> end() const;

private:
    BytesView m_bytes;
    std::size_t m_at = 0;
    bool m_good = true;
};

} // namespace ownwords::vault
