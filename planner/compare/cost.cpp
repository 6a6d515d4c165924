// SPDX-License-Identifier: MIT
#include "planner/compare/cost.h"

#include <cmath>
#include <map>
#include <optional>
#include <string>

#include "model/catalogue/lookup.h"
#include "model/component_ref.h"

namespace peerplan::comparing {
namespace {

/// The price zone of a circuit's place; 0 where none is published.
int zoneOf(const Catalogue& catalogue, const Circuit& circuit) {
    if (const auto* location = findPeeringLocation(catalogue, circuit.peeringLocation)) {
        return location->zone;
    }
    const MetroPair* metro = findMetroPair(catalogue, circuit.peeringLocation);
    return metro != nullptr ? metro->zone : 0;
}

std::optional<Money> priceOfKind(const PriceBook& book, const Circuit& circuit, int zone) {
    const std::int64_t mbps = std::llround(circuit.bandwidth.asMbps());
    const CircuitPrice* best = nullptr;
    int mostStated = -1;
    for (const CircuitPrice& price : book.circuits) {
        if (price.mbps && *price.mbps != mbps) continue;
        if (price.sku && *price.sku != circuit.sku) continue;
        if (price.billing && *price.billing != circuit.billing) continue;
        if (price.zone && *price.zone != zone) continue;
        const int stated = (price.mbps ? 1 : 0) + (price.sku ? 1 : 0) + (price.billing ? 1 : 0) +
                           (price.zone ? 1 : 0);
        if (stated > mostStated) {
            mostStated = stated;
            best = &price;
        }
    }
    return best != nullptr ? std::optional(best->perMonth) : std::nullopt;
}

}  // namespace

std::optional<Money> kindPrice(const Circuit& circuit, const Catalogue& catalogue,
                               const PriceBook& book) {
    return priceOfKind(book, circuit, zoneOf(catalogue, circuit));
}

std::optional<Money> circuitPrice(const Circuit& circuit, const Catalogue& catalogue,
                                  const PriceBook* book) {
    if (circuit.pricePerMonth || book == nullptr) return circuit.pricePerMonth;
    const std::string ref = componentRef(ComponentKind::Circuit, circuit.id);
    for (auto price = book->objects.rbegin(); price != book->objects.rend(); ++price) {
        if (canonicalRef(price->object).value_or(price->object) == ref) return price->perMonth;
    }
    return kindPrice(circuit, catalogue, *book);
}

Cost monthlyCost(const Plan& plan, const Catalogue& catalogue, const PriceBook* book) {
    std::map<std::string, Money> byObject;
    if (book != nullptr) {
        for (const ObjectPrice& price : book->objects) {
            byObject[canonicalRef(price.object).value_or(price.object)] = price.perMonth;
        }
    }
    Cost cost;
    const auto add = [&](const std::string& ref, std::optional<Money> price) {
        if (!price) {
            const auto found = byObject.find(ref);
            if (found != byObject.end()) price = found->second;
        }
        return price;
    };
    const auto count = [&](const std::optional<Money>& price) {
        if (price) {
            cost.hundredths += price->asHundredths();
            ++cost.priced;
        } else {
            ++cost.unpriced;
        }
    };
    for (const Circuit& circuit : plan.circuits) {
        count(circuitPrice(circuit, catalogue, book));
    }
    for (const InternetEgress& egress : plan.internet) {
        count(add(componentRef(ComponentKind::InternetEgress, egress.id), egress.pricePerMonth));
    }
    for (const Link& link : plan.links) {
        count(add(componentRef(ComponentKind::Link, link.id), link.pricePerMonth));
    }
    return cost;
}

}  // namespace peerplan::comparing
