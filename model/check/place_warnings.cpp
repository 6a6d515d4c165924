// SPDX-License-Identifier: MIT
// What an answer would silently lean on: mixed metrics (W1), places that are not stated.
#include <algorithm>

#include "model/check/context.h"

namespace peerplan::check {
namespace {

/// Whether the latency model is asked about a site, because something there states no RTT.
std::vector<bool> needCoordinates(const Context& context) {
    const Plan& plan = context.plan;
    std::vector<bool> out(plan.sites.size(), false);
    const auto need = [&](const Ref<Site>& site) {
        if (const auto i = context.index.find("sites", site.id)) out[*i] = true;
    };
    for (const Link& link : plan.links) {
        if (link.rtt) continue;
        need(link.from);
        need(link.to);
    }
    for (const Circuit& circuit : plan.circuits) {
        for (const Connection& connection : circuit.connections) {
            if (!connection.rtt) need(connection.site);
        }
    }
    for (const InternetEgress& egress : plan.internet) {
        if (!egress.rtt) need(egress.site);
    }
    for (const Gateway& gateway : plan.gateways) {
        if (!gateway.lat) need(gateway.site);
    }
    return out;
}

bool hasUsers(const Site& site) {
    return std::any_of(site.users.begin(), site.users.end(),
                       [](const Users& users) { return users.count.value() > 0; });
}

}  // namespace

void warnOfMetrics(Context& context) {
    const std::vector<Link>& links = context.plan.links;
    const auto with = std::count_if(links.begin(), links.end(),
                                    [](const Link& link) { return link.metric.has_value(); });
    const auto without = static_cast<std::ptrdiff_t>(links.size()) - with;
    if (with == 0 || without == 0) return;
    const auto first =
        std::find_if(links.begin(), links.end(), [](const Link& link) { return !link.metric; });
    context.warning(
        pointerTo("links", first - links.begin()),
        {tr("{with} links state a metric and {without} do not, the first of them {link}: metrics "
            "and microseconds are compared (W1)"),
         {{"with", std::int64_t{with}}, {"without", std::int64_t{without}}, {"link", first->id}}});
}

void warnOfPlaces(Context& context) {
    const Plan& plan = context.plan;
    const std::vector<bool> needed = needCoordinates(context);
    for (std::size_t i = 0; i < plan.sites.size(); ++i) {
        const Site& site = plan.sites[i];
        const bool users = hasUsers(site);
        if (users && site.region.empty() && !plan.regions.empty()) {
            context.warning(pointerTo("sites", i),
                            {tr("{site} has users and no region: no circuit is its own region's"),
                             {{"site", site.id}}});
        }
        if (users && site.timeZone.empty()) {
            context.warning(
                pointerTo("sites", i),
                {tr("{site} has users and no time zone: UTC is assumed"), {{"site", site.id}}});
        }
        if (needed[i] && !(site.lat && site.lon)) {
            context.warning(pointerTo("sites", i),
                            {tr("{site} has no coordinates, and something there states no "
                                "round-trip time: it is not known"),
                             {{"site", site.id}}});
        }
    }
}

}  // namespace peerplan::check
