// SPDX-License-Identifier: MIT
#include "planner/report/map_groups.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/component_ref.h"

namespace peerplan {
namespace {

void sortOnce(std::vector<std::uint32_t>& positions) {
    std::sort(positions.begin(), positions.end());
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
}

/// Where components are drawn.
class Drawn {
  public:
    Drawn(const Plan& plan, const NetworkMap& map) {
        for (std::uint32_t i = 0; i < map.places.size(); ++i) {
            if (!map.places[i].ref.empty()) m_places[map.places[i].ref].push_back(i);
        }
        for (std::uint32_t i = 0; i < map.lines.size(); ++i) {
            // A flow is not what its egress stands on.
            if (map.lines[i].kind == MapLineKind::Flow) continue;
            m_lines[map.lines[i].ref].push_back(i);
        }
        for (const Device& device : plan.devices) {
            m_standsFor[componentRef(ComponentKind::Device, device.id)] =
                componentRef(ComponentKind::Site, device.site.id);
        }
        for (const Circuit& circuit : plan.circuits) {
            for (const Connection& connection : circuit.connections) {
                m_standsFor[connectionRef(circuit.id, word(connection.role))] =
                    componentRef(ComponentKind::Circuit, circuit.id);
            }
        }
    }

    void addTo(MapGroup& group, const std::string& member) const {
        const std::string written = canonicalRef(member).value_or(member);
        const auto other = m_standsFor.find(written);
        const std::string& ref = other == m_standsFor.end() ? written : other->second;
        const auto append = [&ref](const auto& from, std::vector<std::uint32_t>& to) {
            const auto found = from.find(ref);
            if (found == from.end()) return;
            to.insert(to.end(), found->second.begin(), found->second.end());
        };
        append(m_places, group.places);
        append(m_lines, group.lines);
    }

  private:
    using Positions = std::unordered_map<std::string, std::vector<std::uint32_t>>;
    Positions m_places;
    Positions m_lines;
    std::unordered_map<std::string, std::string> m_standsFor;
};

}  // namespace

void addAreas(const Plan& plan, const Names& names, NetworkMap& map) {
    std::unordered_map<std::string, std::vector<std::uint32_t>> sites;
    std::unordered_map<std::string, std::uint32_t> positions;
    for (std::uint32_t i = 0; i < map.places.size(); ++i) {
        if (map.places[i].ref.starts_with("site/")) positions.emplace(map.places[i].ref, i);
    }
    for (const Site& site : plan.sites) {
        if (site.region.empty()) continue;
        const auto at = positions.find(componentRef(ComponentKind::Site, site.id));
        if (at != positions.end()) sites[site.region.id].push_back(at->second);
    }
    for (const Region& region : plan.regions) {
        auto found = sites.find(region.id);
        if (found == sites.end()) continue;
        MapArea area;
        area.name = names.region(region.id);
        area.ref = "region/";
        area.ref += region.id;
        area.places = std::move(found->second);
        sortOnce(area.places);
        map.areas.push_back(std::move(area));
        sites.erase(found);
    }
}

void addGroups(const Plan& plan, const Names& names, NetworkMap& map) {
    if (plan.riskGroups.empty()) return;
    const Drawn drawn(plan, map);
    std::vector<MapGroup> groups;
    std::unordered_map<std::string, std::size_t> byId;
    for (const RiskGroup& group : plan.riskGroups) {
        MapGroup row;
        row.ref = componentRef(ComponentKind::RiskGroup, group.id);
        row.name = names.of(row.ref);
        for (const std::string& member : group.members) drawn.addTo(row, member);
        byId.emplace(group.id, groups.size());
        groups.push_back(std::move(row));
    }
    const auto name = [&](const std::vector<Ref<RiskGroup>>& named, const std::string& ref) {
        for (const Ref<RiskGroup>& group : named) {
            const auto found = byId.find(group.id);
            if (found != byId.end()) drawn.addTo(groups[found->second], ref);
        }
    };
    const auto nameAll = [&](const auto& objects, ComponentKind kind) {
        for (const auto& object : objects) {
            if (!object.riskGroups.empty()) name(object.riskGroups, componentRef(kind, object.id));
        }
    };
    nameAll(plan.sites, ComponentKind::Site);
    nameAll(plan.devices, ComponentKind::Device);
    nameAll(plan.links, ComponentKind::Link);
    nameAll(plan.circuits, ComponentKind::Circuit);
    nameAll(plan.internet, ComponentKind::InternetEgress);
    for (const Circuit& circuit : plan.circuits) {
        for (const Connection& connection : circuit.connections) {
            name(connection.riskGroups, connectionRef(circuit.id, word(connection.role)));
        }
    }
    for (MapGroup& group : groups) {
        sortOnce(group.places);
        sortOnce(group.lines);
        if (!group.places.empty() || !group.lines.empty()) map.groups.push_back(std::move(group));
    }
}

}  // namespace peerplan
