// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/main_window.h"

#include "ui/kit/error_text.h"
#include "ui/kit/look.h"
#include "ui/kit/message_bar.h"
#include "ui/kit/read_aloud.h"
#include "ui/kit/saved_mark.h"
#include "ui/kit/spoken_text.h"
#include "ui/kit/text.h"
#include "ui/screens/backups_page.h"
#include "ui/screens/coach_start_page.h"
#include "ui/screens/colleagues_page.h"
#include "ui/screens/copied_words.h"
#include "ui/screens/first_run_page.h"
#include "ui/screens/header_bar.h"
#include "ui/screens/help_dialog.h"
#include "ui/screens/hidden_page.h"
#include "ui/screens/home_page.h"
#include "ui/screens/move_page.h"
#include "ui/screens/new_words_page.h"
#include "ui/screens/numbers_page.h"
#include "ui/screens/parted_page.h"
#include "ui/screens/people_page.h"
#include "ui/screens/person_page.h"
#include "ui/screens/plan_page.h"
#include "ui/screens/send_page.h"
#include "ui/screens/settings_page.h"
#include "ui/screens/sharing_page.h"
#include "ui/screens/sheet_page.h"
#include "ui/screens/start_page.h"
#include "ui/screens/take_out.h"
#include "ui/screens/talk_page.h"
#include "ui/screens/welcome_page.h"

#include <QApplication>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QVBoxLayout>
#include <QWindow>

#include <utility>

