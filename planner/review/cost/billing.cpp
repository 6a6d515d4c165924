// SPDX-License-Identifier: MIT

/// Rules on what circuits cost. No price is built in: those of the plan are compared.

#include <algorithm>

#include "model/catalogue/lookup.h"
#include "planner/review/azure_links.h"
#include "planner/review/input.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

std::int64_t leastOfLocal(const ReviewInput& input) {
    for (const SkuRule& rule : input.catalogue.skuRules) {
        if (rule.sku == word(Sku::Local)) return rule.minMbps;
    }
    return 0;
}

/// Only for circuits whose whole use is known: private peering, and the gateways that name them.
void considerLocal(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        const PeeringLocation* location = input.locationOf(circuit);
        if (circuit.sku == Sku::Local || location == nullptr || !location->localAvailable) continue;
        if (ReviewInput::has(circuit, Peering::Microsoft) || !circuit.globalReach.empty()) continue;
        if (circuit.bandwidth < Bandwidth::bps(leastOfLocal(input) * 1'000'000)) continue;
        const std::vector<const VnetGateway*> gateways = gatewaysOf(input, circuit);
        const auto isLocal = [&](const VnetGateway* gateway) {
            const AzureRegion* region = findAzureRegion(input.catalogue, gateway->azureRegion);
            return region != nullptr &&
                   std::any_of(location->localAzureRegions.begin(),
                               location->localAzureRegions.end(), [&](const std::string& local) {
                                   return foldName(local) == foldName(region->display);
                               });
        };
        if (gateways.empty() || !std::all_of(gateways.begin(), gateways.end(), isLocal)) continue;
        const std::string ref = refTo("circuit", circuit.id);
        hits.push_back({{ref},
                        Text(tr("{circuit} is {sku}, and all that it is linked to is local to "
                                "{location}"),
                             {{"circuit", ref},
                              {"sku", std::string(word(circuit.sku))},
                              {"location", location->name}})});
    }
}

double amount(const Money& money) {
    return static_cast<double>(money.asHundredths()) / 100;
}

void billingModel(const ReviewInput& input, Hits& hits) {
    if (input.answers.bandwidth == nullptr) return;
    for (const Circuit& circuit : input.plan.circuits) {
        if (!circuit.pricePerMonth || !circuit.priceOtherBilling || !circuit.pricePerGb) continue;
        const std::vector<VolumeAnswer>& volumes = input.answers.bandwidth->volumes;
        const std::string ref = refTo("circuit", circuit.id);
        const auto volume = std::find_if(volumes.begin(), volumes.end(), [&](const auto& one) {
            return one.circuit == ref || one.circuit == circuit.id;
        });
        if (volume == volumes.end()) continue;
        const bool unlimited = circuit.billing == Billing::Unlimited;
        const double traffic = volume->gigabytesDown * *circuit.pricePerGb;
        const double now = amount(*circuit.pricePerMonth) + (unlimited ? 0 : traffic);
        const double then = amount(*circuit.priceOtherBilling) + (unlimited ? traffic : 0);
        if (then >= now) continue;
        hits.push_back(
            {{ref},
             Text(unlimited ? tr("{circuit} is unlimited at {now} a month; metered with "
                                 "{volume} GB from Microsoft it would be {other}")
                            : tr("{circuit} is metered at {now} a month with {volume} GB "
                                 "from Microsoft; unlimited it would be {other}"),
                  {{"circuit", ref},
                   {"now", Decimal{now, 0}},
                   {"volume", Decimal{volume->gigabytesDown, 0}},
                   {"other", Decimal{then, 0}}})});
    }
}

constexpr Rule rules[] = {
    {.id = "SKU-10",
     .area = RuleArea::Cost,
     .severity = Severity::Note,
     .title = tr("A circuit that serves its own location's regions only may be Local"),
     .why = tr("Local has no charge for data and reaches all that such a circuit needs."),
     .fix = tr("Compare the price of Local, which is billed as unlimited from 1 Gbit/s up."),
     .source = "Azure review checklist, landing zones D06.05 (2025-12-24); Plan and manage costs "
               "for ExpressRoute (2020-11-30)",
     .needs = "vnet_gateways.circuits",
     .reads = "circuits.sku circuits.peerings",
     .check = considerLocal,
     .example = "set circuit/er-amsterdam.peerings [\"private\"]\n"
                "set circuit/er-amsterdam.peering_config null",
     .exampleSubject = "circuit/er-amsterdam"},
    {.id = "SKU-11",
     .area = RuleArea::Cost,
     .severity = Severity::Note,
     .title = tr("The billing model is the cheaper one at the month's traffic"),
     .why = tr("Metered circuits are charged for what comes from Microsoft; unlimited ones pay it "
               "in advance, used or not."),
     .fix = tr("Take the other billing model; from unlimited back to metered is a new circuit."),
     .source = "Azure review checklist, landing zones D06.04 (2025-12-24)",
     .needs = "circuits.price_per_month circuits.price_other_billing circuits.price_per_gb",
     .reads = "circuits.billing",
     .check = billingModel,
     .example = "set circuit/er-london.billing unlimited\nset circuit/er-london.price_per_month "
                "90000\nset circuit/er-london.price_other_billing 1000\nset "
                "circuit/er-london.price_per_gb 0.02",
     .exampleSubject = "circuit/er-london"},
};

}  // namespace

RuleFamily billingRules() {
    return rules;
}

}  // namespace peerplan::reviewing
