// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/page.h"
#include "ui/viewmodel/session.h"

class QLineEdit;

namespace ownwords::kit {
class SpokenText;
} // namespace ownwords::kit

namespace ownwords::screens {

// Before a talk that is in memory only: numbers that bring its words back after Hide or a lock. They are chosen here,
// by whoever talks, because later somebody else may sit there.
class NumbersPage : public Page {
    Q_OBJECT

public:
    explicit NumbersPage(viewmodel::Session& session, QWidget* parent = nullptr);

    QWidget* firstFocus() override;
    QString toRead() const override;

private:
    void choose();

    viewmodel::Session& m_session;
    QLineEdit* m_numbers;
    kit::SpokenText* m_trouble;
};

} // namespace ownwords::screens
