// SPDX-License-Identifier: Apache-2.0
#include "app/cli/vault_messages.h"

#include "core/talk/value_text.h"

#include <QDateTime>

#include <array>
#include <cstdio>

namespace ownwords::cli::messages {

namespace {

QDateTime here(TimePoint time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
}

std::string withOneDecimal(double number)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f", number);
    return text.data();
}

} // namespace

std::string counted(std::size_t count, const std::string& one, const std::string& many)
{
    return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

std::string dayOf(TimePoint time)
{
    return talk::dayText(ownwords::dayOf(time, here(time).offsetFromUtc() / 60), "en");
}

std::string timeText(TimePoint time)
{
    return dayOf(time) + here(time).toString(QStringLiteral(" HH:mm")).toStdString();
}

std::string bytesText(std::uintmax_t bytes)
{
    constexpr double megabyte = 1'000'000;
    const auto number = static_cast<double>(bytes);
    return number < megabyte ? withOneDecimal(number / 1000) + " kB" : withOneDecimal(number / megabyte) + " MB";
}

std::string notProtected()
{
    return "This system cannot shut the program off from the network and from core dumps. It does not use either, but "
           "here nothing but the program itself makes sure.";
}

std::string noLockedMemory()
{
    return "This computer gives no memory that is safe for keys. Nothing was opened or changed. Close other programs, "
           "then try again.";
}

std::string wordsTooLong(const std::string& path)
{
    return path + ": The first line is over 4096 bytes, too long for secret words. Check that it is the right file.";
}

std::string noWordsInFile(const std::string& path)
{
    return path + ": The first line is empty. Write the secret words there, and nothing before them.";
}

std::string noTerminal(const std::string& option)
{
    return "Say which secret words: name a file that holds them with " + option + ", or type them at a terminal.";
}

std::string terminalShowsAll()
{
    return "This terminal shows everything that is typed. Nothing was read. Put the secret words in a file and name "
           "it.";
}

std::string nothingTyped()
{
    return "Nothing was typed. Nothing was changed. Try again.";
}

std::string typedTwoWays()
{
    return "What was typed was not the same both times. Nothing was changed. Try again.";
}

std::string offeringWords()
{
    return "These four secret words were picked by chance. Press Enter to take them, or type your own (10 letters or "
           "more): ";
}

std::string recoveryCode(const std::string& code, CodeOf whose)
{
    const std::string kept
        = "It is shown this once and kept nowhere: write it down, and keep it where nobody else looks.";
    if (whose == CodeOf::Coach)
        return "Recovery code: " + code + "\nWith it the coach sets new secret words when theirs are lost. " + kept;
    return "Recovery code: " + code + "\nIt opens this record when the secret words are lost. " + kept
        + " Without secret words, code or a coach who sees the record, nobody can open it.";
}

std::string sheetToKeep()
{
    return "The sheet is a key: who finds it can read the record. Print it, then take the file off this computer.";
}

std::string sheetNotSaved()
{
    return "The sheet could not be saved, so the code stands here. An older sheet opens nothing any more.";
}

std::string askForEnd()
{
    return "To show that you have it: the last five letters and numbers of the code (Enter = later)";
}

std::string endIsRight()
{
    return "That is right. The code counts as kept.";
}

std::string endIsWrong()
{
    return "Those are not the last five letters and numbers. Look at the sheet again.";
}

std::string checking(int percent)
{
    return "\rChecking the file: " + std::to_string(percent) + " %" + (percent == 100 ? "\n" : "");
}

std::string openedDamaged(const std::string& path)
{
    return path
        + ": A part of this file is damaged. It was kept as it is, and what opens is shown. Look at it with `store "
          "check`, and bring a backup back with `store restore`.";
}

std::string openedReadOnly(const std::string& path)
{
    return path + ": This file can only be read here. You can look and print; nothing can be saved.";
}

std::string broughtUpToDate(const std::string& path, const std::filesystem::path& backup)
{
    return path + ": An older version of Ownwords made this file. It was brought up to date; as it was, it lies in "
        + backup.string() + '.';
}

std::string savedWithoutBackup(const std::string& why)
{
    return "The change is saved, but no backup of it could be made. " + why;
}

std::string accessEnded(const std::string& coach)
{
    return coach
        + " can no longer see this record: the agreed time is over, access was given up, or a backup was brought back. "
          "To go on, share it again.";
}

std::string mayBeOld()
{
    return "This record came back with a backup, so these secret words may be your old ones. Nobody else can see it "
           "now. "
           "Set new secret words with `person change-words`.";
}

std::string wordsWereSet(const vault::ResetNotice& notice)
{
    return notice.name + " set new secret words for this record on " + dayOf(notice.when)
        + ". Your own still open it. If you did not want that, take it back with `person undo-reset`.";
}

std::string problem(const vault::Problem& problem)
{
    const std::string what = problem.sitting.isNull() ? "The list of what was said"
        : problem.last                                ? "What was said up to " + dayOf(*problem.last)
                                                      : "Something that was said";
    std::string how = " was changed by other means than Ownwords.";
    if (problem.code == ErrorCode::RolledBack)
        how = " is an older copy than the one that was saved last.";
    else if (problem.code == ErrorCode::Damaged)
        how = " is damaged and does not open.";
    else if (problem.code == ErrorCode::NotFound)
        how = " is gone from the file.";
    return what + how + (problem.shown ? " What still opens of it is shown." : " It is not shown.")
        + " All the rest is whole. A backup may have it: `person mend` looks.";
}

std::string unknownAuthors(std::size_t count)
{
    return "We do not know who wrote " + counted(count, "part", "parts")
        + " of this record. It is in no plan and in no count, and nothing else is touched by it.";
}

std::string recordIsWhole()
{
    return "The record is whole.";
}

std::string storeMade(const std::string& path, std::chrono::milliseconds unlocking)
{
    return "Store made: " + path + "\nOpening a record takes about "
        + withOneDecimal(static_cast<double>(unlocking.count()) / 1000)
        + " seconds on this computer. That is on purpose: it makes guessing slow.";
}

std::string untouchedRecords(std::size_t count, TimePoint now)
{
    const std::int64_t month = vault::monthOf(now) - vault::monthsKept;
    const Date first{std::chrono::year(static_cast<int>(month / 12)),
        std::chrono::month(static_cast<unsigned>(month % 12) + 1), std::chrono::day(1)};
    const std::string day = talk::shortDayText(first, "en"); // "1 March 2023"
    return "No one has opened " + counted(count, "record", "records") + " since before " + day.substr(day.find(' ') + 1)
        + ". Nothing goes by itself; a coach can look after them with `coach keep-house`.";
}

std::string checkFound(const std::string& path, std::size_t findings)
{
    return path + ": The check found " + counted(findings, "thing", "things")
        + " wrong. The file was left as it is, and every record that opens can still be used. Copy the file to a safe "
          "place, then bring the latest backup back with `store restore`.";
}

std::string checkIsGood(const std::string& path)
{
    return path + ": The file is whole.";
}

std::string backedUp(const std::filesystem::path& backup)
{
    return "Backup saved: " + backup.string();
}

std::string backupFolderNotSeen(const std::filesystem::path& folder)
{
    return "No backup in " + folder.string() + ": the folder is not here now. It is tried again next time.";
}

std::string noBackupIn(const vault::BackedUp::Failed& failed)
{
    const std::string_view why = failed.error.code == ErrorCode::ReadOnly ? "it can be read but not written to"
        : failed.error.code == ErrorCode::DiskFull                        ? "there is no room left"
                                                                          : "it cannot be written to";
    return "No backup in " + failed.folder.string() + ": " + std::string(why) + ". It is tried again next time.";
}

std::string restored(const std::string& path, const std::filesystem::path& aside)
{
    std::string text = path
        + ": The backup was brought back. People who were taken out for good stay out, and coaches "
          "whose access ended since do not get it back.";
    if (!aside.empty())
        text += "\nThe old file lies in " + aside.string() + ". Keep it until you are sure.";
    return text;
}

std::string soakGap(std::size_t number)
{
    return "Save " + std::to_string(number) + " was acknowledged and is not in the record.";
}

std::string recordOrStore()
{
    return "Say which record: --record with a file, or --store with a store and --name.";
}

std::string whoseRecord()
{
    return "Say whose record: --name for your own, or --coach with --called.";
}

std::string whoseImport()
{
    return "Say who it becomes here: --name, the sign-in name.";
}

std::string oneReceiver()
{
    return "Say who the export is for: --export-words-file for secret words of its own, or --to-coach for one coach.";
}

std::string talkSaved(std::size_t moves, bool changed)
{
    return changed ? "Talk saved: " + counted(moves, "move", "moves") : "Talk played; there was nothing new to save";
}

std::string shortId(const PersonId& person)
{
    return person.toText().substr(0, 8);
}

} // namespace ownwords::cli::messages
