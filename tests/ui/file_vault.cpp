// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/file_vault.h"

#include <algorithm>
#include <utility>

namespace ownwords::test {

namespace {

bool opensRows(vault::Place& place, const vault::OpenPerson& person)
{
    const auto row = place.store.person(person.id);
    const auto manifest = place.store.manifest(person.id);
    const auto records = place.store.records(person.id);
    REQUIRE((row && *row && manifest && *manifest && records));
    REQUIRE_FALSE(records->rows.empty());
    for (const std::int64_t epoch : {person.epoch, (*row)->epoch}) {
        if (vault::openManifest({person.id, (*manifest)->rev, epoch}, person.dataKey, (*manifest)->sealed))
            return true;
        const bool opensOne = std::any_of(records->rows.begin(), records->rows.end(), [&](const auto& record) {
            return vault::openRecord({person.id, record.sitting, record.version, epoch}, person.dataKey, record.sealed)
                .has_value();
        });
        if (opensOne)
            return true;
    }
    return false;
}

} // namespace

FileVault::FileVault(const WindowKit& app)
    : m_words(*crypto::WordList::parse(contentsOf(OWNWORDS_SOURCE_DIR "/resources/words/four_words.txt")))
    , m_opened(std::move(*store::openFile(app.file())))
    , m_place{*m_opened.store, app.file(), [&app] { return app.now(); }, m_words}
{
}

KeptByCoach keptBy(WindowKit& app, const vault::SignIn& coach, const PersonId& person)
{
    app.letGo();
    KeptByCoach kept;
    {
        FileVault file(app);
        auto open = vault::unlockCoach(file.place(), coach);
        REQUIRE(open);
        auto shared = vault::openShared(file.place(), *open, person);
        const auto grant = file.place().store.grant(open->id, person);
        REQUIRE((shared && grant && *grant));
        kept = {coach, *std::move(shared), **grant};
        REQUIRE(opensRows(file.place(), kept.person));
    }
    app.session().openFile(app.file());
    return kept;
}

bool opensAnything(WindowKit& app, const KeptByCoach& kept)
{
    app.letGo();
    bool opens = false;
    {
        FileVault file(app);
        auto coach = vault::unlockCoach(file.place(), kept.signIn);
        REQUIRE(coach);
        opens = opensRows(file.place(), kept.person);
        REQUIRE(file.place().store.putGrant(kept.grant));
        opens = opens || vault::openShared(file.place(), *coach, kept.person.id).has_value();
        const auto people = vault::peopleOf(file.place(), *coach);
        REQUIRE((people && people->size() == 1));
        opens = opens || !people->front().problem;
        REQUIRE(file.place().store.removeGrant(coach->id, kept.person.id));
    }
    app.session().openFile(app.file());
    return opens;
}

} // namespace ownwords::test
