// SPDX-License-Identifier: Apache-2.0
#include "core/talk/value_text.h"

#include <QDate>
#include <QLocale>

#include <array>
#include <charconv>

namespace ownwords::talk {

namespace {

std::string formatted(Date date, std::string_view lang, const QString& format)
{
    const QDate day(static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
        static_cast<int>(static_cast<unsigned>(date.day())));
    const QLocale locale(QString::fromUtf8(lang.data(), static_cast<qsizetype>(lang.size())));
    return locale.toString(day, format).toStdString();
}

} // namespace

std::string optionText(
    const PackIndex& pack, const pack::Question& question, const std::string& id, std::string_view lang)
{
    const pack::Option* const option = pack.option(question, id);
    return option == nullptr ? id : pack.pack().wording(option->text, lang);
}

std::string numberText(double number)
{
    std::array<char, 32> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() ? std::string(text.data(), end) : std::string();
}

std::string dayText(Date date, std::string_view lang)
{
    return formatted(date, lang, QStringLiteral("dddd d MMMM yyyy"));
}

std::string weekdayText(Date date, std::string_view lang)
{
    return formatted(date, lang, QStringLiteral("dddd d MMMM"));
}

std::string shortDayText(Date date, std::string_view lang)
{
    return formatted(date, lang, QStringLiteral("d MMMM yyyy"));
}

std::vector<std::string> entryTexts(const State& state, const PackIndex& pack, const pack::Question& question,
    const record::Value& value, std::string_view lang)
{
    std::vector<std::string> texts;
    for (const std::string& picked : value.picked) {
        const auto id = ItemId::fromText(picked);
        const Item* const item = id ? state.item(*id) : nullptr;
        texts.push_back(item != nullptr ? state.wordsOf(*item).text : optionText(pack, question, picked, lang));
    }
    texts.insert(texts.end(), value.words.begin(), value.words.end());
    if (value.number)
        texts.push_back(numberText(*value.number));
    if (value.date)
        texts.push_back(dayText(*value.date, lang));
    if (value.none)
        texts.push_back(pack.pack().wording(question.none, lang));
    return texts;
}

std::string answerText(const State& state, const PackIndex& pack, const pack::Question& question,
    const record::Value& value, std::string_view lang)
{
    std::string all;
    for (const std::string& entry : entryTexts(state, pack, question, value, lang))
        all += (all.empty() ? "" : ", ") + entry;
    return all;
}

} // namespace ownwords::talk
