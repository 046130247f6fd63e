// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/kit_style.h"

#include "ui/kit/icon.h"
#include "ui/kit/look.h"
#include "ui/kit/painting.h"

#include <QStyleOption>

namespace ownwords::kit {

namespace {

constexpr double markEdge = 24;

// What stands beside the text of a menu has the text's colour.
Token menuToken(const QStyleOption& option)
{
    if (!option.state.testFlag(QStyle::State_Selected))
        return Token::Ink;
    return theme().isStrong ? Token::Card : Token::TealDeep;
}

} // namespace

KitStyle::KitStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

void KitStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const bool on = option->state.testFlag(State_On);
    const bool focused = option->state.testFlag(State_HasFocus);
    switch (element) {
    case PE_IndicatorCheckBox:
        drawMark(*painter, option->rect, CardMark::Square, on, focused);
        break;
    case PE_IndicatorRadioButton:
        drawMark(*painter, option->rect, CardMark::Round, on, focused);
        break;
    case PE_IndicatorArrowDown:
        icon(QStringLiteral("down"), Token::Ink).paint(painter, option->rect);
        break;
    case PE_IndicatorArrowLeft:
        icon(QStringLiteral("left"), menuToken(*option)).paint(painter, option->rect);
        break;
    case PE_IndicatorArrowRight:
        icon(QStringLiteral("right"), menuToken(*option)).paint(painter, option->rect);
        break;
    case PE_IndicatorMenuCheckMark:
        icon(QStringLiteral("check"), menuToken(*option)).paint(painter, option->rect);
        break;
    case PE_FrameFocusRect:
        break; // the style sheet shows the focus
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

int KitStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return px(markEdge);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int KitStyle::styleHint(
    StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* returned) const
{
    switch (hint) {
    case SH_ComboBox_AllowWheelScrolling:
    case SH_Widget_Animation_Duration:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QIcon KitStyle::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const
{
    switch (which) {
    case SP_ArrowLeft:
        return icon(QStringLiteral("left"), Token::Ink);
    case SP_ArrowRight:
        return icon(QStringLiteral("right"), Token::Ink);
    case SP_ArrowBack:
        return icon(QStringLiteral("back"), Token::Ink);
    case SP_ArrowForward:
        return icon(QStringLiteral("next"), Token::Ink);
    case SP_FileDialogToParent:
        return icon(QStringLiteral("up"), Token::Ink);
    case SP_DirIcon:
    case SP_DirHomeIcon:
    case SP_DesktopIcon:
        return icon(QStringLiteral("folder"), Token::Teal);
    case SP_FileIcon:
        return icon(QStringLiteral("page"), Token::Ink);
    case SP_ComputerIcon:
    case SP_DriveHDIcon:
    case SP_DriveCDIcon:
    case SP_DriveNetIcon:
        return icon(QStringLiteral("drive"), Token::Teal);
    default:
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

} // namespace ownwords::kit
