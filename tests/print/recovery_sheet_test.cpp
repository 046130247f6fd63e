// SPDX-License-Identifier: Apache-2.0
#include "core/plan/plan_document.h"
#include "core/plan/recovery_sheet.h"
#include "core/print/plan_pdf.h"
#include "tests/print/documents.h"
#include "tests/support/catch_compat.h"
#include "tests/support/page_strings.h"
#include "tests/support/pdf_text.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>

using namespace ownwords;
using namespace ownwords::test;

namespace {

plan::RecoverySheet sheetOf(const std::string& name)
{
    return {name, "7KQ2M-XW0P1-9ZTBD-44444-GHJNR", *parseDate("2026-06-04"), "en"};
}

const std::vector<std::string> codeLines{"7 K Q 2 M", "X W 0 P 1", "9 Z T B D", "4 4 4 4 4", "G H J N R"};

print::PdfFile printed(const plan::RecoverySheet& sheet, const print::Theme& theme = {})
{
    print::PdfOptions how = options();
    how.theme = theme;
    auto file = print::makePdf(plan::pagesOf(sheet), how);
    REQUIRE(file);
    for (const print::Finding& finding : file->findings)
        UNSCOPED_INFO(finding.id);
    CHECK(file->findings.empty());
    CHECK(file->pdfUa);
    return *std::move(file);
}

} // namespace

TEST_CASE("a recovery sheet is one page, passes the self-check and reads back exactly")
{
    const plan::RecoverySheet sheet = sheetOf("kel");
    const print::PdfFile file = printed(sheet);
    CHECK(file.pages == 1);
    if (const char* const copy = std::getenv("OWNWORDS_SHEET"); copy != nullptr) // to be looked at
        std::ofstream(copy, std::ios::binary) << file.bytes;
    const PdfText text = readPdfText(file.bytes);
    CHECK(text.texts == strings(plan::pagesOf(sheet)));
    const auto code = std::search(text.texts.begin(), text.texts.end(), codeLines.begin(), codeLines.end());
    CHECK(code != text.texts.end()); // line by line, in order, nothing between
    CHECK(*text.sizes.rbegin() == print::Theme().code); // the largest letters of the page
    CHECK(text.bookmarks
        == std::vector<std::string>{"My sheet with the code", "Your code", "How to use it", "Keep it safe"});
}

TEST_CASE("in large print the sheet keeps its code on one page")
{
    const print::PdfFile file = printed(sheetOf("kel"), print::Theme::large());
    const PdfText text = readPdfText(file.bytes);
    CHECK(text.contentsOverPages == 0);
    CHECK(text.texts == strings(plan::pagesOf(sheetOf("kel"))));
}

TEST_CASE("the sheet says the sign-in name, the code and the day, and nothing else of anybody")
{
    const auto one = strings(plan::pagesOf(sheetOf("kel")));
    plan::RecoverySheet other = sheetOf("Dŵynwen & 👋🏽");
    other.code = "ABCDE-FGHJK-MNPQR-STVWX-YZ012";
    other.made = *parseDate("2027-12-31");
    const auto two = strings(plan::pagesOf(other));
    REQUIRE(one.size() == two.size());
    std::vector<std::string> differing;
    for (std::size_t i = 0; i < one.size(); ++i) {
        if (one[i] != two[i])
            differing.push_back(two[i]);
    }
    CHECK(differing
        == std::vector<std::string>{"Made on 31 December 2027", "Dŵynwen & 👋🏽", "A B C D E", "F G H J K",
            "M N P Q R", "S T V W X", "Y Z 0 1 2"});
    // The name stands once, on the page: not in the window's title or the foot of the page.
    const plan::PageDocument pages = plan::pagesOf(other);
    CHECK(pages.title.find("Dŵynwen") == std::string::npos);
    CHECK(pages.footer.find("Dŵynwen") == std::string::npos);
    CHECK(printed(other).pages == 1);
}

TEST_CASE("a code without hyphens is grouped alike, and the text twin has it too")
{
    plan::RecoverySheet sheet = sheetOf("kel");
    const std::string twin = plan::plainText(plan::pagesOf(sheet));
    for (const std::string& line : codeLines)
        CHECK(twin.find(line) != std::string::npos);
    sheet.code.erase(std::remove(sheet.code.begin(), sheet.code.end(), '-'), sheet.code.end());
    CHECK(plan::plainText(plan::pagesOf(sheet)) == twin);
}
