// SPDX-License-Identifier: Apache-2.0
// people_bench COUNT FOLDER: the coach's list with so many people who share, in the app's own window: until it is
// painted, while it scrolls, each letter of a search, and until a person is painted. One JSON line for each figure.
#include "app/gui/app_context.h"
#include "core/crypto/secret.h"
#include "core/guard/process_guard.h"
#include "tests/bench/vault_bench.h"
#include "tests/bench/window/figures.h"
#include "tests/bench/window/person.h"
#include "ui/kit/labels.h"
#include "ui/screens/page.h"
#include "ui/screens/people_list.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>

#include <cstdlib>

using namespace ownwords;
using namespace ownwords::bench;

namespace {

constexpr int rounds = 11;

// Goals of one to three lines, some with a promise.
void fill(BenchFile& bench, int count)
{
    const vault::OpenCoach coach = bench.coach();
    keepFirstTalk(bench.store());
    const record::Record said = talks(1);
    const vault::Summary summary = summaryOf(said, bench.store());
    got(bench.store().transaction([&]() -> Result<> {
        for (int i = 0; i < count; ++i) {
            vault::Summary own = summary;
            own.called = "Person " + std::to_string(i);
            for (int part = 0; part < i % 7; ++part)
                own.goals.front() += " and then some more of what I said about it";
            if (i % 3 != 0)
                own.ourPromises.clear();
            addPerson(bench.store(), said, own, &coach);
        }
        return {};
    }));
    got(bench.store().checkpoint(store::Checkpoint::Truncate));
}

screens::PeopleList* list()
{
    for (QWidget* const widget : QApplication::allWidgets()) {
        if (auto* const found = qobject_cast<screens::PeopleList*>(widget); found != nullptr && found->isVisible())
            return found;
    }
    return nullptr;
}

bool isListWithRows(const QWidget& widget)
{
    const auto* const found = qobject_cast<const screens::PeopleList*>(widget.parentWidget());
    return found != nullptr && found->viewport() == &widget && found->model()->rowCount() > 0;
}

void press(QWidget* widget, int key, const QString& text = {})
{
    QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, text);
    QApplication::sendEvent(widget, &down);
    QKeyEvent up(QEvent::KeyRelease, key, Qt::NoModifier, text);
    QApplication::sendEvent(widget, &up);
}

void openList(Person& person)
{
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        person.press(QStringLiteral("Sit down for a talk"));
        person.application().pause(100);
        person.application().forget();
        times.push_back(person.application().untilPainted(
            "the list", [&] { person.click(person.button(QStringLiteral("Back"))); }, isListWithRows));
        person.application().pause(1000);
    }
    printTimes("people_first_paint", times, "");
    printLongest("people_first_paint", person.application());
}

void search(Person& person)
{
    std::vector<double> times;
    auto* const field = person.page()->findChild<QLineEdit*>();
    person.application().forget();
    for (int i = 0; i < rounds; ++i) {
        for (const QChar letter : QStringLiteral("person 1")) {
            times.push_back(person.application().untilPainted(
                "the list", [&] { press(field, letter.toUpper().unicode(), letter); }, isListWithRows));
            person.application().pause(30);
        }
        field->clear();
        person.application().pause(500);
    }
    printTimes("people_search_key", times, "16");
    printLongest("people_search_key", person.application());
}

void scroll(Person& person)
{
    constexpr int pages = 60;
    std::vector<double> times;
    list()->setFocus();
    person.application().pause(1000);
    person.application().forget();
    int key = Qt::Key_PageDown; // down to the end, and up again
    for (int i = 0; i < pages; ++i) {
        const QScrollBar& bar = *list()->verticalScrollBar();
        if (bar.value() == bar.maximum())
            key = Qt::Key_PageUp;
        else if (bar.value() == bar.minimum())
            key = Qt::Key_PageDown;
        times.push_back(person.application().untilPainted(
            "the list", [key] { press(list(), key); }, isListWithRows));
        person.application().pause(15);
    }
    printTimes("people_scroll", times, "16");
    printLongest("people_scroll", person.application());
}

void openPerson(Person& person)
{
    std::vector<double> times;
    person.application().forget();
    for (int i = 0; i < rounds; ++i) {
        list()->setCurrentIndex(list()->model()->index(i, 0));
        times.push_back(person.application().untilPainted(
            "a person", [] { press(list(), Qt::Key_Return); },
            [](const QWidget& widget) { return qobject_cast<const kit::QuoteCard*>(&widget) != nullptr; }));
        person.press(QStringLiteral("Back to the list"));
        person.application().waitUntil("the list", [] { return list() != nullptr && list()->model()->rowCount() > 0; });
        person.application().pause(500);
    }
    printTimes("people_open_person", times, "");
    printLongest("people_open_person", person.application());
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3)
        giveUp("people_bench COUNT FOLDER");
    qputenv("TMPDIR", argv[2]);
    if (!guard::protectProcess() || !crypto::start())
        giveUp("no protected memory");
    BenchFile bench;
    fill(bench, std::atoi(argv[1]));
    WatchedApplication application(argc, argv);
    gui::AppContext context(
        application, QString::fromLocal8Bit(argv[2]) + QStringLiteral("/settings.ini"), bench.file());
    context.show();
    application.pause(1000);
    Person person(application);
    person.press(QStringLiteral("I am a coach"));
    person.fill(QStringLiteral("Your sign-in name"), QStringLiteral("jo"));
    person.fill(QStringLiteral("Your secret words"), QString::fromStdString(BenchFile::signIn("jo").words));
    person.press(QStringLiteral("Sign in"));
    application.waitUntil("the list", [] { return list() != nullptr && list()->model()->rowCount() > 0; });
    application.pause(1000);
    openList(person);
    search(person);
    scroll(person);
    openPerson(person);
    return 0;
}
