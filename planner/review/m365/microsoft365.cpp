// SPDX-License-Identifier: MIT

/// Rules on what a circuit needs to carry Microsoft 365, and what no circuit carries.

#include <algorithm>
#include <array>

#include "model/catalogue/lookup.h"
#include "planner/review/input.h"
#include "planner/review/remedy.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

void notAuthorized(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        if (!input.carriesMicrosoft365(circuit)) continue;
        if (circuit.m365Authorization == Authorization::Granted) continue;
        hits.push_back({{refTo("circuit", circuit.id)},
                        circuit.m365Authorization
                            ? Text(tr("{circuit} is to carry Microsoft 365 and its authorization "
                                      "is {state}"),
                                   {{"circuit", circuit.label()},
                                    {"state", std::string(word(*circuit.m365Authorization))}})
                            : Text(tr("{circuit} is to carry Microsoft 365 and the plan states no "
                                      "authorization"),
                                   {{"circuit", circuit.label()}})});
    }
}

/// Whether a service is Microsoft 365's, by the community that its routes carry.
bool isMicrosoft365(const ReviewInput& input, const std::string& service) {
    const std::uint32_t position = input.network.serviceOf(service);
    if (position == CompiledNetwork::none) return false;
    static constexpr std::array<std::string_view, 4> words{"exchange", "sharepoint", "teams",
                                                           "other"};
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        const std::string community = communityOf(input.catalogue, word);
        return !community.empty() &&
               community ==
                   communityOf(input.catalogue, input.network.services[position].community);
    });
}

void noMicrosoftPeering(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        if (ReviewInput::has(circuit, Peering::Microsoft)) continue;
        const std::string ref = refTo("circuit", circuit.id);
        if (!circuit.routeFilter.empty()) {
            hits.push_back(
                {{ref},
                 Text(tr("{circuit} has a route filter for {services} and no Microsoft "
                         "peering"),
                      {{"circuit", circuit.label()}, {"services", fewOf(circuit.routeFilter)}})});
            continue;
        }
        for (const Route& route : input.plan.routes) {
            if (route.service.empty() || !isMicrosoft365(input, route.service.id)) continue;
            const bool named =
                std::any_of(route.groups.begin(), route.groups.end(), [&](const RouteGroup& group) {
                    return std::find(group.egresses.begin(), group.egresses.end(), ref) !=
                           group.egresses.end();
                });
            if (!named) continue;
            hits.push_back({{ref, refTo("route", route.id)},
                            Text(tr("{route} sends {service} over {circuit}, which has no "
                                    "Microsoft peering"),
                                 {{"route", route.label()},
                                  {"service", route.service.id},
                                  {"circuit", circuit.label()}})});
            break;
        }
    }
}

void notPremium(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        if (!input.carriesMicrosoft365(circuit) || circuit.sku == Sku::Premium) continue;
        hits.push_back(
            {{refTo("circuit", circuit.id)},
             Text(tr("{circuit} carries Microsoft 365 with the SKU {sku}"),
                  {{"circuit", circuit.label()}, {"sku", std::string(word(circuit.sku))}})});
        hits.back().edits = {setToWord(refTo("circuit", circuit.id), "sku", Sku::Premium)};
    }
}

void noRouteFilter(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        if (!ReviewInput::has(circuit, Peering::Microsoft) || !circuit.routeFilter.empty()) {
            continue;
        }
        hits.push_back({{refTo("circuit", circuit.id)},
                        Text(tr("{circuit} has Microsoft peering without a route filter: nothing "
                                "is advertised on it"),
                             {{"circuit", circuit.label()}})});
        // Which other services it is to carry, its owner knows.
        if (circuit.m365Authorization == Authorization::Granted ||
            circuit.m365Authorization == Authorization::Requested) {
            hits.back().edits = {servicesInFilter(input, circuit)};
        }
    }
}

/// Kind of a service in the catalogue, or a word in its id by which Microsoft's list names it.
std::string_view excludedKind(const ReviewInput& input, const std::string& id) {
    for (const ServiceDefault& entry : input.catalogue.serviceDefaults) {
        if (entry.service.id == id) return entry.expressRoute ? std::string_view() : entry.kind;
    }
    struct Named {
        std::string_view part;
        std::string_view kind;
    };
    static constexpr Named names[] = {
        {"front-door", "cdn"},
        {"frontdoor", "cdn"},
        {"traffic-manager", "cdn"},
        {"logic-apps", "cdn"},
        {"intune", "cdn"},
        {"mfa", "cdn"},
        {"cdn", "cdn"},
        {"21vianet", "downloads"},
        {"client-download", "downloads"},
        {"office-install", "downloads"},
    };
    for (const Named& name : names) {
        if (id.find(name.part) != std::string::npos) return name.kind;
    }
    return {};
}

/// Routes that name circuits for such services, and services that the plan says circuits carry.
void excluded(const ReviewInput& input, bool downloads, Hits& hits) {
    const auto concerns = [&](const std::string& id) {
        const std::string_view kind = excludedKind(input, id);
        return !kind.empty() && (kind == "downloads") == downloads;
    };
    for (const Service& service : input.plan.services) {
        if (!concerns(service.id)) continue;
        const double share = service.internetShare.value_or(service.community.empty() ? 1 : 0);
        if (share >= 1) continue;
        hits.push_back({{refTo("service", service.id)},
                        Text(tr("{service} is said to leave by ExpressRoute for {share} of its "
                                "traffic"),
                             {{"service", service.label()}, {"share", Ratio{1 - share}}})});
    }
    for (const Route& route : input.plan.routes) {
        if (route.service.empty() || !concerns(route.service.id)) continue;
        for (const RouteGroup& group : route.groups) {
            const auto circuit =
                std::find_if(group.egresses.begin(), group.egresses.end(),
                             [](const std::string& ref) { return ref.starts_with("circuit/"); });
            if (circuit == group.egresses.end()) continue;
            hits.push_back({{refTo("route", route.id), *circuit},
                            Text(tr("{route} sends {service} to {circuit}, which never carries it"),
                                 {{"route", route.label()},
                                  {"service", route.service.id},
                                  {"circuit", *circuit}})});
            break;
        }
    }
}

