// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/message_bar.h"

#include "ui/kit/buttons.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/icon.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/tab_order.h"

#include <QAccessible>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ownwords::kit {

namespace {

constexpr qsizetype mostActions = 2;
constexpr double iconEdge = 26;
constexpr std::chrono::seconds passingTime(30); // twelve words for whoever reads one in two seconds

QIcon iconOf(MessageBar::Kind kind)
{
    switch (kind) {
    case MessageBar::Kind::Trouble:
        return icon(QStringLiteral("info"), Token::Coral);
    case MessageBar::Kind::Done:
    case MessageBar::Kind::Passing:
        return icon(QStringLiteral("check"), Token::Teal);
    case MessageBar::Kind::News:
        break;
    }
    return icon(QStringLiteral("info"), Token::Teal);
}

} // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent)
    , m_icon(new Picture({}, iconEdge, this))
    , m_sentence(body({}, this))
    , m_actionRow(new QWidget(this))
    , m_actions(new FlowLayout(m_actionRow))
    , m_close(button(ButtonKind::Quiet, {}, QStringLiteral("close"), this))
{
    setProperty("role", QStringLiteral("message"));
    auto* const words = new QVBoxLayout;
    words->addWidget(m_sentence);
    words->addWidget(m_actionRow);
    auto* const row = new QHBoxLayout(this);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(m_close, 0, Qt::AlignTop);
    m_close->setObjectName(QStringLiteral("close"));
    connect(m_close, &QPushButton::clicked, this, &MessageBar::leave);
    m_passing.setSingleShot(true);
    m_passing.setInterval(passingTime);
    connect(&m_passing, &QTimer::timeout, this, &MessageBar::pass);
    followLook(this, [this, row, words] {
        row->setContentsMargins(px(16), px(8), px(8), px(8));
        row->setSpacing(px(12));
        words->setContentsMargins(0, px(8), 0, px(8));
        words->setSpacing(px(8));
        m_actions->setSpacing(px(8));
        showIcon();
    });
    retranslate();
    hide();
}

void MessageBar::tell(Kind kind, const QString& sentence, const QList<MessageAction>& actions)
{
    if (sentence.isEmpty()) {
        clear();
        return;
    }
    if (!isAncestorOf(QApplication::focusWidget()))
        hide(); // it is to be heard that it comes, also after another one
    m_kind = kind;
    setProperty("kind", kind == Kind::Trouble ? QStringLiteral("trouble") : QStringLiteral("news"));
    style()->unpolish(this);
    style()->polish(this);
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
    showIcon();
    showActions(actions);
    show();
    if (kind == Kind::Passing)
        m_passing.start();
    else
        m_passing.stop();
    QAccessibleEvent event(this, QAccessible::Alert); // elsewhere than on Linux, where what counts is that it appears
    QAccessible::updateAccessibility(&event);
}

void MessageBar::showIcon()
{
    m_icon->setFixedSize(px(iconEdge), px(iconEdge + 16)); // beside the first line
    m_icon->setDrawing(iconOf(m_kind));
}

void MessageBar::showActions(const QList<MessageAction>& actions)
{
    dropActions();
    for (const MessageAction& action : actions.first(std::min(mostActions, actions.size()))) {
        auto* const made = button(ButtonKind::Secondary, action.text, {}, m_actionRow);
        connect(made, &QPushButton::clicked, this, [this, act = action.act] {
            clear();
            if (act)
                act();
        });
        m_actions->addWidget(made);
        made->show();
        m_buttons.append(made);
    }
    m_actionRow->setVisible(!m_buttons.isEmpty());
    tabThrough(m_icon, QList<QWidget*>(m_buttons.begin(), m_buttons.end()) << m_close);
}

void MessageBar::clear()
{
    hide();
    m_sentence->clear();
    setAccessibleName({});
    dropActions();
    m_passing.stop();
}

void MessageBar::leave()
{
    clear();
    emit closed();
}

void MessageBar::setPassingTime(std::chrono::milliseconds time)
{
    m_passing.setInterval(time);
}

// What is below moves up then: not while somebody presses it.
void MessageBar::pass()
{
    const bool isWanted = underMouse() || isAncestorOf(QApplication::focusWidget());
    if (isWanted || QApplication::mouseButtons() != Qt::NoButton)
        m_passing.start();
    else
        clear();
}

void MessageBar::takeFocus()
{
    if (!m_buttons.isEmpty())
        m_buttons.last()->setFocus(Qt::OtherFocusReason);
}

// Later, because it may be the click of one of them that asks for it.
void MessageBar::dropActions()
{
    for (QPushButton* const made : std::as_const(m_buttons)) {
        m_actions->removeWidget(made);
        made->hide();
        made->deleteLater();
    }
    m_buttons.clear();
}

QString MessageBar::sentence() const
{
    return m_sentence->text();
}

void MessageBar::retranslate()
{
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(tr("Close"));
}

void MessageBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace ownwords::kit
