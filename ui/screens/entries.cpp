// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/entries.h"

#include "ui/kit/buttons.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/text.h"
#include "ui/kit/words_edit.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace ownwords::screens {

Entries::Entries(viewmodel::TalkModel& model, kit::WordsEdit& box, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_box(box)
    , m_given(new kit::FlowLayout)
    , m_givenRow(new QWidget)
    , m_about(kit::helper(tr("You said this so far. Press it to change it.")))
    , m_add(kit::button(kit::ButtonKind::Quiet, tr("&Add one more"), QStringLiteral("plus")))
{
    m_givenRow->setLayout(m_given);
    m_givenRow->setAccessibleName(tr("What you said so far"));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_add, 0, Qt::AlignLeading);
    column->addWidget(m_about);
    column->addWidget(m_givenRow);
    connect(m_add, &QAbstractButton::clicked, this, &Entries::add);
    kit::followLook(this, [this] { m_given->setSpacing(kit::px(8)); });
    refresh();
}

void Entries::refresh()
{
    while (QLayoutItem* const item = m_given->takeAt(0)) {
        item->widget()->hide(); // it may be the one that asked
        item->widget()->deleteLater();
        delete item;
    }
    m_ways.clear();
    m_entries = m_model.entries();
    for (const auto& entry : m_entries)
        addEntry(entry);
    m_add->setText(m_model.edited() == 0 ? tr("&Add one more") : tr("Keep the c&hange"));
    m_about->setVisible(!m_entries.empty());
    m_givenRow->setVisible(!m_entries.empty());
}

void Entries::addEntry(const viewmodel::TalkModel::EntrySaid& entry)
{
    const QString words = kit::fromUtf8(entry.words);
    auto* const both = new QWidget;
    auto* const row = new QHBoxLayout(both);
    row->setContentsMargins({});
    row->setSpacing(0);
    auto* const chip = new kit::Chip(words);
    chip->setIconName(QStringLiteral("pencil"));
    chip->setAccessibleDescription(tr("Change it in the box"));
    connect(chip, &QAbstractButton::clicked, this, [this, entry] { change(entry); });
    auto* const away = kit::button(kit::ButtonKind::Quiet, {}, QStringLiteral("close"));
    away->setAccessibleName(tr("Take away “%1”").arg(words));
    away->setToolTip(tr("Take it away"));
    connect(away, &QAbstractButton::clicked, this, [this, place = entry.entry] { takeAway(place); });
    m_ways.append(away);
    row->addWidget(chip);
    row->addWidget(away);
    m_given->addWidget(both);
    both->show();
}

bool Entries::worked(const Result<>& result)
{
    if (!result)
        emit failed(result.error());
    return result.has_value();
}

void Entries::emptyBox()
{
    m_box.setWords({});
    (void)m_model.type({});
}

// Also the end of a change; an empty box takes away what is changed.
void Entries::add()
{
    const std::string words = kit::toUtf8(m_box.words());
    const bool isChange = m_model.edited() != 0;
    if ((isChange || !words.empty()) && worked(isChange ? m_model.keepEdit() : m_model.addEntry(words)))
        emptyBox();
    m_box.setFocus();
}

void Entries::change(const viewmodel::TalkModel::EntrySaid& entry)
{
    const std::string words = kit::toUtf8(m_box.words());
    const bool isChange = m_model.edited() != 0;
    // What stands in the box is not lost over it.
    if (!words.empty() && !worked(isChange ? m_model.keepEdit() : m_model.addEntry(words)))
        return;
    emptyBox();
    m_model.edit(entry.entry);
    m_box.setWords(kit::fromUtf8(entry.words));
    m_box.setFocus();
}

void Entries::takeAway(std::size_t place)
{
    const auto at
        = std::find_if(m_entries.begin(), m_entries.end(), [place](const auto& entry) { return entry.entry == place; });
    const auto index = static_cast<qsizetype>(at - m_entries.begin());
    if (m_model.edited() != 0)
        emptyBox();
    if (!worked(m_model.takeAway(place)))
        return;
    if (m_ways.isEmpty())
        m_box.setFocus();
    else
        m_ways.at(std::min(index, m_ways.size() - 1))->setFocus();
}

} // namespace ownwords::screens
