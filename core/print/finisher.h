// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/print/pages.h"

#include <string>

namespace ownwords::print {

// Completes what drawTagged() wrote with libqpdf: the structure tree with its languages, alternative and exact texts,
// artifacts, title, XMP, and what else PDF/UA-1 asks for. `claimPdfUa` writes the mark of PDF/UA-1 into the XMP.
// The same input gives the same bytes. Errors: Internal (qpdf's own words, or marks that differ from the pages).
Result<std::string> finishPdf(const std::string& drawn, const Pages& pages, bool claimPdfUa);

} // namespace ownwords::print
