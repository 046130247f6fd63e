// SPDX-License-Identifier: Apache-2.0
#include "core/plan/plan_blocks.h"
#include "core/talk/value_text.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace ownwords::plan {

using talk::Goal;
using talk::Helper;
using talk::Rating;
using talk::Said;
using talk::Step;
using talk::When;

namespace {

// A full stop of ours where the person set none of theirs.
void endSentence(std::vector<Run>& runs)
{
    const std::string& words = runs.back().text;
    if (!words.empty() && (std::isalnum(static_cast<unsigned char>(words.back())) != 0 || words.back() == ')'))
        runs.push_back(plain("."));
}

} // namespace

std::vector<Group> PlanBlocks::goal(const Goal& goal, const QString& title) const
{
    std::vector<Group> groups;
    const auto addGroup = [&groups](Group part) {
        if (!part.blocks.empty())
            groups.push_back(std::move(part));
    };
    Group group;
    if (goal.confirmed || goal.unconfirmed)
        group.blocks.push_back(
            quote(goal.confirmed ? *goal.confirmed : *goal.unconfirmed, goal.confirmed && goal.state != "later"));
    if (goal.state == "done" || goal.state == "rest")
        group.blocks.push_back(
            Paragraph{{plain(utf8(goal.state == "done" ? Plan::tr("I did it!") : Plan::tr("Resting for now.")))},
                TextStyle::Helper});
    if (goal.beganAs)
        append(group.blocks, labelled(Plan::tr("It began as"), {*goal.beganAs}));
    append(group.blocks, labelled(Plan::tr("What I would like in its place"), goal.instead));
    pair(
        group, labelled(Plan::tr("Why it matters to me"), goal.why), labelled(Plan::tr("How I will know"), goal.signs));
    addGroup(std::move(group));
    Group where;
    std::vector<Block> howFar;
    if (!goal.howFar.empty())
        howFar = rating(Plan::tr("Where I am now: %1 out of %2"), goal.howFar.back());
    pair(where, texts(Plan::tr("Whose idea it is"), goal.whose), std::move(howFar));
    addGroup(std::move(where));
    Group step;
    if (Box box = steps(goal); !box.blocks.empty())
        step.blocks.emplace_back(std::move(box));
    addGroup(std::move(step));
    Group help;
    std::vector<Block> who = helpers(Plan::tr("Who can help"), goal.helpers);
    append(who, texts(Plan::tr("Strengths that will help"), goal.strengths));
    pair(help, std::move(who), sureness(goal));
    append(help.blocks, labelled(Plan::tr("Notes"), goal.notes));
    addGroup(std::move(help));
    // A goal of which nothing was said is no reason for a heading.
    if (!groups.empty())
        groups.front().blocks.insert(groups.front().blocks.begin(), heading(title));
    return groups;
}

std::vector<Block> PlanBlocks::rating(const QString& title, const Rating& rating) const
{
    std::vector<Block> blocks;
    if (!rating.said.words.empty()) {
        blocks.emplace_back(label(utf8(title).substr(0, utf8(title).find(':'))));
        blocks.emplace_back(quote(rating.said));
    } else {
        const std::string sentence = utf8(QString(title).arg(QString::fromStdString(talk::numberText(rating.number)),
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

std::vector<Block> PlanBlocks::sureness(const Goal& goal) const
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
Paragraph PlanBlocks::stepSentence(const Step& step) const
{
    Paragraph line;
    std::vector<Run>& runs = line.runs;
    const When* day = nullptr;
    const When* moment = nullptr;
    const When* choice = nullptr;
    for (const When& when : step.when)
        (when.isChoice ? choice : when.date ? day : moment) = &when;
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
    if (choice != nullptr)
        runs.push_back(plain(" (" + choice->said.words + ')'));
    endSentence(runs);
    return line;
}

void PlanBlocks::addIfThen(Box& box, const std::vector<Said>& obstacles, const std::vector<Said>& plans) const
{
    for (std::size_t i = 0; i < std::max(obstacles.size(), plans.size()); ++i) {
        Paragraph line;
        if (i < obstacles.size()) {
            line.runs.push_back(
                plain(utf8(i < plans.size() ? Plan::tr("If") : Plan::tr("What might get in the way:")) + ' '));
            line.runs.push_back(own(obstacles[i], true));
        }
        if (i < plans.size()) {
            const QString then
                = i < obstacles.size() ? Plan::tr(", then I will") : Plan::tr("If something gets in the way, I will");
            line.runs.push_back(plain(utf8(then) + ' '));
            line.runs.push_back(own(plans[i], true));
        }
        endSentence(line.runs);
        box.blocks.emplace_back(std::move(line));
    }
}

Box PlanBlocks::steps(const Goal& goal) const
{
    Box box;
    for (std::size_t i = 0; i < goal.steps.size(); ++i) {
        const Step& step = goal.steps[i];
        if (i < 2)
            box.blocks.emplace_back(label(utf8(i == 0 ? Plan::tr("My first small step") : Plan::tr("Then"))));
        if (step.when.empty())
            box.blocks.emplace_back(quote(step.words));
        else
            box.blocks.emplace_back(stepSentence(step));
        addIfThen(box, step.obstacles, step.plans);
        if (step.state != "open" && !step.state.empty())
            box.blocks.emplace_back(Paragraph{{plain(stateWords(step.state))}, TextStyle::Helper});
    }
    Step loose;
    loose.when = goal.when;
    for (const When& when : loose.when) {
        if (!when.said.words.empty() || when.date)
            box.blocks.emplace_back(Paragraph{
                {plain(utf8(Plan::tr("When")) + ' '), when.date ? plain(day(*when.date)) : own(when.said, true)},
                TextStyle::Body});
    }
    addIfThen(box, goal.obstacles, goal.plans);
    return box;
}

std::vector<Block> PlanBlocks::helpers(const QString& title, const std::vector<Helper>& helping) const
{
    std::vector<Block> blocks;
    if (helping.empty())
        return blocks;
    blocks.emplace_back(label(utf8(title)));
    Bullets list;
    for (const Helper& helper : helping)
        list.items.push_back(helperRuns(helper));
    blocks.emplace_back(std::move(list));
    return blocks;
}

} // namespace ownwords::plan
