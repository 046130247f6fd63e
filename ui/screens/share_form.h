// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/labels.h"
#include "ui/viewmodel/desk.h"

class QLineEdit;

namespace ownwords::kit {
class Button;
class ChoiceList;
class DayPicker;
class SpokenText;
class TickBox;
} // namespace ownwords::kit

namespace ownwords::screens {

// "Let somebody look": who, for what and until when. A coach who is not beside the person is compared by
// their check words.
class ShareForm : public kit::Card {
    Q_OBJECT

public:
    // `coaches`: at least one. `organisation` may be empty.
    ShareForm(
        std::vector<viewmodel::OtherCoach> coaches, const QString& organisation, Date today, QWidget* parent = nullptr);

    void tellTrouble(const QString& sentence); // sharing did not work

signals:
    void shareAsked(const ownwords::CoachId& coach, const ownwords::vault::Sharing& sharing);

private:
    void addWho(const QString& organisation);
    void addHow(Date today);
    bool isOnlyOne() const { return m_coaches.size() == 1; }
    const viewmodel::OtherCoach* picked() const; // nullptr = nobody yet
    void showPicked();
    void share();
    void tell(QWidget* place, QWidget* control, const QString& sentence);

    std::vector<viewmodel::OtherCoach> m_coaches;
    kit::ChoiceList* m_who;
    kit::TextLabel* m_about; // whoever was picked
    QWidget* m_compare;
    kit::TextLabel* m_askThem;
    kit::TextLabel* m_keyWords;
    kit::TickBox* m_isSame;
    QLineEdit* m_purpose;
    kit::DayPicker* m_until;
    kit::SpokenText* m_trouble;
    QWidget* m_shareRow;
    kit::Button* m_share;
};

} // namespace ownwords::screens
