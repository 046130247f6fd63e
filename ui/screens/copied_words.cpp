// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/copied_words.h"

#include <QApplication>
#include <QMimeData>
#include <QTimer>

#include <memory>

namespace ownwords::screens {

namespace {

const QString secretMark = QStringLiteral("x-kde-passwordManagerHint");

} // namespace

CopiedWords::CopiedWords(std::chrono::milliseconds keptFor, QObject* parent)
    : QObject(parent)
    , m_time(new QTimer(this))
{
    m_time->setSingleShot(true);
    m_time->setInterval(keptFor);
    connect(m_time, &QTimer::timeout, this, &CopiedWords::clear);
    connect(QApplication::clipboard(), &QClipboard::changed, this, &CopiedWords::take);
}

bool CopiedWords::isOurs(QClipboard::Mode mode)
{
    const QClipboard* const clipboard = QApplication::clipboard();
    return mode == QClipboard::Clipboard ? clipboard->ownsClipboard()
                                         : clipboard->supportsSelection() && clipboard->ownsSelection();
}

// Put there once more with the mark, before another program can have read it: that needs our event loop.
void CopiedWords::take(QClipboard::Mode mode)
{
    const bool isKnown = mode == QClipboard::Clipboard || mode == QClipboard::Selection;
    if (!isKnown || !isOurs(mode))
        return;
    QClipboard* const clipboard = QApplication::clipboard();
    const QMimeData* const copied = clipboard->mimeData(mode);
    if (copied == nullptr || !copied->hasText())
        return;
    m_time->start();
    if (copied->hasFormat(secretMark))
        return;
    auto marked = std::make_unique<QMimeData>();
    marked->setText(copied->text());
    marked->setData(secretMark, QByteArrayLiteral("secret"));
    clipboard->setMimeData(marked.release(), mode);
}

void CopiedWords::clear()
{
    m_time->stop();
    for (const QClipboard::Mode mode : {QClipboard::Clipboard, QClipboard::Selection}) {
        if (isOurs(mode))
            QApplication::clipboard()->clear(mode);
    }
}

} // namespace ownwords::screens
