// SPDX-License-Identifier: Apache-2.0
#include "core/store/backups.h"

#include "core/store/disk.h"

#include <algorithm>
#include <set>

namespace ownwords::store {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view start = "ownwords-";
constexpr std::string_view end = ".backup";
constexpr std::string_view keptMark = "-before-";
constexpr std::size_t timeLength = 16;
constexpr std::size_t daysKept = 7;
constexpr std::size_t weeksKept = 4;

std::optional<Backup> backupFrom(const fs::path& path)
{
    const std::string name = utf8(path.filename());
    if (!name.starts_with(start) || !name.ends_with(end) || name.size() < start.size() + timeLength + end.size())
        return std::nullopt;
    const auto made = parseCompact(std::string_view(name).substr(start.size(), timeLength));
    if (!made)
        return std::nullopt;
    const std::string_view rest = std::string_view(name).substr(
        start.size() + timeLength, name.size() - start.size() - timeLength - end.size());
    const bool isKept = rest.starts_with(keptMark) && rest.size() > keptMark.size();
    if (!rest.empty() && !isKept)
        return std::nullopt;
    return Backup{path, *made, isKept};
}

std::chrono::sys_days dayOfBackup(const Backup& backup)
{
    return std::chrono::floor<std::chrono::days>(backup.made);
}

// Monday of that week.
std::chrono::sys_days weekOfBackup(const Backup& backup)
{
    const std::chrono::sys_days day = dayOfBackup(backup);
    return day - (std::chrono::weekday(day) - std::chrono::Monday);
}

Result<> makeFolder(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return tl::unexpected<Error>(errorOfFile(error, "making the folder of backups"));
    return {};
}

// Copies that a power cut left half made.
void removeUnfinished(const fs::path& folder)
{
    std::error_code error;
    std::vector<fs::path> found;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
        if (isUnfinished(entry.path()) && utf8(entry.path().filename()).starts_with("." + std::string(start)))
            found.push_back(entry.path());
    }
    for (const fs::path& path : found)
        (void)removeFile(path);
}

} // namespace

bool isCopy(const fs::path& path)
{
    if (backupFrom(path))
        return true;
    const std::string name = utf8(path.filename());
    const std::size_t mark = name.find(setAsideMark);
    return mark != std::string::npos
        && parseCompact(std::string_view(name).substr(mark + setAsideMark.size())).has_value();
}

Result<std::vector<Backup>> backupsIn(const fs::path& folder)
{
    std::error_code error;
    std::vector<Backup> backups;
    fs::directory_iterator entries(folder, error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
        const fs::path path = entries->path();
        std::error_code ignored;
        if (!fs::is_regular_file(fs::symlink_status(path, ignored)))
            continue;
        if (auto backup = backupFrom(path))
            backups.push_back(*std::move(backup));
    }
    if (error == std::errc::no_such_file_or_directory)
        return backups;
    if (error)
        return fail(ErrorCode::CannotRead, "folder of backups");
    std::sort(backups.begin(), backups.end(), [](const Backup& left, const Backup& right) {
        return left.made != right.made ? left.made > right.made : left.path > right.path;
    });
    return backups;
}

std::vector<Backup> outdated(const std::vector<Backup>& backups, TimePoint now)
{
    std::vector<Backup> newestFirst = backups;
    std::stable_sort(newestFirst.begin(), newestFirst.end(),
        [](const Backup& left, const Backup& right) { return left.made > right.made; });
    std::set<std::chrono::sys_days> days;
    std::set<std::chrono::sys_days> weeks;
    std::vector<Backup> old;
    for (const Backup& backup : newestFirst) {
        if (backup.isKept)
            continue;
        const bool isOfDay = days.size() < daysKept && days.insert(dayOfBackup(backup)).second;
        const bool isOfWeek = weeks.size() < weeksKept && weeks.insert(weekOfBackup(backup)).second;
        const bool isFresh = backup.made > now - std::chrono::hours(1); // also when the clock was set back
        if (!isOfDay && !isOfWeek && !isFresh)
            old.push_back(backup);
    }
    return old;
}

Result<Backup> makeBackup(Store& from, const Ledger& ledger, const fs::path& folder, TimePoint now)
{
    OWNWORDS_TRY(makeFolder(folder));
    removeUnfinished(folder);
    OWNWORDS_TRY(addToLedger(folder / "ownwords.ledger", ledger)); // first: a copy without it would bring people back
    Backup made;
    Result<> copied;
    auto second = std::chrono::floor<std::chrono::seconds>(now);
    do {
        made = {folder / (std::string(start) + compactText(second) + std::string(end)), second, false};
        second += std::chrono::seconds(1);
        copied = copyFile(from, made.path);
    } while (!copied && copied.error().code == ErrorCode::Exists);
    if (!copied)
        return tl::unexpected<Error>(copied.error());
    const auto all = backupsIn(folder);
    if (!all)
        return made;
    for (const Backup& old : outdated(*all, now)) {
        if (old.path.filename() != made.path.filename())
            (void)removeFile(old.path); // tried again at the next backup
    }
    return made;
}

} // namespace ownwords::store
