// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plan_document.h"

#include <QStringList>
#include <QWidget>

namespace ownwords::screens {

// What was promised about the home of whoever talks, as it was signed, and by whom: what a talk says of the home holds
// as far as this goes.
class SignedPromise : public QWidget {
    Q_OBJECT

public:
    explicit SignedPromise(const plan::HomePolicy& promise, QWidget* parent = nullptr);

    static QStringList toRead(const plan::HomePolicy& promise);
};

} // namespace ownwords::screens
