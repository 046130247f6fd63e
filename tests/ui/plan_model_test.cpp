// SPDX-License-Identifier: Apache-2.0
#include "core/print/layout.h"
#include "tests/support/pdf_text.h"
#include "tests/ui/kit_support.h"
#include "tests/ui/plan_support.h"
#include "ui/viewmodel/page_painter.h"
#include "ui/viewmodel/plan_model.h"

#include <algorithm>
#include <iostream>

using namespace ownwords;
using namespace ownwords::test;
using viewmodel::PagePainter;
using viewmodel::PlanModel;

namespace {

const Date today = *parseDate("2026-11-22");

talk::Said said(const std::string& words)
{
    talk::Said said;
    said.words = words;
    said.lang = "en";
    return said;
}

std::string ids(const PlanModel& model)
{
    std::string all;
    for (const PlanModel::Part& part : model.parts())
        all += (part.isTicked ? "+" : "-") + part.id.substr(0, part.id.find(':')) + ' ';
    return all;
}

const PlanModel::Part* part(const PlanModel& model, const std::string& id)
{
    const auto found = std::find_if(
        model.parts().begin(), model.parts().end(), [&](const auto& candidate) { return candidate.id == id; });
    return found == model.parts().end() ? nullptr : &*found;
}

std::string pdfText(const plan::PageDocument& document)
{
    const auto pdf = print::makePdf(document, {});
    REQUIRE(pdf);
    return joined(readPdfText(pdf->bytes).texts, "\n");
}

bool has(const std::string& text, const std::string& words)
{
    return text.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("The promise about homes stands on the plan with name, role and day, whatever is ticked")
{
    PlanModel model(talk::Story(), "en", Date(std::chrono::year(2026) / 6 / 4));
    CHECK(plan::plainText(model.document()).find("Ada") == std::string::npos);
    model.setPolicy(plan::HomePolicy{"Nothing you say here\nchanges your home.", "Ada Smith", "housing manager",
        Date(std::chrono::year(2026) / 5 / 3)});
    const std::string text = plan::plainText(model.document());
    CHECK(text.find("== What I was promised about my home ==\n\nNothing you say here\nchanges your home.\n\n"
                    "Ada Smith, housing manager, on 3 May 2026")
        != std::string::npos); // under a heading: it is not part of what was said above it
}

TEST_CASE("Only parts with something in them are offered, as they follow on the page", "[plan]")
{
    talk::Story story;
    CHECK(PlanModel(story, "en", today).parts().empty());
    story.gifts.push_back({{}, said("fixing bikes"), {}, {}, {}});
    talk::Goal goal;
    goal.id = idOf<ItemTag>(7);
    goal.confirmed = said("a <b>garden</b> & a shed");
    story.goals.push_back(goal);
    const PlanModel model(story, "en", today);
    CHECK(ids(model) == "+gifts +goal +sign ");
    CHECK(model.parts()[1].id == "goal:" + idOf<ItemTag>(7).toText());
    CHECK(model.parts()[1].title == "“a <b>garden</b> & a shed”");
    CHECK(model.title() == "My plan");
}

TEST_CASE("The sample talk offers all its parts, and its promises make a deal", "[plan]")
{
    const talk::Story story = sampleStory();
    const PlanModel model(story, "en", today);
    INFO(ids(model));
    CHECK(model.title() == "Our deal");
    for (const char* const id : {"called", "gifts", "steps", "promises", "sign"})
        CHECK(part(model, id) != nullptr);
    for (const PlanModel::Part& offered : model.parts()) {
        INFO(offered.id);
        PlanModel other(story, "en", today);
        const std::string before = plan::plainText(other.document());
        other.setTicked(offered.id, !offered.isTicked);
        CHECK(plan::plainText(other.document()) != before);
    }
}

TEST_CASE("What was ticked in the talk is where it starts, what is private is never ticked before", "[plan]")
{
    talk::Story story;
    story.called = said("Kel");
    story.gifts.push_back({{}, said("patience"), {}, {}, {}});
    story.gifts.push_back({{}, said("my secret gift"), {}, {}, "private:secret"});
    story.others.push_back({"How is your health?", "en", said("my knee"), "private:health"});
    story.contact.push_back({"Your number?", "en", said("07700 900123"), "contact"});
    CHECK(ids(PlanModel(story, "en", today)) == "+called +gifts -private -private -contact +sign ");

    PlanModel model(story, "en", today);
    CHECK(part(model, "private:health")->title == "Private: How is your health?");
    CHECK(part(model, "private:secret")->title == "Private: “my secret gift”");
    std::string text = plan::plainText(model.document());
    CHECK_FALSE(has(text, "my knee"));
    CHECK_FALSE(has(text, "my secret gift"));
    CHECK_FALSE(has(text, "07700"));
    model.setTicked("private:health", true);
    model.setTicked("contact", true);
    text = plan::plainText(model.document());
    CHECK(has(text, "my knee"));
    CHECK(has(text, "07700"));
    CHECK_FALSE(has(text, "my secret gift"));

    story.print = {{"gifts", "private:health"}};
    CHECK(ids(PlanModel(story, "en", today)) == "-called +gifts -private +private -contact -sign ");
}

TEST_CASE("A gift that is private can be printed where all gifts are", "[plan]")
{
    talk::Story story;
    story.gifts.push_back({{}, said("my secret gift"), {}, {}, "private:secret"});
    PlanModel model(story, "en", today);
    CHECK(part(model, "gifts") == nullptr);
    model.setTicked("private:secret", true);
    CHECK(has(plan::plainText(model.document()), "my secret gift"));
}

TEST_CASE("A part that is ticked off is not in the PDF", "[plan]")
{
    PlanModel model(sampleStory(), "en", today);
    int changes = 0;
    QObject::connect(&model, &PlanModel::changed, &model, [&] { ++changes; });
    CHECK(has(pdfText(model.document()), "my nan's cooking"));
    CHECK(has(pdfText(model.document()), "Siân"));
    model.setTicked("gifts", false);
    model.setTicked("called", false);
    model.setTicked("called", false);
    model.setTicked("nothing of the sort", true);
    CHECK(changes == 2);
    const std::string text = pdfText(model.document());
    CHECK_FALSE(has(text, "my nan's cooking"));
    CHECK_FALSE(has(text, "Siân"));
    model.setTicked("gifts", true);
    CHECK(has(pdfText(model.document()), "my nan's cooking"));
}

TEST_CASE("Large print is larger, and says the same", "[plan]")
{
    PlanModel model(sampleStory(), "en", today);
    const auto normal = print::makePdf(model.document(), {model.theme(), {}, true});
    model.setLarge(true);
    const auto large = print::makePdf(model.document(), {model.theme(), {}, true});
    REQUIRE(normal);
    REQUIRE(large);
    CHECK(large->pages > normal->pages);
    CHECK(readPdfText(large->bytes).texts == readPdfText(normal->bytes).texts);
    CHECK(*readPdfText(large->bytes).sizes.rbegin() > *readPdfText(normal->bytes).sizes.rbegin());
}

TEST_CASE("The name of the file is the day's, and nobody's", "[plan]")
{
    const talk::Story story = sampleStory();
    const PlanModel model(story, "en", today);
    CHECK(model.fileStem() == "my-plan-2026-11-22");
    CHECK_FALSE(has(model.fileStem(), story.called->words));
    CHECK_FALSE(has(model.document().title, story.called->words));
}

TEST_CASE("The text of each page is what stands on it, all words and no other", "[plan]")
{
    PlanModel model(sampleStory(), "en", today);
    model.setLarge(true);
    const auto pages = print::layOut(model.document(), model.theme());
    REQUIRE(pages);
    REQUIRE(pages->pages.size() > 1);
    std::string all;
    for (std::size_t i = 0; i < pages->pages.size(); ++i)
        all += viewmodel::textOf(*pages, static_cast<int>(i)) + '\n';
    INFO(all);
    CHECK(has(all, "Our deal\n"));
    CHECK(has(all, "Siân\n"));
    CHECK(has(all, "fixing bikes"));
    CHECK(has(all, "🚲") == has(plan::plainText(model.document()), "🚲"));
    CHECK_FALSE(has(all, "Page 1 of"));
    const auto letters = [](std::string text) {
        text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\n'; }), text.end());
        return text;
    };
    for (const std::string& block : readPdfText(print::makePdf(*pages, {})->bytes).texts)
        CHECK(has(letters(all), letters(block)));
}

TEST_CASE("Pages are painted in another thread, and the newest document wins", "[plan]")
{
    PagePainter painter;
    const PlanModel sample(sampleStory(), "en", today);
    talk::Story other;
    other.called = said("Somebody Else");
    const PlanModel newest(other, "en", today);
    int laidOut = 0;
    std::vector<int> painted;
    QElapsedTimer clock;
    QObject::connect(&painter, &PagePainter::laidOut, &painter, [&] {
        ++laidOut;
        painter.paint(0, 100);
    });
    QObject::connect(&painter, &PagePainter::painted, &painter, [&](int page, const viewmodel::Picture& picture) {
        painted.push_back(page);
        CHECK(picture->width == 827);
    });
    int missing = -1;
    QObject::connect(&painter, &PagePainter::missingCounted, &painter, [&](int count) { missing = count; });
    clock.start();
    painter.show(sample.document(), sample.theme());
    CHECK(painter.isLayingOut());
    REQUIRE(waitFor([&] { return !painted.empty(); }));
    std::cout << "first page painted after " << clock.elapsed() << " ms\n";
    REQUIRE(waitFor([&] { return missing >= 0; }));
    painted.clear();
    laidOut = 0;

    for (int i = 0; i < 20; ++i)
        painter.show(sample.document(), sample.theme());
    painter.show(newest.document(), newest.theme());
    REQUIRE(waitFor([&] { return !painted.empty(); }));
    CHECK(laidOut == 1);
    REQUIRE(painter.sheets().size() == 1);
    CHECK(has(painter.sheets().front().text, "Somebody Else"));
    CHECK(painter.sheets().front().width == Approx(595.276));

    painter.show(sample.document(), sample.theme());
    painter.clear();
    CHECK(painter.sheets().empty());
    painter.paint(0, 100);
    painter.show(newest.document(), newest.theme());
    painted.clear();
    REQUIRE(waitFor([&] { return !painted.empty(); }));
    CHECK(laidOut == 2);
}

TEST_CASE("A painter that goes in the middle of its work leaves nobody waiting", "[plan]")
{
    const PlanModel sample(sampleStory(), "en", today);
    for (int i = 0; i < 30; ++i) {
        PagePainter painter;
        bool isHeard = false;
        QObject::connect(&painter, &PagePainter::laidOut, &painter, [&] { isHeard = true; });
        painter.show(sample.document(), sample.theme());
        CHECK_FALSE(isHeard);
    }
    QCoreApplication::processEvents();
}

TEST_CASE("Characters without a shape are counted", "[plan]")
{
    talk::Story story;
    story.called = said("\U000E0FFF and \U0010FFFD");
    const PlanModel model(story, "en", today);
    PagePainter painter(work::StoreQueue::Mode::Inline);
    int missing = -1;
    QObject::connect(&painter, &PagePainter::missingCounted, &painter, [&](int count) { missing = count; });
    painter.show(model.document(), model.theme());
    CHECK(missing > 0);
}
