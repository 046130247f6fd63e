// SPDX-License-Identifier: Apache-2.0
#include "core/print/page_text.h"

#include <variant>
#include <vector>

namespace ownwords::print {
namespace {

// Walks blocks; `alt` hears the texts that are only read out.
struct Walk {
    const std::function<void(const plan::Run&)>& run;
    const std::function<void(const std::string&)>& alt;

    void words(const std::string& text) const { run({text, {}, false}); }
    void all(const std::vector<plan::Run>& list) const
    {
        for (const plan::Run& one : list)
            run(one);
    }
    void blocks(const std::vector<plan::Block>& list) const
    {
        for (const plan::Block& block : list)
            std::visit(*this, block);
    }

    void operator()(const plan::Heading& heading) const
    {
        run(heading.text);
        run(heading.aside);
    }
    void operator()(const plan::Paragraph& paragraph) const { all(paragraph.runs); }
    void operator()(const plan::Quote& quote) const { run(quote.words); }
    void operator()(const plan::Bullets& bullets) const
    {
        for (const std::vector<plan::Run>& item : bullets.items)
            all(item);
    }
    void operator()(const plan::ScaleLine& scale) const
    {
        alt(scale.alt);
        words(scale.lowWords);
        words(scale.highWords);
    }
    void operator()(const plan::Table& table) const
    {
        all(table.head);
        for (const std::vector<plan::Cell>& row : table.rows) {
            for (const plan::Cell& cell : row) {
                alt(cell.tickAlt);
                all(cell.runs);
            }
        }
    }
    void operator()(const plan::TickList& list) const { all(list.items); }
    void operator()(const plan::WritingLines& /*lines*/) const { }
    void operator()(const plan::Signatures& signatures) const { all(signatures.labels); }
    void operator()(const plan::Box& box) const { blocks(box.blocks); }
    void operator()(const plan::Columns& columns) const
    {
        blocks(columns.left);
        blocks(columns.right);
    }
};

} // namespace

void forEachRun(const plan::PageDocument& document, const std::function<void(const plan::Run&)>& take)
{
    const std::function<void(const std::string&)> ignore = [](const std::string& /*alt*/) {};
    for (const plan::Group& group : document.groups)
        Walk{take, ignore}.blocks(group.blocks);
}

void forEachText(const plan::PageDocument& document, const std::function<void(const std::string&)>& take)
{
    const std::function<void(const plan::Run&)> run = [&take](const plan::Run& one) { take(one.text); };
    for (const plan::Group& group : document.groups)
        Walk{run, take}.blocks(group.blocks);
}

} // namespace ownwords::print
