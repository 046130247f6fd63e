// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/date.h"
#include "core/base/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

// Files and folders as the store needs them: made for their owner only, on the disk before a call returns, nothing
// replaced by accident.
namespace ownwords::store {

std::string utf8(const std::filesystem::path& path);

Error errorOfFile(const std::error_code& error, std::string_view doing); // DiskFull, ReadOnly or CannotWrite

Result<> makeEmptyFile(const std::filesystem::path& path); // Exists; readable by its owner only
Result<> syncFile(const std::filesystem::path& path);
Result<> syncFolder(const std::filesystem::path& folder); // so that names survive a power cut; nothing on Windows
Result<> removeFile(const std::filesystem::path& path); // also when there is none
Result<> moveToNewName(const std::filesystem::path& from, const std::filesystem::path& to); // Exists
// Written beside it, synced and renamed over what is there.
Result<> replaceFile(const std::filesystem::path& path, BytesView bytes);

// A name that nobody looks at, beside `path`; what lies there is unfinished and may go.
std::filesystem::path unfinished(const std::filesystem::path& path);
bool isUnfinished(const std::filesystem::path& path);

// The file and what SQLite keeps beside it: "", "-wal", "-shm", "-journal".
std::filesystem::path withSuffix(const std::filesystem::path& path, std::string_view suffix);

// "20261122T101500Z", for names of files.
std::string compactText(TimePoint time);
std::optional<TimePoint> parseCompact(std::string_view text);

} // namespace ownwords::store
