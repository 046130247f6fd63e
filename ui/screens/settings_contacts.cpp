// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/settings_contacts.h"

#include "ui/kit/buttons.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/look.h"
#include "ui/kit/renewed.h"
#include "ui/kit/spoken_text.h"
#include "ui/kit/text.h"
#include "ui/screens/closed_form.h"
#include "ui/screens/fields.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ownwords::screens {

ContactsCard::ContactsCard(CareHand hand)
    : m_hand(std::move(hand))
    , m_rows(new kit::Renewed)
    , m_form(new ClosedForm(tr("Add a contact")))
    , m_name(new QLineEdit)
    , m_how(new QLineEdit)
    , m_trouble(new kit::SpokenText)
    , m_keep(kit::button(kit::ButtonKind::Secondary, {}))
{
    column()->addWidget(kit::title(tr("Need help now?")));
    column()->addWidget(kit::helper(tr("Whom people can turn to. Help shows them, the first one on top.")));
    column()->addWidget(m_rows);
    column()->addWidget(m_form);
    addField(m_form->column(), tr("Who it is"), m_name);
    addField(m_form->column(), tr("How to reach them, and when"), m_how);
    m_form->column()->addWidget(m_trouble);
    m_form->endWith(m_keep);
    edit({});
    connect(m_form, &ClosedForm::opened, this, [this] { m_form->unfold(m_name); });
    connect(m_form, &ClosedForm::left, this, &ContactsCard::leave);
    connect(m_keep, &QAbstractButton::clicked, this, &ContactsCard::keep);
    connect(m_how, &QLineEdit::returnPressed, this, &ContactsCard::keep);
}

void ContactsCard::setContacts(const std::vector<Contact>& contacts)
{
    auto* const rows = new QWidget;
    QVBoxLayout* const inside = kit::columnIn(rows, 8);
    for (const Contact& contact : contacts)
        addRow(inside, contact, &contact == &contacts.front());
    if (contacts.empty())
        inside->addWidget(kit::body(tr("Nobody is named yet.")));
    m_rows->renew(rows);
    if (m_edited && std::find(contacts.begin(), contacts.end(), *m_edited) == contacts.end())
        edit({});
}

void ContactsCard::addRow(QVBoxLayout* column, const Contact& contact, bool isFirst)
{
    const QString name = kit::fromUtf8(contact.name);
    kit::FlowLayout* const row = addLine(column);
    row->addWidget(kit::body(tr("%1: %2").arg(name, kit::fromUtf8(contact.how))));
    const auto way = [&](const QString& text, const QString& full) {
        auto* const button = kit::button(kit::ButtonKind::Quiet, text);
        button->setAccessibleName(full);
        row->addWidget(button);
        return button;
    };
    connect(way(tr("Change"), tr("Change %1").arg(name)), &QAbstractButton::clicked, this, [this, contact] {
        edit(contact);
        m_name->setText(kit::fromUtf8(contact.name));
        m_how->setText(kit::fromUtf8(contact.how));
        m_form->unfold(m_name);
    });
    if (!isFirst) {
        connect(way(tr("Move up"), tr("Move %1 up").arg(name)), &QAbstractButton::clicked, this, [this, contact] {
            const auto moveUp = [contact](std::vector<Contact>& contacts) {
                const auto here = std::find(contacts.begin(), contacts.end(), contact);
                if (here != contacts.begin() && here != contacts.end())
                    std::iter_swap(here, here - 1);
            };
            change(moveUp, tr("The order is changed."));
        });
    }
    auto* const remove = way(tr("Take away"), tr("Take %1 away").arg(name));
    connect(remove, &QAbstractButton::clicked, this, [this, remove, contact] { askToTakeAway(*remove, contact); });
}

void ContactsCard::askToTakeAway(QAbstractButton& asking, const Contact& contact)
{
    const QString name = kit::fromUtf8(contact.name);
    const CareHand::Asked asked{tr("Take %1 away?").arg(name),
        {tr("Who needs help does not find them under Help any more.")}, tr("Take the contact away")};
    m_hand.ask(asking, asked, [this, contact] {
        change([contact](std::vector<Contact>& contacts) { std::erase(contacts, contact); },
            tr("The contact is taken away."));
    });
}

// What stands in the form: this contact, changed, or a new one.
void ContactsCard::edit(std::optional<Contact> contact)
{
    m_edited = std::move(contact);
    m_keep->setText(m_edited ? tr("Keep the change") : tr("Add this contact"));
}

// What was typed is not wanted any more.
void ContactsCard::leave()
{
    m_trouble->clear();
    m_name->clear();
    m_how->clear();
    edit({});
}

void ContactsCard::keep()
{
    m_trouble->clear();
    const Contact contact{kit::toUtf8(m_name->text().trimmed()), kit::toUtf8(m_how->text().trimmed())};
    for (const auto& [field, value] : {std::pair(m_name, &contact.name), std::pair(m_how, &contact.how)}) {
        if (value->empty())
            return m_trouble->tell(*field, tr("Say who it is, and how to reach them."));
    }
    // Also when it was pressed twice: once is enough.
    const auto put = [contact, before = m_edited](std::vector<Contact>& contacts) {
        const auto old = before ? std::find(contacts.begin(), contacts.end(), *before) : contacts.end();
        if (old != contacts.end())
            *old = contact;
        else if (std::find(contacts.begin(), contacts.end(), contact) == contacts.end())
            contacts.push_back(contact);
    };
    change(put, m_edited ? tr("The contact is changed.") : tr("The contact is added."), [this, contact] {
        const bool isSame = kit::toUtf8(m_name->text().trimmed()) == contact.name
            && kit::toUtf8(m_how->text().trimmed()) == contact.how;
        if (!isSame) // the next one is being typed
            return;
        leave();
        m_form->fold();
    });
}

void ContactsCard::change(const std::function<void(std::vector<Contact>&)>& act, const QString& sentence,
    const std::function<void()>& changed)
{
    m_hand.session.desk().changeHouse(
        m_hand.usual, [act](vault::House& house) { act(house.contacts); }, this,
        [this, sentence, changed](const Result<>& result) {
            if (result && changed)
                changed();
            m_hand.then(sentence)(result);
        });
}

} // namespace ownwords::screens
