// SPDX-License-Identifier: Apache-2.0
#include "tests/crypto/vectors.h"

#include <fstream>

namespace ownwords::test {

namespace {

unsigned digitOf(char c)
{
    const std::size_t digit = std::string_view("0123456789abcdef").find(c);
    if (digit == std::string_view::npos)
        throw std::invalid_argument("not a hex digit");
    return static_cast<unsigned>(digit);
}

std::vector<Vector> readAll()
{
    std::ifstream file(OWNWORDS_SOURCE_DIR "/tests/data/vectors/crypto.txt");
    std::vector<Vector> all;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#')
            continue;
        if (line.front() == '[') {
            all.emplace_back(line.substr(1, line.size() - 2));
            continue;
        }
        const std::size_t equals = line.find(" =");
        all.back().add(line.substr(0, equals), line.substr(std::min(line.size(), equals + 3)));
    }
    return all;
}

} // namespace

Bytes fromHex(std::string_view hex)
{
    if (hex.size() % 2 != 0)
        throw std::invalid_argument("half a byte");
    Bytes bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2)
        bytes += static_cast<char>(digitOf(hex[i]) << 4U | digitOf(hex[i + 1]));
    return bytes;
}

std::string toHex(BytesView bytes)
{
    std::string hex;
    for (const char byte : bytes) {
        hex += "0123456789abcdef"[static_cast<unsigned char>(byte) >> 4U];
        hex += "0123456789abcdef"[static_cast<unsigned char>(byte) & 15U];
    }
    return hex;
}

Bytes Vector::bytes(const std::string& name) const
{
    return fromHex(m_values.at(name));
}

std::uint64_t Vector::number(const std::string& name) const
{
    return std::stoull(m_values.at(name));
}

std::vector<Vector> vectors(std::string_view kind)
{
    std::vector<Vector> found;
    for (Vector& vector : readAll()) {
        if (vector.title().starts_with(kind))
            found.push_back(std::move(vector));
    }
    if (found.empty())
        throw std::runtime_error("no vectors: " + std::string(kind));
    return found;
}

} // namespace ownwords::test
