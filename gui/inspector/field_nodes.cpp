// SPDX-License-Identifier: MIT
#include "gui/inspector/field_nodes.h"

#include <string>
#include <utility>

#include "gui/tables/field_words.h"
#include "gui/words/words.h"
#include "model/fields/bind.h"
#include "model/fields/tables.h"

namespace peerplan::gui {
namespace {

/// What tells an entry of a list from the others, such as its role or kind.
QString entryTitle(const RecordType& type, const void* record, std::size_t index) {
    for (const char* key :
         {"name", "id", "role", "kind", "persona", "peering", "service", "prefix"}) {
        const Field* field = type.find(key);
        if (field == nullptr || !isTyped(*field)) continue;
        const QString text = shownField(*field, record);
        if (!text.isEmpty()) return QString::number(index + 1) + QStringLiteral(": ") + text;
    }
    return QString::number(index + 1);
}

int addNode(std::vector<FieldNode>& nodes, FieldNode node) {
    const int at = static_cast<int>(nodes.size());
    if (node.parent >= 0) {
        auto& siblings = nodes[static_cast<std::size_t>(node.parent)].children;
        node.row = static_cast<int>(siblings.size());
        siblings.push_back(at);
    }
    nodes.push_back(std::move(node));
    return at;
}

void addFields(std::vector<FieldNode>& nodes, int parent, const RecordType& type,
               const void* record, const Steps& steps) {
    for (const Field& field : type.fields) {
        FieldNode node;
        node.field = &field;
        node.parent = parent;
        node.steps = steps;
        node.steps.push_back({std::string(field.key)});
        node.title = fieldTitle(field);
        node.text = shownField(field, record);
        node.stated = !isDefault(type, field, record);
        // A default that the plan leaves unsaid is said here, to show what is counted with.
        if (node.text.isEmpty() && !field.fallback.empty()) {
            node.text = toQt(field.fallback);
            node.stated = false;
        }
        const Steps below = node.steps;
        const int at = addNode(nodes, std::move(node));
        if (field.kind != FieldKind::Record) continue;
        const std::size_t size = field.access->size(record);
        if (!field.isList) {
            if (size == 0) continue;
            addFields(nodes, at, field.record(), field.access->at(record, 0), below);
            continue;
        }
        for (std::size_t i = 0; i < size; ++i) {
            const void* inner = field.access->at(record, i);
            FieldNode entry;
            entry.field = &field;
            entry.entry = i;
            entry.parent = at;
            entry.steps = below;
            entry.steps.back().index = i;
            entry.title = entryTitle(field.record(), inner, i);
            const Steps inside = entry.steps;
            const int entryAt = addNode(nodes, std::move(entry));
            addFields(nodes, entryAt, field.record(), inner, inside);
        }
    }
}

}  // namespace

std::vector<FieldNode> fieldNodes(const Plan& plan, const PlanElement& element) {
    std::vector<FieldNode> nodes;
    if (element.isObject() && element.field->isList) {
        const RecordAt at = recordOf(plan, element);
        addFields(nodes, -1, *at.type, at.record, {});
        return nodes;
    }
    for (const Field& field : planType().fields) {
        if (field.isList || field.key == "format") continue;
        FieldNode node;
        node.field = &field;
        node.steps = {{std::string(field.key)}};
        node.title = fieldTitle(field);
        node.text = shownField(field, &plan);
        node.stated = !isDefault(planType(), field, &plan);
        const int at = addNode(nodes, std::move(node));
        if (field.kind == FieldKind::Record) {
            addFields(nodes, at, field.record(), field.access->at(&plan, 0),
                      {{std::string(field.key)}});
        }
    }
    return nodes;
}

}  // namespace peerplan::gui
