// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"

#include <QByteArray>
#include <QCryptographicHash>

namespace ownwords {

namespace {

std::string hexOf(std::string_view bytes, QCryptographicHash::Algorithm algorithm)
{
    const QByteArray view = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
    return QCryptographicHash::hash(view, algorithm).toHex().toStdString();
}

} // namespace

std::string sha256Hex(std::string_view bytes)
{
    return hexOf(bytes, QCryptographicHash::Sha256);
}

std::string blake2b256Hex(std::string_view bytes)
{
    return hexOf(bytes, QCryptographicHash::Blake2b_256);
}

} // namespace ownwords
