// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/theme.h"
#include "ui/screens/contact.h"

#include <QList>
#include <QString>

#include <filesystem>

namespace ownwords::gui {

// What this machine is set to: never anything about a person. An INI file that the organisation may edit.
struct Settings {
    std::filesystem::path dataFile;
    int textSize = 100; // percent
    kit::Colours colours = kit::Colours::AsDesktop;
    QString language = QStringLiteral("en"); // one of those that the program has, else English
    int lockMinutes = 3; // of quiet, for somebody alone
    QList<screens::Contact> contacts; // for "Need help now?"
};

// `file` empty = the usual place for settings of this user.
Settings loadSettings(const QString& file);
// Only which file is used: all else is the organisation's to change.
void rememberFile(const QString& file, const std::filesystem::path& dataFile);

std::filesystem::path usualDataFile();

} // namespace ownwords::gui
