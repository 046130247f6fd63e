// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/store.h"
#include "tests/cli/program.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

// Runs ownwords-cli-testfloor, whose keys cost nearly nothing, in a folder with a store.
namespace ownwords::test {

using Arguments = std::vector<std::string>;

class VaultFolder {
public:
    VaultFolder(); // empty but for home/ and tmp/, which the program sees as HOME and TMPDIR

    const Folder& folder() const { return m_folder; }
    std::filesystem::path path(const std::string& name) const { return m_folder.path() / name; }
    // Lies beside the folder: what people keep elsewhere, such as scripts and printed pages.
    const Folder& outside() const { return m_outside; }

    Ran run(const Arguments& arguments, const std::string& before = {}) const;
    Ran good(const Arguments& arguments) const; // must end with 0
    Ran bad(const Arguments& arguments, int code, std::string_view said) const;

    // A file with words for somebody, outside; its path. The words are "<name> has words here".
    std::string words(const std::string& name, const std::string& text = {}) const;
    std::string script(const std::string& name, std::string_view moves) const;
    std::string out(const std::string& name) const { return (m_outside.path() / name).string(); }

    void newStore() const; // s.ownwords
    std::string addPerson(const std::string& name) const; // returns the recovery code
    std::string addCoach(const std::string& name, const std::string& signIn) const; // returns the recovery code
    // --store s.ownwords --name NAME --words-file FILE, after `command`
    Arguments as(Arguments command, const std::string& name, const Arguments& more = {}) const;
    void talk(const std::string& name, std::string_view moves) const;
    std::string planOf(const std::string& name) const; // as text

    // Beside the store; its path from here. Empty = none.
    std::string newestBackup() const;

    // Changes the store behind the program's back.
    void edit(const std::function<void(store::Store&)>& change, const std::string& name = "s.ownwords") const;

private:
    Folder m_folder;
    Folder m_outside;
};

// The code in what the program said; empty = none.
std::string codeIn(const std::string& said);

// Every file under `folder`, also hidden ones, that holds these bytes.
std::vector<std::string> filesWith(const std::filesystem::path& folder, std::string_view bytes);

} // namespace ownwords::test
