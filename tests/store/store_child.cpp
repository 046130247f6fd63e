// SPDX-License-Identifier: Apache-2.0
#include "core/store/connection.h"
#include "core/store/ledger.h"
#include "core/store/sqlite_store.h"
#include "tests/store/samples.h"

#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <iostream>

// What the tests of the store run in another process: another user, another mount, another program, a sudden end.
using namespace ownwords;
using namespace ownwords::test;
using namespace ownwords::store;

namespace {

namespace fs = std::filesystem;

std::string codeText(const Result<>& result)
{
    return result ? "ok" : std::to_string(static_cast<int>(result.error().code));
}

// Says how a file was opened, what it holds and what happens to a write.
int look(const fs::path& file)
{
    auto opened = openFile(file);
    if (!opened) {
        std::cout << "error " << static_cast<int>(opened.error().code) << ' ' << opened.error().detail << '\n';
        return 0;
    }
    Store& store = *opened->store;
    std::cout << "readOnly " << opened->readOnly << store.isReadOnly() << " persons " << must(store.personCount())
              << " write " << codeText(store.putMeta("a", "b")) << " transaction "
              << codeText(store.transaction([] { return Result<>(); })) << " checkpoint "
              << codeText(store.checkpoint(Checkpoint::Truncate)) << '\n';
    return 0;
}

// What cannot be made where nothing may be written.
int make(const fs::path& folder)
{
    const auto created = createFile(folder / "new.ownwords");
    const auto locked = FileLock::take(folder / "new.ownwords");
    std::cout << "create " << (created ? "ok" : std::to_string(static_cast<int>(created.error().code))) << " lock "
              << (locked ? "ok" : std::to_string(static_cast<int>(locked.error().code))) << " ballast "
              << codeText(keepBallast(folder / "new.ownwords")) << '\n';
    return 0;
}

// Adds 1 to the manifest's rev, as often as is said; a conflict means reading again.
int increment(const fs::path& file, int times)
{
    const auto opened = must(openFile(file));
    int conflicts = 0;
    while (times > 0) {
        const std::int64_t rev = must(opened.store->manifest(personId(1)))->rev;
        const auto saved = opened.store->putManifest(manifestRow(1, rev + 1), rev);
        if (saved)
            --times;
        else if (saved.error().code == ErrorCode::Conflict)
            ++conflicts;
        else
            must(saved);
    }
    std::cout << "conflicts " << conflicts << '\n';
    return 0;
}

// Adds as many entries to a ledger, each of its own; all of them must be there then.
int addToLedgerOften(const fs::path& ledger, int times)
{
    Ledger mine;
    for (int i = 0; i < times; ++i) {
        IdBytes id{};
        for (std::uint8_t& byte : id)
            byte = static_cast<std::uint8_t>(Connection::random32());
        Ledger entry;
        entry.erased.insert(PersonId(id));
        must(addToLedger(ledger, entry));
        mine.join(entry);
    }
    Ledger both = must(readLedger(ledger));
    const std::size_t all = both.erased.size();
    both.join(mine);
    return both.erased.size() == all ? 0 : 1;
}

// Ends without closing anything, as a killed program does.
[[noreturn]] void crash(const fs::path& file)
{
    const auto opened = must(openFile(file));
    addPerson(*opened.store, 7, 3);
    std::_Exit(0);
}

[[noreturn]] void dieWithLock(const fs::path& file)
{
    static const FileLock lock = must(FileLock::take(file));
    std::_Exit(0);
}

void setFileLimit(rlim_t bytes)
{
    const rlimit limit{bytes, RLIM_INFINITY};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0)
        throw std::runtime_error("no limit");
}

// A disk of 7 MB, or where mounting is not possible a file that may not grow over 2 MB.
bool makeSmallDisk(const fs::path& folder)
{
    if (::mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=7m") == 0)
        return true;
    std::signal(SIGXFSZ, SIG_IGN);
    return false;
}

int saveUntilFull(Store& store)
{
    int saved = 0;
    for (std::uint64_t i = 1; i < 5000; ++i) {
        const auto done = store.putRecord(recordRow(1, i, 1, 3000), 0);
        if (!done && done.error().code != ErrorCode::DiskFull)
            must(done);
        if (!done)
            break;
        ++saved;
    }
    return saved;
}

int readable(Store& store)
{
    const RecordRows rows = must(store.records(personId(1)));
    int genuine = 0;
    for (const RecordRow& row : rows.rows)
        genuine += isGenuine(row) ? 1 : 0;
    return rows.complete && rows.unreadable.empty() ? genuine : -1;
}

int fill(const fs::path& folder)
{
    const fs::path file = folder / "full.ownwords";
    const bool isMounted = makeSmallDisk(folder);
    OpenedFile opened = must(createFile(file));
    addPerson(*opened.store, 1, 0);
    addPerson(*opened.store, 2, 4);
    must(keepBallast(file));
    if (!isMounted)
        setFileLimit(2U << 20U);
    const int saved = saveUntilFull(*opened.store);
    std::cout << (isMounted ? "tmpfs" : "limit") << " saved " << saved << " readable " << readable(*opened.store)
              << " again " << codeText(opened.store->putRecord(recordRow(1, 9000, 1, 300'000), 0)) << '\n';
    opened.store.reset();
    opened = must(openFile(file));
    std::cout << "reopened " << readable(*opened.store) << " readOnly " << opened.readOnly << '\n';
    opened.store.reset();

    std::cout << "ballast " << releaseBallast(file) << releaseBallast(file) << '\n';
    if (!isMounted)
        setFileLimit(6U << 20U);
    opened = must(openFile(file));
    std::cout << "after " << readable(*opened.store) << " readOnly " << opened.readOnly << " remove "
              << codeText(opened.store->removePerson(personId(1))) << " checkpoint "
              << codeText(opened.store->checkpoint(Checkpoint::Truncate)) << '\n';
    std::cout << "left " << must(opened.store->records(personId(1))).rows.size() << ' '
              << must(opened.store->records(personId(2))).rows.size() << " save "
              << codeText(opened.store->putRecord(recordRow(2, 9001, 1, 3000), 0)) << '\n';
    opened.store.reset();
    std::cout << "damage " << must(checkFile(file)).size() << '\n';
    return 0;
}

int run(const std::string& what, const fs::path& where, const std::string& number)
{
    if (what == "look")
        return look(where);
    if (what == "make")
        return make(where);
    if (what == "increment")
        return increment(where, std::stoi(number));
    if (what == "add-to-ledger")
        return addToLedgerOften(where, std::stoi(number));
    if (what == "crash")
        crash(where);
    if (what == "die-with-lock")
        dieWithLock(where);
    if (what == "fill")
        return fill(where);
    if (what == "fixture") {
        const auto opened = must(createFile(where));
        writeFixture(*opened.store);
        std::cout << dumpFixture(*opened.store);
        return 0;
    }
    return 2;
}

} // namespace

int main(int count, char** arguments)
{
    if (count < 3)
        return 2;
    try {
        return run(arguments[1], arguments[2], count > 3 ? arguments[3] : "0");
    } catch (const std::exception& error) {
        std::cout << "failed: " << error.what() << '\n';
        return 1;
    }
}
