// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/error_text.h"
#include "ui/screens/page.h"
#include "ui/screens/paper.h"
#include "ui/viewmodel/session.h"

#include <QPointer>

class QVBoxLayout;

namespace ownwords::kit {
class Button;
class MessageBar;
class ScrollPage;
} // namespace ownwords::kit

namespace ownwords::screens {

// For a coach: a record that a colleague with another file sent comes in, after it was said what it brings; and the
// coach's own key goes to colleagues, so that they can send one.
class ColleaguesPage : public Page {
    Q_OBJECT

public:
    explicit ColleaguesPage(viewmodel::Session& session, QWidget* parent = nullptr);

    QWidget* firstFocus() override;
    QString toRead() const override;

private:
    QVBoxLayout* fresh(const QString& heading); // an empty page
    void build();
    void addOpening(QVBoxLayout* column);
    void addKey(QVBoxLayout* column);
    void addBack(QVBoxLayout* column, const QString& text);
    void chooseFile();
    void open(const std::filesystem::path& file);
    void opened(const viewmodel::Sent& sent);
    void askToKeep(const usecase::KeptPreview& preview);
    void keep(const QString& name);
    void saveKey();
    void tell(const Error& error, kit::Doing doing);

    viewmodel::Session& m_session;
    kit::ScrollPage* m_page;
    kit::MessageBar* m_bar;
    Paper* m_paper;
    QPointer<QWidget> m_inside;
    QPointer<kit::Button> m_go; // of what stands there now
    QString m_said;
    bool m_busy = false;
};

} // namespace ownwords::screens
