// SPDX-License-Identifier: Apache-2.0
#include "app/cli/vault_messages.h"
#include "core/talk/value_text.h"

// What is said about people and coaches.
namespace ownwords::cli::messages {

namespace {

std::string lines(const std::vector<std::filesystem::path>& paths)
{
    std::string text;
    for (const std::filesystem::path& path : paths)
        text += "\n  " + path.string();
    return text;
}

} // namespace

std::string lastSaved(const vault::OpenPerson& person)
{
    return "Last saved " + timeText(person.manifest.lastSaved);
}

std::string sharedWith(const vault::Consent& consent)
{
    return "Shared with " + consent.name + (consent.confirmed ? "" : " (not confirmed by anyone)")
        + (consent.until ? " until " + talk::dayText(*consent.until, "en") : std::string())
        + (consent.purpose.empty() ? ", who kept it before" : ": " + consent.purpose);
}

std::string sharedWithNobody()
{
    return "Shared with nobody";
}

std::string recordMade()
{
    return "Record made. Only these secret words and the recovery code open it.";
}

std::string recordKept(const std::string& coach, const PersonId& person)
{
    return "Record made (" + shortId(person) + "). It is kept by " + coach
        + " and opens with that coach's secret words. It becomes the person's own at any time: `person make-mine`.";
}

std::string wordsChanged()
{
    return "New secret words set. The old ones open nothing any more; the sheet with the code stays good.";
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
    if (receipt.partsRemain)
        text += "\nA damaged part of the file could not be emptied. What lies there is sealed, and its keys are gone.";
    if (!receipt.notSeen.empty())
        text += "\nNot here now; cleaned when a backup goes there next:" + lines(receipt.notSeen);
    return text + "\nCopies that were made by other means are not known here.";
}

std::string compareKeyWords(const std::string& words, const std::string& coach, bool confirmed)
{
    return coach + " is " + confirmation(confirmed) + ". Check words: " + words
        + "\nAsk for the coach's check words. If they are others, this is somebody else: take it back with `person "
          "withdraw`.";
}

std::string keyWords(const std::string& words)
{
    return "Check words: " + words;
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

std::string copiesNotClosed(const std::string& why)
{
    return "Copies that were made before may still open to them. " + why;
}

std::string closedInCopies(const vault::Receipt& receipt)
{
    std::string text;
    if (!receipt.cleaned.empty())
        text += "\nClosed in these copies too:" + lines(receipt.cleaned);
    if (!receipt.failed.empty())
        text += "\nCould not be closed, and may still open:" + lines(receipt.failed);
    if (!receipt.notSeen.empty())
        text += "\nNot here now; closed when a backup goes there next:" + lines(receipt.notSeen);
    return text.empty() ? text : text.substr(1);
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
    return "New secret words set. For 30 days, whoever opens the record with the old secret words or the old code sees "
           "who did it, and can take it back. Drafts stay with the old secret words.";
}

std::string resetUndone()
{
    return "Taken back. Your own secret words and code count again; the ones that were set open nothing any more.";
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

std::string canBeMended(const vault::OpenPerson& person, const vault::SoundCopy& copy)
{
    const auto entry = person.manifest.entries.find(copy.sitting);
    const bool hasDay = entry != person.manifest.entries.end() && entry->second.last != TimePoint();
    return (hasDay ? "What was said up to " + dayOf(entry->second.last) : std::string("Something that was said"))
        + " lies whole in the backup of " + timeText(copy.made) + '.';
}

std::string confirmMend()
{
    return "Nothing was changed yet. Add --yes to take it back from there.";
}

std::string mended(std::size_t count)
{
    return "Taken back from backups: " + counted(count, "sitting", "sittings");
}

std::string nothingToMend()
{
    return "No backup that these secret words open has what is missing. Nothing was changed.";
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
    return "A coach set new secret words for this record. Nothing was changed. Take that back with `person "
           "undo-reset`, "
           "which also sets your new secret words.";
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

std::string letGo(const vault::LetGo& gone)
{
    const std::string text = counted(gone.people, "record was", "records were") + " let go.";
    return gone.people == 0 ? text : text + '\n' + receipt(gone.receipt);
}

} // namespace ownwords::cli::messages
