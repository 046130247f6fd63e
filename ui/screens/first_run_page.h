// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/page.h"
#include "ui/viewmodel/session.h"

#include <filesystem>
#include <functional>

class QLineEdit;

namespace ownwords::kit {
class Button;
class TextLabel;
} // namespace ownwords::kit

namespace ownwords::screens {

// No file on this computer yet, or it does not open: make one, find one, or go on without keeping anything.
class FirstRunPage : public Page {
    Q_OBJECT

public:
    using Remember = std::function<void(const std::filesystem::path&)>;
    FirstRunPage(
        viewmodel::Session& session, std::filesystem::path place, Remember remember, QWidget* parent = nullptr);

    QWidget* firstFocus() override;
    QString toRead() const override;

private:
    void makeHere();
    void chooseFolder();
    void findFile();
    void showPlace();
    void rememberWhatOpens();

    viewmodel::Session& m_session;
    std::filesystem::path m_place;
    Remember m_remember;
    QLineEdit* m_organisation;
    kit::TextLabel* m_where;
    kit::TextLabel* m_warning;
    kit::Button* m_make;
};

} // namespace ownwords::screens
