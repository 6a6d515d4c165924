// SPDX-License-Identifier: MIT
#pragma once

/// Notices that another program changed or took away a file.

#include <QByteArray>
#include <QFileSystemWatcher>
#include <QObject>
#include <QString>
#include <QTimer>

namespace peerplan::gui {

/// Watches one file by its content: a file that was replaced by the same bytes has not changed.
class DiskWatch : public QObject {
    Q_OBJECT
  public:
    explicit DiskWatch(QObject* parent = nullptr);

    /// Takes the file as it is now as known; an empty path watches nothing.
    void watch(const QString& path);
    /// Looks now instead of when the system says so. True if the file is not as it is known.
    bool differs() const;
    bool isGone() const;

  Q_SIGNALS:
    /// The file holds other bytes than were known, or is gone; told once for each content.
    void changed();

  private:
    void look();
    void listen();

    QString m_path;
    QByteArray m_known;
    QByteArray m_told;
    QFileSystemWatcher m_watcher;
    QTimer m_delay;
};

}  // namespace peerplan::gui
