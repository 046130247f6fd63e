// SPDX-License-Identifier: Apache-2.0
#include "tests/store/samples.h"
#include "tests/support/catch_compat.h"

#include <iostream>
#include <sstream>

using namespace ownwords;
using namespace ownwords::test;

// Test 5. On a real small disk (mounted for the helper alone), or where that is not allowed under a limit of file size.
TEST_CASE("On a full disk everything acknowledged can be read, and erasing works after the ballast is released")
{
    const TempFolder folder;
    Ran ran = runChild(folder, {"fill", folder.path().string()}, RunAs::OwnMounts);
    if (ran.out.empty() || ran.out.starts_with("unshare"))
        ran = runChild(folder, {"fill", folder.path().string()});
    INFO(ran.out);
    REQUIRE(ran.code == 0);

    std::istringstream lines(ran.out);
    const auto word = [&] {
        std::string text;
        lines >> text;
        return text;
    };
    const std::string full = std::to_string(static_cast<int>(ErrorCode::DiskFull));
    const std::string where = word();
    CHECK((where == "tmpfs" || where == "limit"));
    CHECK(word() == "saved");
    const std::string saved = word();
    CHECK(std::stoi(saved) > 50);
    CHECK(word() == "readable");
    CHECK(word() == saved);
    CHECK(word() == "again");
    CHECK(word() == full);
    CHECK(word() == "reopened");
    CHECK(word() == saved);
    std::string rest;
    std::getline(lines, rest); // whether it could be opened for writing depends on the disk
    std::getline(lines, rest);
    CHECK(rest == "ballast 10");
    std::getline(lines, rest);
    CHECK(rest == "after " + saved + " readOnly 0 remove ok checkpoint ok");
    std::getline(lines, rest);
    CHECK(rest == "left 0 4 save ok");
    std::getline(lines, rest);
    CHECK(rest == "damage 0");
    std::cout << ran.out;
}
