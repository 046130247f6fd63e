// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/page.h"
#include "ui/viewmodel/session.h"

class QLineEdit;

namespace ownwords::kit {
class Button;
class Card;
class SpokenText;
} // namespace ownwords::kit

namespace ownwords::screens {

// Sign in, or say what shall become of the words: keep, take away, or talk only. Nothing is made before that is chosen.
class StartPage : public Page {
    Q_OBJECT

public:
    explicit StartPage(viewmodel::Session& session, QWidget* parent = nullptr);

    QWidget* firstFocus() override;
    QString toRead() const override;

private:
    kit::Card* signInCard();
    kit::Card* newCard();
    void showCodeInstead(bool isCode);
    void open();
    void tellTrouble(const Error& error);
    void showBusy();

    viewmodel::Session& m_session;
    QLineEdit* m_name;
    QLineEdit* m_words;
    QLineEdit* m_code;
    QWidget* m_wordsFields;
    QWidget* m_codeFields;
    kit::SpokenText* m_trouble;
    kit::Button* m_open;
    kit::Button* m_other;
    kit::Button* m_keep = nullptr;
    bool m_withCode = false;
};

} // namespace ownwords::screens
