// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QVBoxLayout>
#include <QWidget>

#include <initializer_list>

namespace ownwords::screens {

// What stands in the window under its bar: one at a time.
class Page : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    // Where a person begins: gets the focus when the page comes up.
    virtual QWidget* firstFocus() = 0;
    // What is read aloud, and on a second press the person's own words; empty = nothing.
    virtual QString toRead() const { return {}; }
    virtual QString ownWordsToRead() const { return {}; }
    // What a screen reader says when the page comes up, beside what gets the focus; empty = that says it all.
    virtual QString toHear() const { return toRead(); }

signals:
    // Something to say in the window's message bar.
    void trouble(const QString& sentence);
    void news(const QString& sentence);
    void done(const QString& sentence); // and it shows on the page

protected:
    // The page is these, under each other, as wide as it is.
    void fill(std::initializer_list<QWidget*> parts)
    {
        auto* const column = new QVBoxLayout(this);
        column->setContentsMargins({});
        for (QWidget* const part : parts)
            column->addWidget(part);
    }
};

} // namespace ownwords::screens
