// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"
#include "core/plan/plan_document.h"
#include "core/talk/value_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace ownwords::plan {

namespace {

    using talk::Goal;
    using talk::Helper;
    using talk::Rating;
    using talk::Said;
    using talk::Step;
    using talk::When;

    // The plan's own sentences: everything else on the page was said by a person.
    class Plan {
        Q_DECLARE_TR_FUNCTIONS(Plan)
    };

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

    // Builds the groups of one plan.
    class Pages {
    public:
        explicit Pages(const PlanDocument& plan)
            : m_plan(plan)
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
            addQuotes(Plan::tr("What matters to me"), m_plan.matters);
            for (std::size_t i = 0; i < m_plan.goals.size(); ++i)
                addGoal(m_plan.goals[i], i == 0 ? Plan::tr("What I want") : Plan::tr("What I also want"));
            addQuotes(Plan::tr("Still thinking about"), m_plan.stillThinking);
            addDeal();
            addAsks();
            addHelpers();
            addQuotes(Plan::tr("Hopes for later"), m_plan.hopes);
            addOthers(Plan::tr("Also said"), m_plan.others);
            addQuotes(Plan::tr("Notes"), m_plan.notes);
            addOthers(Plan::tr("How to keep in touch"), m_plan.contact);
            if (m_pages.groups.size() == 1)
                m_pages.groups.front().blocks.push_back(Paragraph {
                    {plain(utf8(Plan::tr("Nothing is written here yet. That is fine. You can come back whenever you like.")))},
                    TextStyle::Body});
            addClosing();
            return std::move(m_pages);
        }

    private:
        // Own words carry their language where it is not the document's.
        Run own(const Said& said, bool strong = false) const
        {
            return {said.words, said.lang == m_plan.lang ? std::string() : said.lang, strong};
        }

        Quote quote(const Said& said, bool large = false) const { return {own(said), large}; }

        static Heading heading(const QString& text) { return {2, plain(utf8(text)), {}}; }

        static Paragraph label(std::string text) { return {{plain(std::move(text))}, TextStyle::Label}; }

        std::string day(Date date) const { return talk::dayText(date, m_plan.lang); }

        void addTitle()
        {
            Group group;
            std::string aside;
            if (m_plan.saidOn)
                aside = with(Plan::tr("Said on %1"), talk::shortDayText(*m_plan.saidOn, m_plan.lang));
            if (m_plan.lookBack && m_plan.lookBack->date)
                aside += (aside.empty() ? "" : " · ")
                    + with(Plan::tr("We look again on %1"), talk::shortDayText(*m_plan.lookBack->date, m_plan.lang));
            group.blocks.push_back(Heading {1, plain(m_pages.title), plain(aside)});
            if (m_plan.called)
                group.blocks.push_back(Paragraph {{own(*m_plan.called)}, TextStyle::Lead});
            m_pages.groups.push_back(std::move(group));
        }

