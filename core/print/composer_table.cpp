// SPDX-License-Identifier: Apache-2.0
#include "core/print/composer.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace ownwords::print {
namespace {

// Air in a cell, in parts of the body size.
constexpr double sidePad = 0.4;
constexpr double rowPad = 0.42;
constexpr double tickRoom = 1.35; // the width of a tick box with the air after it

constexpr std::size_t roughWords = 3; // only the longest words of a column are measured
constexpr std::size_t roughBytes = 120; // and of those the beginning

// How many bytes of [from, to) to measure: no character is cut.
std::size_t wholeCharacters(const std::string& text, std::size_t from, std::size_t to)
{
    std::size_t end = std::min(to, from + roughBytes);
    while (end < to && end > from && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80)
        --end;
    return end - from;
}

} // namespace

// The width of the longest words, at most `most`: so wide a column must be if no word is to be broken.
double Composer::widestWord(const std::vector<plan::Run>& runs, const TextLook& look, double most)
{
    std::vector<plan::Run> words;
    for (const plan::Run& run : runs) {
        for (std::size_t at = 0; at < run.text.size();) {
            const std::size_t end = std::min(run.text.find_first_of(" \t\n\r", at), run.text.size());
            if (end > at)
                words.push_back({run.text.substr(at, wholeCharacters(run.text, at, end)), run.lang, run.strong});
            at = end + 1;
        }
    }
    const auto longer = [](const plan::Run& a, const plan::Run& b) { return a.text.size() > b.text.size(); };
    const std::size_t some = std::min(words.size(), roughWords);
    std::partial_sort(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(some), words.end(), longer);
    double widest = 0;
    for (std::size_t i = 0; i < some; ++i) {
        const double rough = static_cast<double>(words[i].text.size()) * look.size * 0.62;
        if (rough > widest)
            widest = std::max(widest, m_shaper.shape({words[i]}, look, 10 * most).width);
    }
    return std::min(widest, most);
}

// The asked-for parts of the width, but no column narrower than its longest word where the others can spare it.
std::vector<double> Composer::columnWidths(const plan::Table& table, std::size_t columns, double width)
{
    std::vector<double> widths = table.widths;
    widths.resize(columns, table.widths.empty() ? 1 : 0);
    for (double& part : widths)
        part = std::isfinite(part) && part > 0 ? part : 0.1;
    const double sum = std::accumulate(widths.begin(), widths.end(), 0.0);
    std::vector<double> least(columns, 0);
    const double most = width * 0.36;
    for (std::size_t c = 0; c < columns; ++c) {
        widths[c] *= width / sum;
        if (c < table.head.size())
            least[c] = widestWord({table.head[c]}, look(m_theme.tableHead, true), most);
        std::vector<plan::Run> runs;
        bool box = false;
        for (const std::vector<plan::Cell>& row : table.rows) {
            if (c >= row.size())
                continue;
            box = box || row[c].tick != plan::Cell::Tick::None;
            runs.insert(runs.end(), row[c].runs.begin(), row[c].runs.end());
        }
        const double words = widestWord(runs, look(m_theme.body, c == 0 && table.firstColumnNames), most);
        least[c] = std::max(least[c], words + (box ? m_theme.body * tickRoom : 0)) + 2 * sidePad * m_theme.body + 0.5;
    }
    double lacking = 0;
    double spare = 0;
    for (std::size_t c = 0; c < columns; ++c)
        (widths[c] < least[c] ? lacking : spare) += std::abs(least[c] - widths[c]);
    if (lacking <= 0 || spare <= 0)
        return widths;
    const double given = std::min(lacking, spare);
    for (std::size_t c = 0; c < columns; ++c) {
        const double difference = least[c] - widths[c];
        widths[c] += difference > 0 ? difference * given / lacking : difference * given / spare;
    }
    return widths;
}

