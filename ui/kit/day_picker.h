// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>
#include <QList>
#include <QString>
#include <QWidget>

#include <optional>

class QDateEdit;

namespace ownwords::kit {

class Chip;
class FlowLayout;
class TextLabel;

struct DaySuggestion {
    QString text; // "In 2 weeks: Monday 7 December"
    QDate day;
};

// Picks a day: from a few suggestions, by writing another one (day, month, year by keyboard, steps or a calendar), or
// "No date" where that is allowed. Nothing is picked beforehand.
class DayPicker : public QWidget {
    Q_OBJECT

public:
    explicit DayPicker(QWidget* parent = nullptr);

    void setSuggestions(const QList<DaySuggestion>& suggestions);
    void setNoneAllowed(bool allowed);
    void setNoneText(const QString& words); // instead of "No date"
    // The first day that "another day" shows and takes; without it, any.
    void setEarliest(const QDate& day);
    void setLatest(const QDate& day); // the last one, likewise

    std::optional<QDate> date() const; // empty while nothing is picked, and with none()
    bool none() const; // "No date" is picked
    // changed() is not emitted by these
    void setDate(std::optional<QDate> date);
    void setNone();

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    Chip* makeChip(const QString& words);
    void placeChips();
    void fitDay();
    void retranslate();
    void pickOnly(const Chip* chip);
    void aimFocus(Chip* picked);

    QWidget* m_anchor; // never seen: holds the place in the tab order
    QWidget* m_chipRow;
    FlowLayout* m_row;
    QList<DaySuggestion> m_suggestions;
    QList<Chip*> m_chips; // one a suggestion
    Chip* m_another;
    Chip* m_none;
    QString m_noneWords; // empty = ours
    QWidget* m_anotherRow;
    TextLabel* m_anotherLabel;
    QDateEdit* m_day;
    bool m_setting = false;
};

} // namespace ownwords::kit
