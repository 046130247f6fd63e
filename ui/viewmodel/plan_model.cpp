// SPDX-License-Identifier: Apache-2.0
#include "ui/viewmodel/plan_model.h"

#include <algorithm>
#include <set>
#include <utility>

namespace ownwords::viewmodel {

namespace {

constexpr std::string_view goalPart = "goal:";
constexpr std::string_view privatePart = "private:";

plan::PageDocument pagesWith(const talk::Story& story, const std::string& lang, std::set<std::string> ticked,
    const std::optional<plan::HomePolicy>& policy = {})
{
    talk::Story cut = story;
    cut.print = std::move(ticked);
    plan::PlanDocument plan = plan::makePlan(cut, lang);
    plan.policy = policy;
    return plan::pagesOf(plan);
}

std::string quoted(const std::string& words)
{
    return "“" + words + "”";
}

std::string goalTitle(const talk::Goal& goal)
{
    for (const auto& said : {goal.confirmed, goal.unconfirmed, goal.beganAs}) {
        if (said && !said->words.empty())
            return quoted(said->words);
    }
    return PlanModel::tr("A goal").toStdString();
}

// Which private answers there are, each with what tells it from the others: its question, or else its own words.
std::vector<std::pair<std::string, std::string>> privateParts(const talk::Story& story)
{
    std::vector<std::pair<std::string, std::string>> found;
    const auto add = [&found](const std::string& id, const std::string& what) {
        if (!id.starts_with(privatePart))
            return;
        const auto same = std::find_if(found.begin(), found.end(), [&](const auto& part) { return part.first == id; });
        if (same == found.end())
            found.emplace_back(id, what);
        else if (same->second.find(what) == std::string::npos)
            same->second += ' ' + what;
    };
    for (const talk::Gift& gift : story.gifts)
        add(gift.privatePart, quoted(gift.words.words));
    for (const talk::Goal& goal : story.goals) {
        for (const talk::Helper& helper : goal.helpers)
            add(helper.privatePart, quoted(helper.words.words));
    }
    for (const talk::Hope& hope : story.hopes)
        add(hope.privatePart, quoted(hope.words.words));
    for (const talk::Helper& helper : story.helpers)
        add(helper.privatePart, quoted(helper.words.words));
    for (const talk::Other& other : story.others)
        add(other.privatePart, other.question.empty() ? quoted(other.said.words) : other.question);
    return found;
}

std::vector<PlanModel::Part> allParts(const talk::Story& story)
{
    std::vector<PlanModel::Part> parts;
    const auto add = [&parts](const char* id, const QString& title) { parts.push_back({id, title.toStdString()}); };
    add("called", PlanModel::tr("The name I go by"));
    add("gifts", PlanModel::tr("What I bring"));
    for (const talk::Goal& goal : story.goals) {
        if (!goal.id.isNull())
            parts.push_back({std::string(goalPart) + goal.id.toText(), goalTitle(goal)});
    }
    add("steps", PlanModel::tr("My steps"));
    add("sure", PlanModel::tr("How sure I am"));
    add("helpers", PlanModel::tr("Who can help"));
    add("promises", PlanModel::tr("What was promised"));
    add("asks", PlanModel::tr("What I would like to ask"));
    add("matters", PlanModel::tr("What matters to me"));
    add("hopes", PlanModel::tr("Hopes for later"));
    add("other", PlanModel::tr("Other things I said"));
    for (const auto& [id, what] : privateParts(story)) {
        //: %1 is a question that was asked, or the answer itself. It is not printed unless the person ticks it.
        const QString title = PlanModel::tr("Private: %1");
        std::string text = title.toStdString();
        if (const auto place = text.find("%1"); place != std::string::npos)
            text.replace(place, 2, what);
        parts.push_back({id, std::move(text)});
    }
    add("contact", PlanModel::tr("How to keep in touch"));
    add("look_back", PlanModel::tr("When we look again"));
    add("sign", PlanModel::tr("Lines to sign on"));
    return parts;
}

bool isPrivate(const std::string& id)
{
    return id.starts_with(privatePart);
}

} // namespace

PlanModel::PlanModel(talk::Story story, std::string lang, Date day, QObject* parent)
    : QObject(parent)
    , m_story(std::move(story))
    , m_lang(std::move(lang))
    , m_day(day)
{
    findParts();
}

// A part has something in it when the page reads otherwise without it.
void PlanModel::findParts()
{
    std::set<std::string> open;
    std::vector<Part> parts = allParts(m_story);
    for (const Part& part : parts) {
        if (!isPrivate(part.id))
            open.insert(part.id);
    }
    const std::string whole = plan::plainText(pagesWith(m_story, m_lang, open));
    const bool hasPrivateContact = std::any_of(m_story.contact.begin(), m_story.contact.end(),
        [](const talk::Other& contact) { return !contact.privatePart.empty(); });
    for (Part& part : parts) {
        std::set<std::string> other = open;
        if (isPrivate(part.id))
            other.insert(part.id);
        else
            other.erase(part.id);
        if (plan::plainText(pagesWith(m_story, m_lang, std::move(other))) == whole) {
            if (!isPrivate(part.id))
                m_always.insert(part.id);
            continue;
        }
        const bool isOpen = !isPrivate(part.id) && !(part.id == "contact" && hasPrivateContact);
        part.isTicked = m_story.print ? m_story.print->contains(part.id) : isOpen;
        m_parts.push_back(std::move(part));
    }
}

void PlanModel::setTicked(const std::string& id, bool isTicked)
{
    const auto part
        = std::find_if(m_parts.begin(), m_parts.end(), [&](const Part& candidate) { return candidate.id == id; });
    if (part == m_parts.end() || part->isTicked == isTicked)
        return;
    part->isTicked = isTicked;
    emit changed();
}

void PlanModel::setLarge(bool isLarge)
{
    if (m_large == isLarge)
        return;
    m_large = isLarge;
    emit changed();
}

// Parts that are not offered hold nothing by themselves, but a private part can stand inside one of them.
plan::PageDocument PlanModel::document() const
{
    std::set<std::string> ticked = m_always;
    for (const Part& part : m_parts) {
        if (part.isTicked)
            ticked.insert(part.id);
    }
    return pagesWith(m_story, m_lang, std::move(ticked), m_policy);
}

std::string PlanModel::title() const
{
    return document().title;
}

std::string PlanModel::fileStem() const
{
    //: The name of a saved file, before its date. Small letters, no spaces, no name of a person.
    return tr("my-plan").toStdString() + '-' + toText(m_day);
}

} // namespace ownwords::viewmodel
