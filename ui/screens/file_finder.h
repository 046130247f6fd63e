// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFileDialog>

#include <filesystem>

namespace ownwords::screens {

// A dialog that asks for a file or a folder that is there, not shown yet; nothing of it is remembered. `what` is a line
// such as "Copies (*.backup)"; empty asks for a folder. It deletes itself, and goes when its parent goes.
QFileDialog* fileFinder(QWidget* parent, const QString& title, const QString& what, const std::filesystem::path& start);

} // namespace ownwords::screens
