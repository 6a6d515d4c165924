// SPDX-License-Identifier: MIT
// The components that are groups: shared risks that the plan names, and metros (rule C1).
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "model/component_ref.h"
#include "planner/latency/great_circle.h"
#include "planner/network/component_builder.h"

namespace peerplan {
namespace {

constexpr std::uint32_t none = IdTable::none;

/// How far from a metro's peering locations a site still shares its fate (rule C1).
constexpr double metroKm = 50.0;

/// Whether two places are within the distance, by their chord: far cheaper than the great circle.
bool isWithin(const UnitVector& a, const UnitVector& b, double km) {
    const double chord = 2 * std::sin(km / (2 * earthRadiusKm));
    const double x = a.x - b.x;
    const double y = a.y - b.y;
    const double z = a.z - b.z;
    return x * x + y * y + z * z <= chord * chord;
}

}  // namespace

void ComponentBuilder::addRiskGroups() {
    const std::size_t count = m_plan.riskGroups.size();
    if (count == 0) return;
    sortByRef();
    std::vector<AtomList> atoms(count);
    std::vector<std::vector<std::uint32_t>> nested(count);
    const auto join = [&](const std::vector<Ref<RiskGroup>>& groups, ComponentId member) {
        for (const Ref<RiskGroup>& group : groups) {
            const std::uint32_t at = m_ids.riskGroups(group.id);
            if (at == none) continue;
            for (const AtomId atom : m_index.atoms(member)) atoms[at].push_back(atom.value);
        }
    };
    for (std::size_t i = 0; i < m_plan.sites.size(); ++i) {
        join(m_plan.sites[i].riskGroups, ComponentId(m_named.sites + i));
    }
    for (std::size_t i = 0; i < m_plan.links.size(); ++i) {
        join(m_plan.links[i].riskGroups, ComponentId(m_named.links + i));
    }
    for (std::size_t i = 0; i < m_plan.devices.size(); ++i) {
        join(m_plan.devices[i].riskGroups, ComponentId(m_named.devices + i));
    }
    for (std::size_t c = 0; c < m_plan.circuits.size(); ++c) {
        join(m_plan.circuits[c].riskGroups, ComponentId(m_named.circuits + c));
        for (std::size_t i = 0; i < m_plan.circuits[c].connections.size(); ++i) {
            join(m_plan.circuits[c].connections[i].riskGroups,
                 ComponentId(m_named.connections[c] + i));
        }
    }
    for (std::size_t i = 0; i < m_plan.internet.size(); ++i) {
        join(m_plan.internet[i].riskGroups, ComponentId(m_named.internet + i));
    }
    for (std::size_t g = 0; g < count; ++g) {
        for (const std::string& member : m_plan.riskGroups[g].members) {
            const std::string prefix = "risk-group/";
            if (member.starts_with(prefix)) {
                const std::uint32_t other = m_ids.riskGroups(member.substr(prefix.size()));
                if (other != none) nested[g].push_back(other);
                continue;
            }
            if (const auto id = m_index.find(member)) {
                const AtomList own = atomsOf(*id);
                atoms[g].insert(atoms[g].end(), own.begin(), own.end());
            } else {
                m_diagnostics.push_back(
                    {.severity = Severity::Warning,
                     .message = Text(tr("Risk group {group} names a component that does not exist"),
                                     {{"group", m_plan.riskGroups[g].id}}),
                     .found = member,
                     .suggestion = m_index.nearest(member)});
            }
        }
    }
    for (std::uint32_t g = 0; g < count; ++g) {
        // Groups may hold groups, even in a circle: everything reachable fails together.
        std::set<std::uint32_t> reached{g};
        std::vector<std::uint32_t> open{g};
        AtomList all;
        while (!open.empty()) {
            const std::uint32_t at = open.back();
            open.pop_back();
            all.insert(all.end(), atoms[at].begin(), atoms[at].end());
            for (const std::uint32_t next : nested[at]) {
                if (reached.insert(next).second) open.push_back(next);
            }
        }
        const RiskGroup& group = m_plan.riskGroups[g];
        add(ComponentKind::RiskGroup, FailureKind::RiskGroup,
            componentRef(ComponentKind::RiskGroup, group.id), group.name, none, std::move(all));
    }
}

void ComponentBuilder::addMetros() {
    std::map<std::string, std::size_t> seen;
    std::vector<std::vector<std::size_t>> metros;
    std::vector<std::pair<std::size_t, UnitVector>> sites;
    for (std::size_t i = 0; i < m_plan.sites.size(); ++i) {
        const Site& site = m_plan.sites[i];
        if (site.lat && site.lon) sites.emplace_back(i, unitVector({*site.lat, *site.lon}));
    }
    for (std::size_t i = 0; i < m_used.locations.size(); ++i) {
        const auto [entry, added] = seen.emplace(m_used.locations[i].metro, metros.size());
        if (added) metros.emplace_back();
        metros[entry->second].push_back(i);
    }
    for (const std::vector<std::size_t>& members : metros) {
        const std::string& metro = m_used.locations[members.front()].metro;
        const std::string id = "metro-" + slug(metro);
        if (m_ids.riskGroups(id) != none) continue;
        AtomList atoms;
        std::vector<UnitVector> places;
        for (const std::size_t member : members) {
            const AtomList own = atomsOf(m_named.locationOf[member]);
            atoms.insert(atoms.end(), own.begin(), own.end());
            if (const PeeringLocation* known = m_used.locations[member].known) {
                places.push_back(unitVector({known->latitude, known->longitude}));
            }
        }
        for (const auto& [i, place] : sites) {
            const UnitVector& at = place;  // clang 14 captures no structured binding
            const bool near = std::any_of(places.begin(), places.end(), [&](const UnitVector& p) {
                return isWithin(p, at, metroKm);
            });
            if (!near) continue;
            const AtomList own = atomsOf(ComponentId(m_named.sites + i));
            atoms.insert(atoms.end(), own.begin(), own.end());
        }
        add(ComponentKind::RiskGroup, FailureKind::Metro,
            componentRef(ComponentKind::RiskGroup, id), metro, none, std::move(atoms));
    }
}

}  // namespace peerplan
