// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

// Looking for bytes in whole folders: what must be in no file, and what must be in none but these.
namespace ownwords::test {

// Every regular file below, hidden ones too.
std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder);

// The files below that hold `text` as it is, as UTF-16, or as hex digits of either case.
std::vector<std::filesystem::path> filesWith(const std::filesystem::path& folder, const std::string& text);

// Many values at once, each by samples of 16 bytes all along it; a shorter one whole (8 bytes at least).
class Traces {
public:
    void add(const std::string& name, const Bytes& value);
    std::size_t samples() const { return m_samples.size(); }
    // "name in file" for each file below that holds a sample; each once.
    std::vector<std::string> foundIn(const std::filesystem::path& folder) const;
    std::vector<std::string> foundInFile(const std::filesystem::path& file) const;

private:
    struct Sample {
        std::string name;
        Bytes bytes;
    };
    std::unordered_multimap<std::uint64_t, Sample> m_samples; // by their first 8 bytes
};

} // namespace ownwords::test
