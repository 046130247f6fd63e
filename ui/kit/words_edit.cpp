// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/words_edit.h"

#include "ui/kit/look.h"
#include "ui/kit/text.h"
#include "ui/kit/wrapped_text.h"

#include <QAbstractTextDocumentLayout>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace ownwords::kit {

namespace {

constexpr int leastLines = 4;

// A path of a file manager is not what somebody says, though it comes as text too.
bool hasFiles(const QMimeData& source)
{
    const QList<QUrl> urls = source.urls();
    return std::any_of(urls.begin(), urls.end(), [](const QUrl& url) { return url.isLocalFile(); });
}

QString withPlainBreaks(QString text)
{
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    text.replace(QLatin1Char('\r'), QLatin1Char('\n'));
    return text.replace(QChar(QChar::ParagraphSeparator), QLatin1Char('\n'));
}

} // namespace

WordsEdit::WordsEdit(QWidget* parent)
    : QPlainTextEdit(parent)
{
    setProperty("role", QStringLiteral("words"));
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Qt counts the cursor as text and would move wrapped lines sideways by its width.
    connect(horizontalScrollBar(), &QScrollBar::rangeChanged, this, [this] { horizontalScrollBar()->setRange(0, 0); });
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(0);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        follow();
        if (m_setting)
            return;
        m_untouched = false;
        emit wordsChanged();
    });
    followLook(this, [this] {
        setCursorWidth(std::max(2, px(2)));
        follow();
    });
}

QString WordsEdit::words() const
{
    return m_untouched ? m_given : document()->toRawText().replace(QChar(QChar::ParagraphSeparator), QLatin1Char('\n'));
}

void WordsEdit::setWords(const QString& words)
{
    m_setting = true;
    setPlainText(words);
    moveCursor(QTextCursor::End); // who comes back goes on
    m_setting = false;
    m_given = words;
    m_untouched = true;
}

void WordsEdit::setMostLines(int lines)
{
    m_mostLines = std::max(leastLines, lines);
    follow();
}

int WordsEdit::heightOfLines(int lines) const
{
    WrappedText line(QStringLiteral("x"), font(), layoutDirection());
    return lines * static_cast<int>(line.fit(width()).height());
}

int WordsEdit::neededHeight() const
{
    const QAbstractTextDocumentLayout& layout = *document()->documentLayout();
    const int most = heightOfLines(m_mostLines);
    qreal height = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && height < most; block = block.next())
        height += layout.blockBoundingRect(block).height();
    return std::clamp(static_cast<int>(std::ceil(height)), heightOfLines(leastLines), most);
}

void WordsEdit::follow()
{
    const QMargins around = contentsMargins();
    const int height = neededHeight() + around.top() + around.bottom();
    if (height == m_height)
        return;
    m_height = height;
    updateGeometry();
}

QSize WordsEdit::sizeHint() const
{
    ensurePolished();
    return {px(480), std::max(m_height, minimumSizeHint().height())};
}

QSize WordsEdit::minimumSizeHint() const
{
    ensurePolished();
    const QMargins around = contentsMargins();
    return {px(160), heightOfLines(leastLines) + around.top() + around.bottom()};
}

void WordsEdit::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers().testFlag(Qt::ControlModifier)) {
        emit submitted();
        event->accept();
    } else if (event->matches(QKeySequence::Undo)) {
        undoHereOrBeyond();
        event->accept();
    } else {
        QPlainTextEdit::keyPressEvent(event);
    }
}

void WordsEdit::undoHereOrBeyond()
{
    if (document()->isUndoAvailable())
        undo();
    else
        emit undoBeyond();
}

// Qt's own menu would offer control characters that cannot be seen.
void WordsEdit::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    const bool marked = textCursor().hasSelection();
    menu.addAction(tr("Undo"), this, &WordsEdit::undoHereOrBeyond);
    menu.addSeparator();
    menu.addAction(tr("Cut"), this, &QPlainTextEdit::cut)->setEnabled(marked);
    menu.addAction(tr("Copy"), this, &QPlainTextEdit::copy)->setEnabled(marked);
    menu.addAction(tr("Paste"), this, &QPlainTextEdit::paste)->setEnabled(canPaste());
    menu.addSeparator();
    menu.addAction(tr("Select all"), this, &QPlainTextEdit::selectAll)->setEnabled(!document()->isEmpty());
    menu.exec(event->globalPos());
}

void WordsEdit::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    follow();
}

void WordsEdit::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        follow();
}

bool WordsEdit::canInsertFromMimeData(const QMimeData* source) const
{
    return source != nullptr && source->hasText() && !hasFiles(*source);
}

void WordsEdit::insertFromMimeData(const QMimeData* source)
{
    if (!canInsertFromMimeData(source))
        return;
    const QString text = withPlainBreaks(source->text());
    const QString clean = withoutLoneSurrogates(text);
    textCursor().insertText(clean);
    ensureCursorVisible();
    if (clean != text)
        emit pasteCleaned();
}

} // namespace ownwords::kit
