// SPDX-License-Identifier: MIT
#include "planner/resilience/availability/availability.h"

#include <algorithm>
#include <map>

#include "planner/resilience/availability/switching.h"

namespace peerplan {
namespace {

using namespace uptime;

enum Weight : std::size_t { BareUsers, UsableUsers, UsableSites };

/// Failing probability of one site and set of services.
struct Failing {
    double probability = 0;
    double unknown = 0;
    /// Anything that bears on it states how often it is up.
    bool stated = false;
};

class Work {
  public:
    Work(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
         const AvailabilityOptions& options)
        : m_plan(plan),
          m_network(network),
          m_options(options),
          m_faults(collectFaults(plan, network, catalogue, options.given)),
          m_graph(coreGraph(network)),
          m_terms(network, m_faults, m_graph),
          m_offices(network, m_faults, m_terms, false, options.mostOutcomeBits),
          m_assisted(network, m_faults, m_terms, true, options.mostOutcomeBits) {
        for (const CandidateList& list : network.candidateLists) {
            for (const CandidateRank& rank : list.ranks) m_manual |= rank.manual;
        }
    }

    AvailabilityAnswer answer();

  private:
    void chooseSites();
    void chooseServices();
    std::size_t setOf(const std::vector<std::uint32_t>& services);
    /// Cases of site i and set k: cases[first[i × sets + k] .. first[i × sets + k + 1]).
    struct Looks {
        std::vector<std::size_t> first;
        std::vector<OfficeCase> cases;
    };
    void look();
    void lookAll(Offices& offices, Looks& looks);
    Failing sumUp(const Offices& offices, const Looks& looks, std::size_t site, std::size_t set,
                  const Weights& weights);
    Weights weightsOf(std::size_t site, std::size_t set) const;
    void fillSites();
    void fillServices();
    void fillComponents();
    void fillStated();

    const Plan& m_plan;
    const CompiledNetwork& m_network;
    const AvailabilityOptions& m_options;
    Faults m_faults;
    CoreGraph m_graph;
    Terms m_terms;
    Offices m_offices;
    /// With the fallbacks that a person switches to, where policy has any.
    Offices m_assisted;
    bool m_manual = false;
    AvailabilityAnswer m_answer;

