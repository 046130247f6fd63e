// SPDX-License-Identifier: Apache-2.0
#include "core/work/store_queue.h"
#include "tests/support/catch_compat.h"

#include <QCoreApplication>

#include <algorithm>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <numeric>
#include <thread>
#include <vector>

using ownwords::work::StoreQueue;

namespace {

// The event loop that answers come through.
class App {
public:
    // Until everything posted has run and every answer was given, those that post again too.
    void settle(StoreQueue& queue, const int& answers, int expected)
    {
        while (answers < expected) {
            queue.finish();
            QCoreApplication::processEvents();
        }
        queue.finish();
        QCoreApplication::processEvents();
    }

private:
    int m_count = 1;
    char m_name[4] = "app";
    char* m_arguments[2] = {m_name, nullptr};
    QCoreApplication m_app{m_count, m_arguments};
};

// Holds a job until the test lets it go.
class Gate {
public:
    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_isOpen = true;
        m_opened.notify_all();
    }
    void pass()
    {
        std::unique_lock lock(m_mutex);
        m_opened.wait(lock, [this] { return m_isOpen; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_opened;
    bool m_isOpen = false;
};

std::vector<int> upTo(int count)
{
    std::vector<int> all(static_cast<std::size_t>(count));
    std::iota(all.begin(), all.end(), 0);
    return all;
}

} // namespace

TEST_CASE("jobs run one after the other in the order they came, in a thread of their own")
{
    std::vector<int> ran; // written by the worker only, read after finish()
    std::vector<std::thread::id> threads;
    StoreQueue queue;
    for (int i = 0; i < 1000; ++i) {
        queue.post([&ran, &threads, i] {
            ran.push_back(i);
            threads.push_back(std::this_thread::get_id());
        });
    }
    queue.finish();
    CHECK(ran == upTo(1000));
    CHECK(threads.front() != std::this_thread::get_id());
    CHECK(std::all_of(threads.begin(), threads.end(), [&](std::thread::id id) { return id == threads.front(); }));
}

TEST_CASE("answers come in the owner's thread, in order, with what the job returned")
{
    App app;
    QObject listener;
    StoreQueue queue;
    std::vector<int> heard;
    int answers = 0;
    bool isHere = true;
    const std::thread::id here = std::this_thread::get_id();
    for (int i = 0; i < 100; ++i) {
        queue.run(
            &listener, [i] { return std::make_shared<int>(i); },
            [&](const std::shared_ptr<int>& answer) {
                heard.push_back(*answer);
                isHere = isHere && std::this_thread::get_id() == here;
                ++answers;
            });
    }
    queue.finish();
    CHECK(heard.empty()); // not before the event loop runs
    app.settle(queue, answers, 100);
    CHECK(heard == upTo(100));
    CHECK(isHere);
}

TEST_CASE("200 listeners that closed hear nothing, and their jobs ran")
{
    App app;
    StoreQueue queue;
    Gate gate;
    int ran = 0;
    int heard = 0;
    int kept = 0;
    queue.post([&gate] { gate.pass(); });
    QObject open;
    for (int i = 0; i < 200; ++i) {
        auto closing = std::make_unique<QObject>();
        queue.run(
            closing.get(), [&ran] { return ++ran; }, [&heard](int) { ++heard; });
        queue.run(
            &open, [&ran] { return ++ran; }, [&kept](int) { ++kept; });
    }
    gate.open();
    app.settle(queue, kept, 200);
    CHECK(ran == 400);
    CHECK(heard == 0);
    CHECK(kept == 200);
}

TEST_CASE("a listener that closes between its answer and the event loop hears nothing")
{
    App app;
    StoreQueue queue;
    int heard = 0;
    auto closing = std::make_unique<QObject>();
    for (int i = 0; i < 50; ++i) {
        queue.run(
            closing.get(), [i] { return i; },
            [&](int) {
                ++heard;
                closing.reset(); // the first answer closes it for the others, too
            });
    }
    queue.finish();
    QCoreApplication::processEvents();
    CHECK(heard == 1);
    CHECK(closing == nullptr);
}

TEST_CASE("the destructor finishes every job that waits, those they post too, and drops the answers")
{
    const App app;
    QObject listener;
    Gate gate;
    int ran = 0;
    int heard = 0;
    auto kept = std::make_shared<int>(1);
    {
        StoreQueue queue;
        queue.post([&gate] { gate.pass(); });
        for (int i = 0; i < 100; ++i) {
            queue.run(
                &listener,
                [&ran, &queue] {
                    queue.post([&ran] { ++ran; });
                    return ++ran;
                },
                [&heard, kept](int) { ++heard; });
        }
        gate.open();
    }
    CHECK(ran == 200);
    QCoreApplication::processEvents();
    CHECK(heard == 0);
    CHECK(kept.use_count() == 1); // nothing of an answer is left behind
}

TEST_CASE("an answer may post again, and may end the queue")
{
    App app;
    QObject listener;
    auto queue = std::make_unique<StoreQueue>();
    std::vector<int> heard;
    int answers = 0;
    const std::function<void(int)> next = [&](int number) {
        heard.push_back(number);
        ++answers;
        if (number < 20)
            queue->run(
                &listener, [number] { return number + 1; }, next);
    };
    queue->run(
        &listener, [] { return 0; }, next);
    app.settle(*queue, answers, 21);
    CHECK(heard == upTo(21));

    bool ended = false;
    queue->run(
        &listener, [] { return 1; },
        [&](int) {
            queue.reset();
            ended = true;
        });
    queue->finish();
    QCoreApplication::processEvents();
    CHECK(ended);
    CHECK(queue == nullptr);
}

TEST_CASE("finish waits for what was posted so far, also when nothing was")
{
    StoreQueue queue;
    queue.finish();
    Gate gate;
    int ran = 0;
    std::thread other([&] {
        queue.post([&gate] { gate.pass(); });
        queue.post([&ran] { ++ran; });
        gate.open();
        queue.finish();
    });
    other.join();
    CHECK(ran == 1);
}

TEST_CASE("inline, jobs and answers are there at once, without an event loop")
{
    StoreQueue queue(StoreQueue::Mode::Inline);
    QObject listener;
    const std::thread::id here = std::this_thread::get_id();
    std::vector<int> heard;
    queue.run(
        &listener,
        [&] {
            CHECK(std::this_thread::get_id() == here);
            return 1;
        },
        [&](int answer) {
            heard.push_back(answer);
            queue.run(
                &listener, [] { return 2; }, [&](int again) { heard.push_back(again); });
        });
    CHECK(heard == std::vector<int>{1, 2});

    auto closed = std::make_unique<QObject>();
    bool ran = false;
    queue.run(
        closed.get(),
        [&] {
            closed.reset();
            return ran = true;
        },
        [&](bool) { heard.push_back(3); });
    queue.finish();
    CHECK(ran);
    CHECK(heard == std::vector<int>{1, 2});
}
