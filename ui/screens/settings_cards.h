// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/message_bar.h"
#include "ui/viewmodel/session.h"

#include <QString>
#include <QStringList>

#include <functional>

class QAbstractButton;

namespace ownwords::kit {
class Card;
} // namespace ownwords::kit

// The parts of the page with the settings: each a card that shows what is set and sets it anew.
namespace ownwords::screens {

// What they ask of the page they stand on.
struct CareHand {
    struct Asked {
        QString question;
        QStringList sentences; // what will happen
        QString yes;
    };

    viewmodel::Session& session;
    QObject* listener; // gone = nothing is said
    vault::House usual; // counts while nothing is set
    std::function<void(const QString& sentence, kit::MessageBar::Kind kind)> done; // everything is read again
    std::function<void(const Error& error)> failed;
    // Asks under the line in which `asking` stands. Afterwards the focus is in the same card.
    std::function<void(QAbstractButton& asking, const Asked& asked, const std::function<void()>& act)> ask;

    // For the desk: says `sentence`, or why not.
    viewmodel::Then<> then(const QString& sentence) const;
};

kit::Card* lockCard(const CareHand& hand, const vault::House& house);
kit::Card* placesCard(const CareHand& hand, const std::vector<viewmodel::BackupPlace>& places);
kit::Card* coachesCard(const CareHand& hand, const viewmodel::Care& care);
kit::Card* ownWordsCard(const CareHand& hand);
kit::Card* untouchedCard(const CareHand& hand, const vault::Untouched& untouched);
kit::Card* languageCard(const QStringList& languages);

} // namespace ownwords::screens
