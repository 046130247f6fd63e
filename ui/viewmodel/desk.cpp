// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/secret.h"
#include "core/usecase/people.h"
#include "ui/viewmodel/desk_file.h"

#include <utility>

namespace ownwords::viewmodel {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t wordsOffered = 4;

} // namespace

Desk::Desk(Setup setup, QObject* parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_file(std::make_unique<File>())
    , m_queue(std::make_unique<work::StoreQueue>(m_setup.mode))
{
    m_logTimer.setSingleShot(true);
    connect(&m_logTimer, &QTimer::timeout, this, [this] {
        m_queue->post([file = m_file.get()] {
            if (file->place) // what fails here is done at sign-out
                (void)file->opened.store->checkpoint(store::Checkpoint::Truncate);
        });
    });
}

Desk::~Desk()
{
    m_queue->post([file = m_file.get()] {
        (void)file->signOut(); // nobody is left to be told; what was typed was kept before
        file->close();
    });
    m_queue.reset();
}

void Desk::open(const fs::path& path, QObject* listener, const Then<OpenedFile>& then)
{
    m_path = path;
    m_queue->run(
        listener, [this, path, file = m_file.get()]() -> Result<OpenedFile> { return file->openAt(path, m_setup); },
        then);
}

void Desk::make(const fs::path& path, const std::string& organisation, QObject* listener, const Then<OpenedFile>& then)
{
    m_path = path;
    m_queue->run(
        listener,
        [this, path, organisation, file = m_file.get()]() -> Result<OpenedFile> {
            file->close();
            store::OpenSettings settings;
            settings.fileSystemType = m_setup.fileSystemType;
            std::error_code error;
            fs::create_directories(path.parent_path(), error); // what is wrong with it, making the file says
            auto made = store::createFile(path, settings);
            if (!made)
                return tl::unexpected<Error>(made.error());
            auto lock = store::FileLock::take(path);
            if (lock)
                file->lock = *std::move(lock);
            OWNWORDS_TRY(file->open(path, *std::move(made), m_setup));
            const auto prepared = vault::prepareFile(*file->place, organisation, crypto::calibrate(m_setup.unlockTime));
            auto ready = prepared ? file->ready() : tl::unexpected<Error>(prepared.error());
            if (!ready)
                file->close();
            return ready;
        },
        then);
}

std::string Desk::offeredWords() const
{
    return m_setup.words.offer(wordsOffered, crypto::randomId);
}

void Desk::newRecord(const vault::SignIn& signIn, QObject* listener, const Then<NewRecord>& then)
{
    ask<NewRecord>(
        listener, [signIn](File& file) { return file.takeNew(vault::createPerson(*file.place, signIn)); }, then);
}

void Desk::signIn(const vault::SignIn& signIn, QObject* listener, const Then<OpenedRecord>& then)
{
    ask<OpenedRecord>(
        listener, [signIn](File& file) { return file.take(vault::unlock(*file.place, signIn)); }, then);
}

void Desk::signInWithCode(const std::string& code, QObject* listener, const Then<OpenedRecord>& then)
{
    ask<OpenedRecord>(
        listener, [code](File& file) { return file.take(vault::unlockWithCode(*file.place, code)); }, then);
}

void Desk::newRecoveryCode(QObject* listener, const Then<std::string>& then)
{
    askPerson<std::string>(
        listener,
        [](File& file, vault::OpenPerson& person) {
            file.hasChanged = true;
            return vault::newRecoveryCode(*file.place, person);
        },
        then);
}

void Desk::markSheetKept(QObject* listener, const Then<>& then)
{
    askPerson<void>(
        listener, [](File& file, vault::OpenPerson& person) { return vault::markRecoveryKept(*file.place, person); },
        then);
}

void Desk::keep(Snapshot snapshot, QObject* listener, const Then<std::optional<vault::Receipt>>& then)
{
    using Kept = std::optional<vault::Receipt>;
    auto said = std::make_shared<const Snapshot>(std::move(snapshot));
    emptyLogLater();
    askPerson<Kept>(
        listener,
        [said](File& file, vault::OpenPerson& person) -> Result<Kept> {
            const auto saved = usecase::save(*file.place, person, said->record, *said->state);
            if (!saved)
                return tl::unexpected<Error>(saved.error());
            file.hasChanged = file.hasChanged || saved->changed;
            if (saved->redacted == 0)
                return Kept();
            auto receipt = vault::takeOutOfBackups(*file.place, person);
            if (!receipt)
                return tl::unexpected<Error>(receipt.error());
            return Kept(*std::move(receipt));
        },
        then);
}

// A log that holds the last saves is emptied once nothing was saved for a while.
void Desk::emptyLogLater()
{
    m_logTimer.start(vault::LogClock::idle);
}

void Desk::signOut(QObject* listener, const Then<>& then)
{
    ask<void>(
        listener, [](File& file) { return file.signOut(); }, then);
}

void Desk::erase(QObject* listener, const Then<vault::Receipt>& then)
{
    askPerson<vault::Receipt>(
        listener,
        [](File& file, vault::OpenPerson& person) {
            auto receipt = vault::erase(*file.place, person);
            if (receipt)
                file.person.reset();
            return receipt;
        },
        then);
}

} // namespace ownwords::viewmodel
