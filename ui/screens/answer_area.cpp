// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/answer_area.h"

#include "ui/kit/spoken_text.h"
#include "ui/kit/text.h"
#include "ui/kit/words_edit.h"
#include "ui/screens/answer_kinds.h"

#include <QPushButton>

namespace ownwords::screens {

using talk::Stop;

AnswerArea::AnswerArea(viewmodel::TalkModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
{
}

AnswerArea* AnswerArea::make(viewmodel::TalkModel& model, QWidget* parent)
{
    const talk::Screen& screen = model.screen();
    if (model.isReadingBack())
        return new ReadBack(model, parent);
    if (screen.atEnd)
        return new NothingToAnswer(model, parent);
    if (screen.what == Stop::What::Again)
        return new AnotherOne(model, parent);
    if (screen.what == Stop::What::Each)
        return new WordsAnswer(model, parent);
    switch (screen.kind) {
    case pack::Kind::Say:
    case pack::Kind::Loop:
        return new NothingToAnswer(model, parent);
    case pack::Kind::Words:
        return new WordsAnswer(model, parent);
    case pack::Kind::One:
    case pack::Kind::Some:
        return new ChoiceAnswer(model, parent);
    case pack::Kind::Number:
    case pack::Kind::Scale:
    case pack::Kind::Date:
        return new PickAnswer(model, parent);
    }
    return new NothingToAnswer(model, parent);
}

void AnswerArea::describe(const QString& name, const QString& description)
{
    QWidget* const target = focusTarget();
    if (target == nullptr)
        return;
    const QString both = description.isEmpty() ? name : name + QLatin1Char('\n') + description;
    if (qobject_cast<QPushButton*>(target) != nullptr) { // its name says what it does
        target->setAccessibleDescription(both);
        return;
    }
    target->setAccessibleName(name);
    // A screen reader leaves out the name of a group when what had the focus before is gone.
    if (target->focusProxy() != nullptr)
        kit::sayOnArrival(*target, both);
    else
        target->setAccessibleDescription(description);
}

bool AnswerArea::worked(const Result<>& result)
{
    if (!result)
        emit failed(result.error());
    return result.has_value();
}

kit::WordsEdit* AnswerArea::makeBox(const QString& words)
{
    auto* const box = new kit::WordsEdit(this);
    box->setObjectName(QStringLiteral("words"));
    box->setWords(words);
    connect(box, &kit::WordsEdit::wordsChanged, this, [this, box] { worked(m_model.type(kit::toUtf8(box->words()))); });
    connect(box, &kit::WordsEdit::submitted, this, &AnswerArea::submitted);
    connect(box, &kit::WordsEdit::undoBeyond, this, &AnswerArea::undoAsked);
    connect(box, &kit::WordsEdit::pasteCleaned, this, &AnswerArea::pasteCleaned);
    return box;
}

} // namespace ownwords::screens
