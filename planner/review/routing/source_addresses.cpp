// SPDX-License-Identifier: MIT

/// Rules on the addresses that Microsoft sees, and by which way it answers them.

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

/// A prefix that the plan states, and whose it is.
struct Stated {
    const std::string* text = nullptr;
    IpPrefix prefix;
    std::string ref;
};

template <class Egress>
std::vector<Stated> statedPrefixes(std::string_view kind, const std::vector<Egress>& egresses,
                                   std::vector<std::string> Egress::*list) {
    std::vector<Stated> found;
    for (const Egress& egress : egresses) {
        for (const std::string& text : egress.*list) {
            const auto prefix = parsePrefix(text);
            if (prefix) found.push_back({&text, *prefix, refTo(kind, egress.id)});
        }
    }
    return found;
}

/// What is told of one prefix of a circuit and one that Internet egresses advertise.
void tellPair(const Stated& mine, const Stated& other, std::vector<std::string> egresses,
              Hits& hits) {
    const char* what = tr(
        "{circuit} advertises {prefix}, part of {other} that {egresses} advertises: right only if "
        "answers may leave the Internet's way");
    Severity severity = Severity::Note;
    if (!other.prefix.covers(mine.prefix)) {
        what =
            tr("{egresses} advertises {other}, more specific than {prefix} over {circuit}: what is "
               "meant for ExpressRoute comes by the Internet");
        severity = Severity::Error;
    } else if (mine.prefix.covers(other.prefix)) {
        what = tr(
            "{circuit} advertises {prefix}, and so does {egresses}: expected a prefix of its own");
        severity = Severity::Error;
    }
    Text text(what, {{"circuit", mine.ref},
                     {"prefix", *mine.text},
                     {"egresses", fewOf(egresses)},
                     {"other", *other.text}});
    egresses.insert(egresses.begin(), mine.ref);
    hits.push_back({std::move(egresses), std::move(text), severity});
}

void samePrefix(const ReviewInput& input, Hits& hits) {
    const std::vector<Stated> overInternet =
        statedPrefixes("internet", input.plan.internet, &InternetEgress::advertisedPrefixes);
    for (const Stated& mine :
         statedPrefixes("circuit", input.plan.circuits, &Circuit::advertisedPrefixes)) {
        // One finding for a prefix, however many egresses advertise it.
        std::map<IpPrefix, std::pair<const Stated*, std::vector<std::string>>> groups;
        for (const Stated& other : overInternet) {
            if (!overlap(mine.prefix, other.prefix)) continue;
            auto& [first, egresses] = groups[other.prefix];
            if (first == nullptr) first = &other;
            egresses.push_back(other.ref);
        }
        for (auto& [prefix, group] : groups) {
            tellPair(mine, *group.first, std::move(group.second), hits);
        }
    }
}

void answersByCircuit(const ReviewInput& input, Hits& hits) {
    const std::vector<Stated> advertised =
        statedPrefixes("circuit", input.plan.circuits, &Circuit::advertisedPrefixes);
    for (const Stated& pool :
         statedPrefixes("internet", input.plan.internet, &InternetEgress::natPools)) {
        for (const Stated& over : advertised) {
            if (!overlap(pool.prefix, over.prefix)) continue;
            hits.push_back(
                {{pool.ref, over.ref},
                 Text(tr("flows leave by {egress} with sources of {pool}, and {circuit} advertises "
                         "{prefix}: Microsoft answers over ExpressRoute"),
                      {{"egress", pool.ref},
                       {"pool", *pool.text},
                       {"circuit", over.ref},
                       {"prefix", *over.text}})});
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
