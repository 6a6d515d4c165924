// SPDX-License-Identifier: MIT
#include "planner/review/registry.h"

#include <algorithm>
#include <vector>

// The families of rules, one file each in the area's folder. A new file is one line here and one in
// CMakeLists.txt; a new rule of an old file is none.
// One line a family, so that two people can each add theirs.
// clang-format off
#define PEERPLAN_RULE_FAMILIES(family) \
    family(microsoft365Rules) \
    family(internetEgressRules) \
    family(headroomRules) \
    family(regionCapacityRules) \
    family(meetMeRules) \
    family(realTimeRules) \
    family(natPoolRules) \
    family(resolverRules) \
    family(regionalCircuitRules) \
    family(connectionRules) \
    family(sessionRules) \
    family(singleFailureRules) \
    family(secondCircuitRules) \
    family(privatePeeringRules) \
    family(fallbackRules) \
    family(perimeterRules) \
    family(sourceAddressRules) \
    family(inboundFlowRules) \
    family(routePolicyRules) \
    family(markingRules) \
    family(rolloutRules) \
    family(skuReachRules) \
    family(skuOfferRules) \
    family(skuChangeRules) \
    family(billingRules) \
    family(routeLimitRules) \
    family(gatewayLimitRules) \
    family(linkSubnetRules) \
    family(bgpSessionRules) \
    family(directPortRules) \
    family(provisioningRules) \
    family(ogsRules)
// clang-format on

namespace peerplan::reviewing {

#define PEERPLAN_DECLARE_FAMILY(name) RuleFamily name();
PEERPLAN_RULE_FAMILIES(PEERPLAN_DECLARE_FAMILY)
#undef PEERPLAN_DECLARE_FAMILY

namespace {

std::vector<const Rule*> collect() {
    std::vector<const Rule*> rules;
    const auto take = [&](RuleFamily family) {
        for (const Rule& rule : family) rules.push_back(&rule);
    };
#define PEERPLAN_TAKE_FAMILY(name) take(name());
    PEERPLAN_RULE_FAMILIES(PEERPLAN_TAKE_FAMILY)
#undef PEERPLAN_TAKE_FAMILY
    std::stable_sort(rules.begin(), rules.end(),
                     [](const Rule* a, const Rule* b) { return a->area < b->area; });
    return rules;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::span<const Rule* const> allRules() {
    static const std::vector<const Rule*> rules = collect();
    return rules;
}

const Rule* findRule(std::string_view id) {
    for (const Rule* rule : allRules()) {
        if (std::equal(id.begin(), id.end(), rule->id.begin(), rule->id.end(),
                       [](char a, char b) { return lower(a) == lower(b); })) {
            return rule;
        }
    }
    return nullptr;
}

}  // namespace peerplan::reviewing
