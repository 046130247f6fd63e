// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/backups_page.h"

#include "ui/kit/buttons.h"
#include "ui/kit/error_text.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/message_bar.h"
#include "ui/kit/renewed.h"
#include "ui/kit/scroll_page.h"
#include "ui/kit/text.h"
#include "ui/screens/fields.h"
#include "ui/screens/file_finder.h"
#include "ui/screens/question.h"
#include "ui/screens/said.h"

#include <QDateTime>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace ownwords::screens {

namespace fs = std::filesystem;
using viewmodel::BackupPlace;

namespace {

QString momentText(TimePoint moment)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(moment.time_since_epoch().count());
    return BackupsPage::tr("%1, %2").arg(dayText(today(moment)), time.toString(QStringLiteral("HH:mm")));
}

QString sizeText(std::uintmax_t bytes)
{
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeTraditionalFormat);
}

// What bringing a copy back would change, one line each; lines about nothing are left out.
QStringList changesIn(const store::RestorePreview& preview)
{
    QStringList lines;
    if (preview.peopleNow)
        lines.append(BackupsPage::tr("People in this copy: %1. People there are now: %2.")
                         .arg(preview.people)
                         .arg(*preview.peopleNow));
    else
        lines.append(BackupsPage::tr("People in this copy: %1. The file of today cannot be read, so nobody can count "
                                     "what is newer in it.")
                         .arg(preview.people));
    const auto add = [&lines](std::size_t count, const QString& text) {
        if (count > 0)
            lines.append(text.arg(count));
    };
    add(preview.peopleGone, BackupsPage::tr("Records that are new since then, and would be gone: %1."));
    add(preview.talksGone, BackupsPage::tr("Talks that were begun since then, and would be gone: %1."));
    add(preview.talksShorter,
        BackupsPage::tr("Talks that went on since then, and would lose what was said after it: %1."));
    if (preview.peopleNow && preview.peopleGone + preview.talksGone + preview.talksShorter == 0)
        lines.append(BackupsPage::tr("Nothing that was said since then would be gone."));
    add(preview.erased, BackupsPage::tr("People who were taken out for good since then. They stay out: %1."));
    add(preview.sharingEnds,
        BackupsPage::tr("People who stopped sharing, or set new secret words, since then: %1. What they stopped stays "
                        "stopped."));
    if (preview.people > 0)
        lines.append(BackupsPage::tr("Whoever changed their secret words since then signs in with the old ones."));
    return lines;
}

} // namespace

