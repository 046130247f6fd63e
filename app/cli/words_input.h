// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/failure.h"
#include "core/crypto/phrase.h"
#include "core/crypto/secret.h"
#include "core/vault/sign_in.h"

#include <memory>
#include <optional>
#include <string>

// Secret words and codes: from a file or the terminal, never from an argument, where every program of the computer
// could read them.
namespace ownwords::cli {

// What was typed: on the heap and never moved, so that no copy stays behind; zeros when it goes.
struct WipeText {
    void operator()(std::string* text) const;
};
using TypedText = std::unique_ptr<std::string, WipeText>;
struct WipeSignIn {
    void operator()(vault::SignIn* signIn) const;
};
using TypedSignIn = std::unique_ptr<vault::SignIn, WipeSignIn>;

// Where the words come from.
struct WordsSource {
    std::string file; // empty = the terminal
    std::string option; // that names the file, for messages: "--words-file"
    std::string prompt; // "Your secret words"
};

// The first line of the file without its line end (nor a byte order mark), or one line from the terminal without echo.
// A file that is missing, a folder or not readable, or no terminal: CannotReadOrWrite, WrongUsage. Nothing in the line:
// InputHasErrors.
Outcome<TypedText> readWords(const WordsSource& source);
// The same for words that begin to count now: a terminal asks twice. With `offer`, a terminal offers four words first,
// and an empty line takes them.
Outcome<TypedText> readNewWords(const WordsSource& source, const crypto::WordList* offer = nullptr);

Outcome<TypedSignIn> readSignIn(const std::string& name, const WordsSource& source);
Outcome<TypedSignIn> readNewSignIn(
    const std::string& name, const WordsSource& source, const crypto::WordList* offer = nullptr);

// Whether somebody can be asked something.
bool isAtTerminal();
// One line from the terminal without echo; empty when nothing was typed.
Outcome<TypedText> ask(const std::string& prompt);

} // namespace ownwords::cli
