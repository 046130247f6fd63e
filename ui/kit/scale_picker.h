// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QWidget>

#include <optional>

class QAbstractButton;
class QTimer;

namespace ownwords::kit {

class TextLabel;

// A line of numbers to choose one from (0 to 10), with words at both ends. Radio buttons to a screen reader. Arrows,
// Home and End go along it and pick; digits pick, and 1 then 0 within a second is 10. Nothing is picked beforehand.
// Where the line is too narrow it goes on in a second row; it is mirrored where people read from right to left.
class ScalePicker : public QWidget {
    Q_OBJECT

public:
    ScalePicker(int low, int high, QWidget* parent = nullptr);

    void setEndWords(const QString& lowWords, const QString& highWords);
    std::optional<int> value() const;
    void setValue(std::optional<int> value); // valueChanged() is not emitted

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

signals:
    void valueChanged(int value);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void nameNumbers();
    void aimFocus(QAbstractButton* picked);
    void layOut();
    bool takeKey(int key, const QString& text, int focused);
    bool takeDigit(int digit);
    void pick(int value);
    int arrange(int width, bool move) const; // the height it takes

    int m_low;
    int m_high;
    QList<QAbstractButton*> m_numbers;
    TextLabel* m_lowWords;
    TextLabel* m_highWords;
    QTimer* m_typing; // runs while the next digit belongs to the last one
    int m_typed = 0;
    bool m_setting = false;
};

} // namespace ownwords::kit
