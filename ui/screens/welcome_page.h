// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/page.h"
#include "ui/viewmodel/session.h"

namespace ownwords::kit {
class Button;
class Card;
} // namespace ownwords::kit

namespace ownwords::screens {

// Who is here today? Says nothing of anyone who used this computer before.
class WelcomePage : public Page {
    Q_OBJECT

public:
    explicit WelcomePage(viewmodel::Session& session, QWidget* parent = nullptr);

    QWidget* firstFocus() override;
    QString toRead() const override;

private:
    kit::Card* way(const QString& iconName, const QString& title, const QString& text, kit::Button* button);

    kit::Button* m_alone;
};

} // namespace ownwords::screens
