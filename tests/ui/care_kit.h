// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/window_kit.h"

#include <filesystem>

// For the pages that look after a file and carry records.
namespace ownwords::test {

// A coach of the file who is signed in. The first one founds the organisation.
void addCoach(WindowKit& app, const char* signInName, const char* name);
void signInCoach(WindowKit& app, const char* signInName, const QString& words = WindowKit::words());
void signOut(WindowKit& app); // whoever is in; to Welcome
// A file whose coach Sam keeps the record of one person, Sunny, who held a talk. Sam is at the list of people.
void keepOne(WindowKit& app);
bool isCareAllowed(WindowKit& app); // what the desk says

// A file with a confirmed coach, Sam, who looks at the settings; also where the desk takes its time.
void coachAtSettings(WindowKit& app);
// Opens what is closed there, to be filled.
void openForm(WindowKit& app, const char* button);
// What is in the file when all that was asked for so far is done.
viewmodel::Care careNow(WindowKit& app);
// Presses what is there, before anything that was asked for is done.
void click(WindowKit& app, const QString& text);

// Answers the dialog for a file or a folder that stands there.
void answerFileDialog(WindowKit& app, const std::filesystem::path& path);
// What the dialog that stands there offers as a name, and closes it.
QString offeredFile(WindowKit& app);

// When the kit's clock begins, as the window says it where one sits: "Thursday 4 June 2026", "12:00".
QString firstDay();
QString firstTime();

void writeFile(const std::filesystem::path& file, const std::string& bytes);
void runSql(const std::filesystem::path& file, const char* statement); // with the sqlite3 tool's powers

} // namespace ownwords::test
