// SPDX-License-Identifier: Apache-2.0
#include "core/pack/read_question.h"

#include "core/pack/read_condition.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ownwords::pack {

namespace {

constexpr std::size_t mostFollowUps = 6;
constexpr std::size_t mostIdeas = 3;
constexpr std::size_t mostInnerQuestions = 30;
constexpr std::size_t mostSectionQuestions = 200;
constexpr int mostQuestions = 1000;

using Kinds = std::vector<Kind>;

// A key that only some kinds have.
struct KindKey {
    std::string_view key;
    Kinds kinds;
};

const std::vector<KindKey>& kindKeys()
{
    static const std::vector<KindKey> keys{
        {"list", {Kind::One, Kind::Some}},
        {"from", {Kind::One, Kind::Some}},
        {"own_words", {Kind::One, Kind::Some}},
        {"questions", {Kind::Loop}},
        {"over", {Kind::Loop}},
        {"again", {Kind::Loop}},
        {"only", {Kind::Loop}},
        {"ends", {Kind::Scale}},
        {"adds_to", {Kind::Words, Kind::Some}},
        {"many", {Kind::Words, Kind::Some}},
        {"offer", {Kind::Words, Kind::Some}},
        {"each", {Kind::Some}},
        {"sentence", {Kind::Say}},
        {"suggest", {Kind::Date}},
        {"none", {Kind::Date}},
        {"read_back", {Kind::Words}},
    };
    return keys;
}

bool isSpan(std::string_view span)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    return (span.size() == 2 || span.size() == 3) && std::all_of(span.begin(), span.end() - 1, isDigit)
        && std::string_view("dwmy").find(span.back()) != std::string_view::npos;
}

// Reads one question or follow-up into `question`.
class QuestionReader {
public:
    QuestionReader(Context& context, const json::Value& value, Place place, std::string name)
        : m_context(context)
        , m_reader(context, value, std::move(name))
        , m_place(std::move(place))
    {
    }

    Question readQuestion();
    Question readFollowUp(const std::string& parent, const Source& source);

private:
    TextScope scope() const { return {&m_place, m_place.inLoop, m_isFollowUp, false}; }
    void readKind(const std::vector<std::string_view>& allowed);
    void readWords();
    void readOptionKeys();
    void readKindKeys();
    void readSpecialTexts();
    void readRange();
    void readFollowUps();
    void readLoop();
    void checkKindKeys() const;
    void checkOptions() const;
    void checkRevisits() const;
    void checkId();
    void checkWas(const std::string& parent = {}) const;

    Context& m_context;
    Reader m_reader;
    Place m_place;
    Question m_question;
    bool m_knowsKind = false;
    bool m_isFollowUp = false;
};

std::string nameOf(const json::Value& question)
{
    const json::Value* const id = question.find("id");
    return id == nullptr || id->text.empty() ? "a question" : quoted(id->text);
}

void QuestionReader::readKind(const std::vector<std::string_view>& allowed)
{
    const std::optional<std::size_t> kind = m_reader.word("kind", allowed);
    m_knowsKind = kind.has_value();
    if (kind)
        m_question.kind = *kindFrom(allowed[*kind]);
    if (const std::optional<std::size_t> role = m_reader.word("role", roleIds()))
        m_question.role = *roleFrom(roleIds()[*role]);
}

// What questions and follow-ups share.
void QuestionReader::readWords()
{
    m_question.at = m_reader.at();
    m_question.id = m_reader.id("id");
    m_question.was = m_reader.ids("was");
    m_question.text = m_reader.text("text", scope());
    m_question.help = m_reader.text("help", scope());
    m_question.say = m_reader.text("say", scope());
    m_question.coach = m_reader.text("coach", scope());
    m_question.anotherWay = m_reader.text("another_way", scope());
    m_question.ideas = m_reader.texts("ideas", mostIdeas, scope());
    m_question.picture = m_reader.media("picture");
    m_question.alt = m_reader.text("alt");
    m_question.audio = m_reader.audio("audio");
    m_question.lines = m_reader.whole("lines", 1, 20);
    m_question.isPrivate = m_reader.boolean("private");
    m_question.lintOk = m_reader.lintOk();
    readOptionKeys();
    readKindKeys();
    readSpecialTexts();
    readRange();
}

