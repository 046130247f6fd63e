// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/talk_fixture.h"
// Talk first: Qt's macros are not for the core.
#include "core/plan/plan_document.h"
#include "core/talk/script_runner.h"
#include "ui/viewmodel/save_places.h"
#include "ui/viewmodel/session.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QtTest/QTest>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <string>

namespace ownwords::test {

namespace fs = std::filesystem;

inline std::string contentOf(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

inline void putFile(const fs::path& file, const std::string& bytes)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
}

// A folder that is gone with all in it at the end of the test.
class Folder {
public:
    Folder()
    {
        std::string name = (fs::temp_directory_path() / "ownwords-plan-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        m_path = fs::canonical(name);
    }
    ~Folder()
    {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    fs::path operator/(const std::string& name) const { return m_path / name; }
    QString file(const std::string& name) const { return QString::fromStdString((m_path / name).string()); }

private:
    fs::path m_path;
};

// A computer with an inner disk, Documents on it, and one memory stick.
class Computer {
public:
    Computer()
    {
        fs::create_directories(folder / "home/Documents");
        fs::create_directories(folder / "media/STICK");
        const fs::path sys = folder / "sys";
        putFile(sys / "devices/pci/sata/block/sda/removable", "0\n");
        putFile(sys / "devices/pci/sata/block/sda/sda1/partition", "1\n");
        putFile(sys / "devices/pci/usb1/block/sdb/removable", "1\n");
        putFile(sys / "devices/pci/usb1/block/sdb/sdb1/partition", "1\n");
        fs::create_directories(sys / "dev/block");
        fs::create_symlink("../../devices/pci/sata/block/sda/sda1", sys / "dev/block/8:1");
        fs::create_symlink("../../devices/pci/usb1/block/sdb/sdb1", sys / "dev/block/8:17");
        mounts = line("8:1", "/", "ext4", "/dev/sda1");
        plugIn();
    }

    static std::string line(
        const std::string& device, const fs::path& on, const std::string& type, const std::string& source)
    {
        return "25 1 " + device + " / " + on.string() + " rw,relatime shared:1 - " + type + ' ' + source + " rw\n";
    }
    void plugIn() const { put(mounts + line("8:17", folder / "media/STICK", "vfat", "/dev/sdb1")); }
    void pullOut() const { put(mounts); }
    void put(const std::string& table) const { putFile(folder / "mountinfo", table); }

    viewmodel::SavePlaces places() const
    {
        return viewmodel::SavePlaces(
            {folder / "mountinfo", folder / "sys", {folder / "media"}, folder / "home/Documents"});
    }

    Folder folder;
    std::string mounts;
};

// Waits for what comes through the event loop; no longer than it takes.
inline bool waitFor(const std::function<bool()>& isThere)
{
    return QTest::qWaitFor(isThere, 20'000);
}

// The first talk as it is shipped, played to its end: gifts, a goal with steps, promises of both sides.
inline talk::Story sampleStory()
{
    const auto pack = loadPack(contentOf(OWNWORDS_SOURCE_DIR "/resources/packs/first-talk/pack.json"));
    const auto script = talk::parseScript(contentOf(OWNWORDS_SOURCE_DIR "/resources/samples/first-talk.talk"));
    REQUIRE(script);
    const auto played = talk::playScript(
        *script, {pack, newRecord(), {}, idOf<DeviceTag>(1), countedIds(), *parseDate("2026-06-04")});
    REQUIRE(played);
    return talk::storyOf(played->talk.state());
}

inline std::shared_ptr<const pack::Pack> planPack()
{
    const std::string scale = R"("role":"sure","min":0,"max":10,"ends":{"low":{"en":"No"},"high":{"en":"Yes"}})";
    return packOf({q("name", "words", R"("role":"name")"), q("bring", "words", R"("adds_to":"gifts","many":true)"),
        loop("wishes", "goals",
            {q("goal", "words", R"("role":"goal","read_back":true)"), q("why", "words", R"("role":"why")"),
                q("step", "words", R"("role":"step")"), q("sure", "scale", scale)},
            R"("again":{"en":"Another?"})"),
        q("health", "words", R"("private":true)"), q("else")});
}

// Somebody who has just talked, in memory only, and now looks at the plan.
class PlanFixture {
public:
    PlanFixture()
        : desk(
            {[] { return TimePoint(std::chrono::sys_days(std::chrono::year(2026) / 11 / 22)) + std::chrono::hours(9); },
                words(), std::chrono::milliseconds(1), {}, work::StoreQueue::Mode::Inline})
        , session(desk, {planPack, planPack, [] { return 0; }})
    {
        session.lookAround();
        session.goOnInMemory();
        REQUIRE(session.talk() != nullptr);
        talk("Kel");
        for (const char* const gift : {"fixing bikes", "my nan's cooking", "good listener"})
            REQUIRE(session.talk()->addEntry(gift));
        REQUIRE(session.talk()->next());
        goal("I want to fix bikes with the kids on our street on a Saturday.",
            "Nobody showed me stuff when I was a kid.", "Ask Dawn at the centre if there is a shed.", 6);
        REQUIRE(session.talk()->another(true));
        goal("Get my maths so I can do the driving theory.", "My own car.", "Look up the class at the library.", 8);
        REQUIRE(session.talk()->another(false));
        talk("my knee");
        talk("That was fun.");
        session.toPlan();
    }

    viewmodel::Desk desk;
    viewmodel::Session session;

private:
    static crypto::WordList words()
    {
        auto list = crypto::WordList::parse(contentOf(OWNWORDS_SOURCE_DIR "/resources/words/four_words.txt"));
        REQUIRE(list);
        return *std::move(list);
    }
    void talk(const std::string& said)
    {
        REQUIRE(session.talk()->type(said));
        REQUIRE(session.talk()->next());
    }
    void goal(const std::string& wish, const std::string& why, const std::string& step, double sure)
    {
        talk(wish);
        REQUIRE(session.talk()->confirmReadBack());
        talk(why);
        talk(step);
        REQUIRE(session.talk()->giveNumber(sure));
        REQUIRE(session.talk()->next());
    }
};

} // namespace ownwords::test
