// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite_errors.h"

#include <sqlite3.h>

#include <cerrno>

namespace ownwords::store {

namespace {

bool isNoRoom(int systemError)
{
#ifdef EDQUOT
    if (systemError == EDQUOT)
        return true;
#endif
    return systemError == ENOSPC || systemError == EFBIG;
}

ErrorCode ofInputOutput(int extendedCode, int systemError, bool whileWriting)
{
    switch (extendedCode) {
    case SQLITE_IOERR_NOMEM:
        return ErrorCode::NoMemory;
    case SQLITE_IOERR_CORRUPTFS:
    case SQLITE_IOERR_DATA:
        return ErrorCode::Damaged;
    case SQLITE_IOERR_READ:
    case SQLITE_IOERR_SHORT_READ:
    case SQLITE_IOERR_FSTAT:
    case SQLITE_IOERR_ACCESS:
    case SQLITE_IOERR_SEEK:
        return ErrorCode::CannotRead;
    default:
        break;
    }
    if (isNoRoom(systemError))
        return ErrorCode::DiskFull;
    switch (extendedCode) {
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_FSYNC:
    case SQLITE_IOERR_DIR_FSYNC:
    case SQLITE_IOERR_TRUNCATE:
    case SQLITE_IOERR_DELETE:
        return ErrorCode::CannotWrite;
    default:
        return whileWriting ? ErrorCode::CannotWrite : ErrorCode::CannotRead;
    }
}

ErrorCode ofConstraint(int extendedCode)
{
    switch (extendedCode) {
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
    case SQLITE_CONSTRAINT_UNIQUE:
        return ErrorCode::Exists;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return ErrorCode::NotFound; // the person or coach it belongs to
    default:
        return ErrorCode::Invalid;
    }
}

ErrorCode codeOf(int extendedCode, int systemError, bool whileWriting)
{
    switch (extendedCode & 0xff) {
    case SQLITE_FULL:
        return ErrorCode::DiskFull;
    case SQLITE_READONLY:
        return ErrorCode::ReadOnly;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return ErrorCode::Busy;
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
    case SQLITE_TOOBIG: // binding says so itself; a row that claims it is damaged
        return ErrorCode::Damaged;
    case SQLITE_NOTADB:
        return ErrorCode::NotOurFile;
    case SQLITE_NOMEM:
        return ErrorCode::NoMemory;
    case SQLITE_CONSTRAINT:
        return ofConstraint(extendedCode);
    case SQLITE_IOERR:
        return ofInputOutput(extendedCode, systemError, whileWriting);
    case SQLITE_CANTOPEN:
        return isNoRoom(systemError) ? ErrorCode::DiskFull
            : whileWriting           ? ErrorCode::CannotWrite
                                     : ErrorCode::CannotRead;
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return whileWriting ? ErrorCode::CannotWrite : ErrorCode::CannotRead;
    default:
        return ErrorCode::Internal;
    }
}

} // namespace

Error errorOfSqlite(int extendedCode, int systemError, bool whileWriting)
{
    return {codeOf(extendedCode, systemError, whileWriting), "sqlite " + std::to_string(extendedCode)};
}

} // namespace ownwords::store
