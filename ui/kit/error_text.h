// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <QString>

namespace ownwords::kit {

// What the person was doing when it went wrong.
enum class Doing {
    OpenFile,
    MakeFile,
    SignIn,
    NewWords, // setting or changing the words that open a record
    Save,
    SavePdf,
    Print,
    Erase,
    Share,
    StopSharing,
    UndoReset, // taking back words that a coach set
    OpenPerson, // whom a coach works with
    Set, // settings of the organisation
    BackUp,
    Restore,
    TakeAlong, // a record into a file
    BringIn, // a record out of a file
    SendAlong, // a record into a file for a coach elsewhere
    OpenKey, // the key of that coach
    TakeIn, // a record that a colleague sent
    Leave, // as a coach
    ReadAloud,
};

// What a person reads about an error: what happened, what is safe, what to do now. Each is one sentence, translated.
struct Trouble {
    QString happened;
    QString safe;
    QString doNow;
};

// The only place where an ErrorCode becomes a sentence. Nothing of `detail` is shown but the seconds of TryLater. At
// SignIn a wrong name, wrong words and no such record read the same.
Trouble troubleOf(const Error& error, Doing doing);

// The three, one after the other.
QString sentence(const Trouble& trouble);

} // namespace ownwords::kit
