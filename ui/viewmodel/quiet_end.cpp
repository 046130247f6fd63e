// SPDX-License-Identifier: Apache-2.0
#include "ui/viewmodel/quiet_end.h"

#include <QCoreApplication>

#include <utility>

namespace ownwords::viewmodel {

namespace {

class Keeper : public QObject {
public:
    Keeper(std::unique_ptr<work::StoreQueue> queue, QObject* parent)
        : QObject(parent)
        , m_queue(std::move(queue))
    {
        m_queue->run(
            this, [] { return true; }, [this](bool) { deleteLater(); });
    }

private:
    std::unique_ptr<work::StoreQueue> m_queue;
};

} // namespace

void letFinish(std::unique_ptr<work::StoreQueue> queue)
{
    if (queue && QCoreApplication::instance() != nullptr)
        new Keeper(std::move(queue), QCoreApplication::instance());
}

} // namespace ownwords::viewmodel
