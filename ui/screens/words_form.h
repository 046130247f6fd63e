// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/viewmodel/desk.h"

#include <QWidget>

class QLineEdit;

namespace ownwords::kit {
class Button;
class SpokenText;
class TextLabel;
} // namespace ownwords::kit

namespace ownwords::screens {

// New secret words inside another form: four offered ones, typed once, or words of one's own, typed twice.
class WordsForm : public QWidget {
    Q_OBJECT

public:
    enum class Opens { Record, File }; // what the words are for: a way in, or a file to take along

    WordsForm(const viewmodel::Desk& desk, Opens what, QWidget* parent = nullptr);

    // The words that were chosen and typed. Nothing: what is wrong is said at its field, which has the focus.
    std::optional<std::string> words();

    QWidget* firstFocus() const;
    void startAgain(); // other words are offered, and nothing is typed

signals:
    void submitted(); // Enter

private:
    void addOffer(Opens what);
    void offer();
    void offerOthers();
    void useOwn(bool isOwn);

    const viewmodel::Desk& m_desk;
    QWidget* m_offer;
    kit::TextLabel* m_offered;
    kit::SpokenText* m_others; // that the words are other ones now
    QWidget* m_ownFields;
    QLineEdit* m_first; // of words of one's own
    kit::TextLabel* m_typeThem;
    QLineEdit* m_typed;
    kit::Button* m_own;
    kit::SpokenText* m_trouble;
    QString m_words;
    bool m_isOwn = false;
};

} // namespace ownwords::screens
