// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pack/pack.h"

#include <string>
#include <string_view>

// Inside of the booklet: paper cannot hide a question, so it says in words when one is meant.
namespace ownwords::plan {

// Who sits there with the booklet. On paper nothing else is known: not what was chosen about keeping the words on a
// computer, nor whether someone signed that the home is safe. What depends on those is left out.
struct Company {
    bool withCoach = true;
    bool alone = true;

    bool nobody() const { return !withCoach && !alone; }
    bool operator==(const Company&) const = default;
};

// In whose company a thing with this condition can come up at all, of those in `within`. What depends on answers can.
Company companyFor(const pack::Condition* condition, const Company& within);

// "If you ticked “Nearly” or “No”:" for conditions that can be said so; empty for all others, where the question is
// best just read. `parent` is the question of a follow-up, or nullptr.
std::string whenInWords(
    const pack::Condition& condition, const pack::Pack& pack, const pack::Question* parent, std::string_view lang);

} // namespace ownwords::plan
