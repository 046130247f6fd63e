// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/window/watched_application.h"

#include <QString>

#include <vector>

class QAbstractButton;
class QLineEdit;

namespace ownwords::kit {
class WordsEdit;
} // namespace ownwords::kit
namespace ownwords::screens {
class MainWindow;
class Page;
} // namespace ownwords::screens

namespace ownwords::bench {

// Uses the one window there is by what is written on things, with mouse and keys.
class Person {
public:
    explicit Person(WatchedApplication& application);

    QAbstractButton* button(const QString& text); // nullptr = none that can be pressed
    void press(const QString& text);
    void click(QAbstractButton* button);
    void fill(const QString& name, const QString& text);
    kit::WordsEdit* box(); // own words
    void key(QChar letter); // where the focus is
    screens::Page* page();

    void makeFile();
    void signUp(const QString& name);
    void signIn(const QString& name);

    // Answers or passes what is asked now; adds the time from Next to the next question painted, where it was Next.
    void answer(std::vector<double>& nexts);
    bool isAtEnd();
    // Goes on until there is a box to write in.
    void toBox();

    WatchedApplication& application() { return m_application; }

private:
    double goOn(QAbstractButton* button);

    WatchedApplication& m_application;
    screens::MainWindow* m_window = nullptr;
};

} // namespace ownwords::bench
