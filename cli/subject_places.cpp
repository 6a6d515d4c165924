// SPDX-License-Identifier: MIT
#include "cli/subject_places.h"

#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "cli/plan_input.h"
#include "data/file/read_file.h"
#include "data/json/locate.h"
#include "model/fields/place.h"
#include "model/plan_index.h"

namespace peerplan::cli {
namespace {

/// Positions of connections and controls in the object that holds them.
std::optional<std::size_t> innerOf(const Plan& plan, std::string_view kind, std::size_t outer,
                                   std::string_view name) {
    if (kind == "connection") {
        const auto& connections = plan.circuits[outer].connections;
        for (std::size_t i = 0; i < connections.size(); ++i) {
            if (word(connections[i].role) == name) return i;
        }
    } else {
        const auto& controls = plan.perimeters[outer].controls;
        for (std::size_t i = 0; i < controls.size(); ++i) {
            if (controls[i].slug() == name.substr(0, name.find('#'))) return i;
        }
    }
    return std::nullopt;
}

/// The pointer of an object of the plan; empty where it has none.
std::string pointerOf(const Plan& plan, const PlanIndex& index, std::string_view subject) {
    const std::size_t slash = subject.find('/');
    const std::string_view kind = subject.substr(0, slash);
    if (slash == std::string_view::npos) {
        return kind == "policy" || kind == "tenant" ? "/" + std::string(kind) : std::string();
    }
    std::string_view id = subject.substr(slash + 1);
    std::string_view list;
    std::string_view inner;
    std::string_view member;
    if (kind == "connection" || kind == "control") {
        list = kind == "connection" ? "circuits" : "perimeters";
        member = kind == "connection" ? "connections" : "controls";
        const std::size_t second = id.find('/');
        if (second == std::string_view::npos) return {};
        inner = id.substr(second + 1);
        id = id.substr(0, second);
    } else {
        const Field* field = listOfKind(kind);
        if (field == nullptr) return {};
        list = field->key;
    }
    const auto position = index.find(list, id);
    if (!position) return {};
    std::string pointer;
    appendPointerToken(pointer, list);
    appendPointerToken(pointer, std::to_string(*position));
    if (inner.empty()) return pointer;
    if (const auto at = innerOf(plan, kind, *position, inner)) {
        appendPointerToken(pointer, member);
        appendPointerToken(pointer, std::to_string(*at));
    }
    return pointer;
}

}  // namespace

void placeSubjects(const std::string& path, std::vector<ReviewedFinding>& findings) {
    Diagnostics ignored;
    const std::optional<Plan> plan = readPlanAny(path, ignored);
    if (!plan) return;
    const PlanIndex index(*plan);
    Diagnostics places;
    for (ReviewedFinding& row : findings) {
        if (row.finding.subjects.empty()) continue;
        row.pointer = pointerOf(*plan, index, row.finding.subjects.front());
        if (row.pointer.empty()) continue;
        Diagnostic place;
        place.pointer = row.pointer;
        places.push_back(std::move(place));
    }
    if (path.ends_with(".peerplan")) return;
    locate(readFile(path), path, places);
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> byPointer;
    for (const Diagnostic& place : places) {
        byPointer[place.pointer] = {place.line, place.column};
    }
    for (ReviewedFinding& row : findings) {
        const auto found = byPointer.find(row.pointer);
        if (row.pointer.empty() || found == byPointer.end()) continue;
        row.line = found->second.first;
        row.column = found->second.second;
    }
}

}  // namespace peerplan::cli
