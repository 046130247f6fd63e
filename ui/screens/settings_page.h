// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/contact.h"
#include "ui/screens/page.h"
#include "ui/screens/settings_cards.h"

#include <QList>
#include <QMap>
#include <QPointer>

#include <initializer_list>

class QVBoxLayout;

namespace ownwords::kit {
class Button;
class MessageBar;
class Renewed;
class ScrollPage;
} // namespace ownwords::kit

namespace ownwords::screens {

class ContactsCard;
class PolicyCard;
class Question;

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
    enum class Part { Promise, Lock, Contacts, Places, Coaches, OwnWords, Untouched, Language };
    void reload(std::optional<Part> changed);
    void tellRefused(const Error& error);
    void build(const viewmodel::Care& care, std::initializer_list<Part> parts);
    void make(const viewmodel::Care& care, Part part);
    void renew(const viewmodel::Care& care, Part part); // its forms stay as they are
    CareHand hand(Part part);
    void ask(Part part, QAbstractButton& asking, const CareHand::Asked& asked, const std::function<void()>& act);
    void leaveQuestion();

    viewmodel::Session& m_session;
    QStringList m_languages;
    vault::House m_usual; // while nothing is set
    kit::ScrollPage* m_page;
    kit::MessageBar* m_bar;
    kit::Button* m_back;
    QVBoxLayout* m_column;
    QMap<Part, kit::Renewed*> m_parts;
    PolicyCard* m_promise = nullptr;
    ContactsCard* m_contacts = nullptr;
    QPointer<Question> m_question; // that stands there
};

} // namespace ownwords::screens
