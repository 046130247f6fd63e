// SPDX-License-Identifier: Apache-2.0
#include "core/store/backups.h"
#include "core/store/file_opening.h"
#include "core/store/place.h"

#include <map>
#include <utility>

// What a restore would change, told from ids and counters alone.
namespace ownwords::store {

namespace fs = std::filesystem;

namespace {

struct Content {
    std::map<PersonId, std::int64_t> epochs;
    std::map<std::pair<PersonId, SittingId>, std::int64_t> versions;
};

Result<Content> contentOf(Connection& connection)
{
    Content content;
    Statement people = connection.prepare("SELECT person_id, epoch FROM person");
    Result<bool> row = people.step();
    for (; row && *row; row = people.step())
        content.epochs.emplace(PersonId(people.id(0)), people.integer(1));
    if (!row)
        return tl::unexpected<Error>(row.error());
    Statement talks = connection.prepare("SELECT person_id, record_id, version FROM record");
    row = talks.step();
    for (; row && *row; row = talks.step())
        content.versions.emplace(std::pair(PersonId(talks.id(0)), SittingId(talks.id(1))), talks.integer(2));
    if (!row)
        return tl::unexpected<Error>(row.error());
    if (!people.isSound() || !talks.isSound())
        return fail(ErrorCode::Damaged, "ids");
    return content;
}

enum class Check { Head, Whole };

Result<Content> contentOfFile(const fs::path& place, const std::vector<Migration>& migrations, Check check)
{
    OWNWORDS_TRY(checkIsFile(place));
    OWNWORDS_TRY(checkHead(place, {}, newest(migrations)));
    const auto connection = openForReading(place, {});
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    if (check == Check::Whole)
        OWNWORDS_TRY(checkCopy(**connection, migrations));
    return contentOf(**connection);
}

// A change of keys writes every row anew, once for each epoch; a version beyond that is something that was said.
bool wentOn(std::int64_t versions, std::int64_t epochs)
{
    return versions > epochs;
}

void compare(RestorePreview& preview, const Content& now, const Content& then)
{
    preview.peopleNow = now.epochs.size();
    for (const auto& [person, epoch] : now.epochs)
        preview.peopleGone += then.epochs.contains(person) ? 0 : 1;
    for (const auto& [talk, version] : now.versions) {
        const auto old = then.versions.find(talk);
        const auto epoch = then.epochs.find(talk.first);
        if (epoch == then.epochs.end())
            continue; // counted as a person
        if (old == then.versions.end())
            ++preview.talksGone;
        else if (wentOn(version - old->second, now.epochs.at(talk.first) - epoch->second))
            ++preview.talksShorter;
    }
}

} // namespace

Result<RestorePreview> previewRestore(const fs::path& backup, const fs::path& file)
{
    const auto migrations = shippedMigrations();
    if (!migrations)
        return tl::unexpected<Error>(migrations.error());
    const auto from = placeOf(backup);
    if (!from)
        return tl::unexpected<Error>(from.error());
    const auto place = placeOf(file);
    if (!place)
        return tl::unexpected<Error>(place.error());
    auto ledger = readLedger(ledgerOf(*place));
    if (!ledger)
        return tl::unexpected<Error>(ledger.error());
    const auto beside = readLedger(from->parent_path() / "ownwords.ledger");
    if (!beside)
        return tl::unexpected<Error>(beside.error());
    ledger->join(*beside);
    auto then = contentOfFile(*from, *migrations, Check::Whole);
    if (!then)
        return tl::unexpected<Error>(then.error());
    RestorePreview preview;
    for (const PersonId& person : ledger->erased)
        preview.erased += then->epochs.erase(person);
    for (const auto& [person, least] : ledger->leastEpoch) {
        const auto old = then->epochs.find(person);
        preview.sharingEnds += old != then->epochs.end() && old->second < least ? 1 : 0;
    }
    preview.people = then->epochs.size();
    if (const auto now
        = contentOfFile(*place, *migrations, Check::Head)) // a damaged file is the usual reason to restore
        compare(preview, *now, *then);
    return preview;
}

} // namespace ownwords::store
