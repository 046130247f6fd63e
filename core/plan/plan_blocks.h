// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plan_document.h"

#include <QCoreApplication>

#include <optional>
#include <string>
#include <vector>

// Small parts that the pages of the plan are put together from; used by plan_pages.cpp and plan_goal.cpp only.
namespace ownwords::plan {

// The plan's own sentences: everything else on the page was said by a person.
class Plan {
    Q_DECLARE_TR_FUNCTIONS(Plan)
};

std::string utf8(const QString& text);
std::string with(const QString& sentence, const std::string& value); // fills %1
Run plain(std::string text);
Heading heading(const QString& text); // level 2
Paragraph label(std::string text);
std::string stateWords(const std::string& state); // "done", "partly done" ...
void append(std::vector<Block>& to, std::vector<Block> more);
// Side by side where both are there, else the one that is.
void pair(Group& group, std::vector<Block> left, std::vector<Block> right);

// Blocks of a plan in one language: own words said in another carry theirs. Days of the year of `saidOn` stand without
// it.
class PlanBlocks {
public:
    PlanBlocks(std::string lang, std::optional<Date> saidOn);

    Run own(const talk::Said& said, bool strong = false) const;
    Quote quote(const talk::Said& said, bool large = false) const;
    // The same with a line below it where somebody else said it.
    void addSaid(std::vector<Block>& to, const talk::Said& said) const;
    std::string day(Date date) const;
    std::vector<Block> labelled(const QString& title, const std::vector<talk::Said>& saids) const;
    std::vector<Block> texts(const QString& title, const std::vector<talk::Said>& saids) const; // in one line
    std::vector<Run> helperRuns(const talk::Helper& helper) const;
    // One goal in several groups, so that a page ends between them rather than in them.
    std::vector<Group> goal(const talk::Goal& goal, const QString& title) const;

private:
    std::vector<Block> rating(const QString& title, const talk::Rating& rating) const;
    std::vector<Block> sureness(const talk::Goal& goal) const;
    Paragraph stepSentence(const talk::Step& step) const;
    void addIfThen(Box& box, const std::vector<talk::Said>& obstacles, const std::vector<talk::Said>& plans) const;
    Box steps(const talk::Goal& goal) const;
    std::vector<Block> helpers(const QString& title, const std::vector<talk::Helper>& helpers) const;

    std::string m_lang;
    std::optional<Date> m_saidOn;
};

} // namespace ownwords::plan
