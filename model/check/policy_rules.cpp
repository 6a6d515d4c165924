// SPDX-License-Identifier: MIT
// Policy, money, places of gateways, providers, risk groups.
#include "model/check/context.h"
#include "model/component_ref.h"
#include "model/fields/scalar.h"

namespace peerplan::check {
namespace {

void checkHeadroom(Context& context) {
    // What is not stated is the catalogue's: 20 and 50 %.
    const double least = context.plan.policy.headroom.least.value_or(0.2);
    const double most = context.plan.policy.headroom.most.value_or(0.5);
    if (least < most) return;
    context.error(pointerTo("policy", "headroom"), tr("the least headroom is not below the most"),
                  numberText(least),
                  {tr("min below max, which is {most}"), {{"most", numberText(most)}}});
}

void checkCurrency(Context& context) {
    const std::string& currency = context.plan.currency;
    if (currency.empty()) return;
    bool good = currency.size() == 3;
    for (const char c : currency) good = good && c >= 'A' && c <= 'Z';
    if (good) return;
    context.error(pointerTo("currency"), tr("this is no currency"), currency,
                  tr("three capital letters of ISO 4217, such as EUR"));
}

/// A latitude without a longitude says nothing.
template <class T>
void checkCoordinates(Context& context, std::string_view list, const std::vector<T>& objects) {
    for (std::size_t i = 0; i < objects.size(); ++i) {
        if (objects[i].lat.has_value() == objects[i].lon.has_value()) continue;
        context.error(pointerTo(list, i), tr("half of a pair of coordinates"),
                      objects[i].lat ? "lat" : "lon", tr("lat and lon, or neither"));
    }
}

void checkGateways(Context& context) {
    const std::vector<Gateway>& gateways = context.plan.gateways;
    checkCoordinates(context, "gateways", gateways);
    for (std::size_t i = 0; i < gateways.size(); ++i) {
        if (!gateways[i].site.empty() || gateways[i].lat) continue;
        context.error(pointerTo("gateways", i), tr("a gateway that stands nowhere"), {},
                      tr("site, or lat and lon"));
    }
    const std::vector<VpnProfile>& profiles = context.plan.vpnProfiles;
    for (std::size_t i = 0; i < profiles.size(); ++i) {
        if (!profiles[i].gateways.empty()) continue;
        context.error(pointerTo("vpn_profiles", i, "gateways"), tr("a profile without gateways"),
                      {}, tr("at least one gateway"));
    }
}

void checkRiskGroups(Context& context) {
    const std::vector<RiskGroup>& groups = context.plan.riskGroups;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        constexpr std::string_view metro = "metro-";
        if (groups[i].id.compare(0, metro.size(), metro) == 0) {
            context.error(pointerTo("risk_groups", i, "id"),
                          tr("ids that begin with metro- are those of the metros themselves (C1)"),
                          groups[i].id, tr("another id"));
        }
        for (std::size_t j = 0; j < groups[i].members.size(); ++j) {
            const auto member = canonicalRef(groups[i].members[j]);
            if (!member || member->compare(0, 11, "risk-group/") != 0) continue;
            context.error(pointerTo("risk_groups", i, "members", j), tr("a group in a group"),
                          groups[i].members[j], tr("the components themselves"));
        }
    }
}

}  // namespace

void checkPolicy(Context& context) {
    if (context.plan.format != planFormat) {
        context.error(pointerTo("format"), tr("a format that this version does not read"),
                      context.plan.format, planFormat);
    }
    checkHeadroom(context);
    checkCurrency(context);
    checkCoordinates(context, "sites", context.plan.sites);
    checkGateways(context);
    checkRiskGroups(context);
    for (std::size_t i = 0; i < context.plan.providers.size(); ++i) {
        context.expectName(context.providers, context.plan.providers[i].catalogue,
                           pointerTo("providers", i, "catalogue"),
                           tr("a provider of the catalogue"));
    }
}

void checkScenarios(Context& context) {
    const std::vector<Scenario>& scenarios = context.plan.scenarios;
    // Every scenario is walked up once: 0 not yet, 1 on the way up, 2 done.
    std::vector<int> state(scenarios.size(), 0);
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        std::vector<std::size_t> way;
        auto at = std::optional<std::size_t>(i);
        while (at && state[*at] == 0) {
            state[*at] = 1;
            way.push_back(*at);
            at = context.index.find("scenarios", scenarios[*at].parent.id);
        }
        if (at && state[*at] == 1) {
            context.error(pointerTo("scenarios", way.back(), "parent"),
                          tr("scenarios that are parents of each other"),
                          scenarios[way.back()].parent.id, tr("a parent that stands on its own"));
        }
        for (const std::size_t j : way) state[j] = 2;
    }
}

}  // namespace peerplan::check
