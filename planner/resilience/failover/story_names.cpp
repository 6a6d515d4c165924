// SPDX-License-Identifier: MIT
#include "planner/resilience/failover/story_names.h"

#include <algorithm>

namespace peerplan {

std::string nameOf(const StoryInput& input, const AtomOutage& of) {
    const ComponentId own = input.network.components.componentOf(of.atom);
    if (of.detection.by != DetectedBy::WanConvergence && own.valid()) {
        return input.network.components[own].ref;
    }
    for (const ScriptedOutage& outage : input.outages) {
        const auto atoms = input.network.components.atoms(outage.component);
        if (outage.fromMs == of.fromMs && std::binary_search(atoms.begin(), atoms.end(), of.atom)) {
            return input.network.components[outage.component].ref;
        }
    }
    return own.valid() ? input.network.components[own].ref : std::string();
}

std::string listed(const std::set<std::string>& names) {
    std::string list;
    std::size_t count = 0;
    for (const std::string& name : names) {
        if (count++ == mostNamed) {
            list += ", …";
            break;
        }
        if (!list.empty()) list += ", ";
        list += name;
    }
    return list;
}

std::string waysOf(const StoryInput& input, const std::set<EntryId>& entries) {
    std::set<std::string> names;
    for (const EntryId id : entries) {
        if (!id.valid()) continue;
        const Entry& entry = input.network.entries[id.at()];
        const Egress& egress = input.network.egresses[entry.egress.at()];
        bool all = true;
        for (std::uint32_t e = 0; e < egress.entryCount; ++e) {
            all = all && entries.contains(EntryId(egress.firstEntry + e));
        }
        const ComponentId component =
            all ? egress.component : input.network.elements[entry.element.at()].component;
        names.insert(input.network.components[component].ref);
    }
    return listed(names);
}

}  // namespace peerplan
