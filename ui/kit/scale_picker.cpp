// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/scale_picker.h"

#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/painting.h"
#include "ui/kit/tab_order.h"

#include <QKeyEvent>
#include <QPainter>
#include <QRadioButton>
#include <QStyle>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace ownwords::kit {

namespace {

constexpr double target = 44;
constexpr double widestStep = 64; // from one number to the next, at 100 %
constexpr std::chrono::seconds nextDigit{1};

// A number to pick: a radio button drawn as a round.
class NumberButton : public QRadioButton {
public:
    NumberButton(int number, QWidget* parent)
        : QRadioButton(QString::number(number), parent)
    {
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
    }

    QSize sizeHint() const override { return {px(target), px(target)}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool hitButton(const QPoint& point) const override { return rect().contains(point); }

    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter painter(this);
        const int edge = std::min(width(), height());
        QRect round(0, 0, edge, edge);
        round.moveCenter(rect().center());
        const QRect inner = round.adjusted(ringRoom, ringRoom, -ringRoom, -ringRoom);
        if (isChecked())
            drawBox(painter, inner, inner.width() / 2.0, colour(Token::Teal), colour(Token::Teal), 0);
        else
            drawBox(painter, inner, inner.width() / 2.0, colour(underMouse() ? Token::TealSoft : Token::Card),
                colour(underMouse() ? Token::Teal : Token::Edge), stroke(1));
        if (hasFocus())
            drawRing(painter, round, edge / 2.0, colour(isChecked() ? Token::Ink : Token::Teal));
        painter.setPen(colour(isChecked() ? Token::OnTeal : Token::Ink));
        painter.drawText(rect(), Qt::AlignCenter, text());
    }
};

} // namespace

ScalePicker::ScalePicker(int low, int high, QWidget* parent)
    : QWidget(parent)
    , m_low(low)
    , m_high(high)
    , m_lowWords(helper({}, this))
    , m_highWords(helper({}, this))
    , m_typing(new QTimer(this))
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_typing->setSingleShot(true);
    m_typing->setInterval(nextDigit);
    for (int number = low; number <= high; ++number) {
        auto* const button = new NumberButton(number, this);
        button->installEventFilter(this);
        connect(button, &QAbstractButton::toggled, this, [this, button, number](bool on) {
            if (!on)
                return;
            aimFocus(button);
            if (!m_setting)
                emit valueChanged(number);
        });
        m_numbers.append(button);
    }
    aimFocus(nullptr);
    nameNumbers();
    followLook(this, [this] { layOut(); });
}

void ScalePicker::setEndWords(const QString& lowWords, const QString& highWords)
{
    m_lowWords->setText(lowWords);
    m_highWords->setText(highWords);
    nameNumbers();
    layOut();
}

void ScalePicker::nameNumbers()
{
    for (QAbstractButton* const button : m_numbers)
        button->setAccessibleName(button->text());
    const auto addWords = [](QAbstractButton& button, const QString& words) {
        if (!words.isEmpty())
            button.setAccessibleName(tr("%1, %2", "a number and what it stands for").arg(button.text(), words));
    };
    if (!m_numbers.isEmpty()) {
        addWords(*m_numbers.first(), m_lowWords->text());
        addWords(*m_numbers.last(), m_highWords->text());
    }
}

std::optional<int> ScalePicker::value() const
{
    for (qsizetype i = 0; i < m_numbers.size(); ++i) {
        if (m_numbers.at(i)->isChecked())
            return m_low + static_cast<int>(i);
    }
    return std::nullopt;
}

void ScalePicker::setValue(std::optional<int> value)
{
    m_setting = true;
    for (QAbstractButton* const button : m_numbers)
        button->setAutoExclusive(false); // else the picked one cannot be unpicked
    for (qsizetype i = 0; i < m_numbers.size(); ++i)
        m_numbers.at(i)->setChecked(value == m_low + static_cast<int>(i));
    for (QAbstractButton* const button : m_numbers)
        button->setAutoExclusive(true);
    m_setting = false;
    if (!this->value())
        aimFocus(nullptr);
}

