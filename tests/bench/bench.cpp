// SPDX-License-Identifier: Apache-2.0
// Figures, not tests: prints one JSON line for each case. Each case runs in a process of its own, so that its peak
// memory is its own. Usage: ownwords_bench [CASE]...
#include "core/pack/loader.h"
#include "core/plan/plan_document.h"
#include "core/print/plan_pdf.h"
#include "core/talk/script_runner.h"
#include "core/talk/story.h"
#include "tests/bench/measure.h"
#include "tests/bench/vault_bench.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using namespace ownwords;
using namespace ownwords::bench;

// 1,000 questions in 20 sections; every second one hangs on the one before it.
std::string bigPack()
{
    std::string json = R"({"format":"conversation-pack/1","id":"org.ownwords.bench","version":"1","languages":["en"],)"
                       R"("title":{"en":"Bench"},"lists":{"yes_no":[{"id":"yes","text":{"en":"Yes"}},)"
                       R"({"id":"no","text":{"en":"No"}}]},"sections":[)";
    for (int section = 0; section < 20; ++section) {
        json += (section == 0 ? "" : ",") + std::string(R"({"id":"s)") + std::to_string(section)
            + R"(","title":{"en":"Part"},"questions":[)";
        for (int i = 0; i < 50; ++i) {
            const std::string id = "q" + std::to_string(section * 50 + i);
            const bool isChoice = i % 2 == 0;
            json += (i == 0 ? "" : ",") + std::string(R"({"id":")") + id + R"(","kind":")"
                + (isChoice ? "one" : "words")
                + R"(","text":{"en":"What would a good day look like for you, from morning to night?"})";
            json += isChoice ? R"(,"list":"yes_no")"
                             : R"(,"when":{"q":"q)" + std::to_string(section * 50 + i - 1)
                    + R"(","is_not":"no"})"
                      R"(,"help":{"en":"It can be a small thing."},"followups":[{"id":"more",)"
                      R"("when":{"fewer_words_than":4},"text":{"en":"Tell me more."}}])";
            json += "}";
        }
        json += "]}";
    }
    return json + "]}";
}

FreshBytes countedBytes()
{
    return [count = 0U]() mutable {
        IdBytes id{};
        ++count;
        for (unsigned i = 0; i < 4; ++i)
            id[i] = static_cast<std::uint8_t>(count >> (24U - 8U * i));
        return id;
    };
}

std::shared_ptr<const pack::Pack> packFrom(const std::string& bytes)
{
    pack::Loaded loaded = pack::load(bytes);
    if (!loaded.pack)
        giveUp("the bench pack does not load: " + loaded.messages.front().text);
    return std::make_shared<const pack::Pack>(*std::move(loaded.pack));
}

talk::Talk talkOn(std::shared_ptr<const pack::Pack> pack)
{
    record::Record record;
    record.person = PersonId(IdBytes{1});
    auto talk
        = talk::Talk::begin(std::move(record), {}, {std::move(pack), {}, DeviceId(IdBytes{2}), countedBytes()}, {});
    if (!talk)
        giveUp("the bench talk does not begin");
    return *std::move(talk);
}

void loadPack()
{
    const std::string bytes = bigPack();
    report("load_1000_questions", 50, "under 60 ms", [&] {
        if (!pack::load(bytes).pack)
            giveUp("load");
    });
}

void engineStep()
{
    talk::Talk talk = talkOn(packFrom(bigPack()));
    for (int i = 0; i < 100; ++i) {
        (void)talk.say("a small thing", 0, {});
        (void)talk.next({});
    }
    report("engine_step_1000_questions", 300, "under 1 ms", [&] {
        if (!talk.next({}))
            giveUp("step");
    });
}

void foldEvents()
{
    const auto pack = packFrom(contentOf(OWNWORDS_SOURCE_DIR "/resources/packs/first-talk/pack.json"));
    talk::Talk talk = talkOn(pack);
    while (talk.state().size() < 10'000) {
        if (!talk.next({}))
            (void)talk.back({});
        (void)talk.say("I want to fix bikes with the kids on our street on a Saturday.", 0, {});
        if (talk.state().size() % 7 == 0)
            (void)talk.back({});
    }
    const record::Record record = talk.save();
    talk::Packs packs;
    talk::addPack(packs, pack);
    report("fold_10000_events", 30, "under 50 ms", [&] {
        if (!talk::State::fold(record, packs))
            giveUp("fold");
    });
}

