// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/recovery_sheet.h"
#include "core/store/backups.h"
#include "core/talk/talk.h"
#include "core/usecase/people.h"
#include "core/vault/auto_lock.h"
#include "core/vault/erasing.h"
#include "core/vault/house.h"
#include "core/vault/people.h"
#include "core/vault/sharing.h"
#include "core/work/store_queue.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ownwords::viewmodel {

// An answer that comes later, in the thread of the windows.
template <typename T = void>
using Then = std::function<void(Result<T>)>;

// How the file was when it was opened: what a person must be told.
struct OpenedFile {
    bool readOnly = false;
    bool isDamaged = false;
    bool broughtUpToDate = false;
    std::string organisation;
    bool hasCoach = false; // somebody signs in here as a coach
    std::optional<vault::House> house; // what the organisation set; nothing = it never did
    std::optional<vault::StandingPolicy> policy; // as the file says; a record that is opened may know better
};

// Somebody who may look into the open record, or could once.
struct Reader {
    CoachId coach;
    std::string name;
    TimePoint since;
    std::optional<Date> until; // the last day
    std::string purpose; // as the person put it; empty = they kept the record for them
    bool isConfirmed = false; // the organisation stood behind them then
    bool canLook = false; // now
    bool isHere = false; // signed in beside the person
};

// A coach of this file with whom the record is not shared.
struct OtherCoach {
    CoachId id;
    std::string name;
    bool isConfirmed = false; // by the organisation as the person's own record knows it
    bool isHere = false;
    std::string keyWords; // the four check words, to be compared where the coach is not here
};

// Who can see the open record. Empty for one that a coach keeps or looks into: only its person shares it.
struct WhoCanSee {
    std::vector<Reader> readers; // as agreed, oldest first
    std::vector<OtherCoach> others; // by name
    std::vector<std::string> shutOut; // who could look until a coach set new words
    bool undoTakesWords = false; // the code opened it: undoing the reset needs words to be set
    // When sharing has just ended: copies and places where that could not be done.
    std::vector<std::filesystem::path> notClosed;

    bool isShared() const;
    std::vector<std::string> names() const; // of those who can look now
};

// A record that was opened, as values. Its keys stay with the desk.
struct OpenedRecord {
    record::Record record;
    talk::Packs packs;
    DeviceId device; // for what begins here
    std::string signer; // who signs what is said from now on: "resident", or "coach:<id>"
    bool isOwn = true; // false: a coach looks at what was shared
    std::string keptBy; // the coach who keeps it for the person; empty = it is locked with their own words
    std::map<std::string, std::string> names; // of coaches who wrote in it: "coach:<id>" -> what they are called
    std::vector<vault::Problem> problems;
    std::size_t unknownParts = 0;
    bool mayBeOld = false;
    bool hasSheet = true; // the person showed once that they have the code
    std::vector<std::string> endedNow; // coaches who can no longer see it
    std::optional<vault::ResetNotice> reset;
    WhoCanSee whoCanSee;
    std::optional<vault::StandingPolicy> policy; // as far as the record itself knows who signed it
    std::optional<TimePoint> lastSaved;
    std::set<EventId> newFromOthers; // said since the person was here last
    bool isStrange = false; // the coach beside the person may look, and knew another identity: knowThisOne()
};

struct NewRecord {
    OpenedRecord opened;
    std::string recoveryCode; // for the sheet; kept nowhere
};

// Two records that became one, and the copies that may still hold what was taken out of one of them.
struct Merged {
    OpenedRecord opened;
    bool areCopiesCleaned = true;
    std::vector<std::filesystem::path> notCleaned; // those that are known by name
};

// A coach as the windows know them. The keys stay with the desk.
struct SignedInCoach {
    CoachId id;
    std::string name;
    bool isConfirmed = false; // the organisation stands behind them
    std::string keyWords; // four that stand for their keys: people compare them before they share
};

struct NewCoach {
    SignedInCoach coach;
    std::string recoveryCode; // for the sheet; kept nowhere
};

