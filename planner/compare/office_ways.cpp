// SPDX-License-Identifier: MIT
#include "planner/compare/office_ways.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "model/catalogue/lookup.h"
#include "planner/resilience/sweep/candidates.h"
#include "planner/resilience/sweep/chances.h"
#include "planner/routing/change_evaluator.h"

namespace peerplan::comparing {
namespace {

/// Below this a share is what floating point left over.
constexpr double leastShare = 1e-9;
constexpr double leastMs = 1e-6;

/// One flow of what ExpressRoute may carry, in one state.
struct FlowView {
    const FlowResult* result = nullptr;
    std::span<const Use> uses;
};

/// One site in one state.
struct SiteView {
    double served = 0;
    double us = 0;
    double internet = 0;
    double abroad = 0;
    bool down = false;
    bool waits = false;
    bool cut = false;

    std::optional<double> rttMs() const {
        return served > 0 ? std::optional(us / served / 1e3) : std::nullopt;
    }
};

class Walk {
  public:
    Walk(const Plan& plan, const LoadedNetwork& loaded, const Catalogue& catalogue)
        : m_plan(plan),
          m_loaded(loaded),
          m_network(loaded.network()),
          m_base(loaded.state()),
          m_chances(plan, m_network, catalogue, m_base.state().failed),
          m_evaluator(m_base),
          m_changed(m_network.flows.size(), none),
          m_position(m_network.siteCount(), none) {
        findRates(catalogue);
    }

    OfficeWaysAnswer run() {
        findOffices();
        for (const auto& candidate : sweeping::candidates(m_base, {})) {
            m_year += m_chances.of(candidate.component);
            if (!candidate.idle) fail(candidate.component);
        }
        finish();
        return std::move(m_answer);
    }

  private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    /// Busy-hour rates of what ExpressRoute may carry, by flow of a service: of services that have
    /// a community, less their part for the Internet. Where no circuit of the design carries the
    /// service it goes with what only the Internet carries, and counts all the same.
    void findRates(const Catalogue& catalogue) {
        std::vector<double> share;
        for (const ResolvedService& service : m_network.services) {
            const auto own = std::find_if(m_plan.services.begin(), m_plan.services.end(),
                                          [&](const Service& one) { return one.id == service.id; });
            const Service* known = findService(catalogue, service.id);
            std::optional<double> internet;
            if (own != m_plan.services.end()) internet = own->internetShare;
            if (!internet && known != nullptr) internet = known->internetShare;
            share.push_back(service.community.empty() ? 0 : 1 - internet.value_or(0));
        }
        m_rates.resize(m_network.siteCount() * m_network.groupCount);
        for (const ServiceDemand& demand : m_loaded.planned().usage.demand) {
            if (share[demand.service] <= 0) continue;
            FlowId flow = m_network.flowOf(SiteId(demand.site), demand.service, false);
            if (!flow.valid()) flow = m_network.flowOf(SiteId(demand.site), demand.service, true);
            if (!flow.valid()) continue;
            Rates& rates = m_rates[flow.at()];
            rates.upKbps += share[demand.service] * demand.used.upKbps;
            rates.downKbps += share[demand.service] * demand.used.downKbps;
        }
    }

    /// Calls act(flow, rates) for the site's flows of what ExpressRoute may carry.
    template <class Act>
    void eachFlow(SiteId site, const Act& act) const {
        for (std::size_t g = 0; g < m_network.groupCount; ++g) {
            const FlowId flow(site.at() * m_network.groupCount + g);
            const Rates& rates = m_rates[flow.at()];
            if (rates.sum() > 0) act(flow, rates);
        }
    }

    bool isAbroad(SiteId site, const Egress& egress) const {
        const std::uint32_t region = m_network.sites[site.at()].region;
        if (region == CompiledNetwork::none) return false;
        if (!egress.circuit) {
            const std::uint32_t other = m_network.sites[egress.site.at()].region;
            return other != CompiledNetwork::none && other != region;
        }
        return !egress.regions.empty() &&
               !std::binary_search(egress.regions.begin(), egress.regions.end(), region);
    }

    FlowView baseView(FlowId flow) const { return {&m_base.flow(flow), m_base.uses(flow)}; }
    FlowView viewOf(FlowId flow) const {
        const std::uint32_t at = m_changed[flow.at()];
        if (at == none) return baseView(flow);
        return {&m_change.results[at], m_change.usesOf(at)};
    }

