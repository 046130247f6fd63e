// SPDX-License-Identifier: Apache-2.0
#include "tests/privacy/run.h"
#include "tests/privacy/traces.h"
#include "tests/support/catch_compat.h"

#include <algorithm>
#include <fstream>

using namespace ownwords::test;

namespace {

namespace fs = std::filesystem;

constexpr auto canary = "The heron on the weir told me so at dusk";

// The folder of the script is not the one that is watched.
class Guest {
public:
    Guest()
        : m_script(m_scripts.work() / "guest.talk")
    {
        std::ofstream(m_script) << "begin alone talk_only\nnext\nnext\nnext\nnext\nsay " << canary << "\nnext\nsay "
                                << canary << " again\nnext\n";
    }

    const TestFolder& folder() const { return m_folder; }
    std::string output(const std::string& name) const { return (m_folder.work() / name).string(); }

    Watched talk(
        const std::vector<std::string>& more, const std::string& what = "%file,creat,openat,rename,unlink,mkdir") const
    {
        std::vector<std::string> command{OWNWORDS_CLI, "talk", "--script", m_script.string(), "--date", "2026-06-04"};
        command.insert(command.end(), more.begin(), more.end());
        return watch(m_folder, what, command);
    }

private:
    TestFolder m_scripts;
    TestFolder m_folder;
    fs::path m_script;
};

// Made and written by every program, and no place for words.
bool isNoPlace(const std::string& path)
{
    return path == "/dev/null" || path == "/dev/tty" || path.starts_with("/proc/self/");
}

// What was changed beside `allowed`: those, hidden names in their folders until they are whole, and devices.
std::vector<std::string> others(const Watched& watched, const Guest& guest, const std::vector<std::string>& allowed)
{
    std::vector<std::string> more;
    for (const std::string& path : watched.changedFiles(guest.folder().work())) {
        bool isAllowed = isNoPlace(path);
        for (const std::string& output : allowed) {
            const std::string part = (fs::path(output).parent_path() / ".ownwords-").string();
            isAllowed = isAllowed || path == output || (path.starts_with(part) && path.ends_with(".part"));
        }
        if (!isAllowed)
            more.push_back(path);
    }
    return more;
}

} // namespace

// Test 13.
TEST_CASE("a guest's talk makes and changes no file", "[guest]")
{
    const Guest guest;
    const Watched watched = guest.talk({});
    INFO(watched.finished.output);
    REQUIRE(watched.finished.status == 0);
    REQUIRE(watched.calls.size() > 20);
    REQUIRE_FALSE(watched.linesWith("guest.talk").empty()); // the program was watched
    CHECK(others(watched, guest, {}) == std::vector<std::string>());
    CHECK(filesIn(guest.folder().path()).empty());
}

TEST_CASE("a guest who asks for a plan gets these files and no others", "[guest]")
{
    const Guest guest;
    const std::string pdf = guest.output("plan.pdf");
    const std::string text = guest.output("plan.txt");
    const std::string record = guest.output("record.json");
    const Watched watched = guest.talk({"--pdf", pdf, "--text", text, "--record-out", record});
    INFO(watched.finished.output);
    REQUIRE(watched.finished.status == 0);
    CHECK(others(watched, guest, {pdf, text, record}) == std::vector<std::string>());
    std::vector<fs::path> left = filesIn(guest.folder().path());
    std::sort(left.begin(), left.end());
    CHECK(left == std::vector<fs::path>{pdf, text, record});
    std::vector<fs::path> withWords = filesWith(guest.folder().path(), canary);
    std::sort(withWords.begin(), withWords.end());
    CHECK(withWords == std::vector<fs::path>{text, record}); // in the PDF they are drawn
}

TEST_CASE("a program that writes is seen to write: the tests above can fail", "[guest]")
{
    const TestFolder folder;
    const Watched watched = watch(folder, "%file", {"sh", "-c", "echo words > a; mkdir b; mv a b/c; ln -s b/c d"});
    REQUIRE(watched.finished.status == 0);
    const auto path = [&](const char* name) { return (folder.work() / name).string(); };
    std::set<std::string> changed = watched.changedFiles(folder.work());
    changed.erase("/dev/null");
    CHECK(changed == std::set{path("a"), path("b"), path("b/c"), path("d")});
    CHECK(filesWith(folder.path(), "words") == std::vector<fs::path>{folder.work() / "b" / "c"});
}

// Test 20. The guard itself tries one internet socket, to see that it is refused.
TEST_CASE("a whole session opens no socket to a network, and holds no library for it", "[network]")
{
    const TestFolder folder;
    const Watched watched = watch(folder, "%network,openat,seccomp,prctl", {OWNWORDS_PRIVACY_CHILD, "session"});
    CHECK(watched.finished.output == "protected 1\nlibraries of network 0\n");
    REQUIRE(watched.finished.status == 0);
    REQUIRE_FALSE(watched.linesWith("home.ownwords").empty()); // the program was watched
    CHECK(watched.linesWith("libQt6Network").empty());
    std::size_t tried = 0;
    for (const Call& call : watched.calls) {
        CAPTURE(call.text);
        const bool isInternet = call.text.find("AF_INET") != std::string::npos;
        tried += isInternet ? 1 : 0;
        CHECK_FALSE((isInternet && call.succeeded));
        CHECK((!isInternet || call.text.find("EAFNOSUPPORT") != std::string::npos));
    }
    CHECK(tried <= 1);
}

TEST_CASE("a talk from the command line opens no socket", "[network]")
{
    const Guest guest;
    const Watched watched = guest.talk({"--pdf", guest.output("plan.pdf")}, "%network,openat");
    REQUIRE(watched.finished.status == 0);
    REQUIRE_FALSE(watched.linesWith("guest.talk").empty());
    CHECK(watched.linesWith("libQt6Network").empty());
    for (const Call& call : watched.calls) {
        CAPTURE(call.text);
        CHECK_FALSE((call.succeeded && call.text.find("AF_INET") != std::string::npos));
    }
}

TEST_CASE("a socket is seen: the tests above can fail", "[network]")
{
    const TestFolder folder;
    const Watched watched = watch(folder, "%network", {"bash", "-c", "exec 3<>/dev/udp/127.0.0.1/9"});
    CHECK_FALSE(watched.linesWith("AF_INET").empty());
}