// A folder of copies.
struct BackupPlace {
    std::filesystem::path folder;
    bool isOwn = false; // beside the file
    bool isThere = false;
    bool isBehind = false; // the last copy went to another place and not here
    struct Copy {
        std::filesystem::path path;
        TimePoint made;
        std::uintmax_t size = 0; // bytes
        bool isKept = false; // made before an update or a restore
    };
    std::vector<Copy> copies; // newest first
};

// What a confirmed coach looks after: of the file, and of no person.
struct Care {
    std::optional<vault::House> house;
    vault::PolicyFound policy;
    struct Coach {
        CoachId id;
        std::string name;
        bool isConfirmed = false;
        bool isSelf = false;
    };
    std::vector<Coach> coaches; // by name
    std::vector<BackupPlace> places;
    vault::Untouched untouched;
    vault::Leaving leaving = vault::Leaving::Yes; // whether who is signed in can stop being a coach
};

// How it ended to bring a copy back. `file` is open afterwards where it opens, with the copy or as it was before.
struct Restored {
    Result<OpenedFile> file;
    std::optional<Error> trouble; // nothing: the copy is back
    std::filesystem::path aside; // where what was there before lies now; empty = there was nothing
};

// A record that came in a file, opened with the secret words of that file.
struct Brought {
    enum class Way {
        New, // this person is not in the file of this computer
        Merge, // it is the record that is open
        SignInFirst, // this person is here: who they are must be shown by their words
    } way
        = Way::New;
    std::size_t talks = 0;
    usecase::MergePreview preview; // of Way::Merge
};

// A coach who has another file, out of the key that they handed over.
struct Colleague {
    std::string name; // as they wrote it: the four check words show that it is them
    std::string keyWords;
    PublicKey boxKey{};
    bool isSelf = false; // the coach who is signed in
};

// A record that a colleague sent, opened with the coach's key.
struct Sent {
    usecase::KeptPreview preview;
    bool isInList = false; // the coach has it already, so it cannot come in
};

// What a talk holds at one moment, to be kept while the talk goes on.
struct Snapshot {
    record::Record record;
    std::shared_ptr<const talk::State> state;
};

// The file of this computer, the record that is open in it, and the one thread that touches both. Nothing here blocks
// the caller: what `then` gets is said in the thread that owns the desk, and not at all when `listener` is gone. Asking
// for something that needs an open file or record without one answers NotAllowed.
class Desk : public QObject {
    Q_OBJECT

public:
    struct Setup {
        std::function<TimePoint()> now;
        crypto::WordList words;
        std::chrono::milliseconds unlockTime{700}; // how long opening a record in a new file shall take
        std::string fileSystemType; // for tests of network folders; empty = asked from the system
        work::StoreQueue::Mode mode = work::StoreQueue::Mode::Threaded;
    };

    explicit Desk(Setup setup, QObject* parent = nullptr);
    ~Desk() override; // signs out and finishes every save

    // NotAllowed: it is a copy, and is brought back instead.
    void open(const std::filesystem::path& file, QObject* listener, const Then<OpenedFile>& then);
    // `organisation` may be empty. The file is open afterwards.
    void make(const std::filesystem::path& file, const std::string& organisation, QObject* listener,
        const Then<OpenedFile>& then);

    // Four words of the list by chance.
    std::string offeredWords() const;
    // Whether these are the same secret words, however they are typed.
    bool isSameWords(const std::string& words, const std::string& typed) const
    {
        return crypto::foldWords(words, m_setup.words) == crypto::foldWords(typed, m_setup.words);
    }
    bool isLongEnough(const std::string& words) const { return crypto::isLongEnough(words, m_setup.words); }

    // Errors of the three: vault::createPerson(), vault::unlock(), vault::unlockWithCode().
    void newRecord(const vault::SignIn& signIn, QObject* listener, const Then<NewRecord>& then);
    void signIn(const vault::SignIn& signIn, QObject* listener, const Then<OpenedRecord>& then);
    void signInWithCode(const std::string& code, QObject* listener, const Then<OpenedRecord>& then);
    void newRecoveryCode(QObject* listener, const Then<std::string>& then);
    void markSheetKept(QObject* listener, const Then<>& then);