namespace ownwords::screens {

using viewmodel::Session;

namespace {

constexpr QSize usualSize(1280, 800);
constexpr QSize frame(8, 48); // of the window: the thickest of the usual desktops
constexpr int twiceWithin = 700; // milliseconds between two presses of Esc

// While the file is opened: nothing to see or do yet.
class OpeningPage : public Page {
public:
    QWidget* firstFocus() override { return this; }
};

} // namespace

MainWindow::MainWindow(Session& session, kit::Look& look, Setup setup, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_look(look)
    , m_setup(std::move(setup))
    , m_bar(new HeaderBar)
    , m_messages(new kit::MessageBar)
    , m_lockNotice(new kit::MessageBar)
    , m_voice(new kit::ReadAloud(m_setup.voice, this))
    , m_copied(new CopiedWords(m_setup.copiedFor, this))
    , m_column(new QVBoxLayout(this))
{
    setWindowTitle(tr("Ownwords"));
    setProperty("role", QStringLiteral("page"));
    m_column->setContentsMargins({});
    m_column->setSpacing(0);
    m_column->addWidget(m_bar);
    m_column->addWidget(m_lockNotice);
    m_column->addWidget(m_messages);
    m_bar->setVoice(m_voice->isThere());
    connect(m_bar, &HeaderBar::hideAsked, &m_session, &Session::hide);
    connect(m_bar, &HeaderBar::helpAsked, this, &MainWindow::showHelp);
    connect(m_bar, &HeaderBar::readAsked, this, &MainWindow::readAloud);
    connect(m_bar, &HeaderBar::leaveAsked, this, [this] {
        if (mayLeave())
            m_session.part();
    });
    connect(m_bar, &HeaderBar::homeAsked, &m_session, &Session::toHome);
    connect(m_bar, &HeaderBar::textSizeAsked, this, [this](int percent) { takeWish({percent, m_look.colours()}); });
    connect(m_bar, &HeaderBar::coloursAsked, this, [this](kit::Colours colours) {
        takeWish({m_look.textSize(), colours});
    });
    connect(m_voice, &kit::ReadAloud::readingChanged, m_bar, &HeaderBar::setReading);
    connect(m_voice, &kit::ReadAloud::failed, this, [this] {
        m_messages->tell(kit::MessageBar::Kind::Trouble,
            kit::sentence(kit::troubleOf({ErrorCode::Internal, {}}, kit::Doing::ReadAloud)));
    });
    connect(&m_session, &Session::pageChanged, this, &MainWindow::showPage);
    connect(&m_session, &Session::broughtChanged, this, &MainWindow::showBar);
    connect(&m_session, &Session::failed, this, &MainWindow::tellTrouble);
    connect(&m_session, &Session::lockNotice, this, &MainWindow::tellLock);
    connect(&m_session, &Session::tookOut, this, [this](const vault::Receipt& receipt) {
        const auto count = static_cast<int>(receipt.cleaned.size());
        m_messages->tell(kit::MessageBar::Kind::Done,
            tr("These words are taken out for good, also from %n copies.", nullptr, count));
    });
    connect(&m_session, &Session::restored, this, [this](const std::filesystem::path& aside) {
        QString sentence = tr("The copy is back. Everybody signs in again.");
        if (!aside.empty())
            sentence += QLatin1Char(' ')
                + tr("What was there before lies beside it as “%1”.").arg(kit::fromPath(aside.filename()));
        m_messages->tell(kit::MessageBar::Kind::Done, sentence);
    });
    qApp->installEventFilter(this);
    showLook({m_setup.textSize, m_setup.colours});
    showPage();
}

MainWindow::~MainWindow()
{
    qApp->removeEventFilter(this);
}

Page* MainWindow::makePage()
{
    switch (m_session.page()) {
    case Session::Page::Opening:
        return new OpeningPage;
    case Session::Page::FirstRun:
        return new FirstRunPage(m_session, m_setup.defaultFile, m_setup.rememberFile);
    case Session::Page::Welcome:
        return new WelcomePage(m_session);
    case Session::Page::Start:
        return new StartPage(m_session);
    case Session::Page::CoachStart:
        return new CoachStartPage(m_session);
    case Session::Page::People:
        return new PeoplePage(m_session);
    case Session::Page::Person:
        return new PersonPage(m_session);
    case Session::Page::NewWords:
        return new NewWordsPage(m_session);
    case Session::Page::Sheet:
        return new SheetPage(m_session);
    case Session::Page::Numbers:
        return new NumbersPage(m_session);
    case Session::Page::Talk:
        return new TalkPage(m_session);
    case Session::Page::Home:
        return new HomePage(m_session);
    case Session::Page::Plan:
        return new PlanPage(m_session);
    case Session::Page::Settings:
        return settingsPage();
    case Session::Page::Backups:
        return new BackupsPage(m_session);
    case Session::Page::Move:
        return new MovePage(m_session);
    case Session::Page::Send:
        return new SendPage(m_session);
    case Session::Page::Colleagues:
        return new ColleaguesPage(m_session);
    case Session::Page::Sharing:
        return new SharingPage(m_session);
    case Session::Page::Parted:
        return new PartedPage(m_session);
    case Session::Page::Hidden:
        return new HiddenPage(m_session);
    }
    return new WelcomePage(m_session);
}

QSize MainWindow::firstSize(const QSize& room)
{
    return usualSize.boundedTo(room - frame);
}

Page* MainWindow::settingsPage()
{
    auto* const page = new SettingsPage(m_session, m_setup.languages, contacts(), m_settingsPart);
    connect(page, &SettingsPage::partShown, this, [this](SettingsPart part) { m_settingsPart = part; });
    return page;
}

void MainWindow::showPage()
{
    m_voice->stop();
    m_hasReadQuestion = false;
    if (m_session.page() == Session::Page::Hidden)
        closePopups();
    if (Page* const gone = std::exchange(m_page, nullptr)) {
        gone->hide();
        m_session.disconnect(gone);
        m_column->removeWidget(gone);
        gone->deleteLater(); // it may be the one that asked
    }
    const bool isOver = m_session.page() == Session::Page::Welcome || m_session.page() == Session::Page::Parted
        || m_session.page() == Session::Page::Hidden;
    m_messages->clear();
    m_lockNotice->clear();
    if (isOver) { // nothing of the last person stays: not how they like it to look, not what they copied
        showLook({m_setup.textSize, m_setup.colours});
        m_isWishNew = false;
        m_copied->clear();
        m_settingsPart = {};
    }
    recallLook();
    m_page = makePage();
    connect(m_page, &Page::trouble, this,
        [this](const QString& sentence) { m_messages->tell(kit::MessageBar::Kind::Trouble, sentence); });
    connect(m_page, &Page::news, this,
        [this](const QString& sentence) { m_messages->tell(kit::MessageBar::Kind::News, sentence); });
    connect(m_page, &Page::done, this,
        [this](const QString& sentence) { m_messages->tell(kit::MessageBar::Kind::Passing, sentence); });
    m_column->addWidget(m_page, 1);
    showBar();
    watchTalk();
    tellNews();
    m_page->show();
    QWidget* const first = m_page->firstFocus();
    kit::sayOnArrival(*first, m_page->toHear());
    first->setFocus(Qt::OtherFocusReason);
}

void MainWindow::showLook(const Wish& wish)
{
    m_look.setTextSize(wish.textSize);
    m_look.setColours(wish.colours);
    m_bar->setTextSize(wish.textSize);
    m_bar->setColours(wish.colours);
}

void MainWindow::takeWish(const Wish& wish)
{
    showLook(wish);
    if (m_who.empty())
        m_isWishNew = true;
    else
        m_wishes[m_who] = wish;
}

std::string MainWindow::whoSits() const
{
    if (m_session.opened() && m_session.person() == nullptr)
        return m_session.opened()->record.person.toText();
    return m_session.coach() ? m_session.coach()->id.toText() : std::string();
}

void MainWindow::recallLook()
{
    const std::string before = std::exchange(m_who, whoSits());
    if (m_who.empty() || m_who == before)
        return;
    const auto known = m_wishes.find(m_who);
    if (std::exchange(m_isWishNew, false))
        m_wishes[m_who] = {m_look.textSize(), m_look.colours()};
    else if (known != m_wishes.end())
        showLook(known->second);
}

void MainWindow::showBar()
{
    const bool isHidden = m_session.page() == Session::Page::Hidden;
    m_bar->setVisible(!isHidden);
    HeaderBar::Leaving leaving = HeaderBar::Leaving::None;
    if (m_session.talk() != nullptr && m_session.talk()->staysInMemory())
        leaving = HeaderBar::Leaving::Wipe;
    else if (m_session.isSignedIn())
        leaving = m_session.page() == Session::Page::Talk ? HeaderBar::Leaving::TakeABreak : HeaderBar::Leaving::Lock;
    m_bar->setLeaving(leaving);
    m_bar->setHome(leaving == HeaderBar::Leaving::TakeABreak);
}

void MainWindow::watchTalk()
{
    viewmodel::TalkModel* const talk = m_session.talk();
    m_bar->savedMark()->setSaved(talk != nullptr && !talk->staysInMemory() && talk->isKept());
    if (talk == m_watched)
        return;
    m_watched = talk;
    if (talk == nullptr)
        return;
    connect(talk, &QObject::destroyed, this, [this, talk] {
        if (m_watched == talk)
            m_watched = nullptr;
    });
    connect(talk, &viewmodel::TalkModel::keptChanged, this,
        [this, talk] { m_bar->savedMark()->setSaved(!talk->staysInMemory() && talk->isKept()); });
    connect(talk, &viewmodel::TalkModel::moved, this, [this] {
        m_messages->clear();
        m_voice->stop();
        m_hasReadQuestion = false;
    });
}

// Menus and questions that stand over a page must not outlive it.
void MainWindow::closePopups()
{
    while (QWidget* const popup = QApplication::activePopupWidget())
        popup->close();
    while (QWidget* const dialog = QApplication::activeModalWidget()) {
        dialog->close();
        if (dialog == QApplication::activeModalWidget())
            break;
    }
}

void MainWindow::readAloud()
{
    if (m_voice->isReading()) {
        m_voice->stop();
        return;
    }
    const QString own = m_page->ownWordsToRead();
    const bool readsOwn = m_hasReadQuestion && !own.isEmpty();
    const bool readsTalk = m_session.page() == Session::Page::Talk && !readsOwn;
    m_voice->read(readsOwn ? own : m_page->toRead(), kit::fromUtf8(readsTalk ? m_session.askedIn() : m_session.lang()));
    m_hasReadQuestion = !readsOwn;
}

// Those that the organisation set in the file; where it never did, those of this computer.
QList<Contact> MainWindow::contacts() const
{
    if (!m_session.hasFile() || !m_session.file().house)
        return m_setup.contacts;
    QList<Contact> contacts;
    for (const vault::House::Contact& contact : m_session.file().house->contacts)
        contacts.append({kit::fromUtf8(contact.name), kit::fromUtf8(contact.how)});
    return contacts;
}

void MainWindow::showHelp()
{
    HelpDialog dialog(contacts(), m_voice->isThere(), this);
    dialog.exec();
}

// Esc stops the voice, else closes what is said above the page; twice within 700 ms, from anywhere, it hides.
bool MainWindow::takeEscape(const QObject* pressedIn)
{
    const bool isTwice = m_escape.isValid() && m_escape.elapsed() <= twiceWithin;
    m_escape.restart();
    if (m_voice->isReading())
        m_voice->stop();
    else if (pressedIn == windowHandle()) // a menu or a dialog closes with it
        leaveMessages();
    if (!isTwice || m_session.page() == Session::Page::Hidden)
        return false;
    m_escape.invalidate();
    m_session.hide();
    return true;
}

void MainWindow::leaveMessages()
{
    for (kit::MessageBar* const bar : findChildren<kit::MessageBar*>()) {
        if (bar->isVisible() && bar != m_lockNotice) // which any key answers
            bar->leave();
    }
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
        m_session.touched();
        // Seen once: a key event comes to the window before it comes to the widget.
        if (watched->isWindowType() && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape
            && !static_cast<QKeyEvent*>(event)->isAutoRepeat() && takeEscape(watched))
            return true;
        break;
    case QEvent::MouseButtonDblClick:
        m_session.touched();
        if (m_pressedOn != m_page) // the first click led here: the second was not meant for this page
            return true;
        break;
    case QEvent::MouseButtonPress:
        m_pressedOn = m_page;
        [[fallthrough]];
    case QEvent::Wheel:
    case QEvent::TouchBegin:
        m_session.touched();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

// Words in memory are asked about before they go. Behind Hide nothing is asked: it would say that there are some.
bool MainWindow::mayLeave()
{
    const viewmodel::TalkModel* const talk = m_session.talk();
    const bool wipes = talk != nullptr && talk->staysInMemory() && m_session.page() != Session::Page::Hidden;
    return !wipes || askToLeave(this);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!mayLeave()) {
        event->ignore();
        return;
    }
    m_session.keepTyped();
    m_session.desk().finish();
    m_copied->clear();
    event->accept();
}

} // namespace ownwords::screens
