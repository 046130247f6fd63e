// SPDX-License-Identifier: Apache-2.0
#include "core/talk/migration.h"
#include "core/talk/state.h"

#include <map>
#include <set>

namespace ownwords::talk {

namespace {

using Counts = std::map<std::string, std::size_t>;

std::string nameOf(const Slot& slot)
{
    return slot.followup.empty() || slot.followup.front() == '#' ? slot.question : slot.question + '/' + slot.followup;
}

std::vector<MigrationReport::Line> lines(const Counts& counts)
{
    std::vector<MigrationReport::Line> all;
    for (const auto& [question, answers] : counts)
        all.push_back({question, answers});
    return all;
}

std::string listed(const std::vector<MigrationReport::Line>& list)
{
    std::string text;
    for (const MigrationReport::Line& line : list)
        text += (text.empty() ? "" : ", ") + line.question + " (" + std::to_string(line.answers) + ')';
    return text;
}

std::vector<std::string> newQuestions(const PackIndex& from, const PackIndex& to)
{
    std::set<std::string> carried;
    std::vector<std::string> added;
    const auto each = [](const PackIndex& pack, const auto& use) {
        for (const pack::Section& section : pack.pack().sections) {
            for (const pack::Question& question : section.questions) {
                use(question);
                for (const pack::Question& inner : question.questions)
                    use(inner);
            }
        }
    };
    each(from, [&](const pack::Question& question) {
        const Place* const place = from.find(question.id);
        const std::string over = place->loop == nullptr ? std::string() : place->loop->over;
        const bool isLoop = question.kind == pack::Kind::Loop;
        carried.insert(carriedSlot({over, {}, question.id, isLoop ? "again" : ""}, from, to).question);
    });
    each(to, [&](const pack::Question& question) {
        if (!carried.contains(question.id))
            added.push_back(question.id);
    });
    return added;
}

} // namespace

MigrationReport previewMigration(const State& state, std::size_t chain, const PackIndex& to)
{
    const std::shared_ptr<const PackIndex> from = state.chain(chain).pack;
    MigrationReport report;
    report.to = to.pack().version;
    if (from == nullptr)
        return report;
    report.from = from->pack().version;
    Counts choices;
    Counts kinds;
    Counts gone;
    for (const Slot& slot : state.slotsOf(chain)) {
        const Entry* const said = state.answer(chain, slot);
        if (said == nullptr || said->pack == nullptr)
            continue;
        const Slot carried = carriedSlot(slot, *said->pack, to);
        if (carried.isEnd()) {
            ++gone[nameOf(slot)];
            continue;
        }
        record::Payload moved = said->payload;
        carry(moved, slot, *said->pack, carried, to, said->header.lang);
        const record::Value& before = said->payload.value;
        const bool hasMoreWords = moved.value.words.size() > before.words.size();
        const pack::Question* const now = to.question(carried);
        const bool isChoice = now != nullptr && (now->kind == pack::Kind::One || now->kind == pack::Kind::Some);
        if (!hasMoreWords)
            ++report.carried;
        else
            ++(isChoice && !before.picked.empty() ? choices : kinds)[nameOf(slot)];
    }
    report.choicesAsWords = lines(choices);
    report.otherKind = lines(kinds);
    report.retired = lines(gone);
    report.newQuestions = newQuestions(*from, to);
    return report;
}

std::string toText(const MigrationReport& report)
{
    std::string text = "From version " + report.from + " to " + report.to + ": " + std::to_string(report.carried)
        + (report.carried == 1 ? " answer stays as it is.\n" : " answers stay as they are.\n");
    if (!report.choicesAsWords.empty())
        text += "A choice is gone and is kept as own words: " + listed(report.choicesAsWords) + ".\n";
    if (!report.otherKind.empty())
        text += "Asked in another way and kept as own words: " + listed(report.otherKind) + ".\n";
    if (!report.retired.empty())
        text += "Not asked any more and kept under \"Asked before\": " + listed(report.retired) + ".\n";
    std::string added;
    for (const std::string& question : report.newQuestions)
        added += (added.empty() ? "" : ", ") + question;
    if (!added.empty())
        text += "New questions: " + added + ".\n";
    return text;
}

} // namespace ownwords::talk
