// SPDX-License-Identifier: Apache-2.0
#include "core/pack/read_condition.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ownwords::pack {

namespace {

using Op = Condition::Op;

constexpr int deepest = 4;
constexpr int mostLeaves = 32;

struct Word {
    std::string_view key;
    Op op;
};

constexpr std::array<Word, 16> words{{{"all", Op::All}, {"any", Op::Any}, {"not", Op::Not}, {"flag", Op::Flag},
    {"answered", Op::Answered}, {"is", Op::Is}, {"is_not", Op::IsNot}, {"more_than", Op::MoreThan},
    {"at_least", Op::AtLeast}, {"less_than", Op::LessThan}, {"at_most", Op::AtMost}, {"says", Op::Says},
    {"fewer_words_than", Op::FewerWordsThan}, {"passed", Op::Passed}, {"fell", Op::Fell}, {"rose", Op::Rose}}};

std::optional<Op> opFrom(std::string_view key)
{
    const auto* const found
        = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.key == key; });
    return found == words.end() ? std::nullopt : std::optional(found->op);
}

bool isGroup(Op op)
{
    return op == Op::All || op == Op::Any || op == Op::Not;
}

bool onFollowUpsOnly(Op op)
{
    return op == Op::Says || op == Op::FewerWordsThan || op == Op::Passed || op == Op::Fell || op == Op::Rose;
}

std::string startingSentence(std::string name)
{
    if (name.starts_with("the "))
        name.front() = 'T';
    return name;
}

class ConditionReader {
public:
    ConditionReader(Context& context, const Place* place, const Source* parent, const std::string& name)
        : m_context(context)
        , m_place(place)
        , m_parent(parent)
        , m_name(name)
    {
    }

    std::optional<Condition> read(const json::Value& value)
    {
        Condition condition = readOne(value, 1);
        if (m_leaves > mostLeaves)
            mistake("P013", value,
                "`when` of " + m_name + " makes more than " + std::to_string(mostLeaves) + " tests. Make it simpler.");
        return m_good ? std::optional(std::move(condition)) : std::nullopt;
    }

private:
    void mistake(std::string code, const json::Value& value, std::string text)
    {
        m_good = false;
        m_context.say(std::move(code), value.at, std::move(text));
    }

    bool isFollowUp() const { return m_parent != nullptr; }
    Condition readOne(const json::Value& value, int depth);
    const json::Member* pickTest(const json::Value& value);
    void checkKey(const json::Member& member);
    void refuseBeside(const json::Value& value, std::string_view key, std::string_view other);
    void readTest(Condition& condition, const json::Member& test, int depth);
    void readParts(Condition& condition, const json::Member& test, int depth);
    void readOperand(Condition& condition, const json::Member& test);
    void readId(Condition& condition, const json::Member& test);
    void checkSource(const Condition& condition, const json::Value& question, const json::Value& operand);
    bool checkReach(const Source& source, const json::Value& question);
    void checkFit(const Condition& condition, const Source& source, const json::Value& at, const json::Value& operand);
    void checkOption(const std::string& id, const Source& source, const json::Value& operand);

    Context& m_context;
    const Place* m_place; // of a question's `when`
    const Source* m_parent; // of a follow-up's `when`
    const std::string& m_name;
    int m_leaves = 0;
    bool m_good = true;
};

Condition ConditionReader::readOne(const json::Value& value, int depth)
{
    Condition condition;
    condition.at = value.at;
    if (value.type != json::Type::Object) {
        mistake(
            "P005", value, "A condition of " + m_name + R"( must be in curly brackets, such as { "flag": "alone" }.)");
        return condition;
    }
    if (depth > deepest) {
        mistake("P013", value,
            "`when` of " + m_name + " goes more than " + std::to_string(deepest)
                + " conditions deep. Make it flatter.");
        return condition;
    }
    const json::Member* const test = pickTest(value);
    if (test == nullptr)
        return condition;
    readTest(condition, *test, depth);
    if (isGroup(condition.op))
        return condition;
    ++m_leaves;
    const json::Value* const question = value.find("q");
    if (isFollowUp()) {
        checkFit(condition, *m_parent, test->value, test->value);
    } else if (question != nullptr && question->type == json::Type::String) {
        condition.question = question->text;
        checkSource(condition, *question, test->value);
    } else if (question != nullptr) {
        mistake("P005", *question, "`q` in a condition of " + m_name + " must be the id of a question.");
    }
    return condition;
}

