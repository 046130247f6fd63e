// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/send_page.h"

#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/message_bar.h"
#include "ui/kit/scroll_page.h"
#include "ui/kit/spoken_text.h"
#include "ui/kit/text.h"
#include "ui/kit/tick_box.h"
#include "ui/screens/fields.h"
#include "ui/viewmodel/person_model.h"

#include <QTimer>
#include <QVBoxLayout>

#include <utility>

namespace ownwords::screens {

using viewmodel::Colleague;
using viewmodel::Session;

SendPage::SendPage(Session& session, QWidget* parent)
    : TransferPage(session, parent)
    , m_isKept(session.isKept())
    , m_choose(kit::button(kit::ButtonKind::Secondary, tr("&Choose their key"), QStringLiteral("drive")))
    , m_found(new QWidget)
    , m_name(kit::title({}))
    , m_askThem(kit::body({}))
    , m_keyWords(kit::title({}))
    , m_isSame(new kit::TickBox(tr("They are the same check words")))
    , m_sameTrouble(new kit::SpokenText)
    , m_meaning(new kit::Card)
    , m_toRead(kit::quote({}))
    , m_isAgreed(new kit::TickBox(m_isKept ? tr("I asked them, and they said yes") : tr("Yes, I want that")))
    , m_trouble(new kit::SpokenText)
    , m_make(kit::button(kit::ButtonKind::Primary, tr("&Make the file"), QStringLiteral("lock")))
    , m_done(new kit::SpokenText)
{
    QVBoxLayout* const column = scroll().column();
    auto* const back = kit::button(kit::ButtonKind::Quiet, tr("&Back"), QStringLiteral("back"));
    column->addWidget(back, 0, Qt::AlignLeading);
    column->addWidget(kit::heading(m_isKept ? tr("Send it to a colleague") : tr("Send a copy to a coach")));
    column->addWidget(kit::body(
        tr("A copy of the whole record goes into a file. Only the key of the one coach whom you choose opens it.")));
    addWho(column);
    addMeaning(column);
    column->addStretch();
    connect(back, &QAbstractButton::clicked, &session, &Session::leaveSend);
    connect(m_choose, &QAbstractButton::clicked, this, &SendPage::chooseKey);
    connect(m_make, &QAbstractButton::clicked, this, &SendPage::send);
    connect(&paper(), &Paper::saved, this, [this] {
        m_done->say(tr("Now give the file to %1: on a memory stick, or by e-mail. Nobody else can open it.")
                        .arg(m_name->text()));
    });
    if (viewmodel::PersonModel* const person = session.person()) {
        connect(person, &viewmodel::PersonModel::kept, this, [this] {
            if (!std::exchange(m_waitsForNote, false))
                return;
            m_notedFor = m_colleague->boxKey;
            makeFile();
        });
        connect(person, &viewmodel::PersonModel::keepingFailed, this, [this] {
            m_isBusy = m_isBusy && !m_waitsForNote; // without its note it is not sent; the window says why
            m_waitsForNote = false;
        });
    }
}

void SendPage::addWho(QVBoxLayout* column)
{
    auto* const card = new kit::Card;
    card->column()->addWidget(kit::title(tr("Who gets it?")));
    card->column()->addWidget(kit::body(tr(
        "Ask the coach for their key. It is a small file: they save it from their list of people, under Colleagues.")));
    card->column()->addWidget(m_choose, 0, Qt::AlignLeading);
    auto* const found = new QVBoxLayout(m_found);
    found->setContentsMargins({});
    for (QWidget* const part : QList<QWidget*>{m_name, m_askThem, m_keyWords, m_sameTrouble, m_isSame})
        found->addWidget(part);
    m_choose->setObjectName(QStringLiteral("chooseKey"));
    m_make->setObjectName(QStringLiteral("makeSent"));
    m_keyWords->setSelectable(true);
    m_found->hide();
    card->column()->addWidget(m_found);
    column->addWidget(card);
}

void SendPage::addMeaning(QVBoxLayout* column)
{
    QVBoxLayout* const inside = m_meaning->column();
    inside->addWidget(kit::title(tr("What that means")));
    for (qsizetype i = 0; i < meaning({}).size(); ++i) {
        m_lines.push_back(kit::body({}));
        inside->addWidget(m_lines.back());
    }
    if (m_isKept) {
        inside->addWidget(kit::title(tr("Read this to them")));
        inside->addWidget(m_toRead);
    }
    inside->addWidget(m_trouble);
    inside->addWidget(m_isAgreed);
    inside->addWidget(m_make, 0, Qt::AlignLeading);
    inside->addWidget(m_done);
    m_meaning->hide();
    column->addWidget(m_meaning);
}

QStringList SendPage::meaning(const QString& name) const
{
    QStringList lines;
    if (m_isKept)
        lines = {tr("%1 can read all they said here, and keeps it for them there, as you do here.").arg(name),
            tr("A note in the record says that you sent it, and to whom. It goes along.")};
    else
        lines = {tr("%1 can read all you said here, but not what you are still typing.").arg(name),
            tr("%1 keeps it for you there. Your secret words open nothing there until you make it yours.").arg(name)};
    return lines << tr("The record stays here, too. What is said in one place does not come to the other.")
                 << tr("Once the file is out of your hands, nobody can take it back.");
}

void SendPage::chooseKey()
{
    if (m_isBusy || paper().isBusy())
        return;
    chooseFile(tr("Which key?"), tr("Keys of coaches (*.ownwords-key)"),
        [this](const std::filesystem::path& file) { openKey(file); });
}

void SendPage::openKey(const std::filesystem::path& file)
{
    session().desk().openKey(file, this, [this](const Result<Colleague>& colleague) {
        if (!colleague)
            tell(colleague.error(), kit::Doing::OpenKey);
        else if (m_isKept && colleague->isSelf)
            bar().tell(
                kit::MessageBar::Kind::News, tr("This is your own key. Choose the one that your colleague gave you."));
        else
            show(*colleague);
    });
}

void SendPage::show(const Colleague& colleague)
{
    m_colleague = colleague;
    m_sameTrouble->clear();
    m_trouble->clear();
    m_done->clear();
    const QString name = kit::fromUtf8(colleague.name);
    m_name->setText(name);
    m_askThem->setText(tr("Ring %1, and ask for the check words of their key. They must be these four:").arg(name));
    m_keyWords->setText(kit::fromUtf8(colleague.keyWords));
    m_isSame->setChecked(false); // of another key they are others
    m_isAgreed->setChecked(false);
    const QStringList lines = meaning(name);
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        m_lines[i]->setText(lines.at(static_cast<qsizetype>(i)));
    m_toRead->setText(
        tr("“May I send a copy of all you said here to %1? %1 can read it and keeps it for you. Nobody can "
           "take it back.”")
            .arg(name));
    m_found->show();
    m_meaning->show();
    kit::sayOnArrival(*m_isSame, m_askThem->text() + QLatin1Char(' ') + m_keyWords->text());
    focusSoon(m_isSame);
}

void SendPage::send()
{
    if (m_isBusy || paper().isBusy() || !m_colleague)
        return;
    bar().clear();
    m_sameTrouble->clear();
    m_trouble->clear();
    if (!m_isSame->isChecked())
        return tellAt(
            m_sameTrouble, m_isSame, tr("Compare the check words first. Tick the box when they are the same."));
    if (!m_isAgreed->isChecked())
        return tellAt(m_trouble, m_isAgreed,
            m_isKept ? tr("Ask them first. Tick the box when they said yes.") : tr("Tick the box if you want that."));
    if (!session().mayMove())
        return bar().tell(kit::MessageBar::Kind::News, tr("What you said last is being saved. Try again in a moment."));
    m_isBusy = true;
    if (!m_isKept || m_notedFor == m_colleague->boxKey)
        return makeFile();
    m_waitsForNote = true;
    const QString note
        = tr("A copy of this record was made for %1, a coach with another computer. The check words of their "
             "key: %2. They were asked first, and said yes.")
              .arg(kit::fromUtf8(m_colleague->name), kit::fromUtf8(m_colleague->keyWords));
    if (const auto noted = session().person()->note({}, kit::toUtf8(note)); !noted) {
        m_isBusy = false;
        m_waitsForNote = false;
        tell(noted.error(), kit::Doing::SendAlong);
    }
}

void SendPage::makeFile()
{
    session().desk().sendTo(*m_colleague, this, [this](const Result<Bytes>& bytes) {
        m_isBusy = false;
        if (!bytes)
            return tell(bytes.error(), kit::Doing::SendAlong);
        PaperJob job;
        job.data = *bytes;
        job.stem = tr("record-for-a-coach");
        job.stillSafe = tr("The record is still here.");
        paper().save(job, Paper::Format::Sealed);
    });
}

// The sentence makes its card grow; then both must be seen.
void SendPage::tellAt(kit::SpokenText* trouble, kit::TickBox* box, const QString& sentence)
{
    trouble->tell(*box, sentence);
    QTimer::singleShot(0, this, [this, trouble, box] {
        scroll().ensureWidgetVisible(trouble);
        scroll().ensureWidgetVisible(box);
    });
}

QWidget* SendPage::firstFocus()
{
    return m_choose;
}

QString SendPage::toRead() const
{
    if (!m_colleague)
        return tr(
            "Send a copy of the whole record to a coach who has another computer. First choose the key of that coach.");
    QStringList said{m_name->text(), m_askThem->text(), m_keyWords->text()};
    said += meaning(m_name->text());
    if (m_isKept)
        said.append(m_toRead->text());
    return said.join(QLatin1Char('\n'));
}

} // namespace ownwords::screens
