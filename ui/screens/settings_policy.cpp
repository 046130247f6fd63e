// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/settings_policy.h"

#include "ui/kit/buttons.h"
#include "ui/kit/day_picker.h"
#include "ui/kit/look.h"
#include "ui/kit/renewed.h"
#include "ui/kit/spoken_text.h"
#include "ui/kit/text.h"
#include "ui/kit/words_edit.h"
#include "ui/screens/closed_form.h"
#include "ui/screens/fields.h"
#include "ui/screens/said.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <utility>

namespace ownwords::screens {

PolicyCard::PolicyCard(CareHand hand)
    : m_hand(std::move(hand))
    , m_found(new kit::Renewed)
    , m_form(new ClosedForm({}))
    , m_text(new kit::WordsEdit)
    , m_name(new QLineEdit)
    , m_role(new QLineEdit)
    , m_day(new kit::DayPicker)
    , m_trouble(new kit::SpokenText)
{
    column()->addWidget(kit::title(tr("The promise about homes")));
    column()->addWidget(kit::helper(tr(
        "Whoever decides about homes can promise that nothing said here changes anybody's home. Then talks begin with "
        "“Your home is safe, whatever you say here. This talk does not change your rent or your right to live here.” "
        "Sign only what makes that true. The promise stands below it, and on the plan, with name and date.")));
    column()->addWidget(m_found);
    column()->addWidget(m_form);
    addForm();
}

void PolicyCard::setFound(const vault::PolicyFound& found)
{
    auto* const inside = new QWidget;
    QVBoxLayout* const column = kit::columnIn(inside, 8);
    if (found.standing)
        addStanding(column, found.standing->policy);
    else if (found.isBroken)
        column->addWidget(kit::body(
            tr("The promise that was here is not shown: it was changed, or who signed it is no coach here any more. "
               "Sign it again.")));
    else
        column->addWidget(kit::body(tr("No promise is signed, so nobody is told that their home is safe.")));
    m_found->renew(inside);
    m_form->setOpen(found.standing ? tr("Put another promise in its place") : tr("Write down a promise"));
}

void PolicyCard::addStanding(QVBoxLayout* column, const vault::Policy& policy)
{
    column->addWidget(kit::body(kit::fromUtf8(policy.text)));
    column->addWidget(kit::helper(
        tr("%1, %2, on %3").arg(kit::fromUtf8(policy.name), kit::fromUtf8(policy.role), dayText(policy.date))));
    auto* const remove = kit::button(kit::ButtonKind::Quiet, tr("Take the promise away"));
    column->addWidget(remove, 0, Qt::AlignLeading);
    connect(remove, &QAbstractButton::clicked, this, [this, remove] {
        const CareHand::Asked asked{tr("Take the promise away?"),
            {tr("New talks do not say that the home is safe, and no plan does.")}, tr("Take it away")};
        m_hand.ask(*remove, asked, [hand = m_hand] {
            hand.session.desk().removePolicy(hand.listener, hand.then(tr("The promise is taken away.")));
        });
    });
}

void PolicyCard::addForm()
{
    QVBoxLayout* const form = m_form->column();
    const QString words = tr("What is promised, in their words");
    form->addWidget(kit::body(words));
    m_text->setAccessibleName(words);
    form->addWidget(m_text);
    addField(form, tr("Name of who promises it"), m_name);
    addField(form, tr("What they are, like “housing manager”"), m_role);
    const QDate today = toQt(screens::today(m_hand.session.desk().now()));
    form->addWidget(kit::body(tr("The day it was signed")));
    m_day->setAccessibleName(tr("The day it was signed"));
    m_day->setLatest(today);
    m_day->setSuggestions({{tr("Today"), today}});
    m_day->setDate(today);
    form->addWidget(m_day);
    form->addWidget(m_trouble);
    auto* const sign = kit::button(kit::ButtonKind::Secondary, tr("Sign this promise"));
    m_form->endWith(sign);
    connect(m_form, &ClosedForm::opened, this, [this] { m_form->unfold(m_text); });
    connect(sign, &QAbstractButton::clicked, this, &PolicyCard::sign);
}

std::optional<vault::Policy> PolicyCard::typed()
{
    m_trouble->clear();
    vault::Policy policy;
    policy.text = kit::toUtf8(m_text->words().trimmed());
    policy.name = kit::toUtf8(m_name->text().trimmed());
    policy.role = kit::toUtf8(m_role->text().trimmed());
    const std::initializer_list<std::pair<QWidget*, const std::string*>> parts{
        {m_text, &policy.text}, {m_name, &policy.name}, {m_role, &policy.role}};
    for (const auto& [field, value] : parts) {
        if (!value->empty())
            continue;
        m_trouble->tell(*field, tr("A promise needs its words, a name, and what they are."));
        return std::nullopt;
    }
    const std::optional<QDate> day = m_day->date();
    if (!day) {
        m_trouble->tell(*m_day, tr("Choose the day it was signed."));
        return std::nullopt;
    }
    policy.date = fromQt(*day);
    return policy;
}

void PolicyCard::sign()
{
    const std::optional<vault::Policy> policy = typed();
    if (!policy)
        return;
    m_hand.session.desk().setPolicy(*policy, this, [this, words = m_text->words()](const Result<>& result) {
        if (result && m_text->words() == words) { // else the next one is being typed
            m_text->setWords({});
            m_name->clear();
            m_role->clear();
            m_form->fold();
        }
        m_hand.then(tr("The promise stands. New talks begin with it."))(result);
    });
}

} // namespace ownwords::screens
