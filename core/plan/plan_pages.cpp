// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"
#include "core/plan/plan_blocks.h"
#include "core/talk/value_text.h"

#include <algorithm>
#include <utility>

namespace ownwords::plan {

namespace {

using talk::Goal;
using talk::Helper;
using talk::Said;
using talk::Step;

// Builds the groups of one plan.
class Pages {
public:
    explicit Pages(const PlanDocument& plan)
        : m_plan(plan)
        , m_blocks(plan.lang, plan.saidOn)
    {
    }

    PageDocument build()
    {
        m_pages.lang = m_plan.lang;
        m_pages.title = utf8(m_plan.ourDeal ? Plan::tr("Our deal") : Plan::tr("My plan"));
        m_pages.footer = utf8(Plan::tr("These are my words. Only I can change them."));
        m_pages.pageWord = utf8(Plan::tr("Page {page} of {pages}"));
        addTitle();
        addGifts();
        for (std::size_t i = 0; i < m_plan.goals.size(); ++i)
            addGoal(m_plan.goals[i], i == 0 ? Plan::tr("What I want") : Plan::tr("What I also want"));
        addDeal();
        if (m_plan.ourDeal)
            addClosing();
        for (const Goal& goal : m_plan.thinking)
            addGoal(goal, Plan::tr("Still thinking about"));
        addQuotes(Plan::tr("Still thinking about"), m_plan.stillThinking);
        addAsks();
        addQuotes(Plan::tr("What matters to me"), m_plan.matters);
        for (const Goal& goal : m_plan.later)
            addGoal(goal, Plan::tr("A hope for later"));
        addQuotes(Plan::tr("Hopes for later"), m_plan.hopes);
        addHelpers();
        addOthers(Plan::tr("Also said"), m_plan.others);
        addQuotes(Plan::tr("Notes"), m_plan.notes);
        addOthers(Plan::tr("How to keep in touch"), m_plan.contact);
        const bool hasWords = m_pages.groups.size() > 1 || m_plan.lookBack;
        if (!hasWords)
            addKindLine(Plan::tr("Nothing is written here yet. That is fine. You can come back whenever you like."));
        else if (m_plan.goals.empty() && !m_plan.ourDeal)
            addKindLine(Plan::tr("You can add to this page whenever you like."));
        if (hasWords && !m_plan.ourDeal)
            addClosing();
        addPolicy();
        return std::move(m_pages);
    }

private:
    void addGoal(const Goal& goal, const QString& title)
    {
        for (Group& group : m_blocks.goal(goal, title))
            m_pages.groups.push_back(std::move(group));
    }

    void addKindLine(const QString& sentence)
    {
        m_pages.groups.push_back({{Paragraph{{plain(utf8(sentence))}, TextStyle::Body}}});
    }

    void addTitle()
    {
        Group group;
        std::string aside;
        if (m_plan.saidOn)
            aside = with(Plan::tr("Said on %1"), talk::shortDayText(*m_plan.saidOn, m_plan.lang));
        if (m_plan.lookBack && m_plan.lookBack->date)
            aside += (aside.empty() ? "" : " · ")
                + with(Plan::tr("We look again on %1"), talk::shortDayText(*m_plan.lookBack->date, m_plan.lang));
        group.blocks.push_back(Heading{1, plain(m_pages.title), plain(aside)});
        if (m_plan.called)
            group.blocks.push_back(Paragraph{{m_blocks.own(*m_plan.called)}, TextStyle::Lead});
        m_pages.groups.push_back(std::move(group));
    }

