// SPDX-License-Identifier: Apache-2.0
#include "core/talk/value_text.h"
#include "ui/kit/choice_list.h"
#include "ui/kit/day_picker.h"
#include "ui/kit/fold_strip.h"
#include "ui/kit/look.h"
#include "ui/kit/scale_picker.h"
#include "ui/kit/spoken_text.h"
#include "ui/kit/text.h"
#include "ui/kit/words_edit.h"
#include "ui/screens/answer_kinds.h"
#include "ui/screens/entries.h"
#include "ui/screens/said.h"
#include "ui/viewmodel/plan_model.h"

#include <QDoubleValidator>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ownwords::screens {

namespace {

QString spanText(const std::string& span, const QDate& day)
{
    const int count = std::stoi(span);
    QString when = QLocale().toString(day, QStringLiteral("dddd d MMMM"));
    switch (span.back()) {
    case 'd':
        return AnswerArea::tr("In %n day(s): %1", nullptr, count).arg(when);
    case 'w':
        return AnswerArea::tr("In %n week(s): %1", nullptr, count).arg(when);
    case 'm':
        return AnswerArea::tr("In %n month(s): %1", nullptr, count).arg(when);
    default:
        return when;
    }
}

// The parts of the plan are asked for by id: their titles are the plan's. Those that hold nothing are not asked about.
// Before they are answered they are ticked as they would be printed.
QList<kit::Choice> partsOf(const viewmodel::TalkModel& model)
{
    const talk::Screen& screen = model.screen();
    const viewmodel::PlanModel plan(talk::storyOf(model.talk().state()), "en", Date());
    const bool isAnswered = screen.status == talk::Status::Answered;
    QList<kit::Choice> choices;
    for (const viewmodel::PlanModel::Part& part : plan.parts()) {
        const auto offered = std::find_if(screen.choices.begin(), screen.choices.end(),
            [&](const talk::Screen::Choice& choice) { return choice.id == part.id; });
        if (offered != screen.choices.end())
            choices.append({QString::fromStdString(part.id), kit::fromUtf8(part.title),
                isAnswered ? offered->picked : part.isTicked});
    }
    return choices;
}

QList<kit::Choice> choicesOf(const viewmodel::TalkModel& model)
{
    if (model.asksForParts())
        return partsOf(model);
    QList<kit::Choice> choices;
    for (const talk::Screen::Choice& choice : model.screen().choices)
        choices.append({QString::fromStdString(choice.id), kit::fromUtf8(choice.text), choice.picked});
    return choices;
}

// Who opens it wants to write.
void writeWhenOpened(const kit::FoldStrip& strip, kit::WordsEdit& box)
{
    QObject::connect(&strip, &kit::FoldStrip::foldedChanged, &box, [&box](bool isFolded) {
        if (!isFolded)
            box.setFocus();
    });
}

} // namespace

ChoiceAnswer::ChoiceAnswer(viewmodel::TalkModel& model, QWidget* parent)
    : AnswerArea(model, parent)
    , m_list(new kit::ChoiceList(
          model.screen().kind == pack::Kind::One ? kit::ChoiceList::Mode::One : kit::ChoiceList::Mode::Some))
    , m_own(new kit::FoldStrip(model.screen().takesMany ? tr("Add your own") : tr("Say it in my own words")))
    , m_box(makeBox(inTheBox(model.screen())))
    , m_nothing(new kit::SpokenText)
{
    QVBoxLayout* const column = kit::columnIn(this, 12);
    column->addWidget(m_nothing); // above: below a long list it would be out of sight
    column->addWidget(m_list);
    m_own->column()->addWidget(m_box);
    if (model.screen().takesMany) {
        m_entries = new Entries(model, *m_box);
        connect(m_entries, &Entries::failed, this, &AnswerArea::failed);
        m_own->column()->addWidget(m_entries);
    }
    m_box->setAccessibleName(tr("In your own words"));
    m_own->setFolded(m_box->words().isEmpty() && model.screen().value.words.empty());
    column->addWidget(m_own);
    writeWhenOpened(*m_own, *m_box);
    showChoices();
    connect(m_list, &kit::ChoiceList::pickedChanged, this, [this] {
        std::vector<std::string> picked;
        for (const QString& id : m_list->picked())
            picked.push_back(id.toStdString());
        worked(this->model().pick(picked));
    });
}

