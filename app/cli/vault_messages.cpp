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

std::string dayOf(TimePoint time)
{
    return talk::dayText(ownwords::dayOf(time, here(time).offsetFromUtc() / 60), "en");
}

std::string counted(std::size_t count, const std::string& one, const std::string& many)
{
    return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

std::string withOneDecimal(double number)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f", number);
    return text.data();
}

std::string lines(const std::vector<std::filesystem::path>& paths)
{
    std::string text;
    for (const std::filesystem::path& path : paths)
        text += "\n  " + path.string();
    return text;
}

} // namespace

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
    return path + ": The first line is over 4096 bytes, too long for words. Check that it is the right file.";
}

std::string noWordsInFile(const std::string& path)
{
    return path + ": The first line is empty. Write the words there, and nothing before them.";
}

std::string noTerminal(const std::string& option)
{
    return "Say which words: name a file that holds them with " + option + ", or type them at a terminal.";
}

std::string terminalShowsAll()
{
    return "This terminal shows everything that is typed. Nothing was read. Put the words in a file and name it.";
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
    return "These four words were picked by chance. Press Enter to take them, or type your own (10 letters or more): ";
}

std::string recoveryCode(const std::string& code)
{
    return "Recovery code: " + code
        + "\nIt opens this record when the words are lost. It is shown this once and kept nowhere: write it down, and "
          "keep it where nobody else looks. Without words, code or a coach who sees the record, nobody can open it.";
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
    return "To show that you have it: the last five letters of the code (Enter = later)";
}

std::string endIsRight()
{
    return "That is right. The code counts as kept.";
}

std::string endIsWrong()
{
    return "Those are not the last five letters. Look at the sheet again.";
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
    return "This record came back with a backup, so these words may be your old ones. Nobody else can see it now. Set "
           "new words with `person change-words`.";
}

