// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/print/pages.h"

#include <optional>
#include <vector>

// What the page breaker moves: things that are not cut, one under the other.
namespace ownwords::print {

// One line in a cell of a table; marks relative to the page's left edge and the line's top.
struct CellLine {
    double height = 0;
    std::vector<Mark> marks;
};

// Marks are relative to the left edge of the page and the top of the atom.
struct Atom {
    double gap = 0; // above; none at the top of a page
    double height = 0;
    bool keepNext = false; // stays on the page of the next atom
    int frame = -1; // the innermost frame around it
    int table = -1; // a row: the head to repeat on a new page
    std::vector<Mark> marks;
    std::optional<Bookmark> bookmark; // page and y are filled in when it is placed
    // A row of a table holds its cells instead of marks: it flows on when it is taller than a page.
    std::vector<std::vector<CellLine>> cells;
    double cellPad = 0; // above and below the cells
    std::vector<Mark> rule; // under the row
};

// Drawn around or beside atoms, anew on each page they reach.
struct Frame {
    enum class Kind { Panel, Bar };
    Kind kind = Kind::Panel;
    double x = 0;
    double width = 0;
    double pad = 0; // above and below
    int outer = -1;
    Shape look; // its rect is filled in
};

// Atoms that stay on one page if one page can hold them.
struct Unit {
    std::vector<Atom> atoms;
};

// What the flow needs to know about the whole.
struct FlowContext {
    double top = 0;
    double bottom = 0;
    std::vector<Frame> frames;
    std::vector<Atom> tableHeads;
};

void move(Mark& mark, double x, double y);

} // namespace ownwords::print
