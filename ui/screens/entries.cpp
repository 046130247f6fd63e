// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/entries.h"

#include "ui/kit/buttons.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/look.h"
#include "ui/kit/text.h"
#include "ui/kit/words_edit.h"

#include <QMenu>
#include <QVBoxLayout>

namespace ownwords::screens {

Entries::Entries(viewmodel::TalkModel& model, kit::WordsEdit& box, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_box(box)
    , m_given(new kit::FlowLayout)
    , m_givenRow(new QWidget)
    , m_add(kit::button(kit::ButtonKind::Quiet, tr("&Add one more"), QStringLiteral("plus")))
{
    m_givenRow->setLayout(m_given);
    m_givenRow->setAccessibleName(tr("What you said so far"));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_add, 0, Qt::AlignLeading);
    column->addWidget(m_givenRow);
    connect(m_add, &QAbstractButton::clicked, this, &Entries::add);
    kit::followLook(this, [this] { m_given->setSpacing(kit::px(8)); });
    refresh();
}

void Entries::refresh()
{
    while (QLayoutItem* const item = m_given->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    const auto entries = m_model.entries();
    for (const auto& entry : entries) {
        auto* const chip = new kit::Chip(kit::fromUtf8(entry.words));
        chip->setIconName(QStringLiteral("pencil"));
        chip->setAccessibleDescription(tr("Change it or take it away"));
        connect(chip, &QAbstractButton::clicked, this, [this, entry] { take(entry); });
        m_given->addWidget(chip);
    }
    m_givenRow->setVisible(!entries.empty());
}

void Entries::add()
{
    const std::string words = kit::toUtf8(m_box.words());
    if (words.empty()) {
        m_box.setFocus();
        return;
    }
    const auto done = m_editing == 0 ? m_model.addEntry(words) : m_model.changeEntry(m_editing, words);
    if (!done) {
        emit failed(done.error());
        return;
    }
    m_editing = 0;
    m_add->setText(tr("&Add one more"));
    m_box.setWords({});
    (void)m_model.type({});
    m_box.setFocus();
}

void Entries::take(const viewmodel::TalkModel::EntrySaid& entry)
{
    auto* const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Change these words")), &QAction::triggered, this, [this, entry] {
        m_editing = entry.entry;
        m_add->setText(tr("Keep the c&hange"));
        m_box.setWords(kit::fromUtf8(entry.words));
        m_box.setFocus();
    });
    if (!entry.item.isNull()) {
        connect(menu->addAction(tr("Take it away")), &QAction::triggered, this, [this, entry] {
            if (const auto done = m_model.removeItem(entry.item); !done)
                emit failed(done.error());
        });
    }
    menu->popup(QCursor::pos());
}

} // namespace ownwords::screens
