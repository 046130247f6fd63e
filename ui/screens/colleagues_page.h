// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/transfer_page.h"

#include <QPointer>

namespace ownwords::kit {
class Button;
} // namespace ownwords::kit

namespace ownwords::screens {

// For a coach: a record that a colleague with another file sent comes in, after it was said what it brings; and the
// coach's own key goes to colleagues, so that they can send one.
class ColleaguesPage : public TransferPage {
    Q_OBJECT

public:
    explicit ColleaguesPage(viewmodel::Session& session, QWidget* parent = nullptr);

    QWidget* firstFocus() override;
    QString toRead() const override;

private:
    void build();
    void addOpening(QVBoxLayout* column);
    void addKey(QVBoxLayout* column);
    void choose();
    void open(const std::filesystem::path& file);
    void opened(const viewmodel::Sent& sent);
    void askToKeep(const usecase::KeptPreview& preview);
    void keep(const QString& name);
    void saveKey();

    QPointer<kit::Button> m_go; // of what stands there now
    QString m_said;
    bool m_busy = false;
};

} // namespace ownwords::screens
