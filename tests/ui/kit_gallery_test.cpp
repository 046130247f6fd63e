// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/kit_support.h"
#include "ui/kit/buttons.h"
#include "ui/kit/choice_list.h"
#include "ui/kit/day_picker.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/fold_strip.h"
#include "ui/kit/icon.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/message_bar.h"
#include "ui/kit/saved_mark.h"
#include "ui/kit/scale_picker.h"
#include "ui/kit/scroll_page.h"
#include "ui/kit/words_edit.h"

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace kit = ownwords::kit;
using kit::ButtonKind;
using ownwords::test::look;
using ownwords::test::PlainLook;

namespace {

QString text(const char* words)
{
    return QString::fromUtf8(words);
}

QWidget* flowOf(const QList<QWidget*>& widgets)
{
    auto* const row = new QWidget;
    auto* const flow = new kit::FlowLayout(row);
    flow->setSpacing(kit::px(10));
    for (QWidget* const widget : widgets)
        flow->addWidget(widget);
    return row;
}

QWidget* bar()
{
    auto* const widget = new QFrame;
    widget->setProperty("role", text("bar"));
    auto* const row = new QHBoxLayout(widget);
    auto* const brand = kit::body(text("Ownwords"));
    kit::setTextRole(brand, text("brand"));
    row->addWidget(brand);
    row->addStretch();
    auto* const mark = new kit::SavedMark;
    mark->setSaved(true);
    row->addWidget(mark);
    row->addWidget(kit::button(ButtonKind::Bar, text("&Hide"), text("hide")));
    row->addWidget(kit::button(ButtonKind::Bar, text("Text &size"), text("text-size")));
    row->addWidget(kit::button(ButtonKind::Bar, text("&Read aloud"), text("speaker")));
    return widget;
}

void addQuestion(QVBoxLayout& column)
{
    column.addWidget(kit::helper(text("What I'm good at · question 3 of 6")));
    column.addWidget(kit::heading(text("What do people come to you for help with?")));
    auto* const lead = kit::body(text("It can be small. Someone to talk to counts. So does mending a plug."));
    kit::setTextRole(lead, text("lead"));
    column.addWidget(lead);
    auto* const edit = new kit::WordsEdit;
    edit->setAccessibleName(text("What do people come to you for help with?"));
    edit->setWords(
        text("My neighbour always asks me to sort his phone out. I don't mind, I like working out what's gone "
             "wrong"));
    column.addWidget(edit);
    edit->setFocus();
    edit->moveCursor(QTextCursor::End);
    auto* const strip = new kit::FoldStrip(text("Stuck? These help some people"));
    strip->column()->addWidget(flowOf({new kit::Chip(text("When was the last time someone thanked you?")),
        new kit::Chip(text("What would your best friend say?"))}));
    strip->setFolded(false);
    column.addWidget(strip);
    auto* const row = new QHBoxLayout;
    auto* const next = kit::button(ButtonKind::Primary, text("&Next"), text("next"));
    next->setIconSide(kit::Button::IconSide::End);
    row->addWidget(kit::button(ButtonKind::Secondary, text("&Back"), text("back")));
    row->addStretch();
    row->addWidget(kit::button(ButtonKind::Quiet, text("S&kip this one")));
    row->addWidget(next);
    column.addLayout(row);
}

void addCards(QVBoxLayout& column)
{
    auto* const quote = new kit::QuoteCard(text("I want to fix bikes with the kids on our street on a Saturday."));
    quote->setHelper(text("Your words, kept exactly as you said them."));
    quote->setLink(text("&Change"));
    column.addWidget(quote);
    auto* const resting = new kit::QuoteCard(text("أريد أن أتعلم القيادة"));
    resting->setBar(kit::QuoteCard::Bar::Teal);
    resting->column()->addWidget(flowOf({kit::tag(text("Resting")), kit::helper(text("You said: after Christmas"))}));
    column.addWidget(resting);
    auto* const strengths = new kit::Card(kit::Card::Kind::Gold);
    strengths->column()->addWidget(kit::title(text("Strengths that will help")));
    strengths->column()->addWidget(flowOf({kit::tag(text("fixing bikes")), kit::tag(text("good listener"))}));
    column.addWidget(strengths);
    auto* const done = new kit::Card(kit::Card::Kind::Done);
    done->column()->addWidget(flowOf(
        {kit::picture(text("check"), kit::Token::Teal, 26), kit::quote(text("“Cook a Sunday dinner for mum.”"))}));
    done->column()->addWidget(kit::helper(text("Done on 14 September. “She cried, in a good way.”")));
    column.addWidget(done);
    auto* const chosen = new kit::Card(kit::Card::Kind::Chosen);
    chosen->column()->addWidget(kit::picture(text("person"), kit::Token::Teal, 44));
    chosen->column()->addWidget(kit::title(text("Just me")));
    chosen->column()->addWidget(kit::body(text("Go at your own pace. Skip anything. Stop when you like.")));
    chosen->column()->addWidget(kit::button(ButtonKind::Primary, text("Start or carry &on")));
    column.addWidget(chosen);
}

void addChoices(QVBoxLayout& column)
{
    auto* const some = new kit::ChoiceList(kit::ChoiceList::Mode::Some);
    some->setAccessibleName(text("What is going well?"));
    some->setChoices({{text("a"), text("My home"), true}, {text("b"), text("Family & friends"), false},
        {text("c"), text("Something else that goes well"), false}});
    column.addWidget(some);
    auto* const one = new kit::ChoiceList(kit::ChoiceList::Mode::One);
    one->setAccessibleName(text("Who types?"));
    one->setChoices({{text("me"), text("I type myself"), false},
        {text("coach"), text("My coach types what I say, and I look on and say when it is not right"), true}});
    column.addWidget(one);
    auto* const scale = new kit::ScalePicker(0, 10);
    scale->setAccessibleName(text("How sure are you that you'll do it?"));
    scale->setEndWords(text("Not sure"), text("Very sure"));
    scale->setValue(6);
    column.addWidget(kit::title(text("How sure are you that you'll do it?")));
    column.addWidget(scale);
    auto* const day = new kit::DayPicker;
    day->setAccessibleName(text("When do we talk again?"));
    day->setSuggestions({{text("In 2 weeks: Monday 7 December"), QDate(2026, 12, 7)},
        {text("In 4 weeks: Monday 21 December"), QDate(2026, 12, 21)}});
    day->setNoneAllowed(true);
    day->setDate(QDate(2027, 1, 4));
    column.addWidget(day);
}

void addRest(QVBoxLayout& column)
{
    auto* const trouble = new kit::MessageBar;
    trouble->tell(kit::MessageBar::Kind::Trouble,
        text("There is no room left on this disk. What you said is still here on the screen. Make some room on the "
             "disk, "
             "then try again."),
        {{text("&Try again"), {}}, {text("Save it s&omewhere else"), {}}});
    column.addWidget(trouble);
    auto* const news = new kit::MessageBar;
    news->tell(kit::MessageBar::Kind::Done, text("Your plan is saved."));
    column.addWidget(news);
    auto* const field = new QLineEdit(text("I already do it for my brother's lot"));
    field->setAccessibleName(text("Why a 6 and not lower?"));
    column.addWidget(field);
    column.addWidget(flowOf({kit::button(ButtonKind::Danger, text("T&ake it out for good"), text("trash")),
        kit::button(ButtonKind::Secondary, text("&Print or save my plan"), text("print"))}));
    auto* const off = kit::button(ButtonKind::Primary, text("Not now"));
    off->setEnabled(false);
    column.addWidget(off);
    QList<QWidget*> drawings;
    for (const QString& name : kit::iconNames())
        drawings.append(kit::picture(name, kit::Token::Ink, 32));
    column.addWidget(flowOf(drawings));
}

struct Gallery {
    QWidget window;
    kit::ScrollPage* page = new kit::ScrollPage;

