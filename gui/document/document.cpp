// SPDX-License-Identifier: MIT
#include "gui/document/document.h"

#include <utility>
#include <vector>

#include <QFile>
#include <QFileInfo>

#include "data/catalogue/load.h"
#include "data/json/plan_file.h"
#include "gui/document/plan_command.h"
#include "gui/words/words.h"
#include "model/edit/rename.h"
#include "model/error.h"

namespace peerplan::gui {

Document::Document(QObject* parent) : QObject(parent) {
    connect(&m_undo, &QUndoStack::cleanChanged, this, [this](bool clean) {
        if (m_adopting) return;
        if (clean) m_recovery.drop();
        Q_EMIT stateChanged();
    });
    connect(&m_disk, &DiskWatch::changed, this, &Document::changedOnDisk);
    connect(&m_recovery, &Recovery::failed, this, &Document::recoveryFailed);
}

Document::~Document() = default;

const Catalogue& Document::catalogue() const {
    return builtInCatalogue();
}

std::shared_ptr<const Plan> Document::snapshot() const {
    if (m_snapshot == nullptr) m_snapshot = std::make_shared<const Plan>(m_plan);
    return m_snapshot;
}

QString Document::title() const {
    if (!m_plan.name.empty()) return toQt(m_plan.name);
    if (!m_path.isEmpty()) return QFileInfo(m_path).fileName();
    return said(Text("New plan"));
}

void Document::adopt(Plan plan, const QString& path, const QByteArray& fingerprint) {
    m_adopting = true;
    // What is not kept yet is of the plan that goes.
    m_recovery.release();
    m_plan = std::move(plan);
    m_snapshot.reset();
    m_path = path;
    m_undo.clear();
    m_undo.setClean();
    m_adopting = false;
    m_recovery.attach(path);
    m_disk.watch(path, fingerprint);
    Q_EMIT planReplaced();
    Q_EMIT edited();
    Q_EMIT stateChanged();
}

void Document::start(Plan plan) {
    adopt(std::move(plan), QString(), QByteArray());
}

void Document::open(const QString& path) {
    adopt(readPlanOnDisk(path));
}

void Document::adopt(PlanOnDisk read) {
    adopt(std::move(read.plan), read.path, read.fingerprint);
}

void Document::save() {
    saveAs(m_path);
}

void Document::saveAs(const QString& path) {
    const QString target = QFileInfo(path).absoluteFilePath();
    endSaving(target, writePlanOnDisk(target, m_plan));
}

void Document::beginSaving() {
    m_disk.hold(true);
}

void Document::endSaving(const QString& path, const QByteArray& fingerprint) {
    m_disk.hold(false);
    if (fingerprint.isEmpty()) return;
    m_recovery.drop();
    if (path != m_path) {
        m_path = path;
        m_recovery.attach(path);
    }
    m_disk.watch(m_path, fingerprint);
    m_undo.setClean();
    Q_EMIT stateChanged();
}

void Document::recover() {
    Plan plan = m_recovery.leftover();
    replace(std::move(plan), Text("Recover what was not saved"));
}

void Document::recoverStray(const QString& stray) {
    ReadResult result = readPlanFile(fromQt(stray));
    if (!result.plan) throw InputError(std::move(result.diagnostics));
    Plan empty;
    empty.asOf = result.plan->asOf;
    start(std::move(empty));
    replace(std::move(*result.plan), Text("Recover what was not saved"));
    // Kept under this document's own name first.
    m_recovery.flush();
    QFile::remove(stray);
}

void Document::replace(Plan plan, const Text& name) {
    m_undo.push(new PlanCommand(*this, snapshot(), std::make_shared<const Plan>(std::move(plan)),
                                said(name)));
}

void Document::keepMine() {
    m_disk.watch(m_path, fingerprintOf(m_path));
}

Diagnostics Document::set(const PlanElement& element, const Value& value, const Text& name) {
    // What a tree leaves out is as by default, so that two trees of one element may differ.
    Plan trial;
    const PlanElement first{element.field, 0};
    if (element.isObject() && element.field->isList) element.field->access->add(&trial);
    Diagnostics diagnostics = assign(trial, first, value);
    if (!diagnostics.empty()) return diagnostics;
    Value before = valueOf(m_plan, element);
    Value after = valueOf(trial, first);
    if (before == after) return {};
    m_undo.push(
        new ElementCommand(*this, element, std::move(before), std::move(after), said(name)));
    return {};
}

Diagnostics Document::setField(std::span<const PlanElement> elements, const Steps& steps,
                               const Value& value, const Text& name) {
    // All or none.
    std::vector<Value> values;
    for (const PlanElement& element : elements) {
        Plan trial;
        const Value tree = withValueAt(valueOf(m_plan, element), steps, value);
        const PlanElement first{element.field, 0};
        if (element.isObject() && element.field->isList) element.field->access->add(&trial);
        Diagnostics diagnostics = assign(trial, first, tree);
        if (!diagnostics.empty()) return diagnostics;
        values.push_back(valueOf(trial, first));
    }
    const bool several = elements.size() > 1;
    if (several) m_undo.beginMacro(said(name));
    for (std::size_t i = 0; i < elements.size(); ++i) {
        Value before = valueOf(m_plan, elements[i]);
        if (before == values[i]) continue;
        m_undo.push(new ElementCommand(*this, elements[i], std::move(before), std::move(values[i]),
                                       said(name)));
    }
    if (several) m_undo.endMacro();
    return {};
}

Diagnostics Document::rename(const PlanElement& element, const std::string& id) {
    const std::string object = referenceOf(m_plan, element);
    Plan changed = m_plan;
    Diagnostics diagnostics = renameObject(changed, object, id);
    if (!diagnostics.empty() || changed == m_plan) return diagnostics;
    const QString name = said(Text("Rename {object} to {id}", {{"object", object}, {"id", id}}));
    m_undo.push(new RenameCommand(
        *this, snapshot(), std::make_shared<const Plan>(std::move(changed)), name, {object, id}));
    return {};
}

Diagnostics Document::apply(std::span<const Edit> edits, const Text& name) {
    Plan changed = m_plan;
    EditOutcome outcome = applyEdits(changed, edits);
    if (!outcome.diagnostics.empty()) return std::move(outcome.diagnostics);
    if (changed == m_plan) return {};
    replace(std::move(changed), name);
    return {};
}

void Document::put(const PlanElement& element, const Value& value) {
    assign(m_plan, element, value);
    m_snapshot.reset();
    Q_EMIT elementChanged(element);
    noteEdit();
}

void Document::put(const std::shared_ptr<const Plan>& plan) {
    m_plan = *plan;
    m_snapshot = plan;
    Q_EMIT planReplaced();
    noteEdit();
}

void Document::noteEdit() {
    m_recovery.keep([this] { return snapshot(); });
    Q_EMIT edited();
    Q_EMIT stateChanged();
}

}  // namespace peerplan::gui
