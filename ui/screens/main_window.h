// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/theme.h"
#include "ui/screens/contact.h"
#include "ui/viewmodel/session.h"

#include <QElapsedTimer>
#include <QList>
#include <QPointer>
#include <QWidget>

#include <map>
#include <string>

class QVBoxLayout;

namespace ownwords::kit {
class Look;
class MessageBar;
class ReadAloud;
} // namespace ownwords::kit

namespace ownwords::screens {

class CopiedWords;
class HeaderBar;
class Page;
enum class SettingsPart;

// The window: the bar at the top, messages, and one page at a time. What a page showed goes with it, so that after Hide
// and lock nothing of a talk is left in it.
class MainWindow : public QWidget {
    Q_OBJECT

public:
    struct Setup {
        QList<Contact> contacts; // for "Need help now?", until the organisation sets others in the file
        QStringList languages{QStringLiteral("English")}; // that the window can speak, the one it speaks first
        int textSize = 100; // the machine's: a sign-out goes back to it
        kit::Colours colours = kit::Colours::AsDesktop; // the same
        std::filesystem::path defaultFile; // where First run would put the file
        std::function<void(const std::filesystem::path&)> rememberFile;
        std::chrono::milliseconds copiedFor = std::chrono::seconds(60); // own words stay copied this long
        QString voice; // program that reads aloud; empty = the system's
    };

    MainWindow(viewmodel::Session& session, kit::Look& look, Setup setup, QWidget* parent = nullptr);
    ~MainWindow() override;

    Page* page() const { return m_page; }

    // When it opens, on a screen with this much room: its frame must fit as well, which is not known before.
    static QSize firstSize(const QSize& room);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void showPage();
    Page* makePage();
    Page* settingsPage();
    void showBar();
    struct Wish {
        int textSize = 100;
        kit::Colours colours = kit::Colours::AsDesktop;
    };
    void showLook(const Wish& wish);
    void takeWish(const Wish& wish);
    std::string whoSits() const;
    void recallLook();
    void tellTrouble(viewmodel::Session::Doing doing, const Error& error);
    void tellFile();
    static QString notAsLeft(const std::vector<vault::Problem>& problems, const QString& unknown);
    void tellNews();
    void tellMemory();
    void knowThisOne();
    void tellCoach(const viewmodel::OpenedRecord& opened);
    void tellLock(vault::AutoLock::State state);
    void watchTalk();
    static void closePopups();
    void readAloud();
    QList<Contact> contacts() const;
    void showHelp();
    bool takeEscape(const QObject* pressedIn);
    void leaveMessages();
    bool mayLeave();

    viewmodel::Session& m_session;
    kit::Look& m_look;
    Setup m_setup;
    HeaderBar* m_bar;
    kit::MessageBar* m_messages;
    kit::MessageBar* m_lockNotice;
    kit::ReadAloud* m_voice;
    CopiedWords* m_copied;
    QVBoxLayout* m_column;
    Page* m_page = nullptr;
    QPointer<Page> m_pressedOn; // the page under the last press of the mouse
    viewmodel::TalkModel* m_watched = nullptr;
    // How people liked it to look, by their random id, while the program runs: it is nowhere on the disk, and nobody
    // sees who else was here. Whoever signs in again finds it as they left it.
    std::map<std::string, Wish> m_wishes;
    std::string m_who; // sits here; empty = nobody whom we know
    bool m_isWishNew = false; // chosen before anybody signed in
    SettingsPart m_settingsPart{}; // that a coach saw last: they come back to it from its own page
    QElapsedTimer m_escape; // since the last Esc
    bool m_hasReadQuestion = false; // the next press reads the person's own words
    bool m_wasHidden = false; // the page before this one
    bool m_isNewsTold = false; // of the record that is open
};

} // namespace ownwords::screens
