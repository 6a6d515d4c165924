// SPDX-License-Identifier: MIT
#pragma once

/// The open plan: its file, its edits with a way back, and what keeps them from getting lost.

#include <memory>
#include <span>
#include <string>

#include <QObject>
#include <QString>
#include <QUndoStack>

#include "gui/document/disk_watch.h"
#include "gui/document/plan_element.h"
#include "gui/document/plan_file.h"
#include "gui/document/recovery.h"
#include "model/catalogue.h"
#include "model/edit.h"
#include "model/plan.h"

namespace peerplan::gui {

/// Lives in the window's thread. Every change goes through the undo stack, by name, and into the
/// recovery file. The plan may be incomplete or contradict itself while it is edited: whoever asks
/// the planner checks it first (Study does).
class Document : public QObject {
    Q_OBJECT
  public:
    explicit Document(QObject* parent = nullptr);
    ~Document() override;

    const Plan& plan() const { return m_plan; }
    /// The plan as it is now, for another thread; made once between two edits.
    std::shared_ptr<const Plan> snapshot() const;
    const Catalogue& catalogue() const;
    /// Empty for a plan that has no file yet.
    const QString& path() const { return m_path; }
    /// For title bars: the plan's name, or its file's.
    QString title() const;
    QUndoStack& undoStack() { return m_undo; }
    bool isModified() const { return !m_undo.isClean(); }

    /// A plan without a file, not modified.
    void start(Plan plan);
    /// Reads a file. Throws Error, and then the document is as it was.
    void open(const QString& path);
    /// Takes up what was read from a file.
    void adopt(PlanOnDisk read);
    /// Writes the plan to its file. Throws Error: the file then holds what it held, and the edits
    /// stay in the window and in the recovery file.
    void save();
    /// The same to another file, which the document has from then on.
    void saveAs(const QString& path);
    /// Somebody else writes the plan to a file, and then says what the file is, or nothing where
    /// that failed: till then changes on disk are not told.
    void beginSaving();
    void endSaving(const QString& path, const QByteArray& fingerprint);

    /// The plan of the recovery file in place of what was opened; undo leads back. Throws Error.
    void recover();
    /// A plan without a file that a crash left behind (Recovery::strays), as one edit of an empty
    /// one; from then on it is kept with this document. Throws Error.
    void recoverStray(const QString& stray);
    /// Puts another plan in place of this one as one edit.
    void replace(Plan plan, const Text& name);
    Recovery& recovery() { return m_recovery; }
    const DiskWatch& disk() const { return m_disk; }
    /// Takes what is on disk now as known: the window keeps its own, and saving overwrites.
    void keepMine();

    /// Each is one edit of the undo stack by that name, or no edit and what is wrong.
    /// One element as a whole; nothing happens if it is so already.
    Diagnostics set(const PlanElement& element, const Value& value, const Text& name);
    /// One field of each element, reached by the steps; null unsets.
    Diagnostics setField(std::span<const PlanElement> elements, const Steps& steps,
                         const Value& value, const Text& name);
    /// Another id for an object of a list, which every place that names it follows.
    Diagnostics rename(const PlanElement& element, const std::string& id);
    /// Edits of model/edit.h: objects that come and go, with what refers to them.
    Diagnostics apply(std::span<const Edit> edits, const Text& name);

  Q_SIGNALS:
    /// One element is another; its place is the same.
    void elementChanged(const peerplan::gui::PlanElement& element);
    /// Any element may be another or gone.
    void planReplaced();
    /// An object goes by another id, as does what is a part of it (model/edit/rename.h); after
    /// planReplaced.
    void renamed(const std::string& object, const std::string& id);
    /// After either of the two.
    void edited();
    /// Another file, another title, saved or not.
    void stateChanged();
    /// Another program changed the file or took it away.
    void changedOnDisk();
    /// What is not saved could not be kept beside the file.
    void recoveryFailed(const peerplan::Diagnostics& diagnostics);

  private:
    friend class ElementCommand;
    friend class PlanCommand;
    friend class RenameCommand;
    void put(const PlanElement& element, const Value& value);
    void put(const std::shared_ptr<const Plan>& plan);
    void adopt(Plan plan, const QString& path, const QByteArray& fingerprint);
    void noteEdit();

    Plan m_plan;
    mutable std::shared_ptr<const Plan> m_snapshot;
    QString m_path;
    QUndoStack m_undo;
    bool m_adopting = false;
    Recovery m_recovery;
    DiskWatch m_disk;
};

}  // namespace peerplan::gui