    // Short gifts stand on one line, long ones in a list.
    void addGifts()
    {
        if (m_plan.gifts.empty())
            return;
        constexpr std::size_t shortWords = 40;
        const bool areShort = std::all_of(m_plan.gifts.begin(), m_plan.gifts.end(), [](const talk::Gift& gift) {
            return gift.share.empty() && text::codePoints(gift.words.words) <= shortWords
                && text::firstLine(gift.words.words).size() == gift.words.words.size();
        });
        Group group;
        group.blocks.push_back(heading(Plan::tr("What I bring")));
        Paragraph line;
        Bullets list;
        for (const talk::Gift& gift : m_plan.gifts) {
            if (!line.runs.empty())
                line.runs.push_back(plain("  ·  "));
            line.runs.push_back(m_blocks.own(gift.words));
            std::vector<Run> item{m_blocks.own(gift.words)};
            if (!gift.share.empty())
                item.push_back(plain(" – " + gift.share));
            list.items.push_back(std::move(item));
        }
        if (areShort)
            group.blocks.push_back(std::move(line));
        else
            group.blocks.push_back(std::move(list));
        m_pages.groups.push_back(std::move(group));
    }

    void addQuotes(const QString& title, const std::vector<Said>& saids)
    {
        if (saids.empty())
            return;
        Group group;
        group.blocks.push_back(heading(title));
        for (const Said& said : saids)
            m_blocks.addSaid(group.blocks, said);
        m_pages.groups.push_back(std::move(group));
    }

    void addHelpers()
    {
        if (m_plan.helpers.empty())
            return;
        Group group;
        group.blocks.push_back(heading(Plan::tr("Who is on my side")));
        Bullets list;
        for (const Helper& helper : m_plan.helpers)
            list.items.push_back(m_blocks.helperRuns(helper));
        group.blocks.emplace_back(std::move(list));
        m_pages.groups.push_back(std::move(group));
    }

    Cell doneCell(const std::string& state, const talk::Promise* promise) const
    {
        Cell cell;
        const bool isDone = state == "done" || state == "did";
        const bool isPart = state == "part" || state == "some";
        cell.tick = isDone ? Cell::Tick::Ticked : isPart ? Cell::Tick::Part : Cell::Tick::Empty;
        cell.tickAlt = isDone ? utf8(Plan::tr("Tick box, ticked")) : utf8(Plan::tr("Tick box, empty"));
        if (promise == nullptr)
            return cell;
        // Two facts, both shown; the person's stands.
        if (!promise->theySay.empty())
            cell.runs.push_back(plain(with(Plan::tr("I say: %1"), stateWords(promise->theySay))));
        if (!promise->tickedByUs.empty())
            cell.runs.push_back(plain((cell.runs.empty() ? "" : "\n")
                + with(promise->mine ? Plan::tr("My coach says: %1") : Plan::tr("They say: %1"),
                    stateWords(promise->tickedByUs))));
        return cell;
    }

    std::vector<Cell> promiseRow(const talk::Promise& promise) const
    {
        Cell who;
        if (promise.mine)
            who.runs.push_back(plain(utf8(Plan::tr("Me"))));
        else
            who.runs.push_back(promise.who ? m_blocks.own(*promise.who) : plain(utf8(Plan::tr("My landlord"))));
        Cell what;
        what.runs.push_back(m_blocks.own(promise.words));
        for (const Said& note : promise.notes) {
            what.runs.push_back(plain("\n"));
            what.runs.push_back(m_blocks.own(note));
        }
        Cell by;
        if (promise.by && promise.by->date)
            by.runs.push_back(plain(m_blocks.day(*promise.by->date)));
        else if (promise.by && !promise.by->said.words.empty())
            by.runs.push_back(m_blocks.own(promise.by->said));
        const std::string& state = promise.theySay.empty() ? promise.tickedByUs : promise.theySay;
        return {who, what, by, doneCell(state, &promise)};
    }

