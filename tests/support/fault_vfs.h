// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

namespace ownwords::test {

// The system's VFS in which the Nth write, sync, truncate, open or delete fails: a failing write is half written.
// Registered under `name` for as long as it lives; nothing may be open through it at its end.
class FaultVfs {
public:
    enum class Fault { DiskFull, BrokenDisk };

    explicit FaultVfs(const std::string& name);
    ~FaultVfs();
    FaultVfs(const FaultVfs&) = delete;
    FaultVfs& operator=(const FaultVfs&) = delete;

    // Counts from now; the `at`th operation fails (1 = the next), and with `forGood` all that follow.
    void failAt(long at, bool forGood, Fault fault);
    void heal(); // nothing fails any more, and nothing is counted
    bool hasFailed() const; // since failAt()
    void takeSharedMemory(); // files opened from now on cannot do WAL

private:
    struct Vfs;
    std::unique_ptr<Vfs> m_vfs;
};

} // namespace ownwords::test
