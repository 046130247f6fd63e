// SPDX-License-Identifier: Apache-2.0
#include "core/exchange/readable_parts.h"

#include "core/talk/screen.h"
#include "core/talk/walk.h"

#include <set>
#include <utility>

namespace ownwords::exchange {

namespace {

using talk::Entry;
using talk::Said;
using talk::Slot;
using talk::State;

json::Value said(const Said& words)
{
    json::Value object = json::object();
    json::add(object, "words", json::string(words.words));
    json::add(object, "lang", json::string(words.lang));
    json::add(object, "by", json::string(words.who));
    json::add(object, "on", json::string(toText(words.day)));
    return object;
}

json::Value saids(const std::vector<Said>& list)
{
    std::vector<json::Value> items;
    items.reserve(list.size());
    for (const Said& words : list)
        items.push_back(said(words));
    return json::array(std::move(items));
}

void addSaids(json::Value& object, std::string_view key, const std::vector<Said>& list)
{
    if (!list.empty())
        json::add(object, key, saids(list));
}

json::Value ratings(const std::vector<talk::Rating>& list)
{
    std::vector<json::Value> items;
    for (const talk::Rating& rating : list) {
        json::Value object = json::object();
        json::add(object, "on", json::string(toText(rating.said.day)));
        if (rating.said.words.empty())
            json::add(object, "n", json::number(rating.number));
        else
            json::add(object, "said", json::string(rating.said.words));
        items.push_back(std::move(object));
    }
    return json::array(std::move(items));
}

void addWhen(json::Value& object, std::string_view key, const talk::When& when)
{
    if (when.date)
        json::add(object, key, json::string(toText(*when.date)));
    else if (!when.said.words.empty())
        json::add(object, key, json::string(when.said.words));
}

json::Value answerJson(const State& state, const Entry& entry)
{
    json::Value object = json::object();
    json::add(object, "slot", json::string(talk::toText(entry.slot)));
    if (const std::string asked = talk::askedText(state, entry); !asked.empty()) {
        json::Value question = json::object();
        json::add(question, "lang", json::string(talk::languageAsked(entry)));
        json::add(question, "text", json::string(asked));
        json::add(object, "asked", std::move(question));
    }
    json::add(object, "value", record::toJson(entry.payload.value));
    json::add(object, "by", json::string(entry.header.who));
    json::add(object, "at", json::string(toText(entry.header.at)));
    std::vector<json::Value> earlier;
    for (const Entry* const before : state.history(entry.chain, entry.slot)) {
        if (before == &entry)
            continue;
        json::Value old = json::object();
        json::add(old, "value", record::toJson(before->payload.value));
        json::add(old, "at", json::string(toText(before->header.at)));
        earlier.push_back(std::move(old));
    }
    if (!earlier.empty())
        json::add(object, "earlier", json::array(std::move(earlier)));
    return object;
}

json::Value talkJson(const State& state, std::size_t index)
{
    const talk::Chain& chain = state.chain(index);
    json::Value object = json::object();
    json::add(object, "id", json::string(chain.root.toText()));
    json::add(object, "type", json::string(record::toText(chain.type)));
    if (chain.pack != nullptr)
        json::add(object, "pack", json::string(chain.pack->pack().hash));
    json::add(object, "finished", json::boolean(chain.finished));
    std::vector<json::Value> answers;
    std::vector<json::Value> setAside;
    std::vector<json::Value> retired;
    std::set<Slot> visible;
    for (const talk::Stop& stop : talk::walk(state, index)) {
        visible.insert(stop.slot);
        if (const Entry* const entry = state.answer(index, stop.slot))
            answers.push_back(answerJson(state, *entry));
    }
    for (const Slot& slot : state.slotsOf(index)) {
        const Entry* const entry = state.answer(index, slot);
        if (entry == nullptr || visible.contains(slot))
            continue;
        (chain.retired.contains(slot) ? retired : setAside).push_back(answerJson(state, *entry));
    }
    json::add(object, "answers", json::array(std::move(answers)));
    json::add(object, "set_aside", json::array(std::move(setAside)));
    json::add(object, "retired", json::array(std::move(retired)));
    return object;
}

} // namespace

json::Value talksJson(const State& state)
{
    std::vector<json::Value> talks;
    for (std::size_t i = 0; i < state.chains().size(); ++i)
        talks.push_back(talkJson(state, i));
    return json::array(std::move(talks));
}

json::Value collectionsJson(const State& state)
{
    json::Value object = json::object();
    for (const char* const name :
        {"gifts", "hopes", "goals", "steps", "people", "places", "asks", "promises", "notes"}) {
        std::vector<json::Value> items;
        for (const talk::Item* const item : state.items(name)) {
            json::Value entry = json::object();
            json::add(entry, "id", json::string(item->id.toText()));
            json::add(entry, "words", json::string(state.wordsOf(*item).text));
            if (!item->parent.isNull())
                json::add(entry, "of", json::string(item->parent.toText()));
            if (const std::string now = state.stateOf(*item); !now.empty())
                json::add(entry, "state", json::string(now));
            items.push_back(std::move(entry));
        }
        if (!items.empty())
            json::add(object, name, json::array(std::move(items)));
    }
    return object;
}

json::Value goalsJson(const talk::Story& story)
{
    std::vector<json::Value> goals;
    for (const talk::Goal& goal : story.goals) {
        json::Value object = json::object();
        if (!goal.id.isNull())
            json::add(object, "id", json::string(goal.id.toText()));
        if (goal.confirmed)
            json::add(object, "words", json::string(goal.confirmed->words));
        if (goal.confirmed)
            json::add(object, "confirmed_on", json::string(toText(goal.confirmed->day)));
        if (goal.unconfirmed)
            json::add(object, "unconfirmed", json::string(goal.unconfirmed->words));
        addSaids(object, "earlier", goal.earlier);
        addSaids(object, "why", goal.why);
        addSaids(object, "whose_idea", goal.whose);
        addSaids(object, "instead", goal.instead);
        addSaids(object, "signs", goal.signs);
        json::add(object, "scale", ratings(goal.howFar));
        std::vector<json::Value> steps;
        for (const talk::Step& step : goal.steps) {
            json::Value part = said(step.words);
            json::add(part, "state", json::string(step.state));
            for (const talk::When& when : step.when)
                addWhen(part, when.date ? "day" : "when", when);
            addSaids(part, "if", step.obstacles);
            addSaids(part, "then", step.plans);
            json::add(part, "sure", ratings(step.sure));
            steps.push_back(std::move(part));
        }
        json::add(object, "steps", json::array(std::move(steps)));
        addSaids(object, "notes", goal.notes);
        json::add(object, "status", json::string(goal.state));
        goals.push_back(std::move(object));
    }
    return json::array(std::move(goals));
}

json::Value promisesJson(const talk::Story& story)
{
    std::vector<json::Value> promises;
    for (const talk::Promise& promise : story.promises) {
        json::Value object = said(promise.words);
        json::add(object, "side", json::string(promise.mine ? "mine" : "ours"));
        if (promise.who)
            json::add(object, "who", json::string(promise.who->words));
        if (promise.by)
            addWhen(object, "by_when", *promise.by);
        if (!promise.tickedByUs.empty())
            json::add(object, "ticked_by_us", json::string(promise.tickedByUs));
        if (!promise.theySay.empty())
            json::add(object, "they_say", json::string(promise.theySay));
        promises.push_back(std::move(object));
    }
    return json::array(std::move(promises));
}

} // namespace ownwords::exchange