    std::vector<SiteId> m_sites;
    std::vector<std::int64_t> m_users;
    std::vector<std::uint32_t> m_services;
    std::vector<GroupSet> m_sets;
    /// By service: the set of what it takes itself, and with all that it needs.
    std::vector<std::size_t> m_bareSet;
    std::vector<std::size_t> m_usableSet;
    Looks m_looks;
    Looks m_assistedLooks;
    /// By set: how many services it stands for, bare and usable.
    std::vector<double> m_bareCount;
    std::vector<double> m_usableCount;
    std::vector<Weights> m_termWeights;
    std::vector<Weights> m_costs;
};

void Work::chooseSites() {
    m_sites = m_options.sites;
    for (std::size_t s = 0; s < m_plan.sites.size() && m_options.sites.empty(); ++s) {
        const Site& site = m_plan.sites[s];
        const bool people =
            site.kind == SiteKind::Office || site.kind == SiteKind::Remote || !site.users.empty();
        if (people) m_sites.emplace_back(s);
    }
    for (const SiteId site : m_sites) {
        std::int64_t users = 0;
        for (const Users& group : m_plan.sites[site.at()].users) users += group.count.value();
        m_users.push_back(users);
    }
}

std::size_t Work::setOf(const std::vector<std::uint32_t>& services) {
    GroupSet set;
    for (const std::uint32_t s : services) {
        const ResolvedService& service = m_network.services[s];
        if (service.carriedGroup != CompiledNetwork::none) set.push_back(service.carriedGroup);
        if (service.internetGroup != CompiledNetwork::none) set.push_back(service.internetGroup);
    }
    std::sort(set.begin(), set.end());
    set.erase(std::unique(set.begin(), set.end()), set.end());
    const auto found = std::find(m_sets.begin(), m_sets.end(), set);
    if (found != m_sets.end()) return static_cast<std::size_t>(found - m_sets.begin());
    m_sets.push_back(std::move(set));
    return m_sets.size() - 1;
}

void Work::chooseServices() {
    m_services = m_options.services;
    for (std::uint32_t s = 0; s < m_network.services.size() && m_options.services.empty(); ++s) {
        m_services.push_back(s);
    }
    for (const std::uint32_t s : m_services) {
        // F2: what a service needs, and what that needs.
        std::vector<std::uint32_t> needs{s};
        for (std::size_t i = 0; i < needs.size(); ++i) {
            for (const std::uint32_t need : m_network.services[needs[i]].needs) {
                if (std::find(needs.begin(), needs.end(), need) == needs.end()) {
                    needs.push_back(need);
                }
            }
        }
        m_bareSet.push_back(setOf({s}));
        m_usableSet.push_back(setOf(needs));
        ServiceSummary& summary = m_answer.services.emplace_back();
        summary.service = m_network.services[s].id;
        for (std::size_t i = 1; i < needs.size(); ++i) {
            summary.needs.push_back(m_network.services[needs[i]].id);
        }
    }
    m_bareCount.assign(m_sets.size(), 0);
    m_usableCount.assign(m_sets.size(), 0);
    for (std::size_t i = 0; i < m_services.size(); ++i) {
        ++m_bareCount[m_bareSet[i]];
        ++m_usableCount[m_usableSet[i]];
    }
}

void Work::look() {
    for (const SiteId site : m_sites) {
        const std::uint32_t vertex = m_graph.vertexOf[site.at()];
        if (vertex != CoreGraph::none) m_terms.expectSource(vertex);
    }
    for (const Attachment& link : m_graph.attachments) {
        if (link.vertex != CoreGraph::none) m_terms.expectSource(link.vertex);
    }
    for (const GatewayChoice& gateway : m_network.gateways) {
        const std::uint32_t vertex = m_graph.vertexOf[gateway.site.at()];
        if (vertex != CoreGraph::none) m_terms.expectSource(vertex);
    }
    lookAll(m_offices, m_looks);
    if (m_manual) lookAll(m_assisted, m_assistedLooks);
}

void Work::lookAll(Offices& offices, Looks& looks) {
    std::vector<OfficeCase> cases;
    for (const SiteId site : m_sites) {
        for (const GroupSet& set : m_sets) {
            offices.look(site, set, cases);
            looks.first.push_back(looks.cases.size());
            looks.cases.insert(looks.cases.end(), cases.begin(), cases.end());
        }
    }
    looks.first.push_back(looks.cases.size());
}

Weights Work::weightsOf(std::size_t site, std::size_t set) const {
    const double services = static_cast<double>(m_services.size());
    const double bare = m_bareCount[set] / services;
    const double usable = m_usableCount[set] / services;
    const double users = static_cast<double>(m_users[site]);
    return {bare * users, usable * users, usable / static_cast<double>(m_sites.size())};
}

// own part × core term, and where the weights of both go.
Failing Work::sumUp(const Offices& offices, const Looks& looks, std::size_t site, std::size_t set,
                    const Weights& weights) {
    Failing failing;
    const std::size_t row = site * m_sets.size() + set;
    for (std::size_t c = looks.first[row]; c < looks.first[row + 1]; ++c) {
        const OwnPart& part = offices.part(looks.cases[c].part);
        const auto faults = offices.faultsOf(looks.cases[c]);
        failing.unknown += part.unknown;
        failing.stated |= part.ownCount > 0;
        for (std::size_t i = 0; i < part.terms.size(); ++i) {
            const Term& term = m_terms.term(part.terms[i]);
            failing.probability += part.probability[i] * term.failing;
            failing.unknown += part.probability[i] * term.unknown;
            failing.stated |= term.stated;
            if (weights == Weights{}) continue;
            for (std::size_t w = 0; w < weightCount; ++w) {
                m_termWeights[part.terms[i]][w] += weights[w] * part.probability[i];
            }
            for (std::size_t k = 0; k < faults.size(); ++k) {
                const double slope = part.slopes[i * faults.size() + k] * term.failing;
                for (std::size_t w = 0; w < weightCount; ++w) {
                    m_costs[faults[k]][w] += weights[w] * slope;
                }
            }
        }
    }
    failing.unknown = std::min(failing.unknown, 1.0 - std::min(1.0, failing.probability));
    return failing;
}

void Work::fillSites() {
    m_termWeights.assign(m_terms.size(), Weights{});
    m_costs.assign(m_faults.list.size(), Weights{});
    std::vector<Downtime> ofSet(m_sets.size());
    const std::vector<Switched> switched =
        m_answer.statesRepair
            ? switchedMinutes(m_plan, m_network, m_faults, m_options.given, m_sites, m_sets)
            : std::vector<Switched>(m_sites.size() * m_sets.size());
    for (std::size_t s = 0; s < m_sites.size(); ++s) {
        for (std::size_t k = 0; k < m_sets.size(); ++k) {
            const Failing failing = sumUp(m_offices, m_looks, s, k, weightsOf(s, k));
            ofSet[k].minutes = failing.probability * minutesPerYear;
            ofSet[k].unknownMinutes = failing.unknown * minutesPerYear;
            ofSet[k].stated = failing.stated || failing.probability > 0;
            const Switched& of = switched[s * m_sets.size() + k];
            ofSet[k].switchingMinutes = of.switching;
            ofSet[k].allMinutes = std::max(0.0, ofSet[k].minutes - of.credited) + of.switching;
            if (!m_manual) continue;
            const Failing assisted = sumUp(m_assisted, m_assistedLooks, s, k, Weights{});
            ofSet[k].manualMinutes =
                std::max(0.0, (failing.probability - assisted.probability) * minutesPerYear);
        }
        const Site& site = m_plan.sites[m_sites[s].at()];
        SiteDowntime& made = m_answer.sites.emplace_back();
        made.site = site.id;
        made.region = site.region.id;
        made.users = m_users[s];
        for (std::size_t i = 0; i < m_services.size(); ++i) {
            made.services.push_back(
                {m_network.services[m_services[i]].id, ofSet[m_bareSet[i]], ofSet[m_usableSet[i]]});
        }
    }
}

void Work::fillServices() {
    double users = 0;
    for (const std::int64_t count : m_users) users += static_cast<double>(count);
    for (std::size_t i = 0; i < m_services.size(); ++i) {
        ServiceSummary& summary = m_answer.services[i];
        for (const SiteDowntime& site : m_answer.sites) {
            const ServiceDowntime& of = site.services[i];
            const double weight = users > 0 ? static_cast<double>(site.users) / users
                                            : 1 / static_cast<double>(m_answer.sites.size());
            summary.bareMinutes += weight * of.bare.minutes;
            summary.usableMinutes += weight * of.usable.minutes;
            summary.unknownMinutes += weight * of.usable.unknownMinutes;
            summary.bareStated |= of.bare.stated;
            summary.usableStated |= of.usable.stated;
            // Of those that differ by rounding alone the first.
            if (of.usable.minutes <= summary.worstMinutes * (1 + 1e-9)) continue;
            summary.worstMinutes = of.usable.minutes;
            summary.worstSite = site.site;
        }
    }
}

// What a component costs: its unavailability × (failures given that it is down - given up).
void Work::fillComponents() {
    for (std::size_t t = 0; t < m_terms.size(); ++t) {
        for (const auto& [fault, slope] : m_terms.term(static_cast<std::uint32_t>(t)).slopes) {
            for (std::size_t w = 0; w < weightCount; ++w) {
                m_costs[fault][w] += m_termWeights[t][w] * slope;
            }
        }
    }
    for (std::size_t f = 0; f < m_faults.list.size(); ++f) {
        const Fault& fault = m_faults.list[f];
        const double scale = fault.q * minutesPerYear;
        const Weights& cost = m_costs[f];
        if (cost == Weights{}) continue;
        m_answer.components.push_back({fault.ref, 1 - fault.q, fault.assumed,
                                       cost[UsableSites] * scale, cost[BareUsers] * scale,
                                       cost[UsableUsers] * scale});
    }
    std::stable_sort(m_answer.components.begin(), m_answer.components.end(),
                     [](const ComponentCost& a, const ComponentCost& b) {
                         return a.usableUserMinutes != b.usableUserMinutes
                                    ? a.usableUserMinutes > b.usableUserMinutes
                                    : a.minutes > b.minutes;
                     });
}

void Work::fillStated() {
    for (const StatedCount& count : m_faults.counts) {
        m_answer.stated.push_back({count.kind, count.stated, count.notStated});
    }
    for (const Fault& fault : m_faults.list) {
        if (fault.assumed) m_answer.assumedCircuit = 1 - fault.q;
        if (fault.repairHours) m_answer.statesRepair = true;
    }
    for (const ComponentId component : m_options.given) {
        m_answer.given.push_back(m_network.components[component].ref);
    }
}

AvailabilityAnswer Work::answer() {
    chooseSites();
    chooseServices();
    fillStated();
    look();
    m_answer.complete = m_terms.solve(m_options.threads, m_options.mostStates, m_options.progress);
    fillSites();
    fillServices();
    fillComponents();
    return std::move(m_answer);
}

}  // namespace

AvailabilityAnswer availability(const Plan& plan, const CompiledNetwork& network,
                                const Catalogue& catalogue, const AvailabilityOptions& options) {
    return Work(plan, network, catalogue, options).answer();
}

}  // namespace peerplan
