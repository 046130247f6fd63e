// SPDX-License-Identifier: Apache-2.0
#include "core/store/connection.h"

#include "core/store/sqlite_errors.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace ownwords::store {

namespace {

constexpr int busyMilliseconds = 5000;
constexpr int longestValue = 32 << 20; // bytes
constexpr int longestSql = 100'000; // bytes

struct Switch {
    int option;
    int value;
};

// What a file may not do to the program that opens it.
constexpr std::array switches{
    Switch{SQLITE_DBCONFIG_DEFENSIVE, 1},
    Switch{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    Switch{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
    Switch{SQLITE_DBCONFIG_ENABLE_VIEW, 0},
    Switch{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    Switch{SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
    Switch{SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0},
    Switch{SQLITE_DBCONFIG_DQS_DML, 0},
    Switch{SQLITE_DBCONFIG_DQS_DDL, 0},
    Switch{SQLITE_DBCONFIG_ENABLE_FKEY, 1},
};

// An I/O error must be an error, not a signal (no mmap); nothing goes to temporary files; deleted means overwritten;
// fullfsync is what a Mac needs to reach the disk itself, and nothing elsewhere.
constexpr const char* protections = "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY; "
                                    "PRAGMA secure_delete=ON; PRAGMA fullfsync=ON; PRAGMA checkpoint_fullfsync=ON;";

// RFC 3986: a path inside file:...?immutable=1
std::string asUri(const std::string& path)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string uri = path.starts_with('/') ? "file:" : "file:///";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || c == '/' || c == '.' || c == '-' || c == '_' || c == ':') {
            uri += c;
        } else {
            uri += '%';
            uri += digits[byte >> 4U];
            uri += digits[byte & 15U];
        }
    }
    return uri;
}

int openFlagsOf(const OpenFlags& flags)
{
    int wanted = SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
    wanted |= flags.isReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (flags.isImmutable)
        wanted |= SQLITE_OPEN_URI;
    return wanted;
}

} // namespace

Statement::Statement(Connection& connection, std::string_view sql)
    : m_connection(connection)
    , m_sql(sql)
{
    if (auto found = connection.m_cache.extract(sql)) {
        m_handle = found.mapped();
        return;
    }
    const int code = sqlite3_prepare_v3(
        connection.m_handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &m_handle, nullptr);
    if (code != SQLITE_OK)
        m_error = connection.errorOf(code, false);
}

Statement::Statement(Statement&& other) noexcept
    : m_connection(other.m_connection)
    , m_sql(other.m_sql)
    , m_handle(std::exchange(other.m_handle, nullptr))
    , m_error(std::move(other.m_error))
    , m_parameters(other.m_parameters)
    , m_isSound(other.m_isSound)
{
}

Statement::~Statement()
{
    if (m_handle == nullptr)
        return;
    sqlite3_reset(m_handle);
    sqlite3_clear_bindings(m_handle);
    if (!m_connection.m_cache.emplace(m_sql, m_handle).second)
        sqlite3_finalize(m_handle);
}

void Statement::bound(int code)
{
    if (code != SQLITE_OK && !m_error)
        m_error
            = code == SQLITE_TOOBIG ? Error{ErrorCode::TooLarge, "a value to store"} : m_connection.errorOf(code, true);
}

Statement& Statement::bind(std::int64_t value)
{
    if (!m_error)
        bound(sqlite3_bind_int64(m_handle, ++m_parameters, value));
    return *this;
}

Statement& Statement::bindBlob(BytesView bytes)
{
    if (m_error)
        return *this;
    const int parameter = ++m_parameters;
    if (bytes.empty()) // a null pointer would bind NULL
        bound(sqlite3_bind_zeroblob(m_handle, parameter, 0));
    else
        bound(sqlite3_bind_blob64(m_handle, parameter, bytes.data(), bytes.size(), SQLITE_STATIC));
    return *this;
}

Statement& Statement::bindText(std::string_view text)
{
    if (!m_error) {
        const char* const start = text.empty() ? "" : text.data();
        bound(sqlite3_bind_text64(m_handle, ++m_parameters, start, text.size(), SQLITE_STATIC, SQLITE_UTF8));
    }
    return *this;
}

Statement& Statement::bindId(const IdBytes& id)
{
    return bindBlob({reinterpret_cast<const char*>(id.data()), id.size()});
}

Result<bool> Statement::step()
{
    if (m_error)
        return tl::unexpected<Error>(*m_error);
    const int code = sqlite3_step(m_handle);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    m_error = m_connection.errorOf(code, sqlite3_stmt_readonly(m_handle) == 0);
    return tl::unexpected<Error>(*m_error);
}

Result<> Statement::run()
{
    for (;;) {
        const auto row = step();
        if (!row)
            return tl::unexpected<Error>(row.error());
        if (!*row)
            return {};
    }
}

void Statement::rewind()
{
    if (m_handle == nullptr)
        return;
    sqlite3_reset(m_handle);
    m_error.reset();
    m_parameters = 0;
    m_isSound = true;
}

std::int64_t Statement::integer(int column)
{
    if (sqlite3_column_type(m_handle, column) == SQLITE_INTEGER)
        return sqlite3_column_int64(m_handle, column);
    m_isSound = false;
    return 0;
}

Bytes Statement::blob(int column)
{
    if (sqlite3_column_type(m_handle, column) != SQLITE_BLOB) {
        m_isSound = false;
        return {};
    }
    const void* const start = sqlite3_column_blob(m_handle, column);
    const auto length = static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column));
    return start == nullptr ? Bytes() : Bytes(static_cast<const char*>(start), length);
}

