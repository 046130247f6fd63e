// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTranslator>

namespace ownwords::test {

// Every sentence of the app 40 % longer: what German or Welsh may need.
class Longer : public QTranslator {
public:
    QString translate(const char* /*context*/, const char* source, const char* /*note*/, int /*n*/) const override
    {
        const QString text = QString::fromUtf8(source);
        QString more;
        for (int i = 0; i * 10 < text.size() * 4; ++i)
            more += i % 6 == 5 ? QLatin1Char(' ') : QLatin1Char('o');
        return text + QLatin1Char(' ') + more;
    }
    bool isEmpty() const override { return false; }
};

} // namespace ownwords::test
