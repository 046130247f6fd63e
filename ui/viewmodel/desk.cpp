// SPDX-License-Identifier: Apache-2.0
#include "ui/viewmodel/desk.h"

#include "core/crypto/secret.h"
#include "core/store/place.h"
#include "core/store/sqlite_store.h"
#include "core/usecase/people.h"

#include <algorithm>
#include <utility>

namespace ownwords::viewmodel {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t wordsOffered = 4;

std::optional<TimePoint> lastSaved(const record::Record& record)
{
    std::optional<TimePoint> last;
    for (const record::Placed& placed : record::inOrder(record))
        last = std::max(last, std::optional(placed.event->header.at));
    return last;
}

} // namespace

// The open file with its lock, and the record that is open in it.
struct Desk::File {
    std::optional<store::FileLock> lock; // given back after the store is closed
    store::OpenedFile opened;
    std::optional<vault::Place> place;
    vault::FileInfo info;
    std::optional<vault::OpenPerson> person;
    bool hasChanged = false; // since the last backup

    void close()
    {
        person.reset();
        place.reset();
        opened = {};
        lock.reset();
    }

    Result<> open(const fs::path& path, store::OpenedFile file, const Setup& setup)
    {
        const auto where = store::placeOf(path);
        if (!where)
            return tl::unexpected<Error>(where.error());
        opened = std::move(file);
        place.emplace(vault::Place{*opened.store, *where, setup.now, setup.words});
        return {};
    }

    Result<OpenedFile> ready()
    {
        auto read = vault::fileInfo(*place);
        if (!read)
            return tl::unexpected<Error>(read.error());
        info = *std::move(read);
        OpenedFile said;
        said.readOnly = opened.readOnly;
        said.isDamaged = !opened.damage.empty();
        said.broughtUpToDate = !opened.migratedFrom.empty();
        said.organisation = info.organisation;
        if (said.readOnly || said.isDamaged)
            return said;
        // Neither is worth refusing somebody their record: both are done again at the next start.
        (void)store::keepBallast(place->file);
        (void)vault::noteDay(*place);
        return said;
    }

    Result<OpenedRecord> take(vault::OpenPerson taken)
    {
        person = std::move(taken);
        OpenedRecord said;
        auto packs = usecase::packsOf(*opened.store, person->record);
        if (!packs) {
            person.reset();
            return tl::unexpected<Error>(packs.error());
        }
        said.record = person->record;
        said.packs = *std::move(packs);
        said.device = info.device;
        said.problems = person->problems;
        said.unknownParts = person->unknownAuthors.size();
        said.mayBeOld = person->mayBeOld;
        said.hasSheet = !person->owner || person->owner->keyring.recoveryProven;
        said.endedNow = person->endedNow;
        if (person->resetUndo)
            said.reset = person->resetUndo->notice;
        said.lastSaved = lastSaved(person->record);
        return said;
    }

    // A rolling backup after something changed. A copy of a damaged file would push a good one out.
    void backUp()
    {
        if (!hasChanged || opened.readOnly || !opened.damage.empty() || !vault::isBackupDue(*place))
            return;
        hasChanged = !vault::backUp(*place).has_value();
    }

    Result<> signOut()
    {
        if (!person)
            return {};
        auto out = vault::signOut(*place, *person);
        person.reset(); // the keys go, whatever the disk says
        backUp();
        return out;
    }
};

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

template <typename T>
void Desk::ask(QObject* listener, std::function<Result<T>(File&)> job, const Then<T>& then)
{
    m_queue->run(
        listener,
        [file = m_file.get(), job = std::move(job)]() -> Result<T> {
            if (!file->place)
                return fail(ErrorCode::NotAllowed, "no file is open");
            return job(*file);
        },
        then);
}

