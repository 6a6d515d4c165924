// SPDX-License-Identifier: MIT

/// Rules on the Internet egress that Microsoft 365 needs beside ExpressRoute.

#include <algorithm>

#include "planner/review/input.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

/// Where nothing but the Internet carries it, people need a way there: DNS, CRL, CDN.
void noInternet(const ReviewInput& input, Hits& hits) {
    const SiteWaysAnswer* ways = input.answers.ways;
    if (ways == nullptr) return;
    for (std::size_t s = 0; s < input.plan.sites.size(); ++s) {
        if (input.users(s) == 0) continue;
        for (std::size_t g = 0; g < ways->groups.size(); ++g) {
            const SiteWay* way = input.way(s, g);
            if (!ways->groups[g].internetOnly) continue;
            if (way->outcome != PathOutcome::Cut && way->outcome != PathOutcome::Manual) continue;
            const Site& site = input.plan.sites[s];
            hits.push_back(
                {{refTo("site", site.id)},
                 Text(
                     way->outcome == PathOutcome::Manual
                         ? tr("{site} reaches {services} only after a person has switched; {users} "
                              "users")
                         : tr("{site} has no way to the Internet for {services}; {users} users"),
                     {{"site", site.label()},
                      {"services", fewOf(ways->groups[g].services)},
                      {"users", Headcount::of(input.users(s))}})});
            break;
        }
    }
}

constexpr Rule rules[] = {
    {.id = "M365-05",
     .area = RuleArea::M365,
     .severity = Severity::Error,
     .title = tr("Every site where people work has a way to the Internet"),
     .why = tr("DNS, certificate revocation lists, content delivery and many Microsoft 365 "
               "endpoints are never carried by ExpressRoute: without the Internet nobody works."),
     .fix =
         tr("Give the site an Internet egress, or let it use a shared one that the WAN reaches."),
     .source = "Microsoft 365 network planning with ExpressRoute (2018-02-14); Azure ExpressRoute "
               "for Microsoft 365 (2024-03-15); Network planning with ExpressRoute for Office 365",
     .needs = "sites.users",
     .reads = "internet links policy.order",
     .check = noInternet,
     .example = "remove internet/paris\nset internet/london-dc.shared false\n"
                "set internet/amsterdam-dc.shared false\nset internet/dallas-dc.shared false\n"
                "set internet/virginia-dc.shared false",
     .exampleSubject = "site/paris"},
};

}  // namespace

RuleFamily internetEgressRules() {
    return rules;
}

}  // namespace peerplan::reviewing
