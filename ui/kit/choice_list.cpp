// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/choice_list.h"

#include "ui/kit/choice_card.h"
#include "ui/kit/look.h"
#include "ui/kit/tab_order.h"

#include <QCheckBox>
#include <QEvent>
#include <QRadioButton>
#include <QStyle>

#include <algorithm>

namespace ownwords::kit {

namespace {

constexpr double spaceBetween = 10;

} // namespace

ChoiceList::ChoiceList(Mode mode, QWidget* parent)
    : QWidget(parent)
    , m_mode(mode)
    , m_anchor(new QWidget(this))
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_anchor->hide();
    followLook(this, [this] { layOut(); });
}

void ChoiceList::setChoices(const QList<Choice>& choices)
{
    QStringList ids;
    QStringList texts;
    QStringList picks;
    for (const Choice& choice : choices) {
        ids.append(choice.id);
        texts.append(choice.text);
        if (choice.picked)
            picks.append(choice.id);
    }
    if (ids != m_ids || texts != m_texts) { // else nobody need lose the card that has the focus
        m_ids = ids;
        m_texts = texts;
        makeCards();
    }
    setPicked(picks);
    layOut();
}

void ChoiceList::makeCards()
{
    const bool hadFocus
        = std::any_of(m_cards.begin(), m_cards.end(), [](const auto* card) { return card->hasFocus(); });
    setFocusProxy(nullptr);
    for (QAbstractButton* const card : m_cards) {
        card->setParent(nullptr); // now, so that it is in no group any more
        card->deleteLater(); // later, because a click on it may be what asks for this
    }
    m_cards.clear();
    for (qsizetype i = 0; i < m_ids.size(); ++i)
        m_cards.append(makeCard(m_ids.at(i), m_texts.at(i)));
    tabThrough(m_anchor, QList<QWidget*>(m_cards.begin(), m_cards.end()));
    aimFocus();
    if (hadFocus)
        setFocus();
}

QAbstractButton* ChoiceList::makeCard(const QString& id, const QString& text)
{
    QAbstractButton* card = nullptr;
    if (m_mode == Mode::One)
        card = new ChoiceCard<QRadioButton, CardMark::Round>(text, this);
    else
        card = new ChoiceCard<QCheckBox, CardMark::Square>(text, this);
    card->setObjectName(id);
    connect(card, &QAbstractButton::toggled, this, [this](bool on) {
        // Of two radio buttons only the new one counts: the old one's answer is not there yet.
        if (m_setting || (m_mode == Mode::One && !on))
            return;
        aimFocus();
        emit pickedChanged();
    });
    card->setVisible(true);
    return card;
}

void ChoiceList::setPicked(const QStringList& ids)
{
    m_setting = true;
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        QAbstractButton& card = *m_cards.at(i);
        card.setAutoExclusive(false); // else the last one of them cannot be unpicked
        card.setChecked(ids.contains(m_ids.at(i)));
    }
    for (QAbstractButton* const card : m_cards)
        card->setAutoExclusive(m_mode == Mode::One);
    m_setting = false;
    aimFocus();
}

QStringList ChoiceList::picked() const
{
    QStringList ids;
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        if (m_cards.at(i)->isChecked())
            ids.append(m_ids.at(i));
    }
    return ids;
}

// Who focuses the list means the picked radio button, else the first card.
void ChoiceList::aimFocus()
{
    if (m_cards.isEmpty())
        return;
    const auto on
        = std::find_if(m_cards.begin(), m_cards.end(), [](const QAbstractButton* card) { return card->isChecked(); });
    QAbstractButton* const aim = m_mode == Mode::One && on != m_cards.end() ? *on : m_cards.first();
    setFocusProxy(aim);
    if (m_mode == Mode::One)
        stopOnlyAt(aim, m_cards);
}

void ChoiceList::layOut()
{
    arrange(width(), true);
    updateGeometry();
}

int ChoiceList::columnsFor(int width) const
{
    const int half = (width - px(spaceBetween)) / 2;
    const bool allShort = std::all_of(m_cards.begin(), m_cards.end(),
        [half](const QAbstractButton* card) { return card->sizeHint().width() <= half; });
    return m_cards.size() > 2 && allShort ? 2 : 1;
}

int ChoiceList::arrange(int width, bool move) const
{
    const int gap = px(spaceBetween);
    const int columns = columnsFor(width);
    const int wide = (width - gap * (columns - 1)) / columns;
    int top = 0;
    for (qsizetype first = 0; first < m_cards.size(); first += columns) {
        const qsizetype last = std::min<qsizetype>(first + columns, m_cards.size());
        int height = 0;
        for (qsizetype i = first; i < last; ++i)
            height = std::max(height, m_cards.at(i)->heightForWidth(wide));
        for (qsizetype i = first; move && i < last; ++i) {
            const QRect box(static_cast<int>(i - first) * (wide + gap), top, wide, height);
            m_cards.at(i)->setGeometry(QStyle::visualRect(layoutDirection(), QRect(0, 0, width, height), box));
        }
        top += height + gap;
    }
    return std::max(0, top - gap);
}

QSize ChoiceList::sizeHint() const
{
    return {px(640), arrange(px(640), false)};
}

QSize ChoiceList::minimumSizeHint() const
{
    return {px(200), m_cards.isEmpty() ? 0 : px(56)};
}

int ChoiceList::heightForWidth(int width) const
{
    return arrange(width, false);
}

void ChoiceList::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange(width(), true);
}

void ChoiceList::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        layOut();
}

} // namespace ownwords::kit
