// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/error_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace ownwords::kit {

namespace {

using enum ErrorCode;

constexpr int mostSeconds = 120; // above, it is said in minutes
constexpr std::size_t mostDigits = 6;

class ErrorText {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)

public:
    static QString happened(ErrorCode code, Doing doing);
    static QString safe(Doing doing);
    static QString doNow(const Error& error, Doing doing);

private:
    static QString notDone(Doing doing);
    static QString aboutFile(ErrorCode code, Doing doing);
    static QString doAboutFile(ErrorCode code, Doing doing);
    static QString aboutSent(ErrorCode code);
    static QString doAboutSent(ErrorCode code);
    static QString notFound(Doing doing);
    static QString findIt(Doing doing);
    static QString whatToCheck(ErrorCode code, Doing doing);
    static QString wait(const std::string& detail);
};

// For what has no better reason than that it did not work.
QString ErrorText::notDone(Doing doing)
{
    switch (doing) {
    case Doing::OpenFile:
        return tr("This file did not open.");
    case Doing::MakeFile:
        return tr("The file was not made.");
    case Doing::SignIn:
        return tr("Signing in did not work this time.");
    case Doing::NewWords:
        return tr("The new secret words were not set.");
    case Doing::Save:
        return tr("What you said last is not saved yet.");
    case Doing::SavePdf:
        return tr("The plan was not saved as a PDF.");
    case Doing::Print:
        return tr("The plan was not printed.");
    case Doing::Erase:
        return tr("It was not taken out.");
    case Doing::Share:
        return tr("It was not shared.");
    case Doing::StopSharing:
        return tr("The sharing goes on for now.");
    case Doing::UndoReset:
        return tr("The new secret words are not undone yet.");
    case Doing::OpenPerson:
        return tr("This did not open.");
    case Doing::Set:
        return tr("This was not set.");
    case Doing::BackUp:
        return tr("The copy was not made.");
    case Doing::Restore:
        return tr("The copy was not brought back.");
    case Doing::TakeAlong:
        return tr("The file for your record was not made.");
    case Doing::BringIn:
    case Doing::TakeIn:
        return tr("This is not a record that Ownwords saved.");
    case Doing::SendAlong:
        return tr("The file for your colleague was not made.");
    case Doing::OpenKey:
        return tr("This is not a coach's key.");
    case Doing::Leave:
        return tr("You are still a coach here.");
    case Doing::ReadAloud:
        return tr("Reading aloud did not work this time.");
    }
    return {};
}

// About a file that a colleague sent.
QString ErrorText::aboutSent(ErrorCode code)
{
    switch (code) {
    case WrongWords:
        return tr("This file was made for another coach, or it is not whole.");
    case NotAllowed:
        return tr("This record has secret words of its own, and is for no coach.");
    case Exists:
        return tr("This record is on this computer already.");
    case Tampered:
        return tr("A part of this file does not open.");
    default:
        return {};
    }
}

QString ErrorText::doAboutSent(ErrorCode code)
{
    switch (code) {
    case WrongWords:
        return tr("Ask your colleague to make it again, with your key.");
    case NotAllowed:
        return tr("Its person brings it in from the first page, with those secret words.");
    case Exists:
        return tr("Ask the person to share it with you here.");
    case Tampered:
        return tr("Ask your colleague to make it again.");
    case Invalid:
        return tr("Please choose another file.");
    default:
        return {};
    }
}

// What reads otherwise for records and copies in files of their own; empty = as for everything else.
QString ErrorText::aboutFile(ErrorCode code, Doing doing)
{
    if (doing == Doing::Set && code == NotAllowed)
        return tr("Only a confirmed coach can set this, while no record is open.");
    if (doing == Doing::Restore && code == NotAllowed)
        return tr("The file on this computer opens, so a coach decides about this.");
    if (doing == Doing::Leave && code == NotAllowed)
        return tr("You keep somebody's record, or nobody else here is confirmed.");
    if (doing == Doing::OpenKey && code == Tampered)
        return tr("This key is not whole, or somebody changed it.");
    if (doing == Doing::SendAlong && code == NotAllowed)
        return tr("Only they can send what they share with you.");
    if (doing == Doing::TakeIn)
        return aboutSent(code);
    if (doing == Doing::OpenFile && code == NotAllowed)
        return tr("This is a copy of a file.");
    if (doing != Doing::BringIn)
        return {};
    switch (code) {
    case WrongWords:
        return tr("These secret words do not open this file, or it is not whole.");
    case KeyChanged:
        return tr("This record does not go with the one that is open here.");
    case NotAllowed:
        return tr("This record was saved for a coach.");
    case Tampered:
        return tr("A part of this file does not open.");
    default:
        return {};
    }
}

