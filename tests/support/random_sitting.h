// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/talk_fixture.h"

#include <random>

namespace ownwords::test {

// A pack with something of everything that the fold must keep apart.
inline std::shared_ptr<const pack::Pack> randomPack()
{
    const std::string lists = R"("lists":{"ab":)" + options({"a", "b"})
        + R"(,"still":[{"id":"on","text":{"en":"On"},"state":"on"},{"id":"rest","text":{"en":"Rest"},"state":"rest"}]})";
    const std::string again = R"("again":{"en":"Another?"})";
    return loadPack(packText(
        {section("one",
             {q("who", "words", R"("role":"name")"), q("gate", "one", R"("list":"ab","own_words":true)"),
                 q("hidden", "words", R"("when":{"q":"gate","is":"a"},"adds_to":"gifts")"),
                 q("gifts_q", "words",
                     R"("many":true,"adds_to":"gifts","followups":[{"id":"more","kind":"words","text":{"en":"?"}}])"),
                 loop("cards", "gifts",
                     {q("gift", "words", R"("only_new":true)"), q("love", "one", R"("list":"ab","role":"feel")")},
                     again)}),
            section("two",
                {q("hopes_q", "words", R"("many":true,"adds_to":"hopes")"),
                    q("choose", "some", R"("from":"hopes","own_words":true,"adds_to":"goals","max":2)"),
                    loop("goals_loop", "goals",
                        {q("still", "one", R"("list":"still","role":"state")"),
                            q("goal", "words", R"("role":"goal","read_back":true)"),
                            q("step", "words", R"("adds_to":"steps","role":"step")"),
                            q("sure", "scale",
                                R"("role":"sure","min":0,"max":10,"ends":{"low":{"en":"No"},"high":{"en":"Yes"}})")},
                        again),
                    q("day", "date", R"("role":"look_back")"),
                    q("took", "words", R"("offer":true,"adds_to":"gifts")")})},
        lists));
}

// Makes moves at random, most of which are possible where the talk stands. The seed settles all of them.
class RandomSitter {
public:
    RandomSitter(std::uint32_t seed, Sitter sitter)
        : m_random(seed)
        , m_sitter(std::move(sitter))
    {
    }

    Sitter& talk() { return m_sitter; }
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(m_random() % n); }

    void move()
    {
        talk::Talk& talk = m_sitter.talk;
        const talk::Stamp stamp = m_sitter.stamp;
        m_sitter.stamp.at += std::chrono::seconds(1);
        switch (below(20)) {
        case 0:
        case 1:
        case 2:
        case 3:
            static_cast<void>(talk.next(stamp));
            break;
        case 4:
            static_cast<void>(talk.back(stamp));
            break;
        case 5:
            go();
            break;
        case 6:
            static_cast<void>(talk.pass(below(3) == 0, stamp));
            break;
        case 7:
            static_cast<void>(talk.undo(stamp));
            break;
        case 8:
            static_cast<void>(talk.redo(stamp));
            break;
        case 9:
            item();
            break;
        case 10:
            static_cast<void>(talk.confirm(stamp));
            break;
        case 11:
            static_cast<void>(talk.clear(stamp));
            break;
        case 12:
            if (below(4) == 0)
                redact();
            break;
        case 13:
            static_cast<void>(below(6) == 0 ? talk.finish(stamp) : talk.carryOn(stamp));
            break;
        default:
            answer();
            break;
        }
    }

    void moveAndSave()
    {
        for (std::size_t i = 0; i <= below(3); ++i)
            move();
        m_sitter.talk.save();
    }

private:
    void go()
    {
        const auto stops = talk::walk(m_sitter.talk.state(), m_sitter.talk.chain());
        static_cast<void>(m_sitter.talk.go(stops[below(stops.size())].slot, m_sitter.stamp));
    }

    void answer()
    {
        talk::Talk& talk = m_sitter.talk;
        const auto stop = talk.current();
        if (!stop)
            return go();
        const std::string words = "w" + std::to_string(below(1'000'000));
        const bool isOwn = below(3) == 0;
        if (stop->what == talk::Stop::What::Again)
            static_cast<void>(talk.again(below(2) == 0, m_sitter.stamp));
        else if (stop->question->kind == pack::Kind::Scale && !isOwn)
            static_cast<void>(talk.number(static_cast<double>(below(11)), m_sitter.stamp));
        else if (!stop->question->list.empty() && !isOwn)
            static_cast<void>(talk.pick(
                {talk.pack().pack().lists.at(stop->question->list)[below(2)].id}, std::nullopt, m_sitter.stamp));
        else if (!stop->question->from.empty() && !isOwn)
            pickItems(*stop->question);
        else
            static_cast<void>(talk.say(words, below(3), m_sitter.stamp));
    }

    void pickItems(const pack::Question& question)
    {
        std::vector<std::string> ids;
        for (const talk::Item* const item : m_sitter.talk.state().items(question.from)) {
            if (below(2) == 0)
                ids.push_back(item->id.toText());
        }
        static_cast<void>(m_sitter.talk.pick(ids, std::nullopt, m_sitter.stamp));
    }

    void item()
    {
        const std::string name = std::vector<std::string>{"gifts", "hopes", "goals", "steps"}[below(4)];
        const auto live = m_sitter.talk.state().items(name);
        const auto removed = m_sitter.talk.state().removedItems(name);
        if (!removed.empty() && below(2) == 0)
            static_cast<void>(m_sitter.talk.restore(removed[below(removed.size())]->id, m_sitter.stamp));
        else if (!live.empty() && below(2) == 0)
            static_cast<void>(m_sitter.talk.remove(live[below(live.size())]->id, m_sitter.stamp));
        else if (!live.empty())
            static_cast<void>(m_sitter.talk.move(live[below(live.size())]->id, 1 + below(live.size()), m_sitter.stamp));
    }

    void redact()
    {
        const auto slots = m_sitter.talk.state().slotsOf(m_sitter.talk.chain());
        static_cast<void>(m_sitter.talk.redact(slots[below(slots.size())], m_sitter.stamp));
    }

    std::mt19937 m_random;
    Sitter m_sitter;
};

} // namespace ownwords::test
