// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pack/pack.h"

#include <string>
#include <string_view>

namespace ownwords::pack {

// The pack on paper, for a coach to review: each section and question in order with what it asks, of whom, under which
// conditions (in plain words) and what becomes of the answer. Plain text in UTF-8, lines indented by two spaces a step.
// Words of the pack in `language`, or in its first language where it has none; the rest is in English.
std::string outline(const Pack& pack, std::string_view language);

} // namespace ownwords::pack
