// SPDX-License-Identifier: Apache-2.0
#include "ui/viewmodel/session.h"

#include "core/crypto/sealed.h"
#include "core/crypto/secret.h"
#include "core/talk/replies.h"

#include <algorithm>
#include <utility>

namespace ownwords::viewmodel {

namespace {

constexpr std::chrono::seconds lockBeat(1);

const char* flagOf(Session::Keeping keeping)
{
    switch (keeping) {
    case Session::Keeping::Keep:
        return "keep";
    case Session::Keeping::Take:
        return "take";
    case Session::Keeping::TalkOnly:
        return "talk_only";
    }
    return "keep";
}

} // namespace

Session::Session(Desk& desk, Setup setup, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_setup(std::move(setup))
{
    m_lockTimer.setInterval(lockBeat);
    connect(&m_lockTimer, &QTimer::timeout, this, &Session::tick);
}

void Session::show(Page page)
{
    m_page = page;
    watchLock();
    touched();
    emit pageChanged();
}

void Session::setBusy(bool isBusy)
{
    if (m_busy == isBusy)
        return;
    m_busy = isBusy;
    emit busyChanged();
}

// The file

void Session::openFile(const std::filesystem::path& path)
{
    if (m_busy)
        return;
    m_filePath = path;
    if (!m_hasFile)
        m_page = Page::Opening; // a window that is made meanwhile shows no page that goes again at once
    m_isOpening = true;
    setBusy(true);
    m_desk.open(path, this, [this, path](const auto& result) { fileOpened(Doing::OpenFile, path, result); });
}

void Session::openFileAgain()
{
    openFile(std::filesystem::path(m_filePath));
}

void Session::makeFile(const std::filesystem::path& path, const std::string& organisation)
{
    m_isOpening = true;
    setBusy(true);
    m_desk.make(
        path, organisation, this, [this, path](const auto& result) { fileOpened(Doing::MakeFile, path, result); });
}

void Session::fileOpened(Doing doing, const std::filesystem::path& path, const Result<OpenedFile>& result)
{
    fileSettled();
    m_hasFile = result.has_value();
    m_file = result ? *result : OpenedFile();
    m_isWithoutFile = m_isWithoutFile && !m_hasFile;
    if (result)
        emit fileReady(path);
    const Page page = m_hasFile ? Page::Welcome : Page::FirstRun;
    if (m_page != Page::Hidden && (m_hasFile || m_page != page)) // what was typed at First run stays
        show(page);
    if (!result)
        tellWhenSeen([this, doing, error = result.error()] { emit failed(doing, error); });
}

// However it ended: the next thing can be asked for.
void Session::fileSettled()
{
    m_isOpening = false;
    setBusy(false);
}

// A hidden page says nothing; then it waits for whoever comes back.
void Session::tellWhenSeen(std::function<void()> tell)
{
    if (m_page == Page::Hidden)
        m_untold = std::move(tell);
    else
        tell();
}

void Session::goOnWithoutFile()
{
    m_hasFile = false;
    m_file = {};
    m_isWithoutFile = true;
    show(Page::Welcome);
}

// Who is here

void Session::toWelcome()
{
    signOutDesk(); // nothing was said yet
    dropAll();
    show(Page::Welcome);
}

void Session::come(Company company)
{
    m_company = company;
    const bool coachFirst = company != Company::Alone && m_hasFile && !m_coach;
    show(coachFirst ? Page::CoachStart : Page::Start);
}

void Session::lookAround()
{
    m_company = Company::Alone;
    choose(Keeping::TalkOnly);
}

void Session::choose(Keeping keeping)
{
    if (m_busy)
        return;
    m_keeping = keeping;
    m_newWordsFor = NewWordsFor::Record;
    if (keeping == Keeping::Keep)
        show(Page::NewWords);
    else
        toNumbers();
}

void Session::signIn(const std::string& name, const std::string& words)
{
    if (m_busy)
        return;
    m_name = name;
    m_desk.signIn({name, words}, this, whileHere([this](const auto& result) { recordOpened(result); }));
}

void Session::signInWithCode(const std::string& code)
{
    if (m_busy)
        return;
    m_desk.signInWithCode(code, this, whileHere([this](const auto& result) { recordOpened(result); }));
}

void Session::recordOpened(const Result<OpenedRecord>& result)
{
    if (!worked(Doing::SignIn, result))
        return;
    takeRecord(*result);
    if (m_opened->record.sittings.empty())
        beginTalk(m_setup.firstTalk(), false);
    else
        show(Page::Home);
}

void Session::takeRecord(const OpenedRecord& opened)
{
    m_keeping = Keeping::Keep;
    m_hasBrought = false;
    m_opened = opened;
    m_state.reset();
    if (auto state = talk::State::fold(m_opened->record, m_opened->packs))
        m_state = *std::move(state);
}

// Talks

// A talk that goes on is as it began: what was asked, and promised, of two together is not hidden when one of them goes
// on alone. It keeps the promise about homes as long as that stands; another one is for new talks.
std::vector<std::string> Session::flags(const talk::Chain* goesOn) const
{
    const bool isTogether = goesOn == nullptr ? m_company != Company::Alone : goesOn->hasFlag("together");
    std::vector<std::string> flags{isTogether ? "together" : "alone", flagOf(m_keeping)};
    const std::string pin = policy() ? std::string(talk::policyPin) + policy()->hash : std::string();
    if (policy() && (goesOn == nullptr || goesOn->hasFlag(pin))) {
        flags.emplace_back("no_penalty");
        flags.push_back(pin);
    }
    if (m_opened && m_opened->whoCanSee.isShared())
        flags.emplace_back("shared");
    return flags;
}

talk::Stamp Session::stamp() const
{
    talk::Stamp stamp;
    stamp.at = m_desk.now();
    stamp.tzMinutes = m_setup.tzMinutes();
    if (m_opened && !m_opened->signer.empty())
        stamp.by = m_opened->signer;
    stamp.lang = m_setup.lang;
    return stamp;
}

TalkContext Session::context()
{
    TalkContext context;
    context.now = [this] { return m_desk.now(); };
    context.tzMinutes = m_setup.tzMinutes;
    context.signer = stamp().by;
    if (m_coach)
        context.coach = m_coach->name;
    context.lang = m_setup.lang;
    if (m_keeping == Keeping::Keep)
        context.keep = [this](Snapshot&& snapshot, const auto& done) { m_desk.keep(std::move(snapshot), this, done); };
    return context;
}

bool Session::startTalk(Result<talk::Talk> talk)
{
    if (!talk) {
        emit failed(Doing::Save, talk.error());
        return false;
    }
    m_talk = std::make_unique<TalkModel>(*std::move(talk), context());
    m_state.reset(); // the talk has its own, and goes on from it
    tellReaders();
    connect(
        m_talk.get(), &TalkModel::keepingFailed, this, [this](const Error& error) { emit failed(Doing::Save, error); });
    connect(m_talk.get(), &TalkModel::changed, this, &Session::storyChanged);
    connect(m_talk.get(), &TalkModel::used, this, &Session::touched);
    connect(m_talk.get(), &TalkModel::moved, this, &Session::touched);
    connect(m_talk.get(), &TalkModel::tookOut, this, [this](const vault::Receipt& receipt) {
        m_receipt = receipt;
        if (m_opened)
            m_opened->record = m_talk->record(); // the words are not to stay in memory either
        emit tookOut(receipt);
    });
    return true;
}

void Session::beginTalk(const std::shared_ptr<const pack::Pack>& pack, bool isReview)
{
    if (startNewTalk(pack, isReview))
        show(Page::Talk);
}

bool Session::startNewTalk(const std::shared_ptr<const pack::Pack>& pack, bool isReview)
{
    record::Record record;
    talk::Packs packs;
    DeviceId device(crypto::randomId());
    if (m_talk) {
        record = m_talk->record();
        packs = m_talk->talk().state().packs();
        device = m_opened ? m_opened->device : device;
    } else if (m_opened) {
        record = m_opened->record;
        packs = m_opened->packs;
        device = m_opened->device;
    } else {
        record.person = PersonId(crypto::randomId());
    }
    std::vector<std::string> withFlags = flags();
    if (isReview)
        withFlags.emplace_back("review");
    if (m_talk)
        m_talk->keepNow();
    return startTalk(
        talk::Talk::begin(std::move(record), std::move(packs), {pack, withFlags, device, crypto::randomId}, stamp()));
}

std::shared_ptr<const pack::Pack> Session::latestPack() const
{
    const auto chain = m_state ? m_state->latestChain() : std::nullopt;
    if (!chain)
        return nullptr;
    const std::shared_ptr<const talk::PackIndex> asked = m_state->chain(*chain).pack;
    for (const auto& newest : {m_setup.firstTalk(), m_setup.review()}) {
        const bool isSame = newest != nullptr && newest->id == asked->pack().id;
        if (isSame && talk::isNewer(newest->version, asked->pack().version)) // the talk moves there
            return newest;
    }
    return {asked, &asked->pack()};
}

Result<talk::Talk> Session::resumed()
{
    const auto pack = latestPack();
    if (pack == nullptr)
        return fail(ErrorCode::NotFound, "no talk");
    const talk::Chain& chain = m_state->chain(*m_state->latestChain());
    return talk::Talk::resume(
        m_opened->record, m_opened->packs, {pack, flags(&chain), m_opened->device, crypto::randomId}, stamp());
}

TalkModel* Session::openTalk()
{
    if (!m_talk && m_opened && hasTalk())
        startTalk(resumed());
    else if (!m_talk && m_opened) // a coach may write before the first talk
        startNewTalk(m_setup.firstTalk(), false);
    return m_talk.get();
}

void Session::carryOn()
{
    if (!hasTalk())
        beginTalk(m_setup.firstTalk(), false);
    else if (openTalk() != nullptr)
        show(Page::Talk);
}

bool Session::hasTalk() const
{
    const talk::State* const said = state();
    return said != nullptr && said->latestChain().has_value();
}

void Session::lookBack()
{
    beginTalk(m_setup.review(), true);
}

bool Session::canCarryOn() const
{
    if (m_talk)
        return !m_talk->screen().atEnd;
    const auto chain = m_state ? m_state->latestChain() : std::nullopt;
    if (!chain || m_state->chain(*chain).finished)
        return false;
    const auto& trail = m_state->chain(*chain).trail;
    return trail.empty() || !trail.back().slot.isEnd();
}

bool Session::hasUnsaidWords() const
{
    return m_opened
        && std::any_of(m_opened->record.sittings.begin(), m_opened->record.sittings.end(),
            [](const record::Sitting& sitting) { return !sitting.drafts.empty(); });
}

const talk::State* Session::state() const
{
    if (m_talk)
        return &m_talk->talk().state();
    return m_state ? &*m_state : nullptr;
}

talk::Story Session::story() const
{
    if (m_person)
        return m_person->story();
    const talk::State* const said = state();
    return said == nullptr ? talk::Story() : talk::storyOf(*said);
}

std::vector<talk::AnswerGiven> Session::answersGiven() const
{
    const talk::State* const said = state();
    if (said == nullptr)
        return {};
    return talk::answersGiven(*said, m_talk ? m_talk->record() : m_opened->record, m_setup.lang);
}

std::string Session::typedReply(const EventId& to) const
{
    if (m_talk)
        return talk::replyDraft(m_talk->record(), to);
    return m_opened ? talk::replyDraft(m_opened->record, to) : std::string();
}

void Session::toHome()
{
    keepTyped();
    show(m_person ? Page::Person : Page::Home);
}

void Session::toPlan()
{
    keepTyped();
    show(Page::Plan);
}

// Leaving

void Session::dropRecord()
{
    m_person.reset();
    m_talk.reset();
    m_opened.reset();
    m_state.reset();
    crypto::wipe(m_recoveryCode);
    crypto::wipe(m_code); // clear() would leave the letters behind
    crypto::wipe(m_name);
    m_triesLeft = mostTries;
    m_hiddenAt.reset();
    m_isTalkNext = false;
    m_hasBrought = false;
    m_sheetFromSettings = false;
}

void Session::dropAll()
{
    endVisit();
    dropRecord();
    m_coach.reset();
}

void Session::keepTyped()
{
    if (m_talk)
        m_talk->keepNow();
    if (m_person)
        m_person->keepNow();
}

Session::Parting Session::lockedAs() const
{
    if (!m_opened || m_person)
        return Parting::Desk;
    if (isKept())
        return Parting::Kept;
    return m_opened->whoCanSee.isShared() ? Parting::Shared : Parting::Locked;
}

void Session::part()
{
    m_receipt.reset();
    if (staysInMemory() || (!hasRecord() && !m_coach)) {
        m_parting = Parting::Wiped;
        signOutDesk();
        dropAll();
        show(Page::Parted);
        return;
    }
    m_parting = lockedAs();
    endVisit();
    whenKept([this] {
        m_desk.signOut(this, whileHere([this](const Result<>& result) {
            dropAll();
            show(Page::Parted);
            if (!result)
                emit failed(Doing::Save, result.error());
        }));
    });
}

// A page goes with what was typed on it: only once that is on the disk. Else it stays, and why is said there. Hide and
// the lock do not wait.
void Session::whenKept(std::function<void()> goOn)
{
    keepTyped();
    m_desk.kept(this, whileHere([this, goOn = std::move(goOn)](const Result<>& kept) {
        if (worked(Doing::Save, kept))
            goOn();
    }));
}

void Session::erase()
{
    m_desk.erase(this, whileHere([this](const Result<vault::Receipt>& result) {
        if (!worked(Doing::Erase, result))
            return;
        m_receipt = *result;
        m_parting = Parting::Erased;
        signOutDesk(); // the coach beside them too
        dropAll();
        show(Page::Parted);
    }));
}

} // namespace ownwords::viewmodel
