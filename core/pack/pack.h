// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// A conversation as data: what is asked, in which order, under which conditions, and what the answers are for.
// The format is conversation-pack/1; resources/schema has it for editors, loader.h reads it.
namespace ownwords::pack {

// One wording of a text and where it stands in the file.
struct Wording {
    std::string text;
    json::Position at;
};

// The same sentence in several languages (BCP 47 tags).
struct Text {
    std::map<std::string, Wording, std::less<>> byLanguage;
    json::Position at;

    bool empty() const { return byLanguage.empty(); }
};

enum class Kind { Say, Words, One, Some, Number, Scale, Date, Loop };

// What an answer is for. The fold and the plan read roles, never a pack's question ids.
enum class Role {
    None,
    Name,
    Gift,
    Hope,
    Goal,
    Why,
    Whose,
    Instead,
    Measure, // words: signs of getting there; scale: how far along
    Step,
    When,
    Obstacle,
    Plan, // the "then" of if-then
    Sure,
    Ally,
    Strengths,
    Matters,
    Ask,
    Promise,
    Who,
    By,
    Kept,
    State,
    LookBack,
    Contact,
    Heard,
    Print,
    Note,
    Feel,
    Share,
    Other,
};

// A `when`. All/Any/Not hold `parts`; the others test one source. On a question the source is `question`; on a
// follow-up it is the parent's answer and `question` is empty.
struct Condition {
    enum class Op {
        All,
        Any,
        Not,
        Flag, // id = flag
        Answered, // yes
        Is, // id = option
        IsNot,
        MoreThan, // number
        AtLeast,
        LessThan,
        AtMost,
        // follow-ups only
        Says, // id = phrase
        FewerWordsThan, // number
        Passed,
        Fell, // against the latest earlier number of the same role and item
        Rose,
    };
    Op op = Op::All;
    std::string question;
    std::string id;
    double number = 0;
    bool yes = true;
    std::vector<Condition> parts;
    json::Position at;
};

struct Option {
    std::string id;
    std::vector<std::string> was;
    Text text;
    Text say;
    std::string picture;
    Text alt;
    std::string state; // choosing it sets the loop item's state
    std::string revisit; // choosing it leads back to this question once
    std::string addsTo; // choosing it makes an item of this collection
    std::vector<std::string> lintOk;
    json::Position at;
};

struct Ends {
    Text low;
    Text high;
};

// A question, a follow-up (inside `followups`), or a loop (with `questions`).
struct Question {
    std::string id;
    std::vector<std::string> was;
    Kind kind = Kind::Words;
    Role role = Role::None;
    Text text;
    Text help;
    Text say; // for the voice, where it differs from `text`
    Text coach;
    Text anotherWay;
    Text again; // loop: "Is there another one?"
    Text sentence; // say: built from whole answers; shown only when all of them are there
    Text each; // some: what to ask about each picked item
    Text none; // date: the words for "no date"
    std::vector<Text> ideas;
    std::string picture;
    Text alt;
    std::map<std::string, std::string, std::less<>> audio; // language -> media path
    std::vector<Question> followups;
    std::vector<Question> questions; // loop only
    std::optional<Condition> when;
    std::string list; // options come from this list of the pack
    std::string from; // options are the live items of this collection, or "@parts"
    std::string addsTo;
    std::string over; // loop: this collection
    std::vector<std::string> only; // loop: only items in one of these states
    std::vector<std::string> suggest; // date: "2w", "6w"
    std::optional<Ends> ends; // scale
    std::optional<double> min;
    std::optional<double> max; // some: the most items that `adds_to` takes
    std::optional<int> lines;
    bool ownWords = false;
    bool many = false; // several own-words entries, one item each
    bool offer = false; // its item counts only after `confirm`
    bool onRequest = false; // reached by `go` only
    bool onlyNew = false; // asked only for items begun by `again`
    bool readBack = false;
    bool store = true;
    bool isPrivate = false; // not printed unless ticked
    bool coachSpeaks = false; // speaker: coach
    bool mySide = false; // side: mine (role promise)
    bool namesSide = false; // `side` is there: a loop over promises runs on that side only
    std::vector<std::string> lintOk;
    json::Position at;
};

struct Section {
    std::string id;
    Text title;
    std::optional<Condition> when;
    bool gate = false; // nothing after it is reachable until each visible slot in it was shown
    std::vector<Question> questions;
    std::vector<std::string> lintOk;
    json::Position at;
};

struct Collection {
    std::string id;
    Text title;
    int max = 50;
    std::string of; // parent collection
    bool keep = false; // the person's, in every pack (the reserved ones always are)
};

// A loaded pack: every reference in it is good, every limit kept. Immutable once loaded.
struct Pack {
    std::string id;
    std::string version;
    std::vector<std::string> languages; // the first is the base: every text has it
    Text title;
    Text about;
    std::string licence;
    std::vector<std::string> authors;
    std::map<std::string, std::vector<Option>, std::less<>> lists;
    std::map<std::string, Collection, std::less<>> collections;
    std::map<std::string, std::map<std::string, std::vector<std::string>, std::less<>>, std::less<>> phrases;
    std::vector<std::string> flags;
    std::vector<Section> sections;
    json::Value source; // as read, for record.json and the hash
    std::string hash; // SHA-256 of the canonical JSON, 64 hex digits: formatting does not change it

    // The wording in `language`, or in the pack's first language when it has none; empty when the text is empty.
    const std::string& wording(const Text& text, std::string_view language) const;
    // The question with this id wherever it stands (not follow-ups), or nullptr.
    const Question* find(std::string_view id) const;
};

// Collections that are the person's in every pack: gifts hopes goals steps people places asks promises notes.
bool isReserved(std::string_view collection);
const std::vector<std::string_view>& reservedCollections();

// The ids of the format for kinds and roles ("look_back"), for messages and outlines.
std::string_view toText(Kind kind);
std::string_view toText(Role role);
std::optional<Kind> kindFrom(std::string_view text);
std::optional<Role> roleFrom(std::string_view text);
const std::vector<std::string_view>& roleIds();

// Flags that every pack may use without declaring them: alone together review shared no_penalty keep take talk_only.
bool isBuiltInFlag(std::string_view flag);
const std::vector<std::string_view>& builtInFlags();

} // namespace ownwords::pack
