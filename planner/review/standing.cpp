// SPDX-License-Identifier: MIT
#include "planner/review/standing.h"

#include "model/fields/tables.h"

namespace peerplan::reviewing {
namespace {

/// Cuts off the part before the separator.
std::string_view takePart(std::string_view& rest, char separator) {
    const std::size_t end = rest.find(separator);
    const std::string_view part = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    return part;
}

bool isStated(const RecordType& type, const void* record, std::string_view path) {
    const std::string_view key = takePart(path, '.');
    const Field* field = type.find(key);
    if (field == nullptr) return false;
    const FieldAccess& access = *field->access;
    if (field->kind == FieldKind::Record) {
        const std::size_t size = access.size(record);
        if (path.empty()) return size > 0;
        for (std::size_t i = 0; i < size; ++i) {
            if (isStated(field->record(), access.at(record, i), path)) return true;
        }
        return false;
    }
    if (field->isList || field->isOptional || field->kind == FieldKind::Tree) {
        return access.size(record) > 0;
    }
    return type.prototype == nullptr || access.get(record, 0) != access.get(type.prototype, 0);
}

}  // namespace

std::vector<std::string> missingFields(const Plan& plan, std::string_view fields) {
    std::vector<std::string> missing;
    while (!fields.empty()) {
        const std::string_view alternatives = takePart(fields, ' ');
        if (alternatives.empty()) continue;
        bool stated = false;
        std::string_view rest = alternatives;
        while (!rest.empty() && !stated) stated = isStated(planType(), &plan, takePart(rest, '|'));
        if (!stated) missing.emplace_back(alternatives);
    }
    return missing;
}

bool isField(std::string_view path) {
    const RecordType* type = &planType();
    while (true) {
        const Field* field = type->find(takePart(path, '.'));
        if (field == nullptr) return false;
        if (path.empty()) return true;
        if (field->kind != FieldKind::Record) return false;
        type = &field->record();
    }
}

}  // namespace peerplan::reviewing