        // Short gifts stand on one line, long ones in a list.
        void addGifts()
        {
            if (m_plan.gifts.empty())
                return;
            constexpr std::size_t shortWords = 40;
            const bool areShort
                = std::all_of(m_plan.gifts.begin(), m_plan.gifts.end(), [](const talk::Gift& gift) {
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
                line.runs.push_back(own(gift.words));
                std::vector<Run> item {own(gift.words)};
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
                group.blocks.push_back(quote(said));
            m_pages.groups.push_back(std::move(group));
        }

        std::vector<Block> labelled(const QString& title, const std::vector<Said>& saids) const
        {
            std::vector<Block> blocks;
            if (saids.empty())
                return blocks;
            blocks.emplace_back(label(utf8(title)));
            for (const Said& said : saids)
                blocks.emplace_back(quote(said));
            return blocks;
        }

        static void append(std::vector<Block>& to, std::vector<Block> more)
        {
            for (Block& block : more)
                to.push_back(std::move(block));
        }

        static void pair(Group& group, std::vector<Block> left, std::vector<Block> right)
        {
            if (!left.empty() && !right.empty())
                group.blocks.emplace_back(Columns {std::move(left), std::move(right)});
            else
                append(group.blocks, left.empty() ? std::move(right) : std::move(left));
        }

        void addGoal(const Goal& goal, const QString& title)
        {
            Group group;
            group.blocks.push_back(heading(title));
            group.blocks.push_back(quote(*goal.confirmed, true));
            if (goal.state == "done" || goal.state == "rest")
                group.blocks.push_back(Paragraph {
                    {plain(utf8(goal.state == "done" ? Plan::tr("I did it!") : Plan::tr("Resting for now.")))},
                    TextStyle::Helper});
            if (goal.beganAs)
                append(group.blocks, labelled(Plan::tr("It began as"), {*goal.beganAs}));
            append(group.blocks, labelled(Plan::tr("What I would like in its place"), goal.instead));
            pair(group, labelled(Plan::tr("Why it matters to me"), goal.why),
                labelled(Plan::tr("How I will know"), goal.signs));
            if (!goal.whose.empty())
                append(group.blocks, texts(Plan::tr("Whose idea it is"), goal.whose));
            if (!goal.howFar.empty())
                append(group.blocks, rating(Plan::tr("Where I am now: %1 out of %2"), goal.howFar.back()));
            if (const Box box = steps(goal); !box.blocks.empty())
                group.blocks.emplace_back(box);
            std::vector<Block> help = helperBlocks(Plan::tr("Who can help"), goal.helpers);
            append(help, texts(Plan::tr("Strengths that will help"), goal.strengths));
            pair(group, std::move(help), sureness(goal));
            append(group.blocks, labelled(Plan::tr("Notes"), goal.notes));
            m_pages.groups.push_back(std::move(group));
        }

        // Chosen words and options, in one list.
        std::vector<Block> texts(const QString& title, const std::vector<Said>& saids) const
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

        std::vector<Block> rating(const QString& title, const Rating& rating) const
        {
            std::vector<Block> blocks;
            if (!rating.said.words.empty()) {
                blocks.emplace_back(label(utf8(title).substr(0, utf8(title).find(':'))));
                blocks.emplace_back(quote(rating.said));
            } else {
                const std::string sentence = utf8(
                    QString(title).arg(QString::fromStdString(talk::numberText(rating.number)),
                        QString::fromStdString(talk::numberText(rating.high))));
                blocks.emplace_back(label(sentence));
                ScaleLine line;
                line.low = static_cast<int>(rating.low);
                line.high = static_cast<int>(rating.high);
                const bool isOnLine = rating.number >= rating.low && rating.number <= rating.high;
                if (isOnLine)
                    line.chosen = static_cast<int>(rating.number);
                line.alt = sentence;
                if (isOnLine)
                    blocks.emplace_back(std::move(line));
            }
            for (const Said& reason : rating.reasons)
                blocks.emplace_back(quote(reason));
            return blocks;
        }

        std::vector<Block> sureness(const Goal& goal) const
        {
            std::vector<Block> blocks;
            const QString title = Plan::tr("How sure I am: %1 out of %2");
            for (const Step& step : goal.steps) {
                if (!step.sure.empty())
                    append(blocks, rating(title, step.sure.back()));
            }
            if (!goal.sure.empty())
                append(blocks, rating(title, goal.sure.back()));
            return blocks;
        }

        // "When ..., I will ..." from whole answers; nothing is put into anybody's mouth when a part is missing.
        Paragraph stepSentence(const Step& step) const
        {
            Paragraph line;
            std::vector<Run>& runs = line.runs;
            const When* day = nullptr;
            const When* moment = nullptr;
            for (const When& when : step.when)
                (when.date ? day : moment) = &when;
            if (moment != nullptr && !moment->said.words.empty()) {
                runs.push_back(plain(utf8(Plan::tr("When")) + ' '));
                runs.push_back(own(moment->said, true));
                runs.push_back(plain(", " + utf8(Plan::tr("I will")) + ' '));
            } else if (day != nullptr) {
                runs.push_back(plain(utf8(Plan::tr("On")) + ' '));
                runs.push_back({this->day(*day->date), {}, true});
                runs.push_back(plain(", " + utf8(Plan::tr("I will")) + ' '));
                day = nullptr;
            }
            runs.push_back(own(step.words, true));
            if (day != nullptr)
                runs.push_back(plain(" (" + this->day(*day->date) + ')'));
            return line;
        }

        void addIfThen(Box& box, const std::vector<Said>& obstacles, const std::vector<Said>& plans) const
        {
            for (std::size_t i = 0; i < std::max(obstacles.size(), plans.size()); ++i) {
                Paragraph line;
                if (i < obstacles.size()) {
                    line.runs.push_back(plain(utf8(i < plans.size() ? Plan::tr("If") : Plan::tr("What might get in the way:")) + ' '));
                    line.runs.push_back(own(obstacles[i], true));
                }
                if (i < plans.size()) {
                    const QString then = i < obstacles.size() ? Plan::tr(", then I will") : Plan::tr("If something gets in the way, I will");
                    line.runs.push_back(plain(utf8(then) + ' '));
                    line.runs.push_back(own(plans[i], true));
                }
                box.blocks.emplace_back(std::move(line));
            }
        }

        Box steps(const Goal& goal) const
        {
            Box box;
            for (std::size_t i = 0; i < goal.steps.size(); ++i) {
                const Step& step = goal.steps[i];
                if (i < 2)
                    box.blocks.emplace_back(
                        label(utf8(i == 0 ? Plan::tr("My first small step") : Plan::tr("Then"))));
                box.blocks.emplace_back(stepSentence(step));
                addIfThen(box, step.obstacles, step.plans);
                if (step.state != "open" && !step.state.empty())
                    box.blocks.emplace_back(Paragraph {{plain(stateWords(step.state))}, TextStyle::Helper});
            }
            Step loose;
            loose.when = goal.when;
            for (const When& when : loose.when) {
                if (!when.said.words.empty() || when.date)
                    box.blocks.emplace_back(Paragraph {{plain(utf8(Plan::tr("When")) + ' '),
                                                           when.date ? plain(day(*when.date)) : own(when.said, true)},
                        TextStyle::Body});
            }
            addIfThen(box, goal.obstacles, goal.plans);
            return box;
        }

        static std::string stateWords(const std::string& state)
        {
            if (state == "done" || state == "did")
                return utf8(Plan::tr("done"));
            if (state == "part" || state == "some")
                return utf8(Plan::tr("partly done"));
            if (state == "changed")
                return utf8(Plan::tr("changed"));
            return utf8(Plan::tr("not yet"));
        }

        std::vector<Block> helperBlocks(const QString& title, const std::vector<Helper>& helpers) const
        {
            std::vector<Block> blocks;
            if (helpers.empty())
                return blocks;
            blocks.emplace_back(label(utf8(title)));
            Bullets list;
            for (const Helper& helper : helpers)
                list.items.push_back(helperRuns(helper));
            blocks.emplace_back(std::move(list));
            return blocks;
        }

        std::vector<Run> helperRuns(const Helper& helper) const
        {
            std::vector<Run> runs {own(helper.words)};
            for (const Said& ask : helper.asks) {
                runs.push_back(plain(": “"));
                runs.push_back(own(ask));
                runs.push_back(plain("”"));
            }
            return runs;
        }

        void addHelpers()
        {
            if (m_plan.helpers.empty())
                return;
            Group group;
            group.blocks.push_back(heading(Plan::tr("Who is on my side")));
            Bullets list;
            for (const Helper& helper : m_plan.helpers)
                list.items.push_back(helperRuns(helper));
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
                    + with(promise->mine ? Plan::tr("My coach says: %1") : Plan::tr("They say: %1"), stateWords(promise->tickedByUs))));
            return cell;
        }

