// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/icon.h"

#include "ui/kit/look.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include <algorithm>
#include <utility>

namespace ownwords::kit {

namespace {

bool isDirectional(const QString& name)
{
    return name == QStringLiteral("back") || name == QStringLiteral("next") || name == QStringLiteral("undo");
}

QByteArray sourceOf(const QString& name)
{
    QFile file(QStringLiteral(":/icons/") + name + QStringLiteral(".svg"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Draws the source in the colour that the token has when it is drawn.
class TokenIcon : public QIconEngine {
public:
    TokenIcon(QByteArray source, Token token, bool directional)
        : m_source(std::move(source))
        , m_token(token)
        , m_directional(directional)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State /*state*/) override
    {
        QByteArray tinted = m_source;
        tinted.replace("currentColor", colour(m_token).name().toLatin1());
        QSvgRenderer renderer(tinted);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (mode == QIcon::Disabled)
            painter->setOpacity(0.5);
        if (m_directional && QGuiApplication::layoutDirection() == Qt::RightToLeft) {
            painter->translate(2 * rect.center().x() + 1, 0);
            painter->scale(-1, 1);
        }
        renderer.render(painter, rect);
        painter->restore();
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new TokenIcon(*this); }

private:
    QByteArray m_source;
    Token m_token;
    bool m_directional;
};

} // namespace

QIcon icon(const QString& name, Token token)
{
    const QByteArray source = sourceOf(name);
    return source.isEmpty() ? QIcon() : QIcon(new TokenIcon(source, token, isDirectional(name)));
}

QStringList iconNames()
{
    QStringList names = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name);
    for (QString& name : names)
        name.chop(4);
    return names;
}

Picture::Picture(QIcon drawing, double at100, QWidget* parent)
    : QWidget(parent)
    , m_drawing(std::move(drawing))
{
    followLook(this, [this, at100] { setFixedSize(px(at100), px(at100)); });
}

void Picture::setDrawing(const QIcon& drawing)
{
    m_drawing = drawing;
    update();
}

void Picture::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const int edge = std::min(width(), height());
    m_drawing.paint(&painter, QRect((width() - edge) / 2, (height() - edge) / 2, edge, edge));
}

Picture* picture(const QString& name, Token token, double at100, QWidget* parent)
{
    return new Picture(icon(name, token), at100, parent);
}

} // namespace ownwords::kit