QString ErrorText::doAboutFile(ErrorCode code, Doing doing)
{
    if (doing == Doing::Set && code == NotAllowed)
        return tr("Sign in as a coach, or ask a coach who is confirmed.");
    if (doing == Doing::Restore && code == NotAllowed)
        return tr("A confirmed coach signs in, and brings the copy back there.");
    if (doing == Doing::OpenFile && code == NotAllowed)
        return tr("Choose “Bring back a copy of a file” instead.");
    if (doing == Doing::Restore && (code == Tampered || code == Damaged))
        return tr("Please choose another copy.");
    if (doing == Doing::Leave && code == NotAllowed)
        return tr("Look at Settings again: it says what to do first.");
    if (doing == Doing::OpenKey && code == Tampered)
        return tr("Ask your colleague to send it again.");
    if (doing == Doing::OpenKey && code == Invalid)
        return tr("Please choose another file.");
    if (doing == Doing::SendAlong && code == NotAllowed)
        return tr("With them signed in, look under To or from another computer.");
    if (doing == Doing::TakeIn)
        return doAboutSent(code);
    if (doing != Doing::BringIn)
        return {};
    switch (code) {
    case WrongWords:
        return tr("Check the secret words of the file, then try again.");
    case KeyChanged:
        return tr("Save it again on the other computer, or sign out first.");
    case NotAllowed:
        return tr("That coach opens it from their list of people.");
    case Tampered:
        return tr("Please save it again on the other computer.");
    case Invalid:
        return tr("Please choose another file.");
    default:
        return {};
    }
}

QString ErrorText::notFound(Doing doing)
{
    switch (doing) {
    case Doing::BringIn:
    case Doing::OpenKey:
    case Doing::TakeIn:
    case Doing::OpenFile:
        return tr("There is no such file here.");
    case Doing::ReadAloud:
        return tr("There is no reading voice on this computer.");
    case Doing::Print:
        return tr("There is no such printer here.");
    case Doing::Share:
    case Doing::StopSharing:
        return tr("The one to share with is not here.");
    default:
        return tr("The place for it is not here.");
    }
}

QString ErrorText::happened(ErrorCode code, Doing doing)
{
    if (QString own = aboutFile(code, doing); !own.isEmpty())
        return own;
    switch (code) {
    case NotFound:
        return notFound(doing);
    case NotAllowed:
        return tr("That is not possible here.");
    case TooLong:
        return tr("That is more text than fits in one place.");
    case TooLarge:
        return tr("That is bigger than Ownwords can take.");
    case NewerFormat:
        return tr("A newer Ownwords made this file.");
    case CannotRead:
        return tr("The file cannot be read just now.");
    case Exists:
        return doing == Doing::Share ? tr("They can see it already.") : tr("There is one with this name already.");
    case WrongWords:
        return tr("That name and those secret words do not open anything here.");
    case Tampered:
        return tr("Something other than Ownwords has changed this file.");
    case RolledBack:
        return tr("This is an older copy of the file.");
    case KeyChanged:
        return tr("The key here is not the one we knew.");
    case NoConsent:
        return doing == Doing::StopSharing ? tr("They cannot see it any more.")
                                           : tr("There is no yes to this, or its time is over.");
    case Conflict:
        return tr("Somebody else saved at the same moment.");
    case Damaged:
        return tr("A part of the file does not open.");
    case NotOurFile:
        return tr("This is not a file of Ownwords.");
    case ReadOnly:
        return tr("This place can be read, but not written to.");
    case DiskFull:
        return tr("There is no room left on this disk.");
    case Busy:
        return tr("Another program is using this file.");
    case NetworkFolder:
        return tr("This folder is shared with another computer.");
    case NoMemory:
        return tr("This computer has too little free memory just now.");
    case NotInstalled:
        return tr("A part of Ownwords is missing on this computer.");
    case TryLater:
        return tr("There were many tries in a short time.");
    case Invalid:
        if (doing == Doing::Share)
            return tr("It needs a purpose, and a day that is not over.");
        return doing == Doing::NewWords ? tr("These secret words cannot be used.") : notDone(doing);
    case CannotWrite:
    case Internal:
        break;
    }
    return notDone(doing);
}

QString ErrorText::safe(Doing doing)
{
    switch (doing) {
    case Doing::OpenFile:
        return tr("The file is just as it was.");
    case Doing::MakeFile:
        return tr("All that was there before is still there.");
    case Doing::SignIn:
        return tr("Nothing has changed, and nothing is locked for good.");
    case Doing::NewWords:
        return tr("Nothing has changed: what worked before still works.");
    case Doing::Save:
        return tr("What you said is still here on the screen.");
    case Doing::SavePdf:
    case Doing::Print:
        return tr("Your plan is still here in Ownwords.");
    case Doing::Erase:
        return tr("All that was there before is still there.");
    case Doing::Share:
    case Doing::StopSharing:
        return tr("Nobody new can see what you said.");
    case Doing::UndoReset:
        return tr("Your own secret words still open it.");
    case Doing::OpenPerson:
        return tr("What they said is just as it was.");
    case Doing::Set:
        return tr("What was set before still counts.");
    case Doing::BackUp:
        return tr("The file is just as it was.");
    case Doing::Restore:
        return tr("All that was there before is still there.");
    case Doing::TakeAlong:
        return tr("Your record is still here.");
    case Doing::SendAlong:
        return tr("The record is still here, and nobody new can see it.");
    case Doing::BringIn:
    case Doing::OpenKey:
    case Doing::TakeIn:
    case Doing::Leave:
        return tr("Nothing has changed here.");
    case Doing::ReadAloud:
        return tr("What you said is just as it was.");
    }
    return {};
}

