// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/theme.h"

#include <QObject>
#include <QString>

#include <functional>

class QApplication;
class QVBoxLayout;
class QWidget;

namespace ownwords::kit {

// Gives the whole application its theme and its text size: style, palette, font and style sheet. One per program, made
// before the first window. What it applied can be read back from the application with px() and colour() below, so that
// widgets need no pointer to it.
class Look : public QObject {
    Q_OBJECT

public:
    explicit Look(QApplication& application); // becomes a child of the application

    // 100, 125, 150 or 200; any other number becomes the nearest of them.
    void setTextSize(int percent);
    int textSize() const { return m_textSize; }

    void setColours(Colours colours);
    Colours colours() const { return m_colours; }
    // What counts where Colours::AsDesktop is asked for, and for all that moves. A desktop that does not say whether it
    // is dark is asked by the palette it gave this program.
    void setDesktop(const DesktopWishes& wishes);
    const Theme& theme() const { return m_theme; }

    // Pixels for a length drawn at 100 %.
    int px(double at100) const;

signals:
    void changed(); // after every widget has its new style

private:
    void takeTheme();
    void apply();

    QApplication& m_application;
    QString m_systemFamily;
    bool m_isPaletteDark; // the desktop's, before this program had its own
    int m_flashTime; // milliseconds, of the text cursor as the desktop has it
    Colours m_colours = Colours::AsDesktop;
    DesktopWishes m_desktop;
    Theme m_theme;
    int m_textSize = 100;
};

// What the application shows now; without a Look: the light theme at 100 %.
int px(double at100);
int textSize();
Theme theme();
QColor colour(Token token);
// The width of a line that is `width` pixels wide in the usual themes.
double stroke(double width);

// Runs `apply` now, and again whenever the text size or the theme of `widget` changes: for margins, spacing and icon
// sizes, which a style sheet cannot set. It ends with the widget.
void followLook(QWidget* widget, std::function<void()> apply);

// The layout of `widget`: a column without margins, with gaps of `spacing` pixels at 100 % that follow the text size.
QVBoxLayout* columnIn(QWidget* widget, double spacing);

} // namespace ownwords::kit