void QuestionReader::readOptionKeys()
{
    m_question.list = m_reader.id("list");
    m_question.ownWords = m_reader.boolean("own_words");
    const json::Value* const from = m_reader.find("from");
    if (from != nullptr && from->text == "@parts")
        m_question.from = from->text;
    else if (from != nullptr)
        m_question.from = m_reader.collection("from");
    if (!m_question.list.empty() && m_context.index.options(m_question.list) == nullptr) {
        const json::Position at = m_reader.find("list")->at;
        m_context.say("P011", at,
            "`list` in " + m_reader.name() + " names the list " + quoted(m_question.list) + ", which is not there. "
                + suggest(m_context, at, m_question.list, m_context.index.listIds(),
                    "Add it to `lists`, or use one that is there."));
    }
}

void QuestionReader::readKindKeys()
{
    if (m_reader.has("adds_to"))
        m_question.addsTo = m_reader.collection("adds_to");
    m_question.many = m_reader.boolean("many");
    m_question.offer = m_reader.boolean("offer");
    constexpr std::size_t mostSpans = 6;
    m_question.suggest = m_reader.strings(
        "suggest", isSpan, R"(a list of spans in days, weeks, months or years, such as ["2w", "6w"])", mostSpans);
    m_question.coachSpeaks = m_reader.word("speaker", {"resident", "coach"}) == 1;
    const auto side = m_reader.word("side", {"mine", "ours"});
    m_question.mySide = side == 0;
    m_question.namesSide = side.has_value();
}

void QuestionReader::readSpecialTexts()
{
    TextScope each = scope();
    each.item = true;
    m_question.each = m_reader.text("each", each);
    TextScope sentence = scope();
    sentence.sentence = true;
    m_question.sentence = m_reader.text("sentence", sentence);
    m_question.none = m_reader.text("none", scope());
}

void QuestionReader::readRange()
{
    m_question.min = m_reader.number("min");
    m_question.max = m_reader.number("max");
    if (m_question.min && m_question.max && *m_question.min >= *m_question.max)
        m_reader.wrong(*m_reader.find("max"), "max", "more than `min`");
    const json::Value* const ends = m_reader.find("ends");
    if (ends == nullptr)
        return;
    const Reader reader(m_context, *ends, "`ends` of " + m_reader.name());
    reader.onlyKeys({"low", "high"});
    reader.need({"low", "high"});
    m_question.ends = Ends{reader.text("low", scope()), reader.text("high", scope())};
}

void QuestionReader::checkKindKeys() const
{
    if (!m_knowsKind || !m_reader.isObject())
        return;
    const std::string kind(toText(m_question.kind));
    for (const auto& [key, kinds] : kindKeys()) {
        if (std::find(kinds.begin(), kinds.end(), m_question.kind) != kinds.end())
            continue;
        std::vector<std::string_view> names(kinds.size());
        std::transform(kinds.begin(), kinds.end(), names.begin(), [](Kind each) { return toText(each); });
        m_reader.refuseKey(
            key, "does not belong on a " + kind + " question, only on " + oneOf(names) + ". Take it out.");
    }
    if (m_question.kind == Kind::Scale)
        m_reader.need({"ends", "min", "max"});
    if (m_question.kind == Kind::Loop)
        m_reader.need({"questions", "over"});
    checkOptions();
}

void QuestionReader::checkOptions() const
{
    if (m_question.kind != Kind::One && m_question.kind != Kind::Some)
        return;
    if (m_reader.has("list"))
        m_reader.refuseKey("from", "stands beside `list`. Options come from one of them: take the other out.");
    else if (!m_reader.has("from"))
        m_context.say("P004", m_reader.at(),
            "`list` is missing in " + m_reader.name()
                + ". Add it, or `from` when the options are what a person added.");
    checkRevisits();
}

