// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite_rows.h"

#include <map>
#include <utility>

namespace ownwords::store {

namespace {

bool isDamage(const Error& error)
{
    return error.code == ErrorCode::Damaged || error.code == ErrorCode::CannotRead;
}

} // namespace

// Which rows there are, by the index.
struct SqliteStore::Named {
    std::map<std::int64_t, SittingId> sittings; // by rid
    std::optional<Error> damage; // where reading ended
};

// The rows themselves, by the table.
struct SqliteStore::Scan {
    std::map<std::int64_t, RecordRow> rows; // by rid
    std::set<std::int64_t> unsound; // rids of rows whose values are not ours
    std::optional<Error> damage;
};

std::int64_t ridOf(const PersonId& person, std::uint32_t random)
{
    const IdBytes& bytes = person.bytes();
    std::uint32_t prefix = 0;
    for (std::size_t i = 0; i < 4; ++i)
        prefix = prefix << 8U | bytes[i];
    const std::uint64_t rid = static_cast<std::uint64_t>(prefix >> 1U) << 32U | random;
    return static_cast<std::int64_t>(rid);
}

Result<SqliteStore::Named> SqliteStore::namesOf(const PersonId& person)
{
    // The index alone answers this, so it is read even when the table is damaged.
    Statement query = m_connection->prepare(
        "SELECT rid, record_id FROM record INDEXED BY sqlite_autoindex_record_1 WHERE person_id = ?");
    query.bindId(person);
    Named named;
    for (;;) {
        const auto row = query.step();
        if (!row && !isDamage(row.error()))
            return tl::unexpected<Error>(row.error());
        if (!row)
            named.damage = row.error();
        if (!row || !*row)
            return named;
        const std::int64_t rid = query.integer(0);
        named.sittings.emplace(rid, query.id(1));
        if (!query.isSound() && !named.damage)
            named.damage = Error{ErrorCode::Damaged, "values in the index"};
    }
}

Result<SqliteStore::Scan> SqliteStore::scan(const PersonId& person)
{
    Statement query = m_connection->prepare(
        "SELECT rid, person_id, record_id, version, sealed FROM record NOT INDEXED WHERE rid BETWEEN ? AND ?");
    query.bind(ridOf(person, 0)).bind(ridOf(person, 0xffffffffU));
    Scan scanned;
    for (;;) {
        const auto row = query.step();
        if (!row && !isDamage(row.error()))
            return tl::unexpected<Error>(row.error());
        if (!row)
            scanned.damage = row.error();
        if (!row || !*row)
            return scanned;
        const std::int64_t rid = query.integer(0);
        const PersonId owner(query.id(1));
        RecordRow found{owner, SittingId(query.id(2)), query.integer(3), query.blob(4)};
        if (!query.isSound())
            scanned.unsound.insert(rid);
        else if (owner == person)
            scanned.rows.emplace(rid, std::move(found));
        query.takeAsSound(); // the next row is another
    }
}

Result<std::optional<RecordRow>> SqliteStore::recordAt(std::int64_t rid)
{
    Statement query
        = m_connection->prepare("SELECT person_id, record_id, version, sealed FROM record NOT INDEXED WHERE rid = ?");
    query.bind(rid);
    const auto found = query.step();
    if (!found)
        return tl::unexpected<Error>(found.error());
    if (!*found)
        return std::nullopt;
    RecordRow row{PersonId(query.id(0)), SittingId(query.id(1)), query.integer(2), query.blob(3)};
    if (!query.isSound())
        return fail(ErrorCode::Damaged, "values of a row");
    return row;
}

// Index and table disagree, or one of them ends early. The index names the rows; each is then fetched by itself, which
// passes by the damaged pages of its neighbours.
Result<RecordRows> SqliteStore::salvage(const PersonId& person, const Named& named, Scan scanned)
{
    RecordRows found;
    found.complete = !named.damage;
    std::set<SittingId> good;
    for (auto& [rid, row] : scanned.rows) {
        if (good.insert(row.sitting).second)
            found.rows.push_back(std::move(row));
    }
    for (const auto& [rid, sitting] : named.sittings) {
        if (good.contains(sitting))
            continue;
        auto row = recordAt(rid);
        if (!row && !isDamage(row.error()))
            return tl::unexpected<Error>(row.error());
        const bool isOurs = row && *row && (*row)->person == person && (*row)->sitting == sitting;
        if (isOurs && good.insert(sitting).second)
            found.rows.push_back(**std::move(row));
        else
            found.unreadable.push_back(sitting);
    }
    if (found.rows.empty() && scanned.damage && scanned.damage->code == ErrorCode::CannotRead)
        return tl::unexpected<Error>(*scanned.damage); // not a bad row: the medium is gone
    return found;
}

Result<RecordRows> SqliteStore::records(const PersonId& person)
{
    const auto named = namesOf(person);
    if (!named)
        return tl::unexpected<Error>(named.error());
    auto scanned = scan(person);
    if (!scanned)
        return tl::unexpected<Error>(scanned.error());

    bool agree = !named->damage && !scanned->damage && scanned->unsound.empty()
        && named->sittings.size() == scanned->rows.size();
    for (const auto& [rid, sitting] : named->sittings) {
        const auto row = scanned->rows.find(rid);
        agree = agree && row != scanned->rows.end() && row->second.sitting == sitting;
    }
    if (!agree)
        return salvage(person, *named, *std::move(scanned));
    RecordRows all;
    for (auto& [rid, row] : scanned->rows)
        all.rows.push_back(std::move(row));
    return all;
}

Result<std::optional<RecordRow>> SqliteStore::record(const PersonId& person, const SittingId& sitting)
{
    Statement query = m_connection->prepare("SELECT version, sealed FROM record WHERE person_id = ? AND record_id = ?");
    query.bindId(person).bindId(sitting);
    const auto found = query.step();
    if (!found)
        return tl::unexpected<Error>(found.error());
    if (!*found)
        return std::nullopt;
    RecordRow row{person, sitting, query.integer(0), query.blob(1)};
    if (!query.isSound())
        return fail(ErrorCode::Damaged, "values of a row");
    return row;
}

Result<> SqliteStore::putRecord(const RecordRow& row, std::int64_t readVersion)
{
    if (readVersion == 0) {
        OWNWORDS_TRY(writeWithRid(row.person,
            "INSERT INTO record (rid, person_id, record_id, version, sealed) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (person_id, record_id) DO NOTHING",
            [&](Statement& change) {
                change.bindId(row.person).bindId(row.sitting).bind(row.version).bindBlob(row.sealed);
            }));
        return mustHaveChanged();
    }
    Statement change = m_connection->prepare(
        "UPDATE record SET version = ?, sealed = ? WHERE person_id = ? AND record_id = ? AND version = ?");
    change.bind(row.version).bindBlob(row.sealed).bindId(row.person).bindId(row.sitting).bind(readVersion);
    OWNWORDS_TRY(write(std::move(change)));
    return mustHaveChanged();
}

Result<> SqliteStore::removeRecord(const PersonId& person, const SittingId& sitting)
{
    Statement change = m_connection->prepare("DELETE FROM record WHERE person_id = ? AND record_id = ?");
    change.bindId(person).bindId(sitting);
    return write(std::move(change));
}

} // namespace ownwords::store
