// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/header_bar.h"

#include "ui/kit/buttons.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/saved_mark.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>

#include <array>

namespace ownwords::screens {

namespace {

constexpr std::array textSizes{100, 125, 150, 200};

void addChoice(QMenu& menu, QActionGroup& group, const QString& text, const QVariant& value)
{
    QAction* const action = menu.addAction(text);
    action->setCheckable(true);
    action->setData(value);
    group.addAction(action);
}

void tick(const QMenu& menu, const QVariant& value)
{
    for (QAction* const action : menu.actions())
        action->setChecked(action->data() == value);
}

} // namespace

HeaderBar::HeaderBar(QWidget* parent)
    : QFrame(parent)
    , m_brand(kit::title(tr("Ownwords")))
    , m_flow(new kit::FlowLayout(nullptr, kit::FlowLayout::Align::End))
    , m_saved(new kit::SavedMark)
    , m_hide(kit::button(kit::ButtonKind::Bar, tr("&Hide"), QStringLiteral("hide")))
    , m_size(kit::button(kit::ButtonKind::Bar, tr("Te&xt, colours"), QStringLiteral("text-size")))
    , m_read(kit::button(kit::ButtonKind::Bar, tr("&Read aloud"), QStringLiteral("speaker")))
    , m_help(kit::button(kit::ButtonKind::Bar, tr("H&elp"), QStringLiteral("help")))
    , m_home(kit::button(kit::ButtonKind::Bar, tr("My goa&ls"), QStringLiteral("home")))
    , m_leave(kit::button(kit::ButtonKind::Bar, {}, QStringLiteral("pause")))
{
    setProperty("role", QStringLiteral("bar"));
    m_hide->setAccessibleDescription(tr("Shows a blank page at once. Pressing Escape twice does the same."));
    m_brand->setProperty("role", QStringLiteral("brand"));
    auto* const row = new QHBoxLayout(this);
    row->addWidget(m_brand);
    for (QWidget* const part :
        std::initializer_list<QWidget*>{m_saved, m_help, m_read, m_size, m_home, m_leave, m_hide})
        m_flow->addWidget(part);
    row->addLayout(m_flow, 1);
    m_saved->setSaved(false);
    m_home->setAccessibleDescription(tr("Leads to your goals. The talk waits as it is, and nothing is locked."));
    m_home->hide();
    m_leave->hide();
    m_read->hide();
    makeLookMenu();
    connect(m_hide, &QAbstractButton::clicked, this, &HeaderBar::hideAsked);
    connect(m_help, &QAbstractButton::clicked, this, &HeaderBar::helpAsked);
    connect(m_read, &QAbstractButton::clicked, this, &HeaderBar::readAsked);
    connect(m_home, &QAbstractButton::clicked, this, &HeaderBar::homeAsked);
    connect(m_leave, &QAbstractButton::clicked, this, &HeaderBar::leaveAsked);
    kit::followLook(this, [this] { fit(); });
}

// Where there is little room, the name of the program goes first, then the pictures: the words are needed.
void HeaderBar::fit()
{
    constexpr double roomForName = 900; // pixels at 100 %
    constexpr double roomInTalk = 1240; // all in one row, also while “Saved” stands there
    const bool hasRoom = width() >= kit::px(m_home->isVisibleTo(this) ? roomInTalk : roomForName);
    m_brand->setVisible(hasRoom);
    m_saved->setTextWanted(hasRoom);
    const int side = kit::px(hasRoom ? 28 : 8);
    layout()->setContentsMargins(side, kit::px(9), side, kit::px(9));
    m_flow->setSpacing(kit::px(hasRoom ? 10 : 4));
    for (kit::Button* const button : {m_help, m_read, m_size, m_home, m_leave, m_hide})
        button->setIconWanted(hasRoom);
    if (m_leaving == Leaving::TakeABreak)
        m_leave->setText(hasRoom ? tr("Take a brea&k and lock") : tr("Loc&k"));
}

void HeaderBar::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fit();
}

void HeaderBar::makeLookMenu()
{
    auto* const menu = new QMenu(this);
    addSizes(*menu);
    menu->addSeparator();
    QMenu& colours = *menu->addMenu(tr("&Colours")); // beside it: below, they would not fit on the screen at 200 %
    addColours(colours);
    m_size->setAccessibleDescription(tr("Sets how big the words are, and the colours: light, dark or high contrast."));
    connect(m_size, &QAbstractButton::clicked, this, [this, menu, &colours] {
        tick(*menu, m_textSize);
        tick(colours, QVariant::fromValue(m_colours));
        menu->popup(m_size->mapToGlobal(QPoint(0, m_size->height())));
    });
}

void HeaderBar::addSizes(QMenu& menu)
{
    auto* const group = new QActionGroup(&menu);
    for (const int percent : textSizes)
        addChoice(menu, *group, tr("%1 %").arg(percent), percent);
    connect(group, &QActionGroup::triggered, this,
        [this](const QAction* action) { emit textSizeAsked(action->data().toInt()); });
}

void HeaderBar::addColours(QMenu& menu)
{
    auto* const group = new QActionGroup(&menu);
    const auto add = [&](const QString& text, kit::Colours colours) {
        addChoice(menu, *group, text, QVariant::fromValue(colours));
    };
    add(tr("As this computer"), kit::Colours::AsDesktop);
    add(tr("Light"), kit::Colours::Light);
    add(tr("Dark"), kit::Colours::Dark);
    add(tr("High contrast"), kit::Colours::HighContrast);
    connect(group, &QActionGroup::triggered, this,
        [this](const QAction* action) { emit coloursAsked(action->data().value<kit::Colours>()); });
}

void HeaderBar::setLeaving(Leaving leaving)
{
    m_leaving = leaving;
    m_leave->setVisible(leaving != Leaving::None);
    switch (leaving) {
    case Leaving::None:
        break;
    case Leaving::TakeABreak:
        m_leave->setIconName(QStringLiteral("pause"));
        m_leave->setAccessibleDescription(tr("Keeps your place, and locks what you said."));
        break; // fit() gives it its words
    case Leaving::Lock:
        m_leave->setText(tr("&Lock"));
        m_leave->setIconName(QStringLiteral("lock"));
        m_leave->setAccessibleDescription(tr("Locks what is open, and goes back to the start."));
        break;
    case Leaving::Wipe:
        m_leave->setText(tr("Finish and &wipe"));
        m_leave->setIconName(QStringLiteral("trash"));
        m_leave->setAccessibleDescription(tr("Wipes what was said from this computer."));
        break;
    }
    fit();
}

void HeaderBar::setHome(bool isThere)
{
    m_home->setVisible(isThere);
    fit();
}

void HeaderBar::setTextSize(int percent)
{
    m_textSize = percent;
}

void HeaderBar::setColours(kit::Colours colours)
{
    m_colours = colours;
}

void HeaderBar::setVoice(bool isThere)
{
    m_read->setVisible(isThere);
}

void HeaderBar::setReading(bool isReading)
{
    m_read->setText(isReading ? tr("Stop &reading") : tr("&Read aloud"));
    m_read->setIconName(isReading ? QStringLiteral("stop") : QStringLiteral("speaker"));
}

} // namespace ownwords::screens
