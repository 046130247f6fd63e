// SPDX-License-Identifier: Apache-2.0
#include "tests/support/power_vfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstddef>

namespace ownwords::test {

namespace {

using Kind = DiskChange::Kind;

constexpr std::size_t sector = 512;

void apply(Bytes& file, const DiskChange& change)
{
    const auto at = static_cast<std::size_t>(change.at);
    if (change.kind == Kind::Truncate) {
        file.resize(at);
        return;
    }
    file.resize(std::max(file.size(), at + change.bytes.size()));
    file.replace(at, change.bytes.size(), change.bytes);
}

// Each sector of the write by itself.
void applyTorn(Bytes& file, const DiskChange& change, std::mt19937_64& random)
{
    const auto start = static_cast<std::size_t>(change.at);
    for (std::size_t done = 0; done < change.bytes.size();) {
        const std::size_t end = std::min(change.bytes.size(), ((start + done) / sector + 1) * sector - start);
        if (random() % 2 == 0)
            apply(file,
                {Kind::Write, change.file, change.at + static_cast<std::int64_t>(done),
                    change.bytes.substr(done, end - done), {}});
        done = end;
    }
}

} // namespace

struct PowerVfs::Vfs {
    sqlite3_vfs vfs{}; // first: SQLite hands it back
    sqlite3_vfs* system = nullptr;
    std::string name;
    sqlite3_io_methods methods{};
    bool isRecording = false;
    std::filesystem::path folder;
    std::map<std::string, int> numbers;
    int next = 0;
    std::vector<DiskChange> changes;
};

namespace {

// Our file, with the system's behind it.
struct File {
    sqlite3_file base;
    void* owner;
    int number; // -1 = not written down
    bool syncsFolder; // with its first sync
};

constexpr std::size_t headBytes
    = (sizeof(File) + alignof(std::max_align_t) - 1) / alignof(std::max_align_t) * alignof(std::max_align_t);

sqlite3_file* realOf(sqlite3_file* file)
{
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + headBytes);
}

// One method handed on as it is.
template <auto Method, typename... Arguments>
int handOn(sqlite3_file* file, Arguments... arguments)
{
    sqlite3_file* const real = realOf(file);
    return (real->pMethods->*Method)(real, arguments...);
}

void shmBarrier(sqlite3_file* file)
{
    realOf(file)->pMethods->xShmBarrier(realOf(file));
}

// A file that grows in steps would change its size without our seeing it.
int control(sqlite3_file* file, int what, void* argument)
{
    if (what == SQLITE_FCNTL_SIZE_HINT || what == SQLITE_FCNTL_CHUNK_SIZE)
        return SQLITE_OK;
    return realOf(file)->pMethods->xFileControl(realOf(file), what, argument);
}

template <typename Vfs>
struct Recording {
    static void note(sqlite3_file* file, DiskChange change)
    {
        const auto& own = *reinterpret_cast<File*>(file);
        auto& self = *static_cast<Vfs*>(own.owner);
        change.file = own.number;
        if (self.isRecording && own.number >= 0)
            self.changes.push_back(std::move(change));
    }

    static int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at)
    {
        note(file, {Kind::Write, 0, at, Bytes(static_cast<const char*>(bytes), static_cast<std::size_t>(size)), {}});
        return realOf(file)->pMethods->xWrite(realOf(file), bytes, size, at);
    }

    static int truncate(sqlite3_file* file, sqlite3_int64 size)
    {
        note(file, {Kind::Truncate, 0, size, {}, {}});
        return realOf(file)->pMethods->xTruncate(realOf(file), size);
    }

    static int sync(sqlite3_file* file, int flags)
    {
        note(file, {Kind::Sync, 0, 0, {}, {}});
        bool& syncsFolder = reinterpret_cast<File*>(file)->syncsFolder;
        if (syncsFolder)
            note(file, {Kind::SyncFolder, 0, 0, {}, {}});
        syncsFolder = false;
        return realOf(file)->pMethods->xSync(realOf(file), flags);
    }

    // The file's number; a new one when it was not there.
    static int numberOf(Vfs& self, const std::filesystem::path& path)
    {
        if (!self.isRecording || path.parent_path() != self.folder)
            return -1;
        const std::string name = path.filename().string();
        if (const auto known = self.numbers.find(name); known != self.numbers.end())
            return known->second;
        self.numbers[name] = self.next;
        self.changes.push_back({Kind::Create, self.next, 0, {}, name});
        return self.next++;
    }

    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* outFlags)
    {
        file->pMethods = nullptr;
        auto& self = *reinterpret_cast<Vfs*>(vfs);
        const int code = self.system->xOpen(self.system, name, realOf(file), flags, outFlags);
        if (code != SQLITE_OK)
            return code;
        // As the system's VFS does: https://www.sqlite.org/src/file/src/os_unix.c, UNIXFILE_DIRSYNC
        constexpr int journals = SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL;
        auto& own = *reinterpret_cast<File*>(file);
        own.owner = &self;
        own.number = name == nullptr ? -1 : numberOf(self, name);
        own.syncsFolder = (flags & SQLITE_OPEN_CREATE) != 0 && (flags & journals) != 0;
        file->pMethods = &self.methods;
        return SQLITE_OK;
    }

    static int remove(sqlite3_vfs* vfs, const char* path, int syncsFolder)
    {
        auto& self = *reinterpret_cast<Vfs*>(vfs);
        const int code = self.system->xDelete(self.system, path, syncsFolder);
        const std::string name = std::filesystem::path(path).filename().string();
        const auto known = self.numbers.find(name);
        if (code != SQLITE_OK || !self.isRecording || known == self.numbers.end())
            return code;
        self.changes.push_back({Kind::Delete, known->second, 0, {}, name});
        if (syncsFolder != 0)
            self.changes.push_back({Kind::SyncFolder, known->second, 0, {}, {}});
        self.numbers.erase(known);
        return code;
    }
};

} // namespace

