// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/my_words.h"

#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/text.h"
#include "ui/screens/said.h"

#include <QVBoxLayout>

namespace ownwords::screens {

namespace {

QString aboutThem(bool hasWords, MyWords::Whose whose)
{
    if (whose == MyWords::Whose::Theirs)
        return hasWords ? MyWords::tr("Only they can take words out.")
                        : MyWords::tr("There are no words of theirs here.");
    return hasWords ? MyWords::tr("Choose what to take out. It goes from this computer and from its copies, for good.")
                    : MyWords::tr("There are no words of yours here.");
}

} // namespace

MyWords::MyWords(const std::vector<talk::AnswerGiven>& answers, Whose whose, QWidget* parent)
    : QWidget(parent)
    , m_back(kit::button(kit::ButtonKind::Secondary, tr("&Back"), QStringLiteral("back")))
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(kit::heading(whose == Whose::Mine ? tr("All that you said") : tr("All that they said")));
    column->addWidget(kit::body(aboutThem(!answers.empty(), whose)));
    column->addWidget(m_back, 0, Qt::AlignLeading);
    for (const talk::AnswerGiven& answer : answers) {
        const QString words = answer.text.empty() ? tr("an answer") : kit::fromUtf8(answer.text);
        auto* const card = new kit::QuoteCard(words);
        card->setBar(kit::QuoteCard::Bar::Teal);
        const QString day = answer.day ? dayText(*answer.day) : tr("not said yet");
        const QString asked = kit::fromUtf8(answer.asked);
        card->column()->insertWidget(0, kit::helper(asked.isEmpty() ? day : tr("%1 · %2").arg(asked, day)));
        if (answer.who.starts_with("coach"))
            card->column()->addWidget(kit::helper(
                whose == Whose::Mine ? tr("These are my coach's words.") : tr("These are a coach's words.")));
        column->addWidget(card);
        if (whose == Whose::Theirs)
            continue;
        auto* const take = kit::button(kit::ButtonKind::Quiet, tr("Take this out for good"), QStringLiteral("trash"));
        take->setAccessibleName(tr("Take this out for good: %1").arg(words));
        card->column()->addWidget(take, 0, Qt::AlignLeading);
        connect(take, &QAbstractButton::clicked, this, [this, answer] { emit unwanted(answer); });
    }
    column->addStretch();
    kit::followLook(this, [column] { column->setSpacing(kit::px(14)); });
    connect(m_back, &QAbstractButton::clicked, this, &MyWords::left);
}

QWidget* MyWords::firstFocus()
{
    return m_back;
}

} // namespace ownwords::screens
