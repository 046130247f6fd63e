// SPDX-License-Identifier: Apache-2.0
#include "tests/durability/desk.h"
#include "tests/vault/kit.h"

#include <algorithm>
#include <array>
#include <iostream>

using namespace ownwords;
using namespace ownwords::test;

// A whole page of the file is noise, each in turn: what a person then does works, or says that the file is damaged and
// changes nothing. Neither ever takes words that were still there, or anybody else's.
namespace {

constexpr std::size_t pageSize = 4096;
// Indexes, slots and grants lie on few pages, which a change of one person cannot pass by; a new row may also have to
// be put between damaged ones.
constexpr long sharedPages = 5;
constexpr long pagesOfNewRow = 4;
using Shown = std::map<SittingId, std::vector<std::string>>;

struct Street {
    Bytes file;
    PersonKey sunny;
    PersonKey rainy;
    CoachId jo;
    CoachId mo;
};

Street newStreet()
{
    Kit kit;
    const CoachId jo = kit.addCoach("jo").id;
    const CoachId mo = kit.addCoach("mo").id;
    std::vector<PersonKey> keys;
    for (const char* const name : {"sunny", "rainy"}) {
        auto person = std::move(kit.addPerson(name).person);
        for (std::size_t i = 0; i < 6; ++i)
            must(kit.say(person, newSitting(), name + std::string(i * i * 500, 'w')));
        must(vault::share(kit.place(), person, jo, {"to help", {}}));
        must(vault::signOut(kit.place(), person));
        keys.push_back(keyOf(person));
    }
    kit.close();
    return {slurp(kit.file()), {keys[0].id, keys[0].root.clone()}, {keys[1].id, keys[1].root.clone()}, jo, mo};
}

// Nothing: the person does not open.
std::optional<Shown> shownOf(Desk& desk, const PersonKey& key)
{
    const auto person = desk.openPerson(key);
    if (!person)
        return std::nullopt;
    Shown shown;
    for (const record::Sitting& sitting : person->record.sittings)
        shown[sitting.id] = wordsIn(person->record, sitting.id);
    return shown;
}

struct Flow {
    const char* name;
    std::function<Result<>(Desk&, vault::OpenPerson&, const Street&)> run;
};

const std::array flows{
    Flow{"withdraw",
        [](Desk& desk, vault::OpenPerson& sunny, const Street& street) {
            return vault::withdraw(desk.place(), sunny, street.jo);
        }},
    Flow{"change words",
        [](Desk& desk, vault::OpenPerson& sunny, const Street&) {
            return vault::changeWords(desk.place(), sunny, {"sunny", "quite other words for it"});
        }},
    Flow{"share",
        [](Desk& desk, vault::OpenPerson& sunny, const Street& street) {
            return vault::share(desk.place(), sunny, street.mo, {"to help", {}});
        }},
    Flow{"export",
        [](Desk& desk, vault::OpenPerson& sunny, const Street&) -> Result<> {
            const std::string words = "words for the journey only";
            const auto file = vault::exportWithWords(desk.place(), sunny, words, {});
            if (!file)
                return tl::unexpected<Error>(file.error());
            const auto exported = vault::openExport(desk.place(), *file, words);
            CHECK((exported && wordsOf(exported->record) == wordsOf(sunny.record)));
            return {};
        }},
    Flow{"erase",
        [](Desk& desk, vault::OpenPerson& sunny, const Street&) -> Result<> {
            const auto erased = vault::erase(desk.place(), sunny);
            return erased ? Result<>() : tl::unexpected<Error>(erased.error());
        }},
    Flow{"save",
        [](Desk& desk, vault::OpenPerson& sunny, const Street&) -> Result<> {
            const auto saved = desk.say(sunny, newSitting(), "more");
            return saved ? Result<>() : tl::unexpected<Error>(saved.error());
        }},
};

struct Outcome {
    bool opened = false;
    bool worked = false;
};

void compareAfter(const CopyPlace& place, const Street& street, const Flow& flow, bool worked,
    const PersonKey& sunnyNow, const Shown& sunny, const std::optional<Shown>& rainy)
{
    const auto desk = must(Desk::open(place.file()));
    CHECK(shownOf(*desk, street.rainy) == rainy);
    const std::string name = flow.name;
    if (name == "erase" && worked) {
        CHECK_FALSE(vault::unlock(desk->place(), Kit::signIn("sunny")));
        return;
    }
    const auto after = shownOf(*desk, sunnyNow);
    REQUIRE(after);
    for (const auto& [sitting, words] : sunny)
        CHECK((after->contains(sitting) && after->at(sitting) == words));
    CHECK(after->size() == sunny.size() + (name == "save" && worked ? 1 : 0));
}

Outcome tryOne(CopyPlace& place, const Street& street, const Flow& flow, const Bytes& damaged)
{
    place.put(damaged);
    auto desk = Desk::open(place.file());
    if (!desk)
        return {};
    auto sunny = (*desk)->openPerson(street.sunny);
    if (!sunny)
        return {};
    const Shown before = *shownOf(**desk, street.sunny);
    const auto rainy = shownOf(**desk, street.rainy);
    const auto done = flow.run(**desk, *sunny, street);
    CAPTURE(textOf(done));
    constexpr std::array codes{ErrorCode::Damaged, ErrorCode::CannotRead, ErrorCode::CannotWrite, ErrorCode::Tampered};
    CHECK((done || std::find(codes.begin(), codes.end(), done.error().code) != codes.end()));
    const PersonKey now = keyOf(*sunny);
    *sunny = vault::OpenPerson();
    desk->reset();
    compareAfter(place, street, flow, done.has_value(), now, before, rainy);
    return {true, done.has_value()};
}

} // namespace

TEST_CASE("With a page of noise every call works or changes nothing", "[pages]")
{
    const Street street = newStreet();
    CopyPlace place;
    const Bytes noise = crypto::randomBytes(pageSize);
    const std::size_t step = numberFrom("OWNWORDS_DAMAGES", 0) > 0 ? 1 : 2;
    for (const Flow& flow : flows) {
        long opened = 0;
        long worked = 0;
        for (std::size_t at = 0; at < street.file.size(); at += pageSize * step) {
            CAPTURE(flow.name, at / pageSize);
            Bytes damaged = street.file;
            damaged.replace(at, pageSize, noise);
            const Outcome outcome = tryOne(place, street, flow, damaged);
            opened += outcome.opened ? 1 : 0;
            worked += outcome.worked ? 1 : 0;
        }
        std::cout << flow.name << ": sunny opens with " << opened << " of " << street.file.size() / pageSize / step
                  << " damaged pages, works with " << worked << '\n';
        CHECK(worked + sharedPages + (flow.name == std::string("save") ? pagesOfNewRow : 0) >= opened);
    }
}
