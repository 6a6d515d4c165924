// SPDX-License-Identifier: MIT
// What the table of a list does to the plan, each as one edit.

#include <set>
#include <string>

#include <QSortFilterProxyModel>
#include <QTableView>

#include "gui/tables/field_words.h"
#include "gui/tables/new_object.h"
#include "gui/tables/object_table.h"
#include "gui/tables/plan_view.h"
#include "gui/words/words.h"
#include "model/plan_index.h"

namespace peerplan::gui {

void PlanView::addObject() {
    NewObjectDialog dialog(m_document, *page().list, this);
    if (dialog.exec() == QDialog::Accepted) {
        const QString reference = toQt(dialog.reference());
        show(reference);
        Q_EMIT chosen(reference);
    }
}

void PlanView::duplicateSelected() {
    const Field& list = *page().list;
    std::vector<Edit> edits;
    std::set<std::string> taken;
    std::string last;
    for (const int row : selectedRows()) {
        Edit edit;
        edit.kind = EditKind::Add;
        edit.object = std::string(list.key);
        edit.value = valueOf(m_document.plan(), model().elementAt(row));
        if (const Value* id = edit.value.find("id"); id != nullptr && id->text() != nullptr) {
            std::string fresh = freeId(m_document.plan(), list, *id->text());
            for (int number = 2; taken.count(fresh) != 0; ++number) {
                fresh = *id->text() + "-copy-" + std::to_string(number);
            }
            taken.insert(fresh);
            last = fresh;
            edit.value = withValueAt(edit.value, {Step{"id"}}, Value(fresh));
        }
        edits.push_back(std::move(edit));
    }
    if (edits.empty()) return;
    const Diagnostics faults = m_document.apply(
        edits,
        Text("Duplicate {n} {n|object|objects}", {{"n", static_cast<std::int64_t>(edits.size())}}));
    if (!faults.empty()) {
        Q_EMIT refused(faults);
    } else if (!last.empty()) {
        show(toQt(std::string(list.record().name) + '/' + last));
    }
}

void PlanView::removeSelected() {
    const Field& list = *page().list;
    std::vector<Edit> edits;
    const std::vector<int> rows = selectedRows();
    if (rows.empty()) return;
    if (holdsObjects(list)) {
        for (const int row : rows) {
            Edit edit;
            edit.kind = EditKind::Remove;
            edit.object = referenceOf(m_document.plan(), model().elementAt(row));
            edits.push_back(std::move(edit));
        }
        const Text name =
            rows.size() == 1
                ? Text("Remove {object}",
                       {{"object", labelOf(m_document.plan(), model().elementAt(rows.front()))}})
                : Text("Remove {n} objects", {{"n", static_cast<std::int64_t>(rows.size())}});
        const Diagnostics faults = m_document.apply(edits, name);
        if (!faults.empty()) Q_EMIT refused(faults);
        return;
    }
    // A list without ids: its elements are called by their place.
    Plan changed = m_document.plan();
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        list.access->erase(&changed, static_cast<std::size_t>(*row));
    }
    m_document.replace(std::move(changed), Text("Remove {n} {n|entry|entries}",
                                                {{"n", static_cast<std::int64_t>(rows.size())}}));
}

void PlanView::fillDown() {
    const QModelIndex current = page().table->currentIndex();
    if (!current.isValid()) return;
    const int column = page().sorted->mapToSource(current).column();
    const Field& field = model().fieldAt(column);
    if (!isTyped(field) || field.kind == FieldKind::Id) return;
    model().setAll(selectedRows(), column, current.data(Qt::EditRole).toString());
}

}  // namespace peerplan::gui
