// SPDX-License-Identifier: Apache-2.0
#include "core/exchange/record_json.h"
#include "core/talk/pack_index.h"
#include "tests/support/catch_compat.h"

#include <fstream>
#include <iterator>
#include <string>

namespace {

using namespace ownwords;

std::string handWritten()
{
    std::ifstream file(OWNWORDS_SOURCE_DIR "/tests/data/records/small_changes.json", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void insertBefore(std::string& text, std::string_view mark, std::string_view more)
{
    const auto place = text.find(mark);
    REQUIRE(place != std::string::npos);
    text.insert(place, more);
}

} // namespace

TEST_CASE("versions are compared number by number")
{
    CHECK(talk::isNewer("1.10", "1.9.2"));
    CHECK(talk::isNewer("2", "1.99.99"));
    CHECK(talk::isNewer("1.0.1", "1"));
    CHECK_FALSE(talk::isNewer("1.0", "1"));
    CHECK_FALSE(talk::isNewer("1.9.2", "1.10"));
}

TEST_CASE("keys that a newer version added to sittings and events are written back")
{
    std::string text = handWritten();
    insertBefore(text, "\"type\": \"changes\"", "\"weather\": \"dry\",\n");
    insertBefore(text, "\"typed_by\"", "\"mood\": {\"of\": [1, 2]},\n");
    const auto read = exchange::readRecord(text);
    REQUIRE(read);
    const auto written = exchange::writeRecord(read->record, read->packs, {TimePoint(), "test", "en"});
    REQUIRE(written);
    CHECK(written->find("\"weather\": \"dry\"") != std::string::npos);
    CHECK(written->find("\"mood\": {") != std::string::npos);
    CHECK(exchange::readRecord(*written)->record == read->record);
}
