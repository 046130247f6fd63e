// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ownwords::kit {

namespace {

using enum Token;

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour)
{
    return 0.2126 * linear(static_cast<double>(colour.redF())) + 0.7152 * linear(static_cast<double>(colour.greenF()))
        + 0.0722 * linear(static_cast<double>(colour.blueF()));
}

// A row for each Token, in its order; a column for each theme.
enum Column : std::size_t { Light, Dark, BlackOnWhite, WhiteOnBlack, columnCount };
constexpr std::array<std::array<QRgb, columnCount>, tokenCount> values{{
    {0xFBF8F3, 0x1D1916, 0xFFFFFF, 0x000000}, // Paper
    {0xFFFFFF, 0x28231F, 0xFFFFFF, 0x000000}, // Card
    {0x1F2430, 0xF3ECE1, 0x000000, 0xFFFFFF}, // Ink
    {0x585E6B, 0xBDB3A5, 0x2E2E2E, 0xE8E8E8}, // Muted
    {0xD9D2C4, 0x4A4239, 0x000000, 0xFFFFFF}, // Line
    {0x7C7768, 0x9C9182, 0x000000, 0xFFFFFF}, // Edge
    {0x0F5F5C, 0x78CBC3, 0x00403E, 0x7DF0E7}, // Teal
    {0x0B4A48, 0xB4E6E1, 0x002B2A, 0xB9FFF9}, // TealDeep
    {0xE0EFED, 0x1E3F3C, 0xD2F0ED, 0x003B38}, // TealSoft
    {0xE8A317, 0xE5AB3C, 0x8A5A00, 0xFFC94D}, // Gold
    {0xFCF1D8, 0x3B2F1B, 0xFFEFC2, 0x332600}, // GoldSoft
    {0xB4472F, 0xF29C86, 0x8A1F0A, 0xFFB3A1}, // Coral
    {0xFFFFFF, 0x0A2422, 0xFFFFFF, 0x000000}, // OnTeal
}};

Theme themeOf(Column column)
{
    Theme theme;
    for (std::size_t token = 0; token < tokenCount; ++token)
        theme.colours.at(token) = QColor(values.at(token).at(column));
    theme.isStrong = column == BlackOnWhite || column == WhiteOnBlack;
    return theme;
}

} // namespace

Theme lightTheme()
{
    return themeOf(Light);
}

Theme darkTheme()
{
    return themeOf(Dark);
}

Theme highContrastTheme(Lightness lightness)
{
    return themeOf(lightness == Lightness::Dark ? WhiteOnBlack : BlackOnWhite);
}

Theme themeFor(Colours colours, const DesktopWishes& wishes)
{
    const bool isDark = wishes.isDark.value_or(false);
    const bool isStrong = colours == Colours::HighContrast || (colours == Colours::AsDesktop && wishes.wantsContrast);
    if (isStrong)
        return highContrastTheme(isDark ? Lightness::Dark : Lightness::Light);
    return colours == Colours::Dark || (colours == Colours::AsDesktop && isDark) ? darkTheme() : lightTheme();
}

double leastContrast(Use use, const Theme& theme)
{
    constexpr double text = 4.5;
    constexpr double textInHighContrast = 7;
    constexpr double control = 3;
    if (use == Use::Control)
        return control;
    return theme.isStrong ? textInHighContrast : text;
}

std::vector<Pair> pairs()
{
    using enum Use;
    return {
        {Ink, Paper, Text},
        {Ink, Card, Text},
        {Ink, TealSoft, Text},
        {Ink, GoldSoft, Text},
        {Card, Ink, Text},
        {Muted, Paper, Text},
        {Muted, Card, Text},
        {Muted, TealSoft, Text},
        {Muted, GoldSoft, Text},
        {Teal, Paper, Text},
        {Teal, Card, Text},
        {Teal, TealSoft, Text},
        {Teal, GoldSoft, Text},
        {TealDeep, TealSoft, Text},
        {TealDeep, Card, Text},
        {OnTeal, Teal, Text},
        {OnTeal, TealDeep, Text},
        {Coral, Card, Text},
        {Coral, Paper, Text},
        {Coral, GoldSoft, Text},
        {Edge, Paper, Control},
        {Edge, Card, Control},
        {Edge, GoldSoft, Control},
        {Teal, Paper, Control},
        {Teal, Card, Control},
        {Ink, Paper, Control},
        {Ink, Card, Control},
    };
}

double contrast(const QColor& one, const QColor& other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace ownwords::kit
