// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <filesystem>
#include <string>
#include <string_view>

namespace ownwords::kit {

// Text between the core (UTF-8) and the widgets. Every code point comes through: a leading U+FEFF and U+0000 too. Bytes
// that are not UTF-8 become U+FFFD, as does half of a surrogate pair on the way back.
QString fromUtf8(std::string_view text);
std::string toUtf8(const QString& text);

// `text` without halves of surrogate pairs, which are no characters and cannot be stored.
QString withoutLoneSurrogates(const QString& text);

// Paths. Their narrow text is taken as UTF-8, as the systems do that this runs on.
QString fromPath(const std::filesystem::path& path);
std::filesystem::path toPath(const QString& text);

// For setText() of buttons, which reads "&" as a mnemonic: words of people are shown as they are.
QString literal(QString text);

} // namespace ownwords::kit
