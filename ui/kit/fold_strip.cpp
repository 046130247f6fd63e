// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/fold_strip.h"

#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/text.h"

#include <QEvent>
#include <QVBoxLayout>

namespace ownwords::kit {

namespace {

// The title over the whole width, in the colour of text: it is no link.
class FoldTitle : public Button {
public:
    explicit FoldTitle(QWidget* parent)
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

protected:
    Token textToken() const override { return Token::Ink; }
};

} // namespace

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
        setFolded(!m_folded);
        emit foldedChanged(m_folded);
    });
    followLook(this, [this, column] {
        const int line = static_cast<int>(stroke(1));
        column->setContentsMargins(line, line, line, line);
        m_column->setContentsMargins(px(16), 0, px(16), px(14));
        m_column->setSpacing(px(8));
    });
    setTitle(title);
    setText(text);
    showState();
}

void FoldStrip::setTitle(const QString& title)
{
    m_words = title;
    m_title->setText(literal(title));
    showState();
}

void FoldStrip::setText(const QString& text)
{
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
}

void FoldStrip::setFolded(bool folded)
{
    m_folded = folded;
    showState();
}

void FoldStrip::showState()
{
    m_inside->setVisible(!m_folded);
    m_title->setIconName(m_folded ? QStringLiteral("down") : QStringLiteral("up"));
    m_title->setAccessibleName(m_words);
    m_title->setAccessibleDescription(m_folded ? tr("Folded. Press to open.") : tr("Open. Press to fold."));
}

void FoldStrip::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showState();
}

} // namespace ownwords::kit
