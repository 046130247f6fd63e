// SPDX-License-Identifier: Apache-2.0
#include "core/print/composer.h"

#include "core/print/flow.h"
#include "core/print/own_text.h"

#include <algorithm>
#include <utility>

namespace ownwords::print {
namespace {

// Distances in parts of the body size.
constexpr double blockGap = 0.85;
constexpr double closeGap = 0.1; // under a label
constexpr double afterHeading = 0.5;
constexpr double bulletIndent = 1.3;
constexpr double itemGap = 0.25;
constexpr double boxSize = 0.9;

// The bar beside the goal, in points.
constexpr double barWidth = 4.5;
constexpr double barRoom = 18;

// Two lines of a paragraph at least stay at the foot and at the head of a page.
constexpr std::size_t linesTogether = 2;

void replaceAll(std::string& text, std::string_view name, const std::string& value)
{
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size()))
        text.replace(at, name.size(), value);
}

// A bookmark is one line, whatever the heading holds.
std::string oneLine(const std::string& text)
{
    std::string line;
    appendShown(line, text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

} // namespace

Composer::Composer(const plan::PageDocument& document, const Theme& theme, std::vector<Element>& elements)
    : m_document(document)
    , m_theme(theme)
    , m_elements(elements)
    , m_rightToLeft(isRightToLeft(document.lang))
    , m_shaper(theme.families, document.lang)
{
    m_flow.top = theme.topMargin;
    m_flow.bottom = theme.pageHeight - theme.bottomMargin;
    m_elements.push_back({});
    m_elements.front().tag = "Document";
}

Result<Unit> Composer::compose(const plan::Group& group)
{
    Unit unit;
    OWNWORDS_TRY(blocks(group.blocks, {m_theme.sideMargin, m_theme.pageWidth - 2 * m_theme.sideMargin}, unit.atoms));
    return unit;
}

Result<> Composer::blocks(const std::vector<plan::Block>& list, const Area& area, Atoms& out)
{
    for (const plan::Block& block : list)
        OWNWORDS_TRY(std::visit([&](const auto& kind) { return add(kind, area, out); }, block));
    return {};
}

int Composer::element(std::string tag, int parent)
{
    const int index = static_cast<int>(m_elements.size());
    m_elements.push_back({});
    m_elements.back().tag = std::move(tag);
    m_elements.back().parent = parent;
    m_elements[static_cast<std::size_t>(parent)].kids.push_back(index);
    return index;
}

// The left edge of something that begins `start` from the start side.
double Composer::left(double start, double width) const
{
    return m_rightToLeft ? m_theme.pageWidth - start - width : start;
}

TextLook Composer::look(double size, bool bold, bool muted) const
{
    return {size, bold, false, muted ? m_theme.muted : m_theme.ink};
}

// The gap of the next block, small under a label.
double Composer::gapBefore(double usual)
{
    return std::exchange(m_close, false) ? m_theme.body * closeGap : usual * m_theme.body;
}

// Leaves room for a bar or a bullet at the side where these words begin: their own direction counts.
Composer::Area Composer::indented(const Area& area, double indent, const std::vector<plan::Run>& runs) const
{
    Area inner = area;
    inner.width -= indent;
    if (m_shaper.startsRightToLeft(runs) == m_rightToLeft)
        inner.start += indent;
    return inner;
}

// The left edge of something `width` wide at the outer edge of the room that indented() has left.
double Composer::leftInMargin(const Area& area, const Area& inner, double width) const
{
    return left(inner.start > area.start ? area.start : area.start + area.width - width, width);
}

// Shapes runs and makes their element: one leaf, or one Span for each language.
Composer::ComposedText Composer::text(
    const std::vector<plan::Run>& runs, const Setting& setting, double width, int parent)
{
    ComposedText composed;
    composed.shaped = m_shaper.shape(runs, setting.look, width);
    composed.element = element(setting.tag, parent);
    m_elements.back().scope = setting.scope;
    const std::vector<ShapedLeaf>& leaves = composed.shaped.leaves;
    for (const ShapedLeaf& leaf : leaves) {
        const int index = leaves.size() == 1 ? composed.element : element("Span", composed.element);
        Element& made = m_elements[static_cast<std::size_t>(index)];
        made.lang = leaf.lang;
        if (!leaf.exact)
            made.actual = leaf.text;
        composed.leaves.push_back(index);
    }
    return composed;
}

std::vector<Mark> Composer::lineMarks(const ComposedText& text, std::size_t line, double left, double top)
{
    std::vector<Mark> marks = text.shaped.lines[line].marks;
    for (Mark& mark : marks) {
        mark.leaf = text.leaves[static_cast<std::size_t>(mark.leaf)];
        move(mark, left, top);
    }
    return marks;
}

Composer::Atoms Composer::linesOf(const ComposedText& text, const Setting& setting, const Area& area) const
{
    Atoms atoms;
    const std::size_t count = text.shaped.lines.size();
    for (std::size_t i = 0; i < count; ++i) {
        Atom atom;
        atom.height = text.shaped.lines[i].height;
        atom.frame = area.frame;
        atom.marks = lineMarks(text, i, left(area.start, area.width), 0);
        const bool last = i + 1 == count;
        atom.keepNext = last ? setting.keepNext : i + 1 < linesTogether || i + linesTogether == count;
        atoms.push_back(std::move(atom));
    }
    if (!atoms.empty())
        atoms.front().gap = setting.gap;
    return atoms;
}

void Composer::addText(const std::vector<plan::Run>& runs, const Setting& setting, const Area& area, Atoms& out)
{
    if (std::all_of(runs.begin(), runs.end(), [](const plan::Run& run) { return run.text.empty(); }))
        return;
    Atoms atoms = linesOf(text(runs, setting, area.width, area.element), setting, area);
    std::move(atoms.begin(), atoms.end(), std::back_inserter(out));
}

Result<> Composer::add(const plan::Heading& heading, const Area& area, Atoms& out)
{
    if (heading.level < 1 || heading.level > 6)
        return fail(ErrorCode::Invalid, "heading level");
    if (heading.text.text.empty())
        return {};
    const std::size_t first = out.size();
    if (heading.level == 1) {
        addTitle(heading, area, out);
    } else {
        Setting setting(
            "H" + std::to_string(heading.level), look(heading.level == 2 ? m_theme.part : m_theme.subpart, true));
        setting.look.colour = m_theme.heading;
        setting.gap = gapBefore(heading.level == 2 ? 1.5 : 1.1);
        setting.keepNext = true;
        addText({heading.text}, setting, area, out);
        m_close = false;
    }
    if (heading.level <= 2 && first < out.size())
        out[first].bookmark = Bookmark{oneLine(heading.text.text), heading.level, 0, 0};
    return {};
}

// The title, and its aside at the far end of the same line when both fit on it.
void Composer::addTitle(const plan::Heading& heading, const Area& area, Atoms& out)
{
    Setting setting("H1", look(m_theme.title, true));
    setting.look.colour = m_theme.heading;
    setting.gap = gapBefore(blockGap);
    setting.keepNext = true;
    const ComposedText title = text({heading.text}, setting, area.width, area.element);
    Atoms atoms = linesOf(title, setting, area);
    if (!heading.aside.text.empty()) {
        Setting small("P", look(m_theme.helper, false, true));
        small.look.atEnd = true;
        small.keepNext = true;
        const ComposedText aside = text({heading.aside}, small, area.width, area.element);
        const bool fits = aside.shaped.lines.size() == 1 && title.shaped.lines.size() == 1
            && aside.shaped.width + title.shaped.width + m_theme.body * 2 <= area.width;
        if (fits) {
            const double down = title.shaped.lines[0].baseline - aside.shaped.lines[0].baseline;
            for (Mark& mark : lineMarks(aside, 0, left(area.start, area.width), down))
                atoms[0].marks.push_back(std::move(mark));
        } else {
            for (Atom& atom : linesOf(aside, small, area))
                atoms.push_back(std::move(atom));
        }
    }
    std::move(atoms.begin(), atoms.end(), std::back_inserter(out));
}

Result<> Composer::add(const plan::Paragraph& paragraph, const Area& area, Atoms& out)
{
    Setting setting;
    switch (paragraph.style) {
    case plan::TextStyle::Body:
        setting.look = look(m_theme.body);
        setting.gap = gapBefore(out.empty() || !out.back().bookmark ? blockGap : afterHeading);
        break;
    case plan::TextStyle::Lead:
        setting.look = look(m_theme.lead);
        setting.gap = gapBefore(!out.empty() && out.back().keepNext ? closeGap : blockGap);
        break;
    case plan::TextStyle::Label:
        setting.look = look(m_theme.label, true);
        setting.gap = gapBefore(blockGap);
        setting.keepNext = true;
        break;
    case plan::TextStyle::Helper:
        setting.look = look(m_theme.helper, false, true);
        setting.gap = gapBefore(!out.empty() && !out.back().cells.empty() ? blockGap : blockGap * 0.4);
        break;
    case plan::TextStyle::Code:
        setting.look = look(m_theme.code, true);
        setting.gap = gapBefore(closeGap);
        setting.keepNext = true;
        break;
    }
    addText(paragraph.runs, setting, area, out);
    m_close = paragraph.style == plan::TextStyle::Label;
    return {};
}

Result<> Composer::add(const plan::Quote& quote, const Area& area, Atoms& out)
{
    plan::Run words = quote.words;
    words.text = "\u201C" + words.text + "\u201D";
    const int block = element("BlockQuote", area.element);
    Setting setting;
    setting.look = look(quote.large ? m_theme.largeQuote : m_theme.body);
    setting.gap = gapBefore(blockGap);
    Area inner = quote.large ? indented(area, barRoom, {words}) : area;
    inner.element = block;
    if (quote.large) {
        Frame frame;
        frame.kind = Frame::Kind::Bar;
        frame.width = barWidth;
        frame.x = leftInMargin(area, inner, barWidth);
        frame.pad = m_theme.largeQuote * 0.15;
        frame.outer = area.frame;
        frame.look.fill = m_theme.gold;
        m_flow.frames.push_back(std::move(frame));
        inner.frame = static_cast<int>(m_flow.frames.size()) - 1;
    }
    addText({words}, setting, inner, out);
    return {};
}

Result<> Composer::add(const plan::Bullets& bullets, const Area& area, Atoms& out)
{
    if (bullets.items.empty())
        return {};
    const int list = element("L", area.element);
    for (const std::vector<plan::Run>& runs : bullets.items)
        OWNWORDS_TRY(item(runs, false, area, list, out));
    return {};
}

Result<> Composer::add(const plan::TickList& list, const Area& area, Atoms& out)
{
    if (list.items.empty())
        return {};
    const int element = this->element("L", area.element);
    for (const plan::Run& run : list.items)
        OWNWORDS_TRY(item({run}, true, area, element, out));
    return {};
}

// An item of a list, after a bullet or an empty box.
Result<> Composer::item(const std::vector<plan::Run>& runs, bool withBox, const Area& area, int list, Atoms& out)
{
    const bool first = m_elements[static_cast<std::size_t>(list)].kids.empty();
    const int entry = element("LI", list);
    const double indent = m_theme.body * (withBox ? bulletIndent * 1.4 : bulletIndent);
    Area inner = indented(area, indent, runs);
    inner.element = entry;
    Setting setting("Lbl", look(m_theme.body));
    std::vector<Mark> label;
    if (withBox) {
        const int leaf = element("Lbl", entry);
        m_elements.back().actual = "\u2610"; // BALLOT BOX: says in every language what is drawn
        const double size = m_theme.body * boxSize;
        label.push_back(box(leftInMargin(area, inner, size), m_theme.body * 0.25, size, leaf));
    } else {
        const ComposedText bullet = text({{"\u2022", {}, false}}, setting, indent, entry);
        const double width = bullet.shaped.width + 1;
        // The shaper has put it at the start side of the document, in a line as wide as the indent.
        const double inLine = m_rightToLeft ? indent - width : 0;
        label = lineMarks(bullet, 0, leftInMargin(area, inner, width) - inLine, 0);
    }
    setting.tag = "LBody";
    setting.gap = first ? gapBefore(blockGap) : m_theme.body * (withBox ? itemGap * 2 : itemGap);
    const std::size_t before = out.size();
    addText(runs, setting, inner, out);
    if (before == out.size()) { // an item without words is still a place to tick
        element("LBody", entry);
        Atom empty;
        empty.height = m_theme.body * 1.38;
        empty.gap = setting.gap;
        empty.frame = area.frame;
        out.push_back(std::move(empty));
    }
    std::vector<Mark>& marks = out[before].marks;
    marks.insert(marks.begin(), std::make_move_iterator(label.begin()), std::make_move_iterator(label.end()));
    return {};
}

Result<> Composer::add(const plan::Box& box, const Area& area, Atoms& out)
{
    Frame frame;
    frame.kind = Frame::Kind::Panel;
    frame.x = left(area.start, area.width);
    frame.width = area.width;
    frame.pad = m_theme.body * 0.65;
    frame.outer = area.frame;
    frame.look.radius = 8;
    frame.look.lineWidth = 0.75;
    frame.look.stroke = m_theme.line;
    frame.look.fill = m_theme.panel;
    const double air = m_theme.body * 1.05;
    m_flow.frames.push_back(std::move(frame));
    const Area inner{area.start + air, area.width - 2 * air, static_cast<int>(m_flow.frames.size()) - 1, area.element};
    Atoms atoms;
    const double gap = gapBefore(blockGap * 1.2);
    OWNWORDS_TRY(blocks(box.blocks, inner, atoms));
    m_close = false;
    if (atoms.empty())
        return {};
    atoms.front().gap = gap;
    std::move(atoms.begin(), atoms.end(), std::back_inserter(out));
    return {};
}

// Atoms one under the other as one atom that is not cut.
Atom Composer::baked(const Atoms& atoms, double& height) const
{
    FlowContext endless;
    endless.top = 0;
    endless.bottom = 1e9;
    endless.frames = m_flow.frames;
    Flow flow(endless);
    flow.place({atoms});
    Flow::Filled filled = flow.finish();
    Atom atom;
    atom.height = height = filled.height;
    atom.marks = std::move(filled.pages.front());
    return atom;
}

Result<> Composer::add(const plan::Columns& columns, const Area& area, Atoms& out)
{
    const double between = m_theme.body * 1.6;
    const double gap = gapBefore(blockGap);
    Area half = area;
    half.width = (area.width - between) / 2;
    Area right = half;
    right.start += half.width + between;
    const std::size_t elementsBefore = m_elements.size();
    const std::size_t framesBefore = m_flow.frames.size();
    std::vector<int> kidsBefore = m_elements[static_cast<std::size_t>(area.element)].kids;
    Atoms leftAtoms;
    Atoms rightAtoms;
    half.frame = right.frame = -1;
    OWNWORDS_TRY(blocks(columns.left, half, leftAtoms));
    m_close = false;
    OWNWORDS_TRY(blocks(columns.right, right, rightAtoms));
    m_close = false;
    double leftHeight = 0;
    double rightHeight = 0;
    Atom atom = baked(leftAtoms, leftHeight);
    Atom other = baked(rightAtoms, rightHeight);
    if (std::max(leftHeight, rightHeight) <= (m_flow.bottom - m_flow.top) / 3) {
        atom.height = std::max(leftHeight, rightHeight);
        atom.gap = gap;
        atom.frame = area.frame;
        std::move(other.marks.begin(), other.marks.end(), std::back_inserter(atom.marks));
        out.push_back(std::move(atom));
        return {};
    }
    m_elements.resize(elementsBefore);
    m_flow.frames.resize(framesBefore);
    m_elements[static_cast<std::size_t>(area.element)].kids = std::move(kidsBefore);
    const std::size_t first = out.size();
    OWNWORDS_TRY(blocks(columns.left, area, out));
    OWNWORDS_TRY(blocks(columns.right, area, out));
    m_close = false;
    if (first < out.size())
        out[first].gap = gap;
    return {};
}

std::vector<Mark> Composer::footer(int page, int pages)
{
    std::string number = m_document.pageWord;
    replaceAll(number, "{pages}", std::to_string(pages));
    replaceAll(number, "{page}", std::to_string(page));
    const double width = m_theme.pageWidth - 2 * m_theme.sideMargin;
    const double numberWidth = width * 0.3;
    TextLook small = look(m_theme.footer, false, true);
    std::vector<Mark> marks;
    const auto put = [&](const std::string& words, double start, double room) {
        const ShapedText shaped = m_shaper.shape({{words, {}, false}}, small, room);
        double y = m_theme.pageHeight - m_theme.bottomMargin + m_theme.body * 1.6;
        for (const ShapedLine& line : shaped.lines) {
            for (Mark mark : line.marks) {
                mark.leaf = Mark::artifact;
                move(mark, left(start, room), y);
                marks.push_back(std::move(mark));
            }
            y += line.height;
        }
    };
    put(m_document.footer, m_theme.sideMargin, width - numberWidth - m_theme.body);
    small.atEnd = true;
    put(number, m_theme.sideMargin + width - numberWidth, numberWidth);
    return marks;
}

} // namespace ownwords::print
