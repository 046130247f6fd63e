// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/kit_support.h"
#include "ui/kit/icon.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFontInfo>
#include <QImage>
#include <QRegularExpression>
#include <QSignalSpy>

#include <memory>
#include <string>

namespace kit = ownwords::kit;
using ownwords::test::look;
using ownwords::test::PlainLook;

namespace {

// The pixels of an icon that are not empty.
int inked(const QImage& image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += qAlpha(image.pixel(x, y)) > 128 ? 1 : 0;
    }
    return count;
}

QImage drawn(const QString& name, int edge)
{
    return kit::icon(name, kit::Token::Teal).pixmap(QSize(edge, edge), 1.0).toImage();
}

} // namespace

TEST_CASE("contrast is the ratio of WCAG")
{
    CHECK(kit::contrast(QColor(Qt::black), QColor(Qt::white)) == Approx(21.0));
    CHECK(kit::contrast(QColor(Qt::white), QColor(Qt::white)) == Approx(1.0));
    CHECK(kit::contrast(QColor(0x77, 0x77, 0x77), QColor(Qt::white)) == Approx(4.48).margin(0.01));
    CHECK(kit::contrast(QColor(Qt::white), QColor(0x77, 0x77, 0x77)) == Approx(4.48).margin(0.01));
}

TEST_CASE("every pair of colours can be read")
{
    REQUIRE(kit::pairs().size() > 20);
    for (const kit::Theme& theme : {kit::lightTheme(), kit::darkTheme(), kit::highContrastTheme(kit::Lightness::Light),
             kit::highContrastTheme(kit::Lightness::Dark)}) {
        for (const kit::Pair& pair : kit::pairs()) {
            INFO(theme.colour(kit::Token::Paper).name().toStdString()
                << ": " << static_cast<int>(pair.front) << " on " << static_cast<int>(pair.back));
            CHECK(kit::contrast(theme.colour(pair.front), theme.colour(pair.back))
                >= kit::leastContrast(pair.use, theme));
        }
    }
    CHECK(kit::leastContrast(kit::Use::Text, kit::darkTheme()) == 4.5);
    CHECK(kit::leastContrast(kit::Use::Text, kit::highContrastTheme(kit::Lightness::Dark)) == 7);
}

TEST_CASE("in high contrast every line can be seen, and the bar beside own words")
{
    for (const kit::Lightness lightness : {kit::Lightness::Light, kit::Lightness::Dark}) {
        const kit::Theme theme = kit::highContrastTheme(lightness);
        for (const kit::Token front : {kit::Token::Line, kit::Token::Edge, kit::Token::Gold}) {
            for (const kit::Token back : {kit::Token::Paper, kit::Token::Card})
                CHECK(kit::contrast(theme.colour(front), theme.colour(back)) >= 3);
        }
    }
}

TEST_CASE("who chose nothing gets what the desktop shows, who chose gets that")
{
    using kit::Colours;
    const kit::DesktopWishes light{false, false, false};
    const kit::DesktopWishes dark{true, false, false};
    const kit::DesktopWishes strong{false, true, false};
    const kit::DesktopWishes both{true, true, false};
    const kit::Theme blackOnWhite = kit::highContrastTheme(kit::Lightness::Light);
    const kit::Theme whiteOnBlack = kit::highContrastTheme(kit::Lightness::Dark);
    CHECK(kit::themeFor(Colours::AsDesktop, {}) == kit::lightTheme());
    CHECK(kit::themeFor(Colours::AsDesktop, light) == kit::lightTheme());
    CHECK(kit::themeFor(Colours::AsDesktop, dark) == kit::darkTheme());
    CHECK(kit::themeFor(Colours::AsDesktop, strong) == blackOnWhite);
    CHECK(kit::themeFor(Colours::AsDesktop, both) == whiteOnBlack);
    CHECK(kit::themeFor(Colours::Light, both) == kit::lightTheme());
    CHECK(kit::themeFor(Colours::Dark, strong) == kit::darkTheme());
    CHECK(kit::themeFor(Colours::HighContrast, light) == blackOnWhite);
    CHECK(kit::themeFor(Colours::HighContrast, dark) == whiteOnBlack);
}

TEST_CASE("a desktop that says nothing is asked by its palette")
{
    const PlainLook plain;
    CHECK(look().theme() == kit::lightTheme()); // of the offscreen platform
    look().setDesktop({true, false, false});
    CHECK(look().theme() == kit::darkTheme());
    look().setDesktop({});
    CHECK(look().theme() == kit::lightTheme());
}

TEST_CASE("no colour is written outside of the theme")
{
    const QRegularExpression literal(
        QStringLiteral("#[0-9a-fA-F]{6}\\b|#[0-9a-fA-F]{3}\\b|0x[0-9A-F]{6}\\b|Qt::(red|blue|"
                       "green|white|black|gray|yellow)\\b|rgba?\\("));
    const QDir root(QStringLiteral(OWNWORDS_SOURCE_DIR));
    int read = 0;
    for (const QString& folder : {QStringLiteral("ui/kit"), QStringLiteral("ui/screens"), QStringLiteral("resources"),
             QStringLiteral("resources/icons")}) {
        const QDir here(root.filePath(folder));
        for (const QString& name : here.entryList(
                 {QStringLiteral("*.cpp"), QStringLiteral("*.h"), QStringLiteral("*.qss"), QStringLiteral("*.svg")})) {
            QFile file(here.filePath(name));
            REQUIRE(file.open(QIODevice::ReadOnly));
            ++read;
            INFO(name.toStdString());
            if (name != QStringLiteral("theme.cpp")
                && name != QStringLiteral("page_sheet.cpp")) // paper is white everywhere
                CHECK_FALSE(literal.match(QString::fromUtf8(file.readAll())).hasMatch());
        }
    }
    CHECK(read > 40);
}

