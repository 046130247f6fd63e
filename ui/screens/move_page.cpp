// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/move_page.h"

#include "ui/kit/buttons.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/message_bar.h"
#include "ui/kit/scroll_page.h"
#include "ui/kit/spoken_text.h"
#include "ui/kit/text.h"
#include "ui/screens/fields.h"
#include "ui/screens/file_finder.h"
#include "ui/screens/words_form.h"

#include <QLineEdit>
#include <QScrollBar>
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
        lines.append(MovePage::tr("There is nothing new in it. All of it is here already."));
    return lines;
}

} // namespace

MovePage::MovePage(viewmodel::Session& session, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_page(new kit::ScrollPage)
    , m_bar(new kit::MessageBar)
    , m_paper(new Paper(this, m_bar, viewmodel::SavePlaces()))
{
    fill({m_bar, m_page});
    build();
    connect(&session, &viewmodel::Session::pageChanged, m_paper, &Paper::stop);
}

QVBoxLayout* MovePage::fresh(const QString& heading)
{
    if (m_inside) {
        m_inside->hide();
        m_inside->deleteLater();
    }
    m_inside = new QWidget;
    auto* const column = new QVBoxLayout(m_inside);
    column->setContentsMargins({});
    kit::followLook(m_inside, [column] { column->setSpacing(kit::px(16)); });
    column->addWidget(kit::heading(heading));
    m_page->column()->addWidget(m_inside);
    m_inside->show();
    m_page->verticalScrollBar()->setValue(0);
    return column;
}

void MovePage::addBack(QVBoxLayout* column, const QString& text)
{
    auto* const back = kit::button(kit::ButtonKind::Quiet, text, QStringLiteral("back"));
    connect(back, &QAbstractButton::clicked, &m_session, &viewmodel::Session::leaveMove);
    column->addWidget(back, 0, Qt::AlignLeading);
    column->addStretch();
}

void MovePage::build()
{
    QVBoxLayout* const column
        = fresh(m_session.hasRecord() ? tr("Your record on another computer") : tr("Bring your record here"));
    if (m_session.isKept()) {
        addKept(column);
    } else {
        if (m_session.hasRecord()) {
            addTaking(column);
            addSending(column);
        }
        addBringing(column);
    }
    addBack(column, tr("&Back"));
}

void MovePage::addTaking(QVBoxLayout* column)
{
    auto* const card = new kit::Card;
    card->column()->addWidget(kit::title(tr("Take my record to another computer")));
    card->column()->addWidget(kit::body(tr(
        "All you ever said goes into one file, also what you have typed and not said yet. It is locked with words of "
        "its own. Your record stays here too.")));
    m_words = new WordsForm(m_session.desk(), WordsForm::Opens::File);
    card->column()->addWidget(m_words);
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
    connect(send, &QAbstractButton::clicked, &m_session, &viewmodel::Session::toSend);
}

void MovePage::addKept(QVBoxLayout* column)
{
    auto* const card = new kit::Card;
    card->column()->addWidget(kit::title(
        tr("Kept for you by %1. Make it yours at any time.").arg(kit::fromUtf8(m_session.opened()->keptBy))));
    card->column()->addWidget(kit::body(tr("Then you can take it to another computer, too.")));
    auto* const mine = kit::button(kit::ButtonKind::Primary, tr("&Make it mine"), QStringLiteral("lock"));
    card->column()->addWidget(mine, 0, Qt::AlignLeading);
    column->addWidget(card);
    m_first = mine;
    connect(mine, &QAbstractButton::clicked, &m_session, &viewmodel::Session::toMakeItMine);
}

void MovePage::take()
{
    if (m_busy || m_paper->isBusy())
        return;
    if (!m_session.mayMove()) {
        m_bar->tell(kit::MessageBar::Kind::News, tr("Your last words are being saved. Try again in a moment."));
        return;
    }
    const auto words = m_words->words();
    if (!words)
        return;
    m_busy = true;
    m_bar->tell(kit::MessageBar::Kind::News, tr("One moment. The file is being locked."));
    m_session.desk().takeAlong(*words, this, [this](const Result<Bytes>& bytes) {
        m_busy = false;
        m_bar->clear();
        if (!bytes)
            return tell(bytes.error(), kit::Doing::TakeAlong);
        PaperJob job;
        job.data = *bytes;
        job.stem = tr("my-record");
        job.stillSafe = tr("Your record is still here.");
        m_paper->save(job, Paper::Format::Sealed);
    });
}

void MovePage::addBringing(QVBoxLayout* column)
{
    auto* const card = new kit::Card;
    card->column()->addWidget(kit::title(tr("Bring a record here")));
    card->column()->addWidget(kit::body(m_session.hasRecord()
            ? tr("From a file that you made on another computer. You see what comes in before "
                 "anything changes.")
            : tr("From a file that you made on another computer, with the words of that file.")));
    m_chosen = kit::helper(m_file.empty() ? tr("No file is chosen yet.") : kit::fromPath(m_file.filename()));
    auto* const choose = kit::button(kit::ButtonKind::Secondary, tr("&Choose the file"));
    card->column()->addWidget(choose, 0, Qt::AlignLeading);
    card->column()->addWidget(m_chosen);
    m_fileWords = new QLineEdit;
    addField(card->column(), tr("The &words of that file"), m_fileWords);
    hideTyping(card->column(), m_fileWords);
    m_go = kit::button(kit::ButtonKind::Secondary, tr("&Open it"));
    card->column()->addWidget(m_go, 0, Qt::AlignLeading);
    column->addWidget(card);
    if (!m_session.hasRecord())
        m_first = choose;
    connect(choose, &QAbstractButton::clicked, this, &MovePage::chooseFile);
    connect(m_go, &QAbstractButton::clicked, this, &MovePage::open);
    connect(m_fileWords, &QLineEdit::returnPressed, this, &MovePage::open);
}

void MovePage::chooseFile()
{
    const auto places = viewmodel::SavePlaces().list();
    auto* const dialog = fileFinder(this, tr("Which file?"), tr("Records (*.ownwords-record)"),
        places.empty() ? std::filesystem::path("/") : places.front().folder);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        m_file = kit::toPath(file);
        m_chosen->setText(kit::fromPath(m_file.filename()));
        m_fileWords->setFocus();
    });
    dialog->open();
}

