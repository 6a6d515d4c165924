// SPDX-License-Identifier: MIT

/// Rules on the addresses that NAT gives traffic to Microsoft.

#include <algorithm>

#include "planner/review/input.h"
#include "planner/review/rule.h"

namespace peerplan::reviewing {
namespace {

/// A pool fronts one circuit alone: else the answers to one circuit's flows come by another.
void sharedPools(const ReviewInput& input, Hits& hits) {
    struct Owner {
        std::string prefix;
        std::string ref;
    };
    std::vector<Owner> owners;
    const auto add = [&](const std::string& prefix, const std::string& ref) {
        const auto same = std::find_if(owners.begin(), owners.end(), [&](const Owner& owner) {
            return owner.prefix == prefix && owner.ref != ref;
        });
        if (same != owners.end()) {
            hits.push_back({{ref, same->ref},
                            Text(tr("{ref} translates to {prefix}, and so does {other}"),
                                 {{"ref", ref}, {"prefix", prefix}, {"other", same->ref}})});
        }
        owners.push_back({prefix, ref});
    };
    for (const InternetEgress& egress : input.plan.internet) {
        for (const std::string& pool : egress.natPools) add(pool, refTo("internet", egress.id));
    }
    for (const Circuit& circuit : input.plan.circuits) {
        for (const NatPool& pool : circuit.natPools) {
            add(pool.prefix, refTo("circuit", circuit.id));
        }
    }
}

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
};

}  // namespace

RuleFamily natPoolRules() {
    return rules;
}

}  // namespace peerplan::reviewing
