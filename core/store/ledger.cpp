// SPDX-License-Identifier: Apache-2.0
#include "core/store/ledger.h"

#include "core/store/disk.h"
#include "core/store/sqlite_store.h"

#include <QFile>

#include <algorithm>
#include <charconv>
#include <functional>
#include <string_view>
#include <vector>

namespace ownwords::store {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::seconds patience(5);

std::vector<std::string_view> wordsOf(std::string_view line)
{
    std::vector<std::string_view> words;
    for (std::size_t from = 0;;) {
        const std::size_t end = line.find(' ', from);
        words.push_back(line.substr(from, end - from));
        if (end == std::string_view::npos)
            return words;
        from = end + 1;
    }
}

// A positive number in digits.
std::optional<std::int64_t> numberFrom(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 1)
        return std::nullopt;
    return number;
}

bool addLine(Ledger& ledger, std::string_view line)
{
    const std::vector<std::string_view> words = wordsOf(line);
    const auto person = words.size() > 1 ? PersonId::fromText(words[1]) : std::nullopt;
    if (!person)
        return false;
    if (words.front() == "erased" && words.size() == 2) {
        ledger.erased.insert(*person);
        return true;
    }
    if (words.size() != 3)
        return false;
    if (words.front() == "epoch") {
        const auto number = numberFrom(words[2]);
        if (number)
            ledger.leastEpoch[*person] = std::max(ledger.leastEpoch[*person], *number);
        return number.has_value();
    }
    const auto event = EventId::fromText(words[2]);
    if (words.front() != "redacted" || !event)
        return false;
    ledger.redacted[*person].insert(*event);
    return true;
}

std::string textOf(const Ledger& ledger)
{
    std::string text;
    for (const PersonId& person : ledger.erased)
        text += "erased " + person.toText() + '\n';
    for (const auto& [person, epoch] : ledger.leastEpoch)
        text += "epoch " + person.toText() + ' ' + std::to_string(epoch) + '\n';
    for (const auto& [person, events] : ledger.redacted) {
        for (const EventId& event : events)
            text += "redacted " + person.toText() + ' ' + event.toText() + '\n';
    }
    return text;
}

// Two programs that change it at the same time must not lose each other's lines.
Result<> changeLedger(const fs::path& path, const std::function<void(Ledger&)>& change)
{
    const auto lock = FileLock::take(path, patience);
    if (!lock)
        return tl::unexpected<Error>(lock.error());
    auto ledger = readLedger(path);
    if (!ledger)
        return tl::unexpected<Error>(ledger.error());
    const Ledger before = *ledger;
    change(*ledger);
    if (*ledger == before)
        return {};
    return replaceFile(path, textOf(*ledger));
}

} // namespace

void Ledger::join(const Ledger& other)
{
    erased.insert(other.erased.begin(), other.erased.end());
    for (const auto& [person, epoch] : other.leastEpoch)
        leastEpoch[person] = std::max(leastEpoch[person], epoch);
    for (const auto& [person, events] : other.redacted)
        redacted[person].insert(events.begin(), events.end());
}

fs::path ledgerOf(const fs::path& file)
{
    return withSuffix(file, ".ledger");
}

Result<Ledger> readLedger(const fs::path& path)
{
    QFile file(path);
    if (!file.exists())
        return Ledger{};
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::CannotRead, "ledger");
    const std::string text = file.readAll().toStdString();
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorCode::CannotRead, "ledger");
    Ledger ledger;
    int number = 0;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        ++number;
        if (!addLine(ledger, std::string_view(text).substr(from, end - from)))
            return fail(ErrorCode::Invalid, std::to_string(number));
        from = end + 1;
    }
    return ledger;
}

Result<> addToLedger(const fs::path& path, const Ledger& more)
{
    return changeLedger(path, [&](Ledger& ledger) { ledger.join(more); });
}

Result<> takeBackErased(const fs::path& path, const PersonId& person)
{
    return changeLedger(path, [&](Ledger& ledger) { ledger.erased.erase(person); });
}

} // namespace ownwords::store
