// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/colleagues_page.h"

#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/message_bar.h"
#include "ui/kit/scroll_page.h"
#include "ui/kit/text.h"
#include "ui/screens/fields.h"
#include "ui/screens/file_finder.h"

#include <QScrollBar>
#include <QVBoxLayout>

namespace ownwords::screens {

namespace {

QString nameIn(const usecase::KeptPreview& preview)
{
    return preview.called.empty() ? ColleaguesPage::tr("Somebody who said no name") : kit::fromUtf8(preview.called);
}

QStringList contentsOf(const usecase::KeptPreview& preview)
{
    const auto number = [](std::size_t count) { return static_cast<int>(count); };
    QStringList lines{ColleaguesPage::tr("%n talk(s).", nullptr, number(preview.talks)),
        ColleaguesPage::tr("%n goal(s).", nullptr, number(preview.goals)),
        ColleaguesPage::tr("%n promise(s), of both sides.", nullptr, number(preview.promises))};
    if (preview.refused > 0)
        lines.append(ColleaguesPage::tr(
            "%n part(s) are left out: nobody knows who wrote them.", nullptr, number(preview.refused)));
    return lines;
}

} // namespace

ColleaguesPage::ColleaguesPage(viewmodel::Session& session, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_page(new kit::ScrollPage)
    , m_bar(new kit::MessageBar)
    , m_paper(new Paper(this, m_bar, viewmodel::SavePlaces()))
{
    auto* const outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(m_bar);
    outer->addWidget(m_page);
    build();
    connect(&session, &viewmodel::Session::pageChanged, m_paper, &Paper::stop);
}

QVBoxLayout* ColleaguesPage::fresh(const QString& heading)
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
    m_said = heading;
    return column;
}

void ColleaguesPage::build()
{
    QVBoxLayout* const column = fresh(tr("Colleagues with another computer"));
    m_said = tr("Open what a colleague sent you, or save your key for a colleague.");
    addOpening(column);
    addKey(column);
    addBack(column, tr("&Back"));
}

void ColleaguesPage::addBack(QVBoxLayout* column, const QString& text)
{
    auto* const back = kit::button(kit::ButtonKind::Quiet, text, QStringLiteral("back"));
    connect(back, &QAbstractButton::clicked, &m_session, &viewmodel::Session::leaveColleagues);
    column->addWidget(back, 0, Qt::AlignLeading);
    column->addStretch();
}

void ColleaguesPage::addOpening(QVBoxLayout* column)
{
    auto* const card = new kit::Card;
    card->column()->addWidget(kit::title(tr("Open what a colleague sent")));
    card->column()->addWidget(kit::body(
        tr("A record in a file that was made with your key. You see what comes in before anything changes.")));
    m_go = kit::button(kit::ButtonKind::Primary, tr("&Choose the file"), QStringLiteral("drive"));
    m_go->setObjectName(QStringLiteral("chooseSent"));
    card->column()->addWidget(m_go, 0, Qt::AlignLeading);
    column->addWidget(card);
    connect(m_go, &QAbstractButton::clicked, this, &ColleaguesPage::chooseFile);
}

void ColleaguesPage::addKey(QVBoxLayout* column)
{
    auto* const card = new kit::Card;
    card->column()->addWidget(kit::title(tr("My key for colleagues")));
    card->column()->addWidget(
        kit::body(tr("A colleague needs it to send a record to you. It opens nothing, so it is no "
                     "secret: it may go by e-mail.")));
    card->column()->addWidget(kit::body(tr("They ask you by telephone which four words belong to it. Say these:")));
    const QString words = m_session.coach() ? kit::fromUtf8(m_session.coach()->keyWords) : QString();
    auto* const shown = kit::title(words);
    shown->setSelectable(true);
    shown->setAccessibleName(words);
    card->column()->addWidget(shown);
    auto* const save = kit::button(kit::ButtonKind::Secondary, tr("&Save my key"), QStringLiteral("save"));
    card->column()->addWidget(save, 0, Qt::AlignLeading);
    column->addWidget(card);
    connect(save, &QAbstractButton::clicked, this, &ColleaguesPage::saveKey);
}

void ColleaguesPage::saveKey()
{
    if (m_busy || m_paper->isBusy())
        return;
    m_busy = true;
    m_session.desk().ownKey(this, [this](const Result<Bytes>& key) {
        m_busy = false;
        if (!key)
            return tell(key.error(), kit::Doing::OpenKey);
        PaperJob job;
        job.data = *key;
        job.stem = tr("my-coach-key");
        job.where = PaperJob::Where::NoSecret;
        job.stillSafe = tr("Nothing has changed here.");
        m_paper->save(job, Paper::Format::Key);
    });
}

void ColleaguesPage::chooseFile()
{
    if (m_busy)
        return;
    m_bar->clear();
    const auto places = viewmodel::SavePlaces().list();
    auto* const dialog = fileFinder(this, tr("Which file?"), tr("Records (*.ownwords-record)"),
        places.empty() ? std::filesystem::path("/") : places.front().folder);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) { open(kit::toPath(file)); });
    dialog->open();
}

