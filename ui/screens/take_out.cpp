// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/take_out.h"

#include "ui/kit/buttons.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"

#include <QCoreApplication>
#include <QDialog>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace ownwords::screens {

namespace {

QString said(const char* text)
{
    return QCoreApplication::translate("TakeOut", text);
}

// One calm question; what keeps things as they are has the focus.
bool ask(QWidget* parent, const QString& heading, const QString& text, const QString& yes)
{
    QDialog dialog(parent->window()); // not the page: Hide may take that away meanwhile
    dialog.setWindowTitle(said(QT_TRANSLATE_NOOP("TakeOut", "Ownwords")));
    auto* const column = new QVBoxLayout(&dialog);
    column->addWidget(kit::title(heading));
    column->addWidget(kit::body(text));
    auto* const row = new kit::FlowLayout;
    auto* const no = kit::button(kit::ButtonKind::Primary, said(QT_TRANSLATE_NOOP("TakeOut", "&Leave it as it is")));
    auto* const take = kit::button(kit::ButtonKind::Danger, yes);
    row->addWidget(no);
    row->addWidget(take);
    column->addLayout(row);
    column->setContentsMargins(kit::px(24), kit::px(24), kit::px(24), kit::px(24));
    const QSize screen = parent->screen()->availableSize();
    const int width = std::min(kit::px(460), screen.width());
    dialog.resize(width, std::min(column->totalHeightForWidth(width), screen.height()));
    QObject::connect(no, &QAbstractButton::clicked, &dialog, &QDialog::reject);
    QObject::connect(take, &QAbstractButton::clicked, &dialog, &QDialog::accept);
    no->setFocus();
    return dialog.exec() == QDialog::Accepted;
}

} // namespace

bool askToTakeOut(QWidget* parent)
{
    return ask(parent, said(QT_TRANSLATE_NOOP("TakeOut", "Take these words out for good?")),
               said(QT_TRANSLATE_NOOP("TakeOut",
                   "They go from this computer and from its copies. That you answered stays, what you said does not.")),
               said(QT_TRANSLATE_NOOP("TakeOut", "&Take them out")))
        && ask(parent, said(QT_TRANSLATE_NOOP("TakeOut", "Are you sure?")),
            said(QT_TRANSLATE_NOOP("TakeOut", "Nobody can bring these words back, not even you.")),
            said(QT_TRANSLATE_NOOP("TakeOut", "&Yes, take them out for good")));
}

bool askToLeave(QWidget* parent)
{
    return ask(parent, said(QT_TRANSLATE_NOOP("TakeOut", "Finish, and wipe what you said?")),
        said(QT_TRANSLATE_NOOP("TakeOut", "You chose not to keep them. Nobody can bring them back.")),
        said(QT_TRANSLATE_NOOP("TakeOut", "&Wipe them now")));
}

bool askToErase(QWidget* parent)
{
    return ask(parent, said(QT_TRANSLATE_NOOP("TakeOut", "Take out everything about you?")),
               said(QT_TRANSLATE_NOOP("TakeOut",
                   "All you said, your goals and your sign-in go from this computer and from its copies. You get a "
                   "receipt.")),
               said(QT_TRANSLATE_NOOP("TakeOut", "&Take everything out")))
        && ask(parent, said(QT_TRANSLATE_NOOP("TakeOut", "Are you sure?")),
            said(QT_TRANSLATE_NOOP("TakeOut", "Nobody can bring it back, not even you. This cannot be undone.")),
            said(QT_TRANSLATE_NOOP("TakeOut", "&Yes, take everything out for good")));
}

bool askToGiveUp(QWidget* parent, bool isTyping)
{
    const QString what = said(isTyping
            ? QT_TRANSLATE_NOOP("TakeOut",
                "You see nothing of them any more. Your notes and promises stay with them, but what you typed and did "
                "not add goes. Only they can share it again.")
            : QT_TRANSLATE_NOOP("TakeOut",
                "You see nothing of them any more. Your notes and promises stay with them. Only they can share it "
                "again."));
    return ask(parent, said(QT_TRANSLATE_NOOP("TakeOut", "Give up access to this record?")), what,
        said(QT_TRANSLATE_NOOP("TakeOut", "&Give it up")));
}

} // namespace ownwords::screens
