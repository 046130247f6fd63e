// SPDX-License-Identifier: Apache-2.0
#include "core/vault/wire.h"

#include <algorithm>

namespace ownwords::vault {

Writer& Writer::number(std::uint64_t value)
{
    for (unsigned shift = 0; shift < 64; shift += 8)
        m_bytes += static_cast<char>(static_cast<std::uint8_t>(value >> shift));
    return *this;
}

Writer& Writer::count(std::size_t value)
{
    for (unsigned shift = 0; shift < 32; shift += 8)
        m_bytes += static_cast<char>(static_cast<std::uint8_t>(value >> shift));
    return *this;
}

Writer& Writer::flag(bool value)
{
    m_bytes += value ? '\1' : '\0';
    return *this;
}

Writer& Writer::text(BytesView bytes)
{
    return count(bytes.size()).raw(bytes);
}

Writer& Writer::raw(BytesView bytes)
{
    m_bytes.append(bytes);
    return *this;
}

Writer& Writer::id(const IdBytes& id)
{
    return raw({reinterpret_cast<const char*>(id.data()), id.size()});
}

Reader::Reader(BytesView bytes, BytesView tag)
    : m_bytes(bytes)
{
    m_good = raw(tag.size()) == tag;
}

std::uint64_t Reader::number()
{
    const BytesView bytes = raw(8);
    std::uint64_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        value = value << 8U | static_cast<std::uint8_t>(bytes[i]);
    return value;
}

std::size_t Reader::count(std::size_t most)
{
    const BytesView bytes = raw(4);
    std::size_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        value = value << 8U | static_cast<std::uint8_t>(bytes[i]);
    if (value > most)
        m_good = false;
    return m_good ? value : 0;
}

bool Reader::flag()
{
    const BytesView byte = raw(1);
    if (byte.empty() || (byte[0] != '\0' && byte[0] != '\1'))
        m_good = false;
    return m_good && byte[0] == '\1';
}

BytesView Reader::text(std::size_t most)
{
    return raw(count(most));
}

BytesView Reader::raw(std::size_t size)
{
    if (size > m_bytes.size() - m_at)
        m_good = false;
    if (!m_good)
        return {};
    const BytesView bytes = m_bytes.substr(m_at, size);
    m_at += size;
    return bytes;
}

IdBytes Reader::idBytes()
{
    IdBytes id{};
    const BytesView bytes = raw(id.size());
    std::copy(bytes.begin(), bytes.end(), id.begin());
    return id;
}

PublicKey Reader::key()
{
    PublicKey key{};
    const BytesView bytes = raw(key.size());
    std::copy(bytes.begin(), bytes.end(), key.begin());
    return key;
}

BytesView Reader::rest()
{
    return raw(m_bytes.size() - m_at);
}

Result<> Reader::end() const
{
    if (!m_good || m_at != m_bytes.size())
        return fail(ErrorCode::Tampered, "sealed value does not fit its format");
    return {};
}

} // namespace ownwords::vault
