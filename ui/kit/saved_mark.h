// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace ownwords::kit {

class Picture;
class TextLabel;

// The quiet "Saved" with a tick. It keeps its room while it is not shown, so that nothing jumps, and a screen reader
// does not hear of it: who saves each second must not be told each second.
class SavedMark : public QWidget {
    Q_OBJECT

public:
    explicit SavedMark(QWidget* parent = nullptr);

    void setSaved(bool saved);
    void setTextWanted(bool isWanted); // where there is little room the tick says it
    bool isSaved() const { return m_saved; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    Picture* m_tick;
    TextLabel* m_text;
    bool m_saved = false;
};

} // namespace ownwords::kit
