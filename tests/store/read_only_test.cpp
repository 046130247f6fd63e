// SPDX-License-Identifier: Apache-2.0
#include "tests/store/samples.h"
#include "tests/support/catch_compat.h"

using namespace ownwords;
using namespace ownwords::test;
using namespace ownwords::store;
namespace fs = std::filesystem;

// Root may write anywhere: these run as an ordinary user, and fail where that is not possible.
namespace {

const std::string readOnly = std::to_string(static_cast<int>(ErrorCode::ReadOnly));
const std::string cannotRead = "error " + std::to_string(static_cast<int>(ErrorCode::CannotRead));
const std::string refused = " write " + readOnly + " transaction " + readOnly + " checkpoint ok\n";

class ClosedFolder {
public:
    ClosedFolder()
    {
        const auto opened = must(createFile(file()));
        addPerson(*opened.store, 1, 3);
    }
    ~ClosedFolder() { fs::permissions(m_outer / "inner", fs::perms(0755)); }

    fs::path file() const { return m_outer / "inner" / "a.ownwords"; }

    // What an ordinary user is told when files and folder have these modes.
    std::string told(const std::string& what, unsigned files, unsigned folder) const
    {
        for (const fs::directory_entry& entry : fs::directory_iterator(m_outer / "inner"))
            fs::permissions(entry.path(), fs::perms(files));
        fs::permissions(m_outer / "inner", fs::perms(folder));
        const fs::path where = what == "make" ? m_outer / "inner" : file();
        return runChild(m_outer, {what, where.string()}, RunAs::OrdinaryUser).out;
    }
    int crash() const { return runChild(m_outer, {"crash", file().string()}).code; }
    void remove(const std::string& suffix) const { fs::remove(file().string() + suffix); }

private:
    struct Outer : TempFolder {
        Outer() { fs::create_directory(*this / "inner"); }
    };
    Outer m_outer;
};

} // namespace

TEST_CASE("A read-only file or folder is opened for looking")
{
    const ClosedFolder folder;
    CHECK(folder.told("look", 0444, 0555) == "readOnly 11 persons 1" + refused);
    CHECK(folder.told("look", 0666, 0555) == "readOnly 11 persons 1" + refused);
    CHECK(folder.told("look", 0444, 0777) == "readOnly 11 persons 1" + refused);
    CHECK(holds(folder.told("look", 0666, 0777), "readOnly 00 persons 1 write ok"));
}

TEST_CASE("A read-only folder with a log beside the file shows what is in the log")
{
    const ClosedFolder folder;
    REQUIRE(folder.crash() == 0);
    REQUIRE(fs::file_size(folder.file().string() + "-wal") > 0);
    CHECK(folder.told("look", 0444, 0555) == "readOnly 11 persons 2" + refused);
    // Without the log's index SQLite cannot read the log there; showing the file without it would show old words.
    folder.remove("-shm");
    CHECK(folder.told("look", 0444, 0555).starts_with(cannotRead));
}

TEST_CASE("Where nothing may be written nothing is made, and it is said why")
{
    const ClosedFolder folder;
    CHECK(
        folder.told("make", 0444, 0555) == "create " + readOnly + " lock " + readOnly + " ballast " + readOnly + '\n');
    CHECK(folder.told("look", 0000, 0777).starts_with(cannotRead));
}
