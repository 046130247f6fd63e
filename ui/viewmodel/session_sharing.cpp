// SPDX-License-Identifier: Apache-2.0
#include "ui/viewmodel/session.h"

#include <utility>

// Who can see the open record.
namespace ownwords::viewmodel {

namespace {

// "Jo", "Jo and Max", "Jo, Max and Sam"
QString listed(const std::vector<std::string>& names)
{
    QString text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const QString name = QString::fromStdString(names[i]);
        if (i == 0)
            text = name;
        else
            text = (i + 1 < names.size() ? Session::tr("%1, %2") : Session::tr("%1 and %2")).arg(text, name);
    }
    return text;
}

} // namespace

// What the open talk says of who can read it. One that began shared must not go on naming "the people you chose".
void Session::tellReaders()
{
    if (!m_talk)
        return;
    const std::vector<std::string> names = m_opened ? m_opened->whoCanSee.names() : std::vector<std::string>();
    const bool isOver = names.empty() && m_talk->hasFlag("shared");
    m_talk->setReaders((isOver ? tr("no one any more") : listed(names)).toStdString());
}

void Session::toSharing()
{
    if (m_busy || !m_opened)
        return;
    setBusy(true);
    m_desk.whoCanSee(this, [this](const Result<WhoCanSee>& result) {
        setBusy(false);
        if (!m_opened) // hidden meanwhile
            return;
        if (result)
            m_opened->whoCanSee = *result; // another program may have changed it
        tellReaders();
        show(Page::Sharing);
    });
}

void Session::leaveSharing()
{
    if (std::exchange(m_isTalkNext, false))
        beginTalk(m_setup.firstTalk(), false);
    else
        toHome();
}

void Session::share(const CoachId& coach, const vault::Sharing& sharing)
{
    if (m_busy)
        return;
    setBusy(true);
    m_desk.share(coach, sharing, this,
        [this, coach](const auto& result) { sharingDone(SharingStep::Shared, Doing::Share, result, coach); });
}

void Session::stopSharing(const CoachId& coach)
{
    if (m_busy)
        return;
    setBusy(true);
    m_desk.withdraw(coach, this,
        [this, coach](const auto& result) { sharingDone(SharingStep::Stopped, Doing::StopSharing, result, coach); });
}

void Session::undoReset()
{
    if (m_busy || !m_opened)
        return;
    if (m_opened->whoCanSee.undoTakesWords) {
        m_newWordsFor = NewWordsFor::UndoReset;
        show(Page::NewWords);
        return;
    }
    setBusy(true);
    m_desk.undoReset(std::nullopt, this,
        [this](const auto& result) { sharingDone(SharingStep::ResetUndone, Doing::UndoReset, result); });
}

void Session::toChangeWords()
{
    m_newWordsFor = NewWordsFor::Change;
    show(Page::NewWords);
}

void Session::sharingDone(SharingStep step, Doing doing, const Result<WhoCanSee>& result, const CoachId& coach)
{
    setBusy(false);
    if (!m_opened) // hidden meanwhile
        return;
    if (!result) {
        emit failed(doing, result.error());
        return;
    }
    m_opened->whoCanSee = *result;
    if (step == SharingStep::ResetUndone)
        m_opened->reset.reset();
    tellReaders();
    if (m_page == Page::NewWords)
        show(Page::Sharing);
    emit sharingChanged(step, coach);
}

} // namespace ownwords::viewmodel
