// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/theme.h"
#include "ui/screens/contact.h"
#include "ui/viewmodel/session.h"

#include <QElapsedTimer>
#include <QList>
#include <QPointer>
#include <QWidget>

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

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void showPage();
    Page* makePage();
    void showBar();
    void showTextSize(int percent);
    void showColours(kit::Colours colours);
    void tellTrouble(viewmodel::Session::Doing doing, const Error& error);
    void tellFile();
    static QString notAsLeft(const std::vector<vault::Problem>& problems, const QString& unknown);
    void tellNews();
    void tellMemory();
    void tellCoach(const viewmodel::OpenedRecord& opened);
    void tellLock(vault::AutoLock::State state);
    void watchTalk();
    static void closePopups();
    void readAloud();
    QList<Contact> contacts() const;
    void showHelp();
    bool takeEscape();
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
    QElapsedTimer m_escape; // since the last Esc
    bool m_hasReadQuestion = false; // the next press reads the person's own words
    bool m_wasHidden = false; // the page before this one
    bool m_isNewsTold = false; // of the record that is open
};

} // namespace ownwords::screens
