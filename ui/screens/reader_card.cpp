// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/reader_card.h"

#include "ui/kit/buttons.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/look.h"
#include "ui/kit/spoken_text.h"
#include "ui/kit/text.h"
#include "ui/screens/question.h"
#include "ui/screens/said.h"

#include <QVBoxLayout>

namespace ownwords::screens {

QString spanOf(const viewmodel::Reader& reader)
{
    const QString since = ReaderCard::tr("Since %1").arg(dateText(today(reader.since)));
    return reader.until ? ReaderCard::tr("%1, until the end of %2").arg(since, dateText(*reader.until))
                        : ReaderCard::tr("%1, until you stop it").arg(since);
}

ReaderCard::ReaderCard(const viewmodel::Reader& reader, const QStringList& openPromises, QWidget* parent)
    : Card(Kind::Plain, parent)
    , m_coach(reader.coach)
    , m_name(kit::fromUtf8(reader.name))
    , m_promises(openPromises)
    , m_stop(kit::button(kit::ButtonKind::Quiet, tr("Stop sharing"), QStringLiteral("hide")))
    , m_trouble(new kit::SpokenText)
{
    column()->addWidget(kit::title(m_name));
    auto* const tags = new kit::FlowLayout;
    const QString standing = reader.isConfirmed ? tr("confirmed") : tr("not confirmed by anyone");
    tags->addWidget(kit::tag(standing));
    if (reader.isHere)
        tags->addWidget(kit::tag(tr("here beside you")));
    column()->addLayout(tags);
    const QString span = spanOf(reader);
    const QString purpose = kit::fromUtf8(reader.purpose);
    column()->addWidget(kit::body(span));
    m_said = tr("%1, %2. %3.").arg(m_name, standing, span);
    if (purpose.isEmpty()) {
        const QString kept = tr("%1 kept this for you before it was yours.").arg(m_name);
        column()->addWidget(kit::body(kept));
        m_said += QLatin1Char(' ') + kept;
    } else {
        column()->addWidget(kit::helper(tr("What for:")));
        column()->addWidget(kit::quote(tr("“%1”").arg(purpose)));
        m_said += QLatin1Char(' ') + tr("What for: %1.").arg(purpose);
    }
    column()->addWidget(m_trouble);
    column()->addWidget(m_stop, 0, Qt::AlignLeading);
    m_stop->setObjectName(QStringLiteral("stopSharing"));
    m_stop->setAccessibleName(tr("Stop sharing with %1").arg(m_name));
    kit::followLook(this, [tags] { tags->setSpacing(kit::px(8)); });
    connect(m_stop, &QAbstractButton::clicked, this, &ReaderCard::ask);
}

void ReaderCard::ask()
{
    QStringList sentences;
    if (!m_promises.isEmpty()) {
        sentences.append(tr("%1 will no longer see these promises that are still open:").arg(m_name));
        for (const QString& promise : m_promises)
            sentences.append(tr("– %1").arg(promise));
    }
    sentences.append(tr("What %1 has read, printed or copied stays with %1.").arg(m_name));
    sentences.append(
        tr("Copies of the file that were made before are closed to %1 too, where they can be reached.").arg(m_name));
    sentences.append(tr("All of it stays here for you, also what %1 wrote. You can share it again.").arg(m_name));
    m_stop->hide();
    m_trouble->clear();
    m_question
        = new Question(tr("Stop sharing with %1?").arg(m_name), sentences, tr("Stop sharing with %1").arg(m_name));
    column()->addWidget(m_question);
    m_question->show();
    m_question->takeFocus();
    connect(m_question, &Question::declined, this, [this] {
        leave();
        m_stop->setFocus(Qt::OtherFocusReason);
    });
    connect(m_question, &Question::agreed, this, &ReaderCard::stopAsked);
}

void ReaderCard::leave()
{
    if (m_question == nullptr)
        return;
    m_question->hide();
    m_question->deleteLater(); // it may be the one that asked
    m_question = nullptr;
    m_stop->show();
}

void ReaderCard::tellTrouble(const QString& sentence)
{
    leave();
    m_trouble->tell(*m_stop, sentence);
}

QString ReaderCard::toRead() const
{
    return m_question == nullptr ? m_said : m_said + QLatin1Char('\n') + m_question->toRead();
}

} // namespace ownwords::screens
