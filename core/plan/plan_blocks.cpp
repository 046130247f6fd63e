// SPDX-License-Identifier: Apache-2.0
#include "core/plan/plan_blocks.h"

#include "core/talk/value_text.h"

#include <utility>

namespace ownwords::plan {

using talk::Helper;
using talk::Said;

std::string utf8(const QString& text)
{
    return text.toStdString();
}

std::string with(const QString& sentence, const std::string& value)
{
    std::string text = utf8(sentence);
    const auto place = text.find("%1");
    return place == std::string::npos ? text : text.replace(place, 2, value);
}

Run plain(std::string text)
{
    return {std::move(text), {}, false};
}

Heading heading(const QString& text)
{
    return {2, plain(utf8(text)), {}};
}

Paragraph label(std::string text)
{
    return {{plain(std::move(text))}, TextStyle::Label};
}

std::string stateWords(const std::string& state)
{
    if (state == "done" || state == "did")
        return utf8(Plan::tr("done"));
    if (state == "part" || state == "some")
        return utf8(Plan::tr("partly done"));
    if (state == "changed")
        return utf8(Plan::tr("changed"));
    return utf8(Plan::tr("not yet"));
}

void append(std::vector<Block>& to, std::vector<Block> more)
{
    for (Block& block : more)
        to.push_back(std::move(block));
}

void pair(Group& group, std::vector<Block> left, std::vector<Block> right)
{
    if (!left.empty() && !right.empty())
        group.blocks.emplace_back(Columns{std::move(left), std::move(right)});
    else
        append(group.blocks, left.empty() ? std::move(right) : std::move(left));
}

PlanBlocks::PlanBlocks(std::string lang, std::optional<Date> saidOn)
    : m_lang(std::move(lang))
    , m_saidOn(saidOn)
{
}

// Own words carry their language where it is not the document's.
Run PlanBlocks::own(const Said& said, bool strong) const
{
    return {said.words, said.lang == m_lang ? std::string() : said.lang, strong};
}

Quote PlanBlocks::quote(const Said& said, bool large) const
{
    return {own(said), large};
}

void PlanBlocks::addSaid(std::vector<Block>& to, const Said& said) const
{
    to.emplace_back(quote(said));
    const bool isCoach = said.who.starts_with("coach");
    if (isCoach || said.who == "other")
        to.emplace_back(
            Paragraph{{plain(utf8(isCoach ? Plan::tr("My coach said this.") : Plan::tr("Somebody else said this.")))},
                TextStyle::Helper});
}

std::string PlanBlocks::day(Date date) const
{
    const bool isThisYear = m_saidOn && m_saidOn->year() == date.year();
    return isThisYear ? talk::weekdayText(date, m_lang) : talk::dayText(date, m_lang);
}

std::vector<Block> PlanBlocks::labelled(const QString& title, const std::vector<Said>& saids) const
{
    std::vector<Block> blocks;
    if (saids.empty())
        return blocks;
    blocks.emplace_back(label(utf8(title)));
    for (const Said& said : saids)
        addSaid(blocks, said);
    return blocks;
}

std::vector<Block> PlanBlocks::texts(const QString& title, const std::vector<Said>& saids) const
{
    std::vector<Block> blocks;
    if (saids.empty())
        return blocks;
    blocks.emplace_back(label(utf8(title)));
    Paragraph line;
    for (const Said& said : saids) {
        if (!line.runs.empty())
            line.runs.push_back(plain("  ·  "));
        line.runs.push_back(own(said));
    }
    blocks.emplace_back(std::move(line));
    return blocks;
}

std::vector<Run> PlanBlocks::helperRuns(const Helper& helper) const
{
    std::vector<Run> runs{own(helper.words)};
    for (const Said& ask : helper.asks) {
        runs.push_back(plain(": “"));
        runs.push_back(own(ask));
        runs.push_back(plain("”"));
    }
    return runs;
}

} // namespace ownwords::plan
