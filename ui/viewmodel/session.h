// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/held.h"
#include "core/plan/plan_document.h"
#include "ui/viewmodel/desk.h"
#include "ui/viewmodel/person_model.h"
#include "ui/viewmodel/talk_model.h"

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace ownwords::viewmodel {

// Who sits here, which page is on the screen, and what becomes of the words: the way through the app, one per window.
// All that takes long is asked of the desk; isBusy() meanwhile.
class Session : public QObject {
    Q_OBJECT

public:
    enum class Page {
        Opening, // the file of this computer: a moment
        FirstRun, // no file yet, or it does not open
        Welcome,
        Start, // sign in, or choose what becomes of the words
        CoachStart, // a coach signs in
        NewWords, // a name and secret words: for what, newWordsFor() says
        Sheet, // the recovery code that belongs to them
        Numbers, // that bring words in memory back after Hide
        People, // the coach's desk
        Person, // one of them, as the coach sees them
        Talk,
        Home,
        Plan,
        Settings, // the organisation's, for a coach
        Backups, // copies of the file
        Move, // a record goes to another computer, or comes from one
        Send, // the open record goes to a coach who has another file
        Colleagues, // what a colleague sent comes in, and a coach's own key goes out
        Sharing, // who can see it
        Parted, // the talk is over: says what was done with the words
        Hidden,
    };
    enum class Company { Alone, Together, CoachOnly };
    enum class Keeping { Keep, Take, TalkOnly };
    // Locked: with the person's own words alone. Shared: coaches can look, too. Kept: a coach's words open it. Desk: a
    // coach leaves, and no record was open beside them.
    enum class Parting { Locked, Shared, Kept, Desk, Wiped, Erased, Left };
    enum class Doing {
        OpenFile,
        MakeFile,
        SignIn,
        NewWords,
        Save,
        Erase,
        OpenPerson,
        Restore,
        Share,
        StopSharing,
        UndoReset,
        Leave,
    };
    enum class NewWordsFor { Record, Coach, MakingItMine, Reset, Change, UndoReset };

    using PackSource = std::function<std::shared_ptr<const pack::Pack>()>; // asked when the pack is needed, often
    struct Setup {
        PackSource firstTalk;
        PackSource review;
        std::function<int()> tzMinutes;
        std::string lang = "en"; // that the window speaks; what a pack does not have in it is asked in the pack's first
        vault::AutoLock::Times alone = vault::AutoLock::sharedComputer();
        vault::AutoLock::Times together = vault::AutoLock::together();
        vault::AutoLock::Times coachOnly = vault::AutoLock::coachLaptop();
    };

    Session(Desk& desk, Setup setup, QObject* parent = nullptr);

    Page page() const { return m_page; }
    bool isBusy() const { return m_busy; }
    Company company() const { return m_company; }
    Keeping keeping() const { return m_keeping; }
    Parting parting() const { return m_parting; }
    Desk& desk() { return m_desk; }
    const std::function<int()>& timeZone() const { return m_setup.tzMinutes; } // minutes east of UTC now
    const OpenedFile& file() const { return m_file; }
    bool hasFile() const { return m_hasFile; }
    const std::string& lang() const { return m_setup.lang; }
    std::string askedIn() const; // the language of the open talk's questions

    // The file of this computer. Afterwards Welcome, or failed() and FirstRun.
    void openFile(const std::filesystem::path& path);
    void openFileAgain(); // the one that was asked for last
    void makeFile(const std::filesystem::path& path, const std::string& organisation);
    void goOnWithoutFile(); // nothing can be kept then

    // Welcome
    void come(Company company); // together: the coach first, where there is a file
    void lookAround(); // a talk that is in memory only
    void toWelcome();

    // Start
    void choose(Keeping keeping);
    void signIn(const std::string& name, const std::string& words);
    void signInWithCode(const std::string& code);
    // A coach. Who signs in stays until somebody locks: either lock closes both keys.
    const Held<SignedInCoach>& coach() const { return m_coach; }
    void sitDown(); // together: now the person signs in, or begins
    void signInCoach(const std::string& name, const std::string& words);
    void signInCoachWithCode(const std::string& code);
    void toNewCoach();
    void toPeople();
    void openPerson(const PersonId& person);
    PersonModel* person() { return m_person.get(); } // on the page Person
    void closePerson(); // back to the list
    void giveUp(); // the coach can see this person no more
    bool isKept() const { return m_opened && !m_opened->keptBy.empty(); } // by the coach, for the person
    void keepForThem(); // a new record that the coach keeps
    void talkWithThem(); // from the page Person: they sign in, or at once where the coach keeps it
    void toMakeItMine(); // kept until now; own words from now on
    void toReset(); // forgotten words: new ones, with the coach who opened the record

    // NewWords
    NewWordsFor newWordsFor() const { return m_newWordsFor; }
    struct NewWords {
        vault::SignIn signIn;
        std::string coachName; // how people know the coach
        bool keepSharing = true; // making it mine: the coach may go on looking
    };
    void setNewWords(const NewWords& words);
    void leaveNewWords(); // back to where they were asked for

    // Sheet
    const std::string& signInName() const { return m_name; }
    const std::string& recoveryCode() const { return m_recoveryCode; } // empty when there is no sheet to hand out
    bool isEndOfCode(const std::string& typed) const { return vault::isEndOfCode(m_recoveryCode, typed); }
    void sheetDone(bool isKept);
    // Another day: a new code, and the sheet for it. The old one opens nothing any more.
    bool wantsSheet() const { return m_opened && !m_opened->hasSheet && !m_name.empty(); }
    void newSheet();

    // The open record; nothing before a talk was begun or a record opened.
    TalkModel* talk() { return m_talk.get(); }
    bool hasRecord() const { return m_talk != nullptr || m_opened.has_value(); }
    // There is something to lock.
    bool isSignedIn() const { return hasRecord() || m_coach.has_value() || m_hasBrought; }
    const Held<OpenedRecord>& opened() const { return m_opened; } // what there was to tell at sign-in
    bool hasTalk() const; // one was begun
    bool canCarryOn() const; // a talk that is not finished
    bool hasUnsaidWords() const; // typed and not said when the last session ended
    talk::Story story() const;
    std::vector<talk::AnswerGiven> answersGiven() const;
    std::string typedReply(const EventId& to) const; // an answer to a note, not said yet; empty = nothing
    Result<std::string> everything(); // person-record/1: all that was said, for the person to take along

    void carryOn(); // with the latest talk, or begins the first one
    void lookBack(); // begins a review
    void toHome();
    void toPlan();

    // Who can see the open record (session_sharing.cpp). What was done is told by sharingChanged(), on that page.
    enum class SharingStep { Shared, Stopped, ResetUndone, WordsChanged };
    void toSharing();
    bool isTalkNext() const { return m_isTalkNext; } // the page came by itself, before the first talk
    void leaveSharing(); // to that talk, else home
    void share(const CoachId& coach, const vault::Sharing& sharing);
    void stopSharing(const CoachId& coach);
    void undoReset(); // what it takes, NewWords or nothing, is seen to here
    void toChangeWords();

    // A change from Home: opens the latest talk, or the first, without going there.
    TalkModel* openTalk();

    // Care of the file (session_care.cpp): not while a record is open; the desk asks for a confirmed coach besides.
    void toSettings();
    void leaveSettings();
    std::chrono::minutes usualLock(Company company) const; // of this computer, where the organisation set none
    void careTaken(const Care& care); // what was set counts from now on
    // Of the coach who is signed in: new words, and the sheet with their new code.
    void newCoachWords(const vault::SignIn& signIn);
    void showCoachSheet(const std::string& signInName, const std::string& code);
    // Also from First run, to bring the file back; `file` = where it shall lie when none was asked for yet.
    void toBackups(const std::filesystem::path& file = {});
    void leaveBackups();
    const std::filesystem::path& filePath() const { return m_filePath; }
    void restore(const std::filesystem::path& copy); // Welcome afterwards, or First run; everybody is signed out
    // The words of the organisation, where they stood when this talk began and stand today.
    std::optional<plan::HomePolicy> homePolicy() const;

    // A record of one's own to another computer and from one, with or without a record open.
    void toMove();
    void leaveMove();
    bool mayMove() const; // nothing is said that is not kept
    // A file that came from another computer, as Desk::openBrought() and what follows. Once it opened, it is something
    // to lock: who goes away, or hides, leaves nothing open. `page` hears it while it is there.
    void openBrought(
        const std::filesystem::path& file, const std::string& words, QObject* page, const Then<Brought>& then);
    void bringNew(const vault::SignIn& signIn, QObject* page, const Then<>& failing); // to the sheet
    void bringMerged(QObject* page, const Then<Merged>& then);

    // Between coaches with a file each. Who holds the key may send a record: its person, or the coach who keeps it.
    void toSend();
    void leaveSend();
    void toColleagues();
    void leaveColleagues();
    void stopCoaching(); // who is signed in is no coach here any more

    // Hands over what is being typed, now: before whatever may end this session.
    void keepTyped();
    // Leaves the record: kept words are locked, others wiped.
    void part();
    void erase();
    const std::optional<vault::Receipt>& receipt() const { return m_receipt; }

    // At once, from anywhere, and by itself when nobody is here. Kept words are locked. Words in memory wait behind
    // the numbers that were chosen for them; without any they are wiped: whoever comes next must not choose some.
    void hide();
    bool isWipedByHide() const { return staysInMemory() && m_code.empty(); }
    bool needsCode() const { return m_page == Page::Hidden && staysInMemory(); }
    void comeBack(); // to Start, or to where the file is found; not from words in memory, which need their code
    bool comeBack(const std::string& code); // false: another code
    static constexpr int mostTries = 5; // then the words in memory are wiped
    int triesLeft() const { return m_triesLeft; }
    // Numbers: before a talk that is in memory only, or later from there.
    void toNumbers();
    bool setCode(const std::string& code); // false: not four digits or more; a talk that has a code keeps it
    void goOnInMemory(); // to the talk, with a code or without
    void leaveNumbers(); // to where they were asked for

    // A key, the mouse, Stay. A page that was asked for and what is typed or said in the talk count by themselves: who
    // uses a switch, the voice or a screen reader presses without either.
    void touched();

signals:
    void pageChanged();
    void busyChanged();
    void fileReady(const std::filesystem::path& path); // made or opened, before the page changes
    void failed(ownwords::viewmodel::Session::Doing doing, const ownwords::Error& error);
    void lockNotice(ownwords::vault::AutoLock::State state); // "Are you still here?"; Open takes it away
    void storyChanged(); // what Home shows
    void broughtChanged(); // a record out of a file is open now, or no more: something to lock
    void tookOut(const ownwords::vault::Receipt& receipt);
    void restored(const std::filesystem::path& aside); // after the page changed; what was there before lies there
    // `coach`: with whom; null where it is about no coach.
    void sharingChanged(ownwords::viewmodel::Session::SharingStep step, const ownwords::CoachId& coach);

private:
    void show(Page page);
    void setBusy(bool isBusy);
    void fileOpened(Doing doing, const std::filesystem::path& path, const Result<OpenedFile>& result);
    // For the desk: busy until it answers. Not said when whoever asked is gone by then (hidden, locked, at Welcome);
    // what it opened for them is closed again by the sign-out that waits behind it in the desk's queue.
    template <typename Answer>
    auto whileHere(Answer answer)
    {
        setBusy(true);
        return [this, visit = m_visit, answer = std::move(answer)](const auto& result) {
            if (visit != m_visit)
                return;
            setBusy(false);
            answer(result);
        };
    }
    void endVisit();
    void signOutDesk();
    void fileSettled();
    void tellWhenSeen(std::function<void()> tell);
    void whenKept(std::function<void()> goOn);
    // False: it failed, which is told.
    template <typename T>
    bool worked(Doing doing, const Result<T>& result)
    {
        if (!result)
            emit failed(doing, result.error());
        return result.has_value();
    }
    void recordOpened(const Result<OpenedRecord>& result);
    void takeRecord(const OpenedRecord& opened);
    void newRecordMade(const Result<NewRecord>& result);
    void coachOpened(const Result<SignedInCoach>& result);
    void newCoachMade(const Result<NewCoach>& result);
    void afterCoach();
    void talkInKept();
    void toNewWords(NewWordsFor what);
    Parting lockedAs() const; // of what is open now
    bool staysInMemory() const { return m_talk != nullptr && m_keeping != Keeping::Keep; }
    const std::optional<vault::StandingPolicy>& policy() const { return m_opened ? m_opened->policy : m_file.policy; }
    std::vector<std::string> flags(const talk::Chain* goesOn = nullptr) const;
    void tellReaders();
    void sharingDone(SharingStep step, Doing doing, const Result<WhoCanSee>& result, const CoachId& coach = CoachId());
    const talk::State* state() const; // of the open record; nullptr = there is none
    TalkContext context();
    talk::Stamp stamp() const;
    bool startTalk(Result<talk::Talk> talk);
    bool startNewTalk(const std::shared_ptr<const pack::Pack>& pack, bool isReview);
    void beginTalk(const std::shared_ptr<const pack::Pack>& pack, bool isReview);
    Result<talk::Talk> resumed();
    std::shared_ptr<const pack::Pack> latestPack() const;
    void dropRecord(); // what belongs to one person
    void dropAll(); // the coach too
    vault::AutoLock::Times timesOf(Company company) const;
    void watchLock();
    void tick();

    Desk& m_desk;
    Setup m_setup;
    Page m_page = Page::FirstRun;
    Company m_company = Company::Alone;
    Keeping m_keeping = Keeping::Keep;
    Parting m_parting = Parting::Locked;
    OpenedFile m_file;
    std::filesystem::path m_filePath; // asked for last
    Held<OpenedRecord> m_opened;
    Held<talk::State> m_state; // of the opened record, until a talk goes on from it
    std::unique_ptr<TalkModel> m_talk;
    Held<SignedInCoach> m_coach;
    std::unique_ptr<PersonModel> m_person;
    NewWordsFor m_newWordsFor = NewWordsFor::Record;
    std::optional<vault::Receipt> m_receipt;
    std::optional<vault::AutoLock> m_lock;
    Company m_lockedAs = Company::Alone; // whose times it goes by
    vault::AutoLock::State m_lockState = vault::AutoLock::State::Open;
    std::optional<TimePoint> m_hiddenAt;
    QTimer m_lockTimer;
    std::string m_name;
    std::string m_recoveryCode;
    std::string m_code;
    int m_triesLeft = mostTries;
    Page m_numbersFrom = Page::Start;
    bool m_isWiped = false; // by Hide
    bool m_hasBrought = false; // the desk holds a record out of a file
    std::uint64_t m_visit = 0; // raised when whoever sits here goes
    std::function<void()> m_untold; // of the file, for whoever comes back
    bool m_isOpening = false; // the file: opened, made or brought back, whoever is here
    bool m_isWithoutFile = false; // on purpose
    bool m_sheetFromSettings = false;
    bool m_isTalkNext = false;
    bool m_hasFile = false;
    bool m_busy = false;
};

} // namespace ownwords::viewmodel
