// SPDX-License-Identifier: MIT

/// Rules on how many circuits and VNets are linked, and how much a VNet gateway carries.

#include <algorithm>
#include <map>

#include "model/catalogue/lookup.h"
#include "planner/review/azure_links.h"
#include "planner/review/input.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

const GatewaySku* skuOf(const ReviewInput& input, const VnetGateway& gateway) {
    for (const GatewaySku& sku : input.catalogue.gatewaySkus) {
        if (foldName(sku.name) == foldName(gateway.sku)) return &sku;
    }
    return nullptr;
}

void links(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        const std::int64_t found = vnetLinks(input, circuit);
        for (const CircuitSize& size : input.catalogue.circuitSizes) {
            if (Bandwidth::bps(size.mbps * 1'000'000) != circuit.bandwidth) continue;
            const auto most =
                circuit.sku == Sku::Premium ? size.premiumVnetLinks : size.standardVnetLinks;
            if (!most || found <= *most) continue;
            const std::string ref = refTo("circuit", circuit.id);
            hits.push_back({{ref},
                            Text(tr("{circuit} is linked to {found} VNets; {sku} takes {most} at "
                                    "{bandwidth}"),
                                 {{"circuit", ref},
                                  {"found", found},
                                  {"sku", std::string(word(circuit.sku))},
                                  {"most", std::int64_t{*most}},
                                  {"bandwidth", circuit.bandwidth}})});
        }
    }
}

void circuitsOfGateway(const ReviewInput& input, Hits& hits) {
    for (const VnetGateway& gateway : input.plan.vnetGateways) {
        const GatewaySku* sku = skuOf(input, gateway);
        if (sku == nullptr) continue;
        const std::string ref = refTo("vnet-gateway", gateway.id);
        std::map<std::string, std::int64_t> perLocation;
        for (const Ref<Circuit>& one : gateway.circuits) {
            if (const Circuit* circuit = input.circuit(one))
                ++perLocation[circuit->peeringLocation];
        }
        for (const auto& [location, count] : perLocation) {
            if (!sku->circuitsSameLocation || count <= *sku->circuitsSameLocation) continue;
            hits.push_back({subjectsOf(gateway),
                            Text(tr("{gateway} is linked to {found} circuits of {location}; at "
                                    "most {most} of one location"),
                                 {{"gateway", ref},
                                  {"found", count},
                                  {"location", location},
                                  {"most", std::int64_t{*sku->circuitsSameLocation}}})});
        }
        const auto all = static_cast<std::int64_t>(gateway.circuits.size());
        if (!sku->circuitsDifferentLocations || all <= *sku->circuitsDifferentLocations) continue;
        hits.push_back({subjectsOf(gateway),
                        Text(tr("{gateway} is linked to {found} circuits; {sku} takes {most}"),
                             {{"gateway", ref},
                              {"found", all},
                              {"sku", sku->name},
                              {"most", std::int64_t{*sku->circuitsDifferentLocations}}})});
    }
}

/// What goes to a region is told to all its gateways: the plan does not say which VNet it is for.
void throughput(const ReviewInput& input, Hits& hits) {
    for (std::size_t g = 0; g < input.plan.vnetGateways.size(); ++g) {
        const VnetGateway& gateway = input.plan.vnetGateways[g];
        const AzureRegion* region = findAzureRegion(input.catalogue, gateway.azureRegion);
        if (region == nullptr) continue;
        const auto here = [&](const std::string& name) {
            return findAzureRegion(input.catalogue, name) == region;
        };
        std::int64_t capacity = 0;
        bool first = true;
        std::vector<std::string> subjects;
        for (std::size_t other = 0; other < input.plan.vnetGateways.size(); ++other) {
            const VnetGateway& one = input.plan.vnetGateways[other];
            const GatewaySku* sku = skuOf(input, one);
            if (sku == nullptr || !here(one.azureRegion)) continue;
            if (other < g) first = false;
            capacity += sku->mbps * (sku->perUnit ? one.instances.value_or(1) : 1);
            subjects.push_back(refTo("vnet-gateway", one.id));
        }
        if (!first || subjects.empty()) continue;
        Bandwidth up;
        Bandwidth down;
        for (const Demand& demand : input.plan.demands) {
            if (demand.azureRegion.empty() || !here(demand.azureRegion)) continue;
            up = up + demand.up;
            down = down + demand.down;
        }
        const Bandwidth load = std::max(up, down);
        if (load <= Bandwidth::bps(capacity * 1'000'000)) continue;
        const Text what(tr("{region} is asked for {load} at its busiest; {gateways} carry {most}"),
                        {{"region", region->display},
                         {"load", load},
                         {"gateways", fewOf(subjects)},
                         {"most", Bandwidth::bps(capacity * 1'000'000)}});
        hits.push_back({std::move(subjects), what});
    }
}

constexpr Rule rules[] = {
    {.id = "LIM-02",
     .area = RuleArea::Limits,
     .severity = Severity::Error,
     .title = tr("A circuit is linked to no more VNets than its SKU and bandwidth allow"),
     .why = tr("Further links are refused."),
     .fix = tr("Take Premium or more bandwidth, use a second circuit, or put VNets behind one "
               "hub."),
     .source = "ExpressRoute limits (2023-10-09)",
     .needs = "circuits.vnet_links|vnet_gateways.circuits",
     .reads = "circuits.sku circuits.mbps",
     .check = links,
     .example = "set circuit/er-london.vnet_links 60",
     .exampleSubject = "circuit/er-london"},
    {.id = "LIM-03",
     .area = RuleArea::Limits,
     .severity = Severity::Error,
     .title = tr("A VNet gateway is linked to no more circuits than its SKU takes"),
     .why = tr("At most four circuits of one peering location, and four, eight or sixteen in all "
               "by SKU, are accepted; no equal-cost spreading goes beyond four."),
     .fix = tr("Take a larger gateway SKU or fewer circuits."),
     .source = "ExpressRoute limits (2023-10-09); ExpressRoute FAQ (2025-01-10)",
     .needs = "vnet_gateways.circuits",
     .reads = "vnet_gateways.sku",
     .check = circuitsOfGateway,
     .example =
         "add circuits {\"id\": \"er-fifth\", \"peering_location\": \"Frankfurt\", \"mbps\": "
         "1000, \"peerings\": [\"private\"], \"connections\": [{\"role\": \"primary\", \"site\": "
         "\"london-dc\"}, {\"role\": \"secondary\", \"site\": \"london-dc\"}]}\nset "
         "vnet-gateway/vng-europe.circuits [\"er-london\", \"er-amsterdam\", \"er-dallas\", "
         "\"er-virginia\", \"er-fifth\"]\nset vnet-gateway/vng-europe.sku ErGw1Az",
     .exampleSubject = "vnet-gateway/vng-europe"},
    {.id = "LIM-05",
     .area = RuleArea::Limits,
     .severity = Severity::Error,
     .title = tr("VNet gateways carry the traffic to their region"),
     .why = tr("A gateway's throughput is fixed: it never bursts, whatever the circuit has."),
     .fix = tr("Take a larger gateway SKU or more scale units, or move traffic past it."),
     .source = "ExpressRoute FAQ (2025-01-10); ExpressRoute gateway performance (2024-07-09)",
     .needs = "vnet_gateways.sku demands.azure_region",
     .reads = "vnet_gateways.instances",
     .check = throughput,
     .example = "set demand/backup-europe.mbps_up 3000",
     .exampleSubject = "vnet-gateway/vng-europe"},
};

}  // namespace

RuleFamily gatewayLimitRules() {
    return rules;
}

}  // namespace peerplan::reviewing
