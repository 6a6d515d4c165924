// SPDX-License-Identifier: MIT
#include "gui/work/worker.h"

#include <chrono>
#include <exception>
#include <string>
#include <utility>

#include <QMetaObject>

#include "gui/words/words.h"
#include "model/error.h"

namespace peerplan::gui {
namespace {

/// No oftener is progress worth a repaint.
constexpr std::chrono::milliseconds betweenReports{50};

}  // namespace

Worker::Worker(QObject* parent) : QObject(parent), m_thread([this] { run(); }) {}

Worker::~Worker() {
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
        ++m_generation;
    }
    m_wake.notify_one();
    m_thread.join();
}

void Worker::enqueue(const Text& title, Job job) {
    {
        const std::lock_guard lock(m_mutex);
        m_nextGeneration = ++m_generation;
        m_next = std::move(job);
    }
    m_busy = true;
    m_title = said(title);
    m_wake.notify_one();
    Q_EMIT started(m_title);
}

void Worker::cancel() {
    {
        const std::lock_guard lock(m_mutex);
        ++m_generation;
        m_next.reset();
    }
    if (!std::exchange(m_busy, false)) return;
    Q_EMIT finished();
}

void Worker::cancelAndWait() {
    cancel();
    std::unique_lock lock(m_mutex);
    m_idle.wait(lock, [this] { return !m_running; });
}

void Worker::run() {
    while (true) {
        Job job;
        std::uint64_t generation = 0;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stop || m_next; });
            if (m_stop) return;
            job = std::move(*m_next);
            m_next.reset();
            generation = m_nextGeneration;
            m_running = true;
        }
        perform(job, generation);
        // Before anybody is told that it is over: a job may hold what they wait to destroy.
        job = nullptr;
        {
            const std::lock_guard lock(m_mutex);
            m_running = false;
        }
        m_idle.notify_all();
    }
}

void Worker::perform(const Job& job, std::uint64_t generation) {
    using Clock = std::chrono::steady_clock;
    Clock::time_point told{};
    const Progress progress = [&](std::int64_t done, std::int64_t total) {
        if (m_generation != generation) return false;
        const Clock::time_point now = Clock::now();
        if (now - told >= betweenReports) {
            told = now;
            QMetaObject::invokeMethod(
                this,
                [this, generation, done, total] {
                    if (m_generation == generation) Q_EMIT progressed(done, total);
                },
                Qt::QueuedConnection);
        }
        return true;
    };
    Completion completion;
    Diagnostics diagnostics;
    try {
        completion = job(progress);
    } catch (const Error& error) {
        diagnostics = error.diagnostics();
    } catch (const std::exception& error) {
        Diagnostic diagnostic;
        diagnostic.message = Text(peerplan::tr("something went wrong inside peerplan: {what}"),
                                  {{"what", std::string(error.what())}});
        diagnostics.push_back(std::move(diagnostic));
    }
    QMetaObject::invokeMethod(
        this,
        [this, generation, completion = std::move(completion),
         diagnostics = std::move(diagnostics)] { deliver(generation, completion, diagnostics); },
        Qt::QueuedConnection);
}

void Worker::deliver(std::uint64_t generation, const Completion& completion,
                     const Diagnostics& diagnostics) {
    if (m_generation != generation) return;
    m_busy = false;
    if (completion) {
        completion();
    } else {
        Q_EMIT failed(diagnostics);
    }
    if (!m_busy) Q_EMIT finished();
}

}  // namespace peerplan::gui
