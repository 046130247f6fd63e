// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/window_kit.h"
#include "ui/kit/look.h"
#include "ui/kit/words_edit.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QMenu>
#include <QRegularExpression>
#include <QStyle>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace ownwords;
using namespace ownwords::test;
using kit::Colours;
using viewmodel::Session;

namespace {

// Runs `look` on the menu under "Text, colours" while it stands there, and closes it.
template <typename Look>
void inMenu(WindowKit& app, Look look)
{
    bool wasThere = false;
    QTimer::singleShot(0, [&] {
        auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        wasThere = menu != nullptr;
        if (menu == nullptr)
            return;
        look(*menu);
        menu->close();
    });
    app.press(q("Text, colours"));
    CHECK(QTest::qWaitFor([&] { return wasThere; }, 5000));
}

QMenu* coloursIn(const QMenu& menu)
{
    return menu.actions().back()->menu();
}

QStringList ticked(const QMenu& menu)
{
    QStringList texts;
    for (const QAction* const action : menu.actions() + coloursIn(menu)->actions()) {
        if (action->isChecked())
            texts.append(action->text());
    }
    return texts;
}

bool isWhole(const QMenu& menu)
{
    return menu.sizeHint().height() <= 800 && menu.sizeHint().width() <= 640; // two of them beside each other
}

// What the arrow down comes to, once round.
QStringList reached(QMenu& menu)
{
    QStringList texts;
    for (int step = 0; step < 8; ++step) {
        const QAction* const action = menu.activeAction();
        if (action != nullptr && !texts.contains(action->text()))
            texts.append(action->text());
        QTest::keyClick(&menu, Qt::Key_Down);
    }
    return texts;
}

// The paint events that come while nobody does anything.
class PaintCount : public QObject {
public:
    bool eventFilter(QObject* /*watched*/, QEvent* event) override
    {
        m_count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
    int count() const { return m_count; }

private:
    int m_count = 0;
};

} // namespace

TEST_CASE("Who chooses colours gets them at once, and the next person does not")
{
    const PlainLook plain;
    WindowKit app;
    app.makeFile();
    chooseNext("Dark");
    app.press(q("Text, colours"));
    CHECK(look().theme() == kit::darkTheme());
    app.signUp(q("Sunny"));
    CHECK(look().theme() == kit::darkTheme());
    inMenu(app, [](const QMenu& menu) { CHECK(ticked(menu) == QStringList{q("100 %"), q("Dark")}); });
    SECTION("after Hide")
    {
        app.press(q("Hide"));
        CHECK(look().theme() == kit::lightTheme());
        app.press(q("Come back"));
    }
    SECTION("after a break")
    {
        app.press(q("Take a break and lock"));
        app.session().toWelcome();
    }
    CHECK(look().theme() == kit::lightTheme());
    inMenu(app, [](const QMenu& menu) { CHECK(ticked(menu) == QStringList{q("100 %"), q("Light")}); });
}

TEST_CASE("Who signs in again finds size and colours as they left them, and nobody else does")
{
    const PlainLook plain;
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    chooseNext("Dark");
    app.press(q("Text, colours"));
    chooseNext("150 %");
    app.press(q("Text, colours"));
    const auto lock = [&] {
        app.press(q("Hide"));
        CHECK(look().theme() == kit::lightTheme());
        CHECK(look().textSize() == 100);
        app.press(q("Come back"));
    };
    lock();
    SECTION("the same")
    {
        app.signIn(q("Sunny"));
        CHECK(look().theme() == kit::darkTheme());
        CHECK(look().textSize() == 150);
        inMenu(app, [](const QMenu& menu) { CHECK(ticked(menu) == QStringList{q("150 %"), q("Dark")}); });
    }
    SECTION("the same, who chose something else just before")
    {
        chooseNext("125 %");
        app.press(q("Text, colours"));
        app.signIn(q("Sunny"));
        CHECK(look().textSize() == 125);
        lock();
        app.signIn(q("Sunny"));
        CHECK(look().textSize() == 125);
    }
    SECTION("somebody else")
    {
        app.press(q("Keep them here"));
        app.chooseWords(q("Robin"));
        CHECK(look().theme() == kit::lightTheme());
        CHECK(look().textSize() == 100);
    }
    SECTION("after the program was closed")
    {
        app.startAgain(WindowKit::End::Closed);
        app.signIn(q("Sunny"));
        CHECK(look().textSize() == 100);
    }
}

TEST_CASE("What the machine is set to is where the colours go back to")
{
    const PlainLook plain;
    WindowKit app(WindowKit::Mode::Inline, 1280, 800, 100, Colours::HighContrast);
    app.makeFile();
    CHECK(look().theme() == kit::highContrastTheme(kit::Lightness::Light));
    look().setDesktop({true, false, false});
    CHECK(look().theme() == kit::highContrastTheme(kit::Lightness::Dark));
    chooseNext("As this computer");
    app.press(q("Text, colours"));
    CHECK(look().theme() == kit::darkTheme());
    app.session().hide();
    CHECK(look().theme() == kit::highContrastTheme(kit::Lightness::Dark));
}

TEST_CASE("The menu of sizes and colours is whole at 200 %, and can be gone through with the keyboard")
{
    const PlainLook plain;
    const auto [name, colours] = GENERATE(std::pair("light", Colours::Light), std::pair("dark", Colours::Dark),
        std::pair("contrast", Colours::HighContrast));
    const int size = GENERATE(100, 200);
    WindowKit app(WindowKit::Mode::Inline, 1280, 800, size, colours);
    app.makeFile();
    inMenu(app, [&, name = name](QMenu& menu) {
        INFO(name << ' ' << size);
        CHECK(isWhole(menu));
        CHECK(reached(menu) == QStringList{q("100 %"), q("125 %"), q("150 %"), q("200 %"), q("&Colours")});
        keepPicture(menu, QStringLiteral("menu-%1-%2").arg(q(name)).arg(size));
        menu.setActiveAction(menu.actions().back());
        QTest::keyClick(&menu, Qt::Key_Right);
        QMenu& beside = *coloursIn(menu);
        CHECK(beside.isVisible());
        CHECK(isWhole(beside));
        CHECK(reached(beside) == QStringList{q("As this computer"), q("Light"), q("Dark"), q("High contrast")});
        keepPicture(beside, QStringLiteral("menu-%1-%2-colours").arg(q(name)).arg(size));
        const QAccessibleInterface* const heard = QAccessible::queryAccessibleInterface(&menu);
        for (int i = 0; i < heard->childCount(); ++i) {
            const QAccessibleInterface* const item = heard->child(i);
            if (item->role() == QAccessible::MenuItem)
                CHECK_FALSE(item->text(QAccessible::Name).isEmpty());
        }
    });
}

TEST_CASE("Nothing moves: no effect, no animation, and in no source is one made")
{
    for (const Qt::UIEffect effect : {Qt::UI_AnimateMenu, Qt::UI_AnimateCombo, Qt::UI_AnimateTooltip,
             Qt::UI_AnimateToolBox, Qt::UI_FadeMenu, Qt::UI_FadeTooltip})
        CHECK_FALSE(QApplication::isEffectEnabled(effect));
    CHECK(QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) == 0);
    const QRegularExpression motion(
        QStringLiteral("\\bQ(PropertyAnimation|VariantAnimation|TimeLine|Movie|Scroller|GraphicsOpacityEffect)\\b"));
    int read = 0;
    for (const QString& folder : {q("ui/kit"), q("ui/screens"), q("app/gui")}) {
        const QDir here(QStringLiteral(OWNWORDS_SOURCE_DIR "/") + folder);
        for (const QString& name : here.entryList({q("*.cpp"), q("*.h")})) {
            QFile file(here.filePath(name));
            REQUIRE(file.open(QIODevice::ReadOnly));
            INFO(name.toStdString());
            CHECK_FALSE(motion.match(QString::fromUtf8(file.readAll())).hasMatch());
            ++read;
        }
    }
    CHECK(read > 60);
}

TEST_CASE("The text cursor blinks as on the desktop, and stands still where the desktop asks for stillness")
{
    const PlainLook plain;
    const int usual = QApplication::cursorFlashTime();
    REQUIRE(usual > 0);
    look().setDesktop({std::nullopt, false, true});
    CHECK(QApplication::cursorFlashTime() == 0);
    kit::WordsEdit edit;
    showAt(edit, 600, 300);
    edit.setFocus();
    QTest::qWait(100);
    PaintCount paints;
    edit.viewport()->installEventFilter(&paints);
    QTest::qWait(usual + 200);
    CHECK(paints.count() == 0);
    look().setDesktop({});
    CHECK(QApplication::cursorFlashTime() == usual);
    edit.clearFocus();
    edit.setFocus();
    CHECK(QTest::qWaitFor([&] { return paints.count() > 3; }, 10000));
}
