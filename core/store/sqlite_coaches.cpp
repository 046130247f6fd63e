// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite_rows.h"

#include <utility>

namespace ownwords::store {

namespace {

CoachRow coachFrom(Statement& row)
{
    return {CoachId(row.id(0)), row.text(1), row.key(2), row.key(3), row.blob(4), row.blob(5)};
}

// The 32 bytes of 64 hex digits.
std::optional<Bytes> hashFrom(const std::string& digits)
{
    if (digits.size() != 64)
        return std::nullopt;
    const auto left = PersonId::fromText(std::string_view(digits).substr(0, 32));
    const auto right = PersonId::fromText(std::string_view(digits).substr(32));
    if (!left || !right)
        return std::nullopt;
    Bytes hash(left->bytes().begin(), left->bytes().end());
    hash.append(right->bytes().begin(), right->bytes().end());
    return hash;
}

} // namespace

Result<std::vector<CoachRow>> SqliteStore::coaches()
{
    Statement query = m_connection->prepare(
        "SELECT coach_id, name, box_key, sign_key, vouch, notebook FROM coach ORDER BY name, coach_id");
    std::vector<CoachRow> rows;
    for (;;) {
        const auto found = query.step();
        if (!found)
            return tl::unexpected<Error>(found.error());
        if (!*found)
            return rows;
        rows.push_back(coachFrom(query));
        if (!query.isSound())
            return fail(ErrorCode::Damaged, "values of a coach");
    }
}

Result<std::optional<CoachRow>> SqliteStore::coach(const CoachId& coach)
{
    Statement query = m_connection->prepare(
        "SELECT coach_id, name, box_key, sign_key, vouch, notebook FROM coach WHERE coach_id = ?");
    query.bindId(coach);
    const auto found = query.step();
    if (!found)
        return tl::unexpected<Error>(found.error());
    if (!*found)
        return std::nullopt;
    CoachRow row = coachFrom(query);
    if (!query.isSound())
        return fail(ErrorCode::Damaged, "values of a coach");
    return row;
}

Result<> SqliteStore::putCoach(const CoachRow& row)
{
    Statement change = m_connection->prepare(
        "INSERT INTO coach (coach_id, name, box_key, sign_key, vouch, notebook) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (coach_id) DO UPDATE SET name = excluded.name, box_key = excluded.box_key, "
        "sign_key = excluded.sign_key, vouch = excluded.vouch, notebook = excluded.notebook");
    change.bindId(row.coach).bindText(row.name).bindBlob(viewOf(row.boxKey)).bindBlob(viewOf(row.signKey));
    change.bindBlob(row.vouch).bindBlob(row.notebook);
    return write(std::move(change));
}

Result<> SqliteStore::removeCoach(const CoachId& coach)
{
    Statement change = m_connection->prepare("DELETE FROM coach WHERE coach_id = ?");
    change.bindId(coach);
    return write(std::move(change));
}

Result<std::optional<GrantRow>> SqliteStore::grant(const CoachId& coach, const PersonId& person)
{
    Statement query = m_connection->prepare("SELECT sealed FROM grant_ WHERE coach_id = ? AND person_id = ?");
    query.bindId(coach).bindId(person);
    const auto found = query.step();
    if (!found)
        return tl::unexpected<Error>(found.error());
    if (!*found)
        return std::nullopt;
    GrantRow row{coach, person, query.blob(0)};
    if (!query.isSound())
        return fail(ErrorCode::Damaged, "values of a grant");
    return row;
}

Result<std::vector<SharedRow>> SqliteStore::sharedWith(const CoachId& coach)
{
    Statement query = m_connection->prepare(
        "SELECT grant_.person_id, grant_.sealed, person.epoch, coalesce(manifest.rev, 0), "
        "coalesce(manifest.sealed, x'') FROM grant_ JOIN person ON person.person_id = grant_.person_id "
        "LEFT JOIN manifest ON manifest.person_id = grant_.person_id WHERE grant_.coach_id = ? "
        "ORDER BY grant_.person_id");
    query.bindId(coach);
    std::vector<SharedRow> rows;
    for (;;) {
        const auto found = query.step();
        if (!found && found.error().code == ErrorCode::Damaged)
            return sharedOneByOne(coach);
        if (!found)
            return tl::unexpected<Error>(found.error());
        if (!*found)
            return rows;
        const PersonId person(query.id(0));
        rows.push_back({{coach, person, query.blob(1)}, query.integer(2), {person, query.integer(3), query.blob(4)}});
        if (!query.isSound())
            return sharedOneByOne(coach);
    }
}

// One damaged manifest must not hide the others.
Result<std::vector<SharedRow>> SqliteStore::sharedOneByOne(const CoachId& coach)
{
    std::vector<SharedRow> rows;
    Statement query = m_connection->prepare("SELECT person_id, sealed FROM grant_ WHERE coach_id = ?");
    query.bindId(coach);
    for (;;) {
        const auto found = query.step();
        if (!found)
            return tl::unexpected<Error>(found.error());
        if (!*found)
            return rows;
        const PersonId owner(query.id(0));
        SharedRow row{{coach, owner, query.blob(1)}, 0, {owner, 0, {}}};
        const bool isSound = query.isSound();
        query.takeAsSound();
        if (!isSound)
            continue;
        if (const auto known = person(owner); known && *known)
            row.epoch = (*known)->epoch;
        if (auto known = manifest(owner); known && *known)
            row.manifest = **std::move(known);
        rows.push_back(std::move(row));
    }
}

Result<> SqliteStore::putGrant(const GrantRow& row)
{
    Statement change
        = m_connection->prepare("INSERT INTO grant_ (coach_id, person_id, sealed) VALUES (?, ?, ?) "
                                "ON CONFLICT (coach_id, person_id) DO UPDATE SET sealed = excluded.sealed");
    change.bindId(row.coach).bindId(row.person).bindBlob(row.sealed);
    return write(std::move(change));
}

Result<> SqliteStore::removeGrant(const CoachId& coach, const PersonId& person)
{
    Statement change = m_connection->prepare("DELETE FROM grant_ WHERE coach_id = ? AND person_id = ?");
    change.bindId(coach).bindId(person);
    return write(std::move(change));
}

Result<> SqliteStore::removeGrants(const PersonId& person)
{
    Statement change = m_connection->prepare("DELETE FROM grant_ WHERE person_id = ?");
    change.bindId(person);
    return write(std::move(change));
}

Result<std::optional<Bytes>> SqliteStore::pack(const std::string& hash)
{
    const auto key = hashFrom(hash);
    if (!key)
        return fail(ErrorCode::Invalid, "a pack's hash");
    Statement query = m_connection->prepare("SELECT bytes FROM pack WHERE hash = ?");
    query.bindBlob(*key);
    const auto found = query.step();
    if (!found)
        return tl::unexpected<Error>(found.error());
    if (!*found)
        return std::nullopt;
    Bytes bytes = query.blob(0);
    if (!query.isSound())
        return fail(ErrorCode::Damaged, "values of a pack");
    return bytes;
}

Result<> SqliteStore::putPack(const std::string& hash, BytesView bytes)
{
    const auto key = hashFrom(hash);
    if (!key)
        return fail(ErrorCode::Invalid, "a pack's hash");
    Statement change
        = m_connection->prepare("INSERT INTO pack (hash, bytes) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING");
    change.bindBlob(*key).bindBlob(bytes);
    return write(std::move(change));
}

} // namespace ownwords::store
