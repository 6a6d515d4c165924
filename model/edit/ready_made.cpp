// SPDX-License-Identifier: MIT
#include "model/edit/ready_made.h"

#include <algorithm>
#include <string>

#include "model/component_ref.h"
#include "model/fields/bind.h"
#include "model/fields/tables.h"

namespace peerplan {
namespace {

Edit removal(std::string_view kind, const std::string& id) {
    Edit edit;
    edit.kind = EditKind::Remove;
    edit.object = kind;
    edit.object += '/';
    edit.object += id;
    return edit;
}

Edit setting(std::string object, std::string field, Value value) {
    Edit edit;
    edit.object = std::move(object);
    edit.field = std::move(field);
    edit.value = std::move(value);
    return edit;
}

/// Whether an element that was measured is the circuit or one of its connections.
bool isOf(const Circuit& circuit, const std::string& element) {
    const std::string ref = canonicalRef(element).value_or(element);
    std::string connection = "connection/";
    connection += circuit.id;
    connection += '/';
    return ref == "circuit/" + circuit.id || ref.starts_with(connection);
}

void withoutMicrosoftPeering(const Plan& plan, const Circuit& circuit, std::vector<Edit>& edits) {
    const auto has = [&](Peering peering) {
        return std::find(circuit.peerings.begin(), circuit.peerings.end(), peering) !=
               circuit.peerings.end();
    };
    if (has(Peering::Private)) {
        if (!has(Peering::Microsoft)) return;
        std::string object = "circuit/";
        object += circuit.id;
        Value::List peerings{Value("private")};
        edits.push_back(setting(object, "peerings", Value(std::move(peerings))));
        if (!circuit.routeFilter.empty()) {
            edits.push_back(setting(object, "route_filter", Value()));
        }
        if (!circuit.peeringConfig.empty()) {
            Value::List rest;
            for (const PeeringConfig& config : circuit.peeringConfig) {
                if (config.peering == Peering::Microsoft) continue;
                rest.push_back(toValue(recordType<PeeringConfig>(), &config));
            }
            edits.push_back(
                setting(object, "peering_config", rest.empty() ? Value() : Value(std::move(rest))));
        }
        return;
    }
    edits.push_back(removal("circuit", circuit.id));
    for (const Measurement& measurement : plan.measurements) {
        if (isOf(circuit, measurement.element)) {
            edits.push_back(removal("measurement", measurement.id));
        }
    }
}

}  // namespace

std::vector<std::string_view> readyMadeScenarios() {
    return {noExpressRoute};
}

std::optional<Scenario> readyMadeScenario(const Plan& plan, std::string_view id) {
    if (id != noExpressRoute) return std::nullopt;
    Scenario scenario;
    scenario.id = id;
    scenario.name = "Without ExpressRoute";
    scenario.note = "Made by peerplan: Microsoft 365 over the Internet alone.";
    for (const Circuit& circuit : plan.circuits) {
        withoutMicrosoftPeering(plan, circuit, scenario.edits);
    }
    scenario.edits.push_back(setting("policy", "internet_fallback", Value("automatic")));
    // The default order has the Internet in it.
    if (!plan.policy.order.empty()) {
        scenario.edits.push_back(setting("policy", "order", Value()));
    }
    return scenario;
}

}  // namespace peerplan
