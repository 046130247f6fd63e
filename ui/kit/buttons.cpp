// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/buttons.h"

#include "ui/kit/icon.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/painting.h"
#include "ui/kit/text.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>

#include <algorithm>
#include <array>
#include <cmath>

namespace ownwords::kit {

namespace {

constexpr double leastTarget = 44;
constexpr double widestText = 420; // pixels at 100 %; a longer text wraps
constexpr std::array roles{"primary", "secondary", "quiet", "danger", "bar"};

} // namespace

Button::Button(ButtonKind kind, const QString& text, const QString& iconName, QWidget* parent)
    : QPushButton(text, parent)
    , m_kind(kind)
    , m_iconName(iconName)
{
    QSizePolicy policy(QSizePolicy::Maximum, QSizePolicy::Fixed, QSizePolicy::PushButton);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setKind(kind);
}

void Button::setKind(ButtonKind kind)
{
    m_kind = kind;
    switch (kind) {
    case ButtonKind::Primary:
    case ButtonKind::Secondary:
    case ButtonKind::Danger:
        m_room = {26, 11, 8};
        break;
    case ButtonKind::Quiet:
        m_room = {8, 6, 6};
        break;
    case ButtonKind::Bar:
        m_room = {14, 6, 8};
        break;
    }
    setTextRole(this, QString::fromLatin1(roles.at(static_cast<std::size_t>(kind))));
    showIcon();
}

void Button::setIconName(const QString& name)
{
    m_iconName = name;
    showIcon();
}

void Button::setIconWanted(bool isWanted)
{
    if (isWanted == m_isIconWanted)
        return;
    m_isIconWanted = isWanted;
    showIcon();
}

void Button::setIconSide(IconSide side)
{
    m_iconSide = side;
    update();
}

void Button::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !event->isAutoRepeat())
        click();
    else
        QPushButton::keyPressEvent(event);
}

void Button::setTextAtStart(bool atStart)
{
    m_atStart = atStart;
    update();
}

void Button::setRoom(const Room& room)
{
    m_room = room;
    updateGeometry();
}

void Button::showIcon()
{
    // While a Chip is made this is the Button's own colour: a Chip has no icon before it is whole.
    // NOLINTNEXTLINE(clang-analyzer-optin.cplusplus.VirtualCall)
    setIcon(m_iconName.isEmpty() || !m_isIconWanted ? QIcon() : kit::icon(m_iconName, textToken()));
    updateGeometry();
}

Token Button::textToken() const
{
    if (!isEnabled())
        return Token::Muted;
    switch (m_kind) {
    case ButtonKind::Primary:
        return Token::OnTeal;
    case ButtonKind::Danger:
        return Token::Coral;
    case ButtonKind::Bar:
        return Token::Ink;
    case ButtonKind::Secondary:
    case ButtonKind::Quiet:
        break;
    }
    return Token::Teal;
}

Token Button::ringToken() const
{
    return m_kind == ButtonKind::Primary ? Token::Ink : Token::Teal;
}

int Button::iconRoom() const
{
    if (icon().isNull())
        return 0;
    return iconEdge() + (text().isEmpty() ? 0 : px(m_room.gap));
}

int Button::iconEdge() const
{
    return static_cast<int>(std::lround(fontMetrics().capHeight() * 1.7));
}

WrappedText& Button::wrapped() const
{
    return m_kept.of(text(), font(), layoutDirection(), WrappedText::Marks::Mnemonic);
}

QSizeF Button::textSize(qreal width) const
{
    if (text().isEmpty())
        return {0, 0};
    return wrapped().fit(width);
}

QSize Button::sizeHint() const
{
    ensurePolished();
    const int width = static_cast<int>(textSize(px(widestText)).width()) + 1 + iconRoom() + 2 * px(m_room.side);
    const int wide = std::max(width, px(leastTarget));
    // A layout never makes a button higher than this, so where it was made narrower the hint must know.
    const bool narrower = testAttribute(Qt::WA_Resized) && this->width() < wide;
    return {wide, heightForWidth(narrower ? this->width() : wide)};
}

