// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace ownwords::screens {

// Somebody to turn to, set by the organisation: "Samaritans", "116 123, day and night".
struct Contact {
    QString name;
    QString how;
};

} // namespace ownwords::screens
