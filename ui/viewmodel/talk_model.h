// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/talk/answers_given.h"
#include "core/talk/screen.h"
#include "ui/viewmodel/desk.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ownwords::viewmodel {

// Where a talk's words go while it is open. `done` may come later, in the same thread.
using Keeper = std::function<void(Snapshot, const Then<std::optional<vault::Receipt>>& done)>;

// What a talk needs to know of the world around it.
struct TalkContext {
    std::function<TimePoint()> now;
    std::function<int()> tzMinutes; // east of UTC, at this moment
    std::string lang = "en";
    std::string readers; // who can read this talk, in words
    std::string coach; // the coach's name
    std::string signer = "resident"; // whose key signs: of a record that a coach keeps, "coach:<id>"
    Keeper keep; // empty: the words stay in memory only
};

// A talk as its screen shows it. Every move takes effect at once and is handed to `keep`; what is typed is handed over
// at most vault::SaveClock::wait after the first key that is not kept yet, however fast somebody types.
class TalkModel : public QObject {
    Q_OBJECT

public:
    enum class Place { Done, Here, Ahead }; // Done: all of it was there, and something was said
    struct Section {
        std::string title;
        Place place = Place::Ahead;
    };
    // Something said so far, to look back at and to go to.
    struct Said {
        talk::Slot slot;
        std::string words;
    };
    // One of many answers to this question. `item` null: it made none, and cannot be taken away alone.
    struct EntrySaid {
        std::size_t entry = 0; // 1-based
        std::string words;
        ItemId item;
    };
    // A question that is asked on request only.
    struct OnRequest {
        talk::Slot slot;
        std::string text;
    };

    TalkModel(talk::Talk talk, TalkContext context, QObject* parent = nullptr);

    const talk::Talk& talk() const { return m_talk; }
    const record::Record& record() { return m_talk.save(); } // all of it, what is not kept yet included
    const talk::Screen& screen() const { return m_screen; } // as it stands now
    bool isReadingBack() const { return m_isReadingBack; } // "Is that what you said?" stands there
    // After the questions about one goal: what was said about it, before the talk goes on. Nothing = a question stands
    // there.
    const std::optional<ItemId>& summary() const { return m_summary; }
    // The place of this goal that asks for this, to change it; nothing = it is not asked.
    std::optional<talk::Slot> slotOf(const ItemId& goal, pack::Role role) const;
    // Above a follow-up: the question it belongs to and what was answered; empty otherwise.
    std::string parentText() const;
    std::vector<std::string> parentWords() const;
    bool isParentPicked() const; // an option, a day or a number: nobody said it in words of their own
    // "question 3 of 6" of the section; 0 where there is no number.
    int questionNumber() const { return m_number; }
    int questionCount() const { return m_count; }
    std::vector<Section> sections() const;
    std::vector<Said> saidSoFar() const; // oldest first
    std::vector<EntrySaid> entries() const; // of this question; those taken away are not in it
    std::vector<OnRequest> onRequest() const; // of this section, not answered yet
    bool hasFlag(std::string_view flag) const;
    bool asksForParts() const; // which parts to print: none of them is an answer too
    bool saysHomeIsSafe() const; // the promise about homes is to stand there as it was signed
    bool asksAboutPage() const; // what comes before the parts to print are chosen: the page is to be seen
    bool canGoBack() const { return m_canGoBack; }
    bool canUndo() const;
    bool isKept() const { return m_keptRevision == m_revision; }
    bool staysInMemory() const { return !m_context.keep; }

    // Whose words the next answers are: "resident", "coach"; empty = as the question says.
    void setSpeaker(const std::string& who) { m_speaker = who; }
    const std::string& speaker() const { return m_speaker; }

    // Who can read this talk may change while it is open.
    void setReaders(const std::string& readers);

    // What stands in the box now, letter for letter. Over talk::longestDraft: refused, and the box keeps it.
    Result<> type(const std::string& words);

    // Moves. An error changes nothing; TooLong at the moves that turn a draft into an answer.
    Result<> next();
    Result<> back();
    Result<> pass(bool forGood);
    Result<> goTo(const talk::Slot& slot);
    Result<> goToSection(std::size_t section);
    Result<> carryOn(); // to the first open question
    Result<> pick(const std::vector<std::string>& options);
    Result<> addEntry(const std::string& words); // one more of many; what was typed for it is gone then
    // One of many is said anew in the box: what stands there when the person goes on takes its place, and an empty box
    // takes it away. 0 = none, what is typed is one more.
    void edit(std::size_t entry);
    std::size_t edited() const { return m_edited; }
    Result<> keepEdit();
    Result<> takeAway(std::size_t entry); // 1-based
    Result<> giveNumber(double number);
    Result<> giveDate(Date date);
    Result<> giveNoDate();
    Result<> clearAnswer();
    Result<> confirmReadBack();
    void sayAgain(); // back from the read-back to the box
    Result<> keepForLater();
    Result<> another(bool yes);
    Result<> showIdeas();
    Result<> undo(); // the latest change, wherever it was made; goes there
    Result<> redo();
    Result<> finish();
    // Everything ever said to this question, for good.
    Result<> takeOut(const talk::Slot& slot);
    Result<> takeOut(const talk::AnswerGiven& answer); // of any talk; stays where it is
    Result<> tick(const ItemId& item, const std::string& state);
    // The person's answer to what somebody wrote, and what is being typed for it.
    Result<> reply(const EventId& to, const std::string& words);
    Result<> typeReply(const EventId& to, const std::string& words);

    // Hands over what is not kept yet, now, also while an earlier save is on its way: before Hide, lock and close.
    void keepNow();

signals:
    void moved(); // another question, or another face of this one
    void changed(); // the same question, something of it changed
    void keptChanged(); // isKept()
    void used(); // somebody typed or said something, by whatever means
    void keepingFailed(const ownwords::Error& error); // tried again by itself; nothing is lost while the program runs
    void tookOut(const ownwords::vault::Receipt& receipt);

private:
    enum class Where { Same, Moved };
    const record::Value* parentValue() const;
    talk::Stamp stamp() const;
    Result<> done(Result<> result, Where where);
    void settle();
    void refresh();
    void countQuestions();
    void somethingNew();
    void keepWhenFree();
    void keptOne(std::uint64_t revision, const Result<std::optional<vault::Receipt>>& result);
    bool needsReadBack() const;
    void summariseAfter(const std::optional<talk::Stop>& left);
    Result<> leave();

    talk::Talk m_talk;
    TalkContext m_context;
    talk::Screen m_screen;
    std::string m_speaker;
    QTimer m_saveTimer;
    std::shared_ptr<const talk::State> m_state; // of the last snapshot with a new answer
    std::size_t m_stateEvents = 0;
    std::optional<ItemId> m_summary;
    std::uint64_t m_revision = 0; // counts what was typed or said
    std::uint64_t m_keptRevision = 0;
    std::uint64_t m_handedRevision = 0;
    int m_number = 0;
    int m_count = 0;
    bool m_isReadingBack = false;
    std::size_t m_edited = 0;
    bool m_isEmptied = false; // the box of an answer that was said is empty now
    bool m_canGoBack = false;
    int m_onTheWay = 0; // saves; the next waits for them, so that it takes all that came meanwhile
};

} // namespace ownwords::viewmodel
