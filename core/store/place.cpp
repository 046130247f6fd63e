// SPDX-License-Identifier: Apache-2.0
#include "core/store/place.h"

#include "core/store/disk.h"
#include "core/store/sqlite_errors.h"

#include <QFileInfo>
#include <QStorageInfo>

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <vector>

#ifdef Q_OS_WIN
#include <windows.h>
#endif

namespace ownwords::store {

namespace fs = std::filesystem;

namespace {

// Names of the Linux kernel, macOS and FUSE. "fuseblk" is not here: that is a local NTFS disk.
constexpr std::array<std::string_view, 15> networkTypes{"9p", "afpfs", "afs", "ceph", "cifs", "davfs", "glusterfs",
    "lustre", "ncpfs", "nfs", "prl_fs", "smb", "vboxsf", "vmhgfs", "webdav"};
constexpr std::array<std::string_view, 7> keptInStep{
    "com~apple~clouddocs", "dropbox", "google drive", "googledrive", "iclouddrive", "nextcloud", "onedrive"};

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
        [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
    return lower;
}

#ifdef Q_OS_WIN
bool isRemoteDrive(const fs::path& folder)
{
    const fs::path root = folder.root_path();
    return GetDriveTypeW(root.c_str()) == DRIVE_REMOTE;
}
#else
bool isRemoteDrive(const fs::path&)
{
    return false;
}
#endif

std::uint32_t bigEndian(const unsigned char* bytes)
{
    return static_cast<std::uint32_t>(bytes[0]) << 24U | static_cast<std::uint32_t>(bytes[1]) << 16U
        | static_cast<std::uint32_t>(bytes[2]) << 8U | static_cast<std::uint32_t>(bytes[3]);
}

using FileName = decltype(sqlite3_create_filename(nullptr, nullptr, nullptr, 0, nullptr));

// A file opened through a VFS, closed at the end.
class RawFile {
public:
    RawFile(sqlite3_vfs& vfs, const std::string& path)
        : m_name(sqlite3_create_filename(path.c_str(), "", "", 0, nullptr))
        , m_memory(static_cast<std::size_t>(vfs.szOsFile) / sizeof(std::max_align_t) + 1)
    {
        if (m_name != nullptr)
            m_code = vfs.xOpen(&vfs, m_name, file(), SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_READONLY, nullptr);
    }
    RawFile(const RawFile&) = delete;
    RawFile& operator=(const RawFile&) = delete;
    ~RawFile()
    {
        if (file()->pMethods != nullptr)
            file()->pMethods->xClose(file());
        sqlite3_free_filename(m_name);
    }

    int openCode() const { return m_code; }
    sqlite3_file* file() { return reinterpret_cast<sqlite3_file*>(m_memory.data()); }

private:
    FileName m_name;
    std::vector<std::max_align_t> m_memory; // zeroed
    int m_code = SQLITE_NOMEM;
};

} // namespace

Result<fs::path> placeOf(const fs::path& path)
{
    if (!path.has_filename())
        return fail(ErrorCode::Invalid, "no name");
    std::error_code error;
    const fs::path folder = fs::canonical(fs::absolute(path, error).parent_path(), error);
    if (error || !fs::is_directory(folder, error))
        return fail(ErrorCode::NotFound, "folder");
    return folder / path.filename();
}

bool isNetworkFileSystem(std::string_view type)
{
    const std::string name = lowerCase(type);
    if (name.starts_with("fuse."))
        return true;
    // "nfs4", "smb3", "smbfs"
    return std::any_of(networkTypes.begin(), networkTypes.end(),
        [&](std::string_view network) { return std::string_view(name).starts_with(network); });
}

bool isKeptInStep(const fs::path& folder)
{
    return std::any_of(folder.begin(), folder.end(), [](const fs::path& part) {
        const std::string name = lowerCase(utf8(part));
        return std::find(keptInStep.begin(), keptInStep.end(), name) != keptInStep.end()
            || name.starts_with("onedrive - ") || name.starts_with("dropbox (");
    });
}

Result<> refuseNetwork(const fs::path& place, const std::string& fileSystemType)
{
    const fs::path folder = place.parent_path();
    std::string type = fileSystemType;
    if (type.empty())
        type = QStorageInfo(QString::fromStdU16String(folder.u16string())).fileSystemType().toStdString();
    if (isNetworkFileSystem(type))
        return fail(ErrorCode::NetworkFolder, type);
    if (isRemoteDrive(folder))
        return fail(ErrorCode::NetworkFolder, "remote drive");
    if (isKeptInStep(folder))
        return fail(ErrorCode::NetworkFolder, "kept in step");
    return {};
}

Result<> checkIsFile(const fs::path& place)
{
    std::error_code error;
    const fs::file_status status = fs::symlink_status(place, error);
    switch (status.type()) {
    case fs::file_type::regular:
        break;
    case fs::file_type::not_found:
        return fail(ErrorCode::NotFound, "file");
    case fs::file_type::directory:
        return fail(ErrorCode::Invalid, "folder");
    case fs::file_type::symlink:
        return fail(ErrorCode::Invalid, "link");
    case fs::file_type::none:
    case fs::file_type::unknown:
        return fail(ErrorCode::CannotRead, "file");
    default:
        return fail(ErrorCode::Invalid, "not a file");
    }
    if (fs::file_size(place, error) == 0 && !error)
        return fail(ErrorCode::Invalid, "empty");
    return {};
}

bool isWritable(const fs::path& place)
{
    const auto isOpenToUs
        = [](const fs::path& path) { return QFileInfo(QString::fromStdU16String(path.u16string())).isWritable(); };
    return isOpenToUs(place) && isOpenToUs(place.parent_path());
}

Result<FileHead> readHead(const fs::path& place, const std::string& vfsName)
{
    sqlite3_vfs* const vfs = sqlite3_vfs_find(vfsName.empty() ? nullptr : vfsName.c_str());
    if (vfs == nullptr)
        return fail(ErrorCode::Internal, "no such vfs");
    RawFile raw(*vfs, utf8(place));
    if (raw.openCode() != SQLITE_OK)
        return tl::unexpected<Error>(errorOfSqlite(raw.openCode(), 0, false));
    std::array<unsigned char, 100> bytes{};
    const int code = raw.file()->pMethods->xRead(raw.file(), bytes.data(), static_cast<int>(bytes.size()), 0);
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ)
        return tl::unexpected<Error>(errorOfSqlite(code, 0, false));
    constexpr std::string_view magic("SQLite format 3\0", 16);
    FileHead head;
    head.isWhole = code == SQLITE_OK;
    head.hasMagic = std::equal(magic.begin(), magic.end(), bytes.begin(),
        [](char expected, unsigned char found) { return static_cast<unsigned char>(expected) == found; });
    head.userVersion = bigEndian(bytes.data() + 60);
    head.applicationId = bigEndian(bytes.data() + 68);
    return head;
}

} // namespace ownwords::store