std::string wordsWereSet(const vault::ResetNotice& notice)
{
    return notice.name + " set new words for this record on " + dayOf(notice.when)
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
        + " All the rest is whole. A backup may have it: `store restore`.";
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

std::string lastSaved(const vault::OpenPerson& person)
{
    return "Last saved " + timeText(person.manifest.lastSaved);
}

std::string sharedWith(const vault::Consent& consent)
{
    return "Shared with " + consent.name + (consent.confirmed ? "" : " (not confirmed by anyone)")
        + (consent.until ? " until " + talk::dayText(*consent.until, "en") : std::string()) + ": " + consent.purpose;
}

std::string sharedWithNobody()
{
    return "Shared with nobody";
}

std::string recordMade()
{
    return "Record made. Only these words and the recovery code open it.";
}

std::string recordKept(const std::string& coach, const PersonId& person)
{
    return "Record made (" + shortId(person) + "). It is kept by " + coach
        + " and opens with that coach's words. It becomes the person's own at any time: `person make-mine`.";
}

std::string wordsChanged()
{
    return "New words set. The old ones open nothing any more; the recovery sheet stays good.";
}

std::string confirmErase()
{
    return "This takes the record out for good, also from the backups, and nothing brings it back. Nothing was done "
           "yet. Add --yes if that is what you want.";
}

std::string erased()
{
    return "The record is gone, and everything that opened it.";
}

std::string wordsTakenOut()
{
    return "The words were taken out for good, and a fresh backup was made without them.";
}

std::string receipt(const vault::Receipt& receipt)
{
    std::string text = "Done on " + timeText(receipt.when);
    text += receipt.cleaned.empty() ? "\nThere was no older copy to clean." : "\nCleaned too:" + lines(receipt.cleaned);
    if (!receipt.failed.empty())
        text += "\nCould not be cleaned, so destroy by hand:" + lines(receipt.failed);
    if (!receipt.notSeen.empty())
        text += "\nNot here now; cleaned when a backup goes there next:" + lines(receipt.notSeen);
    return text + "\nCopies that were made by other means are not known here.";
}

std::string compareKeyWords(const std::string& words, const std::string& coach, bool confirmed)
{
    return coach + " is " + confirmation(confirmed) + ". Key words: " + words
        + "\nAsk for the coach's key words. If they are others, this is somebody else: take it back with `person "
          "withdraw`.";
}

std::string keyWords(const std::string& words)
{
    return "Key words: " + words;
}

std::string confirmation(bool confirmed)
{
    return confirmed ? "confirmed" : "not confirmed by anyone";
}

std::string askForYes()
{
    return "Are they the same? Type yes to share";
}

std::string notShared()
{
    return "Nothing was shared.";
}

std::string nowShared(const std::string& coach, const std::optional<Date>& until)
{
    return coach + " can now see and write in this record"
        + (until ? " until " + talk::dayText(*until, "en") : std::string())
        + ". Drafts stay yours. You can take it back at any time with `person withdraw`.";
}

std::string withdrawn(const std::string& coach)
{
    return coach + " can no longer see this record. What was read, printed or copied before stays known.";
}

std::string promisesNoLongerSeen()
{
    return "Open promises that this coach will no longer see:";
}

std::string openPromise(const vault::Summary::Promise& promise)
{
    return "  " + promise.words + (promise.by.empty() ? std::string() : " (by " + promise.by + ')');
}

std::string resetDone()
{
    return "New words set. For 30 days, who opens the record with the old words or the old code sees who did it, and "
           "can take it back. Drafts stay with the old words.";
}

std::string resetUndone()
{
    return "Taken back. Your own words and code count again; the ones that were set open nothing any more.";
}

std::string madeMine(bool keepsSharing)
{
    return std::string("The record is the person's own now. ")
        + (keepsSharing ? "The coach can still see it." : "The coach can no longer see it.");
}

std::string exported(const std::string& path)
{
    return "Export saved: " + path;
}

std::string imported(std::size_t sittings, std::size_t refused)
{
    std::string text = "Taken in: " + counted(sittings, "sitting", "sittings");
    if (refused > 0)
        text += "\nLeft out, because nobody's signature is on it: " + counted(refused, "part", "parts");
    return text;
}

std::string wouldMake(std::size_t sittings)
{
    return "This person is not in the file yet. A new record would be made, with "
        + counted(sittings, "sitting", "sittings") + ". Nothing was changed yet.";
}

std::string mergePreview(const usecase::MergePreview& preview)
{
    return "New here: " + counted(preview.newAnswers, "answer", "answers")
        + "\nGoals said in two ways: " + std::to_string(preview.goalsSaidTwoWays)
        + "\nWords here that were taken out there: " + std::to_string(preview.takenOut)
        + "\nLeft out, because nobody's signature is on it: " + counted(preview.refused, "part", "parts");
}

std::string merged()
{
    return "Both are one record now. Nothing that was said on either side is lost.";
}

std::string useUndo()
{
    return "A coach set new words for this record. Nothing was changed. Take that back with `person undo-reset`, which "
           "also sets your new words.";
}

std::string coachMade(const std::string& name, bool confirmed)
{
    return "Coach added: " + name + " (" + confirmation(confirmed) + ')';
}

std::string vouched(const std::string& name)
{
    return name + " is confirmed now.";
}

std::string coachRemoved(const std::string& name)
{
    return name
        + " is no longer a coach here, and no record opens to them. Each person's keys change at their next sign-in.";
}

std::string gaveUp()
{
    return "You can no longer see this record. Its keys change when the person signs in next.";
}

std::string nobodyShares()
{
    return "Nobody shares a record with this coach.";
}

std::string nothingFound()
{
    return "Nothing found.";
}

std::string held(std::size_t count)
{
    return counted(count, "record is", "records are")
        + " held now. Any sign-in keeps them; after 30 days they may be let go.";
}

std::string letGo(std::size_t count)
{
    return counted(count, "record was", "records were") + " let go.";
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
    return "Say who the export is for: --export-words-file for words of its own, or --to-coach for one coach.";
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