// Refuses a key that no condition of this kind has.
void ConditionReader::checkKey(const json::Member& member)
{
    const std::optional<Op> op = opFrom(member.key);
    if (!isFollowUp() && (member.key == "q" || (op && !onFollowUpsOnly(*op))))
        return;
    if (isFollowUp() && op && *op != Op::Answered)
        return;
    m_good = false;
    if (!m_context.messages.wants(member.at))
        return;
    if (op == Op::Answered || member.key == "q") {
        m_context.say("P003", member.at,
            asKey(member.key) + " does not belong in the `when` of " + m_name
                + ": it always tests the answer it follows. Take it out.");
        return;
    }
    if (op) {
        m_context.say("P003", member.at,
            asKey(member.key) + " does not belong in the `when` of " + m_name
                + ": only a follow-up may test what a person wrote or passed. Take it out.");
        return;
    }
    std::vector<std::string_view> keys;
    for (const Word& word : words) {
        if (isFollowUp() ? word.op != Op::Answered : !onFollowUpsOnly(word.op))
            keys.push_back(word.key);
    }
    m_context.say("P003", member.at,
        "There is no key " + quoted(member.key) + " in the conditions of " + m_name + ". "
            + suggest(m_context, member.at, member.key, keys, "Take it out."));
}

void ConditionReader::refuseBeside(const json::Value& value, std::string_view key, std::string_view other)
{
    const auto member = std::find_if(
        value.members.begin(), value.members.end(), [&](const json::Member& each) { return each.key == key; });
    m_good = false;
    m_context.say("P003", member->at,
        asKey(key) + " stands beside " + asKey(other) + " in a condition of " + m_name
            + ". Write two conditions and put them in `all` or `any`.");
}

// The one member that says what is tested; says what is wrong when there is none or a second one.
const json::Member* ConditionReader::pickTest(const json::Value& value)
{
    const json::Member* test = nullptr;
    for (const json::Member& member : value.members) {
        checkKey(member);
        if (!opFrom(member.key))
            continue;
        if (test == nullptr) {
            test = &member;
            continue;
        }
        refuseBeside(value, member.key, test->key);
    }
    const bool namesQuestion = value.find("q") != nullptr;
    if (test == nullptr) {
        mistake("P004", value,
            "A condition of " + m_name
                + (namesQuestion ? " names a question, but not what to test. Add `answered` or `is`."
                                 : " tests nothing. Write what it tests, or take it out."));
        return nullptr;
    }
    const Op op = *opFrom(test->key);
    const bool wantsQuestion = !isFollowUp() && !isGroup(op) && op != Op::Flag && !onFollowUpsOnly(op);
    if (wantsQuestion && !namesQuestion)
        mistake("P004", value, "`q` is missing in a condition of " + m_name + ". Add the question it asks about.");
    if (!isFollowUp() && !wantsQuestion && !onFollowUpsOnly(op) && namesQuestion)
        refuseBeside(value, "q", test->key);
    return test;
}

void ConditionReader::readTest(Condition& condition, const json::Member& test, int depth)
{
    condition.op = *opFrom(test.key);
    if (isGroup(condition.op))
        readParts(condition, test, depth);
    else
        readOperand(condition, test);
}

void ConditionReader::readParts(Condition& condition, const json::Member& test, int depth)
{
    if (condition.op == Op::Not) {
        condition.parts.push_back(readOne(test.value, depth + 1));
        return;
    }
    if (test.value.type != json::Type::Array || test.value.items.empty()) {
        mistake("P005", test.value,
            asKey(test.key) + " of " + m_name + " must be a list of conditions in square brackets, with one or more.");
        return;
    }
    for (const json::Value& part : test.value.items)
        condition.parts.push_back(readOne(part, depth + 1));
}

void ConditionReader::readOperand(Condition& condition, const json::Member& test)
{
    const auto must = [&](const std::string& rule) {
        mistake("P005", test.value, asKey(test.key) + " in a condition of " + m_name + " must be " + rule + '.');
    };
    switch (condition.op) {
    case Op::Answered:
        condition.yes = test.value.boolean;
        if (test.value.type != json::Type::Boolean)
            must("true or false, without quotation marks");
        break;
    case Op::Passed:
    case Op::Fell:
    case Op::Rose:
        if (!test.value.boolean)
            must("true; for the contrary put it in `not`");
        break;
    case Op::FewerWordsThan:
        condition.number = test.value.number;
        if (!test.value.isInteger() || condition.number < 2 || condition.number > 20)
            must("a whole number from 2 to 20");
        break;
    case Op::MoreThan:
    case Op::AtLeast:
    case Op::LessThan:
    case Op::AtMost:
        condition.number = test.value.number;
        if (test.value.type != json::Type::Number)
            must("a number, without quotation marks");
        break;
    default:
        readId(condition, test);
    }
}

