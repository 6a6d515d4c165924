// SPDX-License-Identifier: MIT
#include "gui/work/waited_work.h"

#include <QEventLoop>
#include <QTimer>

#include "model/error.h"

namespace peerplan::gui {
namespace {

/// Nobody notices a wait that is shorter.
constexpr int momentMs = 200;

}  // namespace

WaitedWork::WaitedWork(QObject* parent) : QObject(parent) {
    connect(&m_worker, &Worker::failed, this,
            [this](const Diagnostics& diagnostics) { m_failed = diagnostics; });
}

void WaitedWork::wait() {
    m_waiting = true;
    m_failed.clear();
    QEventLoop loop;
    connect(&m_worker, &Worker::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(momentMs, &loop, &QEventLoop::quit);
    loop.exec(QEventLoop::ExcludeUserInputEvents);
    if (m_worker.isBusy()) {
        Q_EMIT takesLong(true);
        loop.exec();
        Q_EMIT takesLong(false);
    }
    m_waiting = false;
    if (!m_failed.empty()) throw InputError(std::exchange(m_failed, {}));
}

}  // namespace peerplan::gui