BackupsPage::BackupsPage(viewmodel::Session& session, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_page(new kit::ScrollPage)
    , m_bar(new kit::MessageBar)
    , m_back(kit::button(kit::ButtonKind::Quiet, tr("&Back"), QStringLiteral("back")))
    , m_inside(new kit::Renewed)
{
    QVBoxLayout* const column = m_page->column();
    column->addWidget(kit::heading(session.hasFile() ? tr("Copies of the file") : tr("Bring back a copy")));
    column->addWidget(m_back, 0, Qt::AlignLeading);
    column->addWidget(m_inside);
    column->addStretch();
    fill({m_bar, m_page});
    connect(m_back, &QAbstractButton::clicked, &session, &viewmodel::Session::leaveBackups);
    connect(&session, &viewmodel::Session::busyChanged, this, [this] {
        if (!m_question.isNull())
            m_question->setYes(m_session.isBusy() ? tr("Bringing it back ...") : tr("Bring it back"));
    });
    reload();
}

QVBoxLayout* BackupsPage::fresh()
{
    return kit::columnIn(new QWidget, 16);
}

void BackupsPage::reload()
{
    m_session.desk().backupPlaces(m_session.filePath(), this, [this](const Result<std::vector<BackupPlace>>& places) {
        if (!places) {
            const kit::Doing doing = kit::Doing::Set;
            m_bar->tell(kit::MessageBar::Kind::Trouble, kit::sentence(kit::troubleOf(places.error(), doing)));
            return;
        }
        m_places = *places;
        build();
    });
}

void BackupsPage::build()
{
    if (!m_question.isNull())
        return;
    QVBoxLayout* const column = fresh();
    const BackupPlace::Copy* last = nullptr;
    const BackupPlace* where = nullptr;
    for (const BackupPlace& place : m_places) {
        if (place.copies.empty() || (last != nullptr && last->made >= place.copies.front().made))
            continue;
        last = &place.copies.front();
        where = &place;
    }
    column->addWidget(kit::body(last == nullptr
            ? tr("There is no copy here yet.")
            : tr("The last copy: %1, in “%2”.").arg(momentText(last->made), kit::fromPath(where->folder.filename()))));
    kit::FlowLayout* const ways = addLine(column);
    if (m_session.hasFile()) {
        m_make = kit::button(kit::ButtonKind::Primary, m_busy ? tr("Making a copy ...") : tr("&Make one now"));
        m_make->setObjectName(QStringLiteral("makeCopy"));
        connect(m_make, &QAbstractButton::clicked, this, &BackupsPage::backUp);
        ways->addWidget(m_make);
    }
    auto* const elsewhere = kit::button(kit::ButtonKind::Secondary, tr("&Choose a copy somewhere else"));
    ways->addWidget(elsewhere);
    connect(elsewhere, &QAbstractButton::clicked, this, &BackupsPage::choose);
    for (const BackupPlace& place : m_places)
        addPlace(column, place);
    m_inside->renew(column->parentWidget());
}

void BackupsPage::addPlace(QVBoxLayout* column, const BackupPlace& place)
{
    auto* const card = new kit::Card;
    card->column()->addWidget(
        kit::title(place.isOwn ? tr("Beside the file") : tr("In “%1”").arg(kit::fromPath(place.folder.filename()))));
    card->column()->addWidget(kit::helper(kit::fromPath(place.folder)));
    if (!place.isThere && !place.isOwn)
        card->column()->addWidget(kit::body(tr("This place is not here now. Plug its drive in.")));
    else if (place.copies.empty())
        card->column()->addWidget(kit::body(tr("No copy is here yet.")));
    else if (place.isBehind)
        card->column()->addWidget(kit::body(tr("The last copy did not get here.")));
    for (const BackupPlace::Copy& copy : place.copies)
        addCopy(card->column(), copy);
    column->addWidget(card);
}

void BackupsPage::addCopy(QVBoxLayout* column, const BackupPlace::Copy& copy)
{
    const QString name = momentText(copy.made);
    kit::FlowLayout* const row = addLine(column);
    const QString about = copy.isKept ? tr("%1 · %2 · kept from before an update") : tr("%1 · %2");
    row->addWidget(kit::body(about.arg(name, sizeText(copy.size))));
    auto* const back = kit::button(kit::ButtonKind::Quiet, tr("Bring it back"));
    back->setAccessibleName(tr("Bring back the copy of %1").arg(name));
    back->setObjectName(QStringLiteral("bringBack"));
    row->addWidget(back);
    connect(back, &QAbstractButton::clicked, this, [this, path = copy.path, name] { ask(path, name); });
}

void BackupsPage::backUp()
{
    if (m_busy)
        return;
    m_bar->clear();
    m_busy = true;
    m_make->setText(tr("Making a copy ..."));
    m_session.desk().backUpNow(this, [this](const Result<vault::BackedUp>& result) {
        m_busy = false;
        if (!result) {
            m_bar->tell(
                kit::MessageBar::Kind::Trouble, kit::sentence(kit::troubleOf(result.error(), kit::Doing::BackUp)));
            build();
            return;
        }
        QStringList places;
        for (const fs::path& made : result->made)
            places.append(tr("“%1”").arg(kit::fromPath(made.parent_path().filename())));
        QString sentence = tr("A copy was made and checked, in %1.").arg(listed(places));
        if (!result->notSeen.empty())
            sentence += QLatin1Char(' ') + tr("Not every place for copies is here now.");
        for (const vault::BackedUp::Failed& failed : result->failed)
            sentence += QLatin1Char(' ')
                + tr("No copy could be made in “%1”: %2")
                      .arg(kit::fromPath(failed.folder.filename()),
                          kit::troubleOf(failed.error, kit::Doing::BackUp).happened);
        m_bar->tell(result->failed.empty() ? kit::MessageBar::Kind::Done : kit::MessageBar::Kind::Trouble, sentence);
        reload();
    });
}

void BackupsPage::choose()
{
    auto* const dialog
        = fileFinder(this, tr("Which copy?"), tr("Copies of Ownwords (*.backup)"), m_session.filePath().parent_path());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        const fs::path path = kit::toPath(file);
        ask(path, kit::fromPath(path.filename()));
    });
    dialog->open();
}

void BackupsPage::ask(const fs::path& copy, const QString& name)
{
    m_bar->clear();
    m_session.desk().previewRestore(
        copy, m_session.filePath(), this, [this, copy, name](const Result<store::RestorePreview>& preview) {
            if (preview)
                showQuestion(copy, name, *preview);
            else
                m_bar->tell(kit::MessageBar::Kind::Trouble,
                    kit::sentence(kit::troubleOf(preview.error(), kit::Doing::Restore)));
        });
}

void BackupsPage::showQuestion(const fs::path& copy, const QString& name, const store::RestorePreview& preview)
{
    const QStringList sentences = QStringList(name) + changesIn(preview)
        + QStringList(tr("What is there now is set aside beside it and not deleted. Everybody signs in again."));
    m_question = new Question(tr("Bring this copy back?"), sentences, tr("Bring it back"));
    connect(m_question, &Question::declined, this, &BackupsPage::leaveQuestion);
    connect(m_question, &Question::agreed, this, [this, copy] { m_session.restore(copy); });
    auto* const card = new kit::Card(kit::Card::Kind::Gold);
    card->column()->addWidget(m_question);
    m_inside->renew(card);
    m_page->toTop();
    m_question->takeFocus();
}

void BackupsPage::leaveQuestion()
{
    if (m_session.isBusy()) // it is being brought back
        return;
    m_question = nullptr; // it goes with its card
    build();
    kit::usableIn(m_inside).constFirst()->setFocus(Qt::OtherFocusReason);
}

QWidget* BackupsPage::firstFocus()
{
    return m_back;
}

QString BackupsPage::toRead() const
{
    return m_question.isNull() ? tr("Copies of the file. Make one now, or bring one back.") : m_question->toRead();
}

} // namespace ownwords::screens
