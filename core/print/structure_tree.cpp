// SPDX-License-Identifier: Apache-2.0
#include "core/print/structure_tree.h"

#include "core/print/own_text.h"
#include "core/print/qpdf_headers.h"

#include <cstddef>
#include <initializer_list>
#include <string>

namespace ownwords::print {
namespace {

using Object = QPDFObjectHandle;

// One stretch of marked content: on this page, with this number.
struct Content {
    std::size_t page;
    int mark;
};

Object attributes(const char* owner)
{
    Object dictionary = Object::newDictionary();
    dictionary.replaceKey("/O", Object::newName(owner));
    return dictionary;
}

void setAttributes(Object& object, const Element& element, const Pages& pages)
{
    if (!element.lang.empty())
        object.replaceKey("/Lang", Object::newString(pdfText(element.lang)));
    if (!element.alt.empty())
        object.replaceKey("/Alt", Object::newString(pdfText(element.alt)));
    if (element.actual)
        object.replaceKey("/ActualText", Object::newString(pdfText(*element.actual)));
    if (!element.scope.empty()) {
        Object table = attributes("/Table");
        table.replaceKey("/Scope", Object::newName("/" + element.scope));
        object.replaceKey("/A", table);
    } else if (element.box) {
        Object layout = attributes("/Layout");
        layout.replaceKey("/Placement", Object::newName("/Block"));
        const Rect& box = *element.box;
        Object rectangle = Object::newArray();
        for (const double side : {box.x, pages.height - box.y - box.height, box.x + box.width, pages.height - box.y})
            rectangle.appendItem(Object::newReal(side, 2));
        layout.replaceKey("/BBox", rectangle);
        object.replaceKey("/A", layout);
    } else if (element.tag == "L") {
        Object list = attributes("/List");
        list.replaceKey("/ListNumbering", Object::newName("/Disc"));
        object.replaceKey("/A", list);
    }
}

// The marked content of a leaf: numbers on its first page, references with a page of their own on the others.
void setContents(Object& object, const std::vector<Content>& contents, const std::vector<Object>& pageObjects)
{
    if (contents.empty())
        return;
    const std::size_t home = contents.front().page;
    object.replaceKey("/Pg", pageObjects[home]);
    Object kids = Object::newArray();
    for (const Content& content : contents) {
        if (content.page == home) {
            kids.appendItem(Object::newInteger(content.mark));
            continue;
        }
        Object reference = Object::newDictionary();
        reference.replaceKey("/Type", Object::newName("/MCR"));
        reference.replaceKey("/Pg", pageObjects[content.page]);
        reference.replaceKey("/MCID", Object::newInteger(content.mark));
        kids.appendItem(reference);
    }
    object.replaceKey("/K", kids);
}

// The number tree from pages to the elements of their marked content. One flat array: plans have few pages.
Object parentTree(QPDF& pdf, const Pages& pages, const std::vector<Object>& elements)
{
    Object numbers = Object::newArray();
    for (std::size_t page = 0; page < pages.pages.size(); ++page) {
        Object owners = Object::newArray();
        for (const Piece& piece : pages.pages[page].pieces) {
            if (piece.leaf != Mark::artifact)
                owners.appendItem(elements[static_cast<std::size_t>(piece.leaf)]);
        }
        numbers.appendItem(Object::newInteger(static_cast<long long>(page)));
        numbers.appendItem(pdf.makeIndirectObject(owners));
    }
    Object tree = Object::newDictionary();
    tree.replaceKey("/Nums", numbers);
    return pdf.makeIndirectObject(tree);
}

} // namespace

void buildStructureTree(QPDF& pdf, const Pages& pages, std::vector<Object>& pageObjects)
{
    std::vector<std::vector<Content>> contents(pages.elements.size());
    for (std::size_t page = 0; page < pages.pages.size(); ++page) {
        int mark = 0;
        for (const Piece& piece : pages.pages[page].pieces) {
            if (piece.leaf != Mark::artifact)
                contents[static_cast<std::size_t>(piece.leaf)].push_back({page, mark++});
        }
        pageObjects[page].replaceKey("/StructParents", Object::newInteger(static_cast<long long>(page)));
    }
    Object root = pdf.makeIndirectObject(Object::newDictionary());
    std::vector<Object> elements;
    elements.reserve(pages.elements.size());
    for (const Element& element : pages.elements) {
        Object object = pdf.makeIndirectObject(Object::newDictionary());
        object.replaceKey("/Type", Object::newName("/StructElem"));
        object.replaceKey("/S", Object::newName("/" + element.tag));
        object.replaceKey("/P", element.parent < 0 ? root : elements[static_cast<std::size_t>(element.parent)]);
        setAttributes(object, element, pages);
        setContents(object, contents[elements.size()], pageObjects);
        elements.push_back(object);
    }
    for (std::size_t i = 0; i < elements.size(); ++i) {
        if (pages.elements[i].kids.empty())
            continue;
        Object kids = Object::newArray();
        for (const int kid : pages.elements[i].kids)
            kids.appendItem(elements[static_cast<std::size_t>(kid)]);
        elements[i].replaceKey("/K", kids);
    }
    root.replaceKey("/Type", Object::newName("/StructTreeRoot"));
    root.replaceKey("/K", elements.front());
    root.replaceKey("/ParentTree", parentTree(pdf, pages, elements));
    root.replaceKey("/ParentTreeNextKey", Object::newInteger(static_cast<long long>(pages.pages.size())));
    pdf.getRoot().replaceKey("/StructTreeRoot", root);
}

} // namespace ownwords::print
