// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"

#include <QByteArray>
#include <QCryptographicHash>

namespace ownwords {

std::string sha256Hex(std::string_view bytes)
{
    const QByteArray view = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
    return QCryptographicHash::hash(view, QCryptographicHash::Sha256).toHex().toStdString();
}

} // namespace ownwords
