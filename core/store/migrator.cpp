// SPDX-License-Identifier: Apache-2.0
#include "core/store/migrator.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace ownwords::store {

namespace {

Result<> findForeignKeyProblems(Connection& connection)
{
    Statement check = connection.prepare("PRAGMA foreign_key_check");
    const auto row = check.step();
    if (!row)
        return tl::unexpected<Error>(row.error());
    if (*row)
        return fail(ErrorCode::Damaged, "foreign keys after a migration");
    return {};
}

Result<> setVersion(Connection& connection, int version)
{
    return connection.execute("PRAGMA user_version=" + std::to_string(version));
}

Result<> applyInTransaction(Connection& connection, const Migration& step)
{
    Transaction transaction(connection);
    OWNWORDS_TRY(transaction.begin());
    const auto version = connection.integerOf("PRAGMA user_version");
    if (!version)
        return tl::unexpected<Error>(version.error());
    if (*version >= step.version) // another program was quicker
        return {};
    OWNWORDS_TRY(connection.execute(step.sql));
    OWNWORDS_TRY(findForeignKeyProblems(connection));
    OWNWORDS_TRY(setVersion(connection, step.version));
    return transaction.commit();
}

} // namespace

Result<std::vector<Migration>> shippedMigrations()
{
    std::vector<Migration> migrations;
    const QDir folder(QStringLiteral(":/sql"));
    const QStringList names = folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    for (const QString& name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::Internal, "a migration cannot be read");
        migrations.push_back({name.left(4).toInt(), file.readAll().toStdString()});
    }
    int expected = 0;
    for (const Migration& migration : migrations) {
        if (migration.version != ++expected)
            return fail(ErrorCode::Internal, "migrations are not numbered 1, 2, 3");
    }
    if (migrations.empty())
        return fail(ErrorCode::Internal, "no migrations");
    return migrations;
}

int newest(const std::vector<Migration>& migrations)
{
    return migrations.empty() ? 0 : migrations.back().version;
}

Result<std::string> schemaOf(Connection& connection)
{
    Statement query = connection.prepare(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name, tbl_name");
    std::string schema;
    for (;;) {
        const auto row = query.step();
        if (!row)
            return tl::unexpected<Error>(row.error());
        if (!*row)
            return schema;
        for (int column = 0; column < 4; ++column)
            schema += query.text(column) + '\n';
        if (!query.isSound())
            return fail(ErrorCode::Damaged, "schema");
    }
}

Result<std::string> schemaAt(const std::vector<Migration>& migrations, int version)
{
    auto fresh = Connection::openInMemory();
    if (!fresh)
        return tl::unexpected<Error>(fresh.error());
    for (const Migration& migration : migrations) {
        if (migration.version <= version)
            OWNWORDS_TRY((*fresh)->execute(migration.sql));
    }
    return schemaOf(**fresh);
}

Result<> buildSchema(Connection& connection, const std::vector<Migration>& migrations)
{
    Transaction transaction(connection);
    OWNWORDS_TRY(transaction.begin());
    for (const Migration& migration : migrations)
        OWNWORDS_TRY(connection.execute(migration.sql));
    OWNWORDS_TRY(connection.execute("PRAGMA application_id=" + std::to_string(applicationId)));
    OWNWORDS_TRY(setVersion(connection, newest(migrations)));
    return transaction.commit();
}

Result<> migrate(Connection& connection, const std::vector<Migration>& migrations)
{
    for (const Migration& step : migrations) {
        const auto version = connection.integerOf("PRAGMA user_version");
        if (!version)
            return tl::unexpected<Error>(version.error());
        if (*version >= step.version)
            continue;
        OWNWORDS_TRY(connection.enforceForeignKeys(false)); // a table may be built anew
        Result<> applied = applyInTransaction(connection, step);
        OWNWORDS_TRY(connection.enforceForeignKeys(true));
        if (!applied)
            return applied;
    }
    return {};
}

} // namespace ownwords::store