QString ErrorText::wait(const std::string& detail)
{
    const bool isNumber = !detail.empty() && detail.size() <= mostDigits
        && std::all_of(detail.begin(), detail.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!isNumber)
        return tr("Please wait half a minute, then try again.");
    const int seconds = std::stoi(detail);
    if (seconds > mostSeconds)
        return tr("Please wait %n minutes, then try again.", nullptr, (seconds + 59) / 60);
    if (seconds <= 1)
        return tr("Please wait one second, then try again.");
    return tr("Please wait %n seconds, then try again.", nullptr, seconds);
}

QString ErrorText::findIt(Doing doing)
{
    switch (doing) {
    case Doing::BringIn:
    case Doing::OpenKey:
    case Doing::TakeIn:
    case Doing::Restore:
    case Doing::OpenFile:
        return tr("Look for it in another folder, or plug its drive in.");
    case Doing::ReadAloud:
        return tr("Ask someone who looks after this computer to add one.");
    case Doing::Print:
        return tr("Choose another printer, or save the plan as a PDF.");
    case Doing::Share:
    case Doing::StopSharing:
        return tr("Ask them to sign in here once, then try again.");
    default:
        return tr("Choose another place, then try again.");
    }
}

QString ErrorText::whatToCheck(ErrorCode code, Doing doing)
{
    switch (doing) {
    case Doing::OpenFile:
        return tr("Please choose another file.");
    case Doing::NewWords:
        return code == Invalid ? tr("Please choose other secret words.") : tr("Please try again.");
    case Doing::SavePdf:
    case Doing::MakeFile:
        return tr("Choose another place or name, then try again.");
    case Doing::Print:
        return tr("Check that the printer is on, then try again.");
    case Doing::ReadAloud:
        return tr("Check the sound of this computer, then try again.");
    default:
        return code == CannotWrite ? tr("Check that the drive is plugged in, then try again.")
                                   : tr("Please try again, or ask someone to help.");
    }
}

QString ErrorText::doNow(const Error& error, Doing doing)
{
    if (QString own = doAboutFile(error.code, doing); !own.isEmpty())
        return own;
    switch (error.code) {
    case NotFound:
        return findIt(doing);
    case NotAllowed:
    case KeyChanged:
        return tr("Ask someone who looks after Ownwords here.");
    case TooLong:
        return tr("Please use fewer words here.");
    case TooLarge:
        return tr("Please choose a smaller one.");
    case NewerFormat:
        return tr("Get the newest Ownwords, then open it again.");
    case CannotRead:
        return tr("Check that the drive is plugged in, then try again.");
    case Exists:
        return doing == Doing::Share ? tr("You can stop it at any time.") : tr("Please choose another name.");
    case WrongWords:
        return tr("Check both and try again, or use your sheet with the code.");
    case Tampered:
    case Damaged:
        return tr("Keep the file, and ask for the last backup.");
    case RolledBack:
        return tr("Look for the newer file, or ask for the last backup.");
    case NoConsent:
        return doing == Doing::StopSharing ? tr("There is nothing more to do.")
                                           : tr("Ask the person to share it again.");
    case Conflict:
        return tr("Please try again.");
    case NotOurFile:
        return tr("Please choose a file that Ownwords made.");
    case ReadOnly:
        return tr("Choose a place on this computer that can be written to.");
    case DiskFull:
        return tr("Make some room on the disk, then try again.");
    case Busy:
        return tr("Close it there, then try again.");
    case NetworkFolder:
        return tr("Choose a folder that is only on this computer.");
    case NoMemory:
        return tr("Close other programs, then try again.");
    case NotInstalled:
        return tr("Ask someone who looks after this computer to install Ownwords again.");
    case TryLater:
        return wait(error.detail);
    case Invalid:
    case CannotWrite:
    case Internal:
        break;
    }
    return whatToCheck(error.code, doing);
}

} // namespace

Trouble troubleOf(const Error& error, Doing doing)
{
    Error shown = error;
    // At the door one must not learn whether there is such a name.
    if (doing == Doing::SignIn && (error.code == NotFound || error.code == Invalid))
        shown.code = WrongWords;
    return {ErrorText::happened(shown.code, doing), ErrorText::safe(doing), ErrorText::doNow(shown, doing)};
}

QString sentence(const Trouble& trouble)
{
    return trouble.happened + QLatin1Char(' ') + trouble.safe + QLatin1Char(' ') + trouble.doNow;
}

} // namespace ownwords::kit
