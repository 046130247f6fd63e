// SPDX-License-Identifier: Apache-2.0
#include "app/cli/built_in.h"

#include "core/pack/loader.h"

#include <QDate>
#include <QFile>
#include <QRandomGenerator>

#include <cstdlib>
#include <cstring>
#include <string>
#include <utility>

namespace ownwords::cli {

namespace {

// What is compiled in is there and good: the tests load it. Anything else is a broken program.
std::string resource(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        std::abort();
    return file.readAll().toStdString();
}

} // namespace

pack::Pack firstTalk()
{
    pack::Loaded loaded = pack::load(resource(QStringLiteral(":/packs/first-talk/pack.json")));
    if (!loaded.pack)
        std::abort();
    return *std::move(loaded.pack);
}

std::vector<pack::PlainWord> plainWords()
{
    auto words = pack::readPlainWords(resource(QStringLiteral(":/words/plain_words.json")));
    if (!words)
        std::abort();
    return *std::move(words);
}

crypto::WordList fourWords()
{
    auto words = crypto::WordList::parse(resource(QStringLiteral(":/words/four_words.txt")));
    if (!words)
        std::abort();
    return *std::move(words);
}

IdBytes freshBytes()
{
    std::array<quint32, 4> numbers{};
    QRandomGenerator::system()->fillRange(numbers.data(), numbers.size());
    IdBytes bytes{};
    static_assert(sizeof numbers == sizeof bytes);
    std::memcpy(bytes.data(), numbers.data(), bytes.size());
    return bytes;
}

Date today()
{
    const QDate day = QDate::currentDate();
    return {std::chrono::year(day.year()), std::chrono::month(static_cast<unsigned>(day.month())),
        std::chrono::day(static_cast<unsigned>(day.day()))};
}

TimePoint now()
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

} // namespace ownwords::cli
