// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/page.h"
#include "ui/viewmodel/session.h"

class QVBoxLayout;

namespace ownwords::kit {
class Button;
class Card;
} // namespace ownwords::kit

namespace ownwords::screens {

class SignInCard;

// Sign in, or say what shall become of the words: keep, take away, or talk only. Nothing is made before that is chosen.
class StartPage : public Page {
    Q_OBJECT

public:
    explicit StartPage(viewmodel::Session& session, QWidget* parent = nullptr);

    QWidget* firstFocus() override;
    QString toRead() const override;

private:
    kit::Card* newCard();
    void addKeptByCoach(QVBoxLayout* column);
    void addKeptBefore();
    struct Asked {
        QString question;
        QStringList sentences;
        QString yes;
    };
    void addAsking(QVBoxLayout* column, int at, const QString& text, const QString& about, const Asked& asked,
        void (viewmodel::Session::*act)());

    viewmodel::Session& m_session;
    SignInCard* m_signIn = nullptr;
    kit::Button* m_keep = nullptr;
    QString m_turn; // whose it is, where the coach signed in first
};

} // namespace ownwords::screens
