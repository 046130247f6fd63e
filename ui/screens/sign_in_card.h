// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/labels.h"
#include "ui/viewmodel/session.h"

class QLineEdit;

namespace ownwords::kit {
class Button;
class SpokenText;
} // namespace ownwords::kit

namespace ownwords::screens {

// Name and secret words, or the code on the sheet instead: the door of a resident, and that of a coach. What went wrong
// is said beside the field, in one wording for wrong name and wrong words.
class SignInCard : public kit::Card {
    Q_OBJECT

public:
    SignInCard(viewmodel::Session& session, const QString& title, const QString& open, QWidget* parent = nullptr);

    QWidget* firstFocus() const;

signals:
    void wordsGiven(const QString& name, const QString& words);
    void codeGiven(const QString& code);

private:
    void showCodeInstead(bool isCode);
    void give();
    void tellTrouble(const Error& error);

    viewmodel::Session& m_session;
    QString m_openText;
    QLineEdit* m_name;
    QLineEdit* m_words;
    QLineEdit* m_code;
    QWidget* m_wordsFields;
    QWidget* m_codeFields;
    kit::SpokenText* m_trouble;
    kit::Button* m_open;
    kit::Button* m_other;
    bool m_withCode = false;
};

} // namespace ownwords::screens
