// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/page_document.h"

#include <string>
#include <variant>
#include <vector>

namespace ownwords::test {

// The texts that a printed PageDocument must give back, block after block, and no other: bullets and boxes to tick
// count, empty cells do not.
class PageStrings {
public:
    std::vector<std::string> list;

    void operator()(const plan::Heading& heading)
    {
        put(heading.text.text);
        put(heading.aside.text);
    }
    void operator()(const plan::Paragraph& paragraph) { put(joined(paragraph.runs)); }
    void operator()(const plan::Quote& quote) { put("\u201C" + quote.words.text + "\u201D"); }
    void operator()(const plan::Bullets& bullets)
    {
        for (const auto& item : bullets.items) {
            put("\u2022");
            put(joined(item));
        }
    }
    void operator()(const plan::ScaleLine& scale)
    {
        put(scale.alt);
        put(scale.lowWords);
        put(scale.highWords);
    }
    void operator()(const plan::Table& table)
    {
        for (const plan::Run& head : table.head)
            put(head.text);
        for (const auto& row : table.rows) {
            for (const plan::Cell& cell : row) {
                if (cell.tick != plan::Cell::Tick::None)
                    put(cell.tickAlt);
                put(joined(cell.runs));
            }
        }
    }
    void operator()(const plan::TickList& ticks)
    {
        for (const plan::Run& item : ticks.items) {
            put("\u2610");
            put(item.text);
        }
    }
    void operator()(const plan::WritingLines& /*lines*/) { }
    void operator()(const plan::Signatures& signatures)
    {
        for (const plan::Run& label : signatures.labels)
            put(label.text);
    }
    void operator()(const plan::Box& box) { all(box.blocks); }
    void operator()(const plan::Columns& columns)
    {
        all(columns.left);
        all(columns.right);
    }

    void all(const std::vector<plan::Block>& blocks)
    {
        for (const plan::Block& block : blocks)
            std::visit(*this, block);
    }

private:
    static std::string joined(const std::vector<plan::Run>& runs)
    {
        std::string text;
        for (const plan::Run& run : runs)
            text += run.text;
        return text;
    }
    void put(const std::string& text)
    {
        if (!text.empty())
            list.push_back(text);
    }
};

inline std::vector<std::string> strings(const plan::PageDocument& document)
{
    PageStrings expected;
    for (const plan::Group& group : document.groups)
        expected.all(group.blocks);
    return expected.list;
}

} // namespace ownwords::test
