// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

namespace ownwords::store {

// What an extended result code of sqlite3 means to those above. `systemError` is the errno beside it (0 = none), which
// alone tells a full disk from a broken one. The detail is "sqlite 5386": the message of sqlite3 may quote a value.
Error errorOfSqlite(int extendedCode, int systemError, bool whileWriting);

} // namespace ownwords::store
