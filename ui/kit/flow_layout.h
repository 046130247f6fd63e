// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLayout>
#include <QList>

namespace ownwords::kit {

// Puts things in a row and goes on in the next one when it is full, as words on a page. What is wider than the row gets
// the whole row and its height for that width. Begins at the right where people read from right to left.
class FlowLayout : public QLayout {
    Q_OBJECT

public:
    enum class Align { Start, End };

    explicit FlowLayout(QWidget* parent = nullptr, Align side = Align::Start);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    int count() const override;
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    struct Row;
    int arrange(const QRect& rect, bool move) const; // the height it takes
    void placeRow(const Row& row, const QRect& inner, int top) const;

    Align m_align;
    QList<QLayoutItem*> m_items;
};

} // namespace ownwords::kit
