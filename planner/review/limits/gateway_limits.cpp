// SPDX-License-Identifier: MIT

/// Rules on how many circuits and VNets are linked, and how much a VNet gateway carries.

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

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

/// What a region's gateways carry, and what is asked of them.
struct RegionLoad {
    const AzureRegion* region = nullptr;
    std::vector<std::string> gateways;
    std::int64_t mbps = 0;
    Bandwidth up;
    Bandwidth down;
};

/// Regions with a gateway of a known SKU, by their first gateway in the plan.
std::vector<RegionLoad> regionLoads(const ReviewInput& input) {
    std::vector<RegionLoad> loads;
    const auto loadOf = [&](const AzureRegion* region) {
        return std::find_if(loads.begin(), loads.end(),
                            [&](const RegionLoad& load) { return load.region == region; });
    };
    for (const VnetGateway& gateway : input.plan.vnetGateways) {
        const AzureRegion* region = findAzureRegion(input.catalogue, gateway.azureRegion);
        const GatewaySku* sku = skuOf(input, gateway);
        if (region == nullptr || sku == nullptr) continue;
        auto load = loadOf(region);
        if (load == loads.end()) load = loads.insert(load, RegionLoad{region, {}, 0, {}, {}});
        load->gateways.push_back(refTo("vnet-gateway", gateway.id));
        load->mbps += sku->mbps * (sku->perUnit ? gateway.instances.value_or(1) : 1);
    }
    // Names are looked up once each: a plan may have a demand per office.
    std::map<std::string, std::pair<Bandwidth, Bandwidth>> asked;
    for (const Demand& demand : input.plan.demands) {
        if (demand.azureRegion.empty()) continue;
        auto& [up, down] = asked[demand.azureRegion];
        up = up + demand.up;
        down = down + demand.down;
    }
    for (const auto& [name, rates] : asked) {
        const auto load = loadOf(findAzureRegion(input.catalogue, name));
        if (load == loads.end()) continue;
        load->up = load->up + rates.first;
        load->down = load->down + rates.second;
    }
    return loads;
}

/// What goes to a region is told to all its gateways: the plan does not say which VNet it is for.
void throughput(const ReviewInput& input, Hits& hits) {
    for (RegionLoad& one : regionLoads(input)) {
        const Bandwidth load = std::max(one.up, one.down);
        const Bandwidth most = Bandwidth::bps(one.mbps * 1'000'000);
        if (load <= most) continue;
        Text what(tr("{region} is asked for {load} at its busiest; {gateways} carry {most}"),
                  {{"region", one.region->display},
                   {"load", load},
                   {"gateways", fewOf(one.gateways)},
                   {"most", most}});
        hits.push_back({std::move(one.gateways), std::move(what)});
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
