// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QList>
#include <QString>
#include <QTimer>

#include <chrono>
#include <functional>

class QPushButton;

namespace ownwords::kit {

class FlowLayout;
class Picture;
class TextLabel;

// A button of a message. `act` runs after the message is gone.
struct MessageAction {
    QString text;
    std::function<void()> act;
};

// A calm strip with one sentence, for an error or for news, hidden while it has nothing to say. It tells a screen
// reader, and takes the focus only with takeFocus(). Only the icon and the edge of an error are coral. A message stays
// until it is closed, but for one that is Passing.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    // Passing: something was done that shows on the page as well, so nobody has to read it.
    enum class Kind { News, Done, Passing, Trouble };

    explicit MessageBar(QWidget* parent = nullptr);

    // Instead of what was there before. At most two actions are shown.
    void tell(Kind kind, const QString& sentence, const QList<MessageAction>& actions = {});
    void clear(); // hides it; closed() is not emitted
    void leave(); // as the person closes it
    void setPassingTime(std::chrono::milliseconds time); // while nobody points at it or has the focus in it
    // Of a question that must not be gone past: to the last of its answers, which changes nothing.
    void takeFocus();
    QString sentence() const;
    Kind kind() const { return m_kind; }

signals:
    void closed(); // by the person

protected:
    void changeEvent(QEvent* event) override;

private:
    void showIcon();
    void showActions(const QList<MessageAction>& actions);
    void dropActions();
    void retranslate();
    void pass();

    Kind m_kind = Kind::News;
    Picture* m_icon;
    TextLabel* m_sentence;
    QWidget* m_actionRow;
    FlowLayout* m_actions;
    QPushButton* m_close;
    QList<QPushButton*> m_buttons;
    QTimer m_passing;
};

} // namespace ownwords::kit
