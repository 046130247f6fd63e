// SPDX-License-Identifier: Apache-2.0
#include "tests/support/pdf_text.h"

#include <cmath>
#include <cstdlib>
#include <map>
#include <memory>
#include <utility>

#define POINTERHOLDER_TRANSITION 4
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QUtil.hh>

namespace ownwords::test {
namespace {

using Object = QPDFObjectHandle;

std::string utf16ToUtf8(const std::string& bytes)
{
    return QUtil::utf16_to_utf8("\xFE\xFF" + bytes);
}

std::string bytesOfHex(const std::string& hex)
{
    return QUtil::hex_decode(hex);
}

struct Font {
    std::size_t codeBytes = 1;
    std::map<std::string, std::string> text; // code to UTF-8
};

Font readFont(Object font)
{
    Font result;
    result.codeBytes = font.getKey("/Subtype").isNameAndEquals("/Type0") ? 2 : 1;
    if (!font.getKey("/ToUnicode").isStream())
        return result;
    const std::shared_ptr<Buffer> buffer = font.getKey("/ToUnicode").getStreamData();
    const std::string map(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
    for (std::size_t at = map.find("beginbfchar"); at != std::string::npos; at = map.find("beginbfchar", at + 1)) {
        const std::size_t end = map.find("endbfchar", at);
        std::vector<std::string> words;
        for (std::size_t open = map.find('<', at); open < end; open = map.find('<', open + 1))
            words.push_back(map.substr(open + 1, map.find('>', open) - open - 1));
        for (std::size_t i = 0; i + 1 < words.size(); i += 2)
            result.text[bytesOfHex(words[i])] = utf16ToUtf8(bytesOfHex(words[i + 1]));
    }
    for (std::size_t at = map.find("beginbfrange"); at != std::string::npos; at = map.find("beginbfrange", at + 1))
        std::abort(); // cairo writes none; a reader that skipped them would not notice
    return result;
}

// Runs through a page's content and gathers the text of each marked content and each artifact.
class Interpreter : public Object::ParserCallbacks {
public:
    Interpreter(Object page, PdfText& result)
        : m_result(result)
    {
        Object fonts = page.getKey("/Resources").getKey("/Font");
        if (!fonts.isDictionary())
            return;
        for (auto& [name, font] : fonts.getDictAsMap()) {
            m_fonts[name] = readFont(font);
            const std::string full = font.getKey("/BaseFont").isName() ? font.getKey("/BaseFont").getName() : "/?";
            result.fonts.insert(full.substr(full.find('+') == std::string::npos ? 1 : full.find('+') + 1));
        }
    }

    std::map<int, std::string> marked;
    std::vector<std::string> artifacts;

    void handleObject(Object object, std::size_t /*offset*/, std::size_t /*length*/) override
    {
        if (!object.isOperator()) {
            m_operands.push_back(object);
            return;
        }
        run(object.getOperatorValue());
        m_operands.clear();
    }

    void handleEOF() override { }

private:
    struct Level {
        int mark = -1;
        bool artifact = false;
        bool replaced = false; // an exact text stands for what is inside
    };

    void run(const std::string& name)
    {
        if (name == "BDC" || name == "BMC")
            begin();
        else if (name == "EMC")
            m_levels.pop_back();
        else if (name == "q")
            m_saved.push_back(m_font);
        else if (name == "Q" && !m_saved.empty()) {
            m_font = m_saved.back();
            m_saved.pop_back();
        } else if (name == "Tf")
            m_font = m_operands.at(0).getName();
        else if (name == "Tm")
            m_result.sizes.insert(std::round(std::abs(m_operands.at(0).getNumericValue()) * 100) / 100);
        else if (name == "Tj")
            show(m_operands.at(0));
        else if (name == "TJ") {
            for (const Object& part : m_operands.at(0).getArrayAsVector())
                show(part);
        }
    }

    void begin()
    {
        Level level;
        level.artifact = m_operands.at(0).isNameAndEquals("/Artifact");
        if (level.artifact)
            artifacts.emplace_back();
        const bool described = m_operands.size() > 1 && m_operands[1].isDictionary();
        if (described && m_operands[1].getKey("/MCID").isInteger()) {
            level.mark = m_operands[1].getKey("/MCID").getIntValueAsInt();
            marked[level.mark]; // there, even without text
        }
        if (described && m_operands[1].getKey("/ActualText").isString()) {
            ++m_result.innerSpans;
            put(m_operands[1].getKey("/ActualText").getUTF8Value());
            level.replaced = true;
        }
        m_levels.push_back(level);
    }

    void show(Object string)
    {
        if (!string.isString())
            return;
        const Font& font = m_fonts[m_font];
        const std::string codes = string.getStringValue();
        for (std::size_t at = 0; at < codes.size(); at += font.codeBytes) {
            const auto found = font.text.find(codes.substr(at, font.codeBytes));
            put(found == font.text.end() ? "\uFFFD" : found->second);
        }
    }

    void put(const std::string& text)
    {
        for (const Level& level : m_levels) {
            if (level.replaced)
                return;
        }
        for (auto level = m_levels.rbegin(); level != m_levels.rend(); ++level) {
            if (level->artifact) {
                artifacts.back() += text;
                return;
            }
            if (level->mark >= 0) {
                marked[level->mark] += text;
                return;
            }
        }
        artifacts.push_back("untagged: " + text);
    }

    PdfText& m_result;
    std::map<std::string, Font> m_fonts;
    std::string m_font;
    std::vector<std::string> m_saved;
    std::vector<Level> m_levels;
    std::vector<Object> m_operands;
};

class Walk {
public:
    explicit Walk(PdfText& result)
        : m_result(result)
    {
    }

    void readPages(QPDF& pdf)
    {
        for (Object page : pdf.getAllPages()) {
            Interpreter interpreter(page, m_result);
            page.parsePageContents(&interpreter);
            m_result.artifacts.emplace_back();
            for (const std::string& text : interpreter.artifacts) {
                if (!text.empty())
                    m_result.artifacts.back().push_back(text);
            }
            for (auto& [mark, text] : interpreter.marked)
                m_marked[{page.getObjGen(), mark}] = text;
        }
    }

    void visit(Object element)
    {
        note(element);
        bool blocks = false;
        for (const Object& kid : kidsOf(element))
            blocks = blocks || (isElement(kid) && !Object(kid).getKey("/S").isNameAndEquals("/Span"));
        if (blocks) {
            for (const Object& kid : kidsOf(element)) {
                if (isElement(kid))
                    visit(kid);
            }
            return;
        }
        if (!element.hasKey("/K") && !element.hasKey("/ActualText") && !element.hasKey("/Alt"))
            return;
        m_result.tags.push_back(element.getKey("/S").getName().substr(1));
        m_result.texts.push_back(textOf(element, true));
        m_result.glyphTexts.push_back(textOf(element, false));
    }

private:
    static bool isElement(Object kid) { return kid.isDictionary() && kid.hasKey("/S"); }

    static std::vector<Object> kidsOf(Object element)
    {
        Object kids = element.getKey("/K");
        if (kids.isNull())
            return {};
        return kids.isArray() ? kids.getArrayAsVector() : std::vector<Object>{kids};
    }

    void note(Object element)
    {
        if (element.hasKey("/Lang"))
            m_result.langs.push_back(element.getKey("/Lang").getUTF8Value());
        if (element.hasKey("/ActualText"))
            ++m_result.exactTexts;
        for (Object kid : kidsOf(element)) {
            if (kid.isDictionary() && kid.hasKey("/MCID")) {
                ++m_result.contentsOverPages;
                break;
            }
        }
    }

    std::string textOf(Object element, bool exact)
    {
        if (exact && element.hasKey("/ActualText"))
            return element.getKey("/ActualText").getUTF8Value();
        if (exact && element.hasKey("/Alt"))
            return element.getKey("/Alt").getUTF8Value();
        std::string text;
        for (Object kid : kidsOf(element)) {
            if (isElement(kid)) {
                if (exact)
                    note(kid);
                text += textOf(kid, exact);
            } else {
                const bool reference = kid.isDictionary();
                Object page = reference ? kid.getKey("/Pg") : element.getKey("/Pg");
                const int mark = (reference ? kid.getKey("/MCID") : kid).getIntValueAsInt();
                text += m_marked.at({page.getObjGen(), mark});
            }
        }
        return text;
    }

    PdfText& m_result;
    std::map<std::pair<QPDFObjGen, int>, std::string> m_marked;
};

void readBookmarks(Object item, PdfText& result)
{
    for (; item.isDictionary(); item = item.getKey("/Next")) {
        result.bookmarks.push_back(item.getKey("/Title").getUTF8Value());
        readBookmarks(item.getKey("/First"), result);
    }
}

} // namespace

PdfText readPdfText(const std::string& pdf)
{
    QPDF file;
    file.processMemoryFile("test", pdf.data(), pdf.size());
    PdfText result;
    Walk walk(result);
    walk.readPages(file);
    walk.visit(file.getRoot().getKey("/StructTreeRoot").getKey("/K"));
    if (Object outlines = file.getRoot().getKey("/Outlines"); outlines.isDictionary())
        readBookmarks(outlines.getKey("/First"), result);
    return result;
}

} // namespace ownwords::test
