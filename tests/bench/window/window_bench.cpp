// SPDX-License-Identifier: Apache-2.0
// window_bench MODE FOLDER: the app's own window over a file in FOLDER, wired as the program does it, used by a person
// of code. One JSON line for each figure. Modes: make (only makes the file), typing, next, hide, hide_while_typing,
// preview, memory.
#include "app/gui/app_context.h"
#include "core/crypto/secret.h"
#include "core/guard/process_guard.h"
#include "tests/bench/measure.h"
#include "tests/bench/window/figures.h"
#include "tests/bench/window/person.h"
#include "ui/kit/words_edit.h"
#include "ui/screens/hidden_page.h"
#include "ui/screens/page_sheet.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <string>

using namespace ownwords;
using namespace ownwords::bench;

namespace {

// Milliseconds of each key of `count`, in the box that has the focus.
std::vector<double> typeKeys(Person& person, int count)
{
    const QString words = QStringLiteral("we went to the sea and my nan made a cake with the kids from our street ");
    std::vector<double> times;
    for (int i = 0; i < count; ++i) {
        const QWidget* const paper = person.box()->viewport();
        times.push_back(person.application().untilPainted(
            "a key", [&] { person.key(words.at(i % words.size())); },
            [paper](const QWidget& widget) { return &widget == paper; }));
        person.application().pause(15);
    }
    return times;
}

void typing(Person& person)
{
    constexpr int keys = 1000;
    constexpr int long_ = 10'000; // characters that stand there already
    person.signUp(QStringLiteral("Sunny"));
    person.toBox();
    person.application().forget();
    printTimes("key_to_painted", typeKeys(person, keys), "16");
    printLongest("typing", person.application());
    person.box()->setWords({});
    person.box()->insertPlainText(QStringLiteral("a word ").repeated(long_ / 7));
    person.application().pause(2500);
    person.application().forget();
    printTimes("key_to_painted_10000_characters", typeKeys(person, keys / 2), "16");
    printLongest("typing_10000_characters", person.application());
}

std::vector<double> wholeTalk(Person& person)
{
    std::vector<double> times;
    while (!person.isAtEnd())
        person.answer(times);
    return times;
}

void next(Person& person)
{
    constexpr int talks = 3;
    std::vector<double> times;
    for (int i = 0; i < talks; ++i) {
        person.signUp(QStringLiteral("Sunny%1").arg(i));
        if (i == 0) // signing up is part of what follows
            person.application().forget();
        const std::vector<double> some = wholeTalk(person);
        times.insert(times.end(), some.begin(), some.end());
        if (i + 1 == talks)
            break;
        person.press(QStringLiteral("Finish, and lock what I said"));
        person.application().waitUntil("locked", [&] { return !person.isAtEnd(); });
        person.press(QStringLiteral("Back to the start"));
    }
    printTimes("next_to_painted", times, "50");
    printLongest("next", person.application());
}

// `saves`: what was typed is in the file before Hide; else the last letters are handed over by Hide.
void hideOften(Person& person, const std::string& name, int saves)
{
    constexpr int rounds = 21;
    person.signUp(QStringLiteral("Sunny"));
    person.toBox();
    std::vector<double> times;
    double longest = 0;
    for (int i = 0; i < rounds; ++i) {
        (void)typeKeys(person, 20);
        person.application().pause(saves);
        QAbstractButton* const button = person.button(QStringLiteral("Hide"));
        person.application().forget();
        times.push_back(person.application().untilPainted(
            "the blank page", [&] { person.click(button); },
            [](const QWidget& widget) { return qobject_cast<const screens::HiddenPage*>(&widget) != nullptr; }));
        person.application().pause(200);
        longest = std::max(longest, person.application().longest());
        person.press(QStringLiteral("Come back"));
        person.signIn(QStringLiteral("Sunny"));
        person.box()->setFocus();
    }
    printTimes(name, times, "200");
    printFigure(name + "_longest_block", longest, "ms", "16");
}

void hide(Person& person)
{
    constexpr int saved = 1500; // milliseconds: longer than words wait to be saved
    hideOften(person, "hide_to_painted", saved);
}

void hideWhileTyping(Person& person)
{
    hideOften(person, "hide_while_typing_to_painted", 0);
}

double preview(Person& person)
{
    return person.application().untilPainted(
        "the first page",
        [&] {
            QAbstractButton* const talk = person.button(QStringLiteral("See my page"));
            person.click(talk != nullptr ? talk : person.button(QStringLiteral("Print or save my plan")));
        },
        [](const QWidget& widget) {
            const auto* const sheet = qobject_cast<const screens::PageSheet*>(&widget);
            return sheet != nullptr && sheet->hasPicture();
        });
}

void previews(Person& person)
{
    constexpr int rounds = 11;
    person.signUp(QStringLiteral("Sunny"));
    (void)wholeTalk(person);
    person.application().forget();
    printFigure("preview_first_time", preview(person), "ms");
    printLongest("preview_first_time", person.application());
    person.application().forget();
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        person.application().pause(100);
        person.press(QStringLiteral("Back"));
        times.push_back(preview(person));
    }
    printTimes("preview_again", times, "");
    printLongest("preview_again", person.application());
}

double pss()
{
    std::ifstream file("/proc/self/smaps_rollup");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("Pss:"))
            return std::stod(line.substr(4)) / 1024;
    }
    giveUp("this system does not say how much memory is used");
}

void memory(Person& person)
{
    printFigure("memory_here_at_start", pss(), "MB");
    person.signUp(QStringLiteral("Sunny"));
    printFigure("memory_after_sign_up", pss(), "MB");
    (void)wholeTalk(person);
    person.application().pause(1500);
    printFigure("memory_after_talk", pss(), "MB");
    (void)preview(person);
    person.application().pause(1500);
    printFigure("memory_after_talk_and_preview", pss(), "MB");
}

} // namespace

int main(int argc, char** argv)
{
    const std::map<std::string, void (*)(Person&)> modes = {
        {"make", [](Person&) {}},
        {"typing", typing},
        {"next", next},
        {"hide", hide},
        {"hide_while_typing", hideWhileTyping},
        {"preview", previews},
        {"memory", memory},
    };
    const auto mode = argc == 3 ? modes.find(argv[1]) : modes.end();
    if (mode == modes.end())
        giveUp("window_bench MODE FOLDER");
    const std::string folder = argv[2];
    qputenv("XDG_DATA_HOME", QByteArray::fromStdString(folder)); // where the app's usual file lies
    if (!guard::protectProcess() || !crypto::start())
        giveUp("no protected memory");
    WatchedApplication application(argc, argv);
    gui::AppContext context(application, QString::fromStdString(folder + "/settings.ini"), {});
    context.show();
    application.pause(1000);
    Person person(application);
    person.makeFile();
    mode->second(person);
    return 0;
}
