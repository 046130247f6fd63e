// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cairo.h>
#include <glib-object.h>

#include <memory>

// Owners for what cairo and GObject hand out. Only the .cpp files of core/print that draw or shape include this.
namespace ownwords::print {

struct ReleaseCairo {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};

using CairoContext = std::unique_ptr<cairo_t, ReleaseCairo>;
using CairoSurface = std::unique_ptr<cairo_surface_t, ReleaseCairo>;
using CairoFontOptions = std::unique_ptr<cairo_font_options_t, ReleaseCairo>;

struct ReleaseObject {
    void operator()(gpointer object) const { g_object_unref(object); }
};

template <typename T>
using ObjectPtr = std::unique_ptr<T, ReleaseObject>;

// See pages.h.
struct Font {
    Font(cairo_scaled_font_t* font, bool ofPictures)
        : scaled(cairo_scaled_font_reference(font))
        , pictures(ofPictures)
    {
    }
    ~Font() { cairo_scaled_font_destroy(scaled); }
    Font(const Font&) = delete;
    Font& operator=(const Font&) = delete;

    cairo_scaled_font_t* scaled;
    bool pictures; // a colour font: its signs are painted as pictures
};

} // namespace ownwords::print
