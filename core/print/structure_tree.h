// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/print/pages.h"

#include <vector>

class QPDF;
class QPDFObjectHandle;

namespace ownwords::print {

// Replaces the structure tree and the parent tree of the PDF by those of `pages`. The pieces of a page that are no
// artifacts must be marked content 0, 1, 2 ... of that page, in order. Throws what qpdf throws.
void buildStructureTree(QPDF& pdf, const Pages& pages, std::vector<QPDFObjectHandle>& pageObjects);

} // namespace ownwords::print