void ChoiceAnswer::showChoices()
{
    const QList<kit::Choice> choices = choicesOf(model());
    m_list->setChoices(choices);
    m_list->setVisible(!choices.isEmpty());
    if (choices.isEmpty())
        m_own->setFolded(false);
    const bool asksForParts = model().asksForParts() && !choices.isEmpty();
    m_own->setVisible(!asksForParts || !m_box->words().isEmpty() || !model().screen().value.words.empty());
    if (!asksForParts || !m_list->picked().isEmpty())
        m_nothing->clear();
    else if (m_nothing->isHidden())
        m_nothing->say(tr("Nothing is ticked, so your page will be empty."));
}

QWidget* ChoiceAnswer::focusTarget()
{
    return model().screen().choices.empty() ? static_cast<QWidget*>(m_box) : m_list;
}

void ChoiceAnswer::refresh()
{
    showChoices();
    if (m_entries != nullptr)
        m_entries->refresh();
}

PickAnswer::PickAnswer(viewmodel::TalkModel& model, QWidget* parent)
    : AnswerArea(model, parent)
    , m_box(makeBox(inTheBox(model.screen())))
{
    QVBoxLayout* const column = kit::columnIn(this, 12);
    column->addWidget(makePicker());
    auto* const own = new kit::FoldStrip(tr("Say it in my own words"));
    own->column()->addWidget(m_box);
    m_box->setAccessibleName(tr("In your own words"));
    own->setFolded(m_box->words().isEmpty());
    column->addWidget(own);
    writeWhenOpened(*own, *m_box);
    showValue();
}

QWidget* PickAnswer::makePicker()
{
    const talk::Screen& screen = model().screen();
    if (screen.kind == pack::Kind::Scale) {
        m_scale = new kit::ScalePicker(static_cast<int>(screen.low), static_cast<int>(screen.high));
        m_scale->setEndWords(kit::fromUtf8(screen.lowText), kit::fromUtf8(screen.highText));
        connect(
            m_scale, &kit::ScalePicker::valueChanged, this, [this](int value) { worked(model().giveNumber(value)); });
        return m_scale;
    }
    if (screen.kind == pack::Kind::Date) {
        m_day = new kit::DayPicker;
        QList<kit::DaySuggestion> suggestions;
        for (const talk::Screen::Suggestion& suggestion : screen.suggestions)
            suggestions.append({spanText(suggestion.span, toQt(suggestion.date)), toQt(suggestion.date)});
        m_day->setSuggestions(suggestions);
        m_day->setNoneAllowed(!screen.noneText.empty());
        connect(m_day, &kit::DayPicker::changed, this, [this] {
            if (m_day->none())
                worked(model().giveNoDate());
            else if (m_day->date())
                worked(model().giveDate(fromQt(*m_day->date())));
        });
        return m_day;
    }
    m_number = new QLineEdit;
    m_number->setValidator(new QDoubleValidator(m_number));
    m_number->setInputMethodHints(Qt::ImhFormattedNumbersOnly);
    connect(m_number, &QLineEdit::editingFinished, this, [this] {
        bool isNumber = false;
        const double number = QLocale().toDouble(m_number->text(), &isNumber);
        if (isNumber && model().screen().value.number != number)
            worked(model().giveNumber(number));
    });
    return m_number;
}

QWidget* PickAnswer::focusTarget()
{
    if (m_scale != nullptr)
        return m_scale;
    return m_day != nullptr ? static_cast<QWidget*>(m_day) : m_number;
}

void PickAnswer::refresh()
{
    showValue();
}

void PickAnswer::showValue()
{
    const record::Value& value = model().screen().value;
    if (m_scale != nullptr)
        m_scale->setValue(value.number ? std::optional(static_cast<int>(std::lround(*value.number))) : std::nullopt);
    if (m_day != nullptr && value.none)
        m_day->setNone();
    else if (m_day != nullptr)
        m_day->setDate(value.date ? std::optional(toQt(*value.date)) : std::nullopt);
    if (m_number != nullptr && value.number)
        m_number->setText(kit::fromUtf8(talk::numberText(*value.number)));
}

} // namespace ownwords::screens
