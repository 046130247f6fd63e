// SPDX-License-Identifier: Apache-2.0
#include "core/print/pdf_facts.h"

#include "core/print/content_scan.h"
#include "core/print/qpdf_headers.h"

#include <map>
#include <memory>
#include <set>

namespace ownwords::print {
namespace {

using Object = QPDFObjectHandle;

constexpr int deepest = 200; // nested elements; ours have six

std::string dataOf(Object stream)
{
    if (!stream.isStream())
        return {};
    const std::shared_ptr<Buffer> buffer = stream.getStreamData(qpdf_dl_generalized);
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

std::string utf8Of(Object text)
{
    return text.isString() ? text.getUTF8Value() : std::string();
}

bool saysSomething(const Object& text)
{
    return utf8Of(text).find_first_not_of(" \t\r\n") != std::string::npos;
}

std::vector<Object> listOf(Object object)
{
    if (object.isNull())
        return {};
    return object.isArray() ? object.getArrayAsVector() : std::vector<Object>{object};
}

class Reader {
public:
    explicit Reader(std::string_view bytes)
    {
        m_pdf.setSuppressWarnings(true);
        m_pdf.processMemoryFile("plan", bytes.data(), bytes.size());
    }

    PdfFacts read()
    {
        readCatalogue();
        m_pages = m_pdf.getAllPages();
        for (std::size_t i = 0; i < m_pages.size(); ++i)
            m_pageOf[m_pages[i].getObjGen()] = static_cast<int>(i);
        Object tree = m_pdf.getRoot().getKey("/StructTreeRoot");
        m_facts.hasTree = tree.isDictionary();
        if (m_facts.hasTree) {
            readNumbers(tree.getKey("/ParentTree"), 0);
            m_roles = tree.getKey("/RoleMap");
            for (const Object& kid : listOf(tree.getKey("/K")))
                readElement(kid, -1, -1, m_facts.lang, 0);
        }
        for (const Object& page : m_pages)
            readPage(page);
        return std::move(m_facts);
    }

private:
    void readCatalogue()
    {
        Object root = m_pdf.getRoot();
        Object info = m_pdf.getTrailer().getKey("/Info");
        const auto isTrue = [&root](const char* dictionary, const char* key) {
            Object held = root.getKey(dictionary);
            return held.isDictionary() && held.getKey(key).isBool() && held.getKey(key).getBoolValue();
        };
        m_facts.marked = isTrue("/MarkInfo", "/Marked") && !isTrue("/MarkInfo", "/Suspects");
        m_facts.lang = utf8Of(root.getKey("/Lang"));
        m_facts.displaysTitle = isTrue("/ViewerPreferences", "/DisplayDocTitle");
        m_facts.xmp = dataOf(root.getKey("/Metadata"));
        m_facts.title = info.isDictionary() ? utf8Of(info.getKey("/Title")) : std::string();
        m_facts.encrypted = m_pdf.isEncrypted();
        Object outlines = root.getKey("/Outlines");
        m_facts.hasBookmarks = outlines.isDictionary() && outlines.getKey("/First").isDictionary();
    }

    void readNumbers(Object node, int depth)
    {
        if (!node.isDictionary() || depth > deepest)
            return;
        const std::vector<Object> numbers = listOf(node.getKey("/Nums"));
        for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
            if (Object key = numbers[i]; key.isInteger())
                m_numbers[key.getIntValue()] = numbers[i + 1];
        }
        for (const Object& kid : listOf(node.getKey("/Kids")))
            readNumbers(kid, depth + 1);
    }

    std::string typeOf(Object element)
    {
        Object type = element.getKey("/S");
        for (int i = 0; i < 9 && type.isName() && m_roles.isDictionary() && m_roles.hasKey(type.getName()); ++i)
            type = m_roles.getKey(type.getName());
        return type.isName() ? type.getName().substr(1) : std::string();
    }

    void readElement(Object object, int parent, int page, const std::string& lang, int depth)
    {
        if (depth > deepest || !object.isDictionary() || !m_seen.insert(object.getObjGen()).second)
            return;
        const int index = static_cast<int>(m_facts.elements.size());
        m_elementOf[object.getObjGen()] = index;
        ElementFacts facts;
        facts.type = typeOf(object);
        facts.parent = parent;
        facts.lang = object.hasKey("/Lang") ? utf8Of(object.getKey("/Lang")) : lang;
        facts.described = saysSomething(object.getKey("/Alt")) || saysSomething(object.getKey("/ActualText"));
        for (Object attribute : listOf(object.getKey("/A"))) {
            facts.boxed = facts.boxed || (attribute.isDictionary() && attribute.hasKey("/BBox"));
            facts.scoped = facts.scoped || (attribute.isDictionary() && attribute.hasKey("/Scope"));
        }
        const std::string own = facts.lang;
        page = pageIndex(object.getKey("/Pg"), page);
        m_facts.elements.push_back(std::move(facts));
        if (parent >= 0)
            m_facts.elements[static_cast<std::size_t>(parent)].kids.push_back(index);
        for (Object kid : listOf(object.getKey("/K"))) {
            if (kid.isInteger())
                contents(index).emplace_back(page, kid.getIntValueAsInt());
            else if (!kid.isDictionary())
                continue;
            else if (kid.getKey("/Type").isNameAndEquals("/MCR") && kid.getKey("/MCID").isInteger())
                contents(index).emplace_back(
                    pageIndex(kid.getKey("/Pg"), page), kid.getKey("/MCID").getIntValueAsInt());
            else if (kid.getKey("/Type").isNameAndEquals("/OBJR"))
                m_objectOwner[kid.getKey("/Obj").getObjGen()] = index;
            else if (kid.hasKey("/S"))
                readElement(kid, index, page, own, depth + 1);
        }
    }

    std::vector<std::pair<int, int>>& contents(int element)
    {
        return m_facts.elements[static_cast<std::size_t>(element)].contents;
    }

    int pageIndex(Object page, int otherwise) const
    {
        if (page.isNull())
            return otherwise;
        const auto found = m_pageOf.find(page.getObjGen());
        return found == m_pageOf.end() ? -1 : found->second;
    }

    void readPage(Object page)
    {
        PageFacts facts;
        facts.tabsByStructure = page.getKey("/Tabs").isNameAndEquals("/S");
        if (page.getKey("/StructParents").isInteger()) {
            const auto owners = m_numbers.find(page.getKey("/StructParents").getIntValue());
            if (owners != m_numbers.end()) {
                for (const Object& owner : listOf(owners->second))
                    facts.owners.push_back(elementIndex(owner));
            }
        }
        scanContent(page, facts);
        for (const Object& annotation : listOf(page.getKey("/Annots")))
            facts.links.push_back(linkOf(annotation));
        m_facts.pages.push_back(std::move(facts));
        readFonts(page.getKey("/Resources"), 0);
    }

    int elementIndex(const Object& element) const
    {
        const auto found = m_elementOf.find(element.getObjGen());
        return found == m_elementOf.end() ? -1 : found->second;
    }

    LinkFacts linkOf(Object annotation)
    {
        LinkFacts facts;
        if (!annotation.isDictionary())
            return facts;
        facts.isLink = annotation.getKey("/Subtype").isNameAndEquals("/Link");
        facts.described = saysSomething(annotation.getKey("/Contents"));
        const auto owner = m_objectOwner.find(annotation.getObjGen());
        Object key = annotation.getKey("/StructParent");
        const auto parent = key.isInteger() ? m_numbers.find(key.getIntValue()) : m_numbers.end();
        if (owner != m_objectOwner.end() && parent != m_numbers.end())
            facts.inLink = m_facts.elements[static_cast<std::size_t>(owner->second)].type == "Link"
                && elementIndex(parent->second) == owner->second;
        return facts;
    }

    // Fonts of a page and of the forms it uses.
    void readFonts(Object resources, int depth)
    {
        if (!resources.isDictionary() || depth > deepest)
            return;
        if (Object fonts = resources.getKey("/Font"); fonts.isDictionary()) {
            for (auto& [name, font] : fonts.getDictAsMap()) {
                if (font.isDictionary() && m_seen.insert(font.getObjGen()).second)
                    m_facts.fonts.push_back(fontOf(font));
            }
        }
        Object forms = resources.getKey("/XObject");
        if (!forms.isDictionary())
            return;
        for (auto& [name, form] : forms.getDictAsMap()) {
            if (form.isStream() && m_seen.insert(form.getObjGen()).second)
                readFonts(form.getDict().getKey("/Resources"), depth + 1);
        }
    }

    static FontFacts fontOf(Object font)
    {
        FontFacts facts;
        Object described = font;
        if (font.getKey("/Subtype").isNameAndEquals("/Type0")) {
            const std::vector<Object> descendants = listOf(font.getKey("/DescendantFonts"));
            if (!descendants.empty() && Object(descendants.front()).isDictionary())
                described = descendants.front();
        }
        Object descriptor = described.getKey("/FontDescriptor");
        facts.embedded = font.getKey("/Subtype").isNameAndEquals("/Type3");
        for (const char* file : {"/FontFile", "/FontFile2", "/FontFile3"})
            facts.embedded = facts.embedded || (descriptor.isDictionary() && descriptor.getKey(file).isStream());
        facts.glyphsMapped
            = !described.getKey("/Subtype").isNameAndEquals("/CIDFontType2") || described.hasKey("/CIDToGIDMap");
        facts.hasText = font.getKey("/ToUnicode").isStream();
        facts.characters = mappedCharacters(dataOf(font.getKey("/ToUnicode")));
        return facts;
    }

    QPDF m_pdf;
    PdfFacts m_facts;
    std::vector<Object> m_pages;
    std::map<QPDFObjGen, int> m_pageOf;
    std::map<QPDFObjGen, int> m_elementOf;
    std::map<QPDFObjGen, int> m_objectOwner;
    std::map<long long, Object> m_numbers;
    std::set<QPDFObjGen> m_seen;
    Object m_roles = Object::newNull();
};

} // namespace

PdfFacts readFacts(std::string_view pdf)
{
    return Reader(pdf).read();
}

} // namespace ownwords::print
