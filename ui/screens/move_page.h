// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/transfer_page.h"
#include "ui/screens/words_form.h"

#include <QPointer>

class QLineEdit;

namespace ownwords::kit {
class Button;
class TextLabel;
} // namespace ownwords::kit

namespace ownwords::screens {

// A record of one's own to another computer, in a sealed file under words of its own; and from one: as a new record, or
// put together with the one that is open, after it was said what that brings.
class MovePage : public TransferPage {
    Q_OBJECT

public:
    explicit MovePage(viewmodel::Session& session, QWidget* parent = nullptr);

    QWidget* firstFocus() override;
    QString toRead() const override;

private:
    void build();
    WordsForm* wordsForm(QVBoxLayout* column, WordsForm::Opens what);
    void addTaking(QVBoxLayout* column);
    void addSending(QVBoxLayout* column);
    void addKept(QVBoxLayout* column);
    void addBringing(QVBoxLayout* column);
    void take();
    void choose();
    void open();
    void opened(const viewmodel::Brought& brought);
    void askForWords(std::size_t talks);
    void bringNew();
    void askToMerge(const viewmodel::Brought& brought);
    void merge();
    static void addNotCleaned(QVBoxLayout* column, const viewmodel::Merged& merged);

    QPointer<QWidget> m_first;
    // Of what stands there now.
    QPointer<WordsForm> m_words;
    QPointer<QLineEdit> m_name;
    QPointer<QLineEdit> m_fileWords;
    QPointer<kit::TextLabel> m_chosen;
    QPointer<kit::Button> m_go;
    std::filesystem::path m_file; // to be brought in
    bool m_busy = false;
};

} // namespace ownwords::screens
