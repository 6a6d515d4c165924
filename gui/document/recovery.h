// SPDX-License-Identifier: MIT
#pragma once

/// What is not saved, kept beside the plan's file, so that a crash costs a second of work at most.

#include <functional>
#include <memory>

#include <QDateTime>
#include <QLockFile>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include "gui/work/worker.h"
#include "model/plan.h"

namespace peerplan::gui {

/// The recovery file of one document: `.plan.json.recovery` beside `plan.json`, or in the user's
/// data folder where there is no file yet or its folder cannot be written. A lock beside it says
/// that a window works on the document; one left by a process that is gone does not count.
class Recovery : public QObject {
    Q_OBJECT
  public:
    explicit Recovery(QObject* parent = nullptr);
    ~Recovery() override;

    /// Takes up the document of that path, empty for one without a file. What is there from before
    /// is left alone until the next keep or drop.
    void attach(const QString& path);
    /// Lets go; a file that is there stays, unless it was dropped.
    void release();

    /// Another window of a live process has the document open: nothing is kept here.
    bool isElsewhere() const { return m_elsewhere; }
    /// Left behind by a process that is gone.
    bool hasLeftover() const { return m_leftover; }
    /// When the leftover was written.
    QDateTime leftoverTime() const;
    /// The leftover. Throws StorageError or InputError.
    Plan leftover() const;

    using Source = std::function<std::shared_ptr<const Plan>()>;
    /// Writes the plan soon, beside the window; it is asked for then, once for many edits.
    void keep(Source source);
    /// Waits until what is to be kept is written.
    void flush();
    /// Nothing is unsaved: the file goes.
    void drop();

    const QString& path() const { return m_path; }

    /// Documents without a file that a crash left behind, as paths of their recovery files.
    static QStringList strays();

  Q_SIGNALS:
    /// The file could not be written; the plan is only in the window.
    void failed(const peerplan::Diagnostics& diagnostics);

  private:
    void write();

    QString m_path;
    std::unique_ptr<QLockFile> m_lock;
    bool m_elsewhere = false;
    bool m_leftover = false;
    bool m_attached = false;
    Source m_pending;
    QTimer m_delay;
    Worker m_writer;
};

}  // namespace peerplan::gui
