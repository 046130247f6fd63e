// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/labels.h"
#include "ui/screens/settings_cards.h"

class QLineEdit;

namespace ownwords::kit {
class Button;
class SpokenText;
} // namespace ownwords::kit

namespace ownwords::screens {

// Whom people can turn to in "Need help now?": added, changed, moved up, taken away.
class ContactsCard : public kit::Card {
    Q_OBJECT

public:
    ContactsCard(CareHand hand, vault::House house);

private:
    void addRow(std::size_t index);
    void edit(std::size_t index);
    void keep();
    void set(const vault::House& house, const QString& sentence);

    CareHand m_hand;
    vault::House m_house;
    std::optional<std::size_t> m_edited; // nothing: a new one
    QLineEdit* m_name;
    QLineEdit* m_how;
    kit::SpokenText* m_trouble;
    kit::Button* m_keep;
};

} // namespace ownwords::screens