PowerVfs::PowerVfs(const std::string& name)
    : m_vfs(std::make_unique<Vfs>())
{
    using Methods = sqlite3_io_methods;
    using Own = Recording<Vfs>;
    Vfs& self = *m_vfs;
    self.system = sqlite3_vfs_find(nullptr);
    self.name = name;
    self.vfs = *self.system;
    self.vfs.zName = self.name.c_str();
    self.vfs.pNext = nullptr;
    self.vfs.szOsFile = static_cast<int>(headBytes) + self.system->szOsFile;
    self.vfs.xOpen = &Own::open;
    self.vfs.xDelete = &Own::remove;
    Methods& methods = self.methods;
    methods.iVersion = 2;
    methods.xClose = &handOn<&Methods::xClose>;
    methods.xRead = &handOn<&Methods::xRead, void*, int, sqlite3_int64>;
    methods.xWrite = &Own::write;
    methods.xTruncate = &Own::truncate;
    methods.xSync = &Own::sync;
    methods.xFileSize = &handOn<&Methods::xFileSize, sqlite3_int64*>;
    methods.xLock = &handOn<&Methods::xLock, int>;
    methods.xUnlock = &handOn<&Methods::xUnlock, int>;
    methods.xCheckReservedLock = &handOn<&Methods::xCheckReservedLock, int*>;
    methods.xFileControl = &control;
    methods.xSectorSize = &handOn<&Methods::xSectorSize>;
    methods.xDeviceCharacteristics = &handOn<&Methods::xDeviceCharacteristics>;
    methods.xShmMap = &handOn<&Methods::xShmMap, int, int, int, volatile void**>;
    methods.xShmLock = &handOn<&Methods::xShmLock, int, int, int>;
    methods.xShmBarrier = &shmBarrier;
    methods.xShmUnmap = &handOn<&Methods::xShmUnmap, int>;
    sqlite3_vfs_register(&self.vfs, 0);
}

PowerVfs::~PowerVfs()
{
    sqlite3_vfs_unregister(&m_vfs->vfs);
}

void PowerVfs::record(const std::filesystem::path& folder, const std::vector<std::string>& names)
{
    m_vfs->folder = folder;
    m_vfs->changes.clear();
    m_vfs->numbers.clear();
    m_vfs->next = 0;
    for (const std::string& name : names)
        m_vfs->numbers[name] = m_vfs->next++;
    m_vfs->isRecording = true;
}

const std::vector<DiskChange>& PowerVfs::changes() const
{
    return m_vfs->changes;
}

PaperDisk::PaperDisk(const Files& synced)
{
    for (const auto& [name, bytes] : synced) {
        const int number = static_cast<int>(m_files.size());
        m_folder[name] = number;
        m_files[number].synced = bytes;
    }
}

void PaperDisk::play(const DiskChange& change)
{
    File& file = m_files[change.file];
    switch (change.kind) {
    case Kind::Write:
    case Kind::Truncate:
        file.since.push_back(change);
        break;
    case Kind::Sync:
        for (const DiskChange& earlier : file.since)
            apply(file.synced, earlier);
        file.since.clear();
        break;
    case Kind::Create:
    case Kind::Delete:
        m_folderSince.push_back(change);
        break;
    case Kind::SyncFolder:
        for (const DiskChange& earlier : m_folderSince) {
            if (earlier.kind == Kind::Create)
                m_folder[earlier.name] = earlier.file;
            else
                m_folder.erase(earlier.name);
        }
        m_folderSince.clear();
        break;
    }
}

PaperDisk::Files PaperDisk::afterPowerCut(Survives what, std::mt19937_64& random) const
{
    Folder folder = m_folder;
    std::size_t kept = what == Survives::Everything ? m_folderSince.size() : 0;
    if (what == Survives::ByChance)
        kept = random() % (m_folderSince.size() + 1);
    for (std::size_t i = 0; i < kept; ++i) {
        if (m_folderSince[i].kind == Kind::Create)
            folder[m_folderSince[i].name] = m_folderSince[i].file;
        else
            folder.erase(m_folderSince[i].name);
    }
    Files files;
    for (const auto& [name, number] : folder) {
        const File& file = m_files.at(number);
        Bytes bytes = file.synced;
        for (const DiskChange& change : file.since) {
            const auto chance = what == Survives::ByChance ? random() % 3 : 0; // 0 kept, 1 torn, 2 lost
            if (what == Survives::Synced || chance == 2)
                continue;
            if (chance == 0)
                apply(bytes, change);
            else if (change.kind == Kind::Write)
                applyTorn(bytes, change, random);
        }
        files.emplace(name, std::move(bytes));
    }
    return files;
}

} // namespace ownwords::test
