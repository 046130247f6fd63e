// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/kit_support.h"
#include "ui/kit/error_text.h"

#include <QRegularExpression>
#include <QSet>

namespace kit = ownwords::kit;
using kit::Doing;
using ownwords::Error;
using ownwords::ErrorCode;

namespace {

constexpr int doings = static_cast<int>(Doing::ReadAloud) + 1;
constexpr int codes = static_cast<int>(ErrorCode::Internal) + 1;

qsizetype wordsIn(const QString& text)
{
    return text.split(QLatin1Char(' '), Qt::SkipEmptyParts).size();
}

qsizetype alarmsIn(const QString& text)
{
    static const QRegularExpression alarm(
        QStringLiteral(
            "\\b(error|fail\\w*|wrong|fatal|danger\\w*|damage\\w*|illegal|invalid|denied|forbidden|lost|lose|"
            "corrupt\\w*|attack|warning|crash\\w*|broke\\w*|urgent|bad|never|locked|tamper\\w*)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    qsizetype count = 0;
    for (auto found = alarm.globalMatch(text); found.hasNext(); found.next())
        ++count;
    return count;
}

QString said(ErrorCode code, Doing doing, const char* detail = "")
{
    return kit::sentence(kit::troubleOf(Error{code, detail}, doing));
}

} // namespace

TEST_CASE("every error has three short, calm sentences for everything one can be doing")
{
    for (int code = 0; code < codes; ++code) {
        for (int doing = 0; doing < doings; ++doing) {
            const Error error{static_cast<ErrorCode>(code), "secret-detail.own"};
            const kit::Trouble trouble = kit::troubleOf(error, static_cast<Doing>(doing));
            INFO("code " << code << ", doing " << doing << ": " << kit::sentence(trouble).toStdString());
            for (const QString& part : {trouble.happened, trouble.safe, trouble.doNow}) {
                CHECK_FALSE(part.isEmpty());
                CHECK(wordsIn(part) <= 15);
                CHECK(part.endsWith(QLatin1Char('.')));
                CHECK(part.count(QLatin1Char('.')) == 1);
                CHECK(part.front().isUpper());
            }
            CHECK(alarmsIn(kit::sentence(trouble)) <= 1);
            CHECK_FALSE(kit::sentence(trouble).contains(QStringLiteral("secret-detail")));
            static const QRegularExpression digits(QStringLiteral("[0-9]"));
            CHECK_FALSE(kit::sentence(trouble).contains(digits));
        }
    }
}

TEST_CASE("each thing one does has its own word of what is safe")
{
    const auto safe = [](Doing doing) { return kit::troubleOf(Error{ErrorCode::DiskFull, {}}, doing).safe; };
    CHECK(safe(Doing::Save).contains(QStringLiteral("screen")));
    CHECK(safe(Doing::Print).contains(QStringLiteral("plan")));
    CHECK(safe(Doing::Share).contains(QStringLiteral("Nobody")));
    CHECK(safe(Doing::OpenFile) != safe(Doing::Save));
}

TEST_CASE("codes that call for different steps do not read the same")
{
    QSet<QString> all;
    for (int code = 0; code < codes; ++code)
        all.insert(said(static_cast<ErrorCode>(code), Doing::OpenFile));
    CHECK(all.size() >= codes - 2); // Invalid, CannotWrite and Internal may read alike where one only reads
}

TEST_CASE("at the door a wrong name and wrong words read the same")
{
    const QString wrong = said(ErrorCode::WrongWords, Doing::SignIn);
    CHECK(said(ErrorCode::NotFound, Doing::SignIn) == wrong);
    CHECK(said(ErrorCode::Invalid, Doing::SignIn) == wrong);
    CHECK(said(ErrorCode::WrongWords, Doing::SignIn, "person 17") == wrong);
    CHECK(said(ErrorCode::DiskFull, Doing::SignIn) != wrong);
}

TEST_CASE("who tried often is told how long to wait, in words that fit")
{
    CHECK(said(ErrorCode::TryLater, Doing::SignIn, "30").contains(QStringLiteral("30 seconds")));
    CHECK(said(ErrorCode::TryLater, Doing::SignIn, "1").contains(QStringLiteral("one second")));
    CHECK(said(ErrorCode::TryLater, Doing::SignIn, "301").contains(QStringLiteral("6 minutes")));
    for (const char* const detail : {"", "soon", "-3", "99999999999999999999"})
        CHECK(said(ErrorCode::TryLater, Doing::SignIn, detail).contains(QStringLiteral("half a minute")));
}
