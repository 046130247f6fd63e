// SPDX-License-Identifier: Apache-2.0
#include "ui/viewmodel/page_painter.h"

#include "core/print/layout.h"
#include "ui/viewmodel/quiet_end.h"

#include <utility>
#include <variant>

namespace ownwords::viewmodel {

namespace {

constexpr int noElement = print::Mark::artifact;

// The element that begins a line of its own: spans and links stand inside one.
int blockOf(const print::Pages& pages, int leaf)
{
    const auto at
        = [&](int index) -> const print::Element& { return pages.elements.at(static_cast<std::size_t>(index)); };
    while ((at(leaf).tag == "Span" || at(leaf).tag == "Link" || at(leaf).tag == "Lbl" || at(leaf).tag == "LBody")
        && at(leaf).parent >= 0 && at(at(leaf).parent).tag != "Document")
        leaf = at(leaf).parent;
    return leaf;
}

// The words of a piece. A line that was broken where no space stands still ends a word.
std::string textOf(const print::Piece& piece)
{
    std::string text;
    double line = 0;
    for (const print::Mark& mark : piece.marks) {
        const auto* const run = std::get_if<print::GlyphRun>(&mark.what);
        if (run == nullptr || run->glyphs.empty())
            continue;
        const double height = run->glyphs.front().y;
        if (!text.empty() && height > line + 1 && text.back() != ' ' && text.back() != '\n')
            text += '\n';
        line = height;
        text += run->text;
    }
    return text;
}

} // namespace

std::string textOf(const print::Pages& pages, int page)
{
    std::string text;
    int block = noElement;
    bool isAfterLabel = false; // a bullet or a tick box
    for (const print::Piece& piece : pages.pages.at(static_cast<std::size_t>(page)).pieces) {
        if (piece.leaf == noElement)
            continue;
        const print::Element& element = pages.elements.at(static_cast<std::size_t>(piece.leaf));
        const std::string words = element.alt.empty() ? textOf(piece) : element.alt;
        const int home = blockOf(pages, piece.leaf);
        if (words.empty())
            continue;
        if (!text.empty() && (home != block || isAfterLabel))
            text += home != block ? '\n' : ' ';
        block = home;
        isAfterLabel = element.tag == "Lbl";
        text += words;
    }
    return text;
}

// What came of laying out.
struct PagePainter::Made {
    std::shared_ptr<const Request> request;
    Result<std::shared_ptr<const print::Pages>> pages;
    std::vector<Sheet> sheets;
};

PagePainter::PagePainter(work::StoreQueue::Mode mode, QObject* parent)
    : QObject(parent)
    , m_queue(std::make_unique<work::StoreQueue>(mode))
{
}

PagePainter::~PagePainter()
{
    letFinish(std::move(m_queue));
}

void PagePainter::show(plan::PageDocument document, print::Theme theme)
{
    m_next = Request{std::move(document), std::move(theme)};
    m_wishes.clear();
    m_unchecked.reset();
    emit begun();
    workOn();
}

void PagePainter::clear()
{
    ++m_generation;
    m_next.reset();
    m_wishes.clear();
    m_unchecked.reset();
    m_pages.reset();
    m_sheets.clear();
    m_isLayingOut = false;
}

void PagePainter::paint(int page, double dotsPerInch)
{
    if (page < 0 || static_cast<std::size_t>(page) >= m_sheets.size())
        return;
    m_wishes.insert_or_assign(page, dotsPerInch);
    workOn();
}

void PagePainter::workOn()
{
    if (m_isWorking)
        return;
    if (m_next)
        layOut();
    else if (!m_wishes.empty())
        paintNext();
    else if (m_unchecked)
        countMissing();
}

void PagePainter::layOut()
{
    m_isWorking = true;
    m_isLayingOut = true;
    const auto request = std::make_shared<const Request>(*std::exchange(m_next, std::nullopt));
    const auto job = [request] {
        Made made{request, nullptr, {}};
        auto pages = print::layOut(request->document, request->theme);
        if (!pages) {
            made.pages = tl::unexpected(pages.error());
            return made;
        }
        for (std::size_t i = 0; i < pages->pages.size(); ++i)
            made.sheets.push_back({pages->width, pages->height, textOf(*pages, static_cast<int>(i))});
        made.pages = std::make_shared<const print::Pages>(*std::move(pages));
        return made;
    };
    m_queue->run(this, job, [this, generation = m_generation](const Made& made) {
        m_isWorking = false;
        if (generation == m_generation) {
            m_isLayingOut = false;
            if (!m_next)
                take(made);
        }
        workOn();
    });
}

void PagePainter::take(const Made& made)
{
    if (!made.pages) {
        emit failed(made.pages.error());
        return;
    }
    m_pages = *made.pages;
    m_sheets = made.sheets;
    m_unchecked = made.request;
    m_wishes.clear();
    emit laidOut();
}

void PagePainter::paintNext()
{
    const auto [page, dotsPerInch] = *m_wishes.begin();
    m_wishes.erase(m_wishes.begin());
    if (!m_pages)
        return workOn();
    m_isWorking = true;
    const auto job = [pages = m_pages, page = page, dotsPerInch = dotsPerInch] {
        return print::paintPage(*pages, page, dotsPerInch);
    };
    m_queue->run(
        this, job, [this, generation = m_generation, pages = m_pages, page = page](Result<print::Image> image) {
            m_isWorking = false;
            if (generation == m_generation && pages == m_pages && !m_next) {
                if (image)
                    emit painted(page, std::make_shared<const print::Image>(*std::move(image)));
                else
                    emit failed(image.error());
            }
            workOn();
        });
}

void PagePainter::countMissing()
{
    m_isWorking = true;
    const auto job = [request = std::exchange(m_unchecked, nullptr)] {
        int count = 0;
        for (const print::MissingGlyph& glyph : print::missingGlyphs(request->document, request->theme))
            count += glyph.count;
        return count;
    };
    m_queue->run(this, job, [this, generation = m_generation](int count) {
        m_isWorking = false;
        if (generation == m_generation && !m_next)
            emit missingCounted(count);
        workOn();
    });
}

} // namespace ownwords::viewmodel
