// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/viewmodel/people_model.h"

#include <QAbstractListModel>
#include <QListView>
#include <QString>

namespace ownwords::screens {

// What one row of the coach's list says, in words.
struct PeopleLine {
    QString name;
    QString custody; // that the coach keeps it for them; empty = it is theirs
    QString words; // theirs: what they want to do; in the list of promises: what was promised
    QString next; // the next step, or what our side promised
    QString day; // of the next talk, or by which the promise is due
    QString problem; // why it cannot be opened; empty = it can
    bool isPromise = false; // `next` is one that our side made
    bool isToday = false;
};

// The rows of a PeopleModel for a view. A screen reader hears each row as one sentence.
class PeopleRows : public QAbstractListModel {
    Q_OBJECT

public:
    explicit PeopleRows(viewmodel::PeopleModel& people, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    PeopleLine line(int row) const;
    viewmodel::PeopleModel& people() const { return m_people; }

private:
    QString dayText(const std::string& day) const; // "Today", "Tue 24 Nov", or their own words for it

    viewmodel::PeopleModel& m_people;
};

// People under each other, their own words whole. Side by side where there is room, else one line under the other.
class PeopleList : public QListView {
    Q_OBJECT

public:
    explicit PeopleList(PeopleRows& rows, QWidget* parent = nullptr);

signals:
    void chosen(int row);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    // Qt's stands still at a row that is taller than the half of a page.
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    void sayWhereWeAre();
};

// The titles of the columns above a PeopleList; where rows stand under each other there are none.
class PeopleHeader : public QWidget {
    Q_OBJECT

public:
    explicit PeopleHeader(const PeopleList& list, QWidget* parent = nullptr);

    void setTitles(const QStringList& titles);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();

    const PeopleList& m_list;
    QStringList m_titles;
};

} // namespace ownwords::screens
