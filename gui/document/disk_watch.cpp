// SPDX-License-Identifier: MIT
#include "gui/document/disk_watch.h"

#include <QFileInfo>

#include "gui/document/plan_file.h"

namespace peerplan::gui {
namespace {

/// Writers take a moment between two steps.
constexpr int settleMs = 250;

}  // namespace

DiskWatch::DiskWatch(QObject* parent) : QObject(parent) {
    m_delay.setSingleShot(true);
    m_delay.setInterval(settleMs);
    connect(&m_delay, &QTimer::timeout, this, &DiskWatch::look);
    const auto soon = [this] { m_delay.start(); };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, soon);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, soon);
}

void DiskWatch::hold(bool on) {
    m_held = on;
    if (!on) m_delay.start();
}

void DiskWatch::watch(const QString& path, const QByteArray& known) {
    const QStringList before = m_watcher.files() + m_watcher.directories();
    if (!before.isEmpty()) m_watcher.removePaths(before);
    m_delay.stop();
    m_path = path;
    m_known = known;
    m_told = m_known;
    if (!m_path.isEmpty()) listen();
}

void DiskWatch::listen() {
    // A file that is replaced by renaming is another file: the folder is watched too.
    const QFileInfo file(m_path);
    if (file.exists() && !m_watcher.files().contains(m_path)) m_watcher.addPath(m_path);
    const QString folder = file.absolutePath();
    if (!m_watcher.directories().contains(folder)) m_watcher.addPath(folder);
}

bool DiskWatch::isGone() const {
    return !m_path.isEmpty() && !QFileInfo::exists(m_path);
}

void DiskWatch::look() {
    if (m_path.isEmpty() || m_held) return;
    listen();
    const QByteArray now = fingerprintOf(m_path);
    if (now == m_told) return;
    m_told = now;
    if (now != m_known) Q_EMIT changed();
}

}  // namespace peerplan::gui
