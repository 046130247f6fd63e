// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/error_text.h"
#include "ui/screens/page.h"
#include "ui/screens/paper.h"
#include "ui/viewmodel/session.h"

#include <QPointer>

#include <filesystem>
#include <functional>

class QVBoxLayout;

namespace ownwords::kit {
class MessageBar;
class ScrollPage;
} // namespace ownwords::kit

namespace ownwords::screens {

// A page on which records or keys come out of files and go into files: what came of that is told in a bar above it, and
// one step takes the place of the other.
class TransferPage : public Page {
    Q_OBJECT

protected:
    TransferPage(viewmodel::Session& session, QWidget* parent);

    viewmodel::Session& session() const { return m_session; }
    kit::MessageBar& bar() const { return *m_bar; }
    kit::ScrollPage& scroll() const { return *m_page; }
    Paper& paper() const { return *m_paper; }

    // An empty step under a heading; the one before goes.
    QVBoxLayout* fresh(const QString& heading);
    // The way off the page, as the last thing of a step.
    void addBack(QVBoxLayout* column, const QString& text, void (viewmodel::Session::*leave)());
    // Asks for a file, at the first drive that can be taken home. `what` is a line such as "Copies (*.backup)".
    void chooseFile(
        const QString& title, const QString& what, const std::function<void(const std::filesystem::path&)>& chosen);
    void tell(const Error& error, kit::Doing doing);

private:
    viewmodel::Session& m_session;
    kit::ScrollPage* m_page;
    kit::MessageBar* m_bar;
    Paper* m_paper;
    QPointer<QWidget> m_step;
};

} // namespace ownwords::screens