// Who focuses the line means the picked number, else the first.
void ScalePicker::aimFocus(QAbstractButton* picked)
{
    if (m_numbers.isEmpty())
        return;
    QAbstractButton* const aim = picked == nullptr ? m_numbers.first() : picked;
    setFocusProxy(aim);
    stopOnlyAt(aim, m_numbers);
}

void ScalePicker::pick(int value)
{
    if (value < m_low || value > m_high)
        return;
    QAbstractButton* const button = m_numbers.at(value - m_low);
    button->setFocus(Qt::OtherFocusReason);
    button->setChecked(true);
}

bool ScalePicker::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* const key = static_cast<QKeyEvent*>(event);
    const Qt::KeyboardModifiers others = key->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier);
    if (others != Qt::NoModifier)
        return QWidget::eventFilter(watched, event);
    const auto* const button = qobject_cast<QAbstractButton*>(watched);
    const auto at = std::find(m_numbers.begin(), m_numbers.end(), button);
    return takeKey(key->key(), key->text(), m_low + static_cast<int>(at - m_numbers.begin()));
}

bool ScalePicker::takeKey(int key, const QString& text, int focused)
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    if (text.size() == 1 && text.front().digitValue() >= 0)
        return takeDigit(text.front().digitValue());
    switch (key) {
    case Qt::Key_Home:
        pick(m_low);
        return true;
    case Qt::Key_End:
        pick(m_high);
        return true;
    case Qt::Key_Left:
        pick(focused + (mirrored ? 1 : -1));
        return true;
    case Qt::Key_Right:
        pick(focused + (mirrored ? -1 : 1));
        return true;
    case Qt::Key_Up:
        pick(focused - 1);
        return true;
    case Qt::Key_Down:
        pick(focused + 1);
        return true;
    default:
        return false;
    }
}

bool ScalePicker::takeDigit(int digit)
{
    const int joined = m_typed * 10 + digit;
    m_typed = m_typing->isActive() && joined <= m_high ? joined : digit;
    m_typing->start();
    pick(m_typed);
    return true;
}

void ScalePicker::layOut()
{
    arrange(width(), true);
    updateGeometry();
}

int ScalePicker::arrange(int width, bool move) const
{
    const int count = static_cast<int>(m_numbers.size());
    const int edge = px(target);
    const int rows = count * edge <= width ? 1 : std::max(1, (count * edge + width - 1) / std::max(width, edge));
    const int columns = std::max(1, (count + rows - 1) / rows);
    const int line = std::min(width, columns * px(widestStep)); // the first number at its start, the last at its end
    const QRect whole(0, 0, width, 0);
    for (int i = 0; move && i < count; ++i) {
        const int left = columns == 1 ? 0 : (i % columns) * (line - edge) / (columns - 1);
        const QRect box(left, (i / columns) * edge, edge, edge);
        m_numbers.at(i)->setGeometry(QStyle::visualRect(layoutDirection(), whole, box));
    }
    const int top = (count + columns - 1) / columns * edge + px(4);
    const int half = line / 2 - px(4);
    const auto heightOf
        = [half](const TextLabel& label) { return label.text().isEmpty() ? 0 : label.heightForWidth(half); };
    const int words = std::max(heightOf(*m_lowWords), heightOf(*m_highWords));
    if (move) {
        const auto wide = [half](const TextLabel& label) { return std::min(half, label.sizeHint().width()); };
        const QRect low(0, top, wide(*m_lowWords), words);
        const QRect high(line - wide(*m_highWords), top, wide(*m_highWords), words);
        m_lowWords->setGeometry(QStyle::visualRect(layoutDirection(), whole, low));
        m_highWords->setGeometry(QStyle::visualRect(layoutDirection(), whole, high));
    }
    return top + words;
}

QSize ScalePicker::sizeHint() const
{
    const int width = static_cast<int>(m_numbers.size()) * px(widestStep);
    return {width, arrange(width, false)};
}

QSize ScalePicker::minimumSizeHint() const
{
    return {px(target) * std::min(4, static_cast<int>(m_numbers.size())), px(target)};
}

int ScalePicker::heightForWidth(int width) const
{
    return arrange(width, false);
}

void ScalePicker::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange(width(), true);
}

void ScalePicker::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        layOut();
    else if (event->type() == QEvent::LanguageChange)
        nameNumbers();
}

} // namespace ownwords::kit
