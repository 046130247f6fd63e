// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/kit_support.h"
#include "ui/screens/main_window.h"
#include "ui/viewmodel/session.h"

#include <QTemporaryDir>

#include <memory>

class QAbstractButton;
class QLineEdit;

namespace ownwords::kit {
class WordsEdit;
} // namespace ownwords::kit

namespace ownwords::test {

inline QString q(const char* text)
{
    return QString::fromUtf8(text);
}

std::string contentsOf(const std::filesystem::path& file);

// Presses the button that says `text` in the dialog that stands there.
void answerDialog(const char* text);
// Chooses `text` in the menu that opens with what is pressed next.
void chooseNext(const char* text);

// The window over a file of its own, wired as the program does it, with a clock that the test moves. It is used as a
// person would: by what is written on things.
class WindowKit {
public:
    using Mode = work::StoreQueue::Mode;

    // Without a file yet. Inline: what is asked of the desk is done at once.
    // `textSize`, `colours`: what this machine is set to.
    explicit WindowKit(Mode mode = Mode::Inline, int width = 1280, int height = 800, int textSize = 100,
        kit::Colours colours = kit::Colours::Light);
    ~WindowKit();

    std::filesystem::path file() const { return m_file; }
    viewmodel::Session& session() { return *m_session; }
    viewmodel::TalkModel& talk() { return *m_session->talk(); }
    screens::MainWindow& window() { return *m_window; }

    // Ends the program, as a person closes it or as a power cut does, and starts it again later.
    enum class End { Closed, Killed };
    void startAgain(End end, std::chrono::minutes later = std::chrono::minutes(0));
    void letGo() { m_session->openFile(m_file.parent_path() / "none.ownwords"); } // of its file: others may have it
    void later(std::chrono::seconds time) { m_now += time; }
    TimePoint now() const { return m_now; }
    // From the next start on; empty = the system's. At first: one that cannot speak.
    void useVoice(const QString& program) { m_voice = program; }

    // First run to Welcome; and on to a new record whose words are known.
    void makeFile();
    void signUp(const QString& name);
    void signIn(const QString& name);
    // The same for a coach, from Welcome; afterwards the people they work with are there.
    void signUpCoach(const QString& name);
    void signInCoach(const QString& name);
    void chooseWords(const QString& name); // and the sheet another day
    void sitDown(); // in a new file whose coach is Sam: it is the turn of the one who talks
    PersonId onlyPerson(); // of the coach who is signed in
    static QString words() { return QStringLiteral("red bikes on a wet hill"); }

    bool has(const QString& text); // a visible label or button says it
    QAbstractButton* button(const QString& text); // nullptr = there is none that can be pressed
    void press(const QString& text); // with the mouse
    QLineEdit* field(const QString& name); // by its accessible name, or the beginning of it
    void fill(const QString& name, const QString& text);
    kit::WordsEdit* box(); // own words
    void type(const QString& text); // into what has the focus
    void key(int key, Qt::KeyboardModifiers with = Qt::NoModifier);
    QWidget* focus();
    QString question(); // what is asked now
    QString wayOn(); // what is pressed to go on without an answer
    // Goes on until this is asked, without answering.
    void goTo(const QString& question);

    // Answers what is asked now, and goes on.
    void say(const QString& words);
    // From the first question of a talk: a name, two gifts, a confirmed goal with a first step, a promise of one's own.
    void holdATalk();

private:
    void start();

    QTemporaryDir m_folder;
    std::filesystem::path m_file;
    Mode m_mode;
    QSize m_size;
    int m_textSize;
    kit::Colours m_colours;
    QString m_voice = QStringLiteral("/bin/false");
    TimePoint m_now;
    std::unique_ptr<viewmodel::Desk> m_desk;
    std::unique_ptr<viewmodel::Session> m_session;
    std::unique_ptr<screens::MainWindow> m_window;
};

} // namespace ownwords::test
