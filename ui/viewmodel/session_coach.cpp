// SPDX-License-Identifier: Apache-2.0
#include "ui/viewmodel/session.h"

#include <utility>

// A coach at the desk, and with a person beside them.
namespace ownwords::viewmodel {

void Session::signInCoach(const std::string& name, const std::string& words)
{
    if (m_busy)
        return;
    m_desk.signInCoach({name, words}, this, whileHere([this](const auto& result) { coachOpened(result); }));
}

void Session::signInCoachWithCode(const std::string& code)
{
    if (m_busy)
        return;
    m_desk.signInCoachWithCode(code, this, whileHere([this](const auto& result) { coachOpened(result); }));
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

// While something is being opened for one of the two, neither goes on to the other's page.
void Session::sitDown()
{
    if (m_busy)
        return;
    m_company = Company::Together;
    show(Page::Start);
}

// The list is never beside an open record: it names everybody.
void Session::toPeople()
{
    if (m_busy || hasRecord())
        return;
    m_company = Company::CoachOnly;
    show(Page::People);
}

void Session::openPerson(const PersonId& person)
{
    if (m_busy)
        return;
    m_desk.openShared(person, this, whileHere([this](const Result<OpenedRecord>& result) {
        if (!worked(Doing::OpenPerson, result))
            return;
        takeRecord(*result);
        PersonModel::Setup setup;
        setup.coach = *m_coach;
        setup.now = [this] { return m_desk.now(); };
        setup.tzMinutes = m_setup.tzMinutes;
        setup.keep = [this](Snapshot&& snapshot, const auto& done) { m_desk.keep(std::move(snapshot), this, done); };
        setup.lang = m_setup.lang;
        m_person = std::make_unique<PersonModel>(*m_opened, std::move(setup));
        connect(m_person.get(), &PersonModel::changed, this, &Session::storyChanged);
        connect(m_person.get(), &PersonModel::changed, this, &Session::touched);
        connect(m_person.get(), &PersonModel::keepingFailed, this,
            [this](const Error& error) { emit failed(Doing::Save, error); });
        show(Page::Person);
    }));
}

void Session::closePerson()
{
    if (m_busy)
        return;
    whenKept([this] {
        m_desk.closePerson(this, whileHere([this](const Result<>& result) {
            dropRecord();
            toPeople();
            if (!result)
                emit failed(Doing::Save, result.error());
        }));
    });
}

void Session::giveUp()
{
    if (m_busy || !m_opened)
        return;
    m_desk.giveUp(m_opened->record.person, this, whileHere([this](const Result<>& result) {
        if (!worked(Doing::OpenPerson, result))
            return;
        dropRecord();
        toPeople();
    }));
}

void Session::keepForThem()
{
    if (m_busy)
        return;
    m_desk.newKept(this, whileHere([this](const Result<OpenedRecord>& result) {
        if (!worked(Doing::NewWords, result))
            return;
        takeRecord(*result);
        beginTalk(m_setup.firstTalk(), false);
    }));
}

void Session::talkWithThem()
{
    if (m_busy || !m_person)
        return;
    whenKept([this] {
        if (isKept()) {
            talkInKept();
            return;
        }
        dropRecord(); // their own key opens it now
        m_desk.closePerson(this, [](const auto&) {});
        sitDown();
    });
}

void Session::talkInKept()
{
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
    toNewWords(NewWordsFor::MakingItMine);
}

void Session::toReset()
{
    toNewWords(NewWordsFor::Reset);
}

// For the record that is open: it is read from the disk again.
void Session::toNewWords(NewWordsFor what)
{
    if (m_busy)
        return;
    whenKept([this, what] {
        m_newWordsFor = what;
        show(Page::NewWords);
    });
}

} // namespace ownwords::viewmodel
