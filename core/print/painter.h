// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/print/pages.h"

#include <cairo.h>

namespace ownwords::print {

// Paints the marks of a piece on a context whose unit is the point.
void paint(cairo_t* context, const Piece& piece);

} // namespace ownwords::print
