// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProxyStyle>

namespace ownwords::kit {

// What a style sheet cannot colour by the theme: the marks of check boxes and radio buttons, arrows, and the icons of
// Qt's own widgets and of its window for files. It also keeps the wheel from changing an answer while one scrolls past
// it, and moves nothing.
class KitStyle : public QProxyStyle {
    Q_OBJECT

public:
    KitStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget = nullptr) const override;
    int pixelMetric(
        PixelMetric metric, const QStyleOption* option = nullptr, const QWidget* widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption* option = nullptr, const QWidget* widget = nullptr,
        QStyleHintReturn* returned = nullptr) const override;
    QIcon standardIcon(
        StandardPixmap which, const QStyleOption* option = nullptr, const QWidget* widget = nullptr) const override;
};

} // namespace ownwords::kit
