// SPDX-License-Identifier: Apache-2.0
// Many people: the coach's list, and files of a thousand and ten thousand residents.
#include "core/store/backups.h"
#include "core/usecase/people.h"
#include "tests/bench/vault_bench.h"

#include <random>

namespace ownwords::bench {

namespace {

constexpr std::size_t ofOneCoach = 200;

// `count` people of one talk each; the first 200 share with the coach.
std::vector<MadePerson> fill(BenchFile& bench, std::size_t count, const vault::OpenCoach& coach)
{
    keepFirstTalk(bench.store());
    const record::Record said = talks(1);
    const vault::Summary summary = summaryOf(said, bench.store());
    std::vector<MadePerson> people;
    people.reserve(count);
    while (people.size() < count) {
        got(bench.store().transaction([&]() -> Result<> {
            for (std::size_t i = 0; i < 200 && people.size() < count; ++i)
                people.push_back(
                    addPerson(bench.store(), said, summary, people.size() < ofOneCoach ? &coach : nullptr));
            return {};
        }));
    }
    got(bench.store().checkpoint(store::Checkpoint::Truncate));
    return people;
}

vault::OpenCoach withoutCache(const vault::OpenCoach& coach, vault::Place& place)
{
    vault::OpenCoach fresh;
    fresh.id = coach.id;
    fresh.name = coach.name;
    fresh.rootKey = coach.rootKey.clone();
    fresh.sealed = got(place.store.coach(coach.id))->notebook;
    fresh.notebook = got(vault::openNotebook(coach.id, coach.rootKey, fresh.sealed));
    fresh.notebook.seen.clear();
    return fresh;
}

void list(BenchFile& bench, vault::OpenCoach& coach, const std::string& of)
{
    Series first;
    std::vector<vault::ListedPerson> people;
    for (int i = 0; i < 10; ++i) {
        vault::OpenCoach fresh = withoutCache(coach, bench.place());
        first.add([&] { people = got(vault::peopleOf(bench.place(), fresh)); });
        coach = std::move(fresh);
    }
    for (const vault::ListedPerson& person : people) {
        if (person.problem)
            giveUp("the list names a problem");
    }
    if (people.size() != ofOneCoach)
        giveUp("the list is not whole");
    first.print("vault_list_200_first" + of, "100 ms");
    report("vault_list_200_cached" + of, 50, "10 ms",
        [&] { static_cast<void>(got(vault::peopleOf(bench.place(), coach)).size()); });
    report("vault_search_200" + of, 50, "", [&] { static_cast<void>(vault::found(people, "BIKES").size()); });
}

void listOf200()
{
    BenchFile bench;
    vault::OpenCoach coach = bench.coach();
    fill(bench, ofOneCoach, coach);
    list(bench, coach, "");
}

void file(std::size_t count)
{
    const std::string of = "_of_" + std::to_string(count);
    BenchFile bench;
    vault::OpenCoach coach = bench.coach();
    std::vector<MadePerson> people;
    printFigure("vault_made" + of, milliseconds([&] { people = fill(bench, count, coach); }), "ms");
    bench.person("Alice");
    got(bench.store().checkpoint(store::Checkpoint::Truncate));
    const auto size = static_cast<double>(std::filesystem::file_size(bench.file()));
    printFigure("vault_file" + of, size / 1'000'000, "megabytes");
    printFigure("vault_file_each" + of, size / static_cast<double>(count), "bytes");
    report("vault_open_file" + of, 20, "50 ms", [&] { bench.reopen(); });
    list(bench, coach, of);
    report("vault_unlock_one" + of, 10, "flat",
        [&] { static_cast<void>(got(vault::unlock(bench.place(), BenchFile::signIn("Alice")))); });
    std::mt19937 random(1);
    report("vault_load_random" + of, 200, "flat",
        [&] { static_cast<void>(opened(bench.place(), people[random() % people.size()])); });
    vault::OpenPerson person = opened(bench.place(), people[count / 2]);
    report("vault_rekey_one" + of, 20, "flat", [&] { got(vault::rekey(bench.place(), person, {})); });
    Series backup;
    for (int i = 0; i < 3; ++i)
        backup.add([&] {
            static_cast<void>(
                got(store::makeBackup(bench.store(), {}, bench.folder() / "backups", bench.place().now())));
        });
    backup.print("vault_backup" + of, "");
    Series erase;
    for (std::size_t i = 0; i < 3; ++i) {
        std::filesystem::remove_all(bench.folder() / "backups");
        vault::OpenPerson leaving = opened(bench.place(), people[count / 3 + i]);
        erase.add([&] { static_cast<void>(got(vault::erase(bench.place(), leaving))); });
    }
    erase.print("vault_erase_one" + of, "flat");
}

} // namespace

void addManyCases(Cases& cases)
{
    cases.insert({
        {"vault_list", listOf200},
        {"vault_thousand", [] { file(1'000); }},
        {"vault_ten_thousand", [] { file(10'000); }},
    });
}

} // namespace ownwords::bench