void ConditionReader::readId(Condition& condition, const json::Member& test)
{
    const json::Value& value = test.value;
    if (value.type != json::Type::String) {
        mistake("P005", value, asKey(test.key) + " in a condition of " + m_name + " must be an id in quotation marks.");
        return;
    }
    condition.id = value.text;
    if (!checkId(m_context, value.text, value.at)) {
        m_good = false;
        return;
    }
    const Index& index = m_context.index;
    if (condition.op == Op::Flag && !index.hasFlag(value.text))
        mistake("P011", value,
            startingSentence(m_name) + " depends on the flag " + quoted(value.text) + ", which is not there. "
                + suggest(m_context, value.at, value.text, index.flagIds(), "Add it to `flags`."));
    if (condition.op == Op::Says && !index.hasPhrase(value.text))
        mistake("P011", value,
            startingSentence(m_name) + " waits for the phrase " + quoted(value.text) + ", which is not there. "
                + suggest(m_context, value.at, value.text, index.phraseIds(), "Add it to `phrases`."));
}

void ConditionReader::checkSource(const Condition& condition, const json::Value& question, const json::Value& operand)
{
    const Source* const source = m_context.index.question(question.text);
    if (source == nullptr) {
        mistake("P008", question,
            startingSentence(m_name) + " asks about " + quoted(question.text) + ", which is not there. "
                + suggest(m_context, question.at, question.text, m_context.index.questionIds(),
                    "Use the id of a question that comes before."));
        return;
    }
    if (checkReach(*source, question) && !onFollowUpsOnly(condition.op))
        checkFit(condition, *source, question, operand);
}

// Whether the question may be looked at from here at all.
bool ConditionReader::checkReach(const Source& source, const json::Value& question)
{
    const std::string asks = startingSentence(m_name) + " asks about " + quoted(question.text);
    if (!m_place->sees(source)) {
        mistake("P012", question,
            asks
                + ", which is asked once for each item of a loop. Ask about something outside that loop, or move this "
                  "into a loop over the same collection.");
        return false;
    }
    if (source.order == m_place->order) {
        mistake("P009", question, startingSentence(m_name) + " asks about itself. Ask about something before it.");
        return false;
    }
    if (!m_place->comesAfter(source)) {
        mistake("P009", question,
            asks + ", which comes later. Move " + quoted(question.text) + " up, or ask about something before it.");
        return false;
    }
    if (!source.stored)
        mistake("P021", question,
            asks + ", whose answer is not stored. Ask about something else, or take `store` out there.");
    return source.stored;
}

// Whether the source has answers that this test can read. `at` is what a P010 points at.
void ConditionReader::checkFit(
    const Condition& condition, const Source& source, const json::Value& at, const json::Value& operand)
{
    if (!source.kind)
        return; // its kind is a mistake of its own
    const Kind kind = *source.kind;
    const bool picks = kind == Kind::One || kind == Kind::Some;
    const bool counts = kind == Kind::Number || kind == Kind::Scale;
    const std::string subject = isFollowUp() ? "the answer it follows" : quoted(condition.question);
    switch (condition.op) {
    case Op::Is:
    case Op::IsNot:
        if (picks)
            checkOption(condition.id, source, operand);
        else if (counts || kind == Kind::Date)
            mistake("P011", operand,
                startingSentence(m_name) + " asks whether " + subject + " is " + quoted(condition.id)
                    + ", but there are no options to choose. Test something else, such as `answered`.");
        else
            mistake("P010", at,
                startingSentence(m_name) + " asks which option was chosen in " + subject
                    + ", but that is in a person's own words. Conditions do not read those: use `answered`.");
        break;
    case Op::MoreThan:
    case Op::AtLeast:
    case Op::LessThan:
    case Op::AtMost:
    case Op::Fell:
    case Op::Rose:
        if (!counts)
            mistake("P010", at,
                startingSentence(m_name) + " compares " + subject
                    + " with a number, but the answer is no number. Ask about a number or scale question.");
        break;
    default:
        break;
    }
}

void ConditionReader::checkOption(const std::string& id, const Source& source, const json::Value& operand)
{
    const std::string asks = startingSentence(m_name) + " asks for the option " + quoted(id);
    std::vector<std::string_view> options;
    if (source.from == "@parts") {
        options = partIds();
    } else if (!source.from.empty()) {
        mistake("P011", operand,
            asks + ", but there the options are what a person added, and have no ids. Use `answered` instead.");
        return;
    } else if (const std::vector<std::string>* const ids = m_context.index.options(source.list)) {
        options.assign(ids->begin(), ids->end());
    } else {
        return; // a list that is not there is a mistake of its own
    }
    if (std::find(options.begin(), options.end(), id) == options.end())
        mistake("P011", operand,
            asks + ", which is not there. "
                + suggest(m_context, operand.at, id, options, "Use one of the options of that question."));
}

} // namespace

std::optional<Condition> readCondition(
    Context& context, const json::Value& value, const Place& place, const std::string& name)
{
    return ConditionReader(context, &place, nullptr, name).read(value);
}

std::optional<Condition> readFollowUpCondition(
    Context& context, const json::Value& value, const Source& parent, const std::string& name)
{
    return ConditionReader(context, nullptr, &parent, name).read(value);
}

} // namespace ownwords::pack
