// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/labels.h"
#include "ui/screens/settings_cards.h"

class QLineEdit;
class QVBoxLayout;

namespace ownwords::kit {
class Button;
class Renewed;
class SpokenText;
} // namespace ownwords::kit

namespace ownwords::screens {

class ClosedForm;

// Whom people can turn to in "Need help now?": added, changed, moved up, taken away.
class ContactsCard : public kit::Card {
    Q_OBJECT

public:
    using Contact = vault::House::Contact;

    explicit ContactsCard(CareHand hand);

    void setContacts(const std::vector<Contact>& contacts); // what is being typed stays

private:
    void addRow(QVBoxLayout* column, const Contact& contact, bool isFirst);
    void askToTakeAway(QAbstractButton& asking, const Contact& contact);
    void edit(std::optional<Contact> contact);
    void leave();
    void keep();
    void change(const std::function<void(std::vector<Contact>&)>& act, const QString& sentence,
        const std::function<void()>& changed = {});

    CareHand m_hand;
    kit::Renewed* m_rows;
    ClosedForm* m_form;
    std::optional<Contact> m_edited; // nothing: a new one
    QLineEdit* m_name;
    QLineEdit* m_how;
    kit::SpokenText* m_trouble;
    kit::Button* m_keep;
};

} // namespace ownwords::screens
