// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/fold_strip.h"

#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/text.h"

#include <QAccessible>
#include <QVBoxLayout>

namespace ownwords::kit {

FoldTitle::FoldTitle(QWidget* parent)
    : Button(ButtonKind::Quiet, {}, QStringLiteral("down"), parent)
{
    setTextRole(this, QStringLiteral("fold"));
    setRoom({16, 8, 8});
    setTextAtStart(true);
    setIconSide(IconSide::End);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FoldTitle::setFolded(bool folded)
{
    if (m_folded == folded)
        return;
    m_folded = folded;
    setIconName(folded ? QStringLiteral("down") : QStringLiteral("up"));
    QAccessible::State changed;
    changed.expanded = true;
    changed.collapsed = true;
    QAccessibleStateChangeEvent event(this, changed);
    QAccessible::updateAccessibility(&event);
}

FoldStrip::FoldStrip(const QString& title, const QString& text, QWidget* parent)
    : QFrame(parent)
    , m_title(new FoldTitle(this))
    , m_inside(new QWidget(this))
    , m_column(new QVBoxLayout(m_inside))
    , m_text(body({}, m_inside))
{
    setProperty("role", QStringLiteral("strip"));
    m_column->addWidget(m_text);
    auto* const column = new QVBoxLayout(this);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(m_inside);
    connect(m_title, &QPushButton::clicked, this, [this] {
        setFolded(!isFolded());
        emit foldedChanged(isFolded());
    });
    followLook(this, [this, column] {
        const int line = static_cast<int>(stroke(1));
        column->setContentsMargins(line, line, line, line);
        m_column->setContentsMargins(px(16), 0, px(16), px(14));
        m_column->setSpacing(px(8));
    });
    setTitle(title);
    setText(text);
    m_inside->hide();
}

void FoldStrip::setTitle(const QString& title)
{
    m_title->setText(literal(title));
    m_title->setAccessibleName(title);
}

void FoldStrip::setText(const QString& text)
{
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
}

void FoldStrip::setFolded(bool folded)
{
    m_title->setFolded(folded);
    m_inside->setVisible(!folded);
}

} // namespace ownwords::kit
