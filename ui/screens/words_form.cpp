// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/words_form.h"

#include "ui/kit/buttons.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/spoken_text.h"
#include "ui/kit/text.h"
#include "ui/screens/fields.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace ownwords::screens {

WordsForm::WordsForm(const viewmodel::Desk& desk, Opens what, Offer when, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_show(kit::button(kit::ButtonKind::Secondary, tr("&Show me four secret words"), QStringLiteral("eye")))
    , m_offer(new QWidget)
    , m_offered(kit::heading({}))
    , m_others(new kit::SpokenText)
    , m_ownFields(new QWidget)
    , m_first(new QLineEdit)
    , m_typeThem(kit::body({}))
    , m_typed(new QLineEdit)
    , m_hiding(new QWidget)
    , m_own(kit::button(kit::ButtonKind::Quiet, {}))
    , m_trouble(new kit::SpokenText)
    , m_isOffered(when == Offer::AtOnce)
{
    QVBoxLayout* const column = kit::columnIn(this, 12);
    addOffer(what);
    connect(m_show, &QAbstractButton::clicked, this, &WordsForm::showOffer);
    column->addWidget(m_show, 0, Qt::AlignLeading);
    column->addWidget(m_offer);
    auto* const own = new QVBoxLayout(m_ownFields);
    own->setContentsMargins({});
    addField(own, tr("Secret words of your own: at least 10 le&tters. A whole sentence is good."), m_first);
    column->addWidget(m_ownFields);
    column->addWidget(m_typeThem);
    column->addWidget(m_typed);
    addHiding(column);
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
    column->addWidget(kit::body(what == Opens::File
            ? tr("These are four secret words for it. Write them down and take them with you.")
            : tr("These are four secret words for you. Write them down and take them with you.")));
    m_offered->setSelectable(true);
    column->addWidget(m_offered);
    auto* const row = new kit::FlowLayout;
    row->setSpacing(kit::px(12));
    auto* const others = kit::button(kit::ButtonKind::Quiet, tr("&Show me other secret words"));
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
    const QString sentence = tr("Here are four other secret words.");
    m_others->say(sentence, sentence + QLatin1Char('\n') + m_words);
}

// Words of one's own are nobody else's to read. The four stand there anyway: what is copied from them can be seen.
void WordsForm::addHiding(QVBoxLayout* column)
{
    auto* const inside = new QVBoxLayout(m_hiding);
    inside->setContentsMargins({});
    m_isShown = hideTyping(inside, {m_first, m_typed});
    column->addWidget(m_hiding);
}

void WordsForm::showOffer()
{
    m_isOffered = true;
    m_trouble->clear();
    kit::sayOnArrival(*m_typed, tr("Here are four secret words: %1.").arg(m_words));
    m_typed->show();
    m_typed->setFocus(); // before what had it goes
    showParts();
}

void WordsForm::showParts()
{
    m_offer->setVisible(!m_isOwn && m_isOffered);
    m_ownFields->setVisible(m_isOwn);
    m_hiding->setVisible(m_isOwn);
    m_typeThem->setVisible(m_isOwn || m_isOffered);
    m_typed->setVisible(m_isOwn || m_isOffered);
    m_show->setVisible(!m_isOwn && !m_isOffered);
}

void WordsForm::useOwn(bool isOwn)
{
    m_isOwn = isOwn;
    m_others->clear(); // not said once more when the offer comes back
    showParts();
    m_typed->setEchoMode(isOwn && !m_isShown->isChecked() ? QLineEdit::Password : QLineEdit::Normal);
    m_typeThem->setText(isOwn
            ? tr("Type them once more.")
            : tr("Type the four secret words, so we know you have them. The first three letters of each are enough."));
    m_typed->setAccessibleName(m_typeThem->text());
    m_own->setText(isOwn ? tr("&Use four ready secret words") : tr("&Use secret words of my own"));
    m_typed->clear();
    m_trouble->clear();
}

QWidget* WordsForm::firstFocus() const
{
    return m_isOffered ? static_cast<QWidget*>(m_typed) : m_show;
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
    if (!m_isOwn && !m_isOffered) {
        m_trouble->tell(*m_show, tr("Choose first: four secret words, or secret words of your own."));
        return std::nullopt;
    }
    const std::string wanted = kit::toUtf8(m_isOwn ? m_first->text() : m_words);
    if (m_isOwn && !m_desk.isLongEnough(wanted)) {
        m_trouble->tell(*m_first, tr("These secret words are a little short. Use at least 10 letters."));
        return std::nullopt;
    }
    if (!m_desk.isSameWords(wanted, kit::toUtf8(m_typed->text()))) {
        m_trouble->tell(*m_typed,
            m_isOwn ? tr("The two are not the same. Type your secret words once more.")
                    : tr("These are not the four secret words above. Look at them, and type them once more."));
        return std::nullopt;
    }
    return wanted;
}

} // namespace ownwords::screens
