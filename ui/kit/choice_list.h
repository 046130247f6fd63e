// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QWidget>

class QAbstractButton;

namespace ownwords::kit {

struct Choice {
    QString id;
    QString text;
    bool picked = false;

    bool operator==(const Choice&) const = default;
};

// Large cards to choose from, each to be clicked anywhere. One: radio buttons (arrows move, Space picks, nothing is
// picked beforehand, what is picked stays until another one is; taking an answer back is the question's matter). Some:
// check boxes. Two columns where there is room and every text is short. Give it the question as its accessible name.
class ChoiceList : public QWidget {
    Q_OBJECT

public:
    enum class Mode { One, Some };

    explicit ChoiceList(Mode mode, QWidget* parent = nullptr);

    Mode mode() const { return m_mode; }
    void setChoices(const QList<Choice>& choices); // pickedChanged() is not emitted
    void setPicked(const QStringList& ids); // nor here; empty picks nothing
    QStringList picked() const; // ids, in the order of the list

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

signals:
    void pickedChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QAbstractButton* makeCard(const QString& id, const QString& text);
    void makeCards();
    void aimFocus();
    void layOut();
    int columnsFor(int width) const;
    int arrange(int width, bool move) const; // the height it takes

    Mode m_mode;
    QWidget* m_anchor; // never seen: holds the place in the tab order
    QStringList m_ids;
    QStringList m_texts;
    QList<QAbstractButton*> m_cards;
    bool m_setting = false;
};

} // namespace ownwords::kit
