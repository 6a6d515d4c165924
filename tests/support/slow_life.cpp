// SPDX-License-Identifier: MIT
// What lives in a state, by the rules C1 to C3: an object lives if nothing that it depends on has
// failed.

#include <algorithm>

#include "model/catalogue/lookup.h"
#include "model/component_ref.h"
#include "tests/support/slow_names.h"
#include "tests/support/slow_router.h"

namespace peerplan::tests {
namespace {

using Reasons = std::set<std::string>;

void join(Reasons& into, const Reasons& from) {
    into.insert(from.begin(), from.end());
}

}  // namespace

bool SlowRouter::alive(const Reasons& reasons) const {
    return std::none_of(reasons.begin(), reasons.end(),
                        [this](const std::string& ref) { return m_failed.contains(ref); });
}

/// Risk groups that hold a component, directly or through groups in groups.
Reasons SlowRouter::groupsWith(const std::string& ref) const {
    Reasons found;
    for (bool grown = true; grown;) {
        grown = false;
        for (const RiskGroup& group : m_plan.riskGroups) {
            const std::string own = "risk-group/" + group.id;
            if (found.contains(own)) continue;
            for (const std::string& member : group.members) {
                if (member == ref || found.contains(member)) {
                    found.insert(own);
                    grown = true;
                    break;
                }
            }
        }
    }
    return found;
}

Reasons SlowRouter::ofGroups(const std::vector<Ref<RiskGroup>>& groups) const {
    Reasons reasons;
    for (const Ref<RiskGroup>& group : groups) {
        reasons.insert("risk-group/" + group.id);
        join(reasons, groupsWith("risk-group/" + group.id));
    }
    return reasons;
}

Reasons SlowRouter::whySite(const std::string& id) const {
    Reasons reasons{"site/" + id};
    join(reasons, groupsWith("site/" + id));
    const Site& site = siteOf(id);
    join(reasons, ofGroups(site.riskGroups));
    if (!site.lat) return reasons;
    for (const Circuit& circuit : m_plan.circuits) {
        for (const ConnectionRole role : {ConnectionRole::Primary, ConnectionRole::Secondary}) {
            const PeeringLocation* at = findPeeringLocation(m_catalogue, locationOf(circuit, role));
            if (greatCircleKm(LatLon{*site.lat, *site.lon}, LatLon{at->latitude, at->longitude}) <=
                50) {
                reasons.insert("risk-group/metro-" + peerplan::slug(at->metro));
            }
        }
    }
    return reasons;
}

Reasons SlowRouter::whyDevice(const std::string& id) const {
    const Device* device = byId(m_plan.devices, id);
    if (device == nullptr) return {};
    Reasons reasons{"device/" + id};
    join(reasons, groupsWith("device/" + id));
    join(reasons, ofGroups(device->riskGroups));
    join(reasons, whySite(device->site.id));
    return reasons;
}

Reasons SlowRouter::whyNetwork(const std::string& id, const std::string& pop) const {
    const Network* network = byId(m_plan.networks, id);
    if (network == nullptr) return {};
    Reasons reasons{"network/" + id};
    join(reasons, groupsWith("network/" + id));
    if (!network->provider.empty()) {
        reasons.insert("provider/" + network->provider.id);
        join(reasons, groupsWith("provider/" + network->provider.id));
    }
    if (!pop.empty()) {
        reasons.insert("network/" + id + "/pop/" + pop);
        join(reasons, groupsWith("network/" + id + "/pop/" + pop));
    }
    return reasons;
}

Reasons SlowRouter::whyLink(const Link& link) const {
    Reasons reasons{"link/" + link.id};
    join(reasons, groupsWith("link/" + link.id));
    join(reasons, ofGroups(link.riskGroups));
    join(reasons, whySite(link.from.id));
    if (!link.to.empty()) join(reasons, whySite(link.to.id));
    join(reasons, whyDevice(link.fromDevice.id));
    join(reasons, whyDevice(link.toDevice.id));
    join(reasons, whyNetwork(link.network.id, link.pop));
    if (!link.provider.empty()) {
        reasons.insert("provider/" + link.provider.id);
        join(reasons, groupsWith("provider/" + link.provider.id));
    }
    return reasons;
}

std::string SlowRouter::locationOf(const Circuit& circuit, ConnectionRole role) const {
    if (findPeeringLocation(m_catalogue, circuit.peeringLocation) != nullptr) {
        return circuit.peeringLocation;
    }
    const MetroPair* pair = findMetroPair(m_catalogue, circuit.peeringLocation);
    return pair->peeringLocations[role == ConnectionRole::Primary ? 0 : 1];
}

Reasons SlowRouter::whyConnection(const Circuit& circuit, const Connection& end) const {
    const std::string role(word(end.role));
    const std::string building = peerplan::slug(locationOf(circuit, end.role));
    Reasons reasons{"connection/" + circuit.id + "/" + role, "circuit/" + circuit.id,
                    "peering-location/" + building};
    reasons.insert("msee/" + (circuit.mseePair.empty() ? building : circuit.mseePair) + "/" + role);
    if (!circuit.provider.empty()) {
        reasons.insert("provider/" + circuit.provider.id);
        reasons.insert("provider/" + circuit.provider.id + "/" + building);
    }
    const Reasons direct = reasons;
    for (const std::string& ref : direct) join(reasons, groupsWith(ref));
    const PeeringLocation* at = findPeeringLocation(m_catalogue, locationOf(circuit, end.role));
    reasons.insert("risk-group/metro-" + peerplan::slug(at->metro));
    join(reasons, ofGroups(circuit.riskGroups));
    join(reasons, ofGroups(end.riskGroups));
    if (!end.site.empty()) join(reasons, whySite(end.site.id));
    join(reasons, whyDevice(end.device.id));
    join(reasons, whyNetwork(end.network.id, end.pop));
    return reasons;
}

Reasons SlowRouter::whyInternet(const InternetEgress& egress) const {
    Reasons reasons{"internet/" + egress.id};
    if (!egress.isp.empty()) reasons.insert("isp/" + peerplan::slug(egress.isp));
    const Reasons direct = reasons;
    for (const std::string& ref : direct) join(reasons, groupsWith(ref));
    join(reasons, ofGroups(egress.riskGroups));
    join(reasons, whySite(egress.site.id));
    join(reasons, whyDevice(egress.device.id));
    return reasons;
}

bool SlowRouter::perimeterAlive(const Perimeter& perimeter) const {
    if (!alive(whySite(perimeter.site.id))) return false;
    for (const Control& control : perimeter.controls) {
        const std::string ref = "control/" + perimeter.id + "/" + control.slug();
        std::int64_t live = 0;
        for (std::int64_t unit = 1; unit <= control.units; ++unit) {
            Reasons reasons{ref, ref + "#" + std::to_string(unit)};
            const Reasons direct = reasons;
            for (const std::string& own : direct) join(reasons, groupsWith(own));
            if (alive(reasons)) ++live;
        }
        if (live < control.needed) return false;
    }
    return true;
}

}  // namespace peerplan::tests
