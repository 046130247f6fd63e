// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

// The sqlite3 C API with lifetimes and errors by value. Used in core/store only.
namespace ownwords::store {

class Connection;

// One statement, borrowed from its connection's cache for as long as the object lives. A mistake in preparing or
// binding waits inside and is what step() returns, so that a call site has one error path. What is bound is not copied:
// it must live until the last step().
class Statement {
public:
    Statement(Statement&& other) noexcept;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    Statement& bind(std::int64_t value); // each bind is the next parameter
    Statement& bindBlob(BytesView bytes);
    Statement& bindText(std::string_view text);
    Statement& bindId(const IdBytes& id);
    template <typename Tag>
    Statement& bindId(const Id<Tag>& id)
    {
        return bindId(id.bytes());
    }

    Result<bool> step(); // true: there is a row
    Result<> run(); // to the end
    void rewind(); // to be bound and stepped again

    // The row's values, by column. One of another type or length than asked for gives an empty value, and isSound()
    // is false from then on: such a row was not written by this program.
    std::int64_t integer(int column);
    Bytes blob(int column);
    std::string text(int column);
    IdBytes id(int column);
    PublicKey key(int column);
    bool isSound() const { return m_isSound; }
    void takeAsSound() { m_isSound = true; } // before the next row, when an unsound one is passed by

private:
    friend class Connection;
    Statement(Connection& connection, std::string_view sql);
    void bound(int code);
    BytesView blobOf(int column, std::size_t length);

    Connection& m_connection;
    std::string_view m_sql;
    sqlite3_stmt* m_handle = nullptr;
    std::optional<Error> m_error;
    int m_parameters = 0;
    bool m_isSound = true;
};

struct OpenFlags {
    bool isReadOnly = false;
    bool isImmutable = false; // the file cannot change and its log is not looked at; only with isReadOnly
    bool isRescue = false; // a file shorter than it says is read as far as it goes; only with isReadOnly
};

// One open file. One thread at a time.
class Connection {
public:
    // Opens and applies the settings that protect us from the file: README.md, "Settings". `vfs` empty = the system's.
    static Result<std::unique_ptr<Connection>> open(
        const std::string& path, const OpenFlags& flags, const std::string& vfs);
    static Result<std::unique_ptr<Connection>> openInMemory();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    Statement prepare(std::string_view sql); // `sql` must live as long as the connection: a literal
    Result<> execute(const std::string& sql); // any number of statements, without results
    Result<std::int64_t> integerOf(std::string_view pragma); // the first column of the first row; 0 when there is none
    Result<std::string> textOf(std::string_view pragma);

    std::int64_t changes() const; // rows that the last statement wrote
    bool isInTransaction() const;
    bool isReadOnly() const;
    Result<> enforceForeignKeys(bool isOn); // off for migrations; not inside a transaction
    Result<> checkpoint(bool truncate);
    static std::uint32_t random32(); // from sqlite3's own generator, seeded by the system
    const std::string& vfs() const { return m_vfs; }
    sqlite3* handle() const { return m_handle; }

    // The error of the call that just failed with `code`. The detail names the code, never a value.
    Error errorOf(int code, bool whileWriting) const;

private:
    friend class Statement;
    Connection(sqlite3* handle, std::string vfs);

    sqlite3* m_handle;
    std::string m_vfs;
    std::unordered_map<std::string_view, sqlite3_stmt*> m_cache; // those not borrowed now
};

// All or nothing: rolled back at the end of its life unless committed. Takes the write lock at once, so that a
// transaction never fails half-way for another program's sake.
class Transaction {
public:
    explicit Transaction(Connection& connection)
        : m_connection(connection)
    {
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();

    Result<> begin();
    Result<> commit();

private:
    Connection& m_connection;
    bool m_isOpen = false;
};

} // namespace ownwords::store
