// SPDX-License-Identifier: Apache-2.0
#include "core/pack/index.h"
#include "core/pack/piping.h"
#include "core/plan/booklet_when.h"
#include "core/plan/booklet_words.h"
#include "core/plan/plan_document.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace ownwords::plan {

namespace {

using pack::Kind;
using pack::Pack;
using pack::Question;
using Blocks = std::vector<Block>;

constexpr auto blank = "________";
constexpr int times = 3; // a loop on paper
constexpr std::size_t longLoop = 4; // questions: a loop of more fills pages, and is there once, to be copied
constexpr int usualLines = 3;

const pack::Condition* conditionOf(const std::optional<pack::Condition>& when)
{
    return when ? &*when : nullptr;
}

// Builds the groups of one booklet: a question is a group, so that its lines stay with it.
class Booklet {
public:
    Booklet(const Pack& pack, std::string_view lang)
        : m_pack(pack)
    {
        const auto& has = pack.languages;
        const bool isThere = std::find(has.begin(), has.end(), lang) != has.end();
        m_pages.lang = isThere || has.empty() ? std::string(lang) : has.front();
    }

    PageDocument build()
    {
        m_pages.title = text(m_pack.title).text;
        m_pages.footer = m_pages.title;
        m_pages.pageWord = words(Word::Page);
        addTitle();
        for (const pack::Section& section : m_pack.sections) {
            const Company company = companyFor(conditionOf(section.when), {});
            m_pending = {Heading{2, text(section.title), {}}};
            addQuestions(section.questions, company);
            collectOnRequest(section.questions, company);
        }
        addOnRequest();
        return std::move(m_pages);
    }

private:
    // A text of the pack with its places filled by what stands there without an answer; in sentences, where nothing
    // does, by a line to write on.
    Run text(const pack::Text& text) const
    {
        Run run;
        const std::string& wording = m_pack.wording(text, m_pages.lang);
        const auto pieces = pack::parsePiping(wording);
        if (!pieces)
            run.text = wording;
        else {
            for (const pack::Piece& piece : *pieces) {
                if (piece.target.empty())
                    run.text += piece.literal;
                else
                    run.text += piece.fallback.empty() ? blank : piece.fallback;
            }
        }
        if (!text.byLanguage.contains(m_pages.lang) && !m_pack.languages.empty()
            && m_pack.languages.front() != m_pages.lang)
            run.lang = m_pack.languages.front();
        return run;
    }

    Run own(Word word, std::string_view with = {}) const { return run(word, m_pages.lang, with); }

    static Paragraph paragraph(Run run, TextStyle style) { return {{std::move(run)}, style}; }

    void addHelper(Blocks& blocks, Run run) const
    {
        if (!run.text.empty())
            blocks.emplace_back(paragraph(std::move(run), TextStyle::Helper));
    }

    // Headings wait for the first group under them: one with nothing under it is not printed.
    void addGroup(Blocks blocks)
    {
        Group group;
        group.blocks = std::exchange(m_pending, {});
        std::move(blocks.begin(), blocks.end(), std::back_inserter(group.blocks));
        m_pages.groups.push_back(std::move(group));
    }

    void addTitle()
    {
        Blocks blocks{Heading{1, text(m_pack.title), {}}};
        if (!m_pack.about.empty())
            blocks.emplace_back(paragraph(text(m_pack.about), TextStyle::Body));
        for (const Word word : {Word::HowToUse, Word::MoreRoom, Word::Keep})
            blocks.emplace_back(paragraph(own(word), TextStyle::Body));
        blocks.emplace_back(paragraph(own(Word::Today), TextStyle::Label));
        blocks.emplace_back(WritingLines{1});
        addGroup(std::move(blocks));
    }

    void addQuestions(const std::vector<Question>& questions, const Company& within)
    {
        for (const Question& question : questions) {
            const Company company = companyFor(conditionOf(question.when), within);
            if (isOnPaper(question, company) && !question.onRequest)
                addAny(question, company, within);
        }
    }

    // What is asked only on request waits for the last part, out of loops too.
    void collectOnRequest(const std::vector<Question>& questions, const Company& within)
    {
        for (const Question& question : questions) {
            const Company company = companyFor(conditionOf(question.when), within);
            if (isOnPaper(question, company) && question.onRequest)
                m_onRequest.emplace_back(&question, company);
            else
                collectOnRequest(question.questions, company);
        }
    }

    // What is not to be kept is not to be written down either.
    static bool isOnPaper(const Question& question, const Company& company)
    {
        return !company.nobody() && question.store;
    }

    void addAny(const Question& question, const Company& company, const Company& within)
    {
        if (question.kind == Kind::Loop)
            addLoop(question, company, within);
        else
            addQuestion(question, company, within, nullptr);
    }

    // A question's text, after who it is for and when: only what narrows down what was said before.
    Paragraph textOf(const Question& question, const Company& company, const Company& within, const Question* parent,
        TextStyle style) const
    {
        Paragraph paragraph{{}, style};
        if (company != within)
            paragraph.runs.push_back(own(company.alone ? Word::Alone : Word::WithCoach));
        if (question.when) {
            if (std::string when = whenInWords(*question.when, m_pack, parent, m_pages.lang); !when.empty())
                paragraph.runs.push_back({std::move(when), {}, false});
        }
        for (Run& run : paragraph.runs)
            run.text += ' ';
        paragraph.runs.push_back(text(question.text));
        return paragraph;
    }

