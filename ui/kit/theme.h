// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace ownwords::kit {

// The colours of the app by what they are for. Every Theme has the same tokens.
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
    bool isStrong = false; // high contrast: lines are thicker, and what soft fills say elsewhere is said by lines too

    bool operator==(const Theme&) const = default;
    QColor colour(Token token) const { return colours.at(static_cast<std::size_t>(token)); }
};

Theme lightTheme();
Theme darkTheme(); // warm, as by a lamp
// Black on white or white on black: who needs contrast may need either, and the desktop knows which.
enum class Lightness { Light, Dark };
Theme highContrastTheme(Lightness lightness);

// What a person, or this machine's settings, ask for.
enum class Colours { AsDesktop, Light, Dark, HighContrast };

// What the desktop asks of all its programs. What it does not say is not there.
struct DesktopWishes {
    std::optional<bool> isDark;
    bool wantsContrast = false;
    bool wantsStillness = false; // nothing moves, nothing blinks

    bool operator==(const DesktopWishes&) const = default;
};

Theme themeFor(Colours colours, const DesktopWishes& wishes);

enum class Use { Text, Control };

// A text or a control and what it stands on.
struct Pair {
    Token front;
    Token back;
    Use use;
};

// The contrast a pair must reach: 4.5 for text, 7 in high contrast, 3 for the outline of a control (WCAG 2.2, 1.4.3,
// 1.4.6 and 1.4.11).
double leastContrast(Use use, const Theme& theme);

// Every pair that the app draws. A widget that sets a new one adds it here: the test walks the list in each Theme.
std::vector<Pair> pairs();

// The contrast ratio of WCAG 2.2, from 1 (the same) to 21 (black on white).
double contrast(const QColor& one, const QColor& other);

} // namespace ownwords::kit
