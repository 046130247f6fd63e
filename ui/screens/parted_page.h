// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/page.h"
#include "ui/viewmodel/session.h"

namespace ownwords::kit {
class Button;
} // namespace ownwords::kit

namespace ownwords::screens {

// The end of a visit: says what was done with the words, and nothing of what they were.
class PartedPage : public Page {
    Q_OBJECT

public:
    explicit PartedPage(viewmodel::Session& session, QWidget* parent = nullptr);

    QWidget* firstFocus() override;
    QString toRead() const override { return m_said; }

private:
    kit::Button* m_start;
    QString m_said;
};

} // namespace ownwords::screens
