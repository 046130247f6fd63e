// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/viewmodel/save_places.h"

#include <QFileDialog>

#include <vector>

namespace ownwords::screens {

// A dialog that asks where to save a file, not shown yet. It begins at the first of the places and lists only them at
// its side. Qt's own one, not the desktop's: that would keep a list of recent files. It asks nothing about files that
// are there already.
QFileDialog* fileAsker(QWidget* parent, const std::vector<viewmodel::SavePlace>& places, const QString& fileName);

} // namespace ownwords::screens
