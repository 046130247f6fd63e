// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"
#include "core/pack/index.h"
#include "core/pack/messages.h"
#include "core/pack/pack.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ownwords::pack {

// What every part of the loader shares while one pack is read.
struct Context {
    const Index& index;
    const MediaSize& mediaSize;
    std::string base; // the first language; empty when the file names none that is good
    Messages messages;
    std::set<std::string, std::less<>> sectionIds; // seen so far
    std::set<std::string, std::less<>> questionIds;
    int questions = 0;
    std::set<std::string, std::less<>> media;
    std::uintmax_t mediaBytes = 0;

    void say(std::string code, json::Position at, std::string text)
    {
        messages.add(std::move(code), at, std::move(text));
    }
};

// Which answers a text may show. Without one: none.
struct TextScope {
    const Place* place = nullptr;
    bool item = false; // {item|...} names the item it is about
    bool parent = false; // {parent|...} names the answer it follows
    bool sentence = false; // built from whole answers: no fallback
};

// Reads one object with messages: each getter takes the member when it is good, says what is wrong when it is not and
// gives the empty value then. `name` tells a reader of the message which object it is: the question "goal".
class Reader {
public:
    Reader(Context& context, const json::Value& object, std::string name);

    const std::string& name() const { return m_name; }
    json::Position at() const { return m_object.at; }
    bool isObject() const { return m_object.type == json::Type::Object; }
    bool has(std::string_view key) const { return m_object.find(key) != nullptr; }
    const json::Value* find(std::string_view key) const { return m_object.find(key); }
    json::Position keyAt(std::string_view key) const;

    void onlyKeys(const std::vector<std::string_view>& keys) const; // P003
    void need(const std::vector<std::string_view>& keys) const; // P004
    void refuseKey(std::string_view key, std::string_view why) const; // P003, when the key is there

    bool boolean(std::string_view key, bool fallback = false) const;
    std::string string(std::string_view key, std::size_t longest) const;
    std::optional<double> number(std::string_view key) const;
    std::optional<int> whole(std::string_view key, int least, int most) const;
    std::string id(std::string_view key) const;
    std::vector<std::string> ids(std::string_view key) const;
    // `rule` completes "must be": what a list of good ones is. Each at most once (P007).
    std::vector<std::string> strings(
        std::string_view key, bool (*isGood)(std::string_view), std::string_view rule, std::size_t most) const;
    // Which of `words` the member is.
    std::optional<std::size_t> word(std::string_view key, const std::vector<std::string_view>& words) const;
    std::vector<std::string> lintOk() const;
    Text text(std::string_view key, const TextScope& scope = {}) const;
    std::vector<Text> texts(std::string_view key, std::size_t most, const TextScope& scope) const;
    std::string media(std::string_view key) const;
    std::map<std::string, std::string, std::less<>> audio(std::string_view key) const;
    std::string collection(std::string_view key) const; // P011 when there is none of this id
    // The values of a list with `least` (P005) to `most` (P013) of them; nullptr when it is missing or no list.
    const std::vector<json::Value>* items(std::string_view key, std::size_t least, std::size_t most) const;
    const std::vector<json::Member>* members(std::string_view key) const; // nullptr when missing or no object

    void wrong(const json::Value& value, std::string_view key, std::string_view rule) const; // P005
    Context& context() const { return m_context; }

private:
    const json::Value* typed(std::string_view key, json::Type type, std::string_view rule) const;
    Text readText(const json::Value& value, std::string_view key, const TextScope& scope) const;
    void checkMedia(const json::Value& value) const;

    Context& m_context;
    const json::Value& m_object;
    std::string m_name;
};

// `[a-z][a-z0-9_]{0,39}`; says P006, or P013 when it is only too long. `at`: the id.
bool checkId(Context& context, std::string_view id, json::Position at);
// A BCP 47 tag as far as the format goes: "cy", "zh-Hant".
bool isLanguage(std::string_view tag);
bool isPackId(std::string_view id);
bool isVersion(std::string_view version);
bool isMediaPath(std::string_view path);

// "Did you mean `goal`?", or `otherwise` when nothing is near or nobody will read it.
std::string suggest(const Context& context, json::Position at, std::string_view word,
    const std::vector<std::string_view>& candidates, std::string_view otherwise);

// P016. `name` as in Reader.
void checkPiping(Context& context, const Wording& wording, const TextScope& scope, const std::string& name);

} // namespace ownwords::pack
