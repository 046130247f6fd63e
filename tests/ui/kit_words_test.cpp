// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/kit_support.h"
#include "ui/kit/look.h"
#include "ui/kit/words_edit.h"

#include <QApplication>
#include <QClipboard>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>
#include <QVBoxLayout>

#include <memory>

namespace kit = ownwords::kit;
using ownwords::test::look;
using ownwords::test::PlainLook;

namespace {

struct Page {
    QWidget window;
    kit::WordsEdit* edit = new kit::WordsEdit(&window);
    QLineEdit* next = new QLineEdit(&window);

    Page()
    {
        auto* const column = new QVBoxLayout(&window);
        column->addWidget(edit);
        column->addWidget(next);
        ownwords::test::showAt(window, 700, 700);
        edit->setFocus();
    }

    void paste(std::unique_ptr<QMimeData> data)
    {
        QApplication::clipboard()->setMimeData(data.release());
        edit->paste();
    }
    void paste(const QString& text)
    {
        auto data = std::make_unique<QMimeData>();
        data->setText(text);
        paste(std::move(data));
    }
};

} // namespace

TEST_CASE("words come back as they were given")
{
    Page page;
    QSignalSpy changed(page.edit, &kit::WordsEdit::wordsChanged);
    const QStringList all{QString(), QStringLiteral("I want to fix bikes"), QStringLiteral("10\u00A0pounds"),
        QStringLiteral("\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466 family"),
        QStringLiteral("\u0623\u0631\u064A\u062F \u0623\u0646 \u0623\u062A\u0639\u0644\u0645"),
        QStringLiteral("a\tb\t"), QStringLiteral("three spaces   "), QStringLiteral("\uFEFFmark first"),
        QStringLiteral("one\u2028two\nthree\n"), QString(20000, QLatin1Char('w')),
        QStringLiteral("a") + QChar(0xFDD0) + QStringLiteral("b"), QStringLiteral("cr\r\nlf")};
    for (const QString& words : all) {
        page.edit->setWords(words);
        CHECK(page.edit->words() == words);
    }
    CHECK(changed.count() == 0);
}

TEST_CASE("what is typed is what is there")
{
    Page page;
    QSignalSpy changed(page.edit, &kit::WordsEdit::wordsChanged);
    page.edit->setWords(QStringLiteral("\uFEFF10\u00A0a\tb \u0627\u0644 "));
    page.edit->moveCursor(QTextCursor::End);
    QTest::keyClicks(page.edit, QStringLiteral("i dont teh  "));
    QTest::keyClick(page.edit, Qt::Key_Return);
    QTest::keyClick(page.edit, Qt::Key_Return, Qt::ShiftModifier);
    CHECK(page.edit->words() == QStringLiteral("\uFEFF10\u00A0a\tb \u0627\u0644 i dont teh  \n\u2028"));
    CHECK(changed.count() > 10);
    CHECK_FALSE(page.edit->isReadOnly());
    CHECK(page.edit->placeholderText().isEmpty());
}

TEST_CASE("words of an input method arrive when they are chosen")
{
    Page page;
    QInputMethodEvent composing(QStringLiteral("ni"), {});
    QApplication::sendEvent(page.edit, &composing);
    CHECK(page.edit->words().isEmpty());
    QInputMethodEvent chosen;
    chosen.setCommitString(QStringLiteral("\u4F60"));
    QApplication::sendEvent(page.edit, &chosen);
    CHECK(page.edit->words() == QStringLiteral("\u4F60"));
}

TEST_CASE("a paste brings its text, and each kind of line break as one")
{
    Page page;
    QSignalSpy cleaned(page.edit, &kit::WordsEdit::pasteCleaned);
    page.paste(QStringLiteral("\uFEFFa\r\nb\rc\u2029d\u2028e\u00A0 f  "));
    CHECK(page.edit->words() == QStringLiteral("\uFEFFa\nb\nc\nd\u2028e\u00A0 f  "));
    page.edit->setWords({});
    page.paste(QStringLiteral("a") + QChar(0xFDD0) + QStringLiteral("b"));
    CHECK(page.edit->words() == QStringLiteral("a\nb"));
    CHECK(cleaned.count() == 0);

    page.edit->setWords({});
    page.paste(QStringLiteral("a") + QChar(0xD83D) + QStringLiteral("b\U0001F600"));
    CHECK(page.edit->words() == QStringLiteral("ab\U0001F600"));
    CHECK(cleaned.count() == 1);

    page.edit->setWords({});
    const QString long20000 = QString(19999, QLatin1Char('x')) + QLatin1Char(' ');
    page.paste(long20000);
    CHECK(page.edit->words() == long20000);
}

