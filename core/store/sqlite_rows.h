// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/connection.h"
#include "core/store/store.h"

#include <memory>
#include <set>

namespace ownwords::store {

// The Store over one SQLite file. Opened by file_opening.cpp.
class SqliteStore final : public Store {
public:
    // `isMarked`: the file's mark of being open was set and is to be taken off at the end.
    SqliteStore(std::unique_ptr<Connection> connection, bool isReadOnly, bool isMarked);
    ~SqliteStore() override;

    Connection& connection() { return *m_connection; }

    Result<> transaction(const std::function<Result<>()>& work) override;

    Result<std::optional<Bytes>> meta(const std::string& key) override;
    Result<> putMeta(const std::string& key, BytesView value) override;

    Result<std::optional<SlotRow>> slot(const IdBytes& locator) override;
    Result<> addSlot(const SlotRow& row) override;
    Result<> putSlot(const SlotRow& row) override;
    Result<> removeSlot(const IdBytes& locator) override;

    Result<std::optional<PersonRow>> person(const PersonId& person) override;
    Result<> putPerson(const PersonRow& row) override;
    Result<> setKeepUntil(const PersonId& person, std::int64_t month) override;
    Result<> setHeldSince(const PersonId& person, std::int64_t day) override;
    Result<> removePerson(const PersonId& person) override;
    Result<std::vector<PersonRow>> untouchedSince(std::int64_t month) override;
    Result<std::int64_t> personCount() override;

    Result<std::optional<ManifestRow>> manifest(const PersonId& person) override;
    Result<> putManifest(const ManifestRow& row, std::int64_t readRev) override;
    Result<> replaceManifest(const ManifestRow& row) override;

    Result<RecordRows> records(const PersonId& person) override;
    Result<std::optional<RecordRow>> record(const PersonId& person, const SittingId& sitting) override;
    Result<> putRecord(const RecordRow& row, std::int64_t readVersion) override;
    Result<> removeRecord(const PersonId& person, const SittingId& sitting) override;

    Result<std::vector<CoachRow>> coaches() override;
    Result<std::optional<CoachRow>> coach(const CoachId& coach) override;
    Result<> putCoach(const CoachRow& row) override;
    Result<> removeCoach(const CoachId& coach) override;

    Result<std::optional<GrantRow>> grant(const CoachId& coach, const PersonId& person) override;
    Result<std::vector<SharedRow>> sharedWith(const CoachId& coach) override;
    Result<> putGrant(const GrantRow& row) override;
    Result<> removeGrant(const CoachId& coach, const PersonId& person) override;
    Result<> removeGrants(const PersonId& person) override;

    Result<std::optional<Bytes>> pack(const std::string& hash) override;
    Result<> putPack(const std::string& hash, BytesView bytes) override;

    Result<> checkpoint(Checkpoint kind) override;
    bool isReadOnly() const override { return m_isReadOnly; }

private:
    struct Named;
    struct Scan;

    // Runs a writing statement. Refuses when SQLite has rolled the open transaction back by itself: what followed
    // would be written one by one.
    Result<> write(Statement statement);
    Result<> mayWrite() const;
    // write() of a statement with a fresh rid, tried again when 32 random bits are taken.
    template <typename Bind>
    Result<> writeWithRid(const PersonId& person, std::string_view sql, const Bind& bindRest);
    Result<> mustHaveChanged() const; // Conflict

    Result<Named> namesOf(const PersonId& person);
    Result<Scan> scan(const PersonId& person);
    Result<RecordRows> salvage(const PersonId& person, const Named& named, Scan scanned);
    Result<std::optional<RecordRow>> recordAt(std::int64_t rid);
    Result<std::vector<SharedRow>> sharedOneByOne(const CoachId& coach);

    std::unique_ptr<Connection> m_connection;
    bool m_isReadOnly;
    bool m_isMarked;
    bool m_isInTransaction = false;
};

// What lies together in the clustered tables: the greatest rid of a person has `random` 0xffffffff.
std::int64_t ridOf(const PersonId& person, std::uint32_t random);

template <typename Bind>
Result<> SqliteStore::writeWithRid(const PersonId& person, std::string_view sql, const Bind& bindRest)
{
    for (int tries = 0;; ++tries) {
        Statement statement = m_connection->prepare(sql);
        statement.bind(ridOf(person, m_connection->random32()));
        bindRest(statement);
        Result<> written = write(std::move(statement));
        if (written || written.error().code != ErrorCode::Exists || tries == 8)
            return written;
    }
}

} // namespace ownwords::store
