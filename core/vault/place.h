// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/date.h"
#include "core/crypto/kdf.h"
#include "core/crypto/phrase.h"
#include "core/store/store.h"

#include <filesystem>
#include <functional>

namespace ownwords::vault {

// Where a vault lies, and what it may ask for.
struct Place {
    store::Store& store;
    std::filesystem::path file; // the ledger, the backups and the ballast lie beside it
    std::function<TimePoint()> now;
    const crypto::WordList& words;
};

// What a file says about itself, in clear.
struct FileInfo {
    IdBytes id{};
    crypto::Salt salt{};
    crypto::KdfCost cost;
    DeviceId device; // the computer's, for events that begin here
    std::string organisation; // may be empty
    CoachId founder; // the first coach; null = none yet
    PublicKey founderKey{}; // signs for later coaches

    bool operator==(const FileInfo&) const = default;
};

// Makes a new file ready. `cost` from crypto::calibrate().
Result<> prepareFile(Place& place, const std::string& organisation, const crypto::KdfCost& cost);
// Tampered: missing, not readable, or a cost below the floor (then everybody new would be kept weakly).
Result<FileInfo> fileInfo(Place& place);
Result<> writeFileInfo(Place& place, const FileInfo& info);

// Folders that hold rolling backups: `backups` beside the file, and those the organisation added.
Result<std::vector<std::filesystem::path>> backupFolders(Place& place);
// A first write is tried there: ReadOnly, DiskFull ... when it fails, NotFound when there is no such folder.
Result<> addBackupFolder(Place& place, const std::filesystem::path& folder);
// No copies go there any more. Those that are there stay, and are no longer cleaned when somebody is taken out.
Result<> removeBackupFolder(Place& place, const std::filesystem::path& folder);

} // namespace ownwords::vault
