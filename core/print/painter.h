// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/print/cairo_ptr.h"
#include "core/print/pages.h"

#include <cairo.h>

#include <map>
#include <utility>

namespace ownwords::print {

// Pictures of emoji that were painted already, by font and glyph: the same picture lies in a file once.
using Pictures = std::map<std::pair<const cairo_scaled_font_t*, unsigned long>, CairoSurface>;

// Paints the marks of a piece on a context whose unit is the point.
void paint(cairo_t* context, const Piece& piece, Pictures& pictures);

} // namespace ownwords::print
