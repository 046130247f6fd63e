// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/talk/story.h"
#include "core/talk/walk.h"

#include <algorithm>
#include <sstream>
#include <string>

namespace ownwords::test {

// Everything a State says, as text: two states that dump alike cannot be told apart from outside. Chains are named by
// their first sitting, events by their id.
inline std::string dumpOf(const talk::State& state)
{
    using namespace talk;
    std::ostringstream out;
    std::vector<std::string> chains;
    for (std::size_t i = 0; i < state.chains().size(); ++i) {
        const Chain& chain = state.chain(i);
        std::ostringstream part;
        part << "chain " << chain.root.toText() << ' ' << record::toText(chain.type) << ' '
             << (chain.pack ? chain.pack->pack().hash : "-") << ' ' << chain.lang << ' ' << chain.finished << ' '
             << chain.begunAt << '\n';
        for (const std::string& flag : chain.flags)
            part << " flag " << flag << '\n';
        for (const TrailStep& step : chain.trail)
            part << " step " << toText(step.slot) << " > " << toText(step.returnTo) << ' ' << step.again << '\n';
        for (const Slot& slot : chain.offeredAgain)
            part << " offered " << toText(slot) << '\n';
        for (const auto& [slot, order] : chain.revisitedFrom)
            part << " revisited " << toText(slot) << ' ' << order << '\n';
        for (const auto& [loop, order] : chain.loopReached)
            part << " reached " << loop << ' ' << order << '\n';
        for (const auto& [loop, item] : chain.provisional)
            part << " provisional " << loop << ' ' << item.toText() << '\n';
        for (const EventId& id : chain.changes)
            part << " change " << id.toText() << '\n';
        for (const auto& [slot, pack] : chain.retired)
            part << " retired " << toText(slot) << ' ' << pack->pack().hash << '\n';
        for (const Slot& slot : state.slotsOf(i)) {
            const Entry* const said = state.answer(i, slot);
            part << " slot " << toText(slot) << ' ' << static_cast<int>(state.status(i, slot)) << ' '
                 << (said ? said->header.id.toText() : "-") << ' ' << (said && state.isConfirmed(*said)) << '\n';
            for (const Entry* const entry : state.history(i, slot))
                part << "  said " << entry->header.id.toText() << '\n';
        }
        for (const Stop& stop : walk(state, i))
            part << " stop " << toText(stop.slot) << ' ' << static_cast<int>(stop.what) << '\n';
        chains.push_back(part.str());
    }
    std::sort(chains.begin(), chains.end());
    for (const std::string& chain : chains)
        out << chain;
    for (std::size_t i = 0; i < state.size(); ++i) {
        const Entry& entry = state.entry(i);
        out << "entry " << entry.header.id.toText() << ' ' << entry.order << ' ' << entry.undone << entry.redacted
            << ' ' << state.chain(entry.chain).root.toText() << ' ' << toText(entry.slot) << ' '
            << json::write(record::toJson(entry.payload), json::Style::Canonical) << '\n';
        for (const ItemId& id : entry.payload.items) {
            if (const Item* const item = state.item(id))
                out << " item " << id.toText() << ' ' << item->collection << ' ' << item->parent.toText() << ' '
                    << item->begunByAgain << state.isMade(*item) << state.isLive(*item) << ' ' << state.stateOf(*item)
                    << ' ' << state.wordsOf(*item).text << '\n';
        }
    }
    for (const std::string_view name : pack::reservedCollections()) {
        for (const Item* const item : state.items(std::string(name)))
            out << name << " live " << item->id.toText() << ' ' << state.wordsOf(*item).text << '\n';
        for (const Item* const item : state.removedItems(std::string(name)))
            out << name << " removed " << item->id.toText() << '\n';
    }
    return out.str();
}

} // namespace ownwords::test
