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

Result<Content> contentOfCopy(const fs::path& copy, const std::vector<Migration>& migrations)
{
    const auto connection = openForReading(copy, {});
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    OWNWORDS_TRY(checkCopy(**connection, migrations));
    return contentOf(**connection);
}

Result<Content> contentOfFile(const fs::path& place, const std::vector<Migration>& migrations)
{
    OWNWORDS_TRY(checkIsFile(place));
    OWNWORDS_TRY(checkHead(place, {}, newest(migrations)));
    const auto connection = openForReading(place, {});
    if (!connection)
        return tl::unexpected<Error>(connection.error());
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
    const auto start = startRestore(backup, file);
    if (!start)
        return tl::unexpected<Error>(start.error());
    auto then = contentOfCopy(start->from, start->migrations);
    if (!then)
        return tl::unexpected<Error>(then.error());
    RestorePreview preview;
    for (const PersonId& person : start->ledger.erased)
        preview.erased += then->epochs.erase(person);
    for (const auto& [person, least] : start->ledger.leastEpoch) {
        const auto old = then->epochs.find(person);
        preview.sharingEnds += old != then->epochs.end() && old->second < least ? 1 : 0;
    }
    preview.people = then->epochs.size();
    // A damaged file is the usual reason to restore.
    if (const auto now = contentOfFile(start->place, start->migrations))
        compare(preview, *now, *then);
    return preview;
}

} // namespace ownwords::store
