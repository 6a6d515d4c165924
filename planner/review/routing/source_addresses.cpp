// SPDX-License-Identifier: MIT

/// Rules on the addresses that Microsoft sees, and by which way it answers them.

#include "planner/review/addresses.h"
#include "planner/review/input.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

void publicSources(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        if (!ReviewInput::has(circuit, Peering::Microsoft)) continue;
        const std::string ref = refTo("circuit", circuit.id);
        for (const NatPool& pool : circuit.natPools) {
            const auto prefix = parsePrefix(pool.prefix);
            if (prefix && hasPrivateAddresses(*prefix)) {
                hits.push_back(
                    {{ref},
                     Text(tr("{circuit} translates to {prefix}, which holds private addresses; "
                             "expected a public prefix"),
                          {{"circuit", ref}, {"prefix", pool.prefix}})});
            } else if (pool.registeredTo == PrefixOwner::Unregistered) {
                hits.push_back(
                    {{ref},
                     Text(tr("{circuit} translates to {prefix}, which is registered to neither "
                             "the company nor its carrier"),
                          {{"circuit", ref}, {"prefix", pool.prefix}})});
            }
        }
    }
}

/// What both ways say of one pair of prefixes.
void comparePrefixes(const std::string& circuit, const std::string& overCircuit,
                     const std::string& egress, const std::string& overInternet, Hits& hits) {
    if (!overlap(overCircuit, overInternet)) return;
    const auto add = [&](const char* what, Severity severity) {
        hits.push_back({{circuit, egress},
                        Text(what, {{"circuit", circuit},
                                    {"prefix", overCircuit},
                                    {"egress", egress},
                                    {"other", overInternet}}),
                        severity});
    };
    if (!covers(overInternet, overCircuit)) {
        add(tr("{egress} advertises {other}, more specific than {prefix} over {circuit}: what is "
               "meant for ExpressRoute comes by the Internet"),
            Severity::Error);
    } else if (covers(overCircuit, overInternet)) {
        add(tr("{circuit} advertises {prefix}, and so does {egress}: expected a prefix of its own"),
            Severity::Error);
    } else {
        add(tr("{circuit} advertises {prefix}, part of {other} that {egress} advertises: right "
               "only if answers may leave the Internet's way"),
            Severity::Note);
    }
}

void samePrefix(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        for (const std::string& prefix : circuit.advertisedPrefixes) {
            for (const InternetEgress& egress : input.plan.internet) {
                for (const std::string& other : egress.advertisedPrefixes) {
                    comparePrefixes(refTo("circuit", circuit.id), prefix,
                                    refTo("internet", egress.id), other, hits);
                }
            }
        }
    }
}

void answersByCircuit(const ReviewInput& input, Hits& hits) {
    for (const InternetEgress& egress : input.plan.internet) {
        for (const std::string& pool : egress.natPools) {
            for (const Circuit& circuit : input.plan.circuits) {
                for (const std::string& prefix : circuit.advertisedPrefixes) {
                    if (!overlap(pool, prefix)) continue;
                    const std::string from = refTo("internet", egress.id);
                    const std::string back = refTo("circuit", circuit.id);
                    hits.push_back(
                        {{from, back},
                         Text(tr("flows leave by {egress} with sources of {pool}, and {circuit} "
                                 "advertises {prefix}: Microsoft answers over ExpressRoute"),
                              {{"egress", from},
                               {"pool", pool},
                               {"circuit", back},
                               {"prefix", prefix}})});
                }
            }
        }
    }
}

constexpr Rule rules[] = {
    {.id = "M365-18",
     .area = RuleArea::Routing,
     .severity = Severity::Error,
     .title = tr("Microsoft sees public addresses, registered to the company or its carrier"),
     .why = tr("Microsoft drops routes and flows of private addresses on Microsoft peering, and "
               "accepts public ones only from whom they are registered to."),
     .fix = tr("Translate to a public prefix that a registry holds in the company's or the "
               "carrier's name."),
     .source = "Implementing ExpressRoute for Microsoft 365 (2017-12-05); Routing with "
               "ExpressRoute for Microsoft 365 (2019-12-03); ExpressRoute routing requirements "
               "(2026-03-12); ExpressRoute NAT requirements (2016-10-10)",
     .needs = "circuits.nat_pools",
     .check = publicSources,
     .example = "set circuit/er-london.nat_pools [{\"prefix\": \"10.1.0.0/28\"}]",
     .exampleSubject = "circuit/er-london"},
    {.id = "M365-19",
     .area = RuleArea::Routing,
     .severity = Severity::Error,
     .title = tr("No prefix is advertised both over ExpressRoute and to the Internet"),
     .why = tr("With one prefix on both ways, requests and answers take different ones, and "
               "stateful controls drop the answers; of two, the more specific one wins."),
     .fix = tr("Advertise different prefixes; where that cannot be, the more specific one over "
               "ExpressRoute."),
     .source = "Routing with ExpressRoute for Microsoft 365 (2019-12-03); ExpressRoute routing "
               "requirements (2026-03-12); ExpressRoute NAT requirements (2016-10-10); "
               "Implementing ExpressRoute for Microsoft 365 (2017-12-05)",
     .needs = "circuits.advertised_prefixes internet.advertised_prefixes",
     .check = samePrefix,
     .example = "set circuit/er-london.advertised_prefixes [\"198.51.100.0/27\"]",
     .exampleSubject = "circuit/er-london"},
    {.id = "M365-28",
     .area = RuleArea::Routing,
     .severity = Severity::Error,
     .title = tr("What leaves by the Internet has no source that ExpressRoute advertises"),
     .why = tr("Microsoft answers over ExpressRoute whatever it has a route for there, from "
               "anywhere in the world: the answer misses the firewall that the flow opened."),
     .fix = tr("Give the Internet egress a NAT pool that no circuit advertises."),
     .source = "Routing with ExpressRoute for Microsoft 365 (2019-12-03); ExpressRoute asymmetric "
               "routing (2016-08-23)",
     .needs = "internet.nat_pools circuits.advertised_prefixes",
     .check = answersByCircuit,
     .example = "set circuit/er-london.advertised_prefixes [\"192.0.2.0/28\", \"198.51.100.0/28\"]",
     .exampleSubject = "internet/london-dc"},
};

}  // namespace

RuleFamily sourceAddressRules() {
    return rules;
}

}  // namespace peerplan::reviewing
