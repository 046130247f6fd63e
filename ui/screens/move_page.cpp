// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/move_page.h"

#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/message_bar.h"
#include "ui/kit/spoken_text.h"
#include "ui/kit/text.h"
#include "ui/screens/fields.h"
#include "ui/screens/look_away.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace ownwords::screens {

using viewmodel::Brought;

namespace {

QStringList changesIn(const usecase::MergePreview& preview)
{
    QStringList lines;
    const auto add = [&lines](std::size_t count, const QString& line) {
        if (count > 0)
            lines.append(line);
    };
    const auto number = [](std::size_t count) { return static_cast<int>(count); };
    add(preview.newAnswers, MovePage::tr("%n new answer(s) come in.", nullptr, number(preview.newAnswers)));
    add(preview.goalsSaidTwoWays,
        MovePage::tr("%n goal(s) are said two ways. Both stay, and the later words lead.", nullptr,
            number(preview.goalsSaidTwoWays)));
    add(preview.takenOut,
        MovePage::tr(
            "%n answer(s) were taken out for good there, and go here too.", nullptr, number(preview.takenOut)));
    add(preview.refused,
        MovePage::tr("%n part(s) are left out: nobody knows who wrote them.", nullptr, number(preview.refused)));
    if (lines.isEmpty())
        lines.append(preview.bringsNothing ? MovePage::tr("There is nothing new in it. All of it is here already.")
                                           : MovePage::tr("No answers come in, only small things like ticks."));
    return lines;
}

} // namespace

MovePage::MovePage(viewmodel::Session& session, QWidget* parent)
    : TransferPage(session, parent)
{
    build();
}

void MovePage::build()
{
    QVBoxLayout* const column
        = fresh(session().hasRecord() ? tr("Your record on another computer") : tr("Bring your record here"));
    if (session().isKept()) {
        addKept(column);
    } else {
        if (session().hasRecord()) {
            addTaking(column);
            addSending(column);
        }
        addBringing(column);
    }
    addBack(column, tr("&Back"), &viewmodel::Session::leaveMove);
}

WordsForm* MovePage::wordsForm(QVBoxLayout* column, WordsForm::Opens what)
{
    const auto& coach = session().coach();
    if (coach)
        column->addWidget(new LookAway(kit::fromUtf8(coach->name)));
    auto* const form
        = new WordsForm(session().desk(), what, coach ? WordsForm::Offer::WhenAsked : WordsForm::Offer::AtOnce);
    column->addWidget(form);
    return form;
}

void MovePage::addTaking(QVBoxLayout* column)
{
    auto* const card = new kit::Card;
    card->column()->addWidget(kit::title(tr("Take my record to another computer")));
    card->column()->addWidget(kit::body(tr("All you ever said goes into one file, also what you have typed and not "
                                           "said yet. It is locked with secret words of "
                                           "its own. Your record stays here too.")));
    m_words = wordsForm(card->column(), WordsForm::Opens::File);
    auto* const make = kit::button(kit::ButtonKind::Primary, tr("&Make the file"), QStringLiteral("drive"));
    m_first = m_words->firstFocus();
    card->column()->addWidget(make, 0, Qt::AlignLeading);
    column->addWidget(card);
    connect(make, &QAbstractButton::clicked, this, &MovePage::take);
    connect(m_words, &WordsForm::submitted, this, &MovePage::take);
}

// To a coach elsewhere: on a page of its own, because there is something to agree to.
void MovePage::addSending(QVBoxLayout* column)
{
    auto* const card = new kit::Card;
    card->column()->addWidget(kit::title(tr("Send a copy to a coach")));
    card->column()->addWidget(kit::body(tr("To a coach who has another computer. You see what that means first.")));
    auto* const send = kit::button(kit::ButtonKind::Secondary, tr("Send &it to a coach"), QStringLiteral("people"));
    card->column()->addWidget(send, 0, Qt::AlignLeading);
    column->addWidget(card);
    connect(send, &QAbstractButton::clicked, &session(), &viewmodel::Session::toSend);
}

void MovePage::addKept(QVBoxLayout* column)
{
    auto* const card = new kit::Card;
    card->column()->addWidget(kit::title(
        tr("Kept for you by %1. Make it yours at any time.").arg(kit::fromUtf8(session().opened()->keptBy))));
    card->column()->addWidget(kit::body(tr("Then you can take it to another computer, too.")));
    auto* const mine = kit::button(kit::ButtonKind::Primary, tr("&Make it mine"), QStringLiteral("lock"));
    card->column()->addWidget(mine, 0, Qt::AlignLeading);
    column->addWidget(card);
    m_first = mine;
    connect(mine, &QAbstractButton::clicked, &session(), &viewmodel::Session::toMakeItMine);
}