// An option leads back: to something that was asked before, for the same item.
void QuestionReader::checkRevisits() const
{
    const json::Value* const options = m_context.index.optionValues(m_question.list);
    if (options == nullptr)
        return;
    for (const json::Value& option : options->items) {
        const json::Value* const revisit = option.find("revisit");
        const Source* const source = revisit == nullptr ? nullptr : m_context.index.question(revisit->text);
        if (source == nullptr)
            continue;
        const std::string leads = "Chosen in " + m_reader.name() + ", `revisit` leads to " + quoted(revisit->text);
        if (!m_place.sees(*source))
            m_context.say("P012", revisit->at,
                leads
                    + ", which is asked once for each item of a loop. Only a question in a loop over the same "
                      "collection can lead there.");
        else if (!m_place.comesAfter(*source))
            m_context.say("P009", revisit->at, leads + ", which comes later. Lead back to something before it.");
    }
}

// An old id that somebody has now would give one question's answers to another. `parent`: of a follow-up, or empty.
void QuestionReader::checkWas(const std::string& parent) const
{
    const json::Value* const was = m_reader.find("was");
    if (was == nullptr)
        return;
    const Index& index = m_context.index;
    for (const json::Value& old : was->items) {
        const bool isLive
            = m_isFollowUp ? index.followUp(parent + '/' + old.text) != nullptr : index.question(old.text) != nullptr;
        if (isLive)
            m_context.say("P020", old.at,
                "`was` in " + m_reader.name() + " names " + quoted(old.text)
                    + ", but something has that id now. Take it out, or rename the other one.");
    }
}

void QuestionReader::checkId()
{
    if (!m_question.id.empty() && !m_context.questionIds.insert(m_question.id).second)
        m_context.say("P007", m_reader.keyAt("id"),
            "Two questions have the id " + quoted(m_question.id) + ". Give one of them another id.");
    constexpr int firstTooMany = mostQuestions + 1;
    if (++m_context.questions == firstTooMany)
        m_context.say("P013", m_reader.at(),
            "This is one question more than the " + std::to_string(mostQuestions)
                + " that a pack can have. Make two packs of it.");
}

void QuestionReader::readFollowUps()
{
    const std::vector<json::Value>* const values = m_reader.items("followups", 0, mostFollowUps);
    if (values == nullptr)
        return;
    std::set<std::string, std::less<>> seen;
    for (const json::Value& value : *values) {
        Place place = m_place;
        place.order = m_context.index.orderOf(value);
        QuestionReader reader(m_context, value, place,
            (value.find("id") == nullptr ? "a follow-up" : "the follow-up " + nameOf(value)) + " of "
                + m_reader.name());
        Source source;
        source.kind = m_knowsKind ? std::optional(m_question.kind) : std::nullopt;
        source.list = m_question.list;
        source.from = m_question.from;
        m_question.followups.push_back(reader.readFollowUp(m_question.id, source));
        const std::string& id = m_question.followups.back().id;
        if (!id.empty() && !seen.insert(id).second)
            m_context.say("P007", reader.m_reader.keyAt("id"),
                "Two follow-ups of " + m_reader.name() + " have the id " + quoted(id) + ". Give one another id.");
    }
}

Question QuestionReader::readFollowUp(const std::string& parent, const Source& source)
{
    m_isFollowUp = true;
    m_reader.onlyKeys({"id", "kind", "was", "text", "say", "help", "another_way", "ideas", "coach", "list", "from",
        "own_words", "lines", "role", "adds_to", "offer", "many", "private", "ends", "min", "max", "suggest", "none",
        "each", "speaker", "side", "lint_ok", "picture", "alt", "audio", "when"});
    m_reader.need({"id", "text"});
    m_knowsKind = true;
    if (m_reader.has("kind"))
        readKind({"words", "one", "some", "number", "scale", "date"});
    else if (const std::optional<std::size_t> role = m_reader.word("role", roleIds()))
        m_question.role = *roleFrom(roleIds()[*role]);
    readWords();
    checkKindKeys();
    checkWas(parent);
    if (const json::Value* const when = m_reader.find("when"))
        m_question.when = readFollowUpCondition(m_context, *when, source, m_reader.name());
    return std::move(m_question);
}

