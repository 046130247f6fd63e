// SPDX-License-Identifier: Apache-2.0
#include "core/print/painter.h"

#include "core/print/cairo_ptr.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace ownwords::print {
namespace {

void setColour(cairo_t* context, const Colour& colour)
{
    cairo_set_source_rgb(context, colour.red, colour.green, colour.blue);
}

void outline(cairo_t* context, const Shape& shape)
{
    const Rect& rect = shape.rect;
    cairo_new_path(context);
    switch (shape.kind) {
    case Shape::Kind::Polyline:
        for (const Point& point : shape.points)
            cairo_line_to(context, point.x, point.y);
        break;
    case Shape::Kind::Circle:
        cairo_arc(context, rect.x + rect.width / 2, rect.y + rect.height / 2, std::min(rect.width, rect.height) / 2, 0,
            2 * std::numbers::pi);
        cairo_close_path(context);
        break;
    case Shape::Kind::Box: {
        const double radius = std::min({shape.radius, rect.width / 2, rect.height / 2});
        if (radius <= 0) {
            cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height);
            break;
        }
        constexpr double quarter = std::numbers::pi / 2;
        const double right = rect.x + rect.width - radius;
        const double bottom = rect.y + rect.height - radius;
        cairo_arc(context, right, rect.y + radius, radius, -quarter, 0);
        cairo_arc(context, right, bottom, radius, 0, quarter);
        cairo_arc(context, rect.x + radius, bottom, radius, quarter, 2 * quarter);
        cairo_arc(context, rect.x + radius, rect.y + radius, radius, 2 * quarter, 3 * quarter);
        cairo_close_path(context);
        break;
    }
    }
}

void paintShape(cairo_t* context, const Shape& shape)
{
    if (shape.fill) {
        outline(context, shape);
        setColour(context, *shape.fill);
        cairo_fill(context);
    }
    if (shape.stroke && shape.lineWidth > 0) {
        outline(context, shape);
        setColour(context, *shape.stroke);
        cairo_set_line_width(context, shape.lineWidth);
        cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
        cairo_stroke(context);
    }
}

// Emoji are pictures; cairo would draw them for 72 dots per inch. 4 times that is enough for paper.
constexpr double pictureScale = 4;

CairoSurface pictureOf(cairo_scaled_font_t* font, cairo_glyph_t origin, const cairo_text_extents_t& extents)
{
    const int width = static_cast<int>(std::ceil(extents.width * pictureScale)) + 2;
    const int height = static_cast<int>(std::ceil(extents.height * pictureScale)) + 2;
    CairoSurface picture(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
    const CairoContext canvas(cairo_create(picture.get()));
    cairo_translate(canvas.get(), 1, 1);
    cairo_scale(canvas.get(), pictureScale, pictureScale);
    cairo_translate(canvas.get(), -extents.x_bearing, -extents.y_bearing);
    cairo_set_scaled_font(canvas.get(), font);
    cairo_show_glyphs(canvas.get(), &origin, 1);
    return picture;
}

void paintPictures(cairo_t* context, const GlyphRun& run, Pictures& pictures)
{
    for (const Glyph& glyph : run.glyphs) {
        const cairo_glyph_t origin{glyph.id, 0, 0};
        cairo_text_extents_t extents{};
        cairo_scaled_font_glyph_extents(run.font->scaled, &origin, 1, &extents);
        if (extents.width <= 0 || extents.height <= 0)
            continue;
        CairoSurface& picture = pictures[{run.font->scaled, glyph.id}];
        if (picture == nullptr)
            picture = pictureOf(run.font->scaled, origin, extents);
        cairo_save(context);
        cairo_translate(context, glyph.x + extents.x_bearing, glyph.y + extents.y_bearing);
        cairo_scale(context, 1 / pictureScale, 1 / pictureScale);
        cairo_set_source_surface(context, picture.get(), -1, -1);
        // Filled, not painted: cairo 1.16 loses count of its tags when a page that goes on ends in a painted picture.
        cairo_rectangle(context, -1, -1, cairo_image_surface_get_width(picture.get()),
            cairo_image_surface_get_height(picture.get()));
        cairo_fill(context);
        cairo_restore(context);
    }
}

void paintRun(cairo_t* context, const GlyphRun& run, Pictures& pictures)
{
    if (run.font->pictures) {
        paintPictures(context, run, pictures);
        return;
    }
    std::vector<cairo_glyph_t> glyphs;
    glyphs.reserve(run.glyphs.size());
    for (const Glyph& glyph : run.glyphs)
        glyphs.push_back({glyph.id, glyph.x, glyph.y});
    std::vector<cairo_text_cluster_t> clusters;
    clusters.reserve(run.clusters.size());
    for (const Cluster& cluster : run.clusters)
        clusters.push_back({cluster.bytes, cluster.glyphs});
    setColour(context, run.colour);
    cairo_set_scaled_font(context, run.font->scaled);
    cairo_show_text_glyphs(context, run.text.data(), static_cast<int>(run.text.size()), glyphs.data(),
        static_cast<int>(glyphs.size()), clusters.data(), static_cast<int>(clusters.size()),
        run.backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : static_cast<cairo_text_cluster_flags_t>(0));
}

} // namespace

void paint(cairo_t* context, const Piece& piece, Pictures& pictures)
{
    for (const Mark& mark : piece.marks) {
        if (const auto* const run = std::get_if<GlyphRun>(&mark.what))
            paintRun(context, *run, pictures);
        else
            paintShape(context, std::get<Shape>(mark.what));
    }
}

} // namespace ownwords::print
