// SPDX-License-Identifier: Apache-2.0
#include "core/talk/script_failure.h"

#include "core/pack/piping.h"
#include "core/talk/script_address.h"
#include "core/talk/value_text.h"

#include <algorithm>

namespace ownwords::talk {

namespace {

using pack::Kind;

// The question with what the pack says where an answer is missing.
std::string withoutAnswers(const std::string& wording)
{
    std::string text;
    for (const pack::Piece& piece : pack::parsePiping(wording).value_or(std::vector<pack::Piece>()))
        text += piece.target.empty() ? piece.literal : piece.fallback.empty() ? "..." : piece.fallback;
    return text;
}

bool isAgain(const Stop& stop)
{
    return stop.what == Stop::What::Again;
}

bool isEach(const Stop& stop)
{
    return stop.what == Stop::What::Each;
}

std::string pickMove(const Talk& talk, const pack::Question& question)
{
    constexpr std::size_t mostNamed = 20;
    std::string move = question.kind == Kind::One ? "pick one of" : "pick any of";
    const std::vector<std::string> names = choiceNames(talk, question);
    if (names.empty())
        return "pick (there is nothing to pick from yet)";
    for (std::size_t i = 0; i < names.size() && i < mostNamed; ++i)
        move += ' ' + names[i];
    return move + (names.size() > mostNamed ? " ..." : "");
}

std::vector<std::string> answeringMoves(const Talk& talk, const Stop& stop)
{
    const pack::Question& question = *stop.question;
    if (isAgain(stop))
        return {"again yes", "again no", "pass"};
    if (question.kind == Kind::Say)
        return {};
    std::vector<std::string> moves;
    const bool isPlain = isEach(stop);
    if (!isPlain && (question.kind == Kind::One || question.kind == Kind::Some))
        moves.push_back(pickMove(talk, question));
    if (!isPlain && question.kind == Kind::Scale)
        moves.push_back(
            "scale " + numberText(question.min.value_or(0)) + " to " + numberText(question.max.value_or(10)));
    if (!isPlain && question.kind == Kind::Number)
        moves.emplace_back("number N");
    if (!isPlain && question.kind == Kind::Date)
        moves.emplace_back(question.none.empty() ? "date D" : "date D, date none");
    moves.insert(moves.end(), {"say TEXT", "type TEXT"});
    if (!isPlain && (question.readBack || question.offer) && talk.state().answer(talk.chain(), stop.slot) != nullptr)
        moves.emplace_back("confirm");
    if (!isPlain && question.readBack && talk.state().item(stop.slot.item) != nullptr)
        moves.emplace_back("later");
    moves.insert(moves.end(), {"pass", "decline"});
    const Status status = talk.state().status(talk.chain(), stop.slot);
    if (status != Status::Unseen && status != Status::Shown)
        moves.emplace_back("clear");
    return moves;
}

// Why an answer of one kind does not fit the question that is on screen.
std::string kindReason(const Stop& stop, Verb verb)
{
    const Kind kind = stop.question->kind;
    if (isAgain(stop))
        return "Here it takes a yes or a no.";
    if (kind == Kind::Say)
        return "Nothing is asked here.";
    const bool hasChoices = kind == Kind::One || kind == Kind::Some;
    if (verb == Verb::Pick && kind == Kind::One && !isEach(stop))
        return "This question takes one choice.";
    if (verb == Verb::Pick)
        return "This question has no choices.";
    if (isEach(stop) || kind == Kind::Words)
        return "This question takes words.";
    if (hasChoices)
        return "This question has choices.";
    if (kind == Kind::Date)
        return "This question asks for a day.";
    return kind == Kind::Scale ? "This question has a scale." : "This question asks for a number.";
}

std::string missingReason(const ScriptMove& move)
{
    switch (move.verb) {
    case Verb::Say:
        return "There is no entry with that number yet. Without the number it adds one.";
    case Verb::Pick:
        return "One of these is no choice here.";
    case Verb::Go:
        return "No such place can be seen in this talk now.";
    case Verb::Redact:
        return "Nothing was said at such a place.";
    case Verb::Restore:
        return "No such item was taken out.";
    default:
        return "There is no such item. Items are named like gifts[2], counted from 1.";
    }
}

std::string refusedReason(const Talk& talk, const ScriptMove& move)
{
    const auto stop = talk.current();
    switch (move.verb) {
    case Verb::Say:
    case Verb::Type:
    case Verb::Pick:
    case Verb::Scale:
    case Verb::Number:
    case Verb::Date:
        return stop ? kindReason(*stop, move.verb) : "The talk is at its end.";
    case Verb::Confirm:
        return "There is nothing here to confirm.";
    case Verb::Later:
        return "There is no goal here to keep for later.";
    case Verb::Again:
        return "No loop asks for another one here.";
    case Verb::Back:
        return "There is nothing before this.";
    case Verb::Go:
        return "Some questions before it have to be seen first.";
    case Verb::Clear:
        return "Nothing was said here.";
    case Verb::Restore:
        return "This item was not taken out.";
    case Verb::Move:
        return "There are not that many items.";
    case Verb::Undo:
        return "There is nothing of this speaker's to take back.";
    case Verb::Redo:
        return "There is nothing of this speaker's to bring back.";
    case Verb::Tick:
        return "Such an item has no such state: a goal is on, later, rest, let_go or done, a step open, did, some or "
               "changed, a promise open, done, part or not_yet.";
    default:
        return stop ? "It does not fit here." : "The talk is at its end.";
    }
}

} // namespace

std::string screenSentence(const Talk& talk)
{
    const auto stop = talk.current();
    std::string text = "On screen: " + addressOf(talk, stop ? stop->slot : Slot());
    std::vector<std::string> moves;
    if (stop) {
        const pack::Question& question = *stop->question;
        const pack::Text& asked = isAgain(*stop) ? question.again : isEach(*stop) ? question.each : question.text;
        text += ", \"" + withoutAnswers(talk.pack().pack().wording(asked, talk.state().chain(talk.chain()).lang)) + '"';
        moves = answeringMoves(talk, *stop);
        moves.emplace_back("next");
    }
    moves.insert(moves.end(), {"back", "go SLOT", "carry_on", "undo", "finish"});
    text += ". Possible here: ";
    for (std::size_t i = 0; i < moves.size(); ++i)
        text += (i == 0 ? "" : ", ") + moves[i];
    return text + '.';
}

std::string reasonFor(const Talk& talk, const ScriptMove& move, const Error& error)
{
    switch (error.code) {
    case ErrorCode::TooLong:
        return "This text is too long: an answer can hold 20,000 characters. Nothing was cut. Split it.";
    case ErrorCode::NotFound:
        return missingReason(move);
    case ErrorCode::NotAllowed:
        return refusedReason(talk, move);
    default:
        return "The talk could not take it (" + error.detail + ").";
    }
}

} // namespace ownwords::talk
