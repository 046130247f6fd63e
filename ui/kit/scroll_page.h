// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaObject>
#include <QScrollArea>

class QVBoxLayout;

namespace ownwords::kit {

// A page with one column in the middle, no wider than one reads well (about 70 characters). It scrolls only up and
// down, and brings what has the focus into view.
class ScrollPage : public QScrollArea {
    Q_OBJECT

public:
    explicit ScrollPage(QWidget* parent = nullptr);
    ~ScrollPage() override;

    QVBoxLayout* column() const { return m_column; } // put the page in here
    // Characters of body text; a page of two columns of cards wants more.
    void setMeasure(int characters);
    void toTop();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    void bringIntoView(QWidget* focused);

    QWidget* m_page;
    QVBoxLayout* m_column;
    int m_measure = 70;
    QMetaObject::Connection m_followed; // to the cursor of the field that is written in
};

// The same for a column of another shape. Not while a mouse button is down: what is pressed must not move away.
void bringFocusIntoView(QScrollArea& area);

} // namespace ownwords::kit
