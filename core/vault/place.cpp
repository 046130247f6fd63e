// SPDX-License-Identifier: Apache-2.0
#include "core/vault/place.h"

#include "core/crypto/secret.h"
#include "core/store/ledger.h"
#include "core/vault/wire.h"

#include <algorithm>

namespace ownwords::vault {

namespace {

constexpr auto infoKey = "file";
constexpr auto foldersKey = "backup_folders";

// The one beside the file is not written.
Result<> writeBackupFolders(Place& place, const std::vector<std::filesystem::path>& folders)
{
    Writer out("fld1");
    const std::size_t own = place.file.empty() ? 0 : 1;
    out.count(folders.size() - own);
    for (std::size_t i = own; i < folders.size(); ++i)
        out.text(folders[i].string());
    return place.store.putMeta(foldersKey, out.bytes());
}

} // namespace

Result<> prepareFile(Place& place, const std::string& organisation, const crypto::KdfCost& cost)
{
    if (!crypto::isAllowed(cost))
        return fail(ErrorCode::Invalid, "key derivation: cost");
    FileInfo info;
    info.id = crypto::randomId();
    info.salt = crypto::randomId();
    info.cost = cost;
    info.device = DeviceId(crypto::randomId());
    info.organisation = organisation;
    return writeFileInfo(place, info);
}

Result<> writeFileInfo(Place& place, const FileInfo& info)
{
    Writer out("fil1");
    out.id(info.id).id(info.salt).number(info.cost.passes).number(info.cost.memory).id(info.device);
    out.text(info.organisation).id(info.founder).key(info.founderKey);
    return place.store.putMeta(infoKey, out.bytes());
}

Result<FileInfo> fileInfo(Place& place)
{
    const auto bytes = place.store.meta(infoKey);
    if (!bytes)
        return tl::unexpected(bytes.error());
    if (!*bytes)
        return fail(ErrorCode::Tampered, "file: its description is missing");
    Reader in(**bytes, "fil1");
    FileInfo info;
    info.id = in.idBytes();
    info.salt = in.idBytes();
    info.cost.passes = in.number();
    info.cost.memory = in.number();
    info.device = in.id<DeviceId>();
    info.organisation = in.text(10'000);
    info.founder = in.id<CoachId>();
    info.founderKey = in.key();
    OWNWORDS_TRY(in.end());
    if (!crypto::isAllowed(info.cost))
        return fail(ErrorCode::Tampered, "file: its words would be kept too weakly");
    return info;
}

Result<std::vector<std::filesystem::path>> backupFolders(Place& place)
{
    std::vector<std::filesystem::path> folders;
    if (!place.file.empty())
        folders.push_back(place.file.parent_path() / "backups");
    const auto more = place.store.meta(foldersKey);
    if (!more)
        return tl::unexpected(more.error());
    if (!*more)
        return folders;
    Reader in(**more, "fld1");
    for (std::size_t left = in.count(100); left > 0 && in.isGood(); --left)
        folders.emplace_back(std::string(in.text(10'000)));
    OWNWORDS_TRY(in.end());
    return folders;
}

Result<> addBackupFolder(Place& place, const std::filesystem::path& folder)
{
    auto folders = backupFolders(place);
    if (!folders)
        return tl::unexpected(folders.error());
    if (std::find(folders->begin(), folders->end(), folder) != folders->end())
        return {};
    const auto ledger = store::readLedger(store::ledgerOf(place.file));
    OWNWORDS_TRY(ledger ? store::addToLedger(folder / "ownwords.ledger", *ledger) : tl::unexpected(ledger.error()));
    folders->push_back(folder);
    return writeBackupFolders(place, *folders);
}

Result<> removeBackupFolder(Place& place, const std::filesystem::path& folder)
{
    auto folders = backupFolders(place);
    if (!folders)
        return tl::unexpected(folders.error());
    const auto first = folders->begin() + (place.file.empty() ? 0 : 1); // the one beside the file stays
    folders->erase(std::remove(first, folders->end(), folder), folders->end());
    return writeBackupFolders(place, *folders);
}

} // namespace ownwords::vault
