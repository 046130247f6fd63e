// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace ownwords::print {

// A colour as cairo wants it: each part 0 to 1.
struct Colour {
    double red = 0;
    double green = 0;
    double blue = 0;

    // From 0xRRGGBB, as the design tokens are written.
    static constexpr Colour rgb(unsigned value)
    {
        return {static_cast<double>((value >> 16U) & 255U) / 255, static_cast<double>((value >> 8U) & 255U) / 255,
            static_cast<double>(value & 255U) / 255};
    }

    bool operator==(const Colour&) const = default;
};

// All measures of a printed page, in points (1/72 inch). The defaults are A4 at ordinary size; colours are the light
// tokens of the screen. Everything stays readable in black and white: colour is never the only sign of anything.
struct Theme {
    // Andika was made for people who are learning to read. The others are named so that no font is left to chance
    // (a machine's own choice for Arabic is often one without the marks a learner needs). A colour emoji font must not
    // be among them: fontconfig puts such a font before all others, and the digits would be taken from it. Pango asks
    // for one by itself where there are emoji.
    std::string families = "Andika,Noto Sans,Noto Sans Arabic,Noto Sans Hebrew,Noto Sans Devanagari,Noto Sans Bengali,"
                           "Noto Sans Tamil,Noto Sans Thai,Noto Sans Ethiopic,Noto Sans Symbols,Noto Sans Symbols2,"
                           "Noto Sans Math";
    double pageWidth = 595.276;
    double pageHeight = 841.89;
    double sideMargin = 46.5;
    double topMargin = 44;
    double bottomMargin = 64; // the footer stands in it

    double title = 26;
    double part = 15;
    double subpart = 13;
    double largeQuote = 18;
    double lead = 14.5;
    double body = 12;
    double label = 11;
    double helper = 10.5;
    double tableHead = 10.5;
    double footer = 9;
    double code = 30; // in large print too: large already

    Colour ink = Colour::rgb(0x1F2430);
    Colour muted = Colour::rgb(0x585E6B);
    Colour line = Colour::rgb(0xD9D2C4);
    Colour edge = Colour::rgb(0x7C7768);
    Colour accent = Colour::rgb(0x0F5F5C);
    Colour heading = Colour::rgb(0x0B4A48);
    Colour gold = Colour::rgb(0xE8A317);
    Colour panel = Colour::rgb(0xFBF8F3);

    // Large print: body text of 18 points, all type in proportion; the margins stay.
    static Theme large()
    {
        Theme theme;
        const double factor = 18 / theme.body;
        for (double* const size : {&theme.title, &theme.part, &theme.subpart, &theme.largeQuote, &theme.lead,
                 &theme.body, &theme.label, &theme.helper, &theme.tableHead, &theme.footer})
            *size *= factor;
        theme.bottomMargin = 72;
        return theme;
    }

    bool operator==(const Theme&) const = default;
};

} // namespace ownwords::print
