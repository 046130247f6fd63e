// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/day_picker.h"

#include "ui/kit/buttons.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/tab_order.h"

#include <QCalendarWidget>
#include <QDateEdit>
#include <QEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QTextCharFormat>
#include <QVBoxLayout>
#include <QWheelEvent>

namespace ownwords::kit {

namespace {

constexpr double dayEdge = 44; // of a day in the calendar
constexpr double besideDay = 68; // what is written: the arrow, and what the style sheet keeps free
constexpr int framesOfDay = 16; // pixels at every size: borders, and what Qt keeps free inside them

void dress(QCalendarWidget& calendar)
{
    calendar.setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    calendar.setMinimumSize(px(7.5 * dayEdge), px(8.5 * dayEdge));
    for (const auto weekday : {Qt::Saturday, Qt::Sunday}) {
        QTextCharFormat format;
        format.setForeground(colour(Token::Ink)); // Qt paints the weekend red
        calendar.setWeekdayTextFormat(weekday, format);
    }
}

// The wheel scrolls the page: it must not change the day on its way. There is no calendar before somebody clicks: one
// that nobody sees would tell screen readers that the focus is on its day, at each page with a DayPicker.
class StillDateEdit : public QDateEdit {
public:
    using QDateEdit::QDateEdit;

protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }

    void mousePressEvent(QMouseEvent* event) override
    {
        dress(*calendarWidget());
        QDateEdit::mousePressEvent(event);
    }
};

} // namespace

DayPicker::DayPicker(QWidget* parent)
    : QWidget(parent)
    , m_anchor(new QWidget(this))
    , m_chipRow(new QWidget(this))
    , m_row(new FlowLayout(m_chipRow))
    , m_anotherRow(new QWidget(this))
    , m_anotherLabel(body({}, m_anotherRow))
    , m_day(new StillDateEdit(QDate::currentDate(), m_anotherRow))
{
    m_anchor->hide();
    m_another = makeChip({});
    m_none = makeChip({});
    m_another->setObjectName(QStringLiteral("another"));
    m_none->setObjectName(QStringLiteral("none"));
    m_none->hide();
    m_day->setObjectName(QStringLiteral("day"));
    m_day->setCalendarPopup(true);
    m_day->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_anotherLabel->setBuddy(m_day);

    auto* const row = new FlowLayout(m_anotherRow);
    row->addWidget(m_anotherLabel);
    row->addWidget(m_day);
    m_anotherRow->hide();
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_chipRow);
    column->addWidget(m_anotherRow);

    connect(m_another, &QAbstractButton::toggled, m_anotherRow, &QWidget::setVisible);
    connect(m_day, &QDateEdit::dateChanged, this, [this] {
        if (!m_setting)
            emit changed();
    });
    placeChips();
    retranslate();
    followLook(this, [this, row, column] {
        m_row->setSpacing(px(8));
        row->setSpacing(px(12));
        column->setSpacing(px(12));
        fitDay();
    });
}

// Every day can be read whole.
void DayPicker::fitDay()
{
    m_day->ensurePolished(); // else its letters are not those it will have
    const QString widest = QLocale().toString(QDate(2028, 9, 28), m_day->displayFormat());
    m_day->setMinimumWidth(m_day->fontMetrics().horizontalAdvance(widest) + px(besideDay) + framesOfDay);
}

Chip* DayPicker::makeChip(const QString& words)
{
    auto* const chip = new Chip(words, m_chipRow);
    chip->setCheckable(true);
    chip->setAutoExclusive(true);
    chip->setMarked();
    connect(chip, &QAbstractButton::toggled, this, [this, chip](bool on) {
        if (!on)
            return;
        aimFocus(chip);
        if (m_setting)
            return;
        if (chip == m_another)
            m_day->setFocus(Qt::OtherFocusReason);
        emit changed();
    });
    return chip;
}