void QuestionReader::readLoop()
{
    if (m_reader.has("over"))
        m_question.over = m_reader.collection("over");
    m_question.again = m_reader.text("again", scope());
    const auto isState = [](std::string_view state) {
        return std::find(itemStates().begin(), itemStates().end(), state) != itemStates().end();
    };
    m_reader.items("only", 1, itemStates().size());
    m_question.only = m_reader.strings("only", isState, "a list of " + oneOf(itemStates()), itemStates().size());
    const std::vector<json::Value>* const inner = m_reader.items("questions", 1, mostInnerQuestions);
    if (inner == nullptr)
        return;
    if (m_place.inLoop)
        return; // a loop in a loop: said already
    for (const json::Value& value : *inner) {
        Place place{m_context.index.orderOf(value), true, m_question.over};
        m_question.questions.push_back(QuestionReader(m_context, value, place, nameOf(value)).readQuestion());
    }
}

Question QuestionReader::readQuestion()
{
    m_reader.onlyKeys({"id", "was", "kind", "role", "text", "help", "say", "coach", "again", "picture", "alt", "audio",
        "followups", "when", "list", "own_words", "lines", "min", "max", "questions", "another_way", "ideas", "ends",
        "adds_to", "over", "from", "read_back", "store", "many", "offer", "on_request", "only_new", "only", "sentence",
        "suggest", "none", "each", "speaker", "side", "private", "lint_ok"});
    m_reader.need({"id", "kind", "text"});
    readKind({"say", "words", "one", "some", "number", "scale", "date", "loop"});
    readWords();
    m_question.readBack = m_reader.boolean("read_back");
    m_question.store = m_reader.boolean("store", true);
    m_question.onRequest = m_reader.boolean("on_request");
    m_question.onlyNew = m_reader.boolean("only_new");
    if (const json::Value* const when = m_reader.find("when"))
        m_question.when = readCondition(m_context, *when, m_place, m_reader.name());
    checkKindKeys();
    if (m_place.inLoop && m_question.kind == Kind::Loop)
        m_context.say("P017", m_reader.find("kind")->at,
            m_reader.name() + " is a loop inside a loop. Put it after the other one.");
    if (!m_place.inLoop)
        m_reader.refuseKey("only_new", "belongs on questions inside a loop only. Take it out.");
    checkId();
    checkWas();
    readFollowUps();
    readLoop();
    return std::move(m_question);
}

} // namespace

Section readSection(Context& context, const json::Value& value)
{
    const json::Value* const id = value.find("id");
    const Reader reader(
        context, value, id == nullptr || id->text.empty() ? "a section" : "the section " + quoted(id->text));
    reader.onlyKeys({"id", "title", "when", "questions", "gate", "lint_ok"});
    reader.need({"id", "title", "questions"});
    Section section;
    section.at = value.at;
    section.id = reader.id("id");
    section.title = reader.text("title");
    section.gate = reader.boolean("gate");
    section.lintOk = reader.lintOk();
    if (!section.id.empty() && !context.sectionIds.insert(section.id).second)
        context.say("P007", reader.keyAt("id"),
            "Two sections have the id " + quoted(section.id) + ". Give one of them another id.");
    const Place place{context.index.orderOf(value), false, {}};
    if (const json::Value* const when = reader.find("when"))
        section.when = readCondition(context, *when, place, reader.name());
    if (const std::vector<json::Value>* const questions = reader.items("questions", 1, mostSectionQuestions)) {
        for (const json::Value& each : *questions) {
            Place own{context.index.orderOf(each), false, {}};
            section.questions.push_back(QuestionReader(context, each, own, nameOf(each)).readQuestion());
        }
    }
    return section;
}

} // namespace ownwords::pack
