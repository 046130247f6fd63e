// SPDX-License-Identifier: Apache-2.0
#include "core/pack/index.h"

#include <utility>

namespace ownwords::pack {

namespace {

// The text of a string member, or empty.
std::string textOf(const json::Value& object, std::string_view key)
{
    const json::Value* const value = object.find(key);
    return value != nullptr && value->type == json::Type::String ? value->text : std::string();
}

std::set<std::string, std::less<>> keysOf(const json::Value* object)
{
    std::set<std::string, std::less<>> keys;
    if (object != nullptr) {
        for (const json::Member& member : object->members)
            keys.insert(member.key);
    }
    return keys;
}

template <typename Container>
std::vector<std::string_view> views(const Container& container)
{
    std::vector<std::string_view> ids;
    ids.reserve(container.size());
    for (const auto& entry : container) {
        if constexpr (requires { entry.first; })
            ids.push_back(entry.first);
        else
            ids.push_back(entry);
    }
    return ids;
}

Source sourceFrom(const json::Value& node, int order)
{
    Source source;
    source.order = order;
    source.list = textOf(node, "list");
    source.from = textOf(node, "from");
    const json::Value* const store = node.find("store");
    source.stored = store == nullptr || store->type != json::Type::Boolean || store->boolean;
    return source;
}

} // namespace

const std::vector<std::string_view>& partIds()
{
    static const std::vector<std::string_view> ids{"called", "gifts", "matters", "hopes", "goal", "steps", "sure",
        "helpers", "promises", "asks", "contact", "look_back", "sign"};
    return ids;
}

Index::Index(const json::Value& root)
{
    readNames(root);
    const json::Value* const sections = root.find("sections");
    if (sections == nullptr)
        return;
    for (const json::Value& section : sections->items) {
        m_order[&section] = ++m_last;
        readQuestions(section.find("questions"), {}, 0);
    }
}

void Index::readNames(const json::Value& root)
{
    m_collections = keysOf(root.find("collections"));
    m_phrases = keysOf(root.find("phrases"));
    if (const json::Value* const flags = root.find("flags")) {
        for (const json::Value& flag : flags->items)
            m_flags.insert(flag.text);
    }
    if (const json::Value* const lists = root.find("lists")) {
        for (const json::Member& list : lists->members) {
            std::vector<std::string>& ids = m_lists[list.key];
            m_listValues.emplace(list.key, &list.value);
            for (const json::Value& option : list.value.items)
                ids.push_back(textOf(option, "id"));
        }
    }
}

void Index::readQuestions(const json::Value* questions, const Loop& loop, int depth)
{
    constexpr int deepest = 2; // a loop in a loop is refused, but its ids are known
    if (questions == nullptr || depth > deepest)
        return;
    for (const json::Value& question : questions->items) {
        m_order[&question] = ++m_last;
        Source source = sourceFrom(question, m_last);
        source.kind = kindFrom(textOf(question, "kind"));
        source.inLoop = loop.inside;
        source.loop = loop.collection;
        if (const std::string id = textOf(question, "id"); !id.empty())
            m_questions.emplace(id, source);
        readFollowUps(question, source);
        readQuestions(question.find("questions"), {true, textOf(question, "over")}, depth + 1);
    }
}

void Index::readFollowUps(const json::Value& question, const Source& parent)
{
    const json::Value* const followUps = question.find("followups");
    if (followUps == nullptr)
        return;
    for (const json::Value& followUp : followUps->items) {
        m_order[&followUp] = ++m_last;
        Source source = sourceFrom(followUp, m_last);
        const std::string kind = textOf(followUp, "kind");
        source.kind = followUp.find("kind") == nullptr ? Kind::Words : kindFrom(kind);
        source.inLoop = parent.inLoop;
        source.loop = parent.loop;
        m_followUps.emplace(textOf(question, "id") + '/' + textOf(followUp, "id"), source);
    }
}

const Source* Index::question(std::string_view id) const
{
    const auto found = m_questions.find(id);
    return found == m_questions.end() ? nullptr : &found->second;
}

const Source* Index::followUp(std::string_view slot) const
{
    const auto found = m_followUps.find(slot);
    return found == m_followUps.end() ? nullptr : &found->second;
}

const std::vector<std::string>* Index::options(std::string_view list) const
{
    const auto found = m_lists.find(list);
    return found == m_lists.end() ? nullptr : &found->second;
}

const json::Value* Index::optionValues(std::string_view list) const
{
    const auto found = m_listValues.find(list);
    return found == m_listValues.end() ? nullptr : found->second;
}

bool Index::hasCollection(std::string_view id) const
{
    return isReserved(id) || m_collections.count(id) > 0;
}

int Index::orderOf(const json::Value& node) const
{
    const auto found = m_order.find(&node);
    return found == m_order.end() ? m_last + 1 : found->second;
}

std::vector<std::string_view> Index::questionIds() const
{
    return views(m_questions);
}

std::vector<std::string_view> Index::listIds() const
{
    return views(m_lists);
}

std::vector<std::string_view> Index::collectionIds() const
{
    std::vector<std::string_view> ids = views(m_collections);
    for (const std::string_view id : reservedCollections())
        ids.push_back(id);
    return ids;
}

std::vector<std::string_view> Index::phraseIds() const
{
    return views(m_phrases);
}

std::vector<std::string_view> Index::flagIds() const
{
    std::vector<std::string_view> ids = views(m_flags);
    for (const std::string_view id : builtInFlags())
        ids.push_back(id);
    return ids;
}

} // namespace ownwords::pack
