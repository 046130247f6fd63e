// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fault_vfs.h"

#include <sqlite3.h>

#include <cstddef>
#include <new>

namespace ownwords::test {

struct FaultVfs::Vfs {
    sqlite3_vfs vfs{}; // first: SQLite hands it back
    sqlite3_vfs* system = nullptr;
    std::string name;
    sqlite3_io_methods withShared{};
    sqlite3_io_methods withoutShared{};
    bool isShared = true;
    bool isCounting = false;
    bool isForGood = false;
    Fault fault = Fault::DiskFull;
    long at = 0;
    long count = 0;

    bool fails()
    {
        if (!isCounting)
            return false;
        ++count;
        return isForGood ? count >= at : count == at;
    }
};

namespace {

// Our file, with the system's behind it.
struct File {
    sqlite3_file base;
    void* owner;
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

template <typename Vfs>
struct Faulty {
    static Vfs& of(sqlite3_file* file) { return *static_cast<Vfs*>(reinterpret_cast<File*>(file)->owner); }

    static int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset)
    {
        sqlite3_file* const real = realOf(file);
        if (!of(file).fails())
            return real->pMethods->xWrite(real, bytes, size, offset);
        if (size > 16)
            real->pMethods->xWrite(real, bytes, size / 2, offset);
        return of(file).fault == FaultVfs::Fault::DiskFull ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }

    static int truncate(sqlite3_file* file, sqlite3_int64 size)
    {
        return of(file).fails() ? SQLITE_IOERR_TRUNCATE : realOf(file)->pMethods->xTruncate(realOf(file), size);
    }

    static int sync(sqlite3_file* file, int flags)
    {
        return of(file).fails() ? SQLITE_IOERR_FSYNC : realOf(file)->pMethods->xSync(realOf(file), flags);
    }

    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* outFlags)
    {
        file->pMethods = nullptr;
        auto& self = *reinterpret_cast<Vfs*>(vfs);
        if (self.fails())
            return SQLITE_CANTOPEN;
        const int code = self.system->xOpen(self.system, name, realOf(file), flags, outFlags);
        if (code != SQLITE_OK)
            return code;
        reinterpret_cast<File*>(file)->owner = &self;
        file->pMethods = self.isShared ? &self.withShared : &self.withoutShared;
        return SQLITE_OK;
    }

    static int remove(sqlite3_vfs* vfs, const char* name, int syncFolder)
    {
        auto& self = *reinterpret_cast<Vfs*>(vfs);
        return self.fails() ? SQLITE_IOERR_DELETE : self.system->xDelete(self.system, name, syncFolder);
    }
};

} // namespace

FaultVfs::FaultVfs(const std::string& name)
    : m_vfs(std::make_unique<Vfs>())
{
    using Methods = sqlite3_io_methods;
    using Own = Faulty<Vfs>;
    Vfs& self = *m_vfs;
    self.system = sqlite3_vfs_find(nullptr);
    self.name = name;
    self.vfs = *self.system;
    self.vfs.zName = self.name.c_str();
    self.vfs.pNext = nullptr;
    self.vfs.szOsFile = static_cast<int>(headBytes) + self.system->szOsFile;
    self.vfs.xOpen = &Own::open;
    self.vfs.xDelete = &Own::remove;
    Methods& methods = self.withShared;
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
    methods.xFileControl = &handOn<&Methods::xFileControl, int, void*>;
    methods.xSectorSize = &handOn<&Methods::xSectorSize>;
    methods.xDeviceCharacteristics = &handOn<&Methods::xDeviceCharacteristics>;
    self.withoutShared = methods;
    self.withoutShared.iVersion = 1;
    methods.xShmMap = &handOn<&Methods::xShmMap, int, int, int, volatile void**>;
    methods.xShmLock = &handOn<&Methods::xShmLock, int, int, int>;
    methods.xShmBarrier = &shmBarrier;
    methods.xShmUnmap = &handOn<&Methods::xShmUnmap, int>;
    sqlite3_vfs_register(&self.vfs, 0);
}

FaultVfs::~FaultVfs()
{
    sqlite3_vfs_unregister(&m_vfs->vfs);
}

void FaultVfs::failAt(long at, bool forGood, Fault fault)
{
    m_vfs->isCounting = true;
    m_vfs->isForGood = forGood;
    m_vfs->fault = fault;
    m_vfs->at = at;
    m_vfs->count = 0;
}

void FaultVfs::heal()
{
    m_vfs->isCounting = false;
}

bool FaultVfs::hasFailed() const
{
    return m_vfs->count >= m_vfs->at;
}

void FaultVfs::takeSharedMemory()
{
    m_vfs->isShared = false;
}

} // namespace ownwords::test
