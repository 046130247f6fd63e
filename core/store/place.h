// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

// Where a file lies and what it claims to be, found out before SQLite touches it.
namespace ownwords::store {

// The file's path with every link of its folders followed, but not its own. NotFound: no such folder; Invalid: no name.
Result<std::filesystem::path> placeOf(const std::filesystem::path& path);

// WAL needs memory shared by programs of one computer. `fileSystemType` empty = asked from the system.
Result<> refuseNetwork(const std::filesystem::path& place, const std::string& fileSystemType);
bool isNetworkFileSystem(std::string_view type);
// OneDrive, Dropbox and the like: they copy a file while it is written, and bring old ones back.
bool isKeptInStep(const std::filesystem::path& folder);

// NotFound; Invalid: a folder, a link, something else that is no file, or empty.
Result<> checkIsFile(const std::filesystem::path& place);

// Whether the file and its folder can be written.
bool isWritable(const std::filesystem::path& place);

// The first bytes of an SQLite file (https://www.sqlite.org/fileformat2.html#the_database_header). Read through the
// VFS: closing a file that was opened in another way would drop the locks this program holds on it.
struct FileHead {
    bool hasMagic = false;
    bool isWhole = false; // all 100 bytes are there
    std::uint32_t applicationId = 0;
    std::uint32_t userVersion = 0;
};
Result<FileHead> readHead(const std::filesystem::path& place, const std::string& vfs);

} // namespace ownwords::store
