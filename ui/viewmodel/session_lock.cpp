// SPDX-License-Identifier: Apache-2.0
#include "ui/viewmodel/session.h"

#include <algorithm>
#include <utility>

// Hiding, locking, and coming back.
namespace ownwords::viewmodel {

namespace {

constexpr std::size_t shortestCode = 4;
constexpr std::chrono::minutes hiddenAtMost(10); // then words in memory are wiped

} // namespace

void Session::hide()
{
    if (m_page == Page::Hidden)
        return;
    keepTyped();
    endVisit();
    signOutDesk();
    m_coach.reset();
    m_isWiped = isWipedByHide();
    if (staysInMemory() && !m_isWiped)
        m_hiddenAt = m_desk.now();
    else
        dropRecord();
    show(Page::Hidden);
}

// What was asked for and is still on its way belongs to nobody any more. A file that is being opened is everybody's.
void Session::endVisit()
{
    ++m_visit;
    if (!m_isOpening)
        setBusy(false);
}

// Also when nobody is signed in yet: who was about to be is so by the time it runs. The words were kept before; the
// keys go in any case.
void Session::signOutDesk()
{
    m_desk.signOut(this, [](const Result<>&) {});
}

bool Session::setCode(const std::string& code)
{
    const bool isGood = code.size() >= shortestCode
        && std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (isGood && m_page == Page::Numbers && (m_code.empty() || !m_talk))
        m_code = code;
    return isGood;
}

void Session::toNumbers()
{
    if (m_page != Page::Numbers)
        m_numbersFrom = m_page;
    show(Page::Numbers);
}

void Session::goOnInMemory()
{
    if (m_talk)
        show(Page::Talk);
    else
        beginTalk(m_setup.firstTalk(), false);
}

void Session::leaveNumbers()
{
    show(m_numbersFrom);
}

void Session::comeBack()
{
    if (m_page != Page::Hidden || staysInMemory())
        return;
    if (std::exchange(m_isWiped, false)) { // who comes back is told, whoever it is
        m_parting = Parting::Wiped;
        show(Page::Parted);
    } else if (m_isOpening)
        show(Page::Opening);
    else if (!m_hasFile)
        show(m_isWithoutFile ? Page::Welcome : Page::FirstRun);
    else
        show(m_company == Company::Alone ? Page::Start : Page::CoachStart);
    if (const auto tell = std::exchange(m_untold, {}))
        tell();
}

bool Session::comeBack(const std::string& code)
{
    if (m_page != Page::Hidden || !staysInMemory())
        return false;
    if (code != m_code) {
        if (--m_triesLeft == 0)
            part();
        return false;
    }
    m_triesLeft = mostTries;
    m_hiddenAt.reset();
    m_lockTimer.stop(); // the quiet time begins anew
    show(Page::Talk);
    return true;
}

void Session::watchLock()
{
    if (!isSignedIn()) {
        m_lock.reset();
        m_lockTimer.stop();
        return;
    }
    if (m_lockTimer.isActive() && m_lockedAs == m_company)
        return;
    m_lockedAs = m_company;
    m_lock.emplace(timesOf(m_company), m_desk.now());
    m_lockState = vault::AutoLock::State::Open;
    m_lockTimer.start();
}

void Session::touched()
{
    if (!m_lock || m_page == Page::Hidden)
        return;
    m_lock->touched(m_desk.now());
    // Not from within what was pressed: a key that came too late closes the talk that it is handed to.
    if (m_lockState != vault::AutoLock::State::Open)
        QMetaObject::invokeMethod(this, &Session::tick, Qt::QueuedConnection);
}

void Session::tick()
{
    if (!m_lock)
        return;
    if (m_hiddenAt) {
        if (m_desk.now() - *m_hiddenAt >= hiddenAtMost)
            part();
        return;
    }
    const vault::AutoLock::State state = m_lock->at(m_desk.now());
    if (state == m_lockState)
        return;
    m_lockState = state;
    if (state == vault::AutoLock::State::Locked)
        hide();
    else
        emit lockNotice(state);
}

} // namespace ownwords::viewmodel
