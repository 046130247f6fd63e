// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/theme.h"

#include <QIcon>
#include <QStringList>
#include <QWidget>

namespace ownwords::kit {

// A drawing of resources/icons in one colour of the theme, drawn anew at every size, so sharp at any scale. "back",
// "next" and "undo" are mirrored where people read from right to left. An unknown name gives a null icon.
QIcon icon(const QString& name, Token token);

// The names there are.
QStringList iconNames();

// An icon that stands beside words and says nothing of its own: screen readers pass over it. `at100` = its edge.
class Picture : public QWidget {
    Q_OBJECT

public:
    Picture(QIcon drawing, double at100, QWidget* parent = nullptr);

    void setDrawing(const QIcon& drawing);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QIcon m_drawing;
};

Picture* picture(const QString& name, Token token, double at100, QWidget* parent = nullptr);

} // namespace ownwords::kit
