// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/contact.h"
#include "ui/screens/page.h"
#include "ui/screens/settings_cards.h"

#include <QList>
#include <QMap>
#include <QPointer>

#include <initializer_list>

class QBoxLayout;
class QVBoxLayout;

namespace ownwords::kit {
class Button;
class Chip;
class FlowLayout;
class MessageBar;
class Renewed;
class ScrollPage;
} // namespace ownwords::kit

namespace ownwords::screens {

class ContactsCard;
class PolicyCard;
class Question;

enum class SettingsPart { Promise, Lock, Contacts, Places, Coaches, OwnWords, Untouched, Language };

// What the organisation sets for everybody who uses this file, for a confirmed coach with nobody's record open: without
// one it says so. Any coach sets their own words here. One part stands there at a time; what is typed in the others
// stays.
class SettingsPage : public Page {
    Q_OBJECT

public:
    // `contacts`: those of this computer, until the organisation sets its own. `first`: the part that is shown first.
    SettingsPage(viewmodel::Session& session, QStringList languages, const QList<Contact>& contacts, SettingsPart first,
        QWidget* parent = nullptr);

    QWidget* firstFocus() override;
    QString toRead() const override;

signals:
    void partShown(ownwords::screens::SettingsPart part);

private:
    using Part = SettingsPart;
    void reload(std::optional<Part> changed);
    void tellRefused(const Error& error);
    void build(const viewmodel::Care& care, std::initializer_list<Part> parts);
    void addWay(Part part);
    void arrange();
    void showPart(Part part);
    void bringIntoView();
    void make(const viewmodel::Care& care, Part part);
    void renew(const viewmodel::Care& care, Part part); // its forms stay as they are
    void renewHere(const viewmodel::Care& care, Part part);
    CareHand hand(Part part);
    void ask(Part part, QAbstractButton& asking, const CareHand::Asked& asked, const std::function<void()>& act);
    void leaveQuestion();

    viewmodel::Session& m_session;
    QStringList m_languages;
    vault::House m_usual; // while nothing is set
    kit::ScrollPage* m_page;
    kit::MessageBar* m_bar;
    kit::Button* m_back;
    QBoxLayout* m_halves; // the ways beside what they lead to, or above it
    QWidget* m_waysBox;
    kit::FlowLayout* m_waysRow;
    QVBoxLayout* m_column;
    QMap<Part, kit::Chip*> m_ways;
    QMap<Part, kit::Renewed*> m_parts;
    Part m_shown;
    PolicyCard* m_promise = nullptr;
    ContactsCard* m_contacts = nullptr;
    QPointer<Question> m_question; // that stands there
};

} // namespace ownwords::screens
