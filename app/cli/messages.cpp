// SPDX-License-Identifier: Apache-2.0
#include "app/cli/messages.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iostream>

namespace ownwords::cli {

void tell(const std::string& sentence)
{
    std::cerr << sentence << '\n';
}

void tellDone(const std::string& sentence)
{
    std::cout << sentence << '\n';
}

ExitCode report(const Failure& failure)
{
    tell(failure.sentence);
    return failure.code;
}

namespace messages {

namespace {

std::string counted(std::size_t count, const std::string& one, const std::string& many)
{
    const std::string number = count == 0 ? "no" : std::to_string(count);
    return number + ' ' + (count == 1 ? one : many);
}

} // namespace

std::string missingFile(const std::string& path, const std::string& what)
{
    return path + ": There is no such file. Check the name of the " + what + '.';
}

std::string isFolder(const std::string& path, const std::string& what)
{
    return path + ": This is a folder. Name the " + what + " file in it.";
}

std::string cannotRead(const std::string& path, int error)
{
    return path + ": The file cannot be read (" + std::strerror(error) + "). Check that you may open it.";
}

std::string tooLarge(const std::string& path, const std::string& what, std::size_t bytes)
{
    return path + ": The file is larger than " + std::to_string(bytes >> 20U) + " MiB, the most a " + what
        + " may have. Check that it is the right file.";
}

std::string emptyFile(const std::string& path, const std::string& what)
{
    return path + ": The file is empty. Name the file that holds the " + what + '.';
}

std::string badRecord(const std::string& path, const Error& error)
{
    const std::string sentence = path + ':' + error.detail;
    if (error.code == ErrorCode::NewerFormat)
        return sentence + " Update Ownwords to open it.";
    return sentence + " Nothing was changed. Use a copy of the record that is whole.";
}

std::string readOnlyRecord(const std::string& path)
{
    return path
        + ": A newer version of Ownwords wrote parts of this record. They are kept but not shown. Update Ownwords to "
          "see "
          "all of it.";
}

std::string scriptFailed(const std::string& path, const talk::ScriptFailure& failure)
{
    return path + ':' + std::to_string(failure.line) + ": " + failure.message;
}

std::string talkFailed(const std::string& record, const talk::ScriptFailure& failure)
{
    return record.empty() ? failure.message : record + ": " + failure.message;
}

std::string noFolder(const std::string& path, const std::string& folder)
{
    return path + ": The folder " + folder + " does not exist. Make it first, or name another one.";
}

std::string outputIsFolder(const std::string& path)
{
    return path + ": This is a folder. Give the name of a file to write.";
}

std::string outputIsDevice(const std::string& path)
{
    return path + ": This is not an ordinary file and is left alone. Give another name.";
}

std::string outputExists(const std::string& path)
{
    return path + ": There is a file of this name already. Add --force to replace it, or give another name.";
}

std::string sameOutputTwice(const std::string& path)
{
    return path + ": Two results would go to this one file. Give each its own name.";
}

std::string outputIsInput(const std::string& path)
{
    return path + ": This file is read, so it cannot be written as well. Give another name.";
}

std::string cannotWrite(const std::string& path, int error)
{
    if (error == ENOSPC || error == EDQUOT || error == EFBIG)
        return path + ": There is no room left to write it. Nothing was saved. Make room, or name another folder.";
    return path + ": It cannot be written (" + std::strerror(error) + "). Nothing was saved. Name another folder.";
}

std::string cannotPrint(const Error& error)
{
    return "The pages could not be made (" + error.detail + "). Nothing was saved. Please tell the people who make "
        + "Ownwords.";
}

std::string cannotWriteRecord(const Error& error)
{
    return "The record could not be put together (" + error.detail + "). Nothing was saved.";
}

std::string saved(const std::string& what, const std::string& path)
{
    return what + " saved: " + path;
}

std::string savedPages(const std::string& what, const std::string& path, int pages)
{
    return saved(what, path) + " (" + std::to_string(pages) + (pages == 1 ? " page)" : " pages)");
}

std::string talkPlayed(std::size_t moves)
{
    return "Talk played: " + counted(moves, "move", "moves");
}

std::string missingGlyphs(const std::vector<print::MissingGlyph>& glyphs)
{
    std::size_t count = 0;
    std::string points;
    for (const print::MissingGlyph& glyph : glyphs) {
        count += static_cast<std::size_t>(glyph.count);
        std::array<char, 16> text{};
        std::snprintf(text.data(), text.size(), "U+%04X", static_cast<unsigned>(glyph.codePoint));
        points += (points.empty() ? "" : ", ") + std::string(text.data());
    }
    return counted(count, "character has", "characters have") + " no letter shape on this computer (" + points
        + "). On paper an empty box stands there; the text in the file is whole. Install a font that has "
        + (count == 1 ? "it" : "them") + " and print again.";
}

std::string withoutMark(const std::string& what, const std::vector<print::Finding>& findings)
{
    std::string sentence = "The " + what + " was saved without the PDF/UA mark:";
    for (const print::Finding& finding : findings)
        sentence += ' ' + finding.sentence;
    return sentence + " A screen reader may not read it well. The text file (--text) is a good second copy.";
}

std::string checkSummary(std::size_t files, std::size_t errors, std::size_t warnings, int accepted)
{
    std::string sentence = counted(files, "file", "files") + ": " + counted(errors, "error", "errors") + ", "
        + counted(warnings, "warning", "warnings");
    if (accepted > 0)
        sentence += ", " + std::to_string(accepted) + " accepted with lint_ok";
    return sentence;
}

std::string noCommand()
{
    return "Say what to do: talk, plan, pack, store, person or coach. With --help after it, each says how.";
}

std::string noRoomForAnswer()
{
    return "The answer could not be written to where it should go. Make room there.";
}

std::string badDate(const std::string& text)
{
    return '"' + text + "\" is not a day of the calendar. Write it like 2026-06-04.";
}

std::string badLanguage(const std::string& text)
{
    return '"' + text + "\" is not a language. Write its code, such as en or cy.";
}

} // namespace messages

} // namespace ownwords::cli
