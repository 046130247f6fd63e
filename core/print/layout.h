// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/plan/page_document.h"
#include "core/print/pages.h"
#include "core/print/theme.h"

namespace ownwords::print {

// Lays a document out once, for paper, PDF and preview alike. Direction follows the document's language (Arabic,
// Hebrew, Persian, Urdu ...: columns, bars and footers are mirrored) and, paragraph by paragraph, the text itself.
// Errors: Invalid (text that is not UTF-8, a table with more cells than columns, a scale without length).
Result<Pages> layOut(const plan::PageDocument& document, const Theme& theme);

} // namespace ownwords::print
