// SPDX-License-Identifier: MIT
#pragma once

/// The fields of an object as nodes of a tree, entries of its lists among them.

#include <cstddef>
#include <optional>
#include <vector>

#include <QString>

#include "gui/document/plan_element.h"

namespace peerplan::gui {

struct FieldNode {
    const Field* field = nullptr;
    /// Of a list of objects: which of them.
    std::optional<std::size_t> entry{};
    /// Positions of other nodes; -1 at the top.
    int parent = -1;
    int row = 0;
    std::vector<int> children{};
    /// From the element down; of a field of the plan itself from that field.
    Steps steps{};
    QString title{};
    QString text{};
    bool stated = true;

    bool sameShape(const FieldNode& other) const {
        return field == other.field && entry == other.entry && parent == other.parent;
    }
};

/// Every field of an object of a list; of any other element the plan's own fields, whose lists
/// have tables. Parents stand before their children. Linear in the element.
std::vector<FieldNode> fieldNodes(const Plan& plan, const PlanElement& element);

}  // namespace peerplan::gui
