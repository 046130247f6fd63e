// SPDX-License-Identifier: Apache-2.0
#include "core/print/self_check.h"

#include "core/print/own_text.h"
#include "core/print/pdf_facts.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <stdexcept>
#include <utility>

namespace ownwords::print {
namespace {

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

// Standard structure types, ISO 32000-1, 14.8.4.
bool isStandardType(std::string_view type)
{
    return isOneOf(type,
        {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct",
            "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH",
            "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot",
            "Ruby", "Warichu", "RB", "RT", "RP", "WT", "WP", "Figure", "Formula", "Form"});
}

// The shape of a BCP 47 tag: letters, then groups of letters and digits.
bool isLanguageTag(std::string_view tag)
{
    bool first = true;
    while (true) {
        const std::string_view part = tag.substr(0, tag.find('-'));
        const bool letters = std::all_of(part.begin(), part.end(), [first](char c) {
            const char lower = static_cast<char>(c | ' ');
            return (lower >= 'a' && lower <= 'z') || (!first && c >= '0' && c <= '9');
        });
        if (!letters || part.size() > (first ? 3 : 8) || part.size() < (first ? 2 : 1))
            return false;
        if (part.size() == tag.size())
            return true;
        tag.remove_prefix(part.size() + 1);
        first = false;
    }
}

// The text of the first <rdf:li> within <dc:title>, its entities resolved.
std::string xmpTitle(const std::string& xmp)
{
    const std::size_t title = xmp.find("<dc:title>");
    const std::size_t item = title == std::string::npos ? title : xmp.find("<rdf:li", title);
    const std::size_t from = item == std::string::npos ? item : xmp.find('>', item);
    const std::size_t to = from == std::string::npos ? from : xmp.find('<', from);
    if (to == std::string::npos)
        return {};
    std::string text = xmp.substr(from + 1, to - from - 1);
    for (const auto& [entity, character] :
        {std::pair<std::string_view, std::string_view>{"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}}) {
        for (std::size_t at = text.find(entity); at != std::string::npos; at = text.find(entity, at + 1))
            text.replace(at, entity.size(), character);
    }
    return text;
}

class Check {
public:
    Check(const PdfFacts& facts, std::u32string_view own, bool claimed)
        : m_facts(facts)
        , m_own(own)
        , m_claimed(claimed)
    {
    }

    std::vector<Finding> run()
    {
        checkDocument();
        checkContent();
        checkLinks();
        checkElements();
        checkTables();
        checkLists();
        checkHeadings();
        checkFonts();
        return std::move(m_findings);
    }

private:
    // Notes a finding once, however often it is found.
    void need(bool good, const char* id, const char* sentence)
    {
        const auto same = [id](const Finding& finding) { return finding.id == id; };
        if (!good && std::none_of(m_findings.begin(), m_findings.end(), same))
            m_findings.push_back({id, sentence});
    }

    // Matterhorn 01-007, 06, 07, 11-006, 26.
    void checkDocument()
    {
        const PdfFacts& facts = m_facts;
        need(facts.marked, "marked", "The file does not say that it is tagged.");
        need(isLanguageTag(facts.lang), "language", "The language of the document is not given.");
        need(facts.displaysTitle, "display-title", "Readers are not told to show the title.");
        need(!facts.xmp.empty(), "metadata", "The file has no metadata.");
        const bool mark = facts.xmp.find("<pdfuaid:part>1</pdfuaid:part>") != std::string::npos;
        need(mark || !m_claimed, "pdfua-mark", "The mark of PDF/UA is missing.");
        need(!facts.title.empty() && xmpTitle(facts.xmp) == facts.title, "title",
            "The title is missing, or it is not the same in both places.");
        need(!facts.encrypted, "encrypted", "The file is encrypted.");
        need(facts.hasTree, "structure", "The file has no structure.");
        need(facts.hasBookmarks, "bookmarks", "The file has no bookmarks.");
        need(!facts.pages.empty(), "pages", "The file has no pages.");
    }

    // Matterhorn 01-003 to 01-005: what is painted is tagged or an artifact; and the tree agrees with the pages.
    void checkContent()
    {
        std::map<std::pair<int, int>, int> owner;
        bool agree = true;
        for (std::size_t e = 0; e < m_facts.elements.size(); ++e) {
            for (const auto& content : m_facts.elements[e].contents)
                agree = owner.emplace(content, static_cast<int>(e)).second && agree;
        }
        std::size_t onPages = 0;
        for (std::size_t p = 0; p < m_facts.pages.size(); ++p) {
            const PageFacts& page = m_facts.pages[p];
            need(!page.badNesting, "nesting", "Tags and page furniture are mixed up with each other.");
            need(!page.unmarkedPaint, "untagged", "Something is printed that has no tag.");
            const std::set<int> marks(page.marks.begin(), page.marks.end());
            agree = agree && marks.size() == page.marks.size();
            onPages += marks.size();
            for (const int mark : marks) {
                const auto found = owner.find({static_cast<int>(p), mark});
                const auto at = static_cast<std::size_t>(std::max(mark, 0));
                agree = agree && found != owner.end() && mark >= 0 && at < page.owners.size()
                    && page.owners[at] == found->second;
            }
        }
        need(agree && onPages == owner.size(), "content-tree", "The structure and the printed text do not agree.");
    }

    // Matterhorn 28.
    void checkLinks()
    {
        for (const PageFacts& page : m_facts.pages) {
            need(page.tabsByStructure, "tab-order", "The tab order does not follow the structure.");
            for (const LinkFacts& link : page.links) {
                need(link.isLink, "annotation", "The file has a note or a form field, which a plan never has.");
                need(link.described, "link-text", "A link has no description.");
                need(link.inLink, "link-element", "A link is not in the structure.");
            }
        }
    }

    // Matterhorn 02-001, 11-001, 13-004.
    void checkElements()
    {
        for (const ElementFacts& element : m_facts.elements) {
            need(isStandardType(element.type), "types", "A part of the structure has an unknown kind.");
            if (element.type == "Figure") {
                need(element.described, "figure-alt", "A picture has no description.");
                need(element.boxed, "figure-box", "A picture does not say where it stands.");
            }
            need(isLanguageTag(element.lang), "content-language", "A part of the text has no language.");
        }
    }

    const ElementFacts& at(int index) const { return m_facts.elements[static_cast<std::size_t>(index)]; }

    std::vector<int> rowsOf(const ElementFacts& table)
    {
        std::vector<int> rows;
        for (const int kid : table.kids) {
            const bool group = isOneOf(at(kid).type, {"THead", "TBody", "TFoot"});
            need(group || isOneOf(at(kid).type, {"TR", "Caption"}), "table-nesting", "A table holds more than rows.");
            if (group)
                rows.insert(rows.end(), at(kid).kids.begin(), at(kid).kids.end());
            else if (at(kid).type == "TR")
                rows.push_back(kid);
        }
        return rows;
    }

    // Matterhorn 09-004, 15-003, 15-005.
    void checkTables()
    {
        for (const ElementFacts& element : m_facts.elements) {
            const std::string& parent = element.parent < 0 ? std::string() : at(element.parent).type;
            if (isOneOf(element.type, {"TH", "TD"}))
                need(parent == "TR", "table-nesting", "A cell stands outside of a row.");
            if (element.type == "TR")
                need(isOneOf(parent, {"Table", "THead", "TBody", "TFoot"}), "table-nesting",
                    "A row stands outside of a table.");
            if (element.type == "TH")
                need(element.scoped, "header-scope", "The head of a column or row does not say which it is.");
            if (element.type != "Table")
                continue;
            std::set<std::size_t> widths;
            bool head = false;
            for (const int row : rowsOf(element)) {
                widths.insert(at(row).kids.size());
                need(at(row).type == "TR", "table-nesting", "A table holds more than rows.");
                for (const int cell : at(row).kids) {
                    head = head || at(cell).type == "TH";
                    need(isOneOf(at(cell).type, {"TH", "TD"}), "table-nesting", "A row holds more than cells.");
                }
            }
            need(widths.size() == 1, "table-rows", "The rows of a table have different numbers of cells.");
            need(head, "table-header", "A table has no heads.");
        }
    }

    // Matterhorn 09-005.
    void checkLists()
    {
        const char* const sentence = "A list is not made of items with a label and a body.";
        for (const ElementFacts& element : m_facts.elements) {
            const std::string& parent = element.parent < 0 ? std::string() : at(element.parent).type;
            for (const int kid : element.kids) {
                if (element.type == "L")
                    need(isOneOf(at(kid).type, {"LI", "L", "Caption"}), "list-nesting", sentence);
                if (element.type == "LI")
                    need(isOneOf(at(kid).type, {"Lbl", "LBody"}), "list-nesting", sentence);
            }
            if (element.type == "LI")
                need(parent == "L", "list-nesting", sentence);
            if (element.type == "LBody")
                need(parent == "LI", "list-nesting", sentence);
        }
    }

    // Matterhorn 14-002, 14-003.
    void checkHeadings()
    {
        int level = 0;
        bool any = false;
        for (const ElementFacts& element : m_facts.elements) {
            if (element.type.size() != 2 || element.type[0] != 'H' || element.type[1] < '1' || element.type[1] > '6')
                continue;
            const int next = element.type[1] - '0';
            need(next - level <= 1, "headings", "A level of headings is skipped.");
            level = next;
            any = true;
        }
        need(any, "headings", "The document has no headings.");
    }

    // Matterhorn 31. No NUL, tab or byte order mark can be right; ligatures, presentation forms and private-use
    // characters only when the text itself has them.
    bool isRight(char32_t character) const
    {
        if (character == 0 || character == '\t' || character == 0xFEFF || character == 0xFFFE)
            return false;
        return !isOdd(character) || m_own.find(character) != std::u32string_view::npos;
    }

    void checkFonts()
    {
        for (const FontFacts& font : m_facts.fonts) {
            need(font.embedded, "font-embedded", "A font is not in the file.");
            need(font.hasText, "font-text", "A font does not say what its signs mean.");
            need(font.glyphsMapped, "font-glyph-map", "A font does not say how its signs are numbered.");
            need(std::all_of(font.characters.begin(), font.characters.end(), [this](char32_t c) { return isRight(c); }),
                "font-characters", "A font gives a wrong character for a sign.");
        }
    }

    const PdfFacts& m_facts;
    std::u32string_view m_own;
    bool m_claimed;
    std::vector<Finding> m_findings;
};

} // namespace

std::vector<Finding> selfCheck(std::string_view pdf, std::u32string_view ownOddCharacters, bool claimed)
{
    try {
        const PdfFacts facts = readFacts(pdf);
        return Check(facts, ownOddCharacters, claimed).run();
    } catch (const std::exception&) {
        return {{"unreadable", "The file cannot be read back."}};
    }
}

} // namespace ownwords::print
