// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/side_panel.h"

#include "core/base/text.h"
#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/scroll_page.h"
#include "ui/kit/text.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace ownwords::screens {

using Place = viewmodel::TalkModel::Place;

namespace {

constexpr std::size_t mostShown = 8; // of what was said: the latest
constexpr std::size_t longestShown = 40; // code points; the whole stands at its question
constexpr double panelWidth = 260; // pixels at 100 %

// The beginning of somebody's words, for a list of places to go back to.
QString shortened(const std::string& words)
{
    const std::string line = text::firstLine(words);
    if (line.size() == words.size() && text::codePoints(line) <= longestShown)
        return kit::fromUtf8(words);
    return kit::fromUtf8(text::firstCodePoints(line, longestShown)) + QStringLiteral(" …");
}

kit::Button* row(const QString& text, const QString& icon)
{
    kit::Button* const button = kit::button(kit::ButtonKind::Quiet, kit::literal(text), icon);
    button->setTextAtStart(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed, QSizePolicy::PushButton);
    policy.setHeightForWidth(true);
    button->setSizePolicy(policy);
    kit::setTextRole(button, QStringLiteral("section"));
    return button;
}

} // namespace

SidePanel::SidePanel(viewmodel::TalkModel& model, QWidget* parent)
    : QFrame(parent)
    , m_model(model)
    , m_scroll(new QScrollArea)
{
    setProperty("role", QStringLiteral("side"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    kit::bringFocusIntoView(*m_scroll);
    auto* const outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(m_scroll);
    kit::followLook(this, [this] { setFixedWidth(kit::px(panelWidth)); });
    refresh();
}

void SidePanel::refresh()
{
    const int stood = m_scroll->verticalScrollBar()->value();
    if (QWidget* const old = m_scroll->takeWidget()) {
        old->hide();
        old->deleteLater(); // it may be the one that asked
    }
    m_inside = new QWidget;
    m_inside->setProperty("role", QStringLiteral("side"));
    m_column = new QVBoxLayout(m_inside);
    kit::followLook(m_inside, [column = m_column] {
        column->setContentsMargins(kit::px(14), kit::px(28), kit::px(14), kit::px(16));
        column->setSpacing(kit::px(4));
    });
    addSections();
    addOnRequest();
    addSaid();
    m_column->addStretch();
    m_scroll->setWidget(m_inside);
    m_scroll->verticalScrollBar()->setValue(stood);
}

void SidePanel::addSections()
{
    m_column->addWidget(kit::title(tr("Our conversation")));
    const auto sections = m_model.sections();
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const auto& section = sections[i];
        const bool isHere = section.place == Place::Here;
        const QString icon = isHere        ? QStringLiteral("dot")
            : section.place == Place::Done ? QStringLiteral("check")
                                           : QStringLiteral("ring");
        const QString title = kit::fromUtf8(section.title);
        kit::Button* const button = row(title, icon);
        button->setProperty("here", isHere); // for the style; the name says it
        button->setAccessibleName(isHere       ? tr("%1, you are here").arg(title)
                : section.place == Place::Done ? tr("%1, done").arg(title)
                                               : title);
        connect(button, &QAbstractButton::clicked, this, [this, i] {
            if (const auto done = m_model.goToSection(i); !done)
                emit failed(done.error());
        });
        m_column->addWidget(button);
    }
}

void SidePanel::addOnRequest()
{
    for (const auto& question : m_model.onRequest()) {
        m_column->addWidget(kit::helper(tr("One more, only if you like:")));
        kit::Button* const button = row(kit::fromUtf8(question.text), QStringLiteral("heart"));
        connect(button, &QAbstractButton::clicked, this, [this, slot = question.slot] {
            if (const auto done = m_model.goTo(slot); !done)
                emit failed(done.error());
        });
        m_column->addWidget(button);
    }
}

void SidePanel::addSaid()
{
    const auto said = m_model.saidSoFar();
    if (said.empty())
        return;
    m_column->addSpacing(kit::px(16));
    m_column->addWidget(kit::title(tr("So far you've said")));
    const std::size_t first = said.size() > mostShown ? said.size() - mostShown : 0;
    for (std::size_t i = first; i < said.size(); ++i) {
        auto* const chip = new kit::Chip(shortened(said[i].words));
        chip->setTextAtStart(true);
        chip->setAccessibleDescription(tr("Go to this answer"));
        connect(chip, &QAbstractButton::clicked, this, [this, slot = said[i].slot] {
            if (const auto done = m_model.goTo(slot); !done)
                emit failed(done.error());
        });
        m_column->addWidget(chip, 0, Qt::AlignLeading);
    }
}

} // namespace ownwords::screens
