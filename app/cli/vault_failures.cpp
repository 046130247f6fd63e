// SPDX-License-Identifier: Apache-2.0
#include "app/cli/vault_failures.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

namespace ownwords::cli {

namespace {

using enum ErrorCode;

// With `path` in front.
struct OfFile {
    ErrorCode code;
    ExitCode exit;
    std::string_view detail; // begins the error's detail; empty = whatever it is
    std::string_view sentence;
};

constexpr std::array ofFiles{
    OfFile{NotFound, ExitCode::CannotReadOrWrite, "folder",
        "The folder it should be in does not exist. Nothing was changed. Check the name, or make the folder first."},
    OfFile{NotFound, ExitCode::CannotReadOrWrite, "",
        "There is no such file. Nothing was changed. Check the name, or make a new one with `store new`."},
    OfFile{Invalid, ExitCode::CannotReadOrWrite, "folder",
        "This is a folder. Nothing in it was changed. Name the store file in it."},
    OfFile{Invalid, ExitCode::CannotReadOrWrite, "link",
        "This is a link to another place. It was not followed, and nothing was changed. Name the file itself."},
    OfFile{Invalid, ExitCode::CannotReadOrWrite, "not a file",
        "This is not an ordinary file. It was left alone. Name the store file."},
    OfFile{Invalid, ExitCode::CannotReadOrWrite, "no name", "The name of the file is missing. Name the store file."},
    OfFile{Invalid, ExitCode::Damaged, "empty",
        "The file is empty, so there is no record in it. It was left as it is. Bring the latest backup back with "
        "`store restore`."},
    OfFile{Invalid, ExitCode::InputHasErrors, "",
        "This is not something Ownwords can use here. Nothing was changed. Check the name of the file."},
    OfFile{Exists, ExitCode::CannotReadOrWrite, "",
        "There is a file of this name already, or one that belongs to it. It was left as it is. Give another name."},
    OfFile{NewerFormat, ExitCode::InputHasErrors, "",
        "A newer version of Ownwords made this file. It is whole and was not changed. Update Ownwords to open it."},
    OfFile{CannotRead, ExitCode::CannotReadOrWrite, "",
        "The file cannot be read. It was left as it is. Check that you may open it and that its disk is well."},
    OfFile{CannotWrite, ExitCode::CannotReadOrWrite, "",
        "It cannot be written to. What was saved before is whole; this change was not saved. Check the disk, then try "
        "again."},
    OfFile{Tampered, ExitCode::Damaged, "file: its words would be kept too weakly",
        "This file would guard secret words too weakly, as only a program for tests or somebody with bad intent makes "
        "it. It "
        "was not opened and not changed. Bring a backup back with `store restore`, or make a new one with `store "
        "new`."},
    OfFile{Tampered, ExitCode::Damaged, "person: the row is missing",
        "These secret words opened a record once, and it is not in this file now: it was taken out for good, or "
        "somebody "
        "removed it. Nothing else was changed. If it should be there, bring a newer backup back with `store restore`."},
    OfFile{Tampered, ExitCode::Damaged, "",
        "Something in this file was changed by other means than Ownwords. Nothing was written to it now. Keep it, look "
        "at it with `store check`, and bring a backup back with `store restore`."},
    OfFile{RolledBack, ExitCode::Damaged, "",
        "What lies in this file is older than what was saved last: somebody put an old copy in its place. Nothing was "
        "changed now. Look for the newer file, or bring the latest backup back with `store restore`."},
    OfFile{Damaged, ExitCode::Damaged, "",
        "The file is damaged. It was kept as it is, and nothing was deleted. Look at it with `store check`, and bring "
        "the latest backup back with `store restore`."},
    OfFile{NotOurFile, ExitCode::Damaged, "",
        "This is not a file of Ownwords, or its first part is gone. It was left as it is. Check the name, or bring a "
        "backup back with `store restore`."},
    OfFile{ReadOnly, ExitCode::CannotReadOrWrite, "",
        "This place can be read but not written to. What is there is whole; this change was not saved. Copy the file "
        "to a disk you may write to."},
    OfFile{DiskFull, ExitCode::CannotReadOrWrite, "",
        "There is no room left on this disk. What was saved before is whole; this change was not saved. Make room, "
        "then try again."},
    OfFile{Busy, ExitCode::CannotReadOrWrite, "",
        "Another program has this file open. Nothing was changed here. Sign out there, then try again."},
    OfFile{NetworkFolder, ExitCode::CannotReadOrWrite, "",
        "This folder lies on another computer, or is kept in step with one. Words could be lost there, so nothing was "
        "opened or changed. Work on a copy in a folder of this computer."},
};

// About what somebody wants, not about the file. Sentences for one act come before those for all.
struct OfAct {
    Act act;
    ErrorCode code;
    ExitCode exit;
    std::string_view sentence;
};

constexpr std::array ofActs{
    OfAct{Act::NewFile, NotFound, ExitCode::CannotReadOrWrite,
        "The folder for the new file does not exist. Nothing was made. Make the folder first, or name another one."},
    OfAct{Act::OpenFile, NotAllowed, ExitCode::InputHasErrors,
        "This is a copy of a store file, and nobody signs in to a copy. Nothing was changed. Bring it back with `store "
        "restore`."},
    OfAct{Act::Restore, NotFound, ExitCode::CannotReadOrWrite,
        "The backup, or the folder of the file, is not there. Nothing was changed. Check both names."},
    OfAct{Act::Restore, Damaged, ExitCode::Damaged,
        "This backup is damaged. The file was left as it is. Take another backup: `store info` lists where they lie."},
    OfAct{Act::Restore, Tampered, ExitCode::Damaged,
        "This backup was changed by other means than Ownwords. The file was left as it is. Take another backup."},
    OfAct{Act::Restore, NotOurFile, ExitCode::Damaged,
        "This is not a backup of Ownwords. The file was left as it is. Take a file whose name ends in .backup."},
    OfAct{Act::Restore, Invalid, ExitCode::CannotReadOrWrite,
        "This is not a backup, or the list of people who were taken out for good cannot be read. The file was left as "
        "it is. Name a file that ends in .backup."},
    OfAct{Act::BackupFolder, NotFound, ExitCode::CannotReadOrWrite,
        "The folder for backups does not exist. No backup was made there. Make it first, or name another one."},
    OfAct{Act::Unlock, NotFound, ExitCode::Damaged,
        "A part of this record is gone from the file. Nothing was changed now. Bring a backup back with `store "
        "restore`."},
    OfAct{Act::NewWords, Invalid, ExitCode::InputHasErrors,
        "The sign-in name is empty, or the secret words are too few: take four words of the list, or at least 10 "
        "letters of "
        "your own. Nothing was changed."},
    OfAct{Act::NewWords, Exists, ExitCode::InputHasErrors,
        "This sign-in name cannot be used with these secret words. Nothing was changed. Please choose another sign-in "
        "name."},
    OfAct{Act::NewWords, NotAllowed, ExitCode::InputHasErrors,
        "Only the person themselves can set new secret words, and this record is kept by a coach. Nothing was changed. "
        "Use "
        "`person make-mine`."},
    OfAct{Act::Code, Invalid, ExitCode::InputHasErrors,
        "There is a slip in the code: a letter is wrong, missing or too many. It was not counted as a try. Compare it "
        "with the sheet, letter by letter."},
    OfAct{Act::Code, WrongWords, ExitCode::Locked,
        "Nothing opens with this code. Nothing was changed. Check that it is the newest sheet: an older one stops "
        "working when a new one is made."},
    OfAct{Act::Change, NotAllowed, ExitCode::InputHasErrors,
        "Only the person themselves can do this, with their own secret words. Nothing was changed."},
    OfAct{Act::NewCoach, Invalid, ExitCode::InputHasErrors,
        "The coach's name or sign-in name is empty, or the secret words are too few: take four words of the list, or "
        "at least "
        "10 letters of your own. Nothing was changed."},
    OfAct{Act::NewCoach, Exists, ExitCode::InputHasErrors,
        "There is a coach of this name already, or the sign-in name cannot be used with these secret words. Nothing "
        "was "
        "changed. Choose another name."},
    OfAct{Act::FindCoach, NotFound, ExitCode::InputHasErrors,
        "There is no coach of this name in the file. Nothing was changed. `store info` lists the names."},
    OfAct{Act::Vouch, NotAllowed, ExitCode::InputHasErrors,
        "Only a coach who is confirmed can vouch for another. Nothing was changed. Ask a confirmed coach."},
    OfAct{Act::RemoveCoach, NotAllowed, ExitCode::InputHasErrors,
        "This is for a confirmed coach. One who keeps somebody's record cannot leave, nor can the last who is "
        "confirmed. "
        "Nothing was changed. Let those people make their records their own (`person make-mine`), or confirm a "
        "colleague (`coach vouch`) first."},
    OfAct{Act::KeepHouse, NotAllowed, ExitCode::InputHasErrors,
        "Only a coach who is confirmed may look after untouched records. Nothing was changed. Ask for somebody to "
        "vouch."},
    OfAct{Act::Share, Invalid, ExitCode::InputHasErrors,
        "Say what the sharing is for, and a last day that is not over. Nothing was shared."},
    OfAct{Act::Share, Exists, ExitCode::InputHasErrors,
        "The record is shared with this coach already. Nothing was changed. To agree to something else, use `person "
        "withdraw` first."},
    OfAct{Act::Share, NotAllowed, ExitCode::InputHasErrors,
        "Only the person themselves can share their record. Nothing was shared."},
    OfAct{Act::Withdraw, NoConsent, ExitCode::InputHasErrors,
        "The record is not shared with this coach. Nothing was changed."},
    OfAct{Act::Withdraw, NotAllowed, ExitCode::InputHasErrors,
        "A coach keeps this record, and nobody else can close it to them. Nothing was changed. Use `person "
        "make-mine`."},
    OfAct{Act::OpenShared, NotFound, ExitCode::InputHasErrors,
        "Nobody who shares with this coach is called that. Nothing was changed. `coach people` lists them."},
    OfAct{Act::OpenShared, Exists, ExitCode::InputHasErrors,
        "More than one person who shares with this coach is called that. Nothing was changed. Take the letters and "
        "figures that `coach people` shows after the name."},
    OfAct{Act::GiveUp, NotAllowed, ExitCode::InputHasErrors,
        "This coach keeps the record, and the person would lose it. Nothing was changed. Let them make it their own "
        "first (`person make-mine`)."},
    OfAct{Act::Reset, NotAllowed, ExitCode::InputHasErrors,
        "New secret words can be set only by a coach who sees the record, and not for one that the coach keeps. "
        "Nothing was "
        "changed."},
    OfAct{Act::UndoReset, NotAllowed, ExitCode::InputHasErrors,
        "There is nothing to undo: no coach set new secret words for this record, or they are undone already. Nothing "
        "was "
        "changed."},
    OfAct{Act::MakeMine, NotAllowed, ExitCode::InputHasErrors,
        "This coach does not keep that record: it is the person's own already. Nothing was changed."},
    OfAct{Act::Erase, NotAllowed, ExitCode::InputHasErrors,
        "Only the person, or a coach who sees the record with them, can take it out for good. Nothing was taken out."},
    OfAct{Act::Export, Invalid, ExitCode::InputHasErrors,
        "The secret words for the export are too few: take four words of the list, or at least 10 letters of your own. "
        "Nothing was written."},
    OfAct{Act::Export, NotAllowed, ExitCode::InputHasErrors,
        "Only the person themselves can take their record with them. Nothing was written."},
    OfAct{Act::OpenExport, Invalid, ExitCode::InputHasErrors,
        "This is not an exported record, or it is not whole. Nothing was changed. Ask for the export again."},
    OfAct{Act::OpenExport, WrongWords, ExitCode::Locked,
        "This export does not open: the secret words are others, or it was made for another coach. Nothing was "
        "changed. Check "
        "the secret words of the export."},
    OfAct{Act::OpenExport, Tampered, ExitCode::Damaged,
        "This export is damaged or was changed. Nothing was taken from it. Ask for the export again."},
    OfAct{Act::OpenExport, NewerFormat, ExitCode::InputHasErrors,
        "A newer version of Ownwords made this export. Nothing was changed. Update Ownwords to read it."},
    OfAct{Act::Import, Exists, ExitCode::InputHasErrors,
        "This person is in the file already. Nothing was changed. Use an export with secret words, and sign in as the "
        "person, "
        "to put both together."},
    OfAct{Act::Import, NotAllowed, ExitCode::InputHasErrors,
        "This export was made for a coach, who can keep it but be nobody else. Nothing was changed. Sign the coach in "
        "with --coach."},
    OfAct{Act::Merge, Invalid, ExitCode::InputHasErrors,
        "This export is of another person than the one who signed in. Nothing was changed. Check the sign-in name."},
    OfAct{Act::Merge, KeyChanged, ExitCode::Locked,
        "This export was made before new secret words were set by a coach, so it cannot be put together with the "
        "record. "
        "Nothing was changed. Make a new export."},
    OfAct{Act::Merge, NotAllowed, ExitCode::InputHasErrors,
        "A coach keeps this record, so nothing can be put together with it. Nothing was changed. Use `person "
        "make-mine` first."},
    OfAct{Act::Save, NotAllowed, ExitCode::InputHasErrors,
        "This cannot be saved with the keys that are open. What was saved before is whole; nothing of this was saved. "
        "Each of you signs with your own secret words."},
    OfAct{Act::Packs, NotFound, ExitCode::Damaged,
        "The questions of a talk are missing from the file, so the record cannot be shown. It was left as it is. Bring "
        "a backup back with `store restore`."},
    OfAct{Act::Packs, Tampered, ExitCode::Damaged,
        "The questions of a talk were changed in the file, so the record is not shown. It was left as it is. Bring a "
        "backup back with `store restore`."},
};

constexpr std::array forAll{
    OfAct{Act::Unlock, WrongWords, ExitCode::Locked,
        "Nothing opens with this name and these secret words. Nothing was changed. Check both and try again; if the "
        "secret words are "
        "lost, use the sheet with the code."},
    OfAct{Act::Unlock, KeyChanged, ExitCode::Locked,
        "The key in this file is not the one that was known before. Nothing was shown, shared or changed. Talk to the "
        "people who look after the file before you go on."},
    OfAct{Act::Unlock, NoConsent, ExitCode::Locked,
        "Nobody agreed to this, or the consent is over. Nothing was shown or changed. Ask the person to share the "
        "record again."},
    OfAct{Act::Unlock, Conflict, ExitCode::CannotReadOrWrite,
        "Another program saved at the same moment. What it saved is whole; this change was not saved. Try again."},
    OfAct{Act::Unlock, NotAllowed, ExitCode::InputHasErrors,
        "This is not possible here. Nothing was changed. With --help after it, each command says how."},
    OfAct{Act::Unlock, TooLong, ExitCode::InputHasErrors,
        "These words are over the limit of one answer. Nothing was cut and nothing was saved. Use fewer words."},
    OfAct{Act::Unlock, TooLarge, ExitCode::InputHasErrors,
        "This is larger than Ownwords takes. Nothing was changed. Check that it is the right file."},
    OfAct{Act::Unlock, NoMemory, ExitCode::CannotReadOrWrite,
        "This computer has too little free memory to make the key safely. Nothing was changed. Close other programs, "
        "then try again."},
    OfAct{Act::Unlock, NotInstalled, ExitCode::CannotReadOrWrite,
        "A part of Ownwords is missing on this computer. Nothing was changed. Install Ownwords again, then try again."},
    OfAct{Act::Unlock, Internal, ExitCode::CannotReadOrWrite,
        "Something went wrong inside the program. What was saved before is whole. Please tell the people who make "
        "Ownwords."},
};

std::string seconds(const std::string& detail)
{
    const bool isNumber = !detail.empty() && detail.size() < 6
        && std::all_of(detail.begin(), detail.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!isNumber)
        return "half a minute";
    return detail == "1" ? "1 second" : detail + " seconds";
}

} // namespace

Failure explain(const Error& error, const std::string& path, Act act)
{
    if (error.code == TryLater)
        return {ExitCode::Locked,
            "There were too many wrong tries. Nothing is lost or locked for good. Wait " + seconds(error.detail)
                + ", then try again."};
    const auto* const special = std::find_if(
        ofActs.begin(), ofActs.end(), [&](const OfAct& one) { return one.act == act && one.code == error.code; });
    if (special != ofActs.end())
        return {special->exit, std::string(special->sentence)};
    const auto* const general
        = std::find_if(forAll.begin(), forAll.end(), [&](const OfAct& one) { return one.code == error.code; });
    if (general != forAll.end())
        return {general->exit, std::string(general->sentence)};
    const auto* const file = std::find_if(ofFiles.begin(), ofFiles.end(),
        [&](const OfFile& one) { return one.code == error.code && error.detail.starts_with(one.detail); });
    const OfFile& found = file == ofFiles.end() ? ofFiles.back() : *file;
    return {found.exit, path + ": " + std::string(found.sentence)};
}

} // namespace ownwords::cli
