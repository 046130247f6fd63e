// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/labels.h"
#include "ui/screens/settings_cards.h"

class QLineEdit;
class QVBoxLayout;

namespace ownwords::kit {
class DayPicker;
class Renewed;
class SpokenText;
class WordsEdit;
} // namespace ownwords::kit

namespace ownwords::screens {

class ClosedForm;

// The promise that nobody's home depends on what they say: who made it, as what, when, in which words. Signed with the
// key of the coach who sets it.
class PolicyCard : public kit::Card {
    Q_OBJECT

public:
    explicit PolicyCard(CareHand hand);

    void setFound(const vault::PolicyFound& found); // what is being typed stays

private:
    void addStanding(QVBoxLayout* column, const vault::Policy& policy);
    void addForm();
    std::optional<vault::Policy> typed(); // nothing: what is missing is said
    void sign();

    CareHand m_hand;
    kit::Renewed* m_found;
    ClosedForm* m_form;
    kit::WordsEdit* m_text;
    QLineEdit* m_name;
    QLineEdit* m_role;
    kit::DayPicker* m_day;
    kit::SpokenText* m_trouble;
};

} // namespace ownwords::screens
