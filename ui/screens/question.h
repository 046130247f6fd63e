// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QWidget>

namespace ownwords::kit {
class Button;
} // namespace ownwords::kit

namespace ownwords::screens {

// A calm question in its place on a page: what will happen, sentence by sentence, and two ways on. It goes with its
// page, so Hide has nothing to close. What keeps things as they are gets the focus.
class Question : public QWidget {
    Q_OBJECT

public:
    // `yes` is plain text: it may hold a name.
    Question(const QString& asked, const QStringList& sentences, const QString& yes, QWidget* parent = nullptr);

    QString toRead() const { return m_said; }
    void takeFocus();
    void setYes(const QString& yes); // while it is being done
    void setNo(const QString& no); // where nothing is to be left as it is

signals:
    void agreed();
    void declined();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QString m_said;
    kit::Button* m_no;
    kit::Button* m_yes;
};

} // namespace ownwords::screens
