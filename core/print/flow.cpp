// SPDX-License-Identifier: Apache-2.0
#include "core/print/flow.h"

#include <algorithm>
#include <utility>

namespace ownwords::print {
namespace {

// Measures are sums of doubles: what fits exactly must not fail by the last bit.
constexpr double slack = 0.01;

double tallest(const std::vector<std::vector<CellLine>>& cells)
{
    double height = 0;
    for (const std::vector<CellLine>& cell : cells) {
        double sum = 0;
        for (const CellLine& line : cell)
            sum += line.height;
        height = std::max(height, sum);
    }
    return height;
}

double heightOf(const Atom& atom)
{
    return atom.cells.empty() ? atom.height : tallest(atom.cells) + 2 * atom.cellPad;
}

} // namespace

void move(Mark& mark, double x, double y)
{
    if (auto* const run = std::get_if<GlyphRun>(&mark.what)) {
        for (Glyph& glyph : run->glyphs) {
            glyph.x += x;
            glyph.y += y;
        }
    } else if (auto* const shape = std::get_if<Shape>(&mark.what)) {
        shape->rect.x += x;
        shape->rect.y += y;
        for (Point& point : shape->points) {
            point.x += x;
            point.y += y;
        }
    }
}

Flow::Flow(const FlowContext& context)
    : m_context(context)
    , m_y(context.top)
{
    m_filled.pages.emplace_back();
}

double Flow::room() const
{
    double left = m_context.bottom - m_y;
    for (const OpenFrame& open : m_open)
        left -= m_context.frames[static_cast<std::size_t>(open.frame)].pad;
    return left;
}

// The height of atoms one under the other, from the place where the first one's gap has been left out; with the air of
// the frames that open and close among them.
double Flow::measure(const Atom* first, const Atom* last) const
{
    double height = 0;
    int frame = m_open.empty() ? -1 : m_open.back().frame;
    for (const Atom* atom = first; atom != last; ++atom) {
        if (atom != first || !m_atTop)
            height += atom->gap;
        if (atom->frame != frame && atom->frame >= 0)
            height += 2 * m_context.frames[static_cast<std::size_t>(atom->frame)].pad;
        frame = atom->frame;
        height += heightOf(*atom);
    }
    return height;
}

void Flow::place(const Unit& unit)
{
    const Atom* const begin = unit.atoms.data();
    const Atom* const end = begin + unit.atoms.size();
    const double whole = measure(begin, end);
    if (begin != end && !m_atTop && whole > room() + slack && whole <= pageRoom())
        newPage(nullptr);
    for (const Atom* first = begin; first != end;) {
        const Atom* last = first;
        while (last->keepNext && last + 1 != end)
            ++last;
        ++last;
        const double chain = measure(first, last);
        if (!m_atTop && chain > room() + slack && chain <= pageRoom())
            newPage(first);
        for (; first != last; ++first)
            put(*first);
    }
}

void Flow::put(const Atom& atom)
{
    while (!m_open.empty() && !contains(m_open.back().frame, atom.frame))
        closeFrame();
    const double needed = measure(&atom, &atom + 1);
    const bool tooTall = !atom.cells.empty() && needed > pageRoom();
    if (!m_atTop && (tooTall ? pageRoom() / 6 : needed) > room() + slack)
        newPage(&atom);
    if (!m_atTop)
        m_y += atom.gap;
    setFrame(atom.frame);
    m_atTop = false;
    if (atom.bookmark) {
        m_filled.bookmarks.push_back(*atom.bookmark);
        m_filled.bookmarks.back().page = static_cast<int>(m_filled.pages.size()) - 1;
        m_filled.bookmarks.back().y = m_y;
    }
    if (!atom.cells.empty()) {
        putRow(atom);
        return;
    }
    putMarks(atom.marks);
    m_y += atom.height;
}

// Takes from each cell as many lines as the page has room for, and goes on over the page: at least one line a page.
void Flow::putRow(const Atom& atom)
{
    std::vector<std::size_t> next(atom.cells.size(), 0);
    m_y += atom.cellPad;
    for (bool more = true; more;) {
        more = false;
        const double left = room() - atom.cellPad;
        double used = 0;
        for (std::size_t c = 0; c < atom.cells.size(); ++c) {
            const std::vector<CellLine>& lines = atom.cells[c];
            double y = 0;
            for (std::size_t& i = next[c]; i < lines.size() && (y + lines[i].height <= left + slack || y == 0); ++i) {
                const double top = m_y;
                m_y += y;
                putMarks(lines[i].marks);
                m_y = top;
                y += lines[i].height;
            }
            used = std::max(used, y);
            more = more || next[c] < lines.size();
        }
        m_y += used;
        if (more) {
            newPage(&atom);
            m_y += atom.cellPad;
            m_atTop = false;
        }
    }
    m_y += atom.cellPad;
    putMarks(atom.rule);
}

void Flow::putMarks(const std::vector<Mark>& marks, bool asArtifacts)
{
    for (const Mark& mark : marks) {
        Mark placed = mark;
        move(placed, 0, m_y);
        if (asArtifacts)
            placed.leaf = Mark::artifact;
        m_filled.pages.back().push_back(std::move(placed));
    }
}

// Goes to the next page. What is framed now goes on framed there, and below its table's head.
void Flow::newPage(const Atom* next)
{
    std::vector<int> again;
    while (!m_open.empty()) {
        again.insert(again.begin(), m_open.back().frame);
        closeFrame();
    }
    m_filled.pages.emplace_back();
    m_y = m_context.top;
    m_atTop = true;
    for (const int frame : again) {
        if (next != nullptr && contains(frame, next->frame))
            openFrame(frame);
    }
    if (next != nullptr && next->table >= 0) {
        const Atom& head = m_context.tableHeads[static_cast<std::size_t>(next->table)];
        putMarks(head.marks, true);
        m_y += head.height;
    }
}

bool Flow::contains(int outer, int inner) const
{
    while (inner >= 0 && inner != outer)
        inner = m_context.frames[static_cast<std::size_t>(inner)].outer;
    return inner == outer;
}

void Flow::setFrame(int frame)
{
    while (!m_open.empty() && !contains(m_open.back().frame, frame))
        closeFrame();
    std::vector<int> missing;
    for (int inner = frame; inner >= 0 && (m_open.empty() || inner != m_open.back().frame);
         inner = m_context.frames[static_cast<std::size_t>(inner)].outer)
        missing.push_back(inner);
    std::reverse(missing.begin(), missing.end());
    for (const int inner : missing)
        openFrame(inner);
}

void Flow::openFrame(int frame)
{
    m_open.push_back({frame, m_y, m_filled.pages.back().size()});
    m_y += m_context.frames[static_cast<std::size_t>(frame)].pad;
}

void Flow::closeFrame()
{
    const OpenFrame open = m_open.back();
    m_open.pop_back();
    const Frame& frame = m_context.frames[static_cast<std::size_t>(open.frame)];
    m_y += frame.pad;
    Mark mark{Mark::artifact, frame.look};
    std::get<Shape>(mark.what).rect = {frame.x, open.y, frame.width, m_y - open.y};
    std::vector<Mark>& marks = m_filled.pages.back();
    marks.insert(marks.begin() + static_cast<std::ptrdiff_t>(open.mark), std::move(mark));
}

Flow::Filled Flow::finish()
{
    while (!m_open.empty())
        closeFrame();
    m_filled.height = m_y - m_context.top;
    return std::move(m_filled);
}

} // namespace ownwords::print
