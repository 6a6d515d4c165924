// SPDX-License-Identifier: MIT
#include "planner/report/purchases.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "planner/compare/cost.h"

namespace peerplan {
namespace {

Bandwidth rate(double kbps) {
    return Bandwidth::kbps(kbps);
}

const Circuit* circuitOf(const Plan& plan, const std::string& ref) {
    constexpr std::string_view kind = "circuit/";
    if (!ref.starts_with(kind)) return nullptr;
    const std::string_view id = std::string_view(ref).substr(kind.size());
    for (const Circuit& circuit : plan.circuits) {
        if (circuit.id == id) return &circuit;
    }
    return nullptr;
}

/// What a circuit of another size costs more a month; nothing where a price is missing.
std::optional<Money> priceOfUpgrade(const ReportInput& input, const Circuit& circuit,
                                    std::int64_t mbps) {
    if (input.prices == nullptr || input.catalogue == nullptr) return std::nullopt;
    const auto now = comparing::circuitPrice(circuit, *input.catalogue, input.prices);
    Circuit larger = circuit;
    larger.bandwidth = Bandwidth::mbps(static_cast<double>(mbps));
    const auto then = comparing::kindPrice(larger, *input.catalogue, *input.prices);
    if (!now || !then) return std::nullopt;
    return Money::hundredths(then->asHundredths() - now->asHundredths());
}

/// A price for people, in whole units.
Text::Argument whole(Money money) {
    const std::int64_t hundredths = money.asHundredths();
    return (hundredths + (hundredths < 0 ? -50 : 50)) / 100;
}

Text enlargeCircuit(const ElementAnswer& element, const std::string& name, const Purchase& purchase,
                    const std::string& currency) {
    const auto now = static_cast<double>(element.sizing.capacityKbps.value_or(0));
    std::vector<std::pair<std::string, Text::Argument>> arguments{{"circuit", name},
                                                                  {"now", rate(now)}};
    if (!element.ladderMbps) {
        arguments.emplace_back("needed", rate(element.neededKbps));
        return {tr("Add a circuit beside {circuit}: {needed} are needed where {now} stand, and no "
                   "size is so large."),
                std::move(arguments)};
    }
    arguments.emplace_back("then", Bandwidth::mbps(static_cast<double>(*element.ladderMbps)));
    if (!purchase.more) {
        return {tr("Raise {circuit} from {now} to {then}."), std::move(arguments)};
    }
    arguments.emplace_back("price", whole(*purchase.more));
    arguments.emplace_back("currency", currency);
    return {tr("Raise {circuit} from {now} to {then}, for {price} {currency} a month more."),
            std::move(arguments)};
}

Text whyOf(const ElementAnswer& element, const Names& names) {
    std::vector<std::pair<std::string, Text::Argument>> arguments{
        {"load", rate(static_cast<double>(element.sizing.loadKbps))},
        {"headroom", Ratio{element.sizing.headroom.value_or(0)}}};
    if (element.failure.empty()) {
        return {tr("It carries {load} with nothing failed, which leaves {headroom} free."),
                std::move(arguments)};
    }
    arguments.emplace_back("failure", names.of(element.failure));
    return {tr("When {failure} fails it carries {load}, which leaves {headroom} free."),
            std::move(arguments)};
}

}  // namespace

Purchases purchases(const ReportInput& input, const Names& names) {
    Purchases result;
    result.currency = input.plan.currency;
    if (result.currency.empty() && input.prices != nullptr) {
        result.currency = input.prices->currency;
    }
    std::int64_t more = 0;
    for (const ElementAnswer& element : input.bandwidth.elements) {
        // A connection is as large as its circuit.
        if (element.kind == BandwidthElementKind::Connection || !element.headroomClass) continue;
        const bool congested = *element.headroomClass == HeadroomClass::Congested;
        if (!congested && *element.headroomClass != HeadroomClass::Tight) continue;
        Purchase purchase;
        purchase.ref = element.ref;
        purchase.failure = element.failure;
        purchase.congested = congested;
        purchase.headroom = element.sizing.headroom.value_or(0);
        purchase.why = whyOf(element, names);
        const std::string name = names.of(element.ref);
        const Circuit* circuit = circuitOf(input.plan, element.ref);
        if (circuit != nullptr) {
            if (element.ladderMbps) {
                purchase.more = priceOfUpgrade(input, *circuit, *element.ladderMbps);
            }
            purchase.action = enlargeCircuit(element, name, purchase, result.currency);
        } else {
            purchase.action =
                Text(tr("Raise {element} from {now} to at least {needed}."),
                     {{"element", name},
                      {"now", rate(static_cast<double>(element.sizing.capacityKbps.value_or(0)))},
                      {"needed", rate(element.neededKbps)}});
        }
        if (purchase.more) {
            more += purchase.more->asHundredths();
            ++result.priced;
        }
        result.list.push_back(std::move(purchase));
    }
    result.more = Money::hundredths(more);
    std::stable_sort(
        result.list.begin(), result.list.end(), [](const Purchase& a, const Purchase& b) {
            return std::tuple(!a.congested, a.headroom) < std::tuple(!b.congested, b.headroom);
        });
    return result;
}

}  // namespace peerplan