void MovePage::take()
{
    if (m_busy || paper().isBusy())
        return;
    if (!session().mayMove()) {
        bar().tell(kit::MessageBar::Kind::News, tr("What you said last is being saved. Try again in a moment."));
        return;
    }
    const auto words = m_words->words();
    if (!words)
        return;
    m_busy = true;
    bar().tell(kit::MessageBar::Kind::News, tr("One moment. The file is being locked."));
    session().desk().takeAlong(*words, this, [this](const Result<Bytes>& bytes) {
        m_busy = false;
        bar().clear();
        if (!bytes)
            return tell(bytes.error(), kit::Doing::TakeAlong);
        PaperJob job;
        job.data = *bytes;
        job.stem = tr("my-record");
        job.stillSafe = tr("Your record is still here.");
        paper().save(job, Paper::Format::Sealed);
    });
}

void MovePage::addBringing(QVBoxLayout* column)
{
    auto* const card = new kit::Card;
    card->column()->addWidget(kit::title(tr("Bring a record here")));
    card->column()->addWidget(kit::body(session().hasRecord()
            ? tr("From a file that you made on another computer. You see what comes in before "
                 "anything changes.")
            : tr("From a file that you made on another computer, with the secret words of that file.")));
    m_chosen = kit::helper(m_file.empty() ? tr("No file is chosen yet.") : kit::fromPath(m_file.filename()));
    auto* const choose = kit::button(kit::ButtonKind::Secondary, tr("&Choose the file"));
    card->column()->addWidget(choose, 0, Qt::AlignLeading);
    card->column()->addWidget(m_chosen);
    m_fileWords = new QLineEdit;
    addField(card->column(), tr("The secret &words of that file"), m_fileWords);
    hideTyping(card->column(), {m_fileWords});
    m_go = kit::button(kit::ButtonKind::Secondary, tr("&Open it"));
    card->column()->addWidget(m_go, 0, Qt::AlignLeading);
    column->addWidget(card);
    if (!session().hasRecord())
        m_first = choose;
    connect(choose, &QAbstractButton::clicked, this, &MovePage::choose);
    connect(m_go, &QAbstractButton::clicked, this, &MovePage::open);
    connect(m_fileWords, &QLineEdit::returnPressed, this, &MovePage::open);
}

void MovePage::choose()
{
    chooseFile(tr("Which file?"), tr("Records (*.ownwords-record)"), [this](const std::filesystem::path& file) {
        m_file = file;
        m_chosen->setText(kit::fromPath(m_file.filename()));
        m_fileWords->setFocus();
    });
}

void MovePage::open()
{
    if (m_busy)
        return;
    bar().clear();
    if (m_file.empty()) {
        bar().tell(kit::MessageBar::Kind::News, tr("Choose the file first."));
        return;
    }
    if (!session().mayMove()) {
        bar().tell(kit::MessageBar::Kind::News, tr("What you said last is being saved. Try again in a moment."));
        return;
    }
    m_busy = true;
    m_go->setText(tr("Opening ..."));
    session().openBrought(m_file, kit::toUtf8(m_fileWords->text()), this, [this](const Result<Brought>& brought) {
        m_busy = false;
        m_go->setText(tr("&Open it"));
        if (brought)
            return opened(*brought);
        tell(brought.error(), kit::Doing::BringIn);
        m_fileWords->setAccessibleDescription(bar().sentence());
        m_fileWords->selectAll();
        m_fileWords->setFocus();
    });
}

void MovePage::opened(const Brought& brought)
{
    switch (brought.way) {
    case Brought::Way::New:
        return askForWords(brought.talks);
    case Brought::Way::Merge:
        return askToMerge(brought);
    case Brought::Way::SignInFirst:
        bar().tell(kit::MessageBar::Kind::News,
            session().hasRecord()
                ? tr("This is another person's record, and it is on this computer already. Nothing has changed here.")
                : tr("This record is on this computer already. Sign in with its secret words, then bring the file in "
                     "from "
                     "there. Nothing has changed here."));
        return;
    }
}

void MovePage::askForWords(std::size_t talks)
{
    QVBoxLayout* const column = fresh(tr("Lock it on this computer"));
    column->addWidget(
        kit::body(tr("The file opens. It holds %n talk(s).", nullptr, static_cast<int>(talks)) + QLatin1Char(' ')
            + tr("Choose a name and secret words to sign in with here. They can be the ones you have elsewhere.")));
    m_name = new QLineEdit;
    addField(column, tr("A sign-in &name. It can be made up."), m_name);
    m_words = wordsForm(column, WordsForm::Opens::Record);
    m_go = kit::button(kit::ButtonKind::Primary, tr("&Keep it here"));
    column->addWidget(m_go, 0, Qt::AlignLeading);
    addBack(column, tr("&Not now"), &viewmodel::Session::leaveMove);
    focusSoon(m_name);
    connect(m_go, &QAbstractButton::clicked, this, &MovePage::bringNew);
    connect(m_words, &WordsForm::submitted, this, &MovePage::bringNew);
}

