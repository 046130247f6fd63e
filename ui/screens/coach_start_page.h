// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/page.h"
#include "ui/viewmodel/session.h"

namespace ownwords::screens {

class SignInCard;

// A coach signs in: to their desk, or before the person they sit with. The first one of a file founds its organisation.
class CoachStartPage : public Page {
    Q_OBJECT

public:
    explicit CoachStartPage(viewmodel::Session& session, QWidget* parent = nullptr);

    QWidget* firstFocus() override;
    QString toRead() const override;

private:
    viewmodel::Session& m_session;
    SignInCard* m_signIn = nullptr;
    QWidget* m_first = nullptr;
};

} // namespace ownwords::screens
