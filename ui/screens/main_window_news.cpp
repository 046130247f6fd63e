// SPDX-License-Identifier: Apache-2.0
// What the window says above its pages.
#include "ui/kit/error_text.h"
#include "ui/kit/message_bar.h"
#include "ui/kit/text.h"
#include "ui/screens/main_window.h"
#include "ui/screens/page.h"
#include "ui/screens/said.h"

#include <utility>

namespace ownwords::screens {

using viewmodel::Session;

namespace {

kit::Doing doingOf(Session::Doing doing)
{
    switch (doing) {
    case Session::Doing::OpenFile:
        return kit::Doing::OpenFile;
    case Session::Doing::MakeFile:
        return kit::Doing::MakeFile;
    case Session::Doing::SignIn:
        return kit::Doing::SignIn;
    case Session::Doing::NewWords:
        return kit::Doing::NewWords;
    case Session::Doing::Save:
        return kit::Doing::Save;
    case Session::Doing::Erase:
        return kit::Doing::Erase;
    case Session::Doing::Share:
        return kit::Doing::Share;
    case Session::Doing::StopSharing:
        return kit::Doing::StopSharing;
    case Session::Doing::UndoReset:
        return kit::Doing::UndoReset;
    case Session::Doing::OpenPerson:
        return kit::Doing::OpenPerson;
    case Session::Doing::Restore:
        return kit::Doing::Restore;
    case Session::Doing::Leave:
        return kit::Doing::Leave;
    }
    return kit::Doing::Save;
}

} // namespace

// How the file of this computer was found, for whoever looks after it.
void MainWindow::tellFile()
{
    const viewmodel::OpenedFile& file = m_session.file();
    if (!m_session.hasFile())
        return;
    if (file.isDamaged)
        m_messages->tell(kit::MessageBar::Kind::Trouble,
            tr("A part of the file on this computer is damaged. It is left as it is, and what opens is shown. Please "
               "tell "
               "the person who looks after this computer."));
    else if (file.readOnly)
        m_messages->tell(kit::MessageBar::Kind::News,
            tr("The file on this computer can only be read. You can look and print. Nothing new can be kept."));
}

// By the days on which it was said, where they are known; else `unknown`.
QString MainWindow::notAsLeft(const std::vector<vault::Problem>& problems, const QString& unknown)
{
    QStringList days;
    for (const vault::Problem& problem : problems) {
        const QString day = problem.last ? dayText(today(*problem.last)) : tr("a day that is not known");
        if (!days.contains(day))
            days.append(day);
    }
    if (days.isEmpty())
        return unknown;
    return tr("What was said on %1 is not as it was left.").arg(listed(days));
}

// What a person must know when their record was opened.
void MainWindow::tellNews()
{
    const bool wasHidden = std::exchange(m_wasHidden, m_session.page() == Session::Page::Hidden);
    const bool isSignIn = m_session.page() == Session::Page::Start || m_session.page() == Session::Page::CoachStart;
    if (wasHidden && isSignIn)
        m_messages->tell(kit::MessageBar::Kind::News, tr("What was kept is safe. Sign in, and go on where you were."));
    if (m_session.page() == Session::Page::Welcome)
        tellFile();
    const bool justOpened = m_session.page() == Session::Page::Home || m_session.page() == Session::Page::Talk;
    if (m_session.page() == Session::Page::Talk && m_session.keeping() != Session::Keeping::Keep) {
        tellMemory();
        return;
    }
    if (!m_session.opened())
        m_isNewsTold = false;
    if (m_session.page() == Session::Page::Person && m_session.opened())
        tellCoach(*m_session.opened());
    if (!justOpened || !m_session.opened() || std::exchange(m_isNewsTold, true))
        return;
    const viewmodel::OpenedRecord& opened = *m_session.opened();
    QStringList sentences;
    if (!opened.problems.empty() || opened.unknownParts > 0) {
        sentences.append(notAsLeft(opened.problems, tr("Something in your record is not as it was left.")));
        sentences.append(tr("What still opens is shown. Please tell the person who looks after this computer."));
    }
    if (opened.mayBeOld)
        sentences.append(
            tr("Your record came back with a copy. The secret words that you typed may be your old ones."));
    if (opened.reset)
        sentences.append(
            tr("%1 set new secret words for your record. Yours still open it.").arg(kit::fromUtf8(opened.reset->name)));
    for (const std::string& coach : opened.endedNow)
        sentences.append(tr("%1 can no longer see your record.").arg(kit::fromUtf8(coach)));
    QList<kit::MessageAction> actions;
    if (opened.isStrange && m_session.coach()) {
        const QString coach = kit::fromUtf8(m_session.coach()->name);
        sentences.append(
            tr("%1, this is not the record that you knew. Do you know the person who signed in just now?").arg(coach));
        actions.append({tr("Yes, I know them"), [this] { knowThisOne(); }});
    }
    if (opened.reset)
        actions.append({tr("See what chan&ged"), [this] { m_session.toSharing(); }});
    if (!sentences.isEmpty())
        m_messages->tell(kit::MessageBar::Kind::News, sentences.join(QLatin1Char(' ')), actions);
}

// From then on the coach can open the record from the list again.
void MainWindow::knowThisOne()
{
    const QString coach = kit::fromUtf8(m_session.coach()->name);
    m_session.desk().knowThisOne(m_page, [this, coach](const Result<>& result) { // gone with the page
        if (result)
            m_messages->tell(kit::MessageBar::Kind::Done, tr("%1 can open this record again.").arg(coach));
        else
            m_messages->tell(
                kit::MessageBar::Kind::Trouble, kit::sentence(kit::troubleOf(result.error(), kit::Doing::OpenPerson)));
    });
}

void MainWindow::tellMemory()
{
    const QString gone = tr("If this computer stops, these words are gone.");
    if (!m_session.isWipedByHide()) {
        m_messages->tell(kit::MessageBar::Kind::News, gone);
        return;
    }
    m_messages->tell(kit::MessageBar::Kind::News,
        gone + QLatin1Char(' ') + tr("They are wiped as well when you hide them or go away for a while."),
        {{tr("Choose 4 numbers"), [this] { m_session.toNumbers(); }}});
}

// What a coach must know of the record that they opened. Its person is told as well, when they come.
void MainWindow::tellCoach(const viewmodel::OpenedRecord& opened)
{
    if (opened.problems.empty() && opened.unknownParts == 0)
        return;
    m_messages->tell(kit::MessageBar::Kind::News,
        notAsLeft(opened.problems, tr("Something in this record is not as it was left.")) + QLatin1Char(' ')
            + tr("What still opens is shown. Please tell the person, and who looks after this computer."));
}

void MainWindow::tellTrouble(Session::Doing doing, const Error& error)
{
    if (doing == Session::Doing::SignIn || doing == Session::Doing::NewWords)
        return; // said beside the field
    const bool isAboutSharing
        = doing == Session::Doing::Share || doing == Session::Doing::StopSharing || doing == Session::Doing::UndoReset;
    if (isAboutSharing && m_session.page() == Session::Page::Sharing)
        return; // said there, in its place
    QList<kit::MessageAction> actions;
    if (doing == Session::Doing::OpenFile) // perhaps another program held it, or its drive was not there
        actions.append({tr("Try again"), [this] { m_session.openFileAgain(); }});
    m_messages->tell(kit::MessageBar::Kind::Trouble, kit::sentence(kit::troubleOf(error, doingOf(doing))), actions);
}

void MainWindow::tellLock(vault::AutoLock::State state)
{
    if (state == vault::AutoLock::State::Open) {
        m_lockNotice->clear();
        return;
    }
    m_lockNotice->tell(kit::MessageBar::Kind::News,
        m_session.isWipedByHide() ? tr("Are you still here? In half a minute your words are wiped.")
                                  : tr("Are you still here? This will close in half a minute."),
        {{tr("S&tay"), [this] { m_session.touched(); }}});
}

} // namespace ownwords::screens
