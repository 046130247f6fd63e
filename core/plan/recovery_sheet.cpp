// SPDX-License-Identifier: Apache-2.0
#include "core/plan/recovery_sheet.h"

#include "core/plan/plan_blocks.h"
#include "core/talk/value_text.h"

#include <QCoreApplication>

#include <initializer_list>
#include <utility>

namespace ownwords::plan {

namespace {

// The sheet's own sentences.
class Sheet {
    Q_DECLARE_TR_FUNCTIONS(RecoverySheet)
};

constexpr std::size_t lettersInGroup = 5;

Paragraph paragraph(const QString& sentence, TextStyle style = TextStyle::Body)
{
    return {{plain(utf8(sentence))}, style};
}

Bullets bullets(std::initializer_list<QString> sentences)
{
    Bullets list;
    for (const QString& sentence : sentences)
        list.items.push_back({plain(utf8(sentence))});
    return list;
}

// The code line by line, with room between the letters: for the eye, and so that a screen reader says each by itself.
std::vector<std::string> linesOf(const std::string& code)
{
    std::vector<std::string> lines;
    std::size_t count = 0;
    for (const char letter : code) {
        if (letter == '-' || letter == ' ')
            continue;
        if (count++ % lettersInGroup == 0)
            lines.emplace_back();
        else
            lines.back() += ' ';
        lines.back() += letter;
    }
    return lines;
}

Group titleOf(const RecoverySheet& sheet)
{
    Group group;
    group.blocks.emplace_back(Heading{1, plain(utf8(Sheet::tr("My sheet with the code"))),
        plain(with(Sheet::tr("Made on %1"), talk::shortDayText(sheet.made, sheet.lang)))});
    group.blocks.emplace_back(paragraph(Sheet::tr("This sheet opens your record when you forget your secret words.")));
    group.blocks.emplace_back(label(utf8(Sheet::tr("Your sign-in name"))));
    group.blocks.emplace_back(Paragraph{{plain(sheet.signInName)}, TextStyle::Lead});
    return group;
}

Group codeOf(const RecoverySheet& sheet)
{
    Group group;
    group.blocks.emplace_back(heading(Sheet::tr("Your code")));
    for (const std::string& line : linesOf(sheet.code))
        group.blocks.emplace_back(Paragraph{{plain(line)}, TextStyle::Code});
    group.blocks.emplace_back(
        paragraph(Sheet::tr("Read each line from left to right, then the next line. 0 and 1 are always numbers."),
            TextStyle::Helper));
    return group;
}

} // namespace

PageDocument pagesOf(const RecoverySheet& sheet)
{
    PageDocument pages;
    pages.lang = sheet.lang;
    pages.title = utf8(Sheet::tr("My sheet with the code"));
    pages.footer = utf8(Sheet::tr("This sheet is a key. Keep it somewhere safe."));
    pages.pageWord = utf8(Sheet::tr("Page {page} of {pages}"));
    pages.groups.push_back(titleOf(sheet));
    pages.groups.push_back(codeOf(sheet));
    pages.groups.push_back({{heading(Sheet::tr("How to use it")),
        bullets({Sheet::tr("Say that you forgot your secret words, and that you have the sheet with the code."),
            Sheet::tr("Type the 25 letters and numbers. Small letters and spaces are fine."),
            Sheet::tr("Choose new secret words. This sheet goes on working.")})}});
    pages.groups.push_back({{heading(Sheet::tr("Keep it safe")),
        bullets({Sheet::tr("Whoever finds this sheet can read everything you said."),
            Sheet::tr("Keep it at home, where only you look. Do not leave it at the computer."),
            Sheet::tr("This code is written down nowhere else. Nobody can look it up for you."),
            Sheet::tr("If you lose this sheet, sign in and make a new one. Then this one opens nothing.")})}});
    return pages;
}

} // namespace ownwords::plan
