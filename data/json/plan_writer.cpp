// SPDX-License-Identifier: MIT
#include "data/json/plan_writer.h"

#include "data/json/value_writer.h"
#include "model/fields/bind.h"
#include "model/fields/tables.h"

namespace peerplan {
namespace {

/// One list of objects, an element at a time: the tree of a whole plan would be many times its
/// size.
void appendList(std::string& out, const Field& field, const void* plan) {
    const std::size_t n = field.access->size(plan);
    out += '[';
    for (std::size_t i = 0; i < n; ++i) {
        out += "\n    ";
        appendJson(out, toValue(field.record(), field.access->at(plan, i)), 4, 4);
        if (i + 1 < n) out += ',';
    }
    out += "\n  ]";
}

}  // namespace

std::string writePlan(const Plan& plan) {
    const RecordType& type = planType();
    std::string out = "{";
    bool first = true;
    for (const Field& field : type.fields) {
        if (!field.isRequired && isDefault(type, field, &plan)) continue;
        if (!first) out += ',';
        first = false;
        out += "\n  ";
        const std::size_t start = out.size();
        appendJsonText(out, field.key);
        out += ": ";
        if (field.isList && field.kind == FieldKind::Record) {
            appendList(out, field, &plan);
        } else {
            appendJson(out, fieldToValue(field, &plan), 2, 2 + out.size() - start);
        }
    }
    out += "\n}\n";
    return out;
}

}  // namespace peerplan
