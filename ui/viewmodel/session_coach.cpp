// SPDX-License-Identifier: Apache-2.0
#include "ui/viewmodel/session.h"

#include <utility>

// A coach at the desk, and with a person beside them.
namespace ownwords::viewmodel {

void Session::signInCoach(const std::string& name, const std::string& words)
{
    if (m_busy)
        return;
    setBusy(true);
    m_desk.signInCoach({name, words}, this, [this](const auto& result) { coachOpened(result); });
}

void Session::signInCoachWithCode(const std::string& code)
{
    if (m_busy)
        return;
    setBusy(true);
    m_desk.signInCoachWithCode(code, this, [this](const auto& result) { coachOpened(result); });
}

void Session::coachOpened(const Result<SignedInCoach>& result)
{
    if (!worked(Doing::SignIn, result))
        return;
    m_coach = *result;
    afterCoach();
}

void Session::toNewCoach()
{
    m_newWordsFor = NewWordsFor::Coach;
    show(Page::NewWords);
}

void Session::newCoachMade(const Result<NewCoach>& result)
{
    if (!worked(Doing::NewWords, result))
        return;
    m_coach = result->coach;
    m_file.hasCoach = true;
    m_recoveryCode = result->recoveryCode;
    show(Page::Sheet);
}

// To where the coach was going.
void Session::afterCoach()
{
    if (m_company == Company::Together)
        sitDown();
    else
        toPeople();
}

void Session::sitDown()
{
    m_company = Company::Together;
    show(Page::Start);
}

void Session::toPeople()
{
    m_company = Company::CoachOnly;
    show(Page::People);
}

void Session::openPerson(const PersonId& person)
{
    if (m_busy)
        return;
    setBusy(true);
    m_desk.openShared(person, this, [this](const Result<OpenedRecord>& result) {
        if (!worked(Doing::OpenPerson, result))
            return;
        takeRecord(*result);
        PersonModel::Setup setup;
        setup.coach = *m_coach;
        setup.now = [this] { return m_desk.now(); };
        setup.tzMinutes = m_setup.tzMinutes;
        setup.keep = [this](Snapshot&& snapshot, const auto& done) { m_desk.keep(std::move(snapshot), this, done); };
        m_person = std::make_unique<PersonModel>(*m_opened, std::move(setup));
        connect(m_person.get(), &PersonModel::changed, this, &Session::storyChanged);
        connect(m_person.get(), &PersonModel::keepingFailed, this,
            [this](const Error& error) { emit failed(Doing::Save, error); });
        show(Page::Person);
    });
}

void Session::closePerson()
{
    keepTyped();
    setBusy(true);
    m_desk.closePerson(this, [this](const Result<>& result) {
        setBusy(false);
        if (isHiddenMeanwhile())
            return;
        dropRecord();
        toPeople();
        if (!result)
            emit failed(Doing::Save, result.error());
    });
}

void Session::giveUp()
{
    if (m_busy || !m_opened)
        return;
    setBusy(true);
    m_desk.giveUp(m_opened->record.person, this, [this](const Result<>& result) {
        if (!worked(Doing::OpenPerson, result))
            return;
        dropRecord();
        toPeople();
    });
}

void Session::keepForThem()
{
    if (m_busy)
        return;
    setBusy(true);
    m_desk.newKept(this, [this](const Result<OpenedRecord>& result) {
        if (!worked(Doing::NewWords, result))
            return;
        takeRecord(*result);
        beginTalk(m_setup.firstTalk(), false);
    });
}

void Session::talkWithThem()
{
    if (!m_person)
        return;
    keepTyped();
    if (!isKept()) { // their own key opens it now
        dropRecord();
        m_desk.closePerson(this, [](const auto&) {});
        sitDown();
        return;
    }
    // What the coach wrote meanwhile goes along.
    m_opened->record = m_person->record();
    if (auto state = talk::State::fold(m_opened->record, m_opened->packs))
        m_state = *std::move(state);
    m_person.reset();
    m_company = Company::Together;
    if (m_state && m_state->latestChain())
        show(Page::Home);
    else
        beginTalk(m_setup.firstTalk(), false);
}

void Session::toMakeItMine()
{
    keepTyped();
    m_newWordsFor = NewWordsFor::MakingItMine;
    show(Page::NewWords);
}

void Session::toReset()
{
    m_newWordsFor = NewWordsFor::Reset;
    show(Page::NewWords);
}

} // namespace ownwords::viewmodel