void DayPicker::setSuggestions(const QList<DaySuggestion>& suggestions)
{
    const std::optional<QDate> kept = date();
    setFocusProxy(nullptr);
    for (Chip* const chip : m_chips) {
        chip->setParent(nullptr); // now, so that it is in no group any more
        chip->deleteLater(); // later, because a click on it may be what asks for this
    }
    m_chips.clear();
    m_suggestions = suggestions;
    for (const DaySuggestion& suggestion : suggestions)
        m_chips.append(makeChip(suggestion.text));
    placeChips();
    if (kept)
        setDate(kept);
}

void DayPicker::placeChips()
{
    while (QLayoutItem* const item = m_row->takeAt(0))
        delete item;
    QList<QWidget*> all(m_chips.begin(), m_chips.end());
    all << m_another << m_none;
    for (QWidget* const chip : all)
        m_row->addWidget(chip);
    tabThrough(m_anchor, all << m_day);
    if (!date() && !none())
        aimFocus(nullptr);
}

void DayPicker::setNoneAllowed(bool allowed)
{
    m_none->setVisible(allowed);
    if (!allowed && m_none->isChecked())
        pickOnly(nullptr);
}

void DayPicker::setNoneText(const QString& words)
{
    m_noneWords = words;
    retranslate();
}

void DayPicker::setEarliest(const QDate& day)
{
    m_setting = true;
    m_day->setMinimumDate(day);
    m_setting = false;
}

void DayPicker::setLatest(const QDate& day)
{
    m_setting = true;
    m_day->setMaximumDate(day);
    m_setting = false;
}

std::optional<QDate> DayPicker::date() const
{
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        if (m_chips.at(i)->isChecked())
            return m_suggestions.at(i).day;
    }
    if (m_another->isChecked())
        return m_day->date();
    return std::nullopt;
}

bool DayPicker::none() const
{
    return m_none->isChecked();
}

void DayPicker::setDate(std::optional<QDate> date)
{
    if (!date) {
        pickOnly(nullptr);
        return;
    }
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        if (m_suggestions.at(i).day == *date) {
            pickOnly(m_chips.at(i));
            return;
        }
    }
    m_setting = true;
    if (*date < m_day->minimumDate())
        m_day->setMinimumDate(*date); // what was agreed before is shown as it is
    if (*date > m_day->maximumDate())
        m_day->setMaximumDate(*date);
    m_day->setDate(*date);
    m_setting = false;
    pickOnly(m_another);
}

void DayPicker::setNone()
{
    pickOnly(m_none);
}

void DayPicker::pickOnly(const Chip* chip)
{
    m_setting = true;
    const QList<Chip*> all = m_chips + QList<Chip*>{m_another, m_none};
    for (Chip* const one : all) {
        one->setAutoExclusive(false); // else the picked one cannot be unpicked
        one->setChecked(one == chip);
    }
    for (Chip* const one : all)
        one->setAutoExclusive(true);
    m_setting = false;
    if (chip == nullptr)
        aimFocus(nullptr);
}

// Who focuses the picker means what is picked, else the first chip.
void DayPicker::aimFocus(Chip* picked)
{
    QList<QAbstractButton*> all(m_chips.begin(), m_chips.end());
    all << m_another << m_none;
    QAbstractButton* const aim = picked == nullptr ? all.first() : picked;
    setFocusProxy(aim);
    stopOnlyAt(aim, all);
}

void DayPicker::retranslate()
{
    m_another->setWords(tr("Another day"));
    m_none->setWords(m_noneWords.isEmpty() ? tr("No date") : m_noneWords);
    m_anotherLabel->setText(tr("Which day?"));
    m_day->setAccessibleName(tr("Another day"));
    m_day->setAccessibleDescription(tr("Type day, month and year, or use the arrow keys."));
    m_day->setDisplayFormat(tr("d MMMM yyyy", "how a day is typed, in Qt's letters"));
    fitDay();
}

void DayPicker::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace ownwords::kit
