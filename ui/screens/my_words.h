// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/talk/answers_given.h"

#include <QWidget>

#include <vector>

namespace ownwords::kit {
class Button;
} // namespace ownwords::kit

namespace ownwords::screens {

// All that somebody said, place by place; for the person, each with the way to take it out for good. Asks for nothing
// itself.
class MyWords : public QWidget {
    Q_OBJECT

public:
    enum class Whose { Mine, Theirs }; // theirs: a coach looks at them, and can take nothing out

    explicit MyWords(
        const std::vector<talk::AnswerGiven>& answers, Whose whose = Whose::Mine, QWidget* parent = nullptr);

    QWidget* firstFocus();

signals:
    void left();
    void unwanted(const ownwords::talk::AnswerGiven& answer);

private:
    kit::Button* m_back;
};

} // namespace ownwords::screens
