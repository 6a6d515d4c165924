// SPDX-License-Identifier: MIT

/// Rules on what Microsoft and providers offer: bandwidths, billing, Global Reach, Direct, Metro.

#include <algorithm>

#include "model/catalogue/lookup.h"
#include "planner/review/input.h"
#include "planner/review/remedy.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

void localBilling(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        if (circuit.sku != Sku::Local || circuit.billing == Billing::Unlimited) continue;
        const std::string ref = refTo("circuit", circuit.id);
        hits.push_back(
            {{ref},
             Text(tr("{circuit} is Local and metered; expected unlimited"), {{"circuit", ref}})});
        hits.back().edits = {setToWord(ref, "billing", Billing::Unlimited)};
    }
}

void localReach(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        for (const Ref<Circuit>& ref : circuit.globalReach) {
            const Circuit* other = input.circuit(ref);
            const bool own = circuit.sku == Sku::Local;
            if (!own && (other == nullptr || other->sku != Sku::Local)) continue;
            const std::string one = refTo("circuit", circuit.id);
            const std::string two = refTo("circuit", ref.id);
            hits.push_back({{own ? one : two, own ? two : one},
                            Text(tr("Global Reach joins {circuit} and {other}, but {local} is "
                                    "Local; expected Standard or Premium"),
                                 {{"circuit", one}, {"other", two}, {"local", own ? one : two}})});
            if (own) hits.back().edits.push_back(setToWord(one, "sku", Sku::Standard));
            if (other != nullptr && other->sku == Sku::Local) {
                hits.back().edits.push_back(setToWord(two, "sku", Sku::Standard));
            }
        }
    }
}

void bandwidthOffered(const ReviewInput& input, const Circuit& circuit, Hits& hits) {
    const bool direct = circuit.connectivity == Connectivity::Direct;
    const std::int64_t mbps = circuit.bandwidth.asBps() / 1'000'000;
    std::int64_t below = 0;
    std::int64_t above = 0;
    for (const CircuitSize& size : input.catalogue.circuitSizes) {
        const bool sold = std::any_of(size.kinds.begin(), size.kinds.end(), [&](const auto& kind) {
            return (kind != "provider") == direct;
        });
        if (!sold) continue;
        if (Bandwidth::bps(size.mbps * 1'000'000) == circuit.bandwidth) return;
        if (size.mbps <= mbps) below = size.mbps;
        if (size.mbps > mbps && above == 0) above = size.mbps;
    }
    // Beyond the ladder of providers it is a matter of Direct (SKU-12).
    if (above == 0) return;
    const std::string ref = refTo("circuit", circuit.id);
    hits.push_back({{ref},
                    Text(tr("{circuit} has {bandwidth}, which is not offered; expected {below} or "
                            "{above}"),
                         {{"circuit", ref},
                          {"bandwidth", circuit.bandwidth},
                          {"below", Bandwidth::bps((below > 0 ? below : above) * 1'000'000)},
                          {"above", Bandwidth::bps(above * 1'000'000)}})});
    hits.back().edits = {setTo(ref, "mbps", Value(above))};
}

void offered(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        bandwidthOffered(input, circuit, hits);
        const Provider* provider = input.provider(circuit.provider);
        const PeeringLocation* location =
            findPeeringLocation(input.catalogue, circuit.peeringLocation);
        if (provider == nullptr || provider->catalogue.empty() || location == nullptr) continue;
        if (circuit.connectivity == Connectivity::Direct) continue;
        if (serves(input.catalogue, *location, provider->catalogue)) continue;
        const std::string ref = refTo("circuit", circuit.id);
        hits.push_back({{ref, refTo("provider", provider->id)},
                        Text(tr("{circuit}: {provider} is not listed at {location}"),
                             {{"circuit", ref},
                              {"provider", input.providerOf(circuit)},
                              {"location", location->name}})});
    }
}

void direct(const ReviewInput& input, Hits& hits) {
    constexpr std::int64_t mostThroughProviders = 10'000;
    for (const Circuit& circuit : input.plan.circuits) {
        const std::string ref = refTo("circuit", circuit.id);
        const bool isDirect = circuit.connectivity == Connectivity::Direct;
        if (!isDirect && circuit.bandwidth > Bandwidth::mbps(mostThroughProviders)) {
            hits.push_back({{ref},
                            Text(tr("{circuit} has {bandwidth} through a provider; above {most} "
                                    "only ExpressRoute Direct is offered"),
                                 {{"circuit", ref},
                                  {"bandwidth", circuit.bandwidth},
                                  {"most", Bandwidth::mbps(mostThroughProviders)}})});
        }
        const PeeringLocation* location = input.locationOf(circuit);
        const MetroPair* metro = findMetroPair(input.catalogue, circuit.peeringLocation);
        const bool isMetro =
            metro != nullptr &&
            findPeeringLocation(input.catalogue, circuit.peeringLocation) == nullptr;
        if (!isDirect || location == nullptr) continue;
        if (isMetro ? metro->direct : location->direct) continue;
        hits.push_back({{ref},
                        Text(tr("{circuit} is Direct at {location}, where Direct is not offered"),
                             {{"circuit", ref}, {"location", circuit.peeringLocation}})});
    }
}

