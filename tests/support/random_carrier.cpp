// SPDX-License-Identifier: MIT
#include "tests/support/random_carrier.h"

#include <random>
#include <string>

#include "tests/support/routed_network.h"

namespace peerplan::tests {

Plan randomCarrier(std::uint64_t seed) {
    std::mt19937_64 random(seed ^ 0x5eed);
    Plan plan;
    plan.asOf = *Date::fromCivil(2026, 1, 15);
    const std::size_t count = 4 + random() % 12;
    const auto any = [&] { return "n" + std::to_string(random() % count); };
    const bool stated = random() % 3 != 0;
    for (const char* id : {"duct-a", "duct-b"}) {
        RiskGroup duct;
        duct.id = id;
        plan.riskGroups.push_back(duct);
    }
    const auto join = [&](const std::string& from, const std::string& to) {
        if (from == to) return;
        Link link;
        link.id = "l" + std::to_string(plan.links.size());
        link.from = from;
        link.to = to;
        link.rtt = Rtt::us(static_cast<std::int64_t>(random() % 4));
        if (stated) {
            link.metric = 1 + static_cast<std::int64_t>(random() % 4);
            if (random() % 3 == 0) link.metricBack = 1 + static_cast<std::int64_t>(random() % 4);
        }
        if (random() % 4 == 0) {
            link.riskGroups.push_back(plan.riskGroups[random() % 2].id);
        }
        plan.links.push_back(link);
    };
    for (std::size_t n = 0; n < count; ++n) {
        Site site;
        site.id = "n" + std::to_string(n);
        site.kind = SiteKind::Datacenter;
        plan.sites.push_back(site);
        if (n > 0 && random() % 12 != 0) join(site.id, "n" + std::to_string(random() % n));
    }
    for (std::size_t l = random() % (count + 3); l > 0; --l) join(any(), any());
    for (std::size_t d = 0; d < count * 4; ++d) {
        Demand demand;
        demand.id = "d" + std::to_string(d);
        demand.site = any();
        demand.toSite = any();
        if (demand.site.id != demand.toSite.id) plan.demands.push_back(demand);
    }
    return plan;
}

Traffic carrierTraffic(const CompiledNetwork& network, std::uint64_t seed, bool both) {
    std::mt19937_64 random(seed);
    TrafficBuilder builder(network);
    for (const DemandFlows& flows : network.demandFlows) {
        if (!flows.main.valid() || random() % 16 == 0) continue;
        const double rate = static_cast<double>(1 + random() % 100000) / 7;
        const double other = both ? static_cast<double>(random() % 1000) : 0;
        if (seed % 5 == 0) {
            builder.add(flows.main, other, rate);
        } else {
            builder.add(flows.main, rate, other);
        }
    }
    return builder.build();
}

}  // namespace peerplan::tests
