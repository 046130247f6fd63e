// SPDX-License-Identifier: Apache-2.0
#include "core/pack/piping.h"
#include "core/pack/reader.h"

namespace ownwords::pack {

namespace {

// Checks the places of one text.
class PipingCheck {
public:
    PipingCheck(Context& context, const Wording& wording, const TextScope& scope, const std::string& name)
        : m_context(context)
        , m_wording(wording)
        , m_scope(scope)
        , m_name(name)
    {
    }

    void run()
    {
        const Result<std::vector<Piece>> pieces = parsePiping(m_wording.text);
        if (!pieces) {
            say("has a { without its }. Add the }, or take the { out.");
            return;
        }
        for (const Piece& piece : *pieces) {
            if (piece.literal.empty()) {
                checkTarget(piece);
                checkFallback(piece);
            }
        }
    }

private:
    void say(const std::string& what) const { m_context.say("P016", m_wording.at, "A text of " + m_name + ' ' + what); }

    void checkTarget(const Piece& piece) const
    {
        const std::string& target = piece.target;
        if (m_scope.place == nullptr) {
            say("shows " + quoted(target) + ", but only texts of questions can show answers. Take the { } out.");
        } else if (target == "item") {
            if (!m_scope.item)
                say("shows `item`, but is not inside a loop. Name a question instead.");
        } else if (target == "parent") {
            if (!m_scope.parent)
                say("shows `parent`, but is no follow-up. Name a question instead.");
        } else if (target == "@readers" || target == "@coach") {
            if (m_scope.sentence)
                say("is a sentence made of answers, and " + asKey(target) + " is no answer. Take it out.");
        } else {
            checkSource(target);
        }
    }

    void checkSource(const std::string& target) const
    {
        const bool isFollowUp = target.find('/') != std::string::npos;
        const Source* const source = isFollowUp ? m_context.index.followUp(target) : m_context.index.question(target);
        const std::string shows = "shows the answer to " + quoted(target);
        if (source == nullptr)
            say(shows + ", which is not there. "
                + suggest(m_context, m_wording.at, target, m_context.index.questionIds(),
                    "Name a question that comes before."));
        else if (source->kind == Kind::Say || source->kind == Kind::Loop)
            say(shows + ", which is never answered. Name another question.");
        else if (!m_scope.place->sees(*source))
            say(shows
                + ", which is asked once for each item of a loop. Only a question in a loop over the same "
                  "collection can show it.");
        else if (!m_scope.place->comesAfter(*source))
            say(shows + ", which does not come before it. Name a question that does.");
    }

    void checkFallback(const Piece& piece) const
    {
        if (m_scope.sentence && !piece.fallback.empty())
            say("is a sentence made of whole answers, and " + quoted(piece.target)
                + " has words to stand in for it. Take out the | and what follows.");
        if (!m_scope.sentence && piece.fallback.empty())
            say("has no words to show while " + quoted(piece.target)
                + " has no answer. Write them after a |, such as {name|you}.");
    }

    Context& m_context;
    const Wording& m_wording;
    const TextScope& m_scope;
    const std::string& m_name;
};

} // namespace

void checkPiping(Context& context, const Wording& wording, const TextScope& scope, const std::string& name)
{
    const bool hasPlaces = wording.text.find('{') != std::string::npos;
    if (hasPlaces && context.messages.wants(wording.at))
        PipingCheck(context, wording, scope, name).run();
}

} // namespace ownwords::pack
