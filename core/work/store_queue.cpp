// SPDX-License-Identifier: Apache-2.0
#include "core/work/store_queue.h"

#include "core/crypto/secret.h"

#include <QMetaObject>

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

namespace ownwords::work {

// The thread and what waits for it. Jobs are let go in the thread they ran in.
struct StoreQueue::Worker {
    Worker()
        : thread([this] { run(); })
    {
    }
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    // Runs what still waits, and ends.
    void close()
    {
        {
            const std::lock_guard lock(mutex);
            isClosing = true;
        }
        somethingToDo.notify_one();
        thread.join();
    }

    void add(std::function<void()> job)
    {
        {
            const std::lock_guard lock(mutex);
            jobs.push_back(std::move(job));
            ++posted;
        }
        somethingToDo.notify_one();
    }

    void finish()
    {
        std::unique_lock lock(mutex);
        somethingDone.wait(lock, [this, all = posted] { return done >= all; });
    }

    void run()
    {
        std::unique_lock lock(mutex);
        while (true) {
            somethingToDo.wait(lock, [this] { return isClosing || !jobs.empty(); });
            if (jobs.empty())
                return;
            std::function<void()> job = std::move(jobs.front());
            jobs.pop_front();
            lock.unlock();
            job();
            job = nullptr;
            crypto::wipeStack();
            lock.lock();
            ++done;
            somethingDone.notify_all();
        }
    }

    std::mutex mutex;
    std::condition_variable somethingToDo;
    std::condition_variable somethingDone;
    std::deque<std::function<void()>> jobs;
    std::uint64_t posted = 0;
    std::uint64_t done = 0;
    bool isClosing = false;
    std::thread thread; // last: it uses all the others
};

StoreQueue::StoreQueue(Mode mode)
    : m_home(std::make_unique<QObject>())
{
    if (mode == Mode::Threaded)
        m_worker = std::make_unique<Worker>();
}

// The last jobs may post others and have answers to hand over, so nothing of the queue goes before the thread ended.
StoreQueue::~StoreQueue()
{
    if (m_worker)
        m_worker->close();
}

void StoreQueue::post(std::function<void()> job)
{
    if (m_worker)
        m_worker->add(std::move(job));
    else
        job();
}

void StoreQueue::finish()
{
    if (m_worker)
        m_worker->finish();
}

void StoreQueue::deliver(std::function<void()> answer)
{
    if (m_worker)
        QMetaObject::invokeMethod(m_home.get(), std::move(answer), Qt::QueuedConnection);
    else
        answer();
}

} // namespace ownwords::work
