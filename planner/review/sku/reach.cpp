// SPDX-License-Identifier: MIT

/// Rules on which Azure regions a circuit's SKU and cloud reach.

#include <algorithm>

#include "model/catalogue/lookup.h"
#include "planner/review/azure_links.h"
#include "planner/review/input.h"
#include "planner/review/remedy.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

std::string displayOf(const ReviewInput& input, const std::string& name) {
    const AzureRegion* region = findAzureRegion(input.catalogue, name);
    return region == nullptr ? name : region->display;
}

bool isLocal(const ReviewInput& input, const PeeringLocation& location, const std::string& name) {
    const std::string wanted = foldName(displayOf(input, name));
    return std::any_of(location.localAzureRegions.begin(), location.localAzureRegions.end(),
                       [&](const std::string& local) { return foldName(local) == wanted; });
}

void localRegions(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        const PeeringLocation* location = input.locationOf(circuit);
        if (circuit.sku != Sku::Local || location == nullptr) continue;
        if (!location->localAvailable) continue;
        for (const VnetGateway* gateway : gatewaysOf(input, circuit)) {
            if (isLocal(input, *location, gateway->azureRegion)) continue;
            const std::string ref = refTo("circuit", circuit.id);
            const std::string to = refTo("vnet-gateway", gateway->id);
            hits.push_back({{ref, to},
                            Text(tr("{circuit} is Local at {location} and reaches {local} only; "
                                    "{gateway} stands in {region}"),
                                 {{"circuit", ref},
                                  {"location", location->name},
                                  {"local", fewOf(location->localAzureRegions)},
                                  {"gateway", to},
                                  {"region", displayOf(input, gateway->azureRegion)}})});
            const AzureRegion* region = findAzureRegion(input.catalogue, gateway->azureRegion);
            const bool near =
                region != nullptr && region->geopoliticalRegion == location->geopoliticalRegion;
            hits.back().edits = {setToWord(ref, "sku", near ? Sku::Standard : Sku::Premium)};
        }
    }
}

void localOffered(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        const PeeringLocation* location = input.locationOf(circuit);
        if (circuit.sku != Sku::Local || location == nullptr || location->localAvailable) continue;
        const std::string ref = refTo("circuit", circuit.id);
        hits.push_back({{ref},
                        Text(tr("{circuit} is Local at {location}, where Local is not offered"),
                             {{"circuit", ref}, {"location", location->name}})});
        hits.back().edits = {setToWord(ref, "sku", Sku::Standard)};
    }
}

void geopolitical(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        const PeeringLocation* location = input.locationOf(circuit);
        if (circuit.sku != Sku::Standard || location == nullptr) continue;
        for (const VnetGateway* gateway : gatewaysOf(input, circuit)) {
            const AzureRegion* region = findAzureRegion(input.catalogue, gateway->azureRegion);
            if (region == nullptr || region->geopoliticalRegion.empty()) continue;
            if (region->geopoliticalRegion == location->geopoliticalRegion) continue;
            const std::string ref = refTo("circuit", circuit.id);
            const std::string to = refTo("vnet-gateway", gateway->id);
            hits.push_back({{ref, to},
                            Text(tr("{circuit} is Standard in {own}; {gateway} stands in {region}, "
                                    "which is in {other}"),
                                 {{"circuit", ref},
                                  {"own", location->geopoliticalRegion},
                                  {"gateway", to},
                                  {"region", region->display},
                                  {"other", region->geopoliticalRegion}})});
            hits.back().edits = {setToWord(ref, "sku", Sku::Premium)};
        }
    }
}

/// The cloud of a peering location that the public cloud does not have; empty if it has it.
std::string_view otherCloud(const ReviewInput& input, const Circuit& circuit) {
    if (input.locationOf(circuit) != nullptr) return {};
    for (const std::string_view cloud : {"usgov", "china"}) {
        if (findPeeringLocation(input.catalogue, cloud, circuit.peeringLocation) != nullptr) {
            return cloud;
        }
    }
    return {};
}

