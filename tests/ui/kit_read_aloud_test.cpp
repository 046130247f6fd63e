// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/kit_support.h"
#include "ui/kit/read_aloud.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ownwords;
using namespace ownwords::test;

namespace {

constexpr int patience = 5000; // milliseconds

// A voice that notes what it was told, and how.
QString voiceIn(const QTemporaryDir& folder, const char* afterwards)
{
    const QString name = folder.filePath(QStringLiteral("voice"));
    QFile file(name);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\necho \"$@\" > " + folder.path().toUtf8() + "/arguments\ncat > " + folder.path().toUtf8()
        + "/words\n" + afterwards + '\n');
    file.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
    return name;
}

QByteArray contentsOf(const QTemporaryDir& folder, const char* name)
{
    QFile file(folder.filePath(QString::fromLatin1(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

TEST_CASE("What is read aloud goes to the voice's input, never into an argument that others could see")
{
    const QTemporaryDir folder;
    kit::ReadAloud voice(voiceIn(folder, ""));
    QSignalSpy changes(&voice, &kit::ReadAloud::readingChanged);
    QSignalSpy failures(&voice, &kit::ReadAloud::failed);
    voice.read(QString::fromUtf8("my nan\xE2\x80\x99s cake; rm -rf \xF0\x9F\x8E\x82"), QStringLiteral("en"));
    CHECK(voice.isReading());
    REQUIRE(QTest::qWaitFor([&] { return !voice.isReading(); }, patience));
    CHECK(contentsOf(folder, "words") == "my nan\xE2\x80\x99s cake; rm -rf \xF0\x9F\x8E\x82");
    CHECK_FALSE(contentsOf(folder, "arguments").contains("cake"));
    CHECK(contentsOf(folder, "arguments").contains("-v en-gb"));
    CHECK(changes.size() == 2);
    CHECK(failures.isEmpty());
}

TEST_CASE("Reading stops at once, and a new text takes the place of the old one")
{
    const QTemporaryDir folder;
    kit::ReadAloud voice(voiceIn(folder, "sleep 60"));
    voice.read(QStringLiteral("one"), QStringLiteral("en"));
    REQUIRE(QTest::qWaitFor([&] { return contentsOf(folder, "words") == "one"; }, patience));
    voice.read(QStringLiteral("two"), QStringLiteral("cy"));
    REQUIRE(QTest::qWaitFor([&] { return contentsOf(folder, "words") == "two"; }, patience));
    CHECK(contentsOf(folder, "arguments").contains("-v cy"));
    voice.stop();
    CHECK_FALSE(voice.isReading());
}

TEST_CASE("A voice that cannot speak is said, without one nothing happens")
{
    const QTemporaryDir folder;
    kit::ReadAloud voice(voiceIn(folder, "exit 1"));
    QSignalSpy failures(&voice, &kit::ReadAloud::failed);
    voice.read(QStringLiteral("words"), QStringLiteral("en"));
    CHECK(QTest::qWaitFor([&] { return failures.size() == 1; }, patience));
    kit::ReadAloud none(QStringLiteral("/no/such/voice"));
    QSignalSpy noFailures(&none, &kit::ReadAloud::failed);
    none.read(QStringLiteral("words"), QStringLiteral("en"));
    CHECK(QTest::qWaitFor([&] { return noFailures.size() == 1; }, patience));
    CHECK_FALSE(none.isReading());
}
