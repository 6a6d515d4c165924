// SPDX-License-Identifier: MIT
#pragma once

/// One thing at a time worked out beside the window: what is asked last is what counts.

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include <QObject>
#include <QString>

#include "model/diagnostic.h"
#include "model/progress.h"
#include "model/text.h"

namespace peerplan::gui {

/// A thread with at most one job that counts. Starting another asks the one at work to stop, and
/// its result is dropped. Everything but the work itself happens in the thread of this object.
class Worker : public QObject {
    Q_OBJECT
  public:
    explicit Worker(QObject* parent = nullptr);
    /// Asks the work to stop and waits for it.
    ~Worker() override;

    /// Calls `work(progress)` beside the window and `done(result)` in the window's thread, unless
    /// something else was started by then. Work is to call `progress` now and then and stop when it
    /// returns false. An Error that it throws becomes `failed`.
    template <class Work, class Done>
    void start(const Text& title, Work work, Done done) {
        enqueue(title, [work = std::move(work), done = std::move(done)](const Progress& progress) {
            auto result = std::make_shared<decltype(work(progress))>(work(progress));
            return Completion([result, done] { done(std::move(*result)); });
        });
    }
    /// Drops what is at work.
    void cancel();
    /// The same, and returns once nothing is at work any more.
    void cancelAndWait();
    bool isBusy() const { return m_busy; }
    /// What is at work, or was last.
    const QString& title() const { return m_title; }

  Q_SIGNALS:
    void started(const QString& title);
    /// `total` is 0 where it is not known.
    void progressed(qint64 done, qint64 total);
    /// After done, failed or cancel, unless something else is at work by then.
    void finished();
    void failed(const peerplan::Diagnostics& diagnostics);

  private:
    using Completion = std::function<void()>;
    using Job = std::function<Completion(const Progress&)>;

    void enqueue(const Text& title, Job job);
    void run();
    void perform(const Job& job, std::uint64_t generation);
    void deliver(std::uint64_t generation, const Completion& completion,
                 const Diagnostics& diagnostics);

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_idle;
    std::optional<Job> m_next;
    std::uint64_t m_nextGeneration = 0;
    bool m_stop = false;
    bool m_running = false;
    std::atomic<std::uint64_t> m_generation{0};
    bool m_busy = false;
    QString m_title;
    std::thread m_thread;
};

}  // namespace peerplan::gui
