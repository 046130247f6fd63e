// SPDX-License-Identifier: Apache-2.0
#include "app/gui/settings.h"
#include "tests/ui/kit_support.h"

#include <QFile>
#include <QTemporaryDir>

using namespace ownwords;

namespace {

QString written(const QTemporaryDir& folder, const QByteArray& text)
{
    const QString name = folder.filePath(QStringLiteral("settings.ini"));
    QFile file(name);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(text);
    return name;
}

} // namespace

TEST_CASE("Settings are read as the README shows them, also with a comma")
{
    const QTemporaryDir folder;
    const gui::Settings settings = gui::loadSettings(written(folder,
        "[General]\ntext_size=125\ntheme=contrast\nlock_minutes=5\n\n[contacts]\nsize=1\n1\\name=Night line\n"
        "1\\how=0800 000 000, day and night\n"));
    CHECK(settings.textSize == 125);
    CHECK(settings.colours == kit::Colours::HighContrast);
    CHECK(settings.lockMinutes == 5);
    CHECK(settings.language == QStringLiteral("en"));
    REQUIRE(settings.contacts.size() == 1);
    CHECK(settings.contacts.front().name == QStringLiteral("Night line"));
    CHECK(settings.contacts.front().how == QStringLiteral("0800 000 000, day and night"));
}

TEST_CASE("Nonsense in the settings is as if it was not there, the file that is used is remembered")
{
    const QTemporaryDir folder;
    const QString file = written(folder, "text_size=huge\ntheme=pink\nlock_minutes=-4\nfile=/a, b/home.ownwords\n");
    const gui::Settings settings = gui::loadSettings(file);
    CHECK(settings.textSize == 100);
    CHECK(settings.colours == kit::Colours::AsDesktop);
    CHECK(settings.lockMinutes == 1);
    CHECK(settings.contacts.isEmpty());
    CHECK(settings.dataFile == "/a, b/home.ownwords");
    gui::rememberFile(file, "/some, where/else.ownwords");
    CHECK(gui::loadSettings(file).dataFile == "/some, where/else.ownwords");
}
