// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/buttons.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/painting.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QVBoxLayout>

#include <array>

namespace ownwords::kit {

namespace {

constexpr double barWidth = 8;
constexpr double cardRadius = 16;

} // namespace

Card::Card(Kind kind, QWidget* parent)
    : QFrame(parent)
    , m_column(new QVBoxLayout(this))
{
    setProperty("role", QStringLiteral("card"));
    setKind(kind);
    followLook(this, [this] {
        m_column->setContentsMargins(px(24), px(22), px(24), px(22));
        m_column->setSpacing(px(8));
    });
}

void Card::setKind(Kind kind)
{
    static constexpr std::array names{"plain", "chosen", "gold", "done"};
    setProperty("kind", QString::fromLatin1(names.at(static_cast<std::size_t>(kind))));
    style()->unpolish(this);
    style()->polish(this);
}

QuoteCard::QuoteCard(const QString& words, QWidget* parent)
    : QFrame(parent)
    , m_column(new QVBoxLayout(this))
    , m_quote(quote({}, this))
    , m_footer(new QWidget(this))
    , m_helper(helper({}, m_footer))
    , m_link(button(ButtonKind::Quiet, {}, {}, m_footer))
{
    auto* const footer = new FlowLayout(m_footer);
    footer->addWidget(m_helper);
    footer->addWidget(m_link);
    m_column->addWidget(m_quote);
    m_column->addWidget(m_footer);
    connect(m_link, &QPushButton::clicked, this, &QuoteCard::linkClicked);
    followLook(this, [this, footer] {
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        const int start = px(24 + barWidth);
        m_column->setContentsMargins(mirrored ? px(24) : start, px(22), mirrored ? start : px(24), px(22));
        m_column->setSpacing(px(6));
        footer->setContentsMargins(0, 0, 0, 0);
        footer->setSpacing(px(4));
    });
    setWords(words);
    showFooter();
}

void QuoteCard::setWords(const QString& words)
{
    m_words = words;
    m_quote->setText(QChar(0x201C) + words + QChar(0x201D));
}

void QuoteCard::setSentence(const QString& sentence)
{
    m_words = sentence;
    m_quote->setText(sentence);
}

void QuoteCard::setBar(Bar bar)
{
    m_bar = bar;
    update();
}

void QuoteCard::setHelper(const QString& text)
{
    m_helper->setText(text);
    showFooter();
}

QPushButton* QuoteCard::setLink(const QString& text)
{
    m_link->setText(text);
    showFooter();
    return text.isEmpty() ? nullptr : m_link;
}

void QuoteCard::showFooter()
{
    m_helper->setVisible(!m_helper->text().isEmpty());
    m_link->setVisible(!m_link->text().isEmpty());
    m_footer->setVisible(!m_helper->text().isEmpty() || !m_link->text().isEmpty());
}

void QuoteCard::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const double radius = px(cardRadius);
    drawBox(painter, rect(), radius, colour(Token::Card), colour(Token::Line), stroke(1));
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()), radius, radius);
    QRectF bar = rect();
    if (layoutDirection() == Qt::RightToLeft)
        bar.setLeft(bar.right() - px(barWidth));
    else
        bar.setWidth(px(barWidth));
    QPainterPath strip;
    strip.addRect(bar);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(outline & strip, colour(m_bar == Bar::Gold ? Token::Gold : Token::Teal));
}

} // namespace ownwords::kit
