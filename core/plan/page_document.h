// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

// What printed pages say, block after block in reading order, as plain values without any measure or colour. The goal
// plan, the blank booklet and the recovery sheet are all written as a PageDocument; core/print turns it into a
// tagged PDF or pictures, plainText() into text. All strings are UTF-8 and are printed whole, whatever their length.
namespace ownwords::plan {

// A stretch of text in one language. `lang` is a BCP 47 tag; empty = the document's.
struct Run {
    std::string text;
    std::string lang;
    bool strong = false;

    bool operator==(const Run&) const = default;
};

// level 1 = the title of the document (once, first), 2 = a part, 3 = a part of a part. Levels are never skipped.
// Levels 1 and 2 become bookmarks. A heading stays on the page of what follows it.
struct Heading {
    int level = 2;
    Run text;
    Run aside; // level 1 only, may be empty: small text at the far end of the title's line ("Said on 4 June 2026")
};

enum class TextStyle {
    Body,
    Lead, // the person's name under the title
    Label, // small bold line over what it names; stays with what follows
    Helper, // small and muted
    Code, // very large: letters to be copied one by one
};

struct Paragraph {
    std::vector<Run> runs;
    TextStyle style = TextStyle::Body;
};

// Somebody's own words, printed between quotation marks. Large = the goal itself, with the gold bar: the largest text
// of the page but the title.
struct Quote {
    Run words;
    bool large = false;
};

struct Bullets {
    std::vector<std::vector<Run>> items;
};

// A 0-10 line. `alt` is what a screen reader says in its place ("6 out of 10").
struct ScaleLine {
    int low = 0;
    int high = 10;
    std::optional<int> chosen; // nothing = a blank line to mark by hand
    std::string lowWords; // words at the ends, may be empty
    std::string highWords;
    std::string alt;
};

struct Cell {
    std::vector<Run> runs;
    enum class Tick { None, Empty, Ticked, Part } tick = Tick::None; // a tick box before the text, if any
    std::string tickAlt; // what a screen reader says for the box ("not done yet")
};

// `widths` are parts of the text width, as many as `head` has columns. The head is repeated on each page. A row taller
// than a page flows on.
struct Table {
    std::vector<Run> head;
    std::vector<double> widths;
    std::vector<std::vector<Cell>> rows;
    bool firstColumnNames = false; // the first cell of a row is its heading (Scope Row)
};

// Choices with an empty box before each, to tick by hand.
struct TickList {
    std::vector<Run> items;
};

// Ruled lines to write on.
struct WritingLines {
    int count = 3;
};

// Lines to sign on, side by side, each with its label under it.
struct Signatures {
    std::vector<Run> labels;
};

struct Box;
struct Columns;

using Block = std::variant<Heading, Paragraph, Quote, Bullets, ScaleLine, Table, TickList, WritingLines, Signatures,
    Box, Columns>;

// A panel with a hairline around it and a little air inside. Holds no Table, Box, Columns or Heading. It flows over
// pages.
struct Box {
    std::vector<Block> blocks;
};

// Two columns side by side, read left then right. Holds Paragraph, Quote, Bullets, ScaleLine only. When either is
// taller than a third of a page they are printed one under the other instead.
struct Columns {
    std::vector<Block> left;
    std::vector<Block> right;
};

// Blocks that belong together: kept on one page where they fit on one, else they flow.
struct Group {
    std::vector<Block> blocks;
};

struct PageDocument {
    std::string lang = "en";
    std::string title; // for the window's title bar and the file's properties: never a person's name
    std::string footer; // small line at the foot of each page, left; may be empty
    std::string pageWord = "Page {page} of {pages}"; // at the foot of each page, right
    std::vector<Group> groups;
};

} // namespace ownwords::plan
