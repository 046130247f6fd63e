// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// A process looks through its own memory for what should be gone. What it looks for stands nowhere in clear: it is kept
// under a mask, and compared byte by byte.
namespace ownwords::test {

inline constexpr std::uint8_t scanMask = 0xA5;

// A literal that is masked while the program is compiled.
template <std::size_t N>
consteval std::array<std::uint8_t, N - 1> masked(const char (&text)[N])
{
    std::array<std::uint8_t, N - 1> hidden{};
    for (std::size_t i = 0; i + 1 < N; ++i)
        hidden[i] = static_cast<std::uint8_t>(static_cast<std::uint8_t>(text[i]) ^ scanMask);
    return hidden;
}

// The literal again, on the heap.
std::string unmasked(const std::uint8_t* hidden, std::size_t size);
template <std::size_t N>
std::string unmasked(const std::array<std::uint8_t, N>& hidden)
{
    return unmasked(hidden.data(), N);
}

class MemoryScan {
public:
    // At least 8 bytes, or it is found by chance; of longer ones also beginning, middle and end by themselves.
    // `inWide`: also as UTF-16 and UTF-32.
    void add(const std::string& name, std::string_view bytes, bool inWide = false);
    void addMasked(const std::string& name, const std::uint8_t* hidden, std::size_t size, bool inWide = false);

    struct Found {
        std::size_t heap = 0; // of the allocator: [heap], and what it mapped besides
        std::size_t stack = 0;
        std::size_t data = 0; // of the program and its libraries
        std::vector<std::string> places; // "name heap 0x55..+120", for whoever looks for the cause
    };
    struct Result {
        std::map<std::string, Found> found; // every name, also with nothing found
        std::size_t bytesRead = 0;
    };
    Result run() const;

private:
    struct Needle {
        std::string name;
        std::vector<std::uint8_t> hidden;
    };
    std::vector<Needle> m_needles;
};

// A number of kB out of /proc/self/status: "VmLck".
long statusOf(std::string_view name);

} // namespace ownwords::test
