// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pack/pack.h"
#include "core/talk/slot.h"

#include <memory>
#include <string>
#include <unordered_map>

namespace ownwords::talk {

// Where a question stands in its pack.
struct Place {
    const pack::Question* question = nullptr;
    const pack::Question* loop = nullptr; // the loop around it, if any
    std::size_t section = 0;
};

// A pack with its questions by id. Immutable; keeps the pack alive.
class PackIndex {
public:
    explicit PackIndex(std::shared_ptr<const pack::Pack> pack);

    const pack::Pack& pack() const { return *m_pack; }
    const Place* find(const std::string& question) const;
    // The question or follow-up a slot asks, or nullptr. The "again" of a loop is the loop; "#item" is the question
    // whose picks are asked about.
    const pack::Question* question(const Slot& slot) const;
    const pack::Option* option(const pack::Question& question, const std::string& id) const;
    int maxItems(const std::string& collection) const;
    // The collection that `collection`'s items are parts of; empty = none.
    const std::string& parentOf(const std::string& collection) const;
    // The name under which a person's items lie: reserved and "keep" collections are the person's in every pack, any
    // other belongs to its pack.
    std::string scope(const std::string& collection) const;

private:
    std::shared_ptr<const pack::Pack> m_pack;
    std::unordered_map<std::string, Place> m_places;
};

// Whether version `a` ("1.10") is newer than `b` ("1.9.2"): number by number, a missing one is 0.
bool isNewer(std::string_view a, std::string_view b);

// What a collection's items are, by its name; None for a pack's own collections.
pack::Role roleOfCollection(const std::string& collection);

// Packs in use, by hash.
using Packs = std::unordered_map<std::string, std::shared_ptr<const PackIndex>>;

void addPack(Packs& packs, std::shared_ptr<const pack::Pack> pack);

} // namespace ownwords::talk
