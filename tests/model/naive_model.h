// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/record/record.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace ownwords::test {

// The rules of the record once more, the slow and simple way: everything is asked of the whole list of events, nothing
// is kept from one question to the next. It knows one talk, no pack but which questions make items of which collection,
// and it shares no code with the fold.
class NaiveModel {
public:
    // Which collection a question's items go to ("gifts_q" -> "gifts"), and which questions only offer them.
    struct Makes {
        std::map<std::string, std::string> collection;
        std::set<std::string> offers;
        std::map<std::string, std::string> labels; // option id -> label
    };

    NaiveModel(const record::Record& record, Makes makes);

    // Slots that were ever answered or passed, with what stands there: "said: a|b", "picked: x", "number: 3", "not
    // now", "not for me", or nothing.
    std::map<std::string, std::string> slots() const;
    std::set<std::string> live(const std::string& collection) const; // item ids
    std::string words(const std::string& item) const; // of a gift or hope
    bool holds(const std::string& text) const; // anywhere in what is left

private:
    struct Fact {
        std::int64_t n = 0;
        std::string dev;
        std::string id;
        std::string by;
        record::Payload said;
    };

    bool isUndone(const Fact& fact) const;
    const Fact* standing(const std::string& slot) const;
    bool stands(const Fact& fact) const;
    bool makes(const Fact& fact, const std::string& item) const;
    bool isLoopItem(const std::string& item) const; // nothing but a loop brought it up
    std::string collectionOf(const std::string& item) const;
    std::string wordsIn(const Fact& fact, const std::string& item) const;

    std::vector<Fact> m_facts; // in order, without the redacted ones
    Makes m_makes;
};

} // namespace ownwords::test