    // On the disk before `then` hears of it. Words that were taken out are taken out of the backups as well: a receipt.
    void keep(Snapshot snapshot, QObject* listener, const Then<std::optional<vault::Receipt>>& then);
    // Whether the last of these saves worked; its error else. Before the words go from the screen.
    void kept(QObject* listener, const Then<>& then);
    // Lock and sign-out: the keys go. The file stays open.
    void signOut(QObject* listener, const Then<>& then);
    // The record and everything that opens it.
    void erase(QObject* listener, const Then<vault::Receipt>& then);

    // Coaches (desk_coach.cpp). A coach who is signed in stays so until signOut(); a record that is opened meanwhile is
    // opened together: what each of them says is signed by their own key.
    // Errors: vault::createCoach(), vault::unlockCoach(), vault::unlockCoachWithCode().
    void newCoach(const vault::SignIn& signIn, const std::string& name, QObject* listener, const Then<NewCoach>& then);
    void signInCoach(const vault::SignIn& signIn, QObject* listener, const Then<SignedInCoach>& then);
    void signInCoachWithCode(const std::string& code, QObject* listener, const Then<SignedInCoach>& then);
    // New words and a new code for the coach who is signed in, confirmed or not, as vault::newCoachWordsAndCode().
    void newCoachWords(const vault::SignIn& signIn, QObject* listener, const Then<std::string>& then);
    // Everybody who shares with the coach who is signed in, by what they are called. NotAllowed beside an open record.
    void people(QObject* listener, const Then<std::vector<vault::ListedPerson>>& then);
    // One of them, as vault::openShared(). It is closed again by closePerson(); the coach stays.
    void openShared(const PersonId& person, QObject* listener, const Then<OpenedRecord>& then);
    void closePerson(QObject* listener, const Then<>& then);
    // The coach says that the person who is signed in beside them is the one they know, as vault::remember().
    void knowThisOne(QObject* listener, const Then<>& then);
    void giveUp(const PersonId& person, QObject* listener, const Then<>& then);
    // A record that the coach keeps for a person who wants no words of their own.
    void newKept(QObject* listener, const Then<OpenedRecord>& then);
    // "Make it mine": the kept record under own words from now on. `keepSharing`: the coach may look at it.
    void makeMine(const vault::SignIn& signIn, bool keepSharing, QObject* listener, const Then<NewRecord>& then);
    // Forgotten words: new ones for the record that the coach opened, the person beside them.
    void resetWords(const vault::SignIn& signIn, QObject* listener, const Then<NewRecord>& then);

    // Care of the file (desk_care.cpp): for a confirmed coach who is signed in while no record is open. NotAllowed
    // else.
    void care(QObject* listener, const Then<Care>& then);
    // Changes what is set then, so that no other change is lost; `usual` counts where nothing was set. `change` is run
    // in the desk's thread.
    void changeHouse(const vault::House& usual, const std::function<void(vault::House&)>& change, QObject* listener,
        const Then<>& then);
    void setPolicy(const vault::Policy& policy, QObject* listener, const Then<>& then);
    void removePolicy(QObject* listener, const Then<>& then);
    // NotFound; what a first write there says.
    void addBackupFolder(const std::filesystem::path& folder, QObject* listener, const Then<>& then);
    void removeBackupFolder(const std::filesystem::path& folder, QObject* listener, const Then<>& then);
    void vouchFor(const CoachId& coach, QObject* listener, const Then<>& then);
    void removeCoach(const CoachId& colleague, QObject* listener, const Then<>& then);
    void leave(QObject* listener, const Then<>& then); // who is signed in: nobody is afterwards
    void hold(QObject* listener, const Then<std::size_t>& then);
    void letGo(QObject* listener, const Then<vault::LetGo>& then);