TEST_CASE("the text size scales fonts, lengths and the style sheet")
{
    const PlainLook plain;
    CHECK(QFontInfo(QApplication::font()).family() == QStringLiteral("Andika"));
    CHECK(QApplication::font().pointSizeF() == 14);
    CHECK(kit::px(44) == 44);
    QSignalSpy changed(&look(), &kit::Look::changed);
    const std::unique_ptr<QLabel> heading(kit::heading(QStringLiteral("Hello")));
    heading->ensurePolished();
    CHECK(heading->font().pointSizeF() == 26);

    look().setTextSize(200);
    CHECK(changed.count() == 1);
    CHECK(look().textSize() == 200);
    CHECK(QApplication::font().pointSizeF() == 28);
    CHECK(heading->font().pointSizeF() == 52);
    CHECK(kit::px(44) == 88);
    CHECK(look().px(1.5) == 3);
    look().setTextSize(200);
    CHECK(changed.count() == 1);

    look().setTextSize(130);
    CHECK(look().textSize() == 125);
    look().setTextSize(0);
    CHECK(look().textSize() == 100);
    look().setTextSize(100000);
    CHECK(look().textSize() == 200);
}

TEST_CASE("the style sheet has no place that is not filled in")
{
    CHECK_FALSE(qApp->styleSheet().contains(QLatin1Char('@')));
    CHECK(qApp->styleSheet().contains(kit::lightTheme().colour(kit::Token::TealSoft).name()));
    CHECK(qApp->styleSheet().count(QLatin1Char('\n')) < 200);
}

TEST_CASE("another theme reaches what is shown already")
{
    const PlainLook plain;
    const kit::Theme night = kit::darkTheme();
    const QIcon icon = kit::icon(QStringLiteral("dot"), kit::Token::Ink);
    const QColor before = icon.pixmap(QSize(24, 24), 1.0).toImage().pixelColor(12, 12);
    look().setColours(kit::Colours::Dark);
    CHECK(before == kit::lightTheme().colour(kit::Token::Ink));
    CHECK(icon.pixmap(QSize(24, 24), 1.0).toImage().pixelColor(12, 12) == night.colour(kit::Token::Ink));
    CHECK(kit::colour(kit::Token::Ink) == night.colour(kit::Token::Ink));
    CHECK(QApplication::palette().color(QPalette::WindowText) == night.colour(kit::Token::Ink));
}

TEST_CASE("what follows the look runs at once, at each change, and not after its widget")
{
    const PlainLook plain;
    int runs = 0;
    auto widget = std::make_unique<QWidget>();
    kit::followLook(widget.get(), [&runs] { ++runs; });
    CHECK(runs == 1);
    look().setTextSize(150);
    CHECK(runs == 2);
    widget.reset();
    look().setTextSize(100);
    CHECK(runs == 2);
}

TEST_CASE("every icon draws something, in its colour and at every size")
{
    const QStringList wanted = QStringLiteral("hide show lock text-size speaker stop pause back next check plus trash "
                                              "help home print save drive person people "
                                              "eye calendar bulb pencil heart ring dot close info warning undo")
                                   .split(QLatin1Char(' '));
    for (const QString& name : wanted) {
        INFO(name.toStdString());
        CHECK(kit::iconNames().contains(name));
        const int small = inked(drawn(name, 24));
        CHECK(small > 10);
        CHECK(inked(drawn(name, 96)) > 8 * small);
    }
    CHECK(drawn(QStringLiteral("dot"), 24).pixelColor(12, 12) == kit::colour(kit::Token::Teal));
    CHECK(kit::icon(QStringLiteral("no-such"), kit::Token::Ink).isNull());
}

TEST_CASE("back and next change sides where people read from the right")
{
    const PlainLook plain;
    const QImage back = drawn(QStringLiteral("back"), 24);
    const QImage check = drawn(QStringLiteral("check"), 24);
    QApplication::setLayoutDirection(Qt::RightToLeft);
    CHECK(drawn(QStringLiteral("back"), 24) != back);
    CHECK(drawn(QStringLiteral("check"), 24) == check);
}

TEST_CASE("text comes through between the core and the widgets")
{
    using namespace std::string_literals;
    for (const std::string& text : {"plain"s, "\xEF\xBB\xBFmark first"s, "nul\0inside"s,
             "no\xC2\xA0"
             "break"s,
             "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7"s, "\xEF\xB7\x90"s, "  spaces  \n\t"s, ""s}) {
        CHECK(kit::toUtf8(kit::fromUtf8(text)) == text);
    }
    CHECK(kit::fromUtf8("a\xFF"
                        "b")
        == QStringLiteral("a\uFFFDb"));
    CHECK(kit::toUtf8(QStringLiteral("a") + QChar(0xD83D) + QStringLiteral("b"))
        == "a\xEF\xBF\xBD"
           "b");
    CHECK(kit::withoutLoneSurrogates(QChar(0xDC00) + QStringLiteral("a\U0001F600") + QChar(0xD800))
        == QStringLiteral("a\U0001F600"));
    CHECK(kit::literal(QStringLiteral("fish & chips")) == QStringLiteral("fish && chips"));
}