    template <class View>
    SiteView look(SiteId site, const View& view) const {
        SiteView out;
        eachFlow(site, [&](FlowId flow, const Rates& rates) {
            const FlowView now = view(flow);
            out.down |= now.result->outcome == Outcome::SiteDown;
            out.waits |= now.result->outcome == Outcome::ManualOnly;
            out.cut |= now.result->outcome == Outcome::Cut;
            if (now.result->outcome != Outcome::Served) return;
            out.served += rates.sum();
            out.us += rates.sum() * now.result->rttUs;
            for (const Use& use : now.uses) {
                const double kbps = use.up * rates.upKbps + use.down * rates.downKbps;
                // A remote user's way past every egress is the Internet (rule R7).
                if (!use.entry.valid()) {
                    out.internet += kbps;
                    continue;
                }
                const Egress& egress =
                    m_network.egresses[m_network.entries[use.entry.at()].egress.at()];
                if (!egress.circuit) out.internet += kbps;
                if (isAbroad(site, egress)) out.abroad += kbps;
            }
        });
        return out;
    }

    void findOffices() {
        const std::vector<std::int64_t>& users = m_loaded.users();
        const bool counts =
            std::all_of(users.begin(), users.end(), [](std::int64_t n) { return n == 0; });
        for (std::size_t s = 0; s < m_network.siteCount(); ++s) {
            double kbps = 0;
            eachFlow(SiteId(s), [&](FlowId, const Rates& rates) { kbps += rates.sum(); });
            const std::int64_t people = counts ? 1 : users[s];
            if (kbps <= 0 || people == 0) continue;
            const SiteView view = look(SiteId(s), [&](FlowId flow) { return baseView(flow); });
            OfficeWays office;
            office.site = m_plan.sites[s].id;
            office.region = m_plan.sites[s].region.id;
            office.users = people;
            office.rttMs = office.leastMs = office.mostMs = view.rttMs();
            if (view.served > 0) {
                office.internetShare = view.internet / view.served;
                office.abroadShare = office.abroadMost = view.abroad / view.served;
            }
            m_answer.waits |= view.waits;
            m_answer.cuts |= view.cut;
            office.waits = view.waits;
            m_position[s] = static_cast<std::uint32_t>(m_answer.offices.size());
            m_answer.offices.push_back(std::move(office));
            m_answer.sites.emplace_back(s);
            eachFlow(SiteId(s), [&](FlowId flow, const Rates&) { m_answer.flows.push_back(flow); });
        }
        m_elsewhere.assign(m_answer.offices.size(), 0);
        m_elsewhereInternet.assign(m_answer.offices.size(), 0);
    }

    /// The sites whose flows of ours a change holds, each once, and where each flow stands in it.
    void take() {
        m_sites.clear();
        for (std::size_t i = 0; i < m_change.flows.size(); ++i) {
            const FlowId flow = m_change.flows[i];
            if (flow.at() >= m_network.siteCount() * m_network.groupCount) continue;
            m_changed[flow.at()] = static_cast<std::uint32_t>(i);
            const SiteId site = m_network.flows[flow.at()].site;
            if (m_position[site.at()] != none) m_sites.push_back(site);
        }
        std::sort(m_sites.begin(), m_sites.end());
        m_sites.erase(std::unique(m_sites.begin(), m_sites.end()), m_sites.end());
    }

    void drop() {
        for (const FlowId flow : m_change.flows) m_changed[flow.at()] = none;
    }

    void fail(ComponentId component) {
        m_evaluator.evaluate(component, m_change);
        take();
        m_waiting.clear();
        for (const SiteId site : m_sites) {
            const SiteView view = look(site, [&](FlowId flow) { return viewOf(flow); });
            m_answer.cuts |= view.cut && !view.down;
            if (!view.waits) continue;
            m_answer.offices[m_position[site.at()]].waits = true;
            eachFlow(site, [&](FlowId flow, const Rates&) {
                if (viewOf(flow).result->outcome == Outcome::ManualOnly) m_waiting.insert(flow);
            });
        }
        if (!m_waiting.empty()) {
            m_answer.waits = true;
            drop();
            m_evaluator.evaluate({&component, 1}, true, m_change);
            take();
        }
        for (const SiteId site : m_sites) seeSite(site, component);
        drop();
    }

    void seeSite(SiteId site, ComponentId component) {
        const SiteView view = look(site, [&](FlowId flow) { return viewOf(flow); });
        const std::uint32_t at = m_position[site.at()];
        OfficeWays& office = m_answer.offices[at];
        const double chance = m_chances.of(component);
        m_elsewhere[at] += chance;
        // Nobody is there to go anywhere.
        if (view.down) return;
        if (view.served > 0) {
            m_elsewhereInternet[at] += chance * view.internet / view.served;
            office.abroadMost = std::max(office.abroadMost, view.abroad / view.served);
        }
        if (const auto rtt = view.rttMs()) {
            if (!office.leastMs || *rtt < *office.leastMs) office.leastMs = rtt;
            if (!office.mostMs || *rtt > *office.mostMs + leastMs) {
                office.mostMs = rtt;
                office.mostIn = m_network.components[component].ref;
            }
        }
        eachFlow(site, [&](FlowId flow, const Rates&) { seeMoves(site, flow); });
    }

