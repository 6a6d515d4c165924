// SPDX-License-Identifier: MIT
// Random lives of a client, judged by an oracle that remembers all that ever happened and answers
// each question from that history: no cache, no state machine.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "planner/ogs/selection/client.h"
#include "planner/ogs/selection/days.h"
#include "planner/ogs/selection/noise.h"
#include "tests/planner/ogs/selection/vpn_plan.h"
#include "tests/support/catch.h"

namespace peerplan::tests {
namespace {

constexpr std::int64_t hourMs = 3600 * 1000;
constexpr std::int64_t hold = 4 * hourMs;
constexpr std::int64_t life = 14 * 24 * hourMs;

/// One measurement that was ever made.
struct Measured {
    std::int64_t at = 0;
    LocationKeys keys;
    std::vector<double> values;
};

struct Expected {
    Cause cause = Cause::Probed;
    std::size_t gateway = 0;
};

class History {
  public:
    History(std::vector<std::vector<double>> ms, std::vector<LocationKeys> keys)
        : m_ms(std::move(ms)), m_keys(std::move(keys)) {}

    void disconnected(std::int64_t at) { m_disconnect = at; }

    Expected connect(std::int64_t at, std::size_t place) {
        Expected out;
        if (m_disconnect && m_last && at - *m_disconnect < hold) {
            out.cause = Cause::Held;
            out.gateway = *m_last;
            return out;
        }
        const Measured* found = nullptr;
        for (const Measured& m : m_measured) {
            const bool young = at - m.at < life;
            const bool shared = std::any_of(m.keys.begin(), m.keys.end(), [&](const auto& key) {
                return std::find(m_keys[place].begin(), m_keys[place].end(), key) !=
                       m_keys[place].end();
            });
            if (young && shared && (found == nullptr || m.at >= found->at)) found = &m;
        }
        out.cause = found != nullptr ? Cause::Cached : Cause::Probed;
        if (found == nullptr) {
            std::vector<double> values;
            for (const double ms : m_ms[place]) values.push_back(std::round(3 * ms + 1));
            m_measured.push_back({at, m_keys[place], values});
            found = &m_measured.back();
        }
        const auto best = static_cast<std::size_t>(
            std::min_element(found->values.begin(), found->values.end()) - found->values.begin());
        out.gateway = best;
        if (m_last &&
            100 * (found->values[*m_last] - found->values[best]) < 20 * found->values[*m_last]) {
            out.gateway = *m_last;
        }
        m_last = out.gateway;
        return out;
    }

  private:
    std::vector<std::vector<double>> m_ms;
    std::vector<LocationKeys> m_keys;
    std::vector<Measured> m_measured;
    std::optional<std::int64_t> m_disconnect;
    std::optional<std::size_t> m_last;
};

}  // namespace

TEST_CASE("Rules R6, R11 to R14, R20, R22 and R23: a random life follows from its whole history") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        SeededNumbers random(seed);
        constexpr std::size_t places = 5;
        constexpr std::size_t gateways = 4;
        std::vector<std::pair<std::string, std::vector<double>>> sites;
        std::vector<std::vector<double>> ms(places);
        for (std::size_t p = 0; p < places; ++p) {
            for (std::size_t g = 0; g < gateways; ++g) {
                ms[p].push_back(20 + static_cast<double>(random.below(60)));
            }
            sites.emplace_back("p" + std::to_string(p), ms[p]);
        }
        VpnPlan vpn = vpnPlan(gateways, sites);
        std::vector<LocationKeys> keys;
        for (std::size_t p = 0; p < places; ++p) {
            // Few suffixes and resolvers, so that places share keys now and then.
            vpn.site(p).dns.suffix = random.below(2) == 0 ? "home" : "lan";
            vpn.site(p).dns.resolvers = {std::to_string(random.below(3)),
                                         std::to_string(random.below(3))};
            keys.push_back(locationKeys(vpn.site(p).dns));
        }
        OgsClient client(*clientProfile(vpn.plan, vpn.site(0), {}), {});
        History history(ms, keys);
        std::int64_t now = 0;
        const std::vector<std::uint8_t> alive(gateways, 1);
        for (int step = 0; step < 60; ++step) {
            const std::size_t place = random.below(places);
            const Decision d = client.connect(
                Duration::ms(now),
                surroundingsAt(vpn.plan, vpn.rtts, client.profile(), SiteId(place), alive));
            const Expected expected = history.connect(now, place);
            INFO("step " << step << " at " << now << " in " << place);
            CHECK(d.cause == expected.cause);
            CHECK(d.gateway == GatewayId(expected.gateway));
            now += static_cast<std::int64_t>(1 + random.below(30)) * hourMs / 2;
            client.disconnect(Duration::ms(now));
            history.disconnected(now);
            // Often just at the border of four hours.
            constexpr std::int64_t gaps[] = {1,        hourMs,      hold - 1,       hold,
                                             hold + 1, 20 * hourMs, 3 * 24 * hourMs};
            now += gaps[random.below(7)];
        }
    }
}

}  // namespace peerplan::tests
