// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/sharing_support.h"
#include "ui/screens/page.h"
#include "ui/screens/sharing_card.h"

#include <QAbstractButton>
#include <QLabel>

// What is said of a record that a coach keeps or kept, and on Home of who can see one.
using namespace ownwords;
using namespace ownwords::test;
using viewmodel::Session;

TEST_CASE("Of a record that a coach keeps there is nothing to share, but it can be made one's own", "[sharing]")
{
    WindowKit app;
    app.makeFile();
    app.signUpCoach(q("Sam"));
    app.session().keepForThem();
    app.session().toSharing();
    CHECK(app.has(q("Kept for you by Sam. Make it yours at any time.")));
    CHECK(app.button(q("Let them look")) == nullptr);
    CHECK(app.button(q("Set new secret words")) == nullptr);
    CHECK(app.window().page()->toRead().contains(q("Kept for you by Sam.")));
    app.press(q("Make it mine"));
    CHECK(app.session().newWordsFor() == Session::NewWordsFor::MakingItMine);
}

TEST_CASE("A coach who kept the record is named as that, and not in words that the person never said", "[sharing]")
{
    WindowKit app;
    app.makeFile();
    app.signUpCoach(q("Sam"));
    app.session().keepForThem();
    app.session().toMakeItMine();
    const bool keepSharing = GENERATE(true, false);
    app.session().setNewWords({{"Sunny", WindowKit::words().toStdString()}, {}, keepSharing});
    app.session().sheetDone(false);
    app.session().toSharing();
    REQUIRE(app.session().opened()->whoCanSee.readers.size() == 1);
    CHECK(app.session().opened()->whoCanSee.isShared() == keepSharing);
    CHECK_FALSE(app.has(q("What for:")));
    CHECK_FALSE(app.has(q("for:")));
    if (keepSharing) {
        CHECK(app.has(q("Sam kept this for you before it was yours.")));
        CHECK(app.window().page()->toRead().contains(q("Sam kept this for you before it was yours.")));
        CHECK(app.window().page()->ownWordsToRead().isEmpty());
        app.press(q("Stop sharing with Sam"));
        app.press(q("Stop sharing with Sam"));
    }
    app.press(q("Who could see it before"));
    CHECK(app.has(q("Sam kept it for you from 5 June 2026")));
}

TEST_CASE("A coach whom nobody confirmed is not confirmed by keeping a record", "[sharing]")
{
    WindowKit app;
    app.makeFile();
    const bool isFirst = GENERATE(true, false);
    if (!isFirst) {
        app.signUpCoach(q("Jo"));
        app.session().part();
        app.session().toWelcome();
    }
    app.signUpCoach(q("Sam"));
    CHECK(app.session().coach()->isConfirmed == isFirst);
    app.session().keepForThem();
    app.session().toMakeItMine();
    app.session().setNewWords({{"Sunny", WindowKit::words().toStdString()}, {}, true});
    const auto& readers = app.session().opened()->whoCanSee.readers;
    REQUIRE(readers.size() == 1);
    CHECK(readers.front().isConfirmed == isFirst);
}

TEST_CASE("The card for Home says in a line who can see it", "[sharing]")
{
    viewmodel::OpenedRecord record;
    const auto textsOf = [](const screens::SharingCard& card) {
        QStringList texts;
        for (const QLabel* const label : card.findChildren<QLabel*>())
            texts.append(label->text());
        return texts;
    };
    CHECK(textsOf(screens::SharingCard(record)).contains(q("Only you.")));
    viewmodel::Reader jo;
    jo.name = "Jo";
    record.whoCanSee.readers = {jo};
    CHECK(textsOf(screens::SharingCard(record)).contains(q("Only you."))); // not any more
    record.whoCanSee.readers.front().canLook = true;
    using namespace std::chrono;
    record.whoCanSee.readers.front().until = Date(year(2026), month(9), std::chrono::day(5));
    CHECK(textsOf(screens::SharingCard(record)).contains(q("Jo, until 5 September 2026")));
    record.keptBy = "Sam";
    CHECK(textsOf(screens::SharingCard(record)).contains(q("Kept for you by Sam.")));
    screens::SharingCard card(record);
    int asked = 0;
    QObject::connect(&card, &screens::SharingCard::pageAsked, [&] { ++asked; });
    card.findChild<QAbstractButton*>()->click();
    CHECK(asked == 1);
}

TEST_CASE("A talk that began shared does not go on naming readers when nobody is left", "[sharing]")
{
    WindowKit app;
    app.makeFile();
    const CoachId jo = addCoach(app, "Jo");
    leaveDesk(app);
    app.session().come(Session::Company::Alone);
    app.session().choose(Session::Keeping::Keep);
    app.session().setNewWords({{"Sunny", WindowKit::words().toStdString()}, {}, true});
    app.session().share(jo, {"for my goals", std::nullopt});
    app.session().sheetDone(false);
    app.press(q("Next"));
    CHECK(app.question() == q("You said yes to sharing this. It can be read by Jo. You can stop that at any time."));
    app.session().stopSharing(jo);
    CHECK(app.question().contains(q("It can be read by no one any more.")));
}
