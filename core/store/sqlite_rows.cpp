// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite_rows.h"

#include "core/store/file_opening.h"

#include <utility>

namespace ownwords::store {

namespace {

// One row, read by `read` from the statement; nothing when there is none; Damaged when its values are not ours.
template <typename Row, typename Read>
Result<std::optional<Row>> oneRow(Statement& query, const Read& read)
{
    const auto found = query.step();
    if (!found)
        return tl::unexpected<Error>(found.error());
    if (!*found)
        return std::nullopt;
    Row row = read(query);
    if (!query.isSound())
        return fail(ErrorCode::Damaged, "values of a row");
    return row;
}

} // namespace

SqliteStore::SqliteStore(std::unique_ptr<Connection> connection, bool isReadOnly, bool isMarked)
    : m_connection(std::move(connection))
    , m_isReadOnly(isReadOnly)
    , m_isMarked(isMarked)
{
}

SqliteStore::~SqliteStore()
{
    if (m_isReadOnly || m_connection->isInTransaction())
        return;
    if (m_isMarked)
        (void)m_connection->prepare("DELETE FROM meta WHERE k = ?").bindText(openKey).run();
    (void)m_connection->checkpoint(true); // what stays in the log is read at the next opening
}

Result<> SqliteStore::mayWrite() const
{
    if (m_isReadOnly)
        return fail(ErrorCode::ReadOnly, "the file was opened for looking");
    if (m_isInTransaction && !m_connection->isInTransaction())
        return fail(ErrorCode::CannotWrite, "the transaction was rolled back");
    return {};
}

Result<> SqliteStore::write(Statement statement)
{
    OWNWORDS_TRY(mayWrite());
    return statement.run();
}

Result<> SqliteStore::mustHaveChanged() const
{
    if (m_connection->changes() == 0)
        return fail(ErrorCode::Conflict, "saved by somebody else");
    return {};
}

Result<> SqliteStore::transaction(const std::function<Result<>()>& work)
{
    if (m_isInTransaction)
        return fail(ErrorCode::NotAllowed, "a transaction in a transaction");
    OWNWORDS_TRY(mayWrite());
    Transaction transaction(*m_connection);
    OWNWORDS_TRY(transaction.begin());
    m_isInTransaction = true;
    Result<> done = work();
    if (done)
        done = mayWrite();
    m_isInTransaction = false;
    return done ? transaction.commit() : done;
}

Result<std::optional<Bytes>> SqliteStore::meta(const std::string& key)
{
    Statement query = m_connection->prepare("SELECT v FROM meta WHERE k = ?");
    query.bindText(key);
    return oneRow<Bytes>(query, [](Statement& row) { return row.blob(0); });
}

Result<> SqliteStore::putMeta(const std::string& key, BytesView value)
{
    Statement change
        = m_connection->prepare("INSERT INTO meta (k, v) VALUES (?, ?) ON CONFLICT (k) DO UPDATE SET v = excluded.v");
    change.bindText(key).bindBlob(value);
    return write(std::move(change));
}

Result<std::optional<SlotRow>> SqliteStore::slot(const IdBytes& locator)
{
    Statement query = m_connection->prepare("SELECT sealed FROM slot WHERE locator = ?");
    query.bindId(locator);
    return oneRow<SlotRow>(query, [&](Statement& row) { return SlotRow{locator, row.blob(0)}; });
}

Result<> SqliteStore::addSlot(const SlotRow& row)
{
    Statement change = m_connection->prepare("INSERT INTO slot (locator, sealed) VALUES (?, ?)");
    change.bindId(row.locator).bindBlob(row.sealed);
    return write(std::move(change));
}

Result<> SqliteStore::putSlot(const SlotRow& row)
{
    Statement change = m_connection->prepare("INSERT INTO slot (locator, sealed) VALUES (?, ?) "
                                             "ON CONFLICT (locator) DO UPDATE SET sealed = excluded.sealed");
    change.bindId(row.locator).bindBlob(row.sealed);
    return write(std::move(change));
}

Result<> SqliteStore::removeSlot(const IdBytes& locator)
{
    Statement change = m_connection->prepare("DELETE FROM slot WHERE locator = ?");
    change.bindId(locator);
    return write(std::move(change));
}

Result<std::optional<PersonRow>> SqliteStore::person(const PersonId& person)
{
    Statement query
        = m_connection->prepare("SELECT epoch, keep_until, held_since, keyring, reset FROM person WHERE person_id = ?");
    query.bindId(person);
    return oneRow<PersonRow>(query, [&](Statement& row) {
        return PersonRow{person, row.integer(0), row.integer(1), row.integer(2), row.blob(3), row.blob(4)};
    });
}

Result<> SqliteStore::putPerson(const PersonRow& row)
{
    return writeWithRid(row.person,
        "INSERT INTO person (rid, person_id, epoch, keep_until, held_since, keyring, reset) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (person_id) DO UPDATE SET epoch = excluded.epoch, "
        "keep_until = excluded.keep_until, held_since = excluded.held_since, keyring = excluded.keyring, "
        "reset = excluded.reset",
        [&](Statement& change) {
            change.bindId(row.person).bind(row.epoch).bind(row.keepUntil).bind(row.heldSince);
            change.bindBlob(row.keyring).bindBlob(row.reset);
        });
}

Result<> SqliteStore::setKeepUntil(const PersonId& person, std::int64_t month)
{
    Statement change = m_connection->prepare("UPDATE person SET keep_until = ?, held_since = 0 WHERE person_id = ?");
    change.bind(month).bindId(person);
    return write(std::move(change));
}

Result<> SqliteStore::setHeldSince(const PersonId& person, std::int64_t day)
{
    Statement change = m_connection->prepare("UPDATE person SET held_since = ? WHERE person_id = ?");
    change.bind(day).bindId(person);
    return write(std::move(change));
}

Result<> SqliteStore::removePerson(const PersonId& person)
{
    Statement change = m_connection->prepare("DELETE FROM person WHERE person_id = ?");
    change.bindId(person);
    return write(std::move(change));
}

Result<std::vector<PersonRow>> SqliteStore::untouchedSince(std::int64_t month)
{
    Statement query = m_connection->prepare("SELECT person_id, epoch, keep_until, held_since FROM person "
                                            "WHERE keep_until < ? ORDER BY person_id");
    query.bind(month);
    std::vector<PersonRow> rows;
    for (;;) {
        auto row = oneRow<PersonRow>(query, [](Statement& found) {
            return PersonRow{PersonId(found.id(0)), found.integer(1), found.integer(2), found.integer(3), {}, {}};
        });
        if (!row)
            return tl::unexpected<Error>(row.error());
        if (!*row)
            return rows;
        rows.push_back(**std::move(row));
    }
}

Result<std::int64_t> SqliteStore::personCount()
{
    return m_connection->integerOf("SELECT count(*) FROM person");
}

Result<std::optional<ManifestRow>> SqliteStore::manifest(const PersonId& person)
{
    Statement query = m_connection->prepare("SELECT rev, sealed FROM manifest WHERE person_id = ?");
    query.bindId(person);
    return oneRow<ManifestRow>(query, [&](Statement& row) { return ManifestRow{person, row.integer(0), row.blob(1)}; });
}

Result<> SqliteStore::putManifest(const ManifestRow& row, std::int64_t readRev)
{
    if (readRev == 0) {
        OWNWORDS_TRY(writeWithRid(row.person,
            "INSERT INTO manifest (rid, person_id, rev, sealed) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (person_id) DO NOTHING",
            [&](Statement& change) { change.bindId(row.person).bind(row.rev).bindBlob(row.sealed); }));
        return mustHaveChanged();
    }
    Statement change = m_connection->prepare("UPDATE manifest SET rev = ?, sealed = ? WHERE person_id = ? AND rev = ?");
    change.bind(row.rev).bindBlob(row.sealed).bindId(row.person).bind(readRev);
    OWNWORDS_TRY(write(std::move(change)));
    return mustHaveChanged();
}

Result<> SqliteStore::replaceManifest(const ManifestRow& row)
{
    return writeWithRid(row.person,
        "INSERT INTO manifest (rid, person_id, rev, sealed) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (person_id) DO UPDATE SET rev = excluded.rev, sealed = excluded.sealed",
        [&](Statement& change) { change.bindId(row.person).bind(row.rev).bindBlob(row.sealed); });
}

Result<> SqliteStore::checkpoint(Checkpoint kind)
{
    if (m_isReadOnly)
        return {};
    return m_connection->checkpoint(kind == Checkpoint::Truncate);
}

} // namespace ownwords::store