TEST_CASE("markup, files and pictures do not get in")
{
    Page page;
    auto html = std::make_unique<QMimeData>();
    html->setHtml(QStringLiteral("<b>bold</b>"));
    html->setText(QStringLiteral("<b>bold</b>"));
    page.paste(std::move(html));
    CHECK(page.edit->words() == QStringLiteral("<b>bold</b>"));

    page.edit->setWords({});
    auto file = std::make_unique<QMimeData>();
    file->setUrls({QUrl::fromLocalFile(QStringLiteral("/home/someone/list.txt"))});
    file->setText(QStringLiteral("/home/someone/list.txt"));
    page.paste(std::move(file));
    CHECK(page.edit->words().isEmpty());

    auto picture = std::make_unique<QMimeData>();
    picture->setImageData(QImage(4, 4, QImage::Format_RGB32));
    page.paste(std::move(picture));
    CHECK(page.edit->words().isEmpty());
}

TEST_CASE("Tab leaves the field, Ctrl+Enter says that it is done")
{
    Page page;
    QSignalSpy submitted(page.edit, &kit::WordsEdit::submitted);
    page.edit->setWords(QStringLiteral("words"));
    QTest::keyClick(page.edit, Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClick(page.edit, Qt::Key_Enter, Qt::ControlModifier | Qt::KeypadModifier);
    CHECK(submitted.count() == 2);
    QTest::keyClick(page.edit, Qt::Key_Tab);
    CHECK(page.next->hasFocus());
    QTest::keyClick(page.next, Qt::Key_Tab, Qt::ShiftModifier);
    CHECK(page.edit->hasFocus());
    CHECK(page.edit->words() == QStringLiteral("words"));
}

TEST_CASE("undo takes back the typing, then asks for what came before")
{
    Page page;
    QSignalSpy beyond(page.edit, &kit::WordsEdit::undoBeyond);
    page.edit->setWords(QStringLiteral("before"));
    page.edit->moveCursor(QTextCursor::End);
    QTest::keyClicks(page.edit, QStringLiteral("!"));
    QTest::keyClick(page.edit, Qt::Key_Z, Qt::ControlModifier);
    CHECK(page.edit->words() == QStringLiteral("before"));
    CHECK(beyond.count() == 0);
    QTest::keyClick(page.edit, Qt::Key_Z, Qt::ControlModifier);
    CHECK(page.edit->words() == QStringLiteral("before"));
    CHECK(beyond.count() == 1);
}

TEST_CASE("the field grows with its words up to its limit")
{
    const PlainLook plain;
    Page page;
    const auto lines = [&page](int count) {
        page.edit->setWords(QStringList(count, QStringLiteral("line")).join(QLatin1Char('\n')));
        QApplication::processEvents();
        return page.edit->height();
    };
    const int least = lines(1);
    CHECK(lines(4) == least);
    CHECK(lines(8) > least);
    const int most = lines(12);
    CHECK(lines(40) == most);
    page.edit->setMostLines(6);
    QApplication::processEvents();
    CHECK(page.edit->height() < most);

    // One paragraph that wraps grows as well.
    page.edit->setMostLines(12);
    const int one = lines(1);
    page.edit->setWords(QStringLiteral("word ").repeated(90));
    QApplication::processEvents();
    CHECK(page.edit->height() > one);

    // Nothing jumps when the focus comes or goes.
    const int focused = page.edit->height();
    page.next->setFocus();
    QApplication::processEvents();
    CHECK(page.edit->height() == focused);

    const int cursor = page.edit->cursorWidth();
    look().setTextSize(200);
    CHECK(page.edit->cursorWidth() > cursor);
    CHECK(page.edit->fontInfo().pointSizeF() == Approx(34).margin(0.5));
}
