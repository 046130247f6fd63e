// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace ownwords::test {

// One thing a program asked of the disk.
struct DiskChange {
    enum class Kind { Write, Truncate, Sync, Create, Delete, SyncFolder };

    Kind kind = Kind::Write;
    int file = -1; // a file keeps its number for life; one made again under the same name has another
    std::int64_t at = 0; // Write: where; Truncate: the new size
    Bytes bytes; // Write
    std::string name; // Create, Delete
};

// The system's VFS that also writes down what is asked of files in one folder. Memory shared by programs (the log's
// index) is not on the disk and so not written down. Registered under `name` for as long as it lives; nothing may be
// open through it at its end.
class PowerVfs {
public:
    explicit PowerVfs(const std::string& name);
    ~PowerVfs();
    PowerVfs(const PowerVfs&) = delete;
    PowerVfs& operator=(const PowerVfs&) = delete;

    // From now on, beginning with `names`, the files there are, numbered from 0 in this order.
    void record(const std::filesystem::path& folder, const std::vector<std::string>& names);
    const std::vector<DiskChange>& changes() const;

private:
    struct Vfs;
    std::unique_ptr<Vfs> m_vfs;
};

// A disk that keeps what was synced, and of the rest what it likes. Changes are played in; at any moment the power may
// go. A write that was not synced is kept, lost or torn at sectors of 512 bytes; of files made and deleted since the
// folder was synced, the first few are, the others not.
class PaperDisk {
public:
    using Files = std::map<std::string, Bytes>;
    enum class Survives { Synced, Everything, ByChance };

    explicit PaperDisk(const Files& synced);

    void play(const DiskChange& change);
    Files afterPowerCut(Survives what, std::mt19937_64& random) const;

private:
    struct File {
        Bytes synced;
        std::vector<DiskChange> since;
    };
    using Folder = std::map<std::string, int>;

    std::map<int, File> m_files;
    Folder m_folder; // as synced
    std::vector<DiskChange> m_folderSince;
};

} // namespace ownwords::test
