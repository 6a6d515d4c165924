// SPDX-License-Identifier: MIT
// The evaluator against a router that takes the rules word by word, on random networks: the normal
// state, every single failure and random pairs.

#include <algorithm>
#include <cmath>
#include <random>

#include "planner/routing/evaluate.h"
#include "tests/support/catch.h"
#include "tests/support/random_network.h"
#include "tests/support/rounds.h"
#include "tests/support/routed_network.h"
#include "tests/support/slow_router.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

bool near(double a, double b) {
    return std::abs(a - b) <= 1e-9 * std::max(1.0, std::max(std::abs(a), std::abs(b)));
}

std::string_view wordOf(Outcome outcome) {
    switch (outcome) {
        case Outcome::Served:
            return "served";
        case Outcome::ManualOnly:
            return "manual";
        case Outcome::Cut:
            return "cut";
        case Outcome::SiteDown:
            break;
    }
    return "site-down";
}

/// Both routers over one random network.
class Pair {
  public:
    explicit Pair(std::uint64_t seed)
        : m_plan(randomNetwork(seed)),
          m_catalogue(smallCatalogue()),
          m_slow(m_plan, m_catalogue),
          m_fast(m_plan, m_catalogue) {
        std::mt19937_64 random(seed ^ 0xabcdef);
        const auto rate = [&] { return static_cast<double>(1 + random() % 50); };
        for (const Site& site : m_plan.sites) {
            for (const char* service : {"exchange", "teams", "dns"}) {
                const SlowRates rates{rate(), rate()};
                m_traffic.services[{site.id, service}] = rates;
                m_fast.load(site.id, service, rates.up, rates.down);
            }
        }
        for (std::size_t d = 0; d < m_plan.demands.size(); ++d) {
            m_traffic.demands[d] = {rate(), rate()};
            m_fast.loadDemand(d, m_traffic.demands[d].up, m_traffic.demands[d].down);
        }
        for (std::size_t i = 0; i < m_plan.inbound.size(); ++i) {
            m_traffic.inbound[i] = {rate(), rate()};
            m_fast.loadInbound(i, m_traffic.inbound[i].up, m_traffic.inbound[i].down);
        }
    }

    const CompiledNetwork& network() const { return m_fast.network(); }
    Workspace& workspace() { return m_fast.workspace(); }
    Traffic& traffic() { return m_fast.traffic(); }

    /// Empty if both agree, else what they differ in.
    std::string difference(const std::vector<std::string>& failed, bool after) {
        m_fast.fail(failed, after);
        const SlowAnswer slow = m_slow.route({failed.begin(), failed.end()}, after, m_traffic);
        for (const auto& [key, result] : slow.services) {
            const FlowId flow = m_fast.flow(key.first, key.second);
            const std::string what = compareFlow(flow, result);
            if (!what.empty()) return key.first + " " + key.second + ": " + what;
        }
        for (const auto& [d, result] : slow.demands) {
            const FlowId flow = network().demandFlows[d].main;
            const std::string what = compareFlow(flow, result);
            if (!what.empty()) return "demand " + std::to_string(d) + ": " + what;
        }
        for (const auto& [i, result] : slow.inbound) {
            const FlowId flow = network().inboundFlows[i];
            const std::string what = compareFlow(flow, result);
            if (!what.empty()) return "inbound " + std::to_string(i) + ": " + what;
            if (result.asymmetric != m_fast.workspace().flow(flow).asymmetric) {
                return "inbound " + std::to_string(i) + ": asymmetric";
            }
        }
        return compareLoads(slow);
    }

  private:
    std::string compareFlow(FlowId flow, const SlowResult& slow) {
        const FlowResult& fast = m_fast.workspace().flow(flow);
        if (slow.outcome != wordOf(fast.outcome)) {
            return slow.outcome + " is " + std::string(wordOf(fast.outcome));
        }
        if (slow.outcome != "served") return {};
        if (!near(slow.rttUs, fast.rttUs)) {
            return "rtt " + std::to_string(slow.rttUs) + " is " + std::to_string(fast.rttUs);
        }
        std::map<std::string, SlowRates> shares;
        for (const Use& use : m_fast.workspace().uses(flow)) {
            if (!use.entry.valid()) continue;
            const EgressId egress = network().entries[use.entry.at()].egress;
            const ComponentId id = network().egresses[egress.at()].component;
            shares[network().components[id].ref].up += use.up;
            shares[network().components[id].ref].down += use.down;
        }
        for (const auto& [egress, share] : slow.shares) {
            if (!near(share.up, shares[egress].up) || !near(share.down, shares[egress].down)) {
                return "share of " + egress + " " + std::to_string(share.up) + "/" +
                       std::to_string(share.down) + " is " + std::to_string(shares[egress].up) +
                       "/" + std::to_string(shares[egress].down);
            }
        }
        return {};
    }

    std::string compareLoads(const SlowAnswer& slow) {
        for (std::size_t e = 0; e < network().elements.size(); ++e) {
            const Element& element = network().elements[e];
            if (!element.component.valid()) continue;
            const std::string& ref = network().components[element.component].ref;
            SlowRates expected;
            const auto known = slow.loads.find(ref);
            if (known != slow.loads.end()) expected = known->second;
            SlowRates found;
            const ElementLoad load = m_fast.workspace().load(ElementId(e));
            for (const double kbps : load.up) found.up += kbps;
            for (const double kbps : load.down) found.down += kbps;
            if (element.total()) {
                expected = {expected.up + expected.down, 0};
                found = {found.up + found.down, 0};
            }
            if (!near(expected.up, found.up) || !near(expected.down, found.down)) {
                return ref + " " + std::to_string(expected.up) + "/" +
                       std::to_string(expected.down) + " is " + std::to_string(found.up) + "/" +
                       std::to_string(found.down);
            }
        }
        return {};
    }

    Plan m_plan;
    Catalogue m_catalogue;
    SlowRouter m_slow;
    RoutedNetwork m_fast;
    SlowTraffic m_traffic;
};

void compare(std::uint64_t seed) {
    Pair pair(seed);
    std::mt19937_64 random(seed);
    const std::size_t count = pair.network().components.size();
    const auto ref = [&](std::size_t c) { return pair.network().components[ComponentId(c)].ref; };
    const auto check = [&](const std::vector<std::string>& failed, bool after) {
        const std::string difference = pair.difference(failed, after);
        if (difference.empty()) return true;
        std::string state;
        for (const std::string& component : failed) state += component + " ";
        INFO("seed " << seed << ", failed: " << state << (after ? "after the switch" : ""));
        INFO(difference);
        CHECK(false);
        return false;
    };
    if (!check({}, false) || !check({}, true)) return;
    for (std::size_t c = 0; c < count; ++c) {
        if (!check({ref(c)}, random() % 4 == 0)) return;
    }
    for (int i = 0; i < 10; ++i) {
        if (!check({ref(random() % count), ref(random() % count)}, random() % 2 == 0)) return;
    }
}

}  // namespace

TEST_CASE("the evaluator equals a router that takes the rules word by word") {
    const std::uint64_t seed = 1;
    for (int i = 0; i < rounds(60); ++i) compare(seed + static_cast<std::uint64_t>(i));
    SUCCEED("all agree");
}

TEST_CASE("the evaluator equals the slow router on thousands of networks", "[.soak]") {
    for (std::uint64_t i = 0; i < 3000; ++i) compare(1000 + i);
    SUCCEED("all agree");
}