void MovePage::bringNew()
{
    if (m_busy)
        return;
    bar().clear();
    if (m_name->text().trimmed().isEmpty()) {
        bar().tell(kit::MessageBar::Kind::News, tr("Choose a name to sign in with. It can be made up."));
        m_name->setFocus();
        return;
    }
    const auto words = m_words->words();
    if (!words)
        return;
    m_busy = true;
    m_go->setText(tr("Locking it ..."));
    const std::string name = kit::toUtf8(m_name->text());
    session().bringNew({name, *words}, this, [this](const Result<>& made) {
        m_busy = false;
        m_go->setText(tr("&Keep it here"));
        tell(made.error(), kit::Doing::NewWords);
    });
}

void MovePage::askToMerge(const Brought& brought)
{
    const bool bringsNothing = brought.preview.bringsNothing;
    QVBoxLayout* const column = fresh(bringsNothing ? tr("Nothing new") : tr("Put both together?"));
    auto* const card = new kit::Card(kit::Card::Kind::Gold);
    if (!bringsNothing)
        card->column()->addWidget(kit::title(tr("What will change")));
    const QStringList lines = changesIn(brought.preview);
    for (const QString& line : lines)
        card->column()->addWidget(kit::body(line));
    column->addWidget(card);
    if (bringsNothing) {
        m_go = kit::button(kit::ButtonKind::Primary, tr("&Back to my record"));
        m_go->setAccessibleDescription(lines.join(QLatin1Char(' ')));
        column->addWidget(m_go, 0, Qt::AlignLeading);
        column->addStretch();
        focusSoon(m_go);
        connect(m_go, &QAbstractButton::clicked, &session(), &viewmodel::Session::leaveMove);
        return;
    }
    column->addWidget(
        kit::body(tr("All that you said here stays. Only what you took out for good there goes here, too.")));
    m_go = kit::button(kit::ButtonKind::Primary, tr("&Put them together"));
    column->addWidget(m_go, 0, Qt::AlignLeading);
    addBack(column, tr("&Not now"), &viewmodel::Session::leaveMove);
    focusSoon(m_go);
    connect(m_go, &QAbstractButton::clicked, this, &MovePage::merge);
}

void MovePage::merge()
{
    if (m_busy)
        return;
    bar().clear();
    m_busy = true;
    m_go->setText(tr("Putting them together ..."));
    session().bringMerged(this, [this](const Result<viewmodel::Merged>& merged) {
        m_busy = false;
        if (!merged) {
            m_go->setText(tr("&Put them together"));
            return tell(merged.error(), kit::Doing::BringIn);
        }
        QVBoxLayout* const column = fresh(tr("Both are one record now"));
        column->addWidget(
            kit::body(tr("All that came in stands with what you said here. You can take the file away now.")));
        addNotCleaned(column, *merged);
        auto* const home = kit::button(kit::ButtonKind::Primary, tr("&See what I said"));
        column->addWidget(home, 0, Qt::AlignLeading);
        column->addStretch();
        focusSoon(home);
        connect(home, &QAbstractButton::clicked, &session(), &viewmodel::Session::leaveMove);
    });
}

void MovePage::addNotCleaned(QVBoxLayout* column, const viewmodel::Merged& merged)
{
    if (merged.areCopiesCleaned)
        return;
    auto* const told = new kit::SpokenText;
    column->addWidget(told);
    told->say(
        tr("Copies of the file on this computer may still hold what you took out. Please tell the person who looks "
           "after this computer."));
    for (const std::filesystem::path& path : merged.notCleaned)
        column->addWidget(
            kit::body(tr("This copy could not be cleaned. It must be destroyed by hand: %1").arg(kit::fromPath(path))));
}

QWidget* MovePage::firstFocus()
{
    return m_first;
}

QString MovePage::toRead() const
{
    if (session().isKept())
        return tr("Kept for you by %1. Make it yours at any time.").arg(kit::fromUtf8(session().opened()->keptBy));
    return session().hasRecord() ? tr("Take your record to another computer, or bring a file in from one.")
                                 : tr("Bring your record here, from a file that you made on another computer.");
}

} // namespace ownwords::screens
