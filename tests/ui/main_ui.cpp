// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch_run.h"
#include "ui/kit/look.h"

#include <QApplication>
#include <QTimer>
#include <QTranslator>

// Catch's arguments stay away from Qt, and the tests run inside the event loop, so that deleteLater() is heard.
int main(int argc, char** argv)
{
    ownwords::test::goSomewhereElse("en", "Pacific/Chatham"); // where it is the next day at noon UTC
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    int one = 1;
    QApplication application(one, argv);
    const ownwords::kit::Look look(application);
    QTranslator english; // its plurals
    if (english.load(QStringLiteral(":/i18n/ownwords_en.qm")))
        QApplication::installTranslator(&english);
    int result = 1;
    QTimer::singleShot(0, &application, [&] {
        result = ownwords::test::runCatch(argc, argv);
        QApplication::quit();
    });
    QApplication::exec();
    return result;
}
