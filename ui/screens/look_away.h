// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/labels.h"

namespace ownwords::screens {

// Above secret words and codes that are made while a coach sits beside the one whose they are: both see one screen.
class LookAway : public kit::Card {
    Q_OBJECT

public:
    explicit LookAway(const QString& coach, QWidget* parent = nullptr);

    QString toRead() const { return m_said; }

private:
    QString m_said;
};

} // namespace ownwords::screens