    // Copies. Where no file is open, `file` is the one that shall come back: nobody can sign in then, so nobody has to.
    // NotAllowed also when it opens after all.
    void backupPlaces(const std::filesystem::path& file, QObject* listener, const Then<std::vector<BackupPlace>>& then);
    void backUpNow(QObject* listener, const Then<vault::BackedUp>& then);
    void previewRestore(const std::filesystem::path& copy, const std::filesystem::path& file, QObject* listener,
        const Then<store::RestorePreview>& then);
    // Everybody is signed out, whatever comes of it.
    void restore(const std::filesystem::path& copy, const std::filesystem::path& file, QObject* listener,
        const std::function<void(Restored)>& then);

    // A record in a file of its own (desk_move.cpp), under words that belong to that file.
    void takeAlong(const std::string& words, QObject* listener, const Then<Bytes>& then);
    // Opens such a file and keeps what is in it until signOut(), dropBrought() or what follows. Errors: CannotRead,
    // TooLarge, those of vault::openExport().
    void openBrought(
        const std::filesystem::path& from, const std::string& words, QObject* listener, const Then<Brought>& then);
    void dropBrought();
    void bringNew(const vault::SignIn& signIn, QObject* listener, const Then<NewRecord>& then);
    void bringMerged(QObject* listener, const Then<Merged>& then);

    // Between coaches with a file each (desk_colleague.cpp). The key of who is signed in, for their colleagues.
    void ownKey(QObject* listener, const Then<Bytes>& then);
    // Errors: NotFound, CannotRead, TooLarge, those of vault::coachFromCard().
    void openKey(const std::filesystem::path& from, QObject* listener, const Then<Colleague>& then);
    // The open record for them. Errors: vault::exportForCoach().
    void sendTo(const Colleague& colleague, QObject* listener, const Then<Bytes>& then);
    // Opens what a colleague sent and keeps it as openBrought() does. Errors: NotFound, CannotRead, TooLarge, those of
    // vault::openExportForCoach(); NotAllowed: it is under words; Exists: here, and not in the coach's list.
    void openSent(const std::filesystem::path& from, QObject* listener, const Then<Sent>& then);
    // From now on the coach keeps it for the person.
    void keepSent(QObject* listener, const Then<>& then);

    // Sharing (desk_sharing.cpp): what the person decides about their open record. Each answers with who can see it
    // then. Errors: vault::share(), vault::withdraw(), vault::undoReset(), vault::changeWords().
    void whoCanSee(QObject* listener, const Then<WhoCanSee>& then);
    // The coach who is signed in beside them remembers the person at once.
    void share(const CoachId& coach, const vault::Sharing& sharing, QObject* listener, const Then<WhoCanSee>& then);
    void withdraw(const CoachId& coach, QObject* listener, const Then<WhoCanSee>& then);
    // `signIn`: needed where it was the code that opened.
    void undoReset(const std::optional<vault::SignIn>& signIn, QObject* listener, const Then<WhoCanSee>& then);
    void changeWords(const vault::SignIn& signIn, QObject* listener, const Then<WhoCanSee>& then);

    const std::filesystem::path& file() const { return m_path; }
    TimePoint now() const { return m_setup.now(); }
    // Says when everything asked for so far is done.
    void whenDone(QObject* listener, const std::function<void()>& then);
    // Waits until everything asked for so far is done: before the program ends.
    void finish() { m_queue->finish(); }

private:
    struct File; // touched by the queue's thread only

    // NotAllowed without an open file, an open record, a coach who is signed in.
    template <typename T>
    void ask(QObject* listener, std::function<Result<T>(File&)> job, const Then<T>& then);
    template <typename T>
    void askPerson(QObject* listener, std::function<Result<T>(File&, vault::OpenPerson&)> job, const Then<T>& then);
    template <typename T>
    void askCoach(QObject* listener, std::function<Result<T>(File&, vault::OpenCoach&)> job, const Then<T>& then);
    template <typename T>
    void askCare(QObject* listener, std::function<Result<T>(File&, vault::OpenCoach&)> job, const Then<T>& then);
    void emptyLogLater();

    Setup m_setup;
    std::filesystem::path m_path;
    QTimer m_logTimer;
    std::unique_ptr<File> m_file;
    std::unique_ptr<work::StoreQueue> m_queue; // after the file: finishes its jobs first
};

} // namespace ownwords::viewmodel