    void addQuestion(const Question& question, const Company& company, const Company& within, const Question* parent)
    {
        const TextStyle style = question.kind == Kind::Say ? TextStyle::Body : TextStyle::Label;
        Blocks blocks{textOf(question, company, within, parent, style)};
        if (!question.help.empty())
            addHelper(blocks, text(question.help));
        if (question.coachSpeaks)
            addHelper(blocks, own(Word::CoachWrites));
        if (question.isPrivate)
            addHelper(blocks, own(Word::JustForYou));
        addAnswer(blocks, question);
        if (question.readBack) {
            addHelper(blocks, own(Word::ReadAgain));
            blocks.emplace_back(TickList{{own(Word::YesMyWords)}});
        }
        addGroup(std::move(blocks));
        for (const Question& followUp : question.followups) {
            const Company its = companyFor(conditionOf(followUp.when), company);
            if (isOnPaper(followUp, its))
                addQuestion(followUp, its, company, &question);
        }
    }

    void addAnswer(Blocks& blocks, const Question& question) const
    {
        switch (question.kind) {
        case Kind::Say:
            if (!question.sentence.empty())
                blocks.emplace_back(paragraph(text(question.sentence), TextStyle::Body));
            break;
        case Kind::Words:
            blocks.emplace_back(WritingLines{question.lines.value_or(usualLines)});
            break;
        case Kind::One:
        case Kind::Some:
            addChoices(blocks, question);
            break;
        case Kind::Number:
            addHelper(blocks, own(Word::ANumber));
            blocks.emplace_back(WritingLines{1});
            break;
        case Kind::Scale:
            blocks.emplace_back(scaleOf(question));
            break;
        case Kind::Date:
            addHelper(blocks, own(Word::ADay));
            blocks.emplace_back(WritingLines{1});
            if (!question.none.empty())
                blocks.emplace_back(TickList{{text(question.none)}});
            break;
        case Kind::Loop:
            break;
        }
    }

    ScaleLine scaleOf(const Question& question) const
    {
        ScaleLine line;
        line.low = static_cast<int>(question.min.value_or(0));
        line.high = static_cast<int>(question.max.value_or(10));
        if (question.ends) {
            line.lowWords = text(question.ends->low).text;
            line.highWords = text(question.ends->high).text;
        }
        line.alt = words(Word::ScaleAlt, std::to_string(line.low), std::to_string(line.high));
        return line;
    }

    // What one can tick. Items that are only known once there are answers are copied by hand.
    void addChoices(Blocks& blocks, const Question& question) const
    {
        TickList list;
        if (const auto options = m_pack.lists.find(question.list); options != m_pack.lists.end()) {
            for (const pack::Option& option : options->second)
                list.items.push_back(text(option.text));
        }
        if (question.from == "@parts") {
            for (const std::string_view part : pack::partIds())
                list.items.push_back({partName(part), {}, false});
        }
        if (list.items.empty()) {
            addHelper(blocks, own(Word::LookBack, titleOf(question.from)));
            blocks.emplace_back(WritingLines{usualLines});
        } else {
            if (question.help.empty())
                addHelper(blocks, own(question.kind == Kind::One ? Word::TickOne : Word::TickAny));
            blocks.emplace_back(std::move(list));
            if (question.ownWords) {
                addHelper(blocks, own(Word::SomethingElse));
                blocks.emplace_back(WritingLines{question.many ? 2 : 1});
            }
        }
        if (!question.each.empty()) {
            blocks.emplace_back(paragraph(text(question.each), TextStyle::Label));
            blocks.emplace_back(WritingLines{usualLines});
        }
    }

    std::string titleOf(const std::string& collection) const
    {
        const auto found = m_pack.collections.find(collection);
        return found == m_pack.collections.end() ? collection : text(found->second.title).text;
    }

    void addLoop(const Question& loop, const Company& company, const Company& within)
    {
        bool isShown = false;
        bool isAsked = false; // else it is only told, and once is enough
        for (const Question& question : loop.questions) {
            const bool comesUp
                = !question.onRequest && isOnPaper(question, companyFor(conditionOf(question.when), company));
            isShown = isShown || comesUp;
            isAsked = isAsked || (comesUp && question.kind != Kind::Say);
        }
        if (!isShown)
            return;
        m_pending.emplace_back(textOf(loop, company, within, nullptr, TextStyle::Body));
        if (!isAsked) {
            addQuestions(loop.questions, company);
            return;
        }
        const auto collection = m_pack.collections.find(loop.over);
        const bool isLong = loop.questions.size() > longLoop;
        const int fits = isLong ? 1 : times;
        const int most = collection == m_pack.collections.end() ? fits : std::min(fits, collection->second.max);
        if (isLong)
            m_pending.emplace_back(paragraph(own(Word::CopyForMore), TextStyle::Helper));
        for (int item = 1; item <= most; ++item) {
            m_pending.emplace_back(Heading{3, {itemName(loop.over, titleOf(loop.over), item), {}, false}, {}});
            addQuestions(loop.questions, company);
        }
    }

    void addOnRequest()
    {
        m_pending = {Heading{2, own(Word::OnlyIfYouWant), {}}};
        for (const auto& [question, company] : m_onRequest)
            addAny(*question, company, {});
        m_pending.clear();
    }

    const Pack& m_pack;
    PageDocument m_pages;
    Blocks m_pending;
    std::vector<std::pair<const Question*, Company>> m_onRequest;
};

} // namespace

PageDocument bookletOf(const pack::Pack& pack, std::string_view lang)
{
    return Booklet(pack, lang).build();
}

} // namespace ownwords::plan
