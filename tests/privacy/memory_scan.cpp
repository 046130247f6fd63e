// SPDX-License-Identifier: Apache-2.0
#include "tests/privacy/memory_scan.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace ownwords::test {

namespace {

volatile std::uint8_t mask = scanMask; // volatile: or the compiler puts clear text into the program

// Where a part of the memory is looked at; not looked at itself.
constexpr std::size_t windowSize = 1U << 20U;
constexpr std::size_t part = 12;
constexpr std::size_t overlap = 4096; // longer than any needle: over the seam, where one could be cut in two
std::array<std::uint8_t, windowSize> window;

struct Region {
    std::uintptr_t begin = 0;
    std::uintptr_t end = 0;
    std::string name;
};

std::vector<Region> regions()
{
    std::vector<Region> all;
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        Region region;
        char dash = 0;
        std::string rights;
        std::string offset;
        std::string device;
        std::string node;
        std::istringstream in(line);
        in >> std::hex >> region.begin >> dash >> region.end >> rights >> offset >> device >> node >> region.name;
        if (region.name != "[vvar]" && region.name != "[vsyscall]")
            all.push_back(region);
    }
    return all;
}

bool isAt(std::size_t at, const std::vector<std::uint8_t>& hidden, std::uint8_t key)
{
    std::size_t same = 0;
    while (same < hidden.size() && static_cast<std::uint8_t>(window[at + same] ^ key) == hidden[same])
        ++same;
    return same == hidden.size();
}

std::string wide(std::string_view ascii, std::size_t size)
{
    std::string text;
    for (const char c : ascii) {
        text += c;
        text.append(size - 1, '\0');
    }
    return text;
}

} // namespace

std::string unmasked(const std::uint8_t* hidden, std::size_t size)
{
    const std::uint8_t key = mask;
    std::string text;
    text.reserve(std::max<std::size_t>(size, 32)); // never within the object, which may lie on a stack
    for (std::size_t i = 0; i < size; ++i)
        text += static_cast<char>(hidden[i] ^ key);
    return text;
}

void MemoryScan::add(const std::string& name, std::string_view bytes, bool inWide)
{
    if (bytes.size() < 8 || bytes.size() * 4 > overlap)
        std::abort();
    const auto addOne = [&](const std::string& as, std::string_view what) {
        Needle needle{as, {}};
        for (const char c : what)
            needle.hidden.push_back(static_cast<std::uint8_t>(static_cast<std::uint8_t>(c) ^ mask));
        m_needles.push_back(std::move(needle));
    };
    addOne(name, bytes);
    if (bytes.size() >= 2 * part) {
        for (const std::size_t at : {std::size_t(0), (bytes.size() - part) / 2, bytes.size() - part})
            addOne(name, bytes.substr(at, part));
    }
    if (inWide) {
        addOne(name + "/utf16", wide(bytes, 2));
        addOne(name + "/utf32", wide(bytes, 4));
    }
}

void MemoryScan::addMasked(const std::string& name, const std::uint8_t* hidden, std::size_t size, bool inWide)
{
    add(name, unmasked(hidden, size), inWide);
}

MemoryScan::Result MemoryScan::run() const
{
    Result result;
    std::array<bool, 256> begins{};
    const std::uint8_t key = mask;
    for (const Needle& needle : m_needles) {
        result.found[needle.name] = {};
        begins[static_cast<std::uint8_t>(needle.hidden.front() ^ key)] = true;
    }
    const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    const auto own = reinterpret_cast<std::uintptr_t>(window.data());
    const auto look = [&](const Region& region, std::uintptr_t from, std::size_t size, bool isLast) {
        // What begins in the overlap is met again in the next window.
        const std::size_t until = isLast ? size : size - overlap;
        for (std::size_t at = 0; at < until; ++at) {
            if (!begins[window[at]])
                continue;
            for (const Needle& needle : m_needles) {
                if (at + needle.hidden.size() > size || !isAt(at, needle.hidden, key))
                    continue;
                Found& found = result.found[needle.name];
                const bool isData = region.name.starts_with("/") || region.name == "[vdso]";
                (region.name == "[stack]" ? found.stack : isData ? found.data : found.heap) += 1;
                std::array<char, 64> place{};
                std::snprintf(place.data(), place.size(), "%s+%zx", region.name.c_str(), from + at - region.begin);
                found.places.emplace_back(place.data());
            }
        }
    };
    for (const Region& region : regions()) {
        std::uintptr_t at = region.begin;
        while (at < region.end) {
            if (at >= own && at < own + windowSize) {
                at = own + windowSize;
                continue;
            }
            const std::uintptr_t end = at < own && region.end > own ? own : region.end;
            const std::size_t size = std::min<std::size_t>(windowSize, end - at);
            const ssize_t got = ::pread(memory, window.data(), size, static_cast<off_t>(at));
            if (got <= 0)
                break; // a mapping that cannot be read by anybody
            const auto read = static_cast<std::size_t>(got);
            const bool isLast = at + read >= end || read <= overlap;
            look(region, at, read, isLast);
            result.bytesRead += read;
            at += isLast ? read : read - overlap;
        }
    }
    ::close(memory);
    window.fill(0);
    return result;
}

long statusOf(std::string_view name)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(std::string(name) + ':'))
            return std::strtol(line.c_str() + name.size() + 1, nullptr, 10);
    }
    return -1;
}

} // namespace ownwords::test
