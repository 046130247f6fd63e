// SPDX-License-Identifier: Apache-2.0
#include "app/gui/settings.h"

#include "ui/kit/text.h"

#include <QSettings>
#include <QStandardPaths>

#include <algorithm>
#include <memory>

namespace ownwords::gui {

namespace {

constexpr int longestLock = 60; // minutes

std::unique_ptr<QSettings> open(const QString& file)
{
    if (!file.isEmpty())
        return std::make_unique<QSettings>(file, QSettings::IniFormat);
    return std::make_unique<QSettings>(
        QSettings::IniFormat, QSettings::UserScope, QStringLiteral("ownwords"), QStringLiteral("ownwords"));
}

// A value with a comma comes as a list.
QString textOf(const QSettings& settings, const char* key)
{
    return settings.value(QLatin1String(key)).toStringList().join(QStringLiteral(", "));
}

// "desktop", "light", "dark" or "contrast"; anything else is as if it was not there.
kit::Colours coloursOf(const QString& name)
{
    if (name == QStringLiteral("light"))
        return kit::Colours::Light;
    if (name == QStringLiteral("dark"))
        return kit::Colours::Dark;
    return name == QStringLiteral("contrast") ? kit::Colours::HighContrast : kit::Colours::AsDesktop;
}

} // namespace

std::filesystem::path usualDataFile()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return kit::toPath(folder) / "ownwords" / "home.ownwords";
}

Settings loadSettings(const QString& file)
{
    const auto stored = open(file);
    Settings settings;
    settings.dataFile = kit::toPath(textOf(*stored, "file"));
    settings.textSize = std::clamp(stored->value(QStringLiteral("text_size"), settings.textSize).toInt(), 100, 200);
    settings.colours = coloursOf(textOf(*stored, "theme"));
    if (const QString language = textOf(*stored, "language").trimmed(); !language.isEmpty())
        settings.language = language;
    settings.lockMinutes
        = std::clamp(stored->value(QStringLiteral("lock_minutes"), settings.lockMinutes).toInt(), 1, longestLock);
    const int contacts = stored->beginReadArray(QStringLiteral("contacts"));
    for (int i = 0; i < contacts; ++i) {
        stored->setArrayIndex(i);
        settings.contacts.append({textOf(*stored, "name"), textOf(*stored, "how")});
    }
    stored->endArray();
    return settings;
}

void rememberFile(const QString& file, const std::filesystem::path& dataFile)
{
    open(file)->setValue(QStringLiteral("file"), kit::fromPath(dataFile));
}

} // namespace ownwords::gui