    explicit Gallery(void (*fill)(QVBoxLayout&))
    {
        auto* const column = new QVBoxLayout(&window);
        window.setProperty("role", text("page"));
        window.setAttribute(Qt::WA_StyledBackground);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(bar());
        column->addWidget(page, 1);
        fill(*page->column());
        page->column()->addStretch();
    }
};

struct Part {
    const char* name;
    void (*fill)(QVBoxLayout&);
};

constexpr std::array parts{
    Part{"question", addQuestion}, Part{"cards", addCards}, Part{"choices", addChoices}, Part{"rest", addRest}};

struct Shown {
    const char* name;
    kit::Colours colours;
    bool isDark; // the desktop
};

constexpr std::array themes{Shown{"light", kit::Colours::Light, false}, Shown{"dark", kit::Colours::Dark, false},
    Shown{"contrast", kit::Colours::HighContrast, false}, Shown{"contrast-dark", kit::Colours::HighContrast, true}};

// Of what stands out most.
double contrastOnCard(const QImage& image)
{
    double most = 1;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            most = std::max(most, kit::contrast(image.pixelColor(x, y), kit::colour(kit::Token::Card)));
    }
    return most;
}

} // namespace

TEST_CASE("nothing is cut, nameless or too small to hit, at every text size and both ways of reading")
{
    const PlainLook plain;
    for (const int size : {100, 150, 200}) {
        for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            look().setTextSize(size);
            QApplication::setLayoutDirection(direction);
            for (const Part& part : parts) {
                Gallery gallery(part.fill);
                ownwords::test::showAt(gallery.window, 1280, 800);
                INFO(part.name << " at " << size << " %, " << (direction == Qt::LeftToRight ? "ltr" : "rtl"));
                CHECK(ownwords::test::clippedTexts(&gallery.window) == QStringList());
                CHECK(ownwords::test::namelessControls(&gallery.window) == QStringList());
                CHECK(ownwords::test::sharedMnemonics(&gallery.window) == QStringList());
                CHECK(ownwords::test::sidewaysScrolls(&gallery.window) == QStringList());
                CHECK(ownwords::test::smallTargets(&gallery.window) == QStringList());
                ownwords::test::keepPicture(gallery.window,
                    QStringLiteral("kit-%1-%2%3")
                        .arg(text(part.name))
                        .arg(size)
                        .arg(direction == Qt::LeftToRight ? QString() : text("-rtl")));
            }
        }
    }
}

