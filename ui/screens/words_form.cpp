// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/words_form.h"

#include "ui/kit/buttons.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/spoken_text.h"
#include "ui/kit/text.h"
#include "ui/screens/fields.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace ownwords::screens {

WordsForm::WordsForm(const viewmodel::Desk& desk, Opens what, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_offer(new QWidget)
    , m_offered(kit::heading({}))
    , m_others(new kit::SpokenText)
    , m_ownFields(new QWidget)
    , m_first(new QLineEdit)
    , m_typeThem(kit::body({}))
    , m_typed(new QLineEdit)
    , m_own(kit::button(kit::ButtonKind::Quiet, {}))
    , m_trouble(new kit::SpokenText)
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins({});
    kit::followLook(this, [column] { column->setSpacing(kit::px(12)); });
    addOffer(what);
    column->addWidget(m_offer);
    auto* const own = new QVBoxLayout(m_ownFields);
    own->setContentsMargins({});
    addField(own, tr("Words of your own: at least 10 &letters. A whole sentence is good."), m_first);
    column->addWidget(m_ownFields);
    column->addWidget(m_typeThem);
    column->addWidget(m_typed);
    column->addWidget(m_trouble);
    column->addWidget(m_own, 0, Qt::AlignLeading);
    offer();
    useOwn(false);
    connect(m_own, &QAbstractButton::clicked, this, [this] {
        useOwn(!m_isOwn);
        (m_isOwn ? m_first : m_typed)->setFocus(Qt::OtherFocusReason);
    });
    connect(m_typed, &QLineEdit::returnPressed, this, &WordsForm::submitted);
}

void WordsForm::addOffer(Opens what)
{
    auto* const column = new QVBoxLayout(m_offer);
    column->setContentsMargins({});
    column->addWidget(
        kit::body(what == Opens::File ? tr("These are four words for it. Write them down and take them with you.")
                                      : tr("These are four words for you. Write them down and take them with you.")));
    m_offered->setSelectable(true);
    column->addWidget(m_offered);
    auto* const row = new kit::FlowLayout;
    row->setSpacing(kit::px(12));
    auto* const others = kit::button(kit::ButtonKind::Quiet, tr("&Show me other words"));
    others->setObjectName(QStringLiteral("otherWords"));
    row->addWidget(others);
    row->addWidget(m_others);
    column->addLayout(row);
    connect(others, &QAbstractButton::clicked, this, &WordsForm::offerOthers);
}

void WordsForm::offer()
{
    m_words = kit::fromUtf8(m_desk.offeredWords());
    m_offered->setText(m_words);
    m_offered->setAccessibleName(m_words);
}

void WordsForm::offerOthers()
{
    offer();
    const QString sentence = tr("Here are four other words.");
    m_others->say(sentence, sentence + QLatin1Char('\n') + m_words);
}

void WordsForm::useOwn(bool isOwn)
{
    m_isOwn = isOwn;
    m_others->clear(); // not said once more when the offer comes back
    m_offer->setVisible(!isOwn);
    m_ownFields->setVisible(isOwn);
    m_typeThem->setText(isOwn
            ? tr("Type them once more.")
            : tr("Type the four words, so we know you have them. The first three letters of each are enough."));
    m_typed->setAccessibleName(m_typeThem->text());
    m_own->setText(isOwn ? tr("&Use four words instead") : tr("&Use words of my own"));
    m_typed->clear();
    m_trouble->clear();
}

QWidget* WordsForm::firstFocus() const
{
    return m_typed;
}

void WordsForm::startAgain()
{
    m_first->clear();
    offer();
    useOwn(false);
}

std::optional<std::string> WordsForm::words()
{
    m_trouble->clear();
    const std::string wanted = kit::toUtf8(m_isOwn ? m_first->text() : m_words);
    if (m_isOwn && !m_desk.isLongEnough(wanted)) {
        m_trouble->tell(*m_first, tr("These words are a little short. Use at least 10 letters."));
        return std::nullopt;
    }
    if (!m_desk.isSameWords(wanted, kit::toUtf8(m_typed->text()))) {
        m_trouble->tell(*m_typed,
            m_isOwn ? tr("The two are not the same. Type your words once more.")
                    : tr("These are not the four words above. Look at them, and type them once more."));
        return std::nullopt;
    }
    return wanted;
}

} // namespace ownwords::screens
