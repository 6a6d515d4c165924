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

    /// Takes the file as that fingerprint says as known; an empty path watches nothing.
    void watch(const QString& path, const QByteArray& known);
    /// Tells nothing while it is held: whoever holds it writes the file.
    void hold(bool on);
    /// The fingerprint that is known.
    const QByteArray& known() const { return m_known; }
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
    bool m_held = false;
};

}  // namespace peerplan::gui
