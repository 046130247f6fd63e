// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/page_sheet.h"

#include "ui/kit/look.h"

#include <QPainter>
#include <QPixmap>

#include <algorithm>
#include <cmath>

namespace ownwords::screens {

namespace {

constexpr double pointsPerInch = 72;
constexpr double mostDpi = 400; // an A4 page of 60 MB; above that the eye sees no more
constexpr int calm = 60; // milliseconds without another size

} // namespace

PageSheet::PageSheet(viewmodel::PagePainter& painter, int page, QWidget* parent)
    : QLabel(parent)
    , m_painter(painter)
    , m_page(page)
{
    setFocusPolicy(Qt::StrongFocus);
    m_asking.setSingleShot(true);
    connect(&m_asking, &QTimer::timeout, this, [this] {
        m_askedDpi = wantedDpi();
        m_painter.paint(m_page, m_askedDpi);
    });
}

void PageSheet::setSheet(const viewmodel::PagePainter::Sheet& sheet)
{
    m_pageWidth = sheet.width;
    m_pageHeight = sheet.height;
    m_askedDpi = 0;
    fit();
}

void PageSheet::setPicture(const viewmodel::Picture& picture)
{
    // What a screen reader is told it is; paintEvent() draws the picture itself.
    if (!m_picture)
        setPixmap(QPixmap(1, 1));
    m_picture = picture;
    update();
}

void PageSheet::setPageWidth(int pixels)
{
    m_width = pixels;
    fit();
}

void PageSheet::fit()
{
    setFixedSize(m_width, static_cast<int>(std::lround(m_width * m_pageHeight / m_pageWidth)));
    update();
}

double PageSheet::wantedDpi() const
{
    return std::min(mostDpi, m_width * devicePixelRatioF() * pointsPerInch / m_pageWidth);
}

void PageSheet::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), Qt::white); // paper is white in every theme
    if (m_picture) {
        QImage image(reinterpret_cast<const uchar*>(m_picture->pixels.data()), m_picture->width, m_picture->height,
            static_cast<qsizetype>(m_picture->stride) * 4, QImage::Format_ARGB32_Premultiplied);
        const double ratio = devicePixelRatioF();
        // Dot for dot where it was made for this size: sharp.
        if (std::abs(image.width() - width() * ratio) < 2) {
            image.setDevicePixelRatio(ratio);
            painter.drawImage(QPoint(), image);
        } else {
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
            painter.drawImage(rect(), image);
        }
    }
    const bool isHere = hasFocus();
    const int line = isHere ? std::max(3, kit::px(3)) : 1;
    painter.setPen(QPen(kit::colour(isHere ? kit::Token::Teal : kit::Token::Line), line));
    const double half = line / 2.0;
    painter.drawRect(QRectF(rect()).adjusted(half, half, -half, -half));
    if (std::abs(wantedDpi() - m_askedDpi) > 0.01 && !m_asking.isActive())
        m_asking.start(m_picture ? calm : 0);
}

} // namespace ownwords::screens