/// Every Azure region of the catalogue, and Microsoft 365 as planned here, is the public cloud's.
void clouds(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        const std::string_view cloud = otherCloud(input, circuit);
        if (cloud.empty()) continue;
        const std::string ref = refTo("circuit", circuit.id);
        const char* name = cloud == "china" ? "China" : "US Government";
        for (const VnetGateway* gateway : gatewaysOf(input, circuit)) {
            const std::string to = refTo("vnet-gateway", gateway->id);
            hits.push_back({{ref, to},
                            Text(tr("{circuit} ends in the {cloud} cloud at {location}, {gateway} "
                                    "stands in the public cloud"),
                                 {{"circuit", ref},
                                  {"cloud", name},
                                  {"location", circuit.peeringLocation},
                                  {"gateway", to}})});
        }
        if (!input.carriesMicrosoft365(circuit)) continue;
        hits.push_back(
            {{ref},
             Text(tr("{circuit} ends in the {cloud} cloud at {location}, and its route "
                     "filter asks for the public cloud's Microsoft 365"),
                  {{"circuit", ref}, {"cloud", name}, {"location", circuit.peeringLocation}})});
    }
}

constexpr Rule rules[] = {
    {.id = "SKU-01",
     .area = RuleArea::Sku,
     .severity = Severity::Error,
     .title = tr("A Local circuit is linked to the regions of its peering location only"),
     .why = tr("Local reaches the one or two Azure regions listed for the location, and nothing "
               "else."),
     .fix = tr("Take Standard, or Premium beyond the geopolitical region; or move the VNet."),
     .source = "ExpressRoute FAQ (2025-01-10); ExpressRoute locations and providers (2026-04-28)",
     .needs = "circuits.sku vnet_gateways.circuits",
     .check = localRegions,
     .example = "set circuit/er-london.sku local",
     .exampleSubject = "circuit/er-london"},
    {.id = "SKU-02",
     .area = RuleArea::Sku,
     .severity = Severity::Error,
     .title = tr("Local is ordered only where it is offered"),
     .why = tr("At some peering locations no Azure region counts as local, and Local cannot be "
               "ordered."),
     .fix = tr("Take Standard, or another peering location."),
     .source = "ExpressRoute locations and providers (2026-04-28)",
     .needs = "circuits.sku",
     .check = localOffered,
     .example = "set circuit/er-dallas.sku local",
     .exampleSubject = "circuit/er-dallas"},
    {.id = "SKU-05",
     .area = RuleArea::Sku,
     .severity = Severity::Error,
     .title = tr("A Standard circuit is linked within its geopolitical region"),
     .why = tr("Standard reaches every region of its own geopolitical region and none beyond."),
     .fix = tr("Take Premium."),
     .source = "ExpressRoute geopolitical regions (2024-04-05); ExpressRoute FAQ (2025-01-10)",
     .needs = "vnet_gateways.circuits",
     .reads = "circuits.sku",
     .check = geopolitical,
     .example = "set circuit/er-london.sku standard\nset vnet-gateway/vng-europe.azure_region "
                "eastus2",
     .exampleSubject = "circuit/er-london"},
    {.id = "SKU-06",
     .area = RuleArea::Sku,
     .severity = Severity::Error,
     .title = tr("A circuit and what it is linked to are in one cloud"),
     .why = tr("The public, the US Government and the China cloud do not reach each other, "
               "whatever the SKU."),
     .fix = tr("Take a peering location of the public cloud."),
     .source = "ExpressRoute locations and providers (2026-04-28)",
     .needs = "circuits.peering_location",
     .reads = "vnet_gateways.circuits circuits.route_filter",
     .check = clouds,
     .example = "set circuit/er-london.peering_location Beijing",
     .exampleSubject = "circuit/er-london"},
};

}  // namespace

RuleFamily skuReachRules() {
    return rules;
}

}  // namespace peerplan::reviewing
