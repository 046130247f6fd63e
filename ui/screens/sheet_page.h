// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/page.h"
#include "ui/screens/paper.h"
#include "ui/viewmodel/session.h"

class QLineEdit;

namespace ownwords::kit {
class Button;
class Card;
class MessageBar;
class SpokenText;
class TextLabel;
} // namespace ownwords::kit

namespace ownwords::screens {

// The code that opens a new record when its words are forgotten: to write down, print or take on a removable drive, and
// checked by its last five letters and numbers.
class SheetPage : public Page {
    Q_OBJECT

public:
    explicit SheetPage(viewmodel::Session& session, QWidget* parent = nullptr);

    QWidget* firstFocus() override;
    QString toRead() const override;

private:
    kit::Card* codeCard();
    void showCode();
    void check();
    PaperJob job() const;

    viewmodel::Session& m_session;
    kit::TextLabel* m_code;
    kit::Button* m_show = nullptr; // where somebody sits beside the one whose code it is
    QString m_lookAway; // what they are asked
    QLineEdit* m_end;
    kit::SpokenText* m_trouble;
    kit::MessageBar* m_bar;
    Paper* m_paper;
};

} // namespace ownwords::screens
