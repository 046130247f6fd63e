// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/theme.h"

#include <QFrame>

class QMenu;

namespace ownwords::kit {
class Button;
class FlowLayout;
class SavedMark;
} // namespace ownwords::kit

namespace ownwords::screens {

// The row at the top of every page: Hide always at the same place, text size and colours, read aloud, help.
class HeaderBar : public QFrame {
    Q_OBJECT

public:
    explicit HeaderBar(QWidget* parent = nullptr);

    enum class Leaving { None, TakeABreak, Lock, Wipe };
    void setLeaving(Leaving leaving); // what the last button says and does; None = it is not there
    void setHome(bool isThere); // the way out of a talk that ends nothing
    void setTextSize(int percent); // the one that is ticked
    void setColours(kit::Colours colours); // the same
    void setVoice(bool isThere); // without a voice there is no button for it
    void setReading(bool isReading); // the button then stops it
    kit::SavedMark* savedMark() const { return m_saved; }

signals:
    void hideAsked();
    void helpAsked();
    void readAsked();
    void leaveAsked();
    void homeAsked();
    void textSizeAsked(int percent);
    void coloursAsked(ownwords::kit::Colours colours);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeLookMenu();
    void addSizes(QMenu& menu);
    void addColours(QMenu& menu);
    void fit();

    QWidget* m_brand;
    kit::FlowLayout* m_flow;
    kit::SavedMark* m_saved;
    kit::Button* m_hide;
    kit::Button* m_size;
    kit::Button* m_read;
    kit::Button* m_help;
    kit::Button* m_home;
    kit::Button* m_leave;
    Leaving m_leaving = Leaving::None;
    int m_textSize = 100;
    kit::Colours m_colours = kit::Colours::AsDesktop;
};

} // namespace ownwords::screens
