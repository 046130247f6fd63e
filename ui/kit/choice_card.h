// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/painting.h"
#include "ui/kit/text.h"

#include <QPaintEvent>
#include <QPainter>
#include <QString>

class QAbstractButton;

namespace ownwords::kit {

// How a card of a ChoiceList looks, for both kinds of button.
QSize choiceSizeHint(const QAbstractButton& card, const QString& words);
QSize choiceMinimum();
int choiceHeight(const QAbstractButton& card, const QString& words, int width);
void drawChoice(QPainter& painter, const QAbstractButton& card, const QString& words, CardMark mark);

// A QRadioButton or a QCheckBox that is a large card: keyboard and screen reader are Qt's, the look is ours.
template <typename Base, CardMark mark>
class ChoiceCard : public Base {
public:
    ChoiceCard(const QString& words, QWidget* parent)
        : Base(parent)
        , m_words(words)
    {
        Base::setText(literal(words));
        Base::setAccessibleName(words);
        Base::setAttribute(Qt::WA_Hover);
        Base::setCursor(Qt::PointingHandCursor);
    }

    QSize sizeHint() const override { return choiceSizeHint(*this, m_words); }
    QSize minimumSizeHint() const override { return choiceMinimum(); }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return choiceHeight(*this, m_words, width); }

protected:
    bool hitButton(const QPoint& point) const override { return Base::rect().contains(point); }

    // Qt lets a radio button that stands alone be unpicked. Beside others it would stay, and so it does here.
    void nextCheckState() override
    {
        if constexpr (mark == CardMark::Round)
            Base::setChecked(true);
        else
            Base::nextCheckState();
    }

    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter painter(this);
        drawChoice(painter, *this, m_words, mark);
    }

private:
    QString m_words;
};

} // namespace ownwords::kit
