// SPDX-License-Identifier: Apache-2.0
#include "core/exchange/record_json.h"
#include "ui/viewmodel/session.h"

#include <QPointer>

#include <algorithm>
#include <utility>

// Looking after the file, and records that come and go.
namespace ownwords::viewmodel {

void Session::toSettings()
{
    if (!hasRecord() && m_hasFile)
        show(Page::Settings);
}

void Session::leaveSettings()
{
    if (m_busy) // new words: what becomes of them is said here
        return;
    if (m_coach)
        toPeople();
    else
        toWelcome();
}

void Session::careTaken(const Care& care)
{
    m_file.house = care.house;
    m_file.policy = care.policy.standing;
}

void Session::newCoachWords(const vault::SignIn& signIn)
{
    if (m_busy || m_page != Page::Settings)
        return;
    m_desk.newCoachWords(signIn, this, whileHere([this, name = signIn.name](const Result<std::string>& code) {
        if (worked(Doing::NewWords, code))
            showCoachSheet(name, *code);
    }));
}

void Session::showCoachSheet(const std::string& signInName, const std::string& code)
{
    if (m_page != Page::Settings) // left meanwhile: only they may see it
        return;
    m_name = signInName;
    m_recoveryCode = code;
    m_sheetFromSettings = true;
    show(Page::Sheet);
}

std::chrono::minutes Session::usualLock(Company company) const
{
    const auto quiet = company == Company::Together ? m_setup.together.quiet : m_setup.alone.quiet;
    return std::chrono::duration_cast<std::chrono::minutes>(quiet);
}

std::string Session::askedIn() const
{
    if (!m_talk)
        return m_setup.lang;
    const std::vector<std::string>& languages = m_talk->talk().pack().pack().languages;
    const bool isThere = std::find(languages.begin(), languages.end(), m_setup.lang) != languages.end();
    return isThere || languages.empty() ? m_setup.lang : languages.front();
}

// The organisation's times where it set any, else those of this computer.
vault::AutoLock::Times Session::timesOf(Company company) const
{
    if (company == Company::CoachOnly)
        return m_setup.coachOnly;
    vault::AutoLock::Times times = company == Company::Together ? m_setup.together : m_setup.alone;
    if (m_file.house && m_hasFile)
        times.quiet = company == Company::Together ? m_file.house->together : m_file.house->alone;
    return times;
}

std::optional<plan::HomePolicy> Session::homePolicy() const
{
    const talk::State* const said = state();
    const auto chain = said == nullptr ? std::nullopt : said->latestChain();
    if (!chain || !policy())
        return std::nullopt;
    if (!said->chain(*chain).hasFlag(std::string(talk::policyPin) + policy()->hash))
        return std::nullopt;
    const vault::Policy& promise = policy()->policy;
    return plan::HomePolicy{promise.text, promise.name, promise.role, promise.date};
}

// Copies

void Session::toBackups(const std::filesystem::path& file)
{
    if (m_busy || hasRecord())
        return;
    if (!m_hasFile && (m_filePath.empty() || store::isCopy(m_filePath))) // to bring back, not to be put in the place of
        m_filePath = file;
    show(Page::Backups);
}

void Session::leaveBackups()
{
    if (m_busy) // a copy is being brought back
        return;
    show(m_hasFile ? Page::Settings : Page::FirstRun);
}

void Session::restore(const std::filesystem::path& copy)
{
    if (m_busy || hasRecord())
        return;
    m_isOpening = true;
    setBusy(true);
    m_desk.restore(copy, m_filePath, this, [this](const Restored& result) {
        const bool isRefused = result.trouble && result.trouble->code == ErrorCode::NotAllowed && !result.file;
        if (isRefused) {
            fileSettled();
            if (m_page == Page::Opening) // somebody came back from Hide
                show(Page::Welcome);
        } else {
            dropAll(); // everybody signs in again
            fileOpened(Doing::OpenFile, m_filePath, result.file);
        }
        tellWhenSeen([this, trouble = result.trouble, aside = result.aside] {
            if (trouble)
                emit failed(Doing::Restore, *trouble);
            else
                emit restored(aside);
        });
    });
}

// Moving

Result<std::string> Session::everything()
{
    exchange::ExportInfo info;
    info.at = m_desk.now();
    info.app = "ownwords " OWNWORDS_VERSION;
    if (m_talk)
        return exchange::writeRecord(m_talk->record(), m_talk->talk().state().packs(), info);
    if (m_opened)
        return exchange::writeRecord(m_opened->record, m_opened->packs, info);
    return fail(ErrorCode::NotFound, "record");
}

void Session::toMove()
{
    const bool isForeign = m_opened && !m_opened->isOwn;
    if (m_busy || staysInMemory() || isForeign || !m_hasFile)
        return;
    keepTyped();
    show(Page::Move);
}

void Session::leaveMove()
{
    if (m_busy)
        return;
    m_desk.dropBrought();
    m_hasBrought = false;
    show(hasRecord() ? Page::Home : Page::Start);
}

bool Session::mayMove() const
{
    return !m_talk || m_talk->isKept();
}

void Session::openBrought(
    const std::filesystem::path& file, const std::string& words, QObject* page, const Then<Brought>& then)
{
    if (m_busy)
        return;
    m_desk.openBrought(
        file, words, this, whileHere([this, then, page = QPointer<QObject>(page)](const Result<Brought>& brought) {
            m_hasBrought = brought && brought->way != Brought::Way::SignInFirst;
            watchLock();
            emit broughtChanged();
            if (page)
                then(brought);
        }));
}

void Session::bringNew(const vault::SignIn& signIn, QObject* page, const Then<>& failing)
{
    if (m_busy)
        return;
    m_desk.bringNew(signIn, this,
        whileHere(
            [this, failing, name = signIn.name, page = QPointer<QObject>(page)](const Result<NewRecord>& brought) {
                if (!brought) {
                    if (page)
                        failing(tl::unexpected<Error>(brought.error()));
                    return;
                }
                takeRecord(brought->opened);
                m_name = name;
                m_recoveryCode = brought->recoveryCode;
                show(Page::Sheet);
            }));
}

// The talk that was open goes on from the record as it is now.
void Session::bringMerged(QObject* page, const Then<Merged>& then)
{
    if (m_busy)
        return;
    m_desk.bringMerged(this, whileHere([this, then, page = QPointer<QObject>(page)](const Result<Merged>& merged) {
        if (merged) {
            m_talk.reset();
            takeRecord(merged->opened);
            emit storyChanged();
        }
        if (page)
            then(merged);
    }));
}

// Colleagues

void Session::toSend()
{
    const bool isOwn = m_opened && m_opened->isOwn && !m_person && !isKept();
    const bool isKeeper = m_person && isKept();
    if (!m_hasFile || staysInMemory() || (!isOwn && !isKeeper))
        return;
    keepTyped();
    show(Page::Send);
}

void Session::leaveSend()
{
    show(m_person ? Page::Person : Page::Move);
}

void Session::toColleagues()
{
    if (m_coach && m_hasFile && !hasRecord())
        show(Page::Colleagues);
}

void Session::leaveColleagues()
{
    m_desk.dropBrought();
    toPeople();
}

void Session::stopCoaching()
{
    if (m_busy)
        return;
    m_desk.leave(this, whileHere([this](const Result<>& result) {
        if (!worked(Doing::Leave, result))
            return;
        m_parting = Parting::Left;
        dropAll();
        show(Page::Parted);
    }));
}

} // namespace ownwords::viewmodel
