// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/labels.h"
#include "ui/viewmodel/desk.h"

namespace ownwords::screens {

// "Who can see this" in a few lines, for Home, with the way to the page about it.
class SharingCard : public kit::Card {
    Q_OBJECT

public:
    explicit SharingCard(const viewmodel::OpenedRecord& record, QWidget* parent = nullptr);

signals:
    void pageAsked();
};

} // namespace ownwords::screens
