// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>

class QProcess;

namespace ownwords::kit {

// Reads text aloud through one espeak-ng process, started at the first press. Not QTextToSpeech: without a sound device
// it blocks the window or says nothing for ever. What is read goes through the process's input, never into an argument
// that others could see.
class ReadAloud : public QObject {
    Q_OBJECT

public:
    // `program` for tests; empty = espeak-ng where the system has it.
    explicit ReadAloud(const QString& program = {}, QObject* parent = nullptr);
    ~ReadAloud() override;

    bool isThere() const { return !m_program.isEmpty(); }
    bool isReading() const;
    void read(const QString& text, const QString& language);
    void stop();

signals:
    void readingChanged(bool isReading);
    void failed(); // the voice could not speak: no sound device

private:
    QString m_program;
    QProcess* m_process = nullptr;
};

} // namespace ownwords::kit