void Desk::open(const fs::path& path, QObject* listener, const Then<OpenedFile>& then)
{
    m_path = path;
    m_queue->run(
        listener,
        [this, path, file = m_file.get()]() -> Result<OpenedFile> {
            file->close();
            auto lock = store::FileLock::takeWhereWritable(path);
            if (!lock)
                return tl::unexpected<Error>(lock.error());
            file->lock = *std::move(lock);
            store::OpenSettings settings;
            settings.today = std::chrono::floor<std::chrono::days>(m_setup.now());
            settings.fileSystemType = m_setup.fileSystemType;
            auto opened = store::openFile(path, settings);
            if (!opened) {
                file->close();
                return tl::unexpected<Error>(opened.error());
            }
            OWNWORDS_TRY(file->open(path, *std::move(opened), m_setup));
            auto ready = file->ready();
            if (!ready)
                file->close();
            return ready;
        },
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
        listener,
        [signIn](File& file) -> Result<NewRecord> {
            auto made = vault::createPerson(*file.place, signIn);
            if (!made)
                return tl::unexpected<Error>(made.error());
            auto opened = file.take(std::move(made->person));
            if (!opened)
                return tl::unexpected<Error>(opened.error());
            file.hasChanged = true;
            return NewRecord{*std::move(opened), std::move(made->recoveryCode)};
        },
        then);
}

void Desk::signIn(const vault::SignIn& signIn, QObject* listener, const Then<OpenedRecord>& then)
{
    ask<OpenedRecord>(
        listener,
        [signIn](File& file) -> Result<OpenedRecord> {
            auto person = vault::unlock(*file.place, signIn);
            if (!person)
                return tl::unexpected<Error>(person.error());
            return file.take(*std::move(person));
        },
        then);
}

void Desk::signInWithCode(const std::string& code, QObject* listener, const Then<OpenedRecord>& then)
{
    ask<OpenedRecord>(
        listener,
        [code](File& file) -> Result<OpenedRecord> {
            auto person = vault::unlockWithCode(*file.place, code);
            if (!person)
                return tl::unexpected<Error>(person.error());
            return file.take(*std::move(person));
        },
        then);
}

void Desk::newRecoveryCode(QObject* listener, const Then<std::string>& then)
{
    ask<std::string>(
        listener,
        [](File& file) -> Result<std::string> {
            if (!file.person)
                return fail(ErrorCode::NotAllowed, "no record is open");
            file.hasChanged = true;
            return vault::newRecoveryCode(*file.place, *file.person);
        },
        then);
}

void Desk::markSheetKept(QObject* listener, const Then<>& then)
{
    ask<void>(
        listener,
        [](File& file) -> Result<> {
            if (!file.person)
                return fail(ErrorCode::NotAllowed, "no record is open");
            return vault::markRecoveryKept(*file.place, *file.person);
        },
        then);
}

void Desk::keep(Snapshot snapshot, QObject* listener, const Then<std::optional<vault::Receipt>>& then)
{
    using Kept = std::optional<vault::Receipt>;
    auto said = std::make_shared<const Snapshot>(std::move(snapshot));
    emptyLogLater();
    ask<Kept>(
        listener,
        [said](File& file) -> Result<Kept> {
            if (!file.person)
                return fail(ErrorCode::NotAllowed, "no record is open");
            const auto saved = usecase::save(*file.place, *file.person, said->record, *said->state);
            if (!saved)
                return tl::unexpected<Error>(saved.error());
            file.hasChanged = file.hasChanged || saved->changed;
            if (saved->redacted == 0)
                return Kept();
            auto receipt = vault::takeOutOfBackups(*file.place, *file.person);
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
    ask<vault::Receipt>(
        listener,
        [](File& file) -> Result<vault::Receipt> {
            if (!file.person)
                return fail(ErrorCode::NotAllowed, "no record is open");
            auto receipt = vault::erase(*file.place, *file.person);
            if (receipt)
                file.person.reset();
            return receipt;
        },
        then);
}

} // namespace ownwords::viewmodel
