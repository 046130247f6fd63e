// SPDX-License-Identifier: Apache-2.0
#include "core/pack/pack_texts.h"

#include <algorithm>

namespace ownwords::pack {

namespace {

using Part = PlacedText::Part;

void put(std::vector<PlacedText>& texts, const Text& text, Part part, const std::vector<std::string>* lintOk)
{
    if (!text.empty())
        texts.push_back({&text, part, true, lintOk});
}

// The question's own texts, without those of the questions in it.
void putQuestion(std::vector<PlacedText>& texts, const Question& question)
{
    const std::vector<std::string>* const lintOk = &question.lintOk;
    for (const Text* text : {&question.text, &question.help, &question.say, &question.anotherWay, &question.again,
             &question.sentence, &question.each})
        put(texts, *text, Part::Prose, lintOk);
    for (const Text& idea : question.ideas)
        put(texts, idea, Part::Prose, lintOk);
    put(texts, question.none, Part::Label, lintOk);
    if (question.ends) {
        put(texts, question.ends->low, Part::Label, lintOk);
        put(texts, question.ends->high, Part::Label, lintOk);
    }
    put(texts, question.alt, Part::None, lintOk);
    if (!question.coach.empty())
        texts.push_back({&question.coach, Part::None, false, lintOk});
}

void gather(std::vector<const Question*>& found, const std::vector<Question>& questions)
{
    for (const Question& question : questions) {
        found.push_back(&question);
        gather(found, question.followups);
        gather(found, question.questions);
    }
}

void append(std::vector<PlacedText>& texts, const std::vector<PlacedText>& more)
{
    texts.insert(texts.end(), more.begin(), more.end());
}

} // namespace

std::vector<const Question*> questionsOf(const Section& section)
{
    std::vector<const Question*> found;
    gather(found, section.questions);
    return found;
}

std::vector<PlacedText> textsOf(const Section& section)
{
    std::vector<PlacedText> texts;
    put(texts, section.title, Part::None, &section.lintOk);
    for (const Question* question : questionsOf(section))
        putQuestion(texts, *question);
    return texts;
}

std::vector<PlacedText> textsOf(const std::vector<Option>& list)
{
    std::vector<PlacedText> texts;
    for (const Option& option : list) {
        put(texts, option.text, Part::Label, &option.lintOk);
        put(texts, option.say, Part::Label, &option.lintOk);
        put(texts, option.alt, Part::None, &option.lintOk);
    }
    return texts;
}

std::vector<PlacedText> textsOf(const Pack& pack)
{
    std::vector<PlacedText> texts;
    put(texts, pack.title, Part::None, nullptr);
    put(texts, pack.about, Part::None, nullptr);
    for (const auto& [id, collection] : pack.collections)
        put(texts, collection.title, Part::None, nullptr);
    for (const auto& [id, list] : pack.lists)
        append(texts, textsOf(list));
    for (const Section& section : pack.sections)
        append(texts, textsOf(section));
    return texts;
}

std::vector<std::string_view> listsOf(const Section& section)
{
    std::vector<std::string_view> lists;
    for (const Question* question : questionsOf(section)) {
        if (!question->list.empty() && std::find(lists.begin(), lists.end(), question->list) == lists.end())
            lists.emplace_back(question->list);
    }
    return lists;
}

} // namespace ownwords::pack
