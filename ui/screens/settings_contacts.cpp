// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/settings_contacts.h"

#include "ui/kit/buttons.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/look.h"
#include "ui/kit/spoken_text.h"
#include "ui/kit/text.h"
#include "ui/screens/fields.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <utility>

namespace ownwords::screens {

ContactsCard::ContactsCard(CareHand hand, vault::House house)
    : m_hand(std::move(hand))
    , m_house(std::move(house))
    , m_name(new QLineEdit)
    , m_how(new QLineEdit)
    , m_trouble(new kit::SpokenText)
    , m_keep(kit::button(kit::ButtonKind::Secondary, tr("Add this contact")))
{
    column()->addWidget(kit::title(tr("Need help now?")));
    column()->addWidget(kit::helper(tr("Whom people can turn to. Help shows them, the first one on top.")));
    for (std::size_t i = 0; i < m_house.contacts.size(); ++i)
        addRow(i);
    if (m_house.contacts.empty())
        column()->addWidget(kit::body(tr("Nobody is named yet.")));
    addField(column(), tr("Who it is"), m_name);
    addField(column(), tr("How to reach them, and when"), m_how);
    column()->addWidget(m_trouble);
    column()->addWidget(m_keep, 0, Qt::AlignLeading);
    connect(m_keep, &QAbstractButton::clicked, this, &ContactsCard::keep);
    connect(m_how, &QLineEdit::returnPressed, this, &ContactsCard::keep);
}

void ContactsCard::addRow(std::size_t index)
{
    const vault::House::Contact& contact = m_house.contacts[index];
    const QString name = kit::fromUtf8(contact.name);
    auto* const row = new kit::FlowLayout;
    row->setSpacing(kit::px(12));
    row->addWidget(kit::body(tr("%1: %2").arg(name, kit::fromUtf8(contact.how))));
    const auto way = [&](const QString& text, const QString& full, auto act) {
        auto* const button = kit::button(kit::ButtonKind::Quiet, text);
        button->setAccessibleName(full);
        row->addWidget(button);
        connect(button, &QAbstractButton::clicked, this, act);
    };
    way(tr("Change"), tr("Change %1").arg(name), [this, index] { edit(index); });
    if (index > 0) {
        way(tr("Move up"), tr("Move %1 up").arg(name), [this, index] {
            vault::House moved = m_house;
            std::swap(moved.contacts[index - 1], moved.contacts[index]);
            set(moved, tr("The order is changed."));
        });
    }
    way(tr("Take away"), tr("Take %1 away").arg(name), [this, index] {
        vault::House fewer = m_house;
        fewer.contacts.erase(fewer.contacts.begin() + static_cast<std::ptrdiff_t>(index));
        set(fewer, tr("The contact is taken away."));
    });
    column()->addLayout(row);
}

void ContactsCard::edit(std::size_t index)
{
    m_edited = index;
    m_name->setText(kit::fromUtf8(m_house.contacts[index].name));
    m_how->setText(kit::fromUtf8(m_house.contacts[index].how));
    m_keep->setText(tr("Keep the change"));
    m_name->setFocus();
}

void ContactsCard::keep()
{
    m_trouble->clear();
    const vault::House::Contact contact{kit::toUtf8(m_name->text().trimmed()), kit::toUtf8(m_how->text().trimmed())};
    for (const auto& [field, value] : {std::pair(m_name, &contact.name), std::pair(m_how, &contact.how)}) {
        if (value->empty())
            return m_trouble->tell(*field, tr("Say who it is, and how to reach them."));
    }
    vault::House changed = m_house;
    if (m_edited)
        changed.contacts[*m_edited] = contact;
    else
        changed.contacts.push_back(contact);
    set(changed, m_edited ? tr("The contact is changed.") : tr("The contact is added."));
}

void ContactsCard::set(const vault::House& house, const QString& sentence)
{
    m_hand.session.desk().setHouse(house, m_hand.listener, m_hand.then(sentence));
}

} // namespace ownwords::screens
