// SPDX-License-Identifier: MIT
#include "planner/network/atom_layout.h"

#include <algorithm>
#include <string>

namespace peerplan {
namespace {

constexpr std::uint32_t none = AtomLayout::none;

}  // namespace

AtomLayout layOutAtoms(const Plan& plan, const PlanIds& ids) {
    AtomLayout layout;
    std::uint32_t next = 0;
    const auto take = [&next](std::size_t count) {
        const std::uint32_t first = next;
        next += static_cast<std::uint32_t>(count);
        return first;
    };
    layout.sites = take(plan.sites.size());
    layout.links = take(plan.links.size());
    layout.devices = take(plan.devices.size());
    layout.networks = take(plan.networks.size());
    for (const Network& network : plan.networks) layout.pops.push_back(take(network.pops.size()));
    for (const Network& network : plan.networks) {
        layout.trunks.push_back(take(network.popLinks.size()));
    }
    for (const Perimeter& perimeter : plan.perimeters) {
        auto& units = layout.units.emplace_back();
        for (const Control& control : perimeter.controls) {
            units.push_back(
                take(static_cast<std::size_t>(std::max<std::int64_t>(control.units, 0))));
        }
    }
    for (const Circuit& circuit : plan.circuits) {
        layout.connections.push_back(take(circuit.connections.size()));
    }
    layout.internet = take(plan.internet.size());
    layout.gateways = take(plan.gateways.size());
    layout.resolvers.assign(plan.sites.size(), none);
    for (const Site& site : plan.sites) {
        const std::uint32_t at = ids.sites(site.dns.resolverSite.id);
        if (at != none && layout.resolvers[at] == none) layout.resolvers[at] = take(1);
    }
    layout.count = next;
    return layout;
}

HeldAtoms heldAtoms(const Plan& plan, const PlanIds& ids, const AtomLayout& layout) {
    HeldAtoms held;
    held.atSite.resize(plan.sites.size());
    held.atDevice.resize(plan.devices.size());
    held.atNetwork.resize(plan.networks.size());
    std::vector<std::uint32_t> firstPop;
    for (const Network& network : plan.networks) {
        firstPop.push_back(static_cast<std::uint32_t>(held.atPop.size()));
        held.atPop.resize(held.atPop.size() + network.pops.size());
    }
    const auto put = [](std::vector<HeldAtoms::List>& lists, std::uint32_t at, std::uint32_t atom) {
        if (at != none) lists[at].push_back(atom);
    };
    const auto popAt = [&](std::uint32_t network, const std::string& pop) {
        if (network == none || pop.empty()) return none;
        const auto& pops = plan.networks[network].pops;
        for (std::uint32_t i = 0; i < pops.size(); ++i) {
            if (pops[i].id == pop) return firstPop[network] + i;
        }
        return none;
    };
    for (std::uint32_t i = 0; i < plan.devices.size(); ++i) {
        put(held.atSite, ids.sites(plan.devices[i].site.id), layout.devices + i);
    }
    for (std::uint32_t i = 0; i < plan.links.size(); ++i) {
        const Link& link = plan.links[i];
        const std::uint32_t atom = layout.links + i;
        const std::uint32_t network = ids.networks(link.network.id);
        put(held.atSite, ids.sites(link.from.id), atom);
        put(held.atSite, ids.sites(link.to.id), atom);
        put(held.atDevice, ids.devices(link.fromDevice.id), atom);
        put(held.atDevice, ids.devices(link.toDevice.id), atom);
        put(held.atNetwork, network, atom);
        put(held.atPop, popAt(network, link.pop), atom);
    }
    for (std::uint32_t n = 0; n < plan.networks.size(); ++n) {
        const Network& network = plan.networks[n];
        for (std::uint32_t i = 0; i < network.popLinks.size(); ++i) {
            const std::uint32_t atom = layout.trunks[n] + i;
            put(held.atNetwork, n, atom);
            put(held.atPop, popAt(n, network.popLinks[i].from), atom);
            put(held.atPop, popAt(n, network.popLinks[i].to), atom);
        }
        for (std::uint32_t i = 0; i < network.pops.size(); ++i) {
            held.atNetwork[n].push_back(layout.pops[n] + i);
        }
    }
    for (std::uint32_t p = 0; p < plan.perimeters.size(); ++p) {
        const Perimeter& perimeter = plan.perimeters[p];
        const std::uint32_t site = ids.sites(perimeter.site.id);
        for (std::size_t c = 0; c < perimeter.controls.size(); ++c) {
            for (std::int64_t unit = 0; unit < perimeter.controls[c].units; ++unit) {
                put(held.atSite, site, layout.units[p][c] + static_cast<std::uint32_t>(unit));
            }
        }
    }
    for (std::uint32_t c = 0; c < plan.circuits.size(); ++c) {
        const Circuit& circuit = plan.circuits[c];
        for (std::uint32_t i = 0; i < circuit.connections.size(); ++i) {
            const Connection& connection = circuit.connections[i];
            const std::uint32_t atom = layout.connections[c] + i;
            const std::uint32_t network = ids.networks(connection.network.id);
            put(held.atSite, ids.sites(connection.site.id), atom);
            put(held.atDevice, ids.devices(connection.device.id), atom);
            put(held.atNetwork, network, atom);
            put(held.atPop, popAt(network, connection.pop), atom);
        }
    }
    for (std::uint32_t i = 0; i < plan.internet.size(); ++i) {
        put(held.atSite, ids.sites(plan.internet[i].site.id), layout.internet + i);
        put(held.atDevice, ids.devices(plan.internet[i].device.id), layout.internet + i);
    }
    for (std::uint32_t i = 0; i < plan.gateways.size(); ++i) {
        put(held.atSite, ids.sites(plan.gateways[i].site.id), layout.gateways + i);
    }
    for (std::uint32_t i = 0; i < plan.sites.size(); ++i) put(held.atSite, i, layout.resolvers[i]);
    for (HeldAtoms::List& atoms : held.atSite) std::erase(atoms, none);
    return held;
}

}  // namespace peerplan
