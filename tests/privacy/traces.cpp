// SPDX-License-Identifier: Apache-2.0
#include "tests/privacy/traces.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace ownwords::test {

namespace fs = std::filesystem;

namespace {

std::uint64_t firstEight(const char* bytes)
{
    std::uint64_t value = 0;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

Bytes contentOf(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string asHex(const std::string& bytes, std::string_view digits)
{
    std::string text;
    for (const char byte : bytes) {
        text += digits[static_cast<std::uint8_t>(byte) >> 4U];
        text += digits[static_cast<std::uint8_t>(byte) & 15U];
    }
    return text;
}

std::string asUtf16(const std::string& ascii)
{
    std::string wide;
    for (const char c : ascii) {
        wide += c;
        wide += '\0';
    }
    return wide;
}

} // namespace

std::vector<fs::path> filesIn(const fs::path& folder)
{
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() && !entry.is_symlink())
            files.push_back(entry.path());
    }
    return files;
}

std::vector<fs::path> filesWith(const fs::path& folder, const std::string& text)
{
    const std::vector<std::string> forms{
        text, asUtf16(text), asHex(text, "0123456789abcdef"), asHex(text, "0123456789ABCDEF")};
    std::vector<fs::path> files;
    for (const fs::path& path : filesIn(folder)) {
        const Bytes bytes = contentOf(path);
        const bool holds = std::any_of(
            forms.begin(), forms.end(), [&](const std::string& form) { return bytes.find(form) != Bytes::npos; });
        if (holds)
            files.push_back(path);
    }
    return files;
}

void Traces::add(const std::string& name, const Bytes& value)
{
    if (value.empty())
        return;
    if (value.size() < 8)
        throw std::invalid_argument("too short to be searched for");
    for (std::size_t at = 0; at + 8 <= value.size(); at += 32) {
        const Bytes bytes = value.substr(at, 16);
        if (bytes.size() >= 8 && bytes.find_first_not_of('\0') != Bytes::npos)
            m_samples.emplace(firstEight(bytes.data()), Sample{name, bytes});
    }
}

std::vector<std::string> Traces::foundInFile(const fs::path& file) const
{
    std::vector<std::string> found;
    const Bytes bytes = contentOf(file);
    for (std::size_t at = 0; at + 8 <= bytes.size(); ++at) {
        const auto [first, last] = m_samples.equal_range(firstEight(bytes.data() + at));
        for (auto sample = first; sample != last; ++sample) {
            const std::string what = sample->second.name + " in " + file.filename().string();
            if (bytes.compare(at, sample->second.bytes.size(), sample->second.bytes) == 0
                && std::find(found.begin(), found.end(), what) == found.end())
                found.push_back(what);
        }
    }
    return found;
}

std::vector<std::string> Traces::foundIn(const fs::path& folder) const
{
    std::vector<std::string> found;
    for (const fs::path& file : filesIn(folder)) {
        for (std::string& what : foundInFile(file))
            found.push_back(std::move(what));
    }
    return found;
}

} // namespace ownwords::test
