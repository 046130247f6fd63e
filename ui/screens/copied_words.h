// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QClipboard>
#include <QObject>

#include <chrono>

class QTimer;

namespace ownwords::screens {

// What was copied or marked in this program must not be found by the next person: it is marked as secret for programs
// that keep what is copied (Klipper and KeePassXC agree on the mark), and goes after a while or when it is asked for.
// What another program put there is left alone.
class CopiedWords : public QObject {
    Q_OBJECT

public:
    explicit CopiedWords(std::chrono::milliseconds keptFor, QObject* parent = nullptr);

    void clear();

private:
    void take(QClipboard::Mode mode);
    static bool isOurs(QClipboard::Mode mode);

    QTimer* m_time;
};

} // namespace ownwords::screens
