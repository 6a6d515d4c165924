// SPDX-License-Identifier: MIT

/// Rules on which of Microsoft's routes are taken, and what the PAC file makes of them.

#include <algorithm>
#include <optional>

#include "model/catalogue/lookup.h"
#include "planner/review/input.h"
#include "planner/review/remedy.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

/// 12076:51xxx is what Microsoft peering gives the prefixes of one Azure region.
bool isRegional(std::string_view community) {
    constexpr std::string_view start = "12076:51";
    return community.size() == start.size() + 3 && community.substr(0, start.size()) == start;
}

std::optional<std::string> regionalOf(const ReviewInput& input, const Circuit& circuit) {
    for (const std::string& entry : circuit.routeFilter) {
        std::string community = communityOf(input.catalogue, entry);
        if (isRegional(community)) return community;
    }
    return std::nullopt;
}

void serviceCommunities(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        // Only a circuit that is meant for Microsoft 365: regional communities alone are right for
        // other services of Azure.
        const bool meant = circuit.m365Authorization == Authorization::Granted ||
                           circuit.m365Authorization == Authorization::Requested;
        if (!meant || !ReviewInput::has(circuit, Peering::Microsoft)) continue;
        const auto regional = regionalOf(input, circuit);
        if (!regional || input.carriesMicrosoft365(circuit)) continue;
        const std::string ref = refTo("circuit", circuit.id);
        hits.push_back({{ref},
                        Text(tr("{circuit} is authorised for Microsoft 365, but its route filter "
                                "holds {community} and none of 12076:5010, 5020, 5030, 5100"),
                             {{"circuit", ref}, {"community", *regional}})});
        hits.back().edits = {servicesInFilter(input, circuit)};
    }
    for (const Service& service : input.plan.services) {
        if (!isRegional(service.community)) continue;
        const Service* known = findService(input.catalogue, service.id);
        if (known == nullptr || known->community.empty()) continue;
        const std::string ref = refTo("service", service.id);
        hits.push_back(
            {{ref},
             Text(tr("{service} is selected by {community}, the community of a region; expected "
                     "{expected}"),
                  {{"service", ref},
                   {"community", service.community},
                   {"expected", communityOf(input.catalogue, known->community)}})});
        hits.back().edits = {setTo(ref, "community", Value(known->community))};
    }
}

std::vector<Edit> byCommunity(const std::string& circuit) {
    return {setToWord(circuit,
                      entryField("peering_config", word(Peering::Microsoft), "accepted_routes"),
                      RouteAcceptance::Communities)};
}

void acceptedRoutes(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        for (const PeeringConfig& config : circuit.peeringConfig) {
            if (config.peering != Peering::Microsoft) continue;
            const std::string ref = refTo("circuit", circuit.id);
            if (config.acceptedRoutes == RouteAcceptance::EndpointFeed) {
                hits.push_back(
                    {{ref},
                     Text(tr("{circuit} accepts the prefixes of the endpoint feed; expected "
                             "communities, all routes or supernets"),
                          {{"circuit", ref}})});
                hits.back().edits = byCommunity(ref);
            } else if (config.acceptedRoutes == RouteAcceptance::PrefixList) {
                hits.push_back({{ref},
                                Text(tr("{circuit} accepts a list of prefixes that people keep: "
                                        "new prefixes of Microsoft stay on the Internet"),
                                     {{"circuit", ref}}),
                                Severity::Note});
                hits.back().edits = byCommunity(ref);
            }
        }
    }
}

void pacOrder(const ReviewInput& input, Hits& hits) {
    const std::vector<PacStep>& order = input.plan.policy.pacOrder;
    const auto at = [&](PacStep step) { return std::find(order.begin(), order.end(), step); };
    const auto add = [&](const char* what) {
        hits.push_back({{"policy"}, Text(what)});
        Value::List steps;
        for (const PacStep step : {PacStep::InternetOnly, PacStep::ExpressRoute, PacStep::Rest}) {
            steps.emplace_back(word(step));
        }
        hits.back().edits = {setTo("policy", "pac_order", Value(std::move(steps)))};
    };
    if (at(PacStep::InternetOnly) == order.end()) {
        add(
            tr("the PAC file has no rule for names that only the Internet serves; expected them "
               "first"));
    } else if (at(PacStep::InternetOnly) > at(PacStep::ExpressRoute)) {
        add(
            tr("the PAC file sends names to ExpressRoute before it picks out those that only the "
               "Internet serves"));
    }
    if (at(PacStep::Rest) < at(PacStep::ExpressRoute) && at(PacStep::ExpressRoute) != order.end()) {
        add(
            tr("the PAC file sends everything to the proxy before it comes to ExpressRoute's "
               "names"));
    }
}

constexpr Rule rules[] = {
    {.id = "M365-29",
     .area = RuleArea::Routing,
     .severity = Severity::Error,
     .title = tr("Microsoft 365 is selected by service communities, not by regional ones"),
     .why = tr("Prefixes of Microsoft 365 carry the communities of their services alone: a filter "
               "by region brings none of them."),
     .fix = tr("Put exchange, sharepoint, teams and other (12076:5010, 5020, 5030, 5100) into the "
               "route filter."),
     .source = "Using BGP communities in ExpressRoute for Microsoft 365 (2018-06-26)",
     .needs = "circuits.route_filter|services.community",
     .reads = "circuits.m365_authorization",
     .check = serviceCommunities,
     .example = "set circuit/er-london.route_filter [\"12076:51024\"]",
     .exampleSubject = "circuit/er-london"},
    {.id = "M365-30",
     .area = RuleArea::Routing,
     .severity = Severity::Warning,
     .title = tr("Microsoft's routes are accepted whole or by community, not by a list of "
                 "endpoints"),
     .why = tr("The feed of endpoints is for proxies and firewalls: its prefixes are not those "
               "that BGP advertises, and they change every month."),
     .fix = tr("Choose services in the route filter, and accept on premises all that then comes, "
               "or its supernets."),
     .source = "Using BGP communities in ExpressRoute for Microsoft 365 (2018-06-26); Managing "
               "ExpressRoute for Microsoft 365 connectivity (2017-07-13)",
     .needs = "circuits.peering_config.accepted_routes",
     .check = acceptedRoutes,
     .example = "set circuit/er-london.peering_config.microsoft.accepted_routes endpoint-feed",
     .exampleSubject = "circuit/er-london"},
    {.id = "M365-31",
     .area = RuleArea::Routing,
     .severity = Severity::Warning,
     .title = tr("The PAC file picks out Internet-only names, then ExpressRoute's, then the rest"),
     .why = tr("Names below those of ExpressRoute are served by the Internet alone: unless they "
               "come first they are sent where no route leads."),
     .fix = tr("Order the rules: internet-only, expressroute, rest."),
     .source = "Routing with ExpressRoute for Microsoft 365 (2019-12-03)",
     .needs = "policy.pac_order",
     .check = pacOrder,
     .example = "set policy.pac_order [\"expressroute\", \"internet-only\", \"rest\"]",
     .exampleSubject = "policy"},
};

}  // namespace

RuleFamily routePolicyRules() {
    return rules;
}

}  // namespace peerplan::reviewing
