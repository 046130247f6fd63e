// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/store.h"
#include "core/usecase/people.h"
#include "core/vault/erasing.h"
#include "core/vault/mending.h"
#include "core/vault/transfer.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

// What the program says about stores, people and coaches when nothing failed. What went wrong: vault_failures.h.
namespace ownwords::cli::messages {

std::string counted(std::size_t count, const std::string& one, const std::string& many); // "1 record", "2 records"
// "Tuesday 4 March 2026 14:10", as clocks here show it.
std::string timeText(TimePoint time);
std::string dayOf(TimePoint time); // "Tuesday 4 March 2026"
std::string bytesText(std::uintmax_t bytes); // "4.1 MB"

std::string notProtected(); // the guard could not be set up
std::string noLockedMemory();

// Words and codes.
std::string wordsTooLong(const std::string& path);
std::string noWordsInFile(const std::string& path);
std::string noTerminal(const std::string& option);
std::string terminalShowsAll();
std::string nothingTyped();
std::string typedTwoWays();
std::string offeringWords();
enum class CodeOf { Person, Coach };
std::string recoveryCode(const std::string& code, CodeOf whose);
std::string sheetToKeep();
std::string sheetNotSaved();
std::string askForEnd();
std::string endIsRight();
std::string endIsWrong();

// Opening.
std::string checking(int percent);
std::string openedDamaged(const std::string& path);
std::string openedReadOnly(const std::string& path);
std::string broughtUpToDate(const std::string& path, const std::filesystem::path& backup);
std::string savedWithoutBackup(const std::string& why);
std::string accessEnded(const std::string& coach);
std::string mayBeOld();
std::string wordsWereSet(const vault::ResetNotice& notice);
std::string problem(const vault::Problem& problem);
std::string unknownAuthors(std::size_t count);
std::string recordIsWhole();

// Store commands.
std::string storeMade(const std::string& path, std::chrono::milliseconds unlocking);
std::string untouchedRecords(std::size_t count, TimePoint now);
std::string checkFound(const std::string& path, std::size_t findings);
std::string checkIsGood(const std::string& path);
std::string backedUp(const std::filesystem::path& backup);
std::string backupFolderNotSeen(const std::filesystem::path& folder);
std::string noBackupIn(const vault::BackedUp::Failed& failed);
std::string restored(const std::string& path, const std::filesystem::path& aside);
std::string soakGap(std::size_t number);

// Person commands.
std::string lastSaved(const vault::OpenPerson& person);
std::string sharedWith(const vault::Consent& consent);
std::string sharedWithNobody();
std::string recordMade();
std::string recordKept(const std::string& coach, const PersonId& person);
std::string wordsChanged();
std::string confirmErase();
std::string receipt(const vault::Receipt& receipt);
std::string erased();
std::string wordsTakenOut();
std::string compareKeyWords(const std::string& words, const std::string& coach, bool confirmed);
std::string keyWords(const std::string& words);
std::string confirmation(bool confirmed);
std::string askForYes();
std::string notShared();
std::string nowShared(const std::string& coach, const std::optional<Date>& until);
std::string withdrawn(const std::string& coach);
std::string copiesNotClosed(const std::string& why);
std::string closedInCopies(const vault::Receipt& receipt); // empty = there was nothing to close
std::string openPromise(const vault::Summary::Promise& promise);
std::string promisesNoLongerSeen();
std::string resetDone();
std::string resetUndone();
std::string madeMine(bool keepsSharing);
std::string exported(const std::string& path);
std::string canBeMended(const vault::OpenPerson& person, const vault::SoundCopy& copy);
std::string confirmMend();
std::string mended(std::size_t count);
std::string nothingToMend();
std::string imported(std::size_t sittings, std::size_t refused);
std::string wouldMake(std::size_t sittings);
std::string mergePreview(const usecase::MergePreview& preview);
std::string merged();
std::string useUndo();

// Coach commands.
std::string coachMade(const std::string& name, bool confirmed);
std::string vouched(const std::string& name);
std::string coachRemoved(const std::string& name);
std::string gaveUp();
std::string nobodyShares();
std::string nothingFound();
std::string held(std::size_t count);
std::string letGo(const vault::LetGo& gone);

std::string recordOrStore();
std::string whoseRecord();
std::string whoseImport();
std::string oneReceiver();
std::string talkSaved(std::size_t moves, bool changed);

// What identifies a person among others of the same name: the first letters and figures of a random id.
std::string shortId(const PersonId& person);

} // namespace ownwords::cli::messages
