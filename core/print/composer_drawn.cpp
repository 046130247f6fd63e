// SPDX-License-Identifier: Apache-2.0
#include "core/print/composer.h"

#include <algorithm>
#include <utility>

namespace ownwords::print {
namespace {

constexpr double handLine = 2.4; // between ruled lines to write on, in parts of the body size
constexpr double signatureRoom = 2.6; // above a line to sign on
constexpr int mostRings = 21; // more cannot be told apart on one line

} // namespace

// A horizontal line over the whole area, as an artifact.
Mark Composer::rule(const Area& area, double y, double width, const Colour& colour) const
{
    const double x = left(area.start, area.width);
    Shape line;
    line.kind = Shape::Kind::Polyline;
    line.points = {{x, y}, {x + area.width, y}};
    line.lineWidth = width;
    line.stroke = colour;
    return {Mark::artifact, std::move(line)};
}

Mark Composer::box(double x, double y, double size, int leaf) const
{
    Shape square;
    square.rect = {x, y, size, size};
    square.radius = size * 0.22;
    square.lineWidth = 0.9;
    square.stroke = m_theme.ink;
    square.fill = Colour{1, 1, 1};
    return {leaf, std::move(square)};
}

// The tick box of a cell: empty, with a tick, or with a bar for "in part".
std::vector<Mark> Composer::tick(const plan::Cell& cell, double x, double lineHeight, int leaf) const
{
    const double size = m_theme.body * 0.9;
    const double y = (lineHeight - size) / 2;
    std::vector<Mark> marks{box(x, y, size, leaf)};
    if (cell.tick == plan::Cell::Tick::Empty || cell.tick == plan::Cell::Tick::None)
        return marks;
    Shape stroke;
    stroke.kind = Shape::Kind::Polyline;
    stroke.lineWidth = size / 6.5;
    stroke.stroke = m_theme.ink;
    if (cell.tick == plan::Cell::Tick::Ticked)
        stroke.points = {
            {x + size * 0.22, y + size * 0.52}, {x + size * 0.42, y + size * 0.74}, {x + size * 0.8, y + size * 0.26}};
    else
        stroke.points = {{x + size * 0.25, y + size * 0.5}, {x + size * 0.75, y + size * 0.5}};
    marks.push_back({leaf, std::move(stroke)});
    return marks;
}

// The line with a ring for each number and a filled dot at the chosen one. A line to mark by hand has its numbers.
Atom Composer::scaleAtom(const plan::ScaleLine& scale, const Area& area, int figure)
{
    const int rings = scale.high - scale.low + 1;
    const double length = std::min(area.width - m_theme.body, m_theme.body * 27);
    const double ring = std::min(m_theme.body * 0.27, length / rings / 2.4);
    const double dot = ring * 1.9;
    const double y = dot + 1;
    const auto at = [&](int i) {
        const double start = area.start + m_theme.body / 2 + length * i / (rings - 1);
        return m_rightToLeft ? m_theme.pageWidth - start : start;
    };
    Atom atom;
    atom.frame = area.frame;
    atom.height = 2 * (dot + 1);
    Shape line;
    line.kind = Shape::Kind::Polyline;
    line.points = {{at(0), y}, {at(rings - 1), y}};
    line.lineWidth = 0.9;
    line.stroke = m_theme.edge;
    atom.marks.push_back({figure, std::move(line)});
    for (int i = 0; i < rings; ++i) {
        const bool chosen = scale.chosen && *scale.chosen == scale.low + i;
        const double radius = chosen ? dot : ring;
        Shape circle;
        circle.kind = Shape::Kind::Circle;
        circle.rect = {at(i) - radius, y - radius, 2 * radius, 2 * radius};
        circle.lineWidth = 0.9;
        circle.stroke = chosen ? m_theme.accent : m_theme.edge;
        circle.fill = chosen ? m_theme.accent : Colour{1, 1, 1};
        atom.marks.push_back({figure, std::move(circle)});
        if (scale.chosen)
            continue;
        const ShapedText number
            = m_shaper.shape({{std::to_string(scale.low + i), {}, false}}, look(m_theme.footer, false, true), 200);
        for (Mark mark : number.lines.front().marks) {
            mark.leaf = figure;
            const double aligned = m_rightToLeft ? 200 - number.width : 0;
            move(mark, at(i) - number.width / 2 - aligned, atom.height);
            atom.marks.push_back(std::move(mark));
        }
    }
    if (!scale.chosen)
        atom.height += m_theme.footer * 1.38;
    return atom;
}

Result<> Composer::add(const plan::ScaleLine& scale, const Area& area, Atoms& out)
{
    if (scale.high <= scale.low || scale.high - scale.low >= mostRings)
        return fail(ErrorCode::Invalid, "scale");
    const int figure = element("Figure", area.element);
    m_elements.back().alt = scale.alt;
    Atom atom = scaleAtom(scale, area, figure);
    atom.gap = gapBefore(0.6) + m_theme.body * 0.3;
    const double length = std::min(area.width, m_theme.body * 28);
    const double half = length / 2 - m_theme.body / 2;
    double used = 0;
    const auto put = [&](const std::string& words, double start, bool atEnd) {
        if (words.empty())
            return;
        Setting setting("P", look(m_theme.helper, false, true));
        setting.look.atEnd = atEnd;
        const ComposedText end = text({{words, {}, false}}, setting, half, area.element);
        double y = atom.height + m_theme.body * 0.1;
        for (std::size_t i = 0; i < end.shaped.lines.size(); ++i) {
            for (Mark& mark : lineMarks(end, i, left(start, half), y))
                atom.marks.push_back(std::move(mark));
            y += end.shaped.lines[i].height;
        }
        used = std::max(used, y);
    };
    put(scale.lowWords, area.start, false);
    put(scale.highWords, area.start + length - half, true);
    atom.height = std::max(atom.height, used);
    out.push_back(std::move(atom));
    return {};
}

Result<> Composer::add(const plan::WritingLines& lines, const Area& area, Atoms& out)
{
    for (int i = 0; i < lines.count; ++i) {
        Atom atom;
        atom.height = m_theme.body * handLine;
        atom.frame = area.frame;
        atom.keepNext = i == 0 && lines.count > 1;
        atom.gap = i == 0 ? gapBefore(0.2) : 0;
        atom.marks.push_back(rule(area, atom.height, 0.75, m_theme.edge));
        out.push_back(std::move(atom));
    }
    return {};
}

Result<> Composer::add(const plan::Signatures& signatures, const Area& area, Atoms& out)
{
    constexpr std::size_t most = 2;
    const std::vector<plan::Run>& labels = signatures.labels;
    const double between = m_theme.body * 1.6;
    for (std::size_t row = 0; row < labels.size(); row += most) {
        Atom atom;
        atom.gap = gapBefore(0.3);
        atom.frame = area.frame;
        const double room = m_theme.body * signatureRoom;
        for (std::size_t i = row; i < std::min(row + most, labels.size()); ++i) {
            Area place = area;
            place.width = (area.width - between) / 2;
            place.start += static_cast<double>(i - row) * (place.width + between);
            atom.marks.push_back(rule(place, room, 0.9, m_theme.ink));
            double y = room + m_theme.body * 0.25;
            const Setting setting("P", look(m_theme.label, false, true));
            const ComposedText label = text({labels[i]}, setting, place.width, area.element);
            for (std::size_t n = 0; n < label.shaped.lines.size(); ++n) {
                for (Mark& mark : lineMarks(label, n, left(place.start, place.width), y))
                    atom.marks.push_back(std::move(mark));
                y += label.shaped.lines[n].height;
            }
            atom.height = std::max(atom.height, y);
        }
        out.push_back(std::move(atom));
    }
    return {};
}

} // namespace ownwords::print
