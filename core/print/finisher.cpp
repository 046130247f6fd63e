// SPDX-License-Identifier: Apache-2.0
#include "core/print/finisher.h"

#include "core/print/character_map.h"
#include "core/print/own_text.h"
#include "core/print/qpdf_headers.h"
#include "core/print/structure_tree.h"

#include <memory>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

namespace ownwords::print {
namespace {

using Object = QPDFObjectHandle;

// Rewrites the marks of cairo's flat tags, one for each piece in order, into what the piece is: marked content of its
// element, or an artifact. All else goes through untouched.
class MarkFilter : public Object::TokenFilter {
public:
    MarkFilter(const Page& page, const Pages& pages)
        : m_page(page)
        , m_pages(pages)
    {
    }

    void handleToken(const QPDFTokenizer::Token& token) override
    {
        m_pending += token.getRawValue();
        if (token.getType() == QPDFTokenizer::tt_inline_image) {
            flush();
            return;
        }
        if (token.getType() == QPDFTokenizer::tt_name && token.getValue() == "/MCID")
            m_marked = true;
        if (token.getType() != QPDFTokenizer::tt_word)
            return;
        if (token.getValue() == "BDC" && m_marked) {
            write(beginning());
            m_pending.clear();
        }
        flush();
        m_marked = false;
    }

    void handleEOF() override { flush(); }

    bool complete() const { return m_next == m_page.pieces.size(); }

private:
    void flush()
    {
        write(m_pending);
        m_pending.clear();
    }

    std::string beginning()
    {
        if (m_next >= m_page.pieces.size())
            throw std::logic_error("more marks than pieces");
        const Piece& piece = m_page.pieces[m_next++];
        if (piece.leaf == Mark::artifact)
            return piece.footer ? "\n/Artifact << /Type /Pagination /Subtype /Footer >> BDC"
                                : "\n/Artifact << /Type /Layout >> BDC";
        const Element& element = m_pages.elements[static_cast<std::size_t>(piece.leaf)];
        return "\n/" + element.tag + " << /MCID " + std::to_string(m_mark++) + " >> BDC";
    }

    const Page& m_page;
    const Pages& m_pages;
    std::string m_pending;
    bool m_marked = false;
    std::size_t m_next = 0;
    int m_mark = 0;
};

std::string xml(const std::string& text)
{
    std::string escaped;
    for (const char32_t character : codePoints(text)) {
        if (character == '&')
            escaped += "&amp;";
        else if (character == '<')
            escaped += "&lt;";
        else if (character == '>')
            escaped += "&gt;";
        else if (character >= 0x20) // XML 1.0 has no place for other control characters
            appendUtf8(escaped, character);
    }
    return escaped;
}

// The metadata packet (ISO 16684-1) with the title and, when claimed, the identification of PDF/UA (ISO 14289-1, 5).
std::string xmp(const Pages& pages, bool claim)
{
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
           "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
           "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
           " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
           "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">"
        + xml(pages.title) + "</rdf:li></rdf:Alt></dc:title>\n<dc:language><rdf:Bag><rdf:li>" + xml(pages.lang)
        + "</rdf:li></rdf:Bag></dc:language>\n" + (claim ? "<pdfuaid:part>1</pdfuaid:part>\n" : "")
        + "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>";
}

void describe(QPDF& pdf, const Pages& pages, bool claim)
{
    Object root = pdf.getRoot();
    root.replaceKey("/Lang", Object::newString(pdfText(pages.lang)));
    Object preferences = Object::newDictionary();
    preferences.replaceKey("/DisplayDocTitle", Object::newBool(true));
    root.replaceKey("/ViewerPreferences", preferences);
    Object mark = Object::newDictionary();
    mark.replaceKey("/Marked", Object::newBool(true));
    root.replaceKey("/MarkInfo", mark);
    Object metadata = pdf.newStream(xmp(pages, claim));
    metadata.getDict().replaceKey("/Type", Object::newName("/Metadata"));
    metadata.getDict().replaceKey("/Subtype", Object::newName("/XML"));
    root.replaceKey("/Metadata", metadata);
}

// The subsets' glyphs are numbered as their characters are: cairo 1.16 leaves that unsaid. And see character_map.h.
void completeFonts(QPDF& pdf)
{
    for (Object object : pdf.getAllObjects()) {
        if (object.isDictionary() && object.getKey("/ToUnicode").isStream()) {
            Object map = object.getKey("/ToUnicode");
            const std::shared_ptr<Buffer> old = map.getStreamData();
            const std::string_view text(reinterpret_cast<const char*>(old->getBuffer()), old->getSize());
            map.replaceStreamData(withPlainLetters(text), Object::newNull(), Object::newNull());
        }
        if (object.isDictionary() && object.getKey("/Subtype").isNameAndEquals("/CIDFontType2")
            && !object.hasKey("/CIDToGIDMap"))
            object.replaceKey("/CIDToGIDMap", Object::newName("/Identity"));
    }
}

std::string written(QPDF& pdf)
{
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setCompressStreams(true);
    writer.setMinimumPDFVersion("1.7");
    writer.setDeterministicID(true);
    writer.write();
    const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

Result<std::string> finish(const std::string& drawn, const Pages& pages, bool claim)
{
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("drawn", drawn.data(), drawn.size());
    describe(pdf, pages, claim);
    completeFonts(pdf);
    std::vector<QPDFPageObjectHelper> sheets = QPDFPageDocumentHelper(pdf).getAllPages();
    if (sheets.size() != pages.pages.size())
        return fail(ErrorCode::Internal, "pages drawn and pages laid out differ");
    std::vector<Object> pageObjects;
    std::vector<std::shared_ptr<MarkFilter>> filters;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        Object sheet = sheets[i].getObjectHandle();
        sheet.replaceKey("/Tabs", Object::newName("/S"));
        filters.push_back(std::make_shared<MarkFilter>(pages.pages[i], pages));
        sheets[i].addContentTokenFilter(filters.back());
        pageObjects.push_back(sheet);
    }
    buildStructureTree(pdf, pages, pageObjects);
    std::string bytes = written(pdf);
    for (const auto& filter : filters) {
        if (!filter->complete())
            return fail(ErrorCode::Internal, "fewer marks than pieces");
    }
    return bytes;
}

} // namespace

Result<std::string> finishPdf(const std::string& drawn, const Pages& pages, bool claimPdfUa)
{
    try {
        return finish(drawn, pages, claimPdfUa);
    } catch (const std::exception& problem) {
        return fail(ErrorCode::Internal, std::string("qpdf: ") + problem.what());
    }
}

} // namespace ownwords::print
