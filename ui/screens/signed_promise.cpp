// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/signed_promise.h"

#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/text.h"
#include "ui/screens/said.h"

#include <QVBoxLayout>

namespace ownwords::screens {

SignedPromise::SignedPromise(const plan::HomePolicy& promise, QWidget* parent)
    : QWidget(parent)
{
    QVBoxLayout* const column = kit::columnIn(this, 12);
    const QStringList parts = toRead(promise);
    column->addWidget(kit::body(parts.at(0)));
    auto* const card = new kit::QuoteCard(parts.at(1));
    card->setHelper(parts.at(2));
    column->addWidget(card);
}

QStringList SignedPromise::toRead(const plan::HomePolicy& promise)
{
    return {tr("This is the promise, as it was signed:"), kit::fromUtf8(promise.text),
        tr("%1, %2, on %3").arg(kit::fromUtf8(promise.name), kit::fromUtf8(promise.role), dateText(promise.date))};
}

} // namespace ownwords::screens
