// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/text.h"

#include <QByteArrayView>
#include <QStringDecoder>

namespace ownwords::kit {

namespace {

// Copies `text`; each half of a surrogate pair that stands alone becomes `instead`.
QString mended(const QString& text, const QString& instead)
{
    QString whole;
    whole.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text.at(i);
        if (!unit.isSurrogate()) {
            whole += unit;
        } else if (unit.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            whole += unit;
            whole += text.at(++i);
        } else {
            whole += instead;
        }
    }
    return whole;
}

} // namespace

QString fromUtf8(std::string_view text)
{
    // QString::fromUtf8() would take a leading U+FEFF for a mark of the encoding and drop it.
    QStringDecoder decode(
        QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    return decode(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
}

std::string toUtf8(const QString& text)
{
    return mended(text, QString(QChar(QChar::ReplacementCharacter))).toStdString();
}

QString withoutLoneSurrogates(const QString& text)
{
    return mended(text, {});
}

QString fromPath(const std::filesystem::path& path)
{
    return fromUtf8(path.string());
}

std::filesystem::path toPath(const QString& text)
{
    return toUtf8(text);
}

QString literal(QString text)
{
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace ownwords::kit
