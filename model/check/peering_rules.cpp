// SPDX-License-Identifier: MIT
// How circuits are set up: peerings, NAT pools, port pairs, Global Reach; and VNets behind them.
#include <algorithm>

#include "model/check/context.h"
#include "model/check/ends.h"
#include "model/component_ref.h"
#include "model/ip_prefix.h"

namespace peerplan::check {
namespace {

void expectVersion(Context& context, const std::string& text, int version, std::string pointer) {
    const auto prefix = parsePrefix(text);
    if (!prefix) return expectPrefix(context, text, std::move(pointer));
    if (prefix->version == version) return;
    context.error(std::move(pointer), tr("a prefix of the other IP version"), text,
                  version == 4 ? tr("a prefix such as 203.0.113.0/30")
                               : tr("a prefix such as 2001:db8::/126"));
}

void checkPeerings(Context& context, std::size_t i) {
    const Circuit& circuit = context.plan.circuits[i];
    const std::vector<PeeringConfig>& configs = circuit.peeringConfig;
    for (std::size_t j = 0; j < configs.size(); ++j) {
        const PeeringConfig& config = configs[j];
        const auto at = [i, j](std::string_view key) {
            return pointerTo("circuits", i, "peering_config", j, key);
        };
        const auto same = [&config](const PeeringConfig& other) {
            return other.peering == config.peering;
        };
        const std::vector<Peering>& has = circuit.peerings;
        if (std::find(has.begin(), has.end(), config.peering) == has.end()) {
            context.error(at("peering"), tr("a peering that the circuit does not have"),
                          word(config.peering), tr("one of the circuit's peerings"));
        }
        const auto here = configs.begin() + static_cast<std::ptrdiff_t>(j);
        if (std::any_of(configs.begin(), here, same)) {
            context.error(at("peering"), tr("a peering that is set up twice"), word(config.peering),
                          tr("one entry a peering"));
        }
        expectVersion(context, config.primarySubnet, 4, at("primary_subnet"));
        expectVersion(context, config.secondarySubnet, 4, at("secondary_subnet"));
        expectVersion(context, config.primarySubnetV6, 6, at("primary_subnet_v6"));
        expectVersion(context, config.secondarySubnetV6, 6, at("secondary_subnet_v6"));
    }
}

void checkDirect(Context& context, std::size_t i) {
    const Circuit& circuit = context.plan.circuits[i];
    if (circuit.directPort.empty()) return;
    if (circuit.connectivity != Connectivity::Direct) {
        context.error(pointerTo("circuits", i, "direct_port"),
                      tr("a port pair of a circuit through a provider"), circuit.directPort.id,
                      tr("connectivity direct"));
    }
    const auto port = context.index.find("direct_ports", circuit.directPort.id);
    if (!port) return;
    const std::string& location = context.plan.directPorts[*port].peeringLocation;
    if (slug(location) != slug(circuit.peeringLocation)) {
        context.error(pointerTo("circuits", i, "peering_location"),
                      tr("another peering location than that of its port pair"),
                      circuit.peeringLocation,
                      {tr("{location}, where its port pair stands"), {{"location", location}}});
    }
}

void checkCircuit(Context& context, std::size_t i) {
    const Circuit& circuit = context.plan.circuits[i];
    checkPeerings(context, i);
    checkDirect(context, i);
    for (std::size_t j = 0; j < circuit.natPools.size(); ++j) {
        const NatPool& pool = circuit.natPools[j];
        if (!pool.connection || pool.scope == NatScope::Connection) continue;
        context.error(pointerTo("circuits", i, "nat_pools", j, "connection"),
                      tr("one connection of a pool that both share"), word(*pool.connection),
                      tr("scope connection"));
    }
    for (std::size_t j = 0; j < circuit.privatePrefixes.size(); ++j) {
        expectPrefix(context, circuit.privatePrefixes[j],
                     pointerTo("circuits", i, "private_prefixes", j));
    }
    for (std::size_t j = 0; j < circuit.globalReach.size(); ++j) {
        if (circuit.globalReach[j].id != circuit.id) continue;
        context.error(pointerTo("circuits", i, "global_reach", j),
                      tr("a circuit joined with itself"), circuit.id, tr("another circuit"));
    }
}

void checkPort(Context& context, std::size_t i) {
    const DirectPort& port = context.plan.directPorts[i];
    context.expectName(context.peeringLocations, port.peeringLocation,
                       pointerTo("direct_ports", i, "peering_location"),
                       tr("a peering location of the catalogue"));
    for (std::size_t j = 1; j < port.links.size(); ++j) {
        if (port.links[j].role != port.links[0].role && j < 2) continue;
        context.error(pointerTo("direct_ports", i, "links", j, "role"),
                      tr("a role that another link of the port pair has"), word(port.links[j].role),
                      tr("one primary and one secondary"));
    }
}

}  // namespace

void checkPeering(Context& context) {
    const Plan& plan = context.plan;
    for (std::size_t i = 0; i < plan.circuits.size(); ++i) checkCircuit(context, i);
    for (std::size_t i = 0; i < plan.directPorts.size(); ++i) checkPort(context, i);
    for (std::size_t i = 0; i < plan.vnetGateways.size(); ++i) {
        const std::vector<std::string>& space = plan.vnetGateways[i].addressSpace;
        for (std::size_t j = 0; j < space.size(); ++j) {
            expectPrefix(context, space[j], pointerTo("vnet_gateways", i, "address_space", j));
        }
    }
    const std::vector<DscpRule>& marks = plan.policy.qos.dscp;
    for (std::size_t j = 0; j < marks.size(); ++j) {
        const auto same = [&](const DscpRule& other) { return other.from == marks[j].from; };
        if (std::none_of(marks.begin(), marks.begin() + static_cast<std::ptrdiff_t>(j), same)) {
            continue;
        }
        context.error(pointerTo("policy", "qos", "dscp", j, "from"),
                      tr("a DSCP value that another rule treats"), std::to_string(marks[j].from),
                      tr("one rule a value"));
    }
}

}  // namespace peerplan::check
