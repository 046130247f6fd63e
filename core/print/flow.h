// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/print/atoms.h"

#include <cstddef>
#include <vector>

namespace ownwords::print {

// Fills pages with atoms, from top to bottom: keeps units and kept atoms together where a page can hold them, draws
// frames for each page's part, repeats table heads as artifacts.
class Flow {
public:
    explicit Flow(const FlowContext& context);

    void place(const Unit& unit);

    // Closes the last page. `height` is how far down it is filled.
    struct Filled {
        std::vector<std::vector<Mark>> pages;
        std::vector<Bookmark> bookmarks;
        double height = 0;
    };
    Filled finish();

private:
    struct OpenFrame {
        int frame;
        double y;
        std::size_t mark; // where its shape goes: under what it holds
    };

    double pageRoom() const { return m_context.bottom - m_context.top; }
    double room() const;
    double measure(const Atom* first, const Atom* last) const;
    void put(const Atom& atom);
    void putRow(const Atom& atom);
    void putMarks(const std::vector<Mark>& marks, bool asArtifacts = false);
    void newPage(const Atom* next);
    void setFrame(int frame);
    void openFrame(int frame);
    void closeFrame();
    bool contains(int outer, int inner) const;

    const FlowContext& m_context;
    Filled m_filled;
    std::vector<OpenFrame> m_open;
    double m_y;
    bool m_atTop = true;
};

} // namespace ownwords::print