QSize Button::minimumSizeHint() const
{
    ensurePolished();
    const int word = std::min(static_cast<int>(WrappedText::widestWord(text(), font())) + 1, px(200));
    return {std::max(word + iconRoom() + 2 * px(m_room.side), px(leastTarget)), px(leastTarget)};
}

int Button::heightForWidth(int width) const
{
    ensurePolished();
    const QSizeF size = textSize(width - iconRoom() - 2 * px(m_room.side));
    const int needed = static_cast<int>(size.height()) + 2 * px(m_room.above);
    return std::max(needed, px(leastTarget));
}

void Button::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    if (hasFocus()) {
        drawRing(painter, rect(), px(radius()), colour(ringToken()));
        option.rect.adjust(ringRoom, ringRoom, -ringRoom, -ringRoom);
    }
    style()->drawControl(QStyle::CE_PushButtonBevel, &option, &painter, this);

    const int side = px(m_room.side);
    QRectF room = QRectF(rect()).adjusted(side, 0, -side, 0);
    const QSizeF words = textSize(room.width() - iconRoom());
    const qreal used = words.width() + iconRoom();
    if (m_atStart && layoutDirection() == Qt::RightToLeft)
        room.setLeft(room.right() - used);
    else if (!m_atStart)
        room.setLeft(room.left() + (room.width() - used) / 2);
    room.setWidth(used);
    if (!icon().isNull()) {
        const bool left = (m_iconSide == IconSide::Start) == (layoutDirection() == Qt::LeftToRight);
        const int edge = iconEdge();
        const qreal x = left ? room.left() : room.right() - edge;
        const QRect place(static_cast<int>(x), (height() - edge) / 2, edge, edge);
        icon().paint(&painter, place, Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
        if (left)
            room.setLeft(room.left() + iconRoom());
        else
            room.setRight(room.right() - iconRoom());
    }
    painter.setPen(colour(textToken()));
    wrapped().draw(painter, room,
        m_atStart ? Qt::AlignVCenter | QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) : Qt::AlignCenter);
}

void Button::resizeEvent(QResizeEvent* event)
{
    QPushButton::resizeEvent(event);
    const int height = heightForWidth(width());
    if (height == m_height)
        return;
    m_height = height;
    updateGeometry();
}

void Button::changeEvent(QEvent* event)
{
    QPushButton::changeEvent(event);
    switch (event->type()) {
    case QEvent::EnabledChange:
        showIcon();
        break;
    case QEvent::FontChange:
    case QEvent::StyleChange:
        updateGeometry();
        break;
    default:
        break;
    }
}

Button* button(ButtonKind kind, const QString& text, const QString& iconName, QWidget* parent)
{
    return new Button(kind, text, iconName, parent);
}

Chip::Chip(const QString& words, QWidget* parent)
    : Button(ButtonKind::Quiet, {}, {}, parent)
{
    setTextRole(this, QStringLiteral("chip"));
    setRoom({16, 6, 6});
    setWords(words);
}

void Chip::setMarked()
{
    const auto mark = [this](bool on) { setIconName(on ? QStringLiteral("check") : QStringLiteral("ring")); };
    mark(isChecked());
    connect(this, &QAbstractButton::toggled, this, mark);
}

void Chip::setWords(const QString& words)
{
    m_words = words;
    setText(literal(words));
    setAccessibleName(words);
    updateGeometry();
}

Token Chip::textToken() const
{
    if (!isEnabled())
        return Token::Muted;
    return isChecked() ? Token::OnTeal : Token::TealDeep;
}

Token Chip::ringToken() const
{
    return isChecked() ? Token::Ink : Token::Teal;
}

} // namespace ownwords::kit
