// SPDX-License-Identifier: MIT
#include "planner/resilience/availability/model.h"

#include <algorithm>

namespace peerplan::uptime {

VariableId Model::noted(VariableId id) {
    if (id == faultOf.size()) {
        faultOf.push_back(noFault);
        pinned.push_back(0);
    }
    return id;
}

VariableId Model::addLeaf(FaultId fault, double q) {
    const VariableId id = noted(variables.leaf(q));
    faultOf[id] = fault;
    return id;
}

VariableId Model::addSeries(std::vector<VariableId> parts) {
    return noted(variables.series(std::move(parts)));
}

VariableId Model::addParallel(std::vector<VariableId> parts) {
    return noted(variables.parallel(std::move(parts)));
}

VariableId Model::addNeededOf(std::uint32_t needed, std::vector<VariableId> parts) {
    return noted(variables.neededOf(needed, std::move(parts)));
}

void fix(Model& model, VariableId variable, bool up) {
    const auto takeOut = [&](std::vector<VariableId>& list) {
        const auto at = std::find(list.begin(), list.end(), variable);
        if (at == list.end()) return false;
        list.erase(at);
        return true;
    };
    for (Element& element : model.elements) {
        Event& event = element.event;
        if (takeOut(event.all) && !up) event.never = true;
        for (std::size_t c = 0; c < event.clauses.size();) {
            Clause& clause = event.clauses[c];
            for (std::size_t i = 0; i < clause.literals.size();) {
                const bool had = takeOut(clause.literals[i]);
                if (had && !up) {
                    clause.literals.erase(clause.literals.begin() + static_cast<std::ptrdiff_t>(i));
                } else if (clause.literals[i].empty()) {
                    // A literal that always holds.
                    clause.literals.erase(clause.literals.begin() + static_cast<std::ptrdiff_t>(i));
                    if (clause.need > 0) --clause.need;
                } else {
                    ++i;
                }
            }
            if (clause.need == 0) {
                event.clauses.erase(event.clauses.begin() + static_cast<std::ptrdiff_t>(c));
                continue;
            }
            if (clause.literals.size() < clause.need) event.never = true;
            ++c;
        }
    }
}

}  // namespace peerplan::uptime