void metro(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        const MetroPair* pair = findMetroPair(input.catalogue, circuit.peeringLocation);
        const Provider* provider = input.provider(circuit.provider);
        if (pair == nullptr || provider == nullptr || provider->catalogue.empty()) continue;
        if (findPeeringLocation(input.catalogue, circuit.peeringLocation) != nullptr) continue;
        if (circuit.connectivity == Connectivity::Direct) continue;
        const std::string name = input.providerOf(circuit);
        const auto lists = [&](const std::vector<std::string>& providers) {
            return std::any_of(providers.begin(), providers.end(), [&](const std::string& one) {
                return canonicalProvider(input.catalogue, one) == name;
            });
        };
        if (lists(pair->providers)) continue;
        const std::string ref = refTo("circuit", circuit.id);
        hits.push_back({{ref, refTo("provider", provider->id)},
                        Text(lists(pair->providersFuture)
                                 ? tr("{circuit}: {provider} is announced for {metro}, but does "
                                      "not serve it yet")
                                 : tr("{circuit}: {provider} is not listed for {metro}"),
                             {{"circuit", ref}, {"provider", name}, {"metro", pair->name}})});
    }
}

constexpr Rule rules[] = {
    {.id = "SKU-03",
     .area = RuleArea::Sku,
     .severity = Severity::Error,
     .title = tr("A Local circuit is billed as unlimited"),
     .why = tr("Local is sold with unlimited data only: a metered one cannot be ordered."),
     .fix = tr("Set billing to unlimited."),
     .source = "ExpressRoute circuits with the Azure CLI (2023-06-30); Plan and manage costs for "
               "ExpressRoute (2020-11-30)",
     .needs = "circuits.sku",
     .reads = "circuits.billing",
     .check = localBilling,
     .example = "set circuit/er-london.sku local",
     .exampleSubject = "circuit/er-london"},
    {.id = "SKU-04",
     .area = RuleArea::Sku,
     .severity = Severity::Error,
     .title = tr("Global Reach joins no Local circuit"),
     .why = tr("Global Reach is an option of Standard and Premium circuits."),
     .fix = tr("Take Standard or Premium, or join other circuits."),
     .source = "ExpressRoute FAQ (2025-01-10)",
     .needs = "circuits.global_reach",
     .reads = "circuits.sku",
     .check = localReach,
     .example = "set circuit/er-london.sku local\nset circuit/er-london.global_reach "
                "[\"er-amsterdam\"]",
     .exampleSubject = "circuit/er-london"},
    {.id = "SKU-07",
     .area = RuleArea::Sku,
     .severity = Severity::Error,
     .title = tr("The provider serves the peering location, and the bandwidth is offered"),
     .why = tr("A circuit can be ordered only from a provider listed at the location, in one of "
               "Microsoft's bandwidths."),
     .fix = tr("Take a provider listed there (peerplan providers) and a bandwidth of the ladder."),
     .source = "ExpressRoute locations and providers (2026-04-28); ExpressRoute circuits with the "
               "Azure CLI (2023-06-30)",
     .needs = "circuits.mbps",
     .reads = "circuits.provider providers.catalogue",
     .check = offered,
     .example = "set circuit/er-london.mbps 300",
     .exampleSubject = "circuit/er-london"},
    {.id = "SKU-12",
     .area = RuleArea::Sku,
     .severity = Severity::Error,
     .title = tr("Above 10 Gbit/s a circuit is ExpressRoute Direct, at a location that has it"),
     .why = tr("Providers sell circuits up to 10 Gbit/s; larger ones run on port pairs of one's "
               "own, which some locations lack."),
     .fix = tr("Use ExpressRoute Direct at a location that offers it, or several circuits."),
     .source = "Azure review checklist, landing zones D06.07 (2025-12-24); About ExpressRoute "
               "Direct (2026-03-02); ExpressRoute locations and providers (2026-04-28)",
     .needs = "circuits.mbps",
     .reads = "circuits.connectivity",
     .check = direct,
     .example = "set circuit/er-london.mbps 40000",
     .exampleSubject = "circuit/er-london"},
    {.id = "SKU-13",
     .area = RuleArea::Sku,
     .severity = Severity::Error,
     .title = tr("The provider of a Metro circuit serves that Metro"),
     .why = tr("Metro takes two buildings at once: only providers listed for the Metro can "
               "deliver both connections."),
     .fix = tr("Take a provider listed for the Metro, or two circuits in two buildings."),
     .source = "ExpressRoute Metro (2025-07-16)",
     .needs = "circuits.peering_location",
     .reads = "circuits.provider providers.catalogue",
     .check = metro,
     .example = "set circuit/er-london.peering_location \"Amsterdam Metro\"",
     .exampleSubject = "circuit/er-london"},
};

}  // namespace

RuleFamily skuOfferRules() {
    return rules;
}

}  // namespace peerplan::reviewing
