// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/sqlite_store.h"
#include "core/vault/sharing.h"
#include "tests/ui/window_kit.h"

// For what no window does: an attack, or a coach who kept what they had.
namespace ownwords::test {

// The vault of a window's file, opened beside it: after WindowKit::letGo().
class FileVault {
public:
    explicit FileVault(const WindowKit& app);

    vault::Place& place() { return m_place; }

private:
    crypto::WordList m_words;
    store::OpenedFile m_opened;
    vault::Place m_place;
};

// All that a coach had of somebody while they could look, where nobody takes it away.
struct KeptByCoach {
    vault::SignIn signIn;
    vault::OpenPerson person;
    store::GrantRow grant;
};

// Both need nobody to be signed in; afterwards the window is at Welcome.
KeptByCoach keptBy(WindowKit& app, const vault::SignIn& coach, const PersonId& person);
// Whether the coach gets at anything of the live file with it: with the keys, and with the grant put back.
bool opensAnything(WindowKit& app, const KeptByCoach& kept);

} // namespace ownwords::test