    /// Shares of a flow by egress, both directions alike.
    std::map<std::uint32_t, double> sharesOf(const FlowView& view) const {
        std::map<std::uint32_t, double> shares;
        for (const Use& use : view.uses) {
            if (!use.entry.valid()) continue;
            shares[m_network.entries[use.entry.at()].egress.value] += (use.up + use.down) / 2;
        }
        return shares;
    }

    void seeMoves(SiteId site, FlowId flow) {
        if (m_changed[flow.at()] == none) return;
        const FlowView before = baseView(flow);
        const FlowView now = viewOf(flow);
        if (before.result->outcome != Outcome::Served || now.result->outcome != Outcome::Served) {
            return;
        }
        const auto from = sharesOf(before);
        const auto to = sharesOf(now);
        const auto share = [](const auto& shares, std::uint32_t egress) {
            const auto found = shares.find(egress);
            return found == shares.end() ? 0.0 : found->second;
        };
        for (const auto& [lost, had] : from) {
            if (share(to, lost) >= had - leastShare) continue;
            for (const auto& [gained, has] : to) {
                if (has <= share(from, gained) + leastShare) continue;
                m_moves[{lost, gained, m_waiting.contains(flow)}].insert(site);
            }
        }
    }

    void finish() {
        // The states of which the chances are known: nothing failed, or one thing.
        const double known = m_chances.allUp() + m_year;
        for (std::size_t i = 0; i < m_answer.offices.size(); ++i) {
            OfficeWays& office = m_answer.offices[i];
            office.internetYear = office.internetShare;
            if (known <= 0) continue;
            office.internetYear = (office.internetShare * std::max(0.0, known - m_elsewhere[i]) +
                                   m_elsewhereInternet[i]) /
                                  known;
        }
        for (const auto& [key, sites] : m_moves) {
            m_answer.moves.push_back({EgressId(std::get<0>(key)),
                                      EgressId(std::get<1>(key)),
                                      std::get<2>(key),
                                      {sites.begin(), sites.end()}});
        }
    }

    const Plan& m_plan;
    const LoadedNetwork& m_loaded;
    const CompiledNetwork& m_network;
    const Workspace& m_base;
    sweeping::Chances m_chances;
    ChangeEvaluator m_evaluator;
    StateChange m_change;
    std::vector<Rates> m_rates;
    /// Position of each flow in `m_change`, and of each site in the answer.
    std::vector<std::uint32_t> m_changed;
    std::vector<std::uint32_t> m_position;
    std::vector<SiteId> m_sites;
    std::set<FlowId> m_waiting;
    std::map<std::tuple<std::uint32_t, std::uint32_t, bool>, std::set<SiteId>> m_moves;
    /// Chance of all single failures; by office of those that change its ways, and the same times
    /// its share by the Internet then.
    double m_year = 0;
    std::vector<double> m_elsewhere;
    std::vector<double> m_elsewhereInternet;
    OfficeWaysAnswer m_answer;
};

}  // namespace

OfficeWaysAnswer officeWays(const Plan& plan, const LoadedNetwork& loaded,
                            const Catalogue& catalogue) {
    return Walk(plan, loaded, catalogue).run();
}

std::optional<double> weightedQuantile(std::vector<std::pair<double, double>> valuesAndWeights,
                                       double share) {
    std::sort(valuesAndWeights.begin(), valuesAndWeights.end());
    double sum = 0;
    for (const auto& [value, weight] : valuesAndWeights) sum += weight;
    if (!(sum > 0)) return std::nullopt;
    double reached = 0;
    for (const auto& [value, weight] : valuesAndWeights) {
        reached += weight;
        if (reached >= share * sum) return value;
    }
    return valuesAndWeights.back().first;
}

std::vector<UsersRtt> regionRtts(const Plan& plan, const std::vector<OfficeWays>& offices) {
    std::vector<UsersRtt> rows;
    const auto add = [&](const std::string& name, const auto& isOf) {
        UsersRtt row;
        row.region = name;
        std::vector<std::pair<double, double>> values;
        for (const OfficeWays& office : offices) {
            if (!isOf(office)) continue;
            row.users += office.users;
            if (office.rttMs) {
                values.emplace_back(*office.rttMs, static_cast<double>(office.users));
            }
        }
        row.medianMs = weightedQuantile(values, 0.5);
        row.p95Ms = weightedQuantile(values, 0.95);
        if (row.users > 0 || name.empty()) rows.push_back(std::move(row));
    };
    for (const Region& region : plan.regions) {
        add(region.id, [&](const OfficeWays& office) { return office.region == region.id; });
    }
    add("-", [](const OfficeWays& office) { return office.region.empty(); });
    add("", [](const OfficeWays&) { return true; });
    return rows;
}

}  // namespace peerplan::comparing