void excludedPlatform(const ReviewInput& input, Hits& hits) {
    excluded(input, false, hits);
}

void excludedDownloads(const ReviewInput& input, Hits& hits) {
    excluded(input, true, hits);
}

constexpr Rule rules[] = {
    {.id = "M365-01",
     .area = RuleArea::M365,
     .severity = Severity::Error,
     .title = tr("Microsoft has authorized what circuits carry of Microsoft 365"),
     .why = tr("Microsoft does not recommend ExpressRoute for Microsoft 365 by default and reviews "
               "each request: without authorization no route filter with its communities can be "
               "made."),
     .fix = tr("Ask Microsoft for the authorization, with the reason why the Internet will not "
               "do; or plan without ExpressRoute (scenario no-expressroute)."),
     .source = "Azure ExpressRoute for Microsoft 365 (2024-03-15); ExpressRoute routing "
               "requirements (2026-03-12); ExpressRoute FAQ (2025-01-10)",
     .needs = "circuits.route_filter",
     .reads = "circuits.m365_authorization circuits.peerings",
     .check = notAuthorized,
     .example = "set circuit/er-london.m365_authorization null",
     .exampleSubject = "circuit/er-london"},
    {.id = "M365-02",
     .area = RuleArea::M365,
     .severity = Severity::Error,
     .title = tr("A circuit that is to carry Microsoft 365 has Microsoft peering"),
     .why = tr("Private peering reaches virtual networks only; Microsoft 365 is advertised on "
               "Microsoft peering."),
     .fix = tr("Configure Microsoft peering on the circuit, or take the service off it."),
     .source = "Routing with ExpressRoute for Microsoft 365 (2019-12-03); ExpressRoute routing "
               "requirements (2026-03-12)",
     .needs = "circuits",
     .reads = "circuits.peerings circuits.route_filter routes",
     .check = noMicrosoftPeering,
     .example = "set circuit/er-london.peering_config []\nset circuit/er-london.peerings "
                "[\"private\"]",
     .exampleSubject = "circuit/er-london"},
    {.id = "M365-03",
     .area = RuleArea::M365,
     .severity = Severity::Error,
     .title = tr("A circuit that carries Microsoft 365 has the Premium add-on"),
     .why = tr("Microsoft 365 over ExpressRoute is part of Premium alone."),
     .fix = tr("Change the SKU to premium; that needs no new circuit."),
     .source = "ExpressRoute FAQ (2025-01-10); Azure ExpressRoute for Microsoft 365 (2024-03-15)",
     .needs = "circuits.route_filter",
     .reads = "circuits.sku circuits.peerings",
     .check = notPremium,
     .example = "set circuit/er-london.sku standard",
     .exampleSubject = "circuit/er-london"},
    {.id = "M365-04",
     .area = RuleArea::M365,
     .severity = Severity::Error,
     .title = tr("Microsoft peering has a route filter"),
     .why = tr("On peerings configured since August 2017 Microsoft advertises no prefix until a "
               "route filter is attached."),
     .fix = tr("Attach a route filter with the communities of the services that it is to carry."),
     .source = "Create and change peering of a circuit by CLI (2023-09-15); ExpressRoute FAQ "
               "(2025-01-10)",
     .needs = "circuits.peerings",
     .reads = "circuits.route_filter",
     .check = noRouteFilter,
     .example = "set circuit/er-london.route_filter []",
     .exampleSubject = "circuit/er-london"},
    {.id = "M365-35",
     .area = RuleArea::M365,
     .severity = Severity::Error,
     .title = tr("Nothing is sent to circuits that Microsoft peering does not reach"),
     .why = tr("Content delivery, Azure Front Door, Traffic Manager, Logic Apps, Intune, the "
               "legacy MFA server, public DNS and revocation lists are on the Internet only."),
     .fix = tr("Route the service to the Internet."),
     .source = "ExpressRoute FAQ (2025-01-10)",
     .needs = "services|routes",
     .reads = "services.internet_share services.community routes.groups",
     .check = excludedPlatform,
     .example = "add services {\"id\": \"cdn\", \"internet_share\": 0, \"community\": \"other\"}",
     .exampleSubject = "service/cdn"},
    {.id = "M365-36",
     .area = RuleArea::M365,
     .severity = Severity::Error,
     .title = tr("Client downloads and sign-in on premises are not sent to circuits"),
     .why = tr("Downloads of Microsoft 365 Apps, sign-in by identity systems on premises and the "
               "service operated by 21Vianet are not part of ExpressRoute for Microsoft 365."),
     .fix = tr("Route the service to the Internet, and size the Internet egresses for it."),
     .source = "Azure ExpressRoute for Microsoft 365 (2024-03-15)",
     .needs = "services|routes",
     .reads = "services.internet_share services.community routes.groups",
     .check = excludedDownloads,
     .example = "add services {\"id\": \"client-downloads\", \"internet_share\": 0.5}",
     .exampleSubject = "service/client-downloads"},
};

}  // namespace

RuleFamily microsoft365Rules() {
    return rules;
}

}  // namespace peerplan::reviewing
