// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/labels.h"
#include "ui/viewmodel/desk.h"

#include <QStringList>

namespace ownwords::kit {
class Button;
class SpokenText;
} // namespace ownwords::kit

namespace ownwords::screens {

class Question;

// "since 3 May 2026, until 4 December 2026"
QString spanOf(const viewmodel::Reader& reader);

// Somebody who can look: who, since when, until when, for what, and the way to stop it. Before it stops, the open
// promises are shown that this coach will see no more.
class ReaderCard : public kit::Card {
    Q_OBJECT

public:
    ReaderCard(const viewmodel::Reader& reader, const QStringList& openPromises, QWidget* parent = nullptr);

    QString toRead() const;
    void tellTrouble(const QString& sentence); // stopping did not work
    const CoachId& coach() const { return m_coach; }

signals:
    void stopAsked();

private:
    void ask();
    void leave();

    CoachId m_coach;
    QString m_name;
    QStringList m_promises;
    QString m_said;
    kit::Button* m_stop;
    kit::SpokenText* m_trouble;
    Question* m_question = nullptr;
};

} // namespace ownwords::screens
