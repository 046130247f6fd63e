// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/contact.h"
#include "ui/screens/page.h"
#include "ui/screens/settings_cards.h"

#include <QList>
#include <QMap>

#include <initializer_list>

class QVBoxLayout;

namespace ownwords::kit {
class Button;
class MessageBar;
class ScrollPage;
} // namespace ownwords::kit

namespace ownwords::screens {

// What the organisation sets for everybody who uses this file, for a confirmed coach with nobody's record open: without
// one it says so. Any coach sets their own words here.
class SettingsPage : public Page {
    Q_OBJECT

public:
    // `contacts`: those of this computer, until the organisation sets its own.
    SettingsPage(
        viewmodel::Session& session, QStringList languages, const QList<Contact>& contacts, QWidget* parent = nullptr);

    QWidget* firstFocus() override;
    QString toRead() const override;

private:
    // Cards that show the same values are made anew together; what is typed in the others stays.
    enum class Part { Promise, House, Places, Coaches, OwnWords, Untouched, Language };
    void reload(std::optional<Part> changed);
    void tellRefused(const Error& error);
    void build(const viewmodel::Care& care, std::initializer_list<Part> parts);
    void renew(const viewmodel::Care& care, Part part);
    QList<QWidget*> cardsOf(const viewmodel::Care& care, Part part);
    CareHand hand(Part part);

    viewmodel::Session& m_session;
    QStringList m_languages;
    vault::House m_usual; // while nothing is set
    kit::ScrollPage* m_page;
    kit::MessageBar* m_bar;
    kit::Button* m_back;
    QVBoxLayout* m_column;
    QMap<Part, QList<QWidget*>> m_cards;
};

} // namespace ownwords::screens
