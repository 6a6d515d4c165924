// SPDX-License-Identifier: MIT

/// Rules on the states of circuits, and on what they are used for.

#include "planner/review/azure_links.h"
#include "planner/review/input.h"
#include "planner/review/remedy.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

/// What is ordered or planned is not yet meant to work.
void provisioned(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        if (circuit.status != Status::Existing) continue;
        const std::string ref = refTo("circuit", circuit.id);
        if (circuit.circuitState && *circuit.circuitState != CircuitState::Enabled) {
            hits.push_back(
                {{ref},
                 Text(tr("{circuit} is {state} on Microsoft's side; expected enabled"),
                      {{"circuit", ref}, {"state", std::string(word(*circuit.circuitState))}})});
        }
        if (circuit.providerState && *circuit.providerState != ProviderState::Provisioned) {
            hits.push_back(
                {{ref},
                 Text(tr("{circuit} is {state} on the provider's side; expected provisioned"),
                      {{"circuit", ref}, {"state", std::string(word(*circuit.providerState))}})});
        }
    }
}

void billedUnused(const ReviewInput& input, Hits& hits) {
    // The source gives no figure for "long": a month is one invoice.
    constexpr std::int64_t longDays = 30;
    for (const Circuit& circuit : input.plan.circuits) {
        if (!circuit.keyIssued || circuit.providerState != ProviderState::NotProvisioned) continue;
        const std::int64_t days = input.plan.asOf.days() - circuit.keyIssued->days();
        if (days <= longDays) continue;
        const std::string ref = refTo("circuit", circuit.id);
        hits.push_back({{ref},
                        Text(tr("{circuit} has been billed for {days} days, since {date}, and the "
                                "provider has not provisioned it"),
                             {{"circuit", ref}, {"days", days}, {"date", *circuit.keyIssued}})});
    }
}

void betweenVnets(const ReviewInput& input, Hits& hits) {
    for (const VnetGateway& gateway : input.plan.vnetGateways) {
        if (gateway.vnetToVnet != true) continue;
        const std::string ref = refTo("vnet-gateway", gateway.id);
        hits.push_back({subjectsOf(gateway),
                        Text(tr("VNets behind {gateway} reach each other through its circuits"),
                             {{"gateway", ref}})});
        hits.back().edits = {setTo(ref, "vnet_to_vnet", Value(false))};
    }
}

constexpr Rule rules[] = {
    {.id = "OPS-01",
     .area = RuleArea::Ops,
     .severity = Severity::Error,
     .title = tr("A circuit in use is enabled, and provisioned by its provider"),
     .why = tr("Until both sides say so it carries nothing, whatever is configured."),
     .fix = tr("Give the provider the service key, or plan the circuit as ordered."),
     .source = "ExpressRoute circuits with the Azure CLI (2023-06-30)",
     .needs = "circuits.circuit_state|circuits.provider_state",
     .reads = "circuits.status",
     .check = provisioned,
     .example = "set circuit/er-london.provider_state provisioning",
     .exampleSubject = "circuit/er-london"},
    {.id = "OPS-02",
     .area = RuleArea::Ops,
     .severity = Severity::Note,
     .title = tr("No circuit is billed for long without being provisioned"),
     .why = tr("Microsoft bills from the day on which it issues the service key, used or not."),
     .fix = tr("Have the provider provision it, or delete it until it is needed."),
     .source = "ExpressRoute circuits with the Azure CLI (2023-06-30)",
     .needs = "circuits.key_issued circuits.provider_state",
     .check = billedUnused,
     .example = "set circuit/er-london.provider_state not-provisioned",
     .exampleSubject = "circuit/er-london"},
    {.id = "OPS-03",
     .area = RuleArea::Ops,
     .severity = Severity::Warning,
     .title = tr("VNets reach each other without ExpressRoute"),
     .why = tr("Traffic between VNets through a circuit goes to Microsoft's edge and back, takes "
               "bandwidth and gateway twice, and fails with the circuit."),
     .fix = tr("Use VNet peering or Virtual WAN between VNets."),
     .source = "Azure Proactive Resiliency Library 560a76a7 (2026-07-21); Azure review checklist, "
               "landing zones D06.24 (2025-12-24); ExpressRoute FAQ (2025-01-10)",
     .needs = "vnet_gateways.vnet_to_vnet",
     .check = betweenVnets,
     .example = "set vnet-gateway/vng-europe.vnet_to_vnet true",
     .exampleSubject = "vnet-gateway/vng-europe"},
};

}  // namespace

RuleFamily provisioningRules() {
    return rules;
}

}  // namespace peerplan::reviewing
