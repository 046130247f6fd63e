// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/theme.h"

#include <algorithm>
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

} // namespace

Theme lightTheme()
{
    Theme theme;
    const auto set
        = [&theme](Token token, QRgb rgb) { theme.colours.at(static_cast<std::size_t>(token)) = QColor(rgb); };
    set(Paper, 0xFBF8F3);
    set(Card, 0xFFFFFF);
    set(Ink, 0x1F2430);
    set(Muted, 0x585E6B);
    set(Line, 0xD9D2C4);
    set(Edge, 0x7C7768);
    set(Teal, 0x0F5F5C);
    set(TealDeep, 0x0B4A48);
    set(TealSoft, 0xE0EFED);
    set(Gold, 0xE8A317);
    set(GoldSoft, 0xFCF1D8);
    set(Coral, 0xB4472F);
    set(OnTeal, 0xFFFFFF);
    return theme;
}

std::vector<Pair> pairs()
{
    constexpr double text = 4.5;
    constexpr double control = 3;
    return {
        {Ink, Paper, text},
        {Ink, Card, text},
        {Ink, TealSoft, text},
        {Ink, GoldSoft, text},
        {Card, Ink, text},
        {Muted, Paper, text},
        {Muted, Card, text},
        {Muted, TealSoft, text},
        {Muted, GoldSoft, text},
        {Teal, Paper, text},
        {Teal, Card, text},
        {Teal, TealSoft, text},
        {Teal, GoldSoft, text},
        {TealDeep, TealSoft, text},
        {TealDeep, Card, text},
        {OnTeal, Teal, text},
        {OnTeal, TealDeep, text},
        {Coral, Card, text},
        {Coral, Paper, text},
        {Coral, GoldSoft, text},
        {Edge, Paper, control},
        {Edge, Card, control},
        {Edge, GoldSoft, control},
        {Teal, Paper, control},
        {Ink, Paper, control},
    };
}

double contrast(const QColor& one, const QColor& other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace ownwords::kit
