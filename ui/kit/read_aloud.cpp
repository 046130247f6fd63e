// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/read_aloud.h"

#include <QProcess>
#include <QStandardPaths>

namespace ownwords::kit {

namespace {

// The voice for a language tag ("en-GB"): espeak-ng takes what comes before the first hyphen of most of them.
QString voiceOf(const QString& language)
{
    const QString base = language.section(QLatin1Char('-'), 0, 0);
    return base == QStringLiteral("en") || base.isEmpty() ? QStringLiteral("en-gb") : base;
}

constexpr const char* wordsPerMinute = "140"; // slower than its usual 175

} // namespace

ReadAloud::ReadAloud(const QString& program, QObject* parent)
    : QObject(parent)
    , m_program(program.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("espeak-ng")) : program)
{
}

ReadAloud::~ReadAloud()
{
    stop();
}

bool ReadAloud::isReading() const
{
    return m_process != nullptr;
}

void ReadAloud::read(const QString& text, const QString& language)
{
    stop();
    if (!isThere() || text.isEmpty())
        return;
    m_process = new QProcess(this);
    QProcess* const process = m_process;
    const auto ended = [this, process](bool isGood) {
        if (process != m_process)
            return;
        m_process = nullptr;
        process->deleteLater();
        emit readingChanged(false);
        if (!isGood)
            emit failed();
    };
    connect(process, &QProcess::finished, this,
        [ended](int code, QProcess::ExitStatus status) { ended(code == 0 && status == QProcess::NormalExit); });
    connect(process, &QProcess::errorOccurred, this, [ended](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            ended(false);
    });
    process->setStandardOutputFile(QProcess::nullDevice());
    process->setStandardErrorFile(QProcess::nullDevice());
    process->start(m_program,
        {QStringLiteral("--stdin"), QStringLiteral("-v"), voiceOf(language), QStringLiteral("-s"),
            QString::fromLatin1(wordsPerMinute)});
    process->write(text.toUtf8());
    process->closeWriteChannel();
    emit readingChanged(true);
}

void ReadAloud::stop()
{
    if (m_process == nullptr)
        return;
    QProcess* const process = std::exchange(m_process, nullptr);
    process->disconnect(this);
    process->kill();
    process->waitForFinished(200);
    delete process;
    emit readingChanged(false);
}

} // namespace ownwords::kit
