// SPDX-License-Identifier: Apache-2.0
#include "core/pack/read_question.h"

#include <algorithm>
#include <utility>

namespace ownwords::pack {

namespace {

constexpr std::size_t fewestOptions = 2;
constexpr std::size_t mostOptions = 100;

void checkRevisit(Context& context, const Reader& reader)
{
    const std::string revisit = reader.id("revisit");
    if (revisit.empty() || context.index.question(revisit) != nullptr)
        return;
    const json::Position at = reader.find("revisit")->at;
    context.say("P008", at,
        "`revisit` in " + reader.name() + " leads to " + quoted(revisit) + ", which is not there. "
            + suggest(context, at, revisit, context.index.questionIds(), "Use the id of a question."));
}

void checkWas(Context& context, const Reader& reader, const std::vector<std::string_view>& live)
{
    const json::Value* const was = reader.find("was");
    if (was == nullptr)
        return;
    for (const json::Value& old : was->items) {
        if (std::find(live.begin(), live.end(), old.text) != live.end())
            context.say("P020", old.at,
                "`was` in " + reader.name() + " names " + quoted(old.text)
                    + ", but an option of this list has that id now. Take it out, or rename that option.");
    }
}

Option readOption(Context& context, const json::Value& value, const std::string& list)
{
    const json::Value* const id = value.find("id");
    const std::string shown = id != nullptr && !id->text.empty() ? "the option " + quoted(id->text) : "an option";
    const Reader reader(context, value, shown + " of the list " + quoted(list));
    reader.onlyKeys({"id", "was", "text", "say", "picture", "alt", "state", "revisit", "adds_to", "lint_ok"});
    reader.need({"id", "text"});
    Option option;
    option.at = value.at;
    option.id = reader.id("id");
    option.was = reader.ids("was");
    option.text = reader.text("text");
    option.say = reader.text("say");
    option.picture = reader.media("picture");
    option.alt = reader.text("alt");
    if (const std::optional<std::size_t> state = reader.word("state", itemStates()))
        option.state = itemStates()[*state];
    if (reader.has("revisit")) {
        checkRevisit(context, reader);
        option.revisit = reader.find("revisit")->text;
    }
    if (reader.has("adds_to"))
        option.addsTo = reader.collection("adds_to");
    option.lintOk = reader.lintOk();
    return option;
}

} // namespace

const std::vector<std::string_view>& itemStates()
{
    static const std::vector<std::string_view> states{
        "on", "later", "rest", "let_go", "done", "open", "did", "some", "changed", "part", "not_yet"};
    return states;
}

std::vector<Option> readOptions(Context& context, const json::Value& value, const std::string& list)
{
    std::vector<Option> options;
    const std::string name = "the list " + quoted(list);
    if (value.type != json::Type::Array || value.items.size() < fewestOptions)
        context.say("P005", value.at, "In square brackets " + name + " must have two options or more.");
    if (value.items.size() > mostOptions)
        context.say("P013", value.at,
            "There are more than " + std::to_string(mostOptions) + " options in " + name + ". Take some out.");
    std::vector<std::string_view> live;
    for (const json::Value& item : value.items) {
        if (const json::Value* const id = item.find("id"))
            live.push_back(id->text);
    }
    std::set<std::string, std::less<>> seen;
    for (const json::Value& item : value.items) {
        options.push_back(readOption(context, item, list));
        const Reader reader(context, item, "an option of " + name);
        if (!options.back().id.empty() && !seen.insert(options.back().id).second)
            context.say("P007", reader.keyAt("id"),
                "Two options of " + name + " have the id " + quoted(options.back().id) + ". Give one another id.");
        checkWas(context, reader, live);
    }
    return options;
}

} // namespace ownwords::pack
