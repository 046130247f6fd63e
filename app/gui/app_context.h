// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/desktop.h"
#include "app/gui/settings.h"
#include "ui/kit/look.h"
#include "ui/screens/main_window.h"
#include "ui/viewmodel/session.h"

#include <QStringList>
#include <QTranslator>

#include <memory>

class QApplication;

namespace ownwords::gui {

// Owns and wires everything of one window; decides nothing.
class AppContext {
public:
    // `settingsFile` empty = the usual one; `dataFile` empty = as the settings say, else the usual place.
    AppContext(QApplication& application, const QString& settingsFile, const std::filesystem::path& dataFile);

    void show();

private:
    void speak(QApplication& application);

    Settings m_settings;
    QStringList m_languages; // by their own names, the one that is spoken first
    QTranslator m_words;
    std::unique_ptr<viewmodel::Desk> m_desk;
    std::unique_ptr<viewmodel::Session> m_session;
    std::unique_ptr<kit::Look> m_look;
    std::unique_ptr<screens::MainWindow> m_window;
    std::unique_ptr<Desktop> m_desktop;
};

} // namespace ownwords::gui
