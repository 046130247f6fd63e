// SPDX-License-Identifier: Apache-2.0
#include "core/store/ledger.h"
#include "tests/store/samples.h"
#include "tests/support/catch_compat.h"

using namespace ownwords;
using namespace ownwords::test;
using namespace ownwords::store;
namespace fs = std::filesystem;

TEST_CASE("A copy is whole, made once, and never over something else")
{
    const TempFolder folder;
    const OpenedFile opened = must(createFile(folder / "a.ownwords"));
    writeFixture(*opened.store);
    must(copyFile(*opened.store, folder / "b"));
    CHECK(codeOf(copyFile(*opened.store, folder / "b")) == ErrorCode::Exists);
    CHECK(codeOf(copyFile(*opened.store, folder / "no" / "b")) == ErrorCode::NotFound);
    CHECK(codeOf(opened.store->transaction([&] { return copyFile(*opened.store, folder / "c"); }))
        == ErrorCode::NotAllowed);
    CHECK(folder.names() == std::vector<std::string>{"a.ownwords", "a.ownwords-shm", "a.ownwords-wal", "b"});
    CHECK(dumpFixture(*must(openFile(folder / "b")).store) == dumpFixture(*opened.store));
}

TEST_CASE("A copy of a damaged file is no copy")
{
    const TempFolder folder;
    {
        const OpenedFile opened = must(createFile(folder / "a.ownwords"));
        addPerson(*opened.store, 1, 20);
    }
    std::string bytes = contentsOf(folder / "a.ownwords");
    constexpr std::size_t page = 4096;
    constexpr char tableLeaf = '\x0d'; // sqlite.org/fileformat.html 1.6; an index page would be made anew by the copy
    std::size_t at = bytes.size() - page;
    while (bytes[at] != tableLeaf)
        at -= page;
    bytes.replace(at, page, std::string(page, '\xee'));
    writeTo(folder / "a.ownwords", bytes);
    const OpenedFile opened = must(openFile(folder / "a.ownwords", checkedFirst()));
    REQUIRE_FALSE(opened.damage.empty());
    CHECK(codeOf(copyFile(*opened.store, folder / "b")) == ErrorCode::Damaged);
    CHECK_FALSE(fs::exists(folder / "b"));
    CHECK_FALSE(fs::exists(folder / ".b.unfinished"));
}

TEST_CASE("The ballast is made once, made again when it is not whole, and given back once")
{
    const TempFolder folder;
    const fs::path file = folder / "a.ownwords";
    CHECK_FALSE(releaseBallast(file));
    must(keepBallast(file));
    const fs::path ballast = folder / "a.ownwords.ballast";
    CHECK(fs::file_size(ballast) == 4U << 20U);
    const std::string bytes = contentsOf(ballast);
    must(keepBallast(file));
    CHECK(contentsOf(ballast) == bytes);
    fs::resize_file(ballast, 1000);
    must(keepBallast(file));
    CHECK(fs::file_size(ballast) == 4U << 20U);
    CHECK(releaseBallast(file));
    CHECK_FALSE(releaseBallast(file));
    CHECK(folder.names().empty());
}

TEST_CASE("The ledger is read as it was written, and joined")
{
    const TempFolder folder;
    const fs::path path = ledgerOf(folder / "a.ownwords");
    CHECK(path == folder / "a.ownwords.ledger");
    CHECK(must(readLedger(path)) == Ledger{});
    Ledger first;
    first.erased = {personId(1)};
    first.leastEpoch[personId(2)] = 3;
    first.redacted[personId(3)] = {EventId(bytesOf(1, 'e'))};
    must(addToLedger(path, first));
    CHECK(must(readLedger(path)) == first);
    CHECK(contentsOf(path)
        == "erased " + personId(1).toText() + "\nepoch " + personId(2).toText() + " 3\nredacted " + personId(3).toText()
            + ' ' + EventId(bytesOf(1, 'e')).toText() + '\n');
    Ledger second;
    second.erased = {personId(4)};
    second.leastEpoch[personId(2)] = 2;
    second.leastEpoch[personId(5)] = 9;
    second.redacted[personId(3)] = {EventId(bytesOf(2, 'e'))};
    must(addToLedger(path, second));
    Ledger joined = second;
    joined.join(first);
    CHECK(must(readLedger(path)) == joined);
    CHECK(joined.leastEpoch[personId(2)] == 3);
    CHECK(joined.redacted[personId(3)].size() == 2);
    CHECK(folder.names() == std::vector<std::string>{"a.ownwords.ledger"});
}

TEST_CASE("A line of the ledger that is not ours is named, and nothing is written over it")
{
    const TempFolder folder;
    const fs::path path = folder / "l";
    const std::string id = personId(1).toText();
    const std::string lines[] = {"", "erased", "erased " + id + " ", "erased " + id + " 1", "epoch " + id,
        "epoch " + id + " 0", "epoch " + id + " 1x", "epoch " + id + " 99999999999999999999", "redacted " + id,
        "redacted " + id + " abc", "withdrawn " + id, "erased " + id.substr(1), "erased " + id + '\r'};
    for (const std::string& line : lines) {
        CAPTURE(line);
        std::string text = "erased " + id + '\n';
        text.append(line).append("\n");
        writeTo(path, text);
        const auto read = readLedger(path);
        REQUIRE_FALSE(read);
        CHECK(read.error() == Error{ErrorCode::Invalid, "2"});
        CHECK(codeOf(addToLedger(path, {})) == ErrorCode::Invalid);
        CHECK(contentsOf(path) == text);
    }
    writeTo(path, "erased " + id); // as good without its last line end
    CHECK(must(readLedger(path)).erased.size() == 1);
}
