// SPDX-License-Identifier: Apache-2.0
#include "core/store/disk.h"
#include "core/store/file_opening.h"
#include "core/store/place.h"

#include <sqlite3.h>

#include <algorithm>
#include <string>

namespace ownwords::store {

namespace fs = std::filesystem;

namespace {

// Calls `progress` with how many of the file's pages were read so far: a check reads each about once.
class ProgressOf {
public:
    ProgressOf(Connection& connection, const std::function<void(int)>& progress, std::int64_t pages)
        : m_handle(connection.handle())
        , m_progress(progress)
        , m_pages(std::max<std::int64_t>(pages, 1))
        , m_before(pagesRead())
    {
        if (m_progress)
            sqlite3_progress_handler(m_handle, 10'000, &ProgressOf::look, this);
    }
    ProgressOf(const ProgressOf&) = delete;
    ProgressOf& operator=(const ProgressOf&) = delete;
    ~ProgressOf()
    {
        sqlite3_progress_handler(m_handle, 0, nullptr, nullptr);
        tell(100);
    }

private:
    static int look(void* self)
    {
        auto* const that = static_cast<ProgressOf*>(self);
        const std::int64_t percent = 100 * (that->pagesRead() - that->m_before) / that->m_pages;
        that->tell(static_cast<int>(std::min<std::int64_t>(percent, 99)));
        return 0;
    }

    std::int64_t pagesRead() const
    {
        int now = 0;
        int most = 0;
        sqlite3_db_status(m_handle, SQLITE_DBSTATUS_CACHE_MISS, &now, &most, 0);
        return now;
    }

    void tell(int percent)
    {
        if (m_progress && percent > m_told)
            m_progress(m_told = percent);
    }

    sqlite3* m_handle;
    const std::function<void(int)>& m_progress;
    std::int64_t m_pages;
    std::int64_t m_before;
    int m_told = -1;
};

bool isDamage(const Error& error)
{
    return error.code == ErrorCode::Damaged || error.code == ErrorCode::CannotRead;
}

// The rows of a checking pragma, as text, but for "ok".
Result<> collect(Connection& connection, std::string_view pragma, std::vector<std::string>& findings)
{
    Statement check = connection.prepare(pragma);
    for (;;) {
        const auto row = check.step();
        if (!row && !isDamage(row.error()))
            return tl::unexpected<Error>(row.error());
        if (!row)
            findings.push_back(row.error().detail);
        if (!row || !*row)
            return {};
        std::string finding = check.text(0);
        if (finding != "ok")
            findings.push_back(std::move(finding));
    }
}

} // namespace

Result<std::vector<std::string>> findDamage(
    Connection& connection, bool whole, const std::function<void(int percent)>& progress)
{
    std::vector<std::string> findings;
    const auto pages = connection.integerOf("PRAGMA page_count");
    if (!pages && !isDamage(pages.error()))
        return tl::unexpected<Error>(pages.error());
    const ProgressOf watching(connection, progress, pages.value_or(1));
    OWNWORDS_TRY(collect(connection, whole ? "PRAGMA integrity_check(100)" : "PRAGMA quick_check(100)", findings));
    if (whole)
        OWNWORDS_TRY(collect(connection,
            "SELECT 'row of ' || \"table\" || ' without what it belongs to' FROM pragma_foreign_key_check", findings));
    return findings;
}

Result<std::vector<std::string>> checkFile(const fs::path& path, const OpenSettings& settings)
{
    const auto place = placeOf(path);
    if (!place)
        return tl::unexpected<Error>(place.error());
    const auto migrations = shippedMigrations();
    if (!migrations)
        return tl::unexpected<Error>(migrations.error());
    OWNWORDS_TRY(checkIsFile(*place));
    OWNWORDS_TRY(checkHead(*place, settings.vfs, newest(*migrations)));
    const auto connection
        = isWritable(*place) ? Connection::open(utf8(*place), {}, settings.vfs) : openForReading(*place, settings.vfs);
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    return findDamage(**connection, true, settings.progress);
}

} // namespace ownwords::store
