// SPDX-License-Identifier: Apache-2.0
#include "core/print/tagged_canvas.h"

#include "core/print/cairo_ptr.h"
#include "core/print/painter.h"

#include <cairo-pdf.h>

#include <cmath>
#include <new>

namespace ownwords::print {
namespace {

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) noexcept
{
    try {
        static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    } catch (const std::bad_alloc&) {
        return CAIRO_STATUS_NO_MEMORY;
    }
    return CAIRO_STATUS_SUCCESS;
}

void addBookmarks(cairo_surface_t* surface, const Pages& pages)
{
    int outer = CAIRO_PDF_OUTLINE_ROOT;
    for (const Bookmark& bookmark : pages.bookmarks) {
        // Whole points: no decimal mark, whatever the locale.
        const std::string place = "page=" + std::to_string(bookmark.page + 1) + " pos=[0 "
            + std::to_string(std::lround(std::floor(bookmark.y))) + "]";
        const int parent = bookmark.level == 1 ? CAIRO_PDF_OUTLINE_ROOT : outer;
        const int id = cairo_pdf_surface_add_outline(
            surface, parent, bookmark.title.c_str(), place.c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
        if (bookmark.level == 1)
            outer = id;
    }
}

// Stops at the first error: cairo 1.16 may crash when it goes on after one.
cairo_status_t drawPages(cairo_t* context, cairo_surface_t* surface, const Pages& pages, const std::string& tag)
{
    cairo_tag_begin(context, "Document", "");
    addBookmarks(surface, pages);
    Pictures pictures;
    for (const Page& page : pages.pages) {
        for (const Piece& piece : page.pieces) {
            cairo_tag_begin(context, tag.c_str(), "");
            paint(context, piece, pictures);
            cairo_tag_end(context, tag.c_str());
        }
        cairo_show_page(context);
        if (cairo_status(context) != CAIRO_STATUS_SUCCESS)
            return cairo_status(context);
    }
    cairo_tag_end(context, "Document");
    return cairo_status(context);
}

} // namespace

Result<std::string> drawTagged(const Pages& pages, const std::string& createdAt)
{
    return drawTagged(pages, createdAt, "P");
}

Result<std::string> drawTagged(const Pages& pages, const std::string& createdAt, const std::string& tag)
{
    std::string bytes;
    const CairoSurface surface(cairo_pdf_surface_create_for_stream(append, &bytes, pages.width, pages.height));
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, pages.title.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Ownwords");
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, createdAt.c_str());
    cairo_status_t drawing = CAIRO_STATUS_SUCCESS;
    {
        const CairoContext context(cairo_create(surface.get()));
        drawing = drawPages(context.get(), surface.get(), pages, tag);
    }
    cairo_surface_finish(surface.get());
    const cairo_status_t writing = cairo_surface_status(surface.get());
    for (const cairo_status_t status : {drawing, writing}) {
        if (status != CAIRO_STATUS_SUCCESS)
            return fail(ErrorCode::Internal, std::string("cairo: ") + cairo_status_to_string(status));
    }
    return bytes;
}

} // namespace ownwords::print