TEST_CASE("in every theme each text stands out as it is painted")
{
    const PlainLook plain;
    for (const auto& [name, colours, isDark] : themes) {
        look().setDesktop({isDark, false, false});
        look().setColours(colours);
        for (const int size : {100, 200}) {
            look().setTextSize(size);
            for (const Part& part : parts) {
                Gallery gallery(part.fill);
                ownwords::test::showAt(gallery.window, 1280, size * 18); // all of it
                INFO(part.name << ", " << name << ", " << size << " %");
                CHECK(ownwords::test::clippedTexts(&gallery.window) == QStringList());
                if (size == 200)
                    CHECK(ownwords::test::faintTexts(&gallery.window) == QStringList());
                ownwords::test::keepPicture(
                    gallery.window, QStringLiteral("kit-%1-%2-%3").arg(text(name), text(part.name)).arg(size));
            }
        }
    }
}

TEST_CASE("the arrow of a list can be seen in every theme")
{
    const PlainLook plain;
    for (const auto& [name, colours, isDark] : themes) {
        look().setDesktop({isDark, false, false});
        look().setColours(colours);
        QComboBox list;
        ownwords::test::showAt(list, 200, 44);
        INFO(name);
        CHECK(contrastOnCard(list.grab(QRect(160, 8, 32, 28)).toImage()) > 7);
    }
}

// Qt takes half of the colour that a style sheet gives a field for its placeholder.
TEST_CASE("what stands in an empty field can be read in every theme")
{
    const PlainLook plain;
    look().setTextSize(200);
    for (const auto& [name, colours, isDark] : themes) {
        look().setDesktop({isDark, false, false});
        look().setColours(colours);
        QLineEdit field;
        field.setPlaceholderText(text("mmm"));
        ownwords::test::showAt(field, 300, 80);
        INFO(name);
        CHECK(contrastOnCard(field.grab(QRect(30, 20, 100, 40)).toImage())
            >= kit::leastContrast(kit::Use::Text, look().theme()));
    }
}

TEST_CASE("a text that does not stand out is found")
{
    const PlainLook plain;
    look().setTextSize(200);
    Gallery gallery([](QVBoxLayout& column) { column.addWidget(kit::body(text("Hardly to be seen"))); });
    ownwords::test::showAt(gallery.window, 800, 400);
    const QStringList before = ownwords::test::faintTexts(&gallery.window);
    gallery.window.setStyleSheet(QStringLiteral("QLabel { color: %1; }").arg(kit::colour(kit::Token::Line).name()));
    ownwords::test::showAt(gallery.window, 800, 400);
    CHECK(ownwords::test::faintTexts(&gallery.window).size() > before.size());
}

TEST_CASE("a page that is there already follows the text size")
{
    const PlainLook plain;
    for (const Part& part : parts) {
        Gallery gallery(part.fill);
        ownwords::test::showAt(gallery.window, 1280, 800);
        look().setTextSize(200);
        ownwords::test::showAt(gallery.window, 1280, 800);
        INFO(part.name);
        CHECK(ownwords::test::clippedTexts(&gallery.window) == QStringList());
        CHECK(ownwords::test::sidewaysScrolls(&gallery.window) == QStringList());
        CHECK(ownwords::test::smallTargets(&gallery.window) == QStringList());
        look().setTextSize(100);
    }
}
