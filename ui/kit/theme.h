// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>

#include <array>
#include <cstddef>
#include <vector>

namespace ownwords::kit {

// The colours of the app by what they are for. Dark and high contrast are other Themes with the same tokens.
enum class Token {
    Paper, // behind everything
    Card, // cards, fields, bars
    Ink, // text
    Muted, // helper text
    Line, // hairlines; never the only sign of where a control is
    Edge, // outlines of fields and controls
    Teal, // the one strong button, focus, links
    TealDeep, // text on TealSoft
    TealSoft, // chips, the place where one is, what is done
    Gold, // the bar beside own words; never text
    GoldSoft, // strengths
    Coral, // errors and what cannot be undone
    OnTeal, // text and icons on Teal
};

inline constexpr std::size_t tokenCount = 13;

struct Theme {
    std::array<QColor, tokenCount> colours;

    QColor colour(Token token) const { return colours.at(static_cast<std::size_t>(token)); }
};

Theme lightTheme();

// A text or a control and what it stands on, with the contrast it must reach: 4.5 for text, 3 for the outline of a
// control (WCAG 2.2, 1.4.3 and 1.4.11).
struct Pair {
    Token front;
    Token back;
    double least;
};

// Every pair that the app draws. A widget that sets a new one adds it here: the test walks the list in each Theme.
std::vector<Pair> pairs();

// The contrast ratio of WCAG 2.2, from 1 (the same) to 21 (black on white).
double contrast(const QColor& one, const QColor& other);

} // namespace ownwords::kit
