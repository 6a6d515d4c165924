// SPDX-License-Identifier: MIT
#pragma once

/// Work beside the window that its caller waits for, while the window lives on: it paints and says
/// what is going on. For opening and saving, which may take a second and after which all goes on.

#include <optional>
#include <utility>

#include <QObject>

#include "gui/work/worker.h"
#include "model/diagnostic.h"
#include "model/progress.h"
#include "model/text.h"

namespace peerplan::gui {

class WaitedWork : public QObject {
    Q_OBJECT
  public:
    explicit WaitedWork(QObject* parent = nullptr);

    /// What `work(progress)` gives; nothing where a person stopped it. Throws InputError with what
    /// the work threw. One at a time: whoever reacts to events asks isWaiting() first.
    template <class Work>
    auto run(const Text& title, Work work)
        -> std::optional<decltype(work(std::declval<const Progress&>()))> {
        using Result = decltype(work(std::declval<const Progress&>()));
        std::optional<Result> result;
        m_worker.start(title, std::move(work),
                       [&result](Result done) { result = std::move(done); });
        wait();
        return result;
    }
    bool isWaiting() const { return m_waiting; }
    Worker& worker() { return m_worker; }

  Q_SIGNALS:
    /// It takes longer than a moment, from now on and until it is over: until then what a person
    /// does is kept waiting, from then on whoever listens says what may be done.
    void takesLong(bool on);

  private:
    void wait();

    Worker m_worker;
    bool m_waiting = false;
    Diagnostics m_failed;
};

}  // namespace peerplan::gui
