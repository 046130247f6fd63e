// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <type_traits>

namespace ownwords::work {

// One thread for everything that touches the disk or takes long, and a queue in front of it: jobs run one after the
// other, in the order they came. Answers come back in the thread that owns the queue (it needs an event loop); a
// listener that is gone by then hears nothing, and its job still ran. The destructor finishes every job that waits, so
// that every save reaches the disk. Nothing that a job worked on stays on the thread's stack.
// Not QFuture::then(context, ...): in Qt 6.4 that needs the context to outlive the job.
class StoreQueue {
public:
    enum class Mode {
        Threaded,
        Inline, // each job runs at once, in the caller's thread: for tests
    };

    explicit StoreQueue(Mode mode = Mode::Threaded);
    ~StoreQueue();
    StoreQueue(const StoreQueue&) = delete;
    StoreQueue& operator=(const StoreQueue&) = delete;

    // `job` runs in the worker; `done` gets what it returned, in this object's thread, where `listener` must live too.
    template <typename Job, typename Done>
    void run(QObject* listener, Job job, Done done)
    {
        post([this, guard = QPointer<QObject>(listener), job = std::move(job), done = std::move(done)]() mutable {
            auto outcome = std::make_shared<std::invoke_result_t<Job&>>(job());
            deliver([guard, done = std::move(done), outcome]() mutable {
                if (guard)
                    done(std::move(*outcome));
            });
        });
    }

    // Nobody waits for the answer.
    void post(std::function<void()> job);
    // Waits until everything posted so far has run. Answers are still to be delivered by the event loop.
    void finish();

private:
    void deliver(std::function<void()> answer);

    struct Worker;
    std::unique_ptr<Worker> m_worker; // nullptr: inline
    std::unique_ptr<QObject> m_home; // lives in the owner's thread: answers go through its event loop
};

} // namespace ownwords::work
