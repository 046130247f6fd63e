// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/secret.h"
#include "ui/viewmodel/session.h"

#include <utility>

// A way in: a name, secret words, and the sheet for the day they are forgotten.
namespace ownwords::viewmodel {

void Session::setNewWords(const NewWords& words)
{
    if (m_busy)
        return;
    if (m_newWordsFor != NewWordsFor::Change && m_newWordsFor != NewWordsFor::UndoReset)
        m_name = words.signIn.name; // these two: once it is done
    setBusy(true);
    const auto made = [this](const auto& result) { newRecordMade(result); };
    const auto changed = [this, name = words.signIn.name](SharingStep step) {
        return [this, name, step](const Result<WhoCanSee>& result) {
            if (result && m_opened) // not hidden meanwhile
                m_name = name;
            sharingDone(step, Doing::NewWords, result);
        };
    };
    switch (m_newWordsFor) {
    case NewWordsFor::Record:
        m_desk.newRecord(words.signIn, this, made);
        break;
    case NewWordsFor::Coach:
        m_desk.newCoach(words.signIn, words.coachName, this, [this](const auto& result) { newCoachMade(result); });
        break;
    case NewWordsFor::MakingItMine:
        m_desk.makeMine(words.signIn, words.keepSharing, this, made);
        break;
    case NewWordsFor::Reset:
        m_desk.resetWords(words.signIn, this, made);
        break;
    case NewWordsFor::Change:
        m_desk.changeWords(words.signIn, this, changed(SharingStep::WordsChanged));
        break;
    case NewWordsFor::UndoReset:
        m_desk.undoReset(words.signIn, this, changed(SharingStep::ResetUndone));
        break;
    }
}

void Session::newRecordMade(const Result<NewRecord>& result)
{
    if (!worked(Doing::NewWords, result))
        return;
    m_person.reset(); // from now on it is the person's own
    m_talk.reset();
    if (m_coach)
        m_company = Company::Together;
    takeRecord(result->opened);
    m_recoveryCode = result->recoveryCode;
    show(Page::Sheet);
}

void Session::leaveNewWords()
{
    switch (m_newWordsFor) {
    case NewWordsFor::Record:
        show(Page::Start);
        break;
    case NewWordsFor::Coach:
        show(Page::CoachStart);
        break;
    case NewWordsFor::MakingItMine:
    case NewWordsFor::Reset:
        toHome();
        break;
    case NewWordsFor::Change:
    case NewWordsFor::UndoReset:
        show(Page::Sharing);
        break;
    }
}

void Session::sheetDone(bool isKept)
{
    crypto::wipe(m_recoveryCode);
    if (std::exchange(m_sheetFromSettings, false)) {
        crypto::wipe(m_name);
        show(Page::Settings);
        return;
    }
    if (!m_opened) { // a coach's own
        afterCoach();
        return;
    }
    if (isKept) {
        m_desk.markSheetKept(this, [](const auto&) {}); // asked for again another day when this did not work
        m_opened->hasSheet = true;
    }
    const bool isFirst = m_newWordsFor == NewWordsFor::Record && m_opened->record.sittings.empty() && !m_talk;
    if (m_coach && isFirst) { // the coach sits beside them: now is the time to decide
        m_isTalkNext = true;
        toSharing();
    } else if (m_talk || !m_opened->record.sittings.empty()) {
        show(Page::Home);
    } else {
        beginTalk(m_setup.firstTalk(), false);
    }
}

void Session::newSheet()
{
    if (m_busy)
        return;
    setBusy(true);
    m_desk.newRecoveryCode(this, [this](const Result<std::string>& result) {
        if (!worked(Doing::NewWords, result))
            return;
        m_recoveryCode = *result;
        show(Page::Sheet);
    });
}

} // namespace ownwords::viewmodel
