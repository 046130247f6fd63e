// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/connection.h"

#include <string>
#include <vector>

namespace ownwords::store {

constexpr int applicationId = 0x4f574e31; // "OWN1"

// One numbered file of core/store/sql. A shipped one is never edited.
struct Migration {
    int version = 0;
    std::string sql;
};

// All shipped ones, in order: 1, 2, 3 ...
Result<std::vector<Migration>> shippedMigrations();
int newest(const std::vector<Migration>& migrations);

// Everything that sqlite_schema says, as one text, so that a trigger, a view or a table more is seen.
Result<std::string> schemaOf(Connection& connection);
// The same for a fresh file of `version`.
Result<std::string> schemaAt(const std::vector<Migration>& migrations, int version);

// The schema of today in an empty file, in one transaction.
Result<> buildSchema(Connection& connection, const std::vector<Migration>& migrations);

// From the file's version to the newest, each step in a transaction of its own with the foreign keys checked and the
// version inside. The backup is the caller's.
Result<> migrate(Connection& connection, const std::vector<Migration>& migrations);

} // namespace ownwords::store
