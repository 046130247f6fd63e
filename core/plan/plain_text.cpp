// SPDX-License-Identifier: Apache-2.0
#include "core/plan/plan_document.h"

#include <string>
#include <string_view>

namespace ownwords::plan {

namespace {

constexpr std::string_view writingLine = "________________________________________";

std::string textOf(const std::vector<Run>& runs)
{
    std::string text;
    for (const Run& run : runs)
        text += run.text;
    return text;
}

std::string_view boxOf(Cell::Tick tick)
{
    switch (tick) {
    case Cell::Tick::None:
        return {};
    case Cell::Tick::Empty:
        return "[ ]";
    case Cell::Tick::Ticked:
        return "[x]";
    case Cell::Tick::Part:
        return "[/]";
    }
    return {};
}

// One writer a block: lines end in LF, a paragraph is one line however long it is, own words are as they were said.
class Writer {
public:
    void operator()(const Heading& heading)
    {
        const std::string mark(static_cast<std::size_t>(heading.level), '=');
        line(mark + ' ' + heading.text.text + ' ' + mark);
        if (!heading.aside.text.empty())
            line(heading.aside.text);
        gap();
    }

    void operator()(const Paragraph& paragraph)
    {
        line(textOf(paragraph.runs));
        if (paragraph.style != TextStyle::Label)
            gap();
    }

    void operator()(const Quote& quote)
    {
        line("“" + quote.words.text + "”");
        gap();
    }

    void operator()(const Bullets& bullets)
    {
        for (const auto& item : bullets.items)
            line("- " + textOf(item));
        gap();
    }

    // "6 out of 10 (0: not sure, 10: very sure)", or the numbers themselves to choose from by hand.
    void operator()(const ScaleLine& scale)
    {
        std::string text = scale.alt;
        if (!scale.chosen) {
            text.clear();
            for (int number = scale.low; number <= scale.high; ++number)
                text += (text.empty() ? "" : "  ") + std::to_string(number);
        }
        std::string ends;
        if (!scale.lowWords.empty())
            ends = std::to_string(scale.low) + ": " + scale.lowWords;
        if (!scale.highWords.empty())
            ends += (ends.empty() ? "" : ", ") + std::to_string(scale.high) + ": " + scale.highWords;
        // The label over a chosen number says it already.
        if (text != m_lastLine || !ends.empty())
            line(ends.empty() ? text : text + " (" + ends + ")");
        gap();
    }

    // "Who: Sam / What: fix the lock / By when: 4 June 2026 / [ ]"
    void operator()(const Table& table)
    {
        for (const auto& row : table.rows) {
            std::string text;
            for (std::size_t column = 0; column < row.size(); ++column) {
                const Run head = column < table.head.size() ? table.head[column] : Run();
                const std::string cell = cellText(row[column], head.text);
                if (!cell.empty())
                    text += (text.empty() ? "" : " / ") + cell;
            }
            line(text);
        }
        gap();
    }

    void operator()(const TickList& list)
    {
        for (const Run& item : list.items)
            line("[ ] " + item.text);
        gap();
    }

    void operator()(const WritingLines& lines)
    {
        for (int i = 0; i < lines.count; ++i)
            line(writingLine);
        gap();
    }

    void operator()(const Signatures& signatures)
    {
        for (const Run& label : signatures.labels)
            line(label.text + ": " + std::string(writingLine));
        gap();
    }

    void operator()(const Box& box) { write(box.blocks); }

    void operator()(const Columns& columns)
    {
        write(columns.left);
        write(columns.right);
    }

    void write(const std::vector<Block>& blocks)
    {
        for (const Block& block : blocks)
            std::visit(*this, block);
    }

    void line(std::string_view text)
    {
        if (m_wantsGap && !m_text.empty())
            m_text += '\n';
        m_wantsGap = false;
        m_text += text;
        m_text += '\n';
        m_lastLine = text;
    }

    void gap() { m_wantsGap = true; }

    const std::string& text() const { return m_text; }

private:
    static std::string cellText(const Cell& cell, const std::string& head)
    {
        std::string text(boxOf(cell.tick));
        if (!cell.runs.empty())
            text += (text.empty() ? "" : " ") + textOf(cell.runs);
        const bool isOnlyBox = cell.runs.empty() && cell.tick != Cell::Tick::None;
        return head.empty() || text.empty() || isOnlyBox ? text : head + ": " + text;
    }

    std::string m_text;
    std::string m_lastLine;
    bool m_wantsGap = false;
};

} // namespace

std::string plainText(const PageDocument& pages)
{
    Writer writer;
    for (const Group& group : pages.groups) {
        writer.write(group.blocks);
        writer.gap();
    }
    if (!pages.footer.empty())
        writer.line(pages.footer);
    return writer.text();
}

} // namespace ownwords::plan
