// SPDX-License-Identifier: MIT

/// Rules on the addresses that NAT gives traffic to Microsoft.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "planner/review/addresses.h"
#include "planner/review/input.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

struct Pool {
    const std::string* text = nullptr;
    IpPrefix prefix;
    std::string ref;
};

void addPool(const std::string& text, std::string_view kind, const std::string& id,
             std::vector<Pool>& pools) {
    if (const auto prefix = parsePrefix(text)) pools.push_back({&text, *prefix, refTo(kind, id)});
}

/// A pool fronts one circuit alone: else the answers to one circuit's flows come by another. What
/// Internet egresses share among each other is not this rule's matter.
void sharedPools(const ReviewInput& input, Hits& hits) {
    std::vector<Pool> pools;
    for (const InternetEgress& egress : input.plan.internet) {
        for (const std::string& pool : egress.natPools) addPool(pool, "internet", egress.id, pools);
    }
    for (const Circuit& circuit : input.plan.circuits) {
        const std::size_t others = pools.size();
        for (const NatPool& pool : circuit.natPools) {
            addPool(pool.prefix, "circuit", circuit.id, pools);
        }
        for (std::size_t own = others; own < pools.size(); ++own) {
            const Pool& mine = pools[own];
            const auto end = pools.begin() + static_cast<std::ptrdiff_t>(others);
            const auto same = std::find_if(pools.begin(), end, [&](const Pool& other) {
                return overlap(other.prefix, mine.prefix);
            });
            if (same == end) continue;
            hits.push_back({{mine.ref, same->ref},
                            Text(tr("{ref} translates to {prefix}, and {other} to {overlapping}"),
                                 {{"ref", mine.ref},
                                  {"prefix", *mine.text},
                                  {"other", same->ref},
                                  {"overlapping", *same->text}})});
        }
    }
}

const NatPool* poolPerConnection(const Circuit& circuit) {
    const auto found =
        std::find_if(circuit.natPools.begin(), circuit.natPools.end(),
                     [](const NatPool& pool) { return pool.scope == NatScope::Connection; });
    return found == circuit.natPools.end() ? nullptr : &*found;
}

/// Rule F7: what breaks when the pool goes with the connection.
void poolsPerLink(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        if (!ReviewInput::has(circuit, Peering::Microsoft)) continue;
        const NatPool* pool = poolPerConnection(circuit);
        if (pool == nullptr) continue;
        const std::string ref = refTo("circuit", circuit.id);
        hits.push_back({{ref},
                        Text(tr("{circuit} has a NAT pool per connection ({prefix}); expected "
                                "one ahead of both"),
                             {{"circuit", ref}, {"prefix", pool->prefix}})});
    }
}

void serversBehindOneLink(const ReviewInput& input, Hits& hits) {
    for (const Circuit& circuit : input.plan.circuits) {
        for (const NatPool& pool : circuit.natPools) {
            if (pool.scope != NatScope::Connection) continue;
            for (const Inbound& flow : input.plan.inbound) {
                if (!overlap(pool.prefix, flow.prefix)) continue;
                const std::string ref = refTo("circuit", circuit.id);
                const std::string inbound = refTo("inbound", flow.id);
                hits.push_back({{ref, inbound},
                                Text(tr("{inbound} reaches {host} in {prefix}, the NAT pool of "
                                        "one connection of {circuit}"),
                                     {{"inbound", inbound},
                                      {"host", flow.prefix},
                                      {"prefix", pool.prefix},
                                      {"circuit", ref}})});
            }
        }
    }
}

constexpr std::string_view perLink =
    "set circuit/er-london.nat_pools [{\"prefix\": \"192.0.2.0/29\", \"scope\": \"connection\", "
    "\"connection\": \"primary\"}, {\"prefix\": \"192.0.2.8/29\", \"scope\": \"connection\", "
    "\"connection\": \"secondary\"}]";

constexpr Rule rules[] = {
    {.id = "M365-20",
     .area = RuleArea::Nat,
     .severity = Severity::Error,
     .title = tr("Each circuit has a NAT pool of its own, apart from the Internet's"),
     .why = tr("Microsoft answers over whatever advertises the source: with a pool in two places "
               "answers come by another way than the flow went, and stateful controls drop them."),
     .fix = tr("Give each circuit and the Internet egresses pools that do not overlap."),
     .source =
         "Routing with ExpressRoute for Microsoft 365 (2019-12-03); Implementing ExpressRoute "
         "for Microsoft 365 (2017-12-05); Asymmetric routing with multiple paths (2016-08-23)",
     .needs = "circuits.nat_pools",
     .reads = "internet.nat_pools",
     .check = sharedPools,
     .example = "set circuit/er-london.nat_pools [{\"prefix\": \"192.0.2.32/28\"}]",
     .exampleSubject = "circuit/er-amsterdam"},
    {.id = "M365-21",
     .area = RuleArea::Nat,
     .severity = Severity::Warning,
     .title = tr("Both connections of a circuit share one NAT pool"),
     .why = tr("When a connection fails its sources go with it: every session over it breaks, and "
               "new ones wait until the other pool is used. One pool ahead of both survives."),
     .fix = tr("Translate before the circuit splits into primary and secondary."),
     .source = "Designing for high availability with ExpressRoute (2019-06-28)",
     .needs = "circuits.nat_pools",
     .check = poolsPerLink,
     .example = perLink,
     .exampleSubject = "circuit/er-london"},
    {.id = "M365-22",
     .area = RuleArea::Nat,
     .severity = Severity::Error,
     .title = tr("No server is reached through the NAT pool of one connection"),
     .why = tr("When that connection fails its prefix is no longer advertised: the server is "
               "gone, though the circuit still stands."),
     .fix = tr("Map the server in a pool that both connections advertise."),
     .source = "Designing for high availability with ExpressRoute (2019-06-28)",
     .needs = "circuits.nat_pools inbound",
     .check = serversBehindOneLink,
     .example = "set circuit/er-london.nat_pools [{\"prefix\": \"192.0.2.0/29\", \"scope\": "
                "\"connection\", \"connection\": \"primary\"}]\nset inbound/mail-europe.prefix "
                "192.0.2.1/32",
     .exampleSubject = "circuit/er-london"},
};

}  // namespace

RuleFamily natPoolRules() {
    return rules;
}

}  // namespace peerplan::reviewing
