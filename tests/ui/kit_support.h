// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/catch_compat.h"

#include <QString>
#include <QStringList>

#include <ostream>

class QWidget;

namespace ownwords::kit {
class Look;
} // namespace ownwords::kit

namespace ownwords::test {

// The Look of the test program. A test that changes it puts it back with PlainLook.
kit::Look& look();

// 100 % again at the end of a test, whatever happened in it, and left to right.
class PlainLook {
public:
    PlainLook() = default;
    ~PlainLook();
    PlainLook(const PlainLook&) = delete;
    PlainLook& operator=(const PlainLook&) = delete;
};

// Shows `window` at this size (pixels) and waits until it is laid out.
void showAt(QWidget& window, int width, int height);

// What every window is looked at for. Each list is empty when all is well; an entry says which widget and why.

// Visible labels and buttons whose text needs more room than they have, or that lie outside their parent where it does
// not scroll.
QStringList clippedTexts(QWidget* window);

// Visible controls that take the focus and have no name for a screen reader.
QStringList namelessControls(QWidget* window);

// Letters that two visible controls both answer to with Alt.
QStringList sharedMnemonics(QWidget* window);

// Scroll areas that would have to be moved sideways.
QStringList sidewaysScrolls(QWidget* window);

// Visible controls that are less than 44 pixels (at 100 %) high or wide.
QStringList smallTargets(QWidget* window);

// Visible labels and buttons whose text, as it is painted, stands out less than the theme demands. For 200 % text: the
// strokes of smaller letters are thinner than a dot and so never painted in their own colour.
QStringList faintTexts(QWidget* window);

// Saves a picture of `window` as NAME.png where OWNWORDS_PICTURES names a folder; else does nothing.
void keepPicture(QWidget& window, const QString& name);

} // namespace ownwords::test

namespace Catch {
template <>
struct StringMaker<QString> {
    static std::string convert(const QString& text) { return '"' + text.toStdString() + '"'; }
};
template <>
struct StringMaker<QStringList> {
    static std::string convert(const QStringList& list) { return list.join(QLatin1String(" | ")).toStdString(); }
};
} // namespace Catch
