// SPDX-License-Identifier: Apache-2.0
#include "core/pack/reader.h"

#include <algorithm>

// The shapes of the small words of the format: ids, languages, versions, media paths.
namespace ownwords::pack {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool isLetter(char c)
{
    return isLower(c) || (c >= 'A' && c <= 'Z');
}

// The parts of `text` between the separators, empty ones too.
std::vector<std::string_view> split(std::string_view text, std::string_view separators)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find_first_of(separators);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

template <typename Test>
bool all(std::string_view text, Test test)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), test);
}

} // namespace

bool checkId(Context& context, std::string_view id, json::Position at)
{
    constexpr std::size_t longest = 40;
    const bool good = all(id, [](char c) { return isLower(c) || isDigit(c) || c == '_'; }) && isLower(id.front());
    if (!good)
        context.say("P006", at,
            quoted(id)
                + " cannot be an id. Use small letters, digits and _, with a letter first, such as \"good_day\".");
    else if (id.size() > longest)
        context.say("P013", at, "The id " + quoted(id) + " is longer than 40 characters. Make it shorter.");
    return good && id.size() <= longest;
}

bool isLanguage(std::string_view tag)
{
    const std::vector<std::string_view> parts = split(tag, "-");
    const auto sized = [](std::string_view part, std::size_t least, std::size_t most) {
        return part.size() >= least && part.size() <= most;
    };
    return sized(parts.front(), 2, 3) && all(parts.front(), isLower)
        && std::all_of(parts.begin() + 1, parts.end(), [&](std::string_view part) {
               return sized(part, 2, 8) && all(part, [](char c) { return isLetter(c) || isDigit(c); });
           });
}

bool isPackId(std::string_view id)
{
    const std::vector<std::string_view> parts = split(id, ".-");
    return std::all_of(parts.begin(), parts.end(),
        [](std::string_view part) { return all(part, [](char c) { return isLower(c) || isDigit(c); }); });
}

bool isVersion(std::string_view version)
{
    const std::vector<std::string_view> parts = split(version, ".");
    return parts.size() <= 3
        && std::all_of(parts.begin(), parts.end(), [](std::string_view part) { return all(part, isDigit); });
}

bool isMediaPath(std::string_view path)
{
    constexpr std::string_view folder = "media/";
    if (!path.starts_with(folder))
        return false;
    const std::vector<std::string_view> parts = split(path.substr(folder.size()), ".");
    const auto isKnown = [](std::string_view ending) {
        return ending == "svg" || ending == "png" || ending == "jpg" || ending == "ogg" || ending == "wav";
    };
    return parts.size() == 2 && isKnown(parts[1])
        && all(parts[0], [](char c) { return isLetter(c) || isDigit(c) || c == '_' || c == '-'; });
}

std::string suggest(const Context& context, json::Position at, std::string_view word,
    const std::vector<std::string_view>& candidates, std::string_view otherwise)
{
    if (!context.messages.wants(at))
        return {};
    const std::string_view near = nearest(word, candidates);
    return near.empty() ? std::string(otherwise) : "Did you mean " + asKey(near) + '?';
}

} // namespace ownwords::pack
