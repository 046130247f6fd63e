// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/coaches.h"

#include <chrono>

// What the organisation has set for everybody who uses its file. It lies in clear in the file: so it counts for every
// account of the computer, goes along with a backup, and only who signs in as a confirmed coach is offered to change
// it.
namespace ownwords::vault {

struct House {
    struct Contact {
        std::string name;
        std::string how; // "116 123, day and night"

        bool operator==(const Contact&) const = default;
    };

    std::chrono::minutes alone{3}; // of quiet until an open record closes
    std::chrono::minutes together{15};
    std::vector<Contact> contacts; // for "Need help now?", the first one on top

    bool operator==(const House&) const = default;
};

inline constexpr std::chrono::minutes shortestLock{1};
inline constexpr std::chrono::minutes longestLock{60};
inline constexpr std::size_t mostContacts = 20;

// Nothing: never set. Somebody may have changed it with other tools, so times come back within their bounds.
Result<std::optional<House>> house(Place& place);
// Invalid: a time out of bounds, a contact without a name, too many contacts. NotAllowed: the coach is not confirmed.
Result<> setHouse(Place& place, const OpenCoach& by, const House& house);

// The promise that nobody's home depends on what they say: who made it, as what, on which day, in which words.
struct Policy {
    std::string name;
    std::string role;
    Date date{};
    std::string text;

    bool operator==(const Policy&) const = default;
};

// A policy that stands: a confirmed coach of this file signed it, and nobody changed it since.
struct StandingPolicy {
    Policy policy;
    std::string hash; // hex; what a talk pins

    bool operator==(const StandingPolicy&) const = default;
};

struct PolicyFound {
    std::optional<StandingPolicy> standing;
    bool isBroken = false; // there is one, but it does not stand: changed, or who signed it is no coach here any more
};

// Invalid: something is blank, or the day does not exist. NotAllowed: the coach is not confirmed.
Result<> setPolicy(Place& place, const OpenCoach& by, const Policy& policy);
Result<> removePolicy(Place& place, const OpenCoach& by);
// `pinned`: the organisation's key as a resident's keyring remembers it (zeros = none): a policy of another
// organisation does not stand for that person, whoever the file names as its founder today.
Result<PolicyFound> policy(Place& place, const PublicKey& pinned = {});

} // namespace ownwords::vault
