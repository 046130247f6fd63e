// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/settings_cards.h"

#include "ui/kit/buttons.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/labels.h"
#include "ui/kit/spoken_text.h"
#include "ui/kit/text.h"
#include "ui/screens/closed_form.h"
#include "ui/screens/fields.h"
#include "ui/screens/file_finder.h"
#include "ui/screens/said.h"
#include "ui/screens/words_form.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QVBoxLayout>

#include <optional>

namespace ownwords::screens {

namespace {

class Settings {
    Q_DECLARE_TR_FUNCTIONS(Settings)
};

QLineEdit* minutesField(QVBoxLayout* column, const QString& label, std::chrono::minutes now)
{
    auto* const field = new QLineEdit(QString::number(now.count()));
    field->setInputMethodHints(Qt::ImhDigitsOnly);
    addField(column, label, field);
    return field;
}

std::optional<std::chrono::minutes> minutesIn(const QLineEdit* field)
{
    bool isNumber = false;
    const std::chrono::minutes minutes(field->text().trimmed().toInt(&isNumber));
    if (!isNumber || minutes < vault::shortestLock || minutes > vault::longestLock)
        return std::nullopt;
    return minutes;
}

kit::SpokenText* troubleLine(QVBoxLayout* column)
{
    auto* const line = new kit::SpokenText;
    column->addWidget(line);
    return line;
}

kit::Button* quiet(kit::FlowLayout* row, const QString& text, const QString& name)
{
    auto* const button = kit::button(kit::ButtonKind::Quiet, text);
    button->setAccessibleName(name);
    row->addWidget(button);
    return button;
}

// A line of text, and beside it what can be done about it.
kit::FlowLayout* lineWith(QVBoxLayout* column, const QString& text)
{
    kit::FlowLayout* const row = addLine(column);
    row->addWidget(kit::body(text));
    return row;
}

// How a coach stops being one here, or what has to be done first.
void addLeaving(const CareHand& hand, QVBoxLayout* column, kit::FlowLayout* row, vault::Leaving leaving)
{
    switch (leaving) {
    case vault::Leaving::Yes: {
        const QString stop = Settings::tr("Stop being a coach");
        auto* const leave = quiet(row, stop, stop);
        leave->setObjectName(QStringLiteral("leave"));
        const CareHand::Asked asked{Settings::tr("Stop being a coach here?"),
            {Settings::tr("Your secret words and your sheet then open nothing, and you see nobody's record any more."),
                Settings::tr("What you wrote stays in the records. Coaches whom you confirmed may have to be "
                             "confirmed again. Nobody can undo this.")},
            Settings::tr("Yes, stop being a coach")};
        QObject::connect(leave, &QAbstractButton::clicked, leave,
            [hand, leave, asked] { hand.ask(*leave, asked, [hand] { hand.session.stopCoaching(); }); });
        return;
    }
    case vault::Leaving::KeepsRecords:
        column->addWidget(kit::helper(
            Settings::tr("You cannot stop being a coach while you keep somebody's record: they would lose it. Make it "
                         "theirs first, or take it out with them.")));
        return;
    case vault::Leaving::LastConfirmed:
        column->addWidget(kit::helper(Settings::tr("You cannot stop being a coach while nobody else here is confirmed. "
                                                   "Confirm a colleague first.")));
        return;
    }
}

// With room for what the place is called.
QString stateOf(const viewmodel::BackupPlace& place)
{
    if (!place.isThere && !place.isOwn)
        return Settings::tr("%1 (not here now)");
    if (place.isBehind)
        return place.copies.empty() ? Settings::tr("%1 (no copy there yet)")
                                    : Settings::tr("%1 (the last copy did not get there)");
    return QStringLiteral("%1");
}

QStringList pathsOf(const std::vector<std::filesystem::path>& paths)
{
    QStringList all;
    for (const std::filesystem::path& path : paths)
        all.append(Settings::tr("“%1”").arg(kit::fromPath(path)));
    return all;
}

// What became of records that were let go, and of the copies of them.
QString tellLetGo(const vault::LetGo& gone)
{
    QStringList sentences{Settings::tr("Let go for good: %1.").arg(gone.people)};
    if (!gone.receipt.failed.empty())
        sentences.append(Settings::tr("These copies could not be cleaned. They must be destroyed by hand: %1.")
                             .arg(listed(pathsOf(gone.receipt.failed))));
    if (!gone.receipt.notSeen.empty())
        sentences.append(Settings::tr("These places are not here now. They are cleaned when they are next seen: %1.")
                             .arg(listed(pathsOf(gone.receipt.notSeen))));
    return sentences.join(QLatin1Char(' '));
}

void addVouching(const CareHand& hand, kit::FlowLayout* row, const viewmodel::Care::Coach& coach, const QString& name)
{
    auto* const vouch
        = quiet(row, Settings::tr("This is a colleague"), Settings::tr("This is a colleague: %1").arg(name));
    const QString organisation = kit::fromUtf8(hand.session.file().organisation);
    const QString read
        = organisation.isEmpty() ? Settings::tr("confirmed") : Settings::tr("confirmed by %1").arg(organisation);
    const CareHand::Asked asked{Settings::tr("Is %1 a colleague of yours?").arg(name),
        {Settings::tr("When people choose who can see what they said, they read: “%1, %2”.").arg(name, read),
            Settings::tr("Say yes only if you know that %1 made this sign-in.").arg(name),
            Settings::tr("To undo it, %1 has to be taken away as a coach.").arg(name)},
        Settings::tr("Yes, %1 is a colleague").arg(name)};
    QObject::connect(vouch, &QAbstractButton::clicked, vouch, [hand, vouch, asked, id = coach.id, name] {
        hand.ask(*vouch, asked, [hand, id, name] {
            hand.session.desk().vouchFor(id, hand.listener, hand.then(Settings::tr("%1 is confirmed.").arg(name)));
        });
    });
}

void addTakingAway(const CareHand& hand, kit::FlowLayout* row, const viewmodel::Care::Coach& coach, const QString& name)
{
    auto* const remove = quiet(row, Settings::tr("Take away"), Settings::tr("Take away the coach %1").arg(name));
    const CareHand::Asked asked{Settings::tr("Take %1 away?").arg(name),
        {Settings::tr("They can see nobody's record any more, and records that they keep for somebody are lost."),
            Settings::tr("Make a copy of the file first: nothing else brings such records back."),
            Settings::tr("What they said stays in the records. People they confirmed are not confirmed any more.")},
        Settings::tr("Take the coach away")};
    QObject::connect(remove, &QAbstractButton::clicked, remove, [hand, remove, asked, id = coach.id, name] {
        hand.ask(*remove, asked, [hand, id, name] {
            hand.session.desk().removeCoach(
                id, hand.listener, hand.then(Settings::tr("%1 is no coach here any more.").arg(name)));
        });
    });
}

} // namespace

viewmodel::Then<> CareHand::then(const QString& sentence) const
{
    return [hand = *this, sentence](const Result<>& result) {
        if (result)
            hand.done(sentence, kit::MessageBar::Kind::Passing);
        else
            hand.failed(result.error());
    };
}

kit::Card* lockCard(const CareHand& hand, const vault::House& house)
{
    auto* const card = new kit::Card;
    QVBoxLayout* const column = card->column();
    column->addWidget(kit::title(Settings::tr("When a record locks by itself")));
    column->addWidget(kit::helper(Settings::tr("A record closes after some quiet minutes: 1 to 60.")));
    QLineEdit* const alone = minutesField(column, Settings::tr("Minutes when somebody is alone"), house.alone);
    QLineEdit* const together = minutesField(column, Settings::tr("Minutes when two sit together"), house.together);
    kit::SpokenText* const trouble = troubleLine(column);
    auto* const set = kit::button(kit::ButtonKind::Secondary, Settings::tr("Set these times"));
    column->addWidget(set, 0, Qt::AlignLeading);
    QObject::connect(set, &QAbstractButton::clicked, card, [hand, alone, together, trouble] {
        trouble->clear();
        vault::House times;
        for (const auto& [field, time] : {std::pair(alone, &times.alone), std::pair(together, &times.together)}) {
            const auto minutes = minutesIn(field);
            if (!minutes)
                return trouble->tell(*field, Settings::tr("Type a number from 1 to 60."));
            *time = *minutes;
        }
        const auto change = [times](vault::House& changed) {
            changed.alone = times.alone;
            changed.together = times.together;
        };
        hand.session.desk().changeHouse(
            hand.usual, change, hand.listener, hand.then(Settings::tr("The times are set.")));
    });
    return card;
}

kit::Card* placesCard(const CareHand& hand, const std::vector<viewmodel::BackupPlace>& places)
{
    auto* const card = new kit::Card;
    QVBoxLayout* const column = card->column();
    column->addWidget(kit::title(Settings::tr("Copies of the file")));
    column->addWidget(kit::helper(Settings::tr("A copy is made at sign-out, at most one an hour. Put a second place on "
                                               "another drive.")));
    for (const viewmodel::BackupPlace& place : places) {
        const QString name = place.isOwn ? Settings::tr("Beside the file") : kit::fromPath(place.folder);
        auto* const row = lineWith(column, stateOf(place).arg(name));
        if (place.isOwn)
            continue;
        auto* const remove = quiet(row, Settings::tr("Take away"), Settings::tr("Take away the place %1").arg(name));
        QObject::connect(remove, &QAbstractButton::clicked, card, [hand, remove, folder = place.folder] {
            const CareHand::Asked asked{Settings::tr("Make no more copies there?"),
                {Settings::tr("Those that are there stay. What people take out for good is then not taken out "
                              "of them.")},
                Settings::tr("Take the place away")};
            hand.ask(*remove, asked, [hand, folder] {
                hand.session.desk().removeBackupFolder(
                    folder, hand.listener, hand.then(Settings::tr("No more copies go there.")));
            });
        });
    }
    kit::FlowLayout* const ways = addLine(column);
    auto* const add = kit::button(kit::ButtonKind::Secondary, Settings::tr("Add a place for copies"));
    auto* const copies = kit::button(kit::ButtonKind::Secondary, Settings::tr("Make one or bring one back"));
    ways->addWidget(add);
    ways->addWidget(copies);
    QObject::connect(add, &QAbstractButton::clicked, card, [hand, card] {
        auto* const dialog = fileFinder(card, Settings::tr("Where shall copies go?"), {}, "/media");
        QObject::connect(dialog, &QFileDialog::fileSelected, card, [hand](const QString& folder) {
            hand.session.desk().addBackupFolder(
                kit::toPath(folder), hand.listener, hand.then(Settings::tr("Copies go there from now on.")));
        });
        dialog->open();
    });
    QObject::connect(copies, &QAbstractButton::clicked, card, [hand] { hand.session.toBackups(); });
    return card;
}

kit::Card* coachesCard(const CareHand& hand, const viewmodel::Care& care)
{
    auto* const card = new kit::Card;
    QVBoxLayout* const column = card->column();
    column->addWidget(kit::title(Settings::tr("Coaches of this file")));
    column->addWidget(kit::helper(
        Settings::tr("“Confirmed” means: a coach here said that this is a colleague. People read it when they choose "
                     "who can see what they said.")));
    for (const viewmodel::Care::Coach& coach : care.coaches) {
        const QString name = kit::fromUtf8(coach.name);
        const QString state = coach.isConfirmed ? Settings::tr("confirmed") : Settings::tr("not confirmed by anyone");
        auto* const row = lineWith(column,
            coach.isSelf ? Settings::tr("%1 · you · %2").arg(name, state) : Settings::tr("%1 · %2").arg(name, state));
        if (!coach.isConfirmed)
            addVouching(hand, row, coach, name);
        if (coach.isSelf)
            addLeaving(hand, column, row, care.leaving);
        else
            addTakingAway(hand, row, coach, name);
    }
    return card;
}

kit::Card* ownWordsCard(const CareHand& hand)
{
    auto* const card = new kit::Card;
    QVBoxLayout* const column = card->column();
    column->addWidget(kit::title(Settings::tr("My secret words and my sheet")));
    column->addWidget(
        kit::helper(Settings::tr("New secret words and a new sheet with a new code. The old secret words and the old "
                                 "sheet open nothing any more.")));
    auto* const closed
        = new ClosedForm(Settings::tr("Choose new secret words")); // on a screen that others may see, too
    column->addWidget(closed);
    auto* const name = new QLineEdit;
    addField(closed->column(), Settings::tr("My sign-in name from now on"), name);
    auto* const form = new WordsForm(hand.session.desk(), WordsForm::Opens::Record);
    closed->column()->addWidget(form);
    kit::SpokenText* const trouble = troubleLine(closed->column());
    auto* const set = kit::button(kit::ButtonKind::Secondary, Settings::tr("Set them and make a sheet"));
    closed->endWith(set);
    QObject::connect(closed, &ClosedForm::opened, closed, [closed, name] { closed->unfold(name); });
    QObject::connect(closed, &ClosedForm::left, closed, [name, form] {
        name->clear();
        form->startAgain();
    });
    QObject::connect(&hand.session, &viewmodel::Session::busyChanged, set, [&session = hand.session, set] {
        if (!session.isBusy())
            set->setText(Settings::tr("Set them and make a sheet"));
    });
    const auto change = [hand, name, form, trouble, set] {
        if (hand.session.isBusy())
            return;
        trouble->clear();
        if (name->text().trimmed().isEmpty())
            return trouble->tell(*name, Settings::tr("Type the name you sign in with."));
        const auto words = form->words();
        if (!words)
            return;
        hand.session.newCoachWords({kit::toUtf8(name->text()), *words});
        if (hand.session.isBusy())
            set->setText(Settings::tr("Setting them ..."));
    };
    QObject::connect(set, &QAbstractButton::clicked, card, change);
    QObject::connect(form, &WordsForm::submitted, card, change);
    return card;
}

kit::Card* untouchedCard(const CareHand& hand, const vault::Untouched& untouched)
{
    auto* const card = new kit::Card;
    QVBoxLayout* const column = card->column();
    column->addWidget(kit::title(Settings::tr("Records nobody opened for years")));
    column->addWidget(kit::helper(Settings::tr(
        "Nothing goes by a date alone. First a record is held for 30 days; whoever signs in keeps it. Then it can be "
        "let go.")));
    column->addWidget(kit::body(Settings::tr("Not opened for 3 years: %1").arg(untouched.offered)));
    column->addWidget(kit::body(Settings::tr("Held now: %1").arg(untouched.held)));
    column->addWidget(kit::body(Settings::tr("Held long enough to let go: %1").arg(untouched.due)));
    kit::FlowLayout* const ways = addLine(column);
    const auto counted = [hand](const QString& sentence) {
        return [hand, sentence](const Result<std::size_t>& count) {
            if (count)
                hand.done(sentence.arg(*count), kit::MessageBar::Kind::Passing);
            else
                hand.failed(count.error());
        };
    };
    if (untouched.offered > 0) {
        auto* const hold = kit::button(kit::ButtonKind::Secondary, Settings::tr("Hold them for 30 days"));
        ways->addWidget(hold);
        QObject::connect(hold, &QAbstractButton::clicked, card, [hand, counted] {
            hand.session.desk().hold(hand.listener, counted(Settings::tr("Held from today: %1.")));
        });
    }
    if (untouched.due > 0) {
        auto* const let = kit::button(kit::ButtonKind::Danger, Settings::tr("Let them go for good"));
        ways->addWidget(let);
        QObject::connect(let, &QAbstractButton::clicked, card, [hand, let] {
            const CareHand::Asked asked{Settings::tr("Let these records go for good?"),
                {Settings::tr("They go from the copies, too. Nobody can bring them back.")},
                Settings::tr("Let them go")};
            hand.ask(*let, asked, [hand] {
                hand.session.desk().letGo(hand.listener, [hand](const Result<vault::LetGo>& gone) {
                    if (gone)
                        hand.done(tellLetGo(*gone), kit::MessageBar::Kind::Done);
                    else
                        hand.failed(gone.error());
                });
            });
        });
    }
    return card;
}

kit::Card* languageCard(const QStringList& languages)
{
    auto* const card = new kit::Card;
    card->column()->addWidget(kit::title(Settings::tr("Language")));
    card->column()->addWidget(kit::body(languages.size() < 2
            ? Settings::tr("This window speaks %1. There is no other language on this computer yet.")
                  .arg(languages.value(0))
            : Settings::tr("This window speaks %1. It could speak: %2. Ask the person who looks after this "
                           "computer to change it.")
                  .arg(languages.value(0), listed(languages.mid(1)))));
    return card;
}

} // namespace ownwords::screens
