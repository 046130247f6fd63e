// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"
#include "core/pack/pack.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ownwords::pack {

// A question or follow-up as something that a condition or a text may name.
struct Source {
    int order = 0; // its place in the document; sections count too
    std::optional<Kind> kind; // nothing when the file gives none that is known
    bool inLoop = false;
    std::string loop; // the collection of the loop it stands in
    std::string list;
    std::string from;
    bool stored = true;
};

// Where something stands, for the question what it may look at: only what came earlier, and inside a loop only what
// belongs to the same item. All loops over one collection share the item.
struct Place {
    int order = 0;
    bool inLoop = false;
    std::string loop;

    bool sees(const Source& source) const { return !source.inLoop || (inLoop && loop == source.loop); }
    bool comesAfter(const Source& source) const { return source.order < order; }
};

// What `from: "@parts"` picks from: the parts of the printed plan. Each goal is a part of its own there.
const std::vector<std::string_view>& partIds();

// Every name of a pack, gathered before anything is checked. It takes what it can from a file with mistakes in it, so
// that one mistake does not make ten messages; of an id used twice the first counts.
class Index {
public:
    explicit Index(const json::Value& root);

    const Source* question(std::string_view id) const;
    const Source* followUp(std::string_view slot) const; // "good_day/small"
    // The option's ids of a list, or nullptr when there is no such list.
    const std::vector<std::string>* options(std::string_view list) const;
    // The options themselves, as they stand in the file; never nullptr for a list that `options` knows.
    const json::Value* optionValues(std::string_view list) const;
    bool hasCollection(std::string_view id) const; // declared or reserved
    bool hasPhrase(std::string_view id) const { return m_phrases.count(id) > 0; }
    bool hasFlag(std::string_view id) const { return isBuiltInFlag(id) || m_flags.count(id) > 0; }
    // How many ids stand before this one: the order of the section, question or follow-up at this value.
    int orderOf(const json::Value& node) const;

    std::vector<std::string_view> questionIds() const;
    std::vector<std::string_view> listIds() const;
    std::vector<std::string_view> collectionIds() const;
    std::vector<std::string_view> phraseIds() const;
    std::vector<std::string_view> flagIds() const;

private:
    struct Loop {
        bool inside = false;
        std::string collection;
    };
    void readNames(const json::Value& root);
    void readQuestions(const json::Value* questions, const Loop& loop, int depth);
    void readFollowUps(const json::Value& question, const Source& parent);

    std::map<std::string, Source, std::less<>> m_questions;
    std::map<std::string, Source, std::less<>> m_followUps;
    std::map<std::string, std::vector<std::string>, std::less<>> m_lists;
    std::map<std::string, const json::Value*, std::less<>> m_listValues;
    std::set<std::string, std::less<>> m_collections;
    std::set<std::string, std::less<>> m_phrases;
    std::set<std::string, std::less<>> m_flags;
    std::map<const json::Value*, int> m_order;
    int m_last = 0;
};

} // namespace ownwords::pack
