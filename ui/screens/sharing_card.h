// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/labels.h"
#include "ui/viewmodel/desk.h"

namespace ownwords::kit {
class Button;
} // namespace ownwords::kit

namespace ownwords::viewmodel {
class Session;
} // namespace ownwords::viewmodel

namespace ownwords::screens {

// "Who can see this" in a few lines, for Home, with the way to the page about it. `beside`: the coach who sits there
// and sees the screen; empty = nobody.
class SharingCard : public kit::Card {
    Q_OBJECT

public:
    explicit SharingCard(const viewmodel::OpenedRecord& record, const QString& beside = {}, QWidget* parent = nullptr);

signals:
    void pageAsked();
};

// The way to that page at the end of a talk, where nobody but the coach beside them could see it and so nothing is
// shared yet; nullptr = there is nothing to offer.
kit::Button* shareOffer(viewmodel::Session& session);

} // namespace ownwords::screens
