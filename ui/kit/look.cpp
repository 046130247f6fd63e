// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/look.h"

#include "ui/kit/accessible_groups.h"
#include "ui/kit/kit_style.h"

#include <QApplication>
#include <QFile>
#include <QFont>
#include <QFontDatabase>
#include <QPalette>
#include <QRegularExpression>
#include <QVBoxLayout>
#include <QWidget>

#include <algorithm>
#include <cmath>
#include <utility>

// In no namespace, as Qt's macro demands: the resources of a static library are there once somebody asks for them.
static void takeResources()
{
    Q_INIT_RESOURCE(kit);
}

namespace ownwords::kit {

namespace {

constexpr double bodyPoints = 14;
constexpr std::array textSizes{100, 125, 150, 200};

// The names of the tokens in the style sheet, in the order of Token.
constexpr std::array<const char*, tokenCount> tokenNames{"paper", "card", "ink", "muted", "line", "edge", "teal",
    "teal-deep", "teal-soft", "gold", "gold-soft", "coral", "on-teal"};

const Look* current()
{
    return qApp == nullptr ? nullptr : qApp->findChild<const Look*>(QString(), Qt::FindDirectChildrenOnly);
}

int scaled(double at100, int percent)
{
    return static_cast<int>(std::lround(at100 * percent / 100.0));
}

bool isDark(const Theme& theme)
{
    return theme.colour(Token::Card).lightness() < theme.colour(Token::Ink).lightness();
}

QString valueOf(const QRegularExpressionMatch& match, const Theme& theme, int percent)
{
    const double number = match.captured(2).toDouble();
    if (match.captured(1) == QStringLiteral("pt"))
        return QString::number(number * percent / 100.0) + QStringLiteral("pt");
    if (match.captured(1) == QStringLiteral("px"))
        return QString::number(scaled(number, percent)) + QStringLiteral("px");
    if (match.captured(3) == QStringLiteral("arrow"))
        return isDark(theme) ? QStringLiteral("down-on-dark") : QStringLiteral("icons/down");
    const auto* const name = std::find(tokenNames.begin(), tokenNames.end(), match.captured(3).toStdString());
    if (name == tokenNames.end())
        return match.captured(0);
    return theme.colours.at(static_cast<std::size_t>(name - tokenNames.begin())).name();
}

QString textOf(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString styleSheet(const Theme& theme, int percent)
{
    QString source = textOf(QStringLiteral(":/style.qss"));
    if (theme.isStrong)
        source += textOf(QStringLiteral(":/contrast.qss"));
    static const QRegularExpression place(QStringLiteral("@(?:(pt|px)\\(([0-9.]+)\\)|([a-z-]+))"));
    QString sheet;
    qsizetype from = 0;
    for (auto matches = place.globalMatch(source); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        sheet += QStringView(source).mid(from, match.capturedStart() - from);
        sheet += valueOf(match, theme, percent);
        from = match.capturedEnd();
    }
    return sheet + QStringView(source).mid(from);
}

QPalette paletteOf(const Theme& theme)
{
    const auto of = [&theme](Token token) { return theme.colour(token); };
    QPalette palette(of(Token::Ink), of(Token::Card), of(Token::Card), of(Token::Line), of(Token::Edge), of(Token::Ink),
        of(Token::Card), of(Token::Card), of(Token::Paper));
    palette.setColor(QPalette::Highlight, of(Token::Teal));
    palette.setColor(QPalette::HighlightedText, of(Token::OnTeal));
    palette.setColor(QPalette::Link, of(Token::Teal));
    palette.setColor(QPalette::LinkVisited, of(Token::Teal));
    palette.setColor(QPalette::PlaceholderText, of(Token::Muted));
    palette.setColor(QPalette::ToolTipBase, of(Token::Ink));
    palette.setColor(QPalette::ToolTipText, of(Token::Card));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, of(Token::Muted));
    return palette;
}

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

} // namespace

Look::Look(QApplication& application)
    : QObject(&application)
    , m_application(application)
    , m_systemFamily(QFontDatabase::systemFont(QFontDatabase::GeneralFont).family())
    , m_isPaletteDark(isDark(QApplication::palette()))
    , m_flashTime(QApplication::cursorFlashTime())
{
    takeResources();
    nameGroups();
    QApplication::setStyle(new KitStyle);
    for (const Qt::UIEffect effect : {Qt::UI_AnimateMenu, Qt::UI_AnimateCombo, Qt::UI_AnimateTooltip,
             Qt::UI_AnimateToolBox, Qt::UI_FadeMenu, Qt::UI_FadeTooltip})
        QApplication::setEffectEnabled(effect, false);
    takeTheme();
}

void Look::setTextSize(int percent)
{
    const auto* const nearest = std::min_element(textSizes.begin(), textSizes.end(),
        [percent](int one, int other) { return std::abs(one - percent) < std::abs(other - percent); });
    if (*nearest == m_textSize)
        return;
    m_textSize = *nearest;
    apply();
}

void Look::setColours(Colours colours)
{
    m_colours = colours;
    takeTheme();
}

void Look::setDesktop(const DesktopWishes& wishes)
{
    m_desktop = wishes;
    QApplication::setCursorFlashTime(wishes.wantsStillness ? 0 : m_flashTime);
    takeTheme();
}

void Look::takeTheme()
{
    DesktopWishes wishes = m_desktop;
    wishes.isDark = m_desktop.isDark.value_or(m_isPaletteDark);
    const Theme theme = themeFor(m_colours, wishes);
    if (theme == m_theme)
        return;
    m_theme = theme;
    apply();
}

int Look::px(double at100) const
{
    return scaled(at100, m_textSize);
}

void Look::apply()
{
    // Andika was drawn for people who learn to read; what it has no letters for comes from the system's fonts.
    QFont font;
    font.setFamilies({QStringLiteral("Andika"), m_systemFamily});
    font.setPointSizeF(bodyPoints * m_textSize / 100.0);
    QApplication::setPalette(paletteOf(m_theme));
    QApplication::setFont(font);
    m_application.setStyleSheet(styleSheet(m_theme, m_textSize));
    emit changed();
}

int px(double at100)
{
    return scaled(at100, textSize());
}

int textSize()
{
    const Look* const look = current();
    return look == nullptr ? 100 : look->textSize();
}

Theme theme()
{
    const Look* const look = current();
    return look == nullptr ? lightTheme() : look->theme();
}

QColor colour(Token token)
{
    const Look* const look = current();
    return look == nullptr ? lightTheme().colour(token) : look->theme().colour(token);
}

double stroke(double width)
{
    return theme().isStrong ? width + 1 : width;
}

void followLook(QWidget* widget, std::function<void()> apply)
{
    apply();
    if (const Look* const look = current())
        QObject::connect(look, &Look::changed, widget, std::move(apply));
}

QVBoxLayout* columnIn(QWidget* widget, double spacing)
{
    auto* const column = new QVBoxLayout(widget);
    column->setContentsMargins({});
    followLook(widget, [column, spacing] { column->setSpacing(px(spacing)); });
    return column;
}

} // namespace ownwords::kit
