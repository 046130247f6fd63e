// SPDX-License-Identifier: Apache-2.0
#include "core/print/plan_pdf.h"
#include "tests/print/documents.h"
#include "tests/support/catch_compat.h"

#include <algorithm>
#include <functional>
#include <memory>

#define POINTERHOLDER_TRANSITION 4
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

using namespace ownwords;
using namespace ownwords::test;
using Object = QPDFObjectHandle;

// Breaks a good file in one way at a time: the self-check must see each.

namespace {

using Break = std::function<void(QPDF&)>;

// All dictionaries, also those of streams, that `is` takes; the first only when `one`.
void each(QPDF& pdf, const std::function<bool(Object)>& is, const std::function<void(Object)>& change, bool one = true)
{
    int changed = 0;
    for (Object object : pdf.getAllObjects()) {
        Object dictionary = object.isStream() ? object.getDict() : object;
        if (dictionary.isDictionary() && is(dictionary) && (!one || changed == 0)) {
            change(object);
            ++changed;
        }
    }
    REQUIRE(changed > 0);
}

std::function<bool(Object)> keyIs(const std::string& key, const std::string& name)
{
    return [=](Object object) { return object.getKey(key).isNameAndEquals(name); };
}

Break drop(const std::function<bool(Object)>& is, const std::string& key, bool one = true)
{
    return [=](QPDF& pdf) {
        each(
            pdf, [&](Object object) { return is(object) && object.hasKey(key); },
            [&](Object object) { object.removeKey(key); }, one);
    };
}

Break set(const std::function<bool(Object)>& is, const std::string& key, const Object& value)
{
    return [=](QPDF& pdf) { each(pdf, is, [&](Object object) { object.replaceKey(key, value); }); };
}

std::string dataOf(Object stream)
{
    const std::shared_ptr<Buffer> buffer = stream.getStreamData();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

void replaceOnce(Object stream, const std::string& from, const std::string& to)
{
    std::string data = dataOf(stream);
    const std::size_t at = data.find(from);
    REQUIRE(at != std::string::npos);
    data.replace(at, from.size(), to);
    stream.replaceStreamData(data, Object::newNull(), Object::newNull());
}

// Changes the content of the first page.
Break content(const std::string& from, const std::string& to)
{
    return [=](QPDF& pdf) {
        Object page = pdf.getAllPages().at(0);
        page.coalesceContentStreams();
        replaceOnce(page.getKey("/Contents"), from, to);
    };
}

Break rootStream(const std::string& key, const std::string& from, const std::string& to)
{
    return [=](QPDF& pdf) { replaceOnce(pdf.getRoot().getKey(key), from, to); };
}

const auto catalogue = keyIs("/Type", "/Catalog");

std::string goodFile()
{
    const auto file = print::makePdf(dealDocument(), options());
    REQUIRE(file);
    REQUIRE(file->findings.empty());
    return file->bytes;
}

std::vector<std::string> findingsIn(const std::string& good, const Break& change)
{
    QPDF pdf;
    pdf.processMemoryFile("good", good.data(), good.size());
    change(pdf);
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.write();
    const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
    std::vector<std::string> ids;
    for (const print::Finding& finding :
        print::selfCheck({reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()})) {
        CHECK(finding.sentence.size() > 10);
        CHECK(finding.sentence.back() == '.');
        ids.push_back(finding.id);
    }
    return ids;
}

// A link on the first page; in the structure only when asked.
void addLink(QPDF& pdf, bool described, const char* kind)
{
    Object link = Object::newDictionary();
    link.replaceKey("/Type", Object::newName("/Annot"));
    link.replaceKey("/Subtype", Object::newName(kind));
    if (described)
        link.replaceKey("/Contents", Object::newString("somewhere"));
    Object list = Object::newArray();
    list.appendItem(pdf.makeIndirectObject(link));
    Object page = pdf.getAllPages().at(0);
    page.replaceKey("/Annots", list);
}

struct Fault {
    const char* id;
    Break change;
};

std::vector<Fault> faults()
{
    const auto figure = keyIs("/S", "/Figure");
    return {
        {"marked", drop(catalogue, "/MarkInfo")},
        {"language", drop(catalogue, "/Lang")},
        {"language", set(catalogue, "/Lang", Object::newString("english?"))},
        {"display-title", drop(catalogue, "/ViewerPreferences")},
        {"metadata", drop(catalogue, "/Metadata")},
        {"pdfua-mark", rootStream("/Metadata", "<pdfuaid:part>1</pdfuaid:part>", "")},
        {"title", rootStream("/Metadata", "My plan", "Another")},
        {"title", [](QPDF& pdf) { pdf.getTrailer().getKey("/Info").removeKey("/Title"); }},
        {"structure", drop(catalogue, "/StructTreeRoot")},
        {"bookmarks", drop(catalogue, "/Outlines")},
        {"tab-order", drop(keyIs("/Type", "/Page"), "/Tabs")},
        {"figure-alt", drop(figure, "/Alt")},
        {"figure-alt", set(figure, "/Alt", Object::newString("  "))},
        {"figure-box", drop(figure, "/A")},
        {"header-scope", drop(keyIs("/S", "/TH"), "/A")},
        {"types", set(keyIs("/S", "/P"), "/S", Object::newName("/Paragraf"))},
        {"table-nesting", set(keyIs("/S", "/TR"), "/S", Object::newName("/P"))},
        {"table-nesting", set(keyIs("/S", "/Table"), "/S", Object::newName("/Sect"))},
        {"table-rows",
            [](QPDF& pdf) { each(pdf, keyIs("/S", "/TR"), [](Object row) { row.getKey("/K").eraseItem(0); }); }},
        {"table-header",
            [](QPDF& pdf) {
                each(
                    pdf, keyIs("/S", "/TH"), [](Object cell) { cell.replaceKey("/S", Object::newName("/TD")); }, false);
            }},
        {"list-nesting", set(keyIs("/S", "/LBody"), "/S", Object::newName("/P"))},
        {"list-nesting", set(keyIs("/S", "/L"), "/S", Object::newName("/Sect"))},
        {"headings", set(keyIs("/S", "/H2"), "/S", Object::newName("/H4"))},
        {"headings", set(keyIs("/S", "/H1"), "/S", Object::newName("/P"))},
        {"content-language", set(keyIs("/S", "/P"), "/Lang", Object::newString(""))},
        {"font-embedded", drop(keyIs("/Type", "/FontDescriptor"), "/FontFile2", false)},
        {"font-text", drop(keyIs("/Subtype", "/TrueType"), "/ToUnicode")},
        {"font-glyph-map", drop(keyIs("/Subtype", "/CIDFontType2"), "/CIDToGIDMap")},
        {"font-characters",
            [](QPDF& pdf) {
                each(pdf, keyIs("/Subtype", "/TrueType"),
                    [](Object font) { replaceOnce(font.getKey("/ToUnicode"), "<0020>", "<0009>"); });
            }},
        {"untagged", content("/Artifact << /Type /Layout >> BDC", "/Other BMC")},
        {"untagged", content("/Artifact << /Type /Pagination /Subtype /Footer >> BDC", "/Span << /Lang (en) >> BDC")},
        {"nesting", content("/H1 << /MCID 0 >> BDC", "/H1 << /MCID 0 >> BDC /Artifact BMC 0 0 1 1 re f EMC")},
        {"nesting", content("/H1 << /MCID 0 >> BDC", "EMC /H1 << /MCID 0 >> BDC")},
        {"nesting", content("/H1 << /MCID 0 >> BDC", "/Span BMC /H1 << /MCID 0 >> BDC")},
        {"content-tree", content("/MCID 1 >>", "/MCID 99 >>")},
        {"content-tree", content("/MCID 1 >>", "/MCID 0 >>")},
        {"content-tree", content("/H1 << /MCID 0 >> BDC", "/Artifact BMC")},
        {"content-tree", [](QPDF& pdf) { pdf.getRoot().getKey("/StructTreeRoot").removeKey("/ParentTree"); }},
        {"content-tree", drop(keyIs("/S", "/H1"), "/K")},
        {"content-tree", drop(keyIs("/Type", "/Page"), "/StructParents")},
        {"link-text", [](QPDF& pdf) { addLink(pdf, false, "/Link"); }},
        {"link-element", [](QPDF& pdf) { addLink(pdf, true, "/Link"); }},
        {"annotation", [](QPDF& pdf) { addLink(pdf, true, "/Text"); }},
    };
}

} // namespace

TEST_CASE("the self-check sees each of many single faults")
{
    const std::string good = goodFile();
    const std::vector<Fault> list = faults();
    REQUIRE(list.size() >= 20);
    for (std::size_t i = 0; i < list.size(); ++i) {
        INFO("fault " << i << " " << list[i].id);
        const std::vector<std::string> found = findingsIn(good, list[i].change);
        CHECK(std::find(found.begin(), found.end(), list[i].id) != found.end());
    }
}

TEST_CASE("the self-check finds nothing in a good file that was only rewritten")
{
    CHECK(findingsIn(goodFile(), [](QPDF&) {}).empty());
}

TEST_CASE("an encrypted file is a finding")
{
    const std::string good = goodFile();
    QPDF pdf;
    pdf.processMemoryFile("good", good.data(), good.size());
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setR6EncryptionParameters("", "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
    writer.write();
    const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
    const auto found = print::selfCheck({reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()});
    CHECK(std::any_of(found.begin(), found.end(), [](const auto& finding) { return finding.id == "encrypted"; }));
}

TEST_CASE("bytes that are no PDF are a finding, not a crash")
{
    for (const std::string& bytes : {std::string(), std::string("%PDF-1.7 nothing"), std::string(1000, '\0')}) {
        const auto found = print::selfCheck(bytes);
        CHECK(found == std::vector<print::Finding>{{"unreadable", "The file cannot be read back."}});
    }
    const std::string good = goodFile();
    for (std::size_t part = 1; part < 8; ++part)
        CHECK_FALSE(print::selfCheck(std::string_view(good).substr(0, good.size() * part / 8)).empty());
}

TEST_CASE("a structure that leads back into itself does not hang the check")
{
    const auto found = findingsIn(goodFile(), [](QPDF& pdf) {
        Object first = pdf.getRoot().getKey("/StructTreeRoot").getKey("/K");
        first.getKey("/K").appendItem(first);
    });
    CHECK(found.size() < 3);
}

TEST_CASE("a plan with a finding is made without the mark, and says why")
{
    plan::PageDocument document = dealDocument();
    document.groups[0].blocks.erase(document.groups[0].blocks.begin()); // no title
    const auto file = print::makePdf(document, options());
    REQUIRE(file);
    CHECK_FALSE(file->pdfUa);
    REQUIRE(file->findings.size() == 1);
    CHECK(file->findings[0].id == "headings");
    CHECK(print::selfCheck(file->bytes, {}, false) == file->findings);
    const auto again = print::selfCheck(file->bytes);
    CHECK(std::any_of(again.begin(), again.end(), [](const auto& finding) { return finding.id == "pdfua-mark"; }));
}

TEST_CASE("without the claim no mark is written and nothing is found")
{
    print::PdfOptions quiet = options();
    quiet.claimPdfUa = false;
    const auto file = print::makePdf(dealDocument(), quiet);
    REQUIRE(file);
    CHECK(file->findings.empty());
    CHECK_FALSE(file->pdfUa);
    const auto found = print::selfCheck(file->bytes);
    REQUIRE(found.size() == 1);
    CHECK(found[0].id == "pdfua-mark");
}
