// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/plan/page_document.h"
#include "core/print/atoms.h"
#include "core/print/pages.h"
#include "core/print/text_shaper.h"
#include "core/print/theme.h"

#include <string>
#include <utility>
#include <vector>

namespace ownwords::print {

// Turns blocks into atoms and structure elements. Places are counted from the start side of the page (the right one
// for right-to-left documents), so that one code serves both directions.
class Composer {
public:
    Composer(const plan::PageDocument& document, const Theme& theme, std::vector<Element>& elements);

    Result<Unit> compose(const plan::Group& group);

    // The footer of one page, relative to the page.
    std::vector<Mark> footer(int page, int pages);

    const FlowContext& flow() const { return m_flow; }

private:
    // Where blocks stand: so far from the start side, so wide, in such a frame and element.
    struct Area {
        double start = 0;
        double width = 0;
        int frame = -1;
        int element = 0;
    };
    // What may differ between texts of the page.
    struct Setting {
        Setting() = default;
        Setting(std::string itsTag, TextLook itsLook)
            : tag(std::move(itsTag))
            , look(itsLook)
        {
        }

        std::string tag = "P";
        TextLook look;
        double gap = 0;
        bool keepNext = false;
        std::string scope;
    };
    // A text with its elements: `leaves` are the elements of the leaves it was shaped into.
    struct ComposedText {
        ShapedText shaped;
        int element = -1;
        std::vector<int> leaves;
    };
    using Atoms = std::vector<Atom>;

    Result<> blocks(const std::vector<plan::Block>& list, const Area& area, Atoms& out);
    Result<> add(const plan::Heading& heading, const Area& area, Atoms& out);
    Result<> add(const plan::Paragraph& paragraph, const Area& area, Atoms& out);
    Result<> add(const plan::Quote& quote, const Area& area, Atoms& out);
    Result<> add(const plan::Bullets& bullets, const Area& area, Atoms& out);
    Result<> add(const plan::ScaleLine& scale, const Area& area, Atoms& out);
    Result<> add(const plan::Table& table, const Area& area, Atoms& out);
    Result<> add(const plan::TickList& list, const Area& area, Atoms& out);
    Result<> add(const plan::WritingLines& lines, const Area& area, Atoms& out);
    Result<> add(const plan::Signatures& signatures, const Area& area, Atoms& out);
    Result<> add(const plan::Box& box, const Area& area, Atoms& out);
    Result<> add(const plan::Columns& columns, const Area& area, Atoms& out);

    // composer.cpp
    int element(std::string tag, int parent);
    double left(double start, double width) const;
    TextLook look(double size, bool bold = false, bool muted = false) const;
    double gapBefore(double usual);
    Area indented(const Area& area, double indent, const std::vector<plan::Run>& runs) const;
    double leftInMargin(const Area& area, const Area& inner, double width) const;
    ComposedText text(const std::vector<plan::Run>& runs, const Setting& setting, double width, int parent);
    static std::vector<Mark> lineMarks(const ComposedText& text, std::size_t line, double left, double top);
    void addText(const std::vector<plan::Run>& runs, const Setting& setting, const Area& area, Atoms& out);
    Atoms linesOf(const ComposedText& text, const Setting& setting, const Area& area) const;
    void addTitle(const plan::Heading& heading, const Area& area, Atoms& out);
    Atom baked(const Atoms& atoms, double& height) const;
    Result<> item(const std::vector<plan::Run>& runs, bool box, const Area& area, int list, Atoms& out);

    // composer_drawn.cpp
    Mark rule(const Area& area, double y, double width, const Colour& colour) const;
    Mark box(double x, double y, double size, int leaf) const;
    std::vector<Mark> tick(const plan::Cell& cell, double x, double lineHeight, int leaf) const;
    Atom scaleAtom(const plan::ScaleLine& scale, const Area& area, int figure);

    // composer_table.cpp
    std::vector<double> columnWidths(const plan::Table& table, std::size_t columns, double width);
    double widestWord(const std::vector<plan::Run>& runs, const TextLook& look, double most);
    Atom headRow(const plan::Table& table, const std::vector<double>& widths, const Area& area);
    Atom bodyRow(const plan::Table& table, const std::vector<plan::Cell>& row, const std::vector<double>& widths,
        const Area& area);
    std::vector<CellLine> cellLines(
        const plan::Cell& cell, const Setting& setting, double start, double width, int row, const Area& area);

    const plan::PageDocument& m_document;
    Theme m_theme;
    std::vector<Element>& m_elements;
    bool m_rightToLeft;
    TextShaper m_shaper;
    FlowContext m_flow;
    bool m_close = false; // the next block belongs to the label or heading above it
};

} // namespace ownwords::print
