// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/page.h"
#include "ui/screens/paper.h"
#include "ui/viewmodel/session.h"

class QLineEdit;

namespace ownwords::kit {
class MessageBar;
class SpokenText;
} // namespace ownwords::kit

namespace ownwords::screens {

// The code that opens a new record when its words are forgotten: to write down, print or take on a removable drive, and
// checked by its last five letters.
class SheetPage : public Page {
    Q_OBJECT

public:
    explicit SheetPage(viewmodel::Session& session, QWidget* parent = nullptr);

    QWidget* firstFocus() override;
    QString toRead() const override;

private:
    void check();
    PaperJob job() const;

    viewmodel::Session& m_session;
    QLineEdit* m_end;
    kit::SpokenText* m_trouble;
    kit::MessageBar* m_bar;
    Paper* m_paper;
};

} // namespace ownwords::screens