void ColleaguesPage::open(const std::filesystem::path& file)
{
    if (m_busy)
        return;
    m_busy = true;
    m_go->setText(tr("Opening ..."));
    m_session.desk().openSent(file, this, [this](const Result<viewmodel::Sent>& sent) {
        m_busy = false;
        m_go->setText(tr("&Choose the file"));
        if (sent)
            opened(*sent);
        else
            tell(sent.error(), kit::Doing::TakeIn);
    });
}

void ColleaguesPage::opened(const viewmodel::Sent& sent)
{
    if (sent.isInList)
        m_bar->tell(kit::MessageBar::Kind::News,
            tr("%1 is in your list already. Nothing has changed here.").arg(nameIn(sent.preview)));
    else
        askToKeep(sent.preview);
}

void ColleaguesPage::askToKeep(const usecase::KeptPreview& preview)
{
    const QString name = nameIn(preview);
    QVBoxLayout* const column = fresh(tr("Keep this record?"));
    auto* const card = new kit::Card(kit::Card::Kind::Gold);
    card->column()->addWidget(kit::title(name));
    card->column()->addWidget(kit::body(tr("They are new on this computer. In the file there are:")));
    const QStringList lines = contentsOf(preview);
    for (const QString& line : lines)
        card->column()->addWidget(kit::body(line));
    column->addWidget(card);
    column->addWidget(
        kit::body(tr("You keep it for them from then on: your key opens it. They can make it theirs at any "
                     "time, with words of their own.")));
    column->addWidget(
        kit::body(tr("The one that your colleague has stays there. What is said here does not come to it.")));
    m_go = kit::button(kit::ButtonKind::Primary, tr("&Keep it for them"), QStringLiteral("check"));
    m_go->setObjectName(QStringLiteral("keepSent"));
    m_go->setAccessibleDescription(tr("%1. %2").arg(name, lines.join(QLatin1Char(' '))));
    column->addWidget(m_go, 0, Qt::AlignLeading);
    addBack(column, tr("&Not now"));
    m_said = tr("Keep this record? %1. %2").arg(name, lines.join(QLatin1Char(' ')));
    focusSoon(m_go);
    connect(m_go, &QAbstractButton::clicked, this, [this, name] { keep(name); });
}

void ColleaguesPage::keep(const QString& name)
{
    if (m_busy)
        return;
    m_bar->clear();
    m_busy = true;
    m_go->setText(tr("Locking it ..."));
    m_session.desk().keepSent(this, [this, name](const Result<>& kept) {
        m_busy = false;
        if (!kept) {
            m_go->setText(tr("&Keep it for them"));
            return tell(kept.error(), kit::Doing::TakeIn);
        }
        QVBoxLayout* const column = fresh(tr("%1 is in your list now").arg(name));
        column->addWidget(
            kit::body(tr("You keep it for them. Tell them so when you meet, and that they can make it theirs. "
                         "You can take the file away now.")));
        auto* const people = kit::button(kit::ButtonKind::Primary, tr("See my &people"), QStringLiteral("people"));
        column->addWidget(people, 0, Qt::AlignLeading);
        people->setAccessibleDescription(m_said);
        column->addStretch();
        focusSoon(people);
        connect(people, &QAbstractButton::clicked, &m_session, &viewmodel::Session::leaveColleagues);
    });
}

void ColleaguesPage::tell(const Error& error, kit::Doing doing)
{
    m_bar->tell(kit::MessageBar::Kind::Trouble, kit::sentence(kit::troubleOf(error, doing)));
}

QWidget* ColleaguesPage::firstFocus()
{
    return m_go;
}

QString ColleaguesPage::toRead() const
{
    return m_said;
}

} // namespace ownwords::screens
