// SPDX-License-Identifier: Apache-2.0
#include "core/exchange/record_json.h"
#include "core/talk/state.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace ownwords;

// Makes every event's commitment fit its payload again: without that hardly an input would come past the first check.
void mendCommitments(json::Value& value)
{
    for (json::Value& item : value.items)
        mendCommitments(item);
    for (json::Member& member : value.members)
        mendCommitments(member.value);
    const json::Value* const salt = value.find("salt");
    const json::Value* const payload = value.find("payload");
    if (salt == nullptr || payload == nullptr)
        return;
    const std::string commitment = record::commitmentOf(salt->text, json::write(*payload, json::Style::Canonical));
    for (json::Member& member : value.members) {
        if (member.key == "c")
            member.value = json::string(commitment);
    }
}

// A record that was read must come back the same from what is written of it, and fold without harm.
void check(std::string_view bytes)
{
    const auto read = exchange::readRecord(bytes);
    if (!read) {
        if (read.error().detail.empty())
            std::abort(); // a refusal says why
        return;
    }
    const exchange::ExportInfo info{TimePoint(), "fuzz", "en"};
    const auto written = exchange::writeRecord(read->record, read->packs, info, read->unknown);
    if (written) {
        const auto again = exchange::readRecord(*written);
        if (!again || again->record != read->record)
            std::abort();
    }
    const auto state = talk::State::fold(read->record, read->packs);
    if (state) {
        for (std::size_t chain = 0; chain < state->chains().size(); ++chain) {
            for (const talk::Slot& slot : state->slotsOf(chain))
                static_cast<void>(state->history(chain, slot).size());
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check(bytes);
    json::Parsed parsed = json::parse(bytes);
    if (parsed.problems.empty()) {
        mendCommitments(parsed.root);
        check(json::write(parsed.root, json::Style::Compact));
    }
    return 0;
}
