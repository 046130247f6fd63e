// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/page_document.h"

#include <functional>
#include <string>

namespace ownwords::print {

// Hands each run of the document to `take`, in reading order; strings without a language of their own come as runs.
// Alternative texts and the footer are not among them.
void forEachRun(const plan::PageDocument& document, const std::function<void(const plan::Run&)>& take);

// Every string of the document's blocks, alternative texts included.
void forEachText(const plan::PageDocument& document, const std::function<void(const std::string&)>& take);

} // namespace ownwords::print