    // Both sides of the deal. Where nothing was promised on my side, my first steps are my side.
    void addDeal()
    {
        if (m_plan.promises.empty())
            return;
        Table table;
        for (const QString& title : {Plan::tr("Who"), Plan::tr("What"), Plan::tr("By when"), Plan::tr("Done")})
            table.head.push_back(plain(utf8(title)));
        table.firstColumnNames = true;
        bool hasMine = false;
        bool hasTicks = false;
        for (const talk::Promise& promise : m_plan.promises) {
            table.rows.push_back(promiseRow(promise));
            hasMine = hasMine || promise.mine;
            hasTicks = hasTicks || !promise.theySay.empty() || !promise.tickedByUs.empty();
        }
        // Who said what about a promise needs room beside the box.
        table.widths = hasTicks ? std::vector{0.16, 0.36, 0.22, 0.26} : std::vector{0.17, 0.42, 0.28, 0.13};
        for (const Goal& goal : m_plan.goals) {
            for (const Step& step : goal.steps) {
                if (hasMine || step.state != "open")
                    continue;
                talk::Promise mine;
                mine.mine = true;
                mine.words = step.words;
                if (!step.when.empty())
                    mine.by = step.when.back();
                table.rows.push_back(promiseRow(mine));
            }
        }
        Group group;
        group.blocks.push_back(
            heading(m_plan.ourDeal ? Plan::tr("What we each said we will do") : Plan::tr("What I said I will do")));
        group.blocks.emplace_back(std::move(table));
        if (m_plan.ourDeal)
            group.blocks.push_back(Paragraph{
                {plain(utf8(Plan::tr(
                    "If one of us cannot keep our side, we talk and we change the plan. No one is in trouble.")))},
                TextStyle::Body});
        m_pages.groups.push_back(std::move(group));
    }

    void addAsks()
    {
        std::vector<Said> asks;
        for (const talk::Ask& ask : m_plan.asks)
            asks.push_back(ask.words);
        addQuotes(Plan::tr("I would like to ask"), asks);
    }

    // Question by question, so that a page can end between two of them.
    void addOthers(const QString& title, const std::vector<talk::Other>& others)
    {
        Group group;
        if (!others.empty())
            group.blocks.push_back(heading(title));
        std::string asked;
        for (const talk::Other& other : others) {
            if (!other.question.empty() && other.question != asked) {
                if (!asked.empty())
                    m_pages.groups.push_back(std::exchange(group, {}));
                Paragraph question = label(other.question);
                question.runs.front().lang = other.questionLang == m_plan.lang ? std::string() : other.questionLang;
                group.blocks.emplace_back(std::move(question));
            }
            asked = other.question;
            m_blocks.addSaid(group.blocks, other.said);
        }
        if (!group.blocks.empty())
            m_pages.groups.push_back(std::move(group));
    }

    void addClosing()
    {
        Group group;
        if (m_plan.lookBack && m_plan.lookBack->date)
            group.blocks.push_back(
                Paragraph{{plain(with(Plan::tr("We look at this again on %1."), m_blocks.day(*m_plan.lookBack->date)))},
                    TextStyle::Body});
        else if (m_plan.lookBack && !m_plan.lookBack->said.words.empty())
            group.blocks.push_back(
                Paragraph{{plain(utf8(Plan::tr("We look at this again:")) + ' '), m_blocks.own(m_plan.lookBack->said)},
                    TextStyle::Body});
        if (m_plan.signatures) {
            Signatures lines;
            lines.labels.push_back(plain(utf8(Plan::tr("Me"))));
            if (m_plan.ourDeal)
                lines.labels.push_back(plain(utf8(Plan::tr("For the landlord"))));
            group.blocks.emplace_back(std::move(lines));
        }
        if (!group.blocks.empty())
            m_pages.groups.push_back(std::move(group));
    }

    // Whose promise it is stands under it: an anonymous one is worth little.
    void addPolicy()
    {
        if (!m_plan.policy)
            return;
        const HomePolicy& policy = *m_plan.policy;
        const QString line = Plan::tr("%1, %2, on %3")
                                 .arg(QString::fromStdString(policy.name), QString::fromStdString(policy.role),
                                     QString::fromStdString(talk::shortDayText(policy.date, m_plan.lang)));
        Group group;
        group.blocks.push_back(heading(Plan::tr("What I was promised about my home")));
        group.blocks.push_back(Paragraph{{plain(policy.text)}, TextStyle::Body});
        group.blocks.push_back(Paragraph{{plain(utf8(line))}, TextStyle::Helper});
        m_pages.groups.push_back(std::move(group));
    }

    const PlanDocument& m_plan;
    PlanBlocks m_blocks;
    PageDocument m_pages;
};

} // namespace

PageDocument pagesOf(const PlanDocument& plan)
{
    return Pages(plan).build();
}

} // namespace ownwords::plan