plan::PageDocument samplePages()
{
    const auto moves = talk::parseScript(contentOf(OWNWORDS_SOURCE_DIR "/resources/samples/first-talk.talk"));
    talk::ScriptSetup setup;
    setup.pack = packFrom(contentOf(OWNWORDS_SOURCE_DIR "/resources/packs/first-talk/pack.json"));
    setup.record.person = PersonId(IdBytes{1});
    setup.device = DeviceId(IdBytes{2});
    setup.fresh = countedBytes();
    setup.date = parseDate("2026-06-04").value_or(Date());
    if (!moves)
        giveUp("sample script");
    const auto played = talk::playScript(*moves, std::move(setup));
    if (!played)
        giveUp("sample talk: " + played.error().message);
    return plan::pagesOf(plan::makePlan(talk::storyOf(played->talk.state()), "en"));
}

void makePdf(const char* name, const char* aim, const plan::PageDocument& pages)
{
    report(name, 20, aim, [&] {
        if (!print::makePdf(pages, {}))
            giveUp(name);
    });
}

// Three pages: the sample plan's parts over again.
void planWarm()
{
    plan::PageDocument pages = samplePages();
    const std::vector<plan::Group> once(pages.groups.begin() + 1, pages.groups.end());
    pages.groups.insert(pages.groups.end(), once.begin(), once.begin() + static_cast<std::ptrdiff_t>(once.size() / 2));
    makePdf("plan_pdf_3_pages_warm", "33 ms, under 40 MB", pages);
}

void longAnswer()
{
    plan::PageDocument pages = samplePages();
    std::string words;
    while (words.size() < 20'000)
        words += "We walked to the sea and back, and nobody asked us for anything. ";
    words.resize(20'000);
    pages.groups.push_back({{plan::Quote{{words, {}, false}, false}}});
    makePdf("pdf_20000_characters", "", pages);
}

// A whole process: start, load the pack, play the sample talk, print the plan.
void planCold()
{
    const std::string command = std::string("'") + OWNWORDS_CLI
        + "' talk --script '" OWNWORDS_SOURCE_DIR
          "/resources/samples/first-talk.talk' --date 2026-06-04 --pdf /tmp/ownwords-bench-"
        + std::to_string(getpid()) + ".pdf --force >/dev/null";
    report("talk_to_pdf_cold_process", 10, "", [&] {
        if (std::system(command.c_str()) != 0)
            giveUp(command);
    });
    (void)std::system("rm -f /tmp/ownwords-bench-*.pdf");
    rusage children{};
    getrusage(RUSAGE_CHILDREN, &children);
    std::printf("{\"case\":\"talk_to_pdf_cold_process_memory\",\"peak_mb\":%.1f,\"aim\":\"under 40 MB\"}\n",
        static_cast<double>(children.ru_maxrss) / 1024);
}

const Cases& cases()
{
    static const Cases all = [] {
        Cases some = vaultCases();
        some.insert({
            {"load_pack", loadPack},
            {"engine_step", engineStep},
            {"fold", foldEvents},
            {"plan_warm", planWarm},
            {"plan_cold", planCold},
            {"long_answer", longAnswer},
        });
        return some;
    }();
    return all;
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<std::string> wanted(argv + 1, argv + argc);
    if (wanted.empty()) {
        for (const auto& [name, run] : cases())
            wanted.push_back(name);
    }
    int failed = 0;
    for (const std::string& name : wanted) {
        const auto found = cases().find(name);
        if (found == cases().end())
            giveUp("no such case: " + name);
        const pid_t child = fork();
        if (child == 0) {
            found->second();
            std::exit(0);
        }
        int status = 0;
        waitpid(child, &status, 0);
        failed += status == 0 ? 0 : 1;
    }
    return failed == 0 ? 0 : 1;
}
