// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/contact.h"

#include <QDialog>
#include <QList>

namespace ownwords::screens {

// "Need help now?" first, then how things work here. Says that nobody is watching: there is no alarm behind it.
class HelpDialog : public QDialog {
    Q_OBJECT

public:
    HelpDialog(const QList<Contact>& contacts, bool hasVoice, QWidget* parent = nullptr);
};

} // namespace ownwords::screens
