// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/page.h"
#include "ui/viewmodel/session.h"

class QLineEdit;

namespace ownwords::kit {
class Button;
class SpokenText;
} // namespace ownwords::kit

namespace ownwords::screens {

// What stands there after Hide: a blank page that says nothing of a talk. Words in memory wait behind the numbers that
// were chosen for them; kept words are locked already.
class HiddenPage : public Page {
    Q_OBJECT

public:
    explicit HiddenPage(viewmodel::Session& session, QWidget* parent = nullptr);

    QWidget* firstFocus() override;

private:
    void go();

    viewmodel::Session& m_session;
    kit::Button* m_back;
    QLineEdit* m_code = nullptr;
    kit::SpokenText* m_line;
};

} // namespace ownwords::screens
