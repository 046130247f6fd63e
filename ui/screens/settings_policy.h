// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/labels.h"
#include "ui/screens/settings_cards.h"

class QLineEdit;

namespace ownwords::kit {
class DayPicker;
class SpokenText;
class WordsEdit;
} // namespace ownwords::kit

namespace ownwords::screens {

// The promise that nobody's home depends on what they say: who made it, as what, when, in which words. Signed with the
// key of the coach who sets it.
class PolicyCard : public kit::Card {
    Q_OBJECT

public:
    PolicyCard(CareHand hand, const vault::PolicyFound& found);

private:
    void addStanding(const vault::Policy& policy);
    void addForm();
    void sign();

    CareHand m_hand;
    kit::WordsEdit* m_text;
    QLineEdit* m_name;
    QLineEdit* m_role;
    kit::DayPicker* m_day;
    kit::SpokenText* m_trouble;
};

} // namespace ownwords::screens
