// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/page.h"
#include "ui/viewmodel/session.h"

#include <QPointer>

class QVBoxLayout;

namespace ownwords::kit {
class Button;
class MessageBar;
class Renewed;
class ScrollPage;
} // namespace ownwords::kit

namespace ownwords::screens {

class Question;

// Copies of the file: when the last one was made and where, one more, and bringing one back after it was said what that
// would change. For a coach; and for anybody where the file does not open, since nobody can sign in then.
class BackupsPage : public Page {
    Q_OBJECT

public:
    explicit BackupsPage(viewmodel::Session& session, QWidget* parent = nullptr);

    QWidget* firstFocus() override;
    QString toRead() const override;

private:
    void reload();
    void build();
    void addPlace(QVBoxLayout* column, const viewmodel::BackupPlace& place);
    void addCopy(QVBoxLayout* column, const viewmodel::BackupPlace::Copy& copy);
    void backUp();
    void choose();
    void ask(const std::filesystem::path& copy, const QString& name);
    void showQuestion(const std::filesystem::path& copy, const QString& name, const store::RestorePreview& preview);
    void leaveQuestion();
    QVBoxLayout* fresh(); // an empty page under the heading

    viewmodel::Session& m_session;
    kit::ScrollPage* m_page;
    kit::MessageBar* m_bar;
    kit::Button* m_back;
    kit::Renewed* m_inside;
    QPointer<kit::Button> m_make;
    QPointer<Question> m_question; // while it stands there nothing else comes in its place
    std::vector<viewmodel::BackupPlace> m_places;
    bool m_busy = false;
};

} // namespace ownwords::screens
