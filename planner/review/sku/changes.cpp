// SPDX-License-Identifier: MIT

/// Rules on what a circuit that stands can become.

#include <optional>

#include "model/catalogue/lookup.h"
#include "planner/review/azure_links.h"
#include "planner/review/input.h"
#include "planner/review/remedy.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

void oneWay(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        if (!circuit.current) continue;
        const std::string ref = refTo("circuit", circuit.id);
        if (circuit.bandwidth < circuit.current->bandwidth) {
            hits.push_back({{ref},
                            Text(tr("{circuit} goes from {today} down to {planned}"),
                                 {{"circuit", ref},
                                  {"today", circuit.current->bandwidth},
                                  {"planned", circuit.bandwidth}})});
            hits.back().edits = {
                setTo(ref, "mbps", Value(circuit.current->bandwidth.asBps() / 1'000'000))};
        }
        if (circuit.current->billing == Billing::Unlimited && circuit.billing == Billing::Metered) {
            hits.push_back(
                {{ref}, Text(tr("{circuit} goes from unlimited to metered"), {{"circuit", ref}})});
            hits.back().edits = {setToWord(ref, "billing", Billing::Unlimited)};
        }
    }
}

/// Most of something that Standard allows, by id of the catalogue's limits.
std::optional<std::int64_t> standardLimit(const ReviewInput& input, std::string_view id) {
    for (const RouteLimit& limit : input.catalogue.routeLimits) {
        if (limit.id == id) return limit.localStandard;
    }
    return std::nullopt;
}

std::optional<std::int64_t> standardLinks(const ReviewInput& input, const Circuit& circuit) {
    for (const CircuitSize& size : input.catalogue.circuitSizes) {
        if (Bandwidth::bps(size.mbps * 1'000'000) != circuit.bandwidth) continue;
        if (size.standardVnetLinks) return std::int64_t{*size.standardVnetLinks};
    }
    return std::nullopt;
}

void downgrade(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        if (!circuit.current || circuit.current->sku != Sku::Premium) continue;
        if (circuit.sku == Sku::Premium) continue;
        const std::string ref = refTo("circuit", circuit.id);
        const auto more = [&](const char* what, std::int64_t found,
                              std::optional<std::int64_t> most) {
            if (!most || found <= *most) return;
            hits.push_back(
                {{ref}, Text(what, {{"circuit", ref}, {"found", found}, {"most", *most}})});
        };
        more(tr("{circuit} leaves Premium with {found} VNet links; expected at most {most}"),
             vnetLinks(input, circuit), standardLinks(input, circuit));
        more(tr("{circuit} leaves Premium with {found} prefixes on private peering; expected at "
                "most {most}"),
             prefixCount(circuit, Peering::Private, 4),
             standardLimit(input, "private-ipv4-to-azure"));
        const PeeringLocation* location = input.locationOf(circuit);
        for (const VnetGateway* gateway : gatewaysOf(input, circuit)) {
            const AzureRegion* region = findAzureRegion(input.catalogue, gateway->azureRegion);
            if (location == nullptr || region == nullptr) continue;
            if (region->geopoliticalRegion == location->geopoliticalRegion) continue;
            const std::string to = refTo("vnet-gateway", gateway->id);
            hits.push_back(
                {{ref, to},
                 Text(tr("{circuit} leaves Premium while linked to {gateway} in {other}, "
                         "beyond {own}"),
                      {{"circuit", ref},
                       {"gateway", to},
                       {"other", region->geopoliticalRegion},
                       {"own", location->geopoliticalRegion}})});
        }
    }
}

constexpr Rule rules[] = {
    {.id = "SKU-08",
     .area = RuleArea::Sku,
     .severity = Severity::Error,
     .title = tr("A circuit that stands only grows, and unlimited stays unlimited"),
     .why = tr("Bandwidth cannot be lowered and unlimited data cannot be taken back without "
               "deleting the circuit: an outage and a new order."),
     .fix = tr("Keep the bandwidth and the billing model, or plan a new circuit beside the old."),
     .source = "ExpressRoute FAQ (2025-01-10); ExpressRoute circuits with the Azure CLI "
               "(2023-06-30); ExpressRoute circuits and peering (2022-09-19)",
     .needs = "circuits.current",
     .check = oneWay,
     .example = "set circuit/er-london.current {\"mbps\": 2000}",
     .exampleSubject = "circuit/er-london"},
    {.id = "SKU-09",
     .area = RuleArea::Sku,
     .severity = Severity::Error,
     .title = tr("What leaves Premium keeps within Standard's limits first"),
     .why = tr("The change from Premium to Standard is refused with more than ten VNet links, "
               "more than 4,000 routes, or links beyond the geopolitical region."),
     .fix = tr("Remove links and routes first, or stay with Premium."),
     .source = "ExpressRoute circuits with the Azure CLI (2023-06-30)",
     .needs = "circuits.current.sku",
     .reads = "circuits.vnet_links vnet_gateways.circuits circuits.private_prefixes "
              "circuits.peering_config.prefix_count",
     .check = downgrade,
     .example = "set circuit/er-london.sku standard\nset circuit/er-london.current {\"mbps\": "
                "1000, \"sku\": \"premium\"}\nset circuit/er-london.vnet_links 12",
     .exampleSubject = "circuit/er-london"},
};

}  // namespace

RuleFamily skuChangeRules() {
    return rules;
}

}  // namespace peerplan::reviewing
