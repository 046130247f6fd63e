// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/failure.h"
#include "core/base/error.h"
#include "core/print/plan_pdf.h"
#include "core/talk/script.h"

#include <cstddef>
#include <string>
#include <vector>

// Every sentence the program says, in one place: plain words, what is wrong, what to do next. None holds anything a
// resident said.
namespace ownwords::cli {

// Says a sentence on stderr; what was done goes to stdout.
void tell(const std::string& sentence);
void tellDone(const std::string& sentence);

// Says why the program stops.
ExitCode report(const Failure& failure);

namespace messages {

// `error` is an errno.
std::string missingFile(const std::string& path, const std::string& what);
std::string isFolder(const std::string& path, const std::string& what);
std::string cannotRead(const std::string& path, int error);
std::string tooLarge(const std::string& path, const std::string& what, std::size_t bytes);
std::string emptyFile(const std::string& path, const std::string& what);
std::string badRecord(const std::string& path, const Error& error);
std::string readOnlyRecord(const std::string& path);
std::string scriptFailed(const std::string& path, const talk::ScriptFailure& failure);
std::string talkFailed(const std::string& record, const talk::ScriptFailure& failure);

std::string noFolder(const std::string& path, const std::string& folder);
std::string outputIsFolder(const std::string& path);
std::string outputIsDevice(const std::string& path);
std::string outputExists(const std::string& path);
std::string sameOutputTwice(const std::string& path);
std::string outputIsInput(const std::string& path);
std::string cannotWrite(const std::string& path, int error);
std::string cannotPrint(const Error& error);
std::string cannotWriteRecord(const Error& error);

std::string saved(const std::string& what, const std::string& path);
std::string savedPages(const std::string& what, const std::string& path, int pages);
std::string talkPlayed(std::size_t moves);
std::string missingGlyphs(const std::vector<print::MissingGlyph>& glyphs);
std::string withoutMark(const std::string& what, const std::vector<print::Finding>& findings);
std::string checkSummary(std::size_t files, std::size_t errors, std::size_t warnings, int accepted);

std::string noCommand();
std::string noRoomForAnswer();
std::string badDate(const std::string& text);
std::string badLanguage(const std::string& text);

} // namespace messages

} // namespace ownwords::cli
