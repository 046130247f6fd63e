// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/help_dialog.h"

#include "ui/kit/buttons.h"
#include "ui/kit/fold_strip.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/scroll_page.h"

#include <QScreen>
#include <QVBoxLayout>

namespace ownwords::screens {

HelpDialog::HelpDialog(const QList<Contact>& contacts, bool hasVoice, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Help"));
    auto* const page = new kit::ScrollPage;
    QVBoxLayout* const column = page->column();
    column->addWidget(kit::heading(tr("Need help now?")));
    auto* const now = new kit::Card(kit::Card::Kind::Gold);
    now->column()->addWidget(kit::body(tr("If you are in danger, call 999.")));
    for (const Contact& contact : contacts) {
        now->column()->addWidget(kit::title(contact.name));
        auto* const how = kit::body(contact.how);
        how->setSelectable(true);
        now->column()->addWidget(how);
    }
    now->column()->addWidget(
        kit::body(tr("Nobody is watching what you type here. No one gets an alarm. So please talk to "
                     "someone you trust.")));
    column->addWidget(now);
    column->addWidget(kit::title(tr("How things work here")));
    const auto strip
        = [column](const QString& title, const QString& text) { column->addWidget(new kit::FoldStrip(title, text)); };
    strip(tr("Who can read what I say?"),
        tr("What you keep is locked with your secret words. Only you open it, and people you choose. What you do not "
           "keep is wiped when you finish."));
    strip(tr("What does Hide do?"),
        tr("It shows a blank page at once, and locks what you keep. Pressing Esc twice does the same, from anywhere. "
           "What you do not keep waits for 10 minutes for your 4 numbers. If you chose none, it is wiped."));
    strip(tr("I made a mistake"),
        tr("Ctrl+Z takes back what you typed, then your last answer. Ctrl+Shift+Z brings it back. “Take this out for "
           "good” "
           "removes an answer from this computer and its copies."));
    strip(tr("Using the keyboard"),
        tr("Tab goes to the next thing, Shift+Tab back. Space picks. Ctrl+Enter goes on from a box. In the line of "
           "numbers, "
           "type the number."));
    strip(tr("Reading aloud"),
        hasVoice ? tr("Press “Read aloud” to hear the question. Press it again to hear your own words. Esc stops it.")
                 : tr("This computer has no voice. Ask for “espeak-ng” to be installed."));
    strip(tr("If the computer stops"),
        tr("What you keep is saved as you type: at most the last second is lost. Sign in again, and carry on where "
           "you were. What you do not keep is gone."));
    strip(tr("About Ownwords"),
        tr("Ownwords %1. Free software under the Apache License 2.0. The questions may be used under CC BY 4.0. It "
           "opens "
           "no connection to the internet.")
            .arg(QStringLiteral(OWNWORDS_VERSION)));
    auto* const close = kit::button(kit::ButtonKind::Primary, tr("&Close"));
    column->addStretch();
    auto* const outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, kit::px(16));
    outer->addWidget(page, 1);
    outer->addWidget(close, 0, Qt::AlignHCenter); // in sight, with the numbers to call above it
    const QSize screen = (parent == nullptr ? this : parent)->screen()->availableSize();
    resize(QSize(kit::px(760), kit::px(620)).boundedTo(screen));
    connect(close, &QAbstractButton::clicked, this, &QDialog::accept);
    close->setFocus();
}

} // namespace ownwords::screens