Result<> Composer::add(const plan::Table& table, const Area& area, Atoms& out)
{
    std::size_t columns = table.head.size();
    for (const std::vector<plan::Cell>& row : table.rows)
        columns = std::max(columns, row.size());
    if (columns == 0)
        return {};
    if (columns > table.head.size() && !table.head.empty())
        return fail(ErrorCode::Invalid, "table row has more cells than the head has columns");
    Area inside = area;
    inside.element = element("Table", area.element);
    const std::vector<double> widths = columnWidths(table, columns, area.width);
    const double gap = gapBefore(0.7);
    const std::size_t first = out.size();
    int head = -1;
    if (!table.head.empty()) {
        Atom atom = headRow(table, widths, inside);
        m_flow.tableHeads.push_back(atom);
        head = static_cast<int>(m_flow.tableHeads.size()) - 1;
        atom.keepNext = !table.rows.empty();
        out.push_back(std::move(atom));
    }
    for (const std::vector<plan::Cell>& row : table.rows) {
        Atom atom = bodyRow(table, row, widths, inside);
        atom.table = head;
        out.push_back(std::move(atom));
    }
    if (first < out.size())
        out[first].gap = gap;
    return {};
}

Atom Composer::headRow(const plan::Table& table, const std::vector<double>& widths, const Area& area)
{
    const int row = element("TR", area.element);
    Atom atom;
    atom.frame = area.frame;
    double start = area.start;
    const double pad = sidePad * m_theme.body;
    const double top = rowPad * m_theme.body * 0.8;
    for (std::size_t c = 0; c < widths.size(); ++c) {
        Setting setting("TH", look(m_theme.tableHead, true, true));
        setting.scope = "Column";
        const double width = std::max(widths[c] - 2 * pad, 1.0);
        const ComposedText cell = text({table.head[c]}, setting, width, row);
        double y = top;
        for (std::size_t i = 0; i < cell.shaped.lines.size(); ++i) {
            for (Mark& mark : lineMarks(cell, i, left(start + pad, width), y))
                atom.marks.push_back(std::move(mark));
            y += cell.shaped.lines[i].height;
        }
        atom.height = std::max(atom.height, y + top);
        start += widths[c];
    }
    atom.marks.push_back(rule(area, atom.height, 1.1, m_theme.ink));
    return atom;
}

Atom Composer::bodyRow(
    const plan::Table& table, const std::vector<plan::Cell>& row, const std::vector<double>& widths, const Area& area)
{
    const int element = this->element("TR", area.element);
    Atom atom;
    atom.frame = area.frame;
    atom.cellPad = rowPad * m_theme.body;
    atom.rule.push_back(rule(area, 0, 0.6, m_theme.line));
    double start = area.start;
    for (std::size_t c = 0; c < widths.size(); ++c) {
        const bool name = c == 0 && table.firstColumnNames;
        Setting setting(name ? "TH" : "TD", look(m_theme.body, name));
        setting.scope = name ? "Row" : "";
        const plan::Cell empty;
        atom.cells.push_back(cellLines(c < row.size() ? row[c] : empty, setting, start, widths[c], element, area));
        start += widths[c];
    }
    return atom;
}

// The lines of a cell. With a tick box the cell holds a Figure and the text, as two leaves.
std::vector<CellLine> Composer::cellLines(
    const plan::Cell& cell, const Setting& setting, double start, double width, int row, const Area& area)
{
    const double pad = sidePad * m_theme.body;
    Setting inner = setting;
    int parent = row;
    double indent = 0;
    std::vector<CellLine> lines;
    std::vector<Mark> drawn;
    if (cell.tick != plan::Cell::Tick::None) {
        parent = element(setting.tag, row);
        m_elements.back().scope = setting.scope;
        const int figure = element("Figure", parent);
        m_elements.back().alt = cell.tickAlt;
        indent = tickRoom * m_theme.body;
        drawn = tick(cell, left(start + pad, m_theme.body * 0.9), m_theme.body * 1.38, figure);
        inner.tag = "P";
        inner.scope.clear();
        const bool empty
            = std::all_of(cell.runs.begin(), cell.runs.end(), [](const plan::Run& run) { return run.text.empty(); });
        if (empty)
            return {{m_theme.body * 1.38, std::move(drawn)}};
    }
    const double room = std::max(width - 2 * pad - indent, 1.0);
    const ComposedText composed = text(cell.runs, inner, room, parent);
    for (std::size_t i = 0; i < composed.shaped.lines.size(); ++i)
        lines.push_back({composed.shaped.lines[i].height, lineMarks(composed, i, left(start + pad + indent, room), 0)});
    if (!drawn.empty() && !lines.empty())
        lines.front().marks.insert(lines.front().marks.begin(), drawn.begin(), drawn.end());
    (void)area;
    return lines;
}

} // namespace ownwords::print
