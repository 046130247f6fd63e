// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/transfer_page.h"

#include <QStringList>

#include <optional>

namespace ownwords::kit {
class Button;
class Card;
class SpokenText;
class TextLabel;
class TickBox;
} // namespace ownwords::kit

namespace ownwords::screens {

// The open record to a coach who has another file, sealed to their key. Its person sends it, or the coach who keeps it
// for them: then the person was asked, in words that stand there to be read out, and a note in the record says so.
class SendPage : public TransferPage {
    Q_OBJECT

public:
    explicit SendPage(viewmodel::Session& session, QWidget* parent = nullptr);

    QWidget* firstFocus() override;
    QString toRead() const override;

private:
    void addWho(QVBoxLayout* column);
    void addMeaning(QVBoxLayout* column);
    void chooseKey();
    void openKey(const std::filesystem::path& file);
    void show(const viewmodel::Colleague& colleague);
    QStringList meaning(const QString& name) const;
    void send();
    void makeFile();
    void tellAt(kit::SpokenText* trouble, kit::TickBox* box, const QString& sentence);

    bool m_isKept; // a coach sends it, for the person
    kit::Button* m_choose;
    QWidget* m_found; // everything about the key that was chosen
    kit::TextLabel* m_name;
    kit::TextLabel* m_askThem;
    kit::TextLabel* m_keyWords;
    kit::TickBox* m_isSame;
    kit::SpokenText* m_sameTrouble;
    kit::Card* m_meaning;
    std::vector<kit::TextLabel*> m_lines; // of meaning()
    kit::TextLabel* m_toRead; // the question to the person
    kit::TickBox* m_isAgreed;
    kit::SpokenText* m_trouble;
    kit::Button* m_make;
    kit::SpokenText* m_done; // what to do with the file
    std::optional<viewmodel::Colleague> m_colleague;
    PublicKey m_notedFor{}; // the note about this key is in the record
    bool m_isBusy = false;
    bool m_waitsForNote = false; // the file follows when the note is on the disk
};

} // namespace ownwords::screens