void MovePage::open()
{
    if (m_busy)
        return;
    m_bar->clear();
    if (m_file.empty()) {
        m_bar->tell(kit::MessageBar::Kind::News, tr("Choose the file first."));
        return;
    }
    if (!m_session.mayMove()) {
        m_bar->tell(kit::MessageBar::Kind::News, tr("Your last words are being saved. Try again in a moment."));
        return;
    }
    m_busy = true;
    m_go->setText(tr("Opening ..."));
    m_session.openBrought(m_file, kit::toUtf8(m_fileWords->text()), this, [this](const Result<Brought>& brought) {
        m_busy = false;
        m_go->setText(tr("&Open it"));
        if (brought)
            return opened(*brought);
        tell(brought.error(), kit::Doing::BringIn);
        m_fileWords->setAccessibleDescription(m_bar->sentence());
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
        m_bar->tell(kit::MessageBar::Kind::News,
            m_session.hasRecord()
                ? tr("This is another person's record, and it is on this computer already. Nothing has changed here.")
                : tr("This record is on this computer already. Sign in with its words, then bring the file in from "
                     "there. Nothing has changed here."));
        return;
    }
}

void MovePage::askForWords(std::size_t talks)
{
    QVBoxLayout* const column = fresh(tr("Lock it on this computer"));
    column->addWidget(
        kit::body(tr("The file opens. It holds %n talk(s).", nullptr, static_cast<int>(talks)) + QLatin1Char(' ')
            + tr("Choose a name and some words to sign in with here. They can be the ones you have elsewhere.")));
    m_name = new QLineEdit;
    addField(column, tr("A sign-in &name. It can be made up."), m_name);
    m_words = new WordsForm(m_session.desk(), WordsForm::Opens::Record);
    column->addWidget(m_words);
    m_go = kit::button(kit::ButtonKind::Primary, tr("&Keep it here"));
    column->addWidget(m_go, 0, Qt::AlignLeading);
    addBack(column, tr("&Not now"));
    focusSoon(m_name);
    connect(m_go, &QAbstractButton::clicked, this, &MovePage::bringNew);
    connect(m_words, &WordsForm::submitted, this, &MovePage::bringNew);
}

void MovePage::bringNew()
{
    if (m_busy)
        return;
    m_bar->clear();
    if (m_name->text().trimmed().isEmpty()) {
        m_bar->tell(kit::MessageBar::Kind::News, tr("Choose a name to sign in with. It can be made up."));
        m_name->setFocus();
        return;
    }
    const auto words = m_words->words();
    if (!words)
        return;
    m_busy = true;
    m_go->setText(tr("Locking it ..."));
    const std::string name = kit::toUtf8(m_name->text());
    m_session.bringNew({name, *words}, this, [this](const Result<>& made) {
        m_busy = false;
        m_go->setText(tr("&Keep it here"));
        tell(made.error(), kit::Doing::NewWords);
    });
}

void MovePage::askToMerge(const Brought& brought)
{
    QVBoxLayout* const column = fresh(tr("Put both together?"));
    auto* const card = new kit::Card(kit::Card::Kind::Gold);
    card->column()->addWidget(kit::title(tr("What comes of it")));
    const QStringList lines = changesIn(brought.preview);
    for (const QString& line : lines)
        card->column()->addWidget(kit::body(line));
    column->addWidget(card);
    column->addWidget(kit::body(tr("Nothing that you said here goes away but what you took out for good there.")));
    m_go = kit::button(kit::ButtonKind::Primary, tr("&Put them together"));
    column->addWidget(m_go, 0, Qt::AlignLeading);
    addBack(column, tr("&Not now"));
    focusSoon(m_go);
    connect(m_go, &QAbstractButton::clicked, this, &MovePage::merge);
}

void MovePage::merge()
{
    if (m_busy)
        return;
    m_bar->clear();
    m_busy = true;
    m_go->setText(tr("Putting them together ..."));
    m_session.bringMerged(this, [this](const Result<viewmodel::Merged>& merged) {
        m_busy = false;
        if (!merged) {
            m_go->setText(tr("&Put them together"));
            return tell(merged.error(), kit::Doing::BringIn);
        }
        QVBoxLayout* const column = fresh(tr("Both are one record now"));
        column->addWidget(kit::body(tr("All that came in is with your words. You can take the file away now.")));
        addNotCleaned(column, *merged);
        auto* const home = kit::button(kit::ButtonKind::Primary, tr("&See my words"));
        column->addWidget(home, 0, Qt::AlignLeading);
        column->addStretch();
        focusSoon(home);
        connect(home, &QAbstractButton::clicked, &m_session, &viewmodel::Session::leaveMove);
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

void MovePage::tell(const Error& error, kit::Doing doing)
{
    m_bar->tell(kit::MessageBar::Kind::Trouble, kit::sentence(kit::troubleOf(error, doing)));
}

QWidget* MovePage::firstFocus()
{
    return m_first;
}

QString MovePage::toRead() const
{
    if (m_session.isKept())
        return tr("Kept for you by %1. Make it yours at any time.").arg(kit::fromUtf8(m_session.opened()->keptBy));
    return m_session.hasRecord() ? tr("Take your record to another computer, or bring a file in from one.")
                                 : tr("Bring your record here, from a file that you made on another computer.");
}

} // namespace ownwords::screens