        std::vector<Cell> promiseRow(const talk::Promise& promise) const
        {
            Cell who;
            if (promise.mine)
                who.runs.push_back(plain(utf8(Plan::tr("Me"))));
            else
                who.runs.push_back(promise.who ? own(*promise.who) : plain(utf8(Plan::tr("My landlord"))));
            Cell what;
            what.runs.push_back(own(promise.words));
            for (const Said& note : promise.notes) {
                what.runs.push_back(plain("\n"));
                what.runs.push_back(own(note));
            }
            Cell by;
            if (promise.by && promise.by->date)
                by.runs.push_back(plain(day(*promise.by->date)));
            else if (promise.by && !promise.by->said.words.empty())
                by.runs.push_back(own(promise.by->said));
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
            table.widths = {0.17, 0.42, 0.25, 0.16};
            table.firstColumnNames = true;
            bool hasMine = false;
            for (const talk::Promise& promise : m_plan.promises) {
                table.rows.push_back(promiseRow(promise));
                hasMine = hasMine || promise.mine;
            }
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
            group.blocks.push_back(heading(
                m_plan.ourDeal ? Plan::tr("What we each said we will do") : Plan::tr("What I said I will do")));
            group.blocks.emplace_back(std::move(table));
            if (m_plan.ourDeal)
                group.blocks.push_back(Paragraph {{plain(utf8(Plan::tr(
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

        void addOthers(const QString& title, const std::vector<talk::Other>& others)
        {
            if (others.empty())
                return;
            Group group;
            group.blocks.push_back(heading(title));
            std::string asked;
            for (const talk::Other& other : others) {
                if (!other.question.empty() && other.question != asked)
                    group.blocks.emplace_back(label(other.question));
                asked = other.question;
                group.blocks.emplace_back(quote(other.said));
            }
            m_pages.groups.push_back(std::move(group));
        }

        void addClosing()
        {
            Group group;
            if (m_plan.lookBack && m_plan.lookBack->date)
                group.blocks.push_back(Paragraph {
                    {plain(with(Plan::tr("We look at this again on %1."), day(*m_plan.lookBack->date)))}, TextStyle::Body});
            else if (m_plan.lookBack && !m_plan.lookBack->said.words.empty())
                group.blocks.push_back(Paragraph {{plain(utf8(Plan::tr("We look at this again:")) + ' '),
                                                      own(m_plan.lookBack->said)},
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

        const PlanDocument& m_plan;
        PageDocument m_pages;
    };

} // namespace

PageDocument pagesOf(const PlanDocument& plan)
{
    return Pages(plan).build();
}

} // namespace ownwords::plan
