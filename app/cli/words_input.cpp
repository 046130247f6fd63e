// SPDX-License-Identifier: Apache-2.0
#include "app/cli/words_input.h"

#include "app/cli/built_in.h"
#include "app/cli/messages.h"
#include "app/cli/vault_messages.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <iostream>
#include <string_view>

namespace ownwords::cli {

namespace {

constexpr std::size_t longestLine = 4096; // bytes; also the most a terminal gives
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

// A signal that came while the terminal was quiet: it is served when the terminal speaks again.
volatile std::sig_atomic_t caught = 0;

extern "C" void noteSignal(int signal)
{
    caught = signal;
}

// The terminal without echo, for as long as this lives.
class QuietTerminal {
public:
    QuietTerminal()
    {
        caught = 0;
        // Held back but while waiting for a key: a signal just before that would be missed, and the wait go on for
        // ever.
        sigset_t held;
        ::sigemptyset(&held);
        for (const int signal : signals)
            ::sigaddset(&held, signal);
        ::pthread_sigmask(SIG_BLOCK, &held, &m_mask);
        struct sigaction note { };
        note.sa_handler = noteSignal; // without SA_RESTART: reading stops
        for (std::size_t i = 0; i < signals.size(); ++i)
            ::sigaction(signals[i], &note, &m_actions[i]);
        m_isQuiet = ::tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (!m_isQuiet)
            return;
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        quiet.c_lflag |= static_cast<tcflag_t>(ICANON | ECHONL);
        m_isQuiet = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) == 0;
    }
    ~QuietTerminal()
    {
        if (m_isQuiet)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        ::pthread_sigmask(SIG_SETMASK, &m_mask, nullptr);
        for (std::size_t i = 0; i < signals.size(); ++i)
            ::sigaction(signals[i], &m_actions[i], nullptr);
        if (caught != 0)
            ::raise(caught);
    }
    QuietTerminal(const QuietTerminal&) = delete;
    QuietTerminal& operator=(const QuietTerminal&) = delete;

    bool isQuiet() const { return m_isQuiet; }
    const sigset_t& whileWaiting() const { return m_mask; }

private:
    static constexpr std::array signals{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};

    termios m_before{};
    sigset_t m_mask{};
    std::array<struct sigaction, signals.size()> m_actions{};
    bool m_isQuiet = false;
};

TypedText emptyText()
{
    TypedText text(new std::string);
    text->reserve(longestLine + 1); // never grows, so no copy of it is left anywhere
    return text;
}

// Byte by byte: nothing behind the line is read, and no buffer keeps it. 0, an errno, or EFBIG for a line too long.
// `mask`: the signals that may not come while it waits.
int readLine(int handle, std::string& line, const sigset_t* mask = nullptr)
{
    for (char c = 0;;) {
        pollfd waiting{handle, POLLIN, 0};
        const bool isInterrupted = mask != nullptr && ::ppoll(&waiting, 1, nullptr, mask) < 0;
        const ssize_t count = isInterrupted ? -1 : ::read(handle, &c, 1);
        if (count < 0 && errno == EINTR && caught == 0)
            continue;
        if (count < 0)
            return errno;
        if (count == 0 || c == '\n')
            break;
        if (line.size() == longestLine)
            return EFBIG;
        line += c;
    }
    if (!line.empty() && line.back() == '\r')
        line.pop_back();
    return 0;
}

Outcome<TypedText> fromFile(const WordsSource& source)
{
    const std::string& path = source.file;
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (handle < 0)
        return stop(ExitCode::CannotReadOrWrite,
            errno == ENOENT ? messages::missingFile(path, "file with the secret words")
                            : messages::cannotRead(path, errno));
    struct stat about { };
    const bool isFolder = ::fstat(handle, &about) == 0 && S_ISDIR(about.st_mode);
    TypedText line = emptyText();
    const int error = isFolder ? EISDIR : readLine(handle, *line);
    ::close(handle);
    if (isFolder)
        return stop(ExitCode::CannotReadOrWrite, messages::isFolder(path, "words"));
    if (error == EFBIG)
        return stop(ExitCode::InputHasErrors, messages::wordsTooLong(path));
    if (error != 0)
        return stop(ExitCode::CannotReadOrWrite, messages::cannotRead(path, error));
    if (line->starts_with(byteOrderMark))
        line->erase(0, byteOrderMark.size());
    if (line->empty())
        return stop(ExitCode::InputHasErrors, messages::noWordsInFile(path));
    return line;
}

Outcome<TypedText> fromTerminal(const WordsSource& source)
{
    if (!isAtTerminal())
        return stop(ExitCode::WrongUsage, messages::noTerminal(source.option));
    auto typed = ask(source.prompt);
    if (typed && (*typed)->empty())
        return stop(ExitCode::InputHasErrors, messages::nothingTyped());
    return typed;
}

Outcome<TypedSignIn> signInWith(const std::string& name, Outcome<TypedText> words)
{
    if (!words)
        return tl::unexpected(words.error());
    TypedSignIn signIn(new vault::SignIn);
    signIn->name = name;
    signIn->words = **words;
    return signIn;
}

} // namespace

void WipeText::operator()(std::string* text) const
{
    crypto::wipe(*text);
    delete text;
}

void WipeSignIn::operator()(vault::SignIn* signIn) const
{
    crypto::wipe(signIn->name);
    crypto::wipe(signIn->words);
    delete signIn;
}

bool isAtTerminal()
{
    return ::isatty(STDIN_FILENO) == 1;
}

Outcome<TypedText> ask(const std::string& prompt)
{
    TypedText line = emptyText();
    int error = 0;
    {
        const QuietTerminal terminal; // first: nobody types before the question
        if (!terminal.isQuiet())
            return stop(ExitCode::CannotReadOrWrite, messages::terminalShowsAll());
        std::cerr << prompt << ": " << std::flush;
        error = readLine(STDIN_FILENO, *line, &terminal.whileWaiting());
    }
    if (error != 0)
        return stop(ExitCode::CannotReadOrWrite, messages::nothingTyped());
    return line;
}

Outcome<TypedText> readWords(const WordsSource& source)
{
    return source.file.empty() ? fromTerminal(source) : fromFile(source);
}

Outcome<TypedText> readNewWords(const WordsSource& source, const crypto::WordList* offer)
{
    if (!source.file.empty() || !isAtTerminal())
        return readWords(source);
    TypedText offered = emptyText();
    if (offer != nullptr) {
        *offered = offer->offer(4, freshBytes);
        std::cerr << messages::offeringWords() << *offered << '\n';
    }
    auto first = ask(source.prompt);
    if (!first)
        return first;
    if ((*first)->empty() && offer != nullptr)
        return offered;
    if ((*first)->empty())
        return stop(ExitCode::InputHasErrors, messages::nothingTyped());
    auto second = ask(source.prompt + ", once more");
    if (second && !crypto::sameBytes(**first, **second))
        return stop(ExitCode::InputHasErrors, messages::typedTwoWays());
    return second;
}

Outcome<TypedSignIn> readSignIn(const std::string& name, const WordsSource& source)
{
    return signInWith(name, readWords(source));
}

Outcome<TypedSignIn> readNewSignIn(const std::string& name, const WordsSource& source, const crypto::WordList* offer)
{
    return signInWith(name, readNewWords(source, offer));
}

} // namespace ownwords::cli
