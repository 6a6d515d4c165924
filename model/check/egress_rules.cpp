// SPDX-License-Identifier: MIT
// Circuits with their connections, Internet egresses and the perimeters before them.
#include <algorithm>

#include "model/check/context.h"
#include "model/check/ends.h"
#include "model/component_ref.h"
#include "model/ip_prefix.h"

namespace peerplan::check {
namespace {

void checkConnections(Context& context, std::size_t i) {
    const std::vector<Connection>& connections = context.plan.circuits[i].connections;
    for (std::size_t j = 0; j < connections.size(); ++j) {
        const Connection& connection = connections[j];
        const auto at = [i, j](std::string_view key) {
            return pointerTo("circuits", i, "connections", j, key);
        };
        if (connection.site.empty() == connection.network.empty()) {
            context.error(pointerTo("circuits", i, "connections", j),
                          connection.site.empty()
                              ? tr("a connection that ends nowhere")
                              : tr("a connection that ends at a site and at a network"),
                          {}, tr("exactly one of site and network"));
        }
        expectPop(context, connection.network, connection.pop, at);
        expectDeviceAt(context, connection.device, connection.site, at("device"));
        if (j > 0 && connection.role == connections[0].role) {
            context.error(at("role"), tr("a role that another connection of the circuit has"),
                          word(connection.role), tr("one primary and one secondary"));
        }
    }
    if (connections.size() != 2) {
        context.error(pointerTo("circuits", i, "connections"), tr("a circuit has two connections"),
                      std::to_string(connections.size()), tr("one primary and one secondary"));
    }
}

/// A perimeter that stands before other egresses than the one that names it inspects nothing.
void checkCovers(Context& context, std::string_view list, std::size_t i,
                 const std::vector<Ref<Perimeter>>& perimeters, EgressKind kind) {
    for (std::size_t j = 0; j < perimeters.size(); ++j) {
        const auto at = context.index.find("perimeters", perimeters[j].id);
        if (!at) continue;
        const std::vector<EgressKind>& covers = context.plan.perimeters[*at].covers;
        if (covers.empty() || std::find(covers.begin(), covers.end(), kind) != covers.end()) {
            continue;
        }
        context.error(pointerTo(list, i, "perimeters", j),
                      tr("a perimeter that does not cover this kind of egress"), perimeters[j].id,
                      {tr("a perimeter that covers {kind}"), {{"kind", std::string(word(kind))}}});
    }
}

void checkCircuit(Context& context, std::size_t i) {
    const Circuit& circuit = context.plan.circuits[i];
    const std::string location = circuit.peeringLocation;
    if (!context.peeringLocations.empty() && !context.peeringLocations.has(location) &&
        !context.metros.has(location)) {
        std::string suggestion = context.nearest(location, context.peeringLocations.all());
        if (suggestion.empty()) suggestion = context.nearest(location, context.metros.all());
        context.error(pointerTo("circuits", i, "peering_location"),
                      tr("the catalogue does not have this"), location,
                      tr("a peering location or a Metro of the catalogue"), std::move(suggestion));
    }
    const std::string pair = slug(circuit.mseePair);
    if (!pair.empty() && pair != slug(location) && context.peeringLocations.has(pair)) {
        context.error(pointerTo("circuits", i, "msee_pair"),
                      tr("this is the name of another peering location"), circuit.mseePair,
                      tr("a word of its own"));
    } else if (pair.empty() && !circuit.mseePair.empty()) {
        context.error(pointerTo("circuits", i, "msee_pair"), tr("a name without letters or digits"),
                      circuit.mseePair, tr("a word of its own"));
    }
    checkConnections(context, i);
    checkCovers(context, "circuits", i, circuit.perimeters, EgressKind::ExpressRoute);
    for (std::size_t j = 0; j < circuit.natPools.size(); ++j) {
        expectPrefix(context, circuit.natPools[j].prefix,
                     pointerTo("circuits", i, "nat_pools", j, "prefix"));
    }
    for (std::size_t j = 0; j < circuit.advertisedPrefixes.size(); ++j) {
        expectPrefix(context, circuit.advertisedPrefixes[j],
                     pointerTo("circuits", i, "advertised_prefixes", j));
    }
}

void checkInternet(Context& context, std::size_t i) {
    const InternetEgress& egress = context.plan.internet[i];
    expectDeviceAt(context, egress.device, egress.site, pointerTo("internet", i, "device"));
    checkCovers(context, "internet", i, egress.perimeters, EgressKind::Internet);
    for (std::size_t j = 0; j < egress.natPools.size(); ++j) {
        expectPrefix(context, egress.natPools[j], pointerTo("internet", i, "nat_pools", j));
    }
    for (std::size_t j = 0; j < egress.advertisedPrefixes.size(); ++j) {
        expectPrefix(context, egress.advertisedPrefixes[j],
                     pointerTo("internet", i, "advertised_prefixes", j));
    }
}

void checkControls(Context& context, std::size_t i) {
    const std::vector<Control>& controls = context.plan.perimeters[i].controls;
    for (std::size_t j = 0; j < controls.size(); ++j) {
        const auto expectAtMostUnits = [&](std::int64_t value, std::string_view key) {
            if (value <= controls[j].units) return;
            context.error(pointerTo("perimeters", i, "controls", j, key),
                          tr("more units than are installed"), std::to_string(value),
                          {tr("at most {units}, as units says"), {{"units", controls[j].units}}});
        };
        expectAtMostUnits(controls[j].needed, "needed");
        if (controls[j].active) expectAtMostUnits(*controls[j].active, "active");
    }
}

}  // namespace

void expectPrefix(Context& context, const std::string& text, std::string pointer) {
    if (text.empty() || parsePrefix(text)) return;
    context.error(std::move(pointer), tr("this is no IP prefix"), text,
                  tr("a prefix such as 203.0.113.0/24 or 2001:db8::/32, no bits past its length"));
}

void checkEgress(Context& context) {
    for (std::size_t i = 0; i < context.plan.circuits.size(); ++i) checkCircuit(context, i);
    for (std::size_t i = 0; i < context.plan.internet.size(); ++i) checkInternet(context, i);
    for (std::size_t i = 0; i < context.plan.perimeters.size(); ++i) checkControls(context, i);
}

}  // namespace peerplan::check