std::string Statement::text(int column)
{
    if (sqlite3_column_type(m_handle, column) != SQLITE_TEXT) {
        m_isSound = false;
        return {};
    }
    const unsigned char* const start = sqlite3_column_text(m_handle, column);
    const auto length = static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column));
    return start == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(start), length);
}

BytesView Statement::blobOf(int column, std::size_t length)
{
    const bool fits = sqlite3_column_type(m_handle, column) == SQLITE_BLOB
        && static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column)) == length;
    const void* const start = fits ? sqlite3_column_blob(m_handle, column) : nullptr;
    m_isSound = m_isSound && start != nullptr;
    return start == nullptr ? BytesView() : BytesView(static_cast<const char*>(start), length);
}

IdBytes Statement::id(int column)
{
    IdBytes id{};
    const BytesView bytes = blobOf(column, id.size());
    std::copy(bytes.begin(), bytes.end(), id.begin());
    return id;
}

PublicKey Statement::key(int column)
{
    PublicKey key{};
    const BytesView bytes = blobOf(column, key.size());
    std::copy(bytes.begin(), bytes.end(), key.begin());
    return key;
}

Connection::Connection(sqlite3* handle, std::string vfs)
    : m_handle(handle)
    , m_vfs(std::move(vfs))
{
}

Connection::~Connection()
{
    for (const auto& [sql, statement] : m_cache)
        sqlite3_finalize(statement);
    sqlite3_close_v2(m_handle);
}

Result<std::unique_ptr<Connection>> Connection::open(
    const std::string& path, const OpenFlags& flags, const std::string& vfs)
{
    const std::string name = flags.isImmutable ? asUri(path) + "?immutable=1" : path;
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &handle, openFlagsOf(flags), vfs.empty() ? nullptr : vfs.c_str());
    std::unique_ptr<Connection> connection(new Connection(handle, vfs));
    if (handle == nullptr)
        return fail(ErrorCode::NoMemory, "opening");
    if (code != SQLITE_OK)
        return tl::unexpected<Error>(connection->errorOf(code, false));
    sqlite3_busy_timeout(handle, busyMilliseconds);
    for (const Switch& wanted : switches)
        sqlite3_db_config(handle, wanted.option, wanted.value, nullptr);
    if (flags.isRescue) { // SQLite asks for these two before it reads past a wrong size; nothing is written
        sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
        sqlite3_db_config(handle, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, nullptr);
    }
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, longestValue);
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, longestSql);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 1); // VACUUM needs one
    OWNWORDS_TRY(connection->execute(protections));
    return connection;
}

Result<std::unique_ptr<Connection>> Connection::openInMemory()
{
    return open(":memory:", {}, {});
}

Statement Connection::prepare(std::string_view sql)
{
    return {*this, sql};
}

Result<> Connection::execute(const std::string& sql)
{
    const int code = sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return tl::unexpected<Error>(errorOf(code, true));
    return {};
}

Result<std::int64_t> Connection::integerOf(std::string_view pragma)
{
    Statement query = prepare(pragma);
    const auto row = query.step();
    if (!row)
        return tl::unexpected<Error>(row.error());
    return *row ? query.integer(0) : 0;
}

Result<std::string> Connection::textOf(std::string_view pragma)
{
    Statement query = prepare(pragma);
    const auto row = query.step();
    if (!row)
        return tl::unexpected<Error>(row.error());
    return *row ? query.text(0) : std::string();
}

std::int64_t Connection::changes() const
{
    return sqlite3_changes64(m_handle);
}

bool Connection::isInTransaction() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

bool Connection::isReadOnly() const
{
    return sqlite3_db_readonly(m_handle, "main") != 0;
}

Result<> Connection::enforceForeignKeys(bool isOn)
{
    int now = 0;
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_ENABLE_FKEY, isOn ? 1 : 0, &now);
    if ((now != 0) != isOn)
        return fail(ErrorCode::Internal, "foreign keys inside a transaction");
    return {};
}

Result<> Connection::checkpoint(bool truncate)
{
    const int kind = truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
    const int code = sqlite3_wal_checkpoint_v2(m_handle, "main", kind, nullptr, nullptr);
    if (code != SQLITE_OK)
        return tl::unexpected<Error>(errorOf(code, true));
    return {};
}

std::uint32_t Connection::random32()
{
    std::uint32_t number = 0;
    sqlite3_randomness(static_cast<int>(sizeof number), &number);
    return number;
}

Error Connection::errorOf(int code, bool whileWriting) const
{
    return errorOfSqlite(
        sqlite3_extended_errcode(m_handle) % 256 == code % 256 ? sqlite3_extended_errcode(m_handle) : code,
        m_handle == nullptr ? 0 : sqlite3_system_errno(m_handle), whileWriting);
}

Transaction::~Transaction()
{
    if (m_isOpen && m_connection.isInTransaction())
        (void)m_connection.prepare("ROLLBACK").run(); // what cannot be rolled back now is, at the next opening
}

Result<> Transaction::begin()
{
    OWNWORDS_TRY(m_connection.prepare("BEGIN IMMEDIATE").run());
    m_isOpen = true;
    return {};
}

Result<> Transaction::commit()
{
    OWNWORDS_TRY(m_connection.prepare("COMMIT").run());
    m_isOpen = false;
    return {};
}

} // namespace ownwords::store
