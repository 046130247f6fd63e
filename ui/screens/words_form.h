// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/viewmodel/desk.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QVBoxLayout;

namespace ownwords::kit {
class Button;
class SpokenText;
class TextLabel;
} // namespace ownwords::kit

namespace ownwords::screens {

// New secret words inside another form: four offered ones, typed once, or words of one's own, typed twice and not shown
// unless that is wanted.
class WordsForm : public QWidget {
    Q_OBJECT

public:
    enum class Opens { Record, File }; // what the words are for: a way in, or a file to take along

    // The four offered ones. WhenAsked: where somebody else may see the screen.
    enum class Offer { AtOnce, WhenAsked };

    WordsForm(const viewmodel::Desk& desk, Opens what, Offer when = Offer::AtOnce, QWidget* parent = nullptr);

    // The words that were chosen and typed. Nothing: what is wrong is said at its field, which has the focus.
    std::optional<std::string> words();

    QWidget* firstFocus() const;
    void startAgain(); // other words are offered, and nothing is typed

signals:
    void submitted(); // Enter

private:
    void addOffer(Opens what);
    void addHiding(QVBoxLayout* column);
    void offer();
    void offerOthers();
    void showOffer();
    void useOwn(bool isOwn);
    void showParts();

    const viewmodel::Desk& m_desk;
    kit::Button* m_show; // the four offered ones, where they are hidden at first
    QWidget* m_offer;
    kit::TextLabel* m_offered;
    kit::SpokenText* m_others; // that the words are other ones now
    QWidget* m_ownFields;
    QLineEdit* m_first; // of words of one's own
    kit::TextLabel* m_typeThem;
    QLineEdit* m_typed;
    QWidget* m_hiding; // of words of one's own
    QCheckBox* m_isShown = nullptr; // they are to be seen
    kit::Button* m_own;
    kit::SpokenText* m_trouble;
    QString m_words;
    bool m_isOwn = false;
    bool m_isOffered;
};

} // namespace ownwords::screens
