// SPDX-License-Identifier: MIT
#include "planner/resilience/spof/spof.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>
#include <utility>

#include "planner/bandwidth/demand.h"
#include "planner/bandwidth/headroom.h"
#include "planner/bandwidth/peer_media.h"
#include "planner/bandwidth/state_judge.h"
#include "planner/bandwidth/usage.h"
#include "planner/network/compile.h"
#include "planner/parallel.h"
#include "planner/resilience/spof/asked.h"
#include "planner/resilience/spof/failure_reader.h"
#include "planner/resilience/spof/finding_maker.h"
#include "planner/resilience/spof/independent_paths.h"
#include "planner/routing/evaluate.h"

namespace peerplan {
namespace {

/// Failures between two calls of progress: those that many sites notice, and those of one site.
constexpr std::size_t coreBlock = 16;
constexpr std::size_t leafBlock = 4096;

SpofPaths fewer(const SpofPaths& a, const SpofPaths& b) {
    return {std::min(a.least, b.least), std::min(a.most, b.most)};
}

SpofKindSet setOf(const std::vector<SpofKind>& kinds) {
    SpofKindSet set = 0;
    for (const SpofKind kind : kinds) set |= spofBit(kind);
    return set;
}

class SpofFinder {
  public:
    SpofFinder(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
               const SiteClocks& clocks, const SpofOptions& options,
               const std::vector<PeerPair>& peers)
        : m_plan(plan),
          m_network(network),
          m_options(options),
          m_planned(plannedTraffic(plan, network, catalogue, clocks, peers)) {
        m_answer.kinds = options.kinds;
        if (m_answer.kinds.empty()) {
            m_answer.kinds = {SpofKind::Cut, SpofKind::Manual, SpofKind::Congested, SpofKind::Slow};
        }
        std::sort(m_answer.kinds.begin(), m_answer.kinds.end());
        m_wanted = setOf(m_answer.kinds);
        const bool loads = (m_wanted & spofBit(SpofKind::Congested)) != 0;
        m_base.emplace(loads ? Workspace(network, m_planned.traffic) : Workspace(network));
        evaluate(options.given, *m_base);
        if (loads) {
            m_table.emplace(clocks, *Date::fromCivil(plan.asOf.year(), 1, 1),
                            m_planned.courses.courses(), m_planned.traffic.shapes);
            m_judged.emplace(*m_base, *m_table, headroomBorders(plan.policy, catalogue),
                             options.threads);
        }
        m_asked = spofAsked(plan, network, catalogue, m_planned.usage.demand, options);
    }

    SpofAnswer run() {
        head();
        collectFailures();
        m_readers.resize(workerCount(m_options.threads));
        normalState();
        countPaths();
        sweep(m_core, coreBlock);
        sweep(m_leaves, leafBlock);
        rank();
        return std::move(m_answer);
    }

  private:
    const JudgedBase* judged() const { return m_judged ? &*m_judged : nullptr; }

    FailureReader& reader(std::size_t worker) {
        std::unique_ptr<FailureReader>& slot = m_readers[worker];
        if (!slot) slot = std::make_unique<FailureReader>(*m_base, m_asked, judged(), m_wanted);
        return *slot;
    }

    void head() {
        for (const ComponentId id : m_options.given.failed) {
            m_answer.given.push_back(m_network.components[id].ref);
        }
        for (const SiteId site : m_asked.sites) {
            m_answer.sites.push_back(m_network.sites[site.at()].id);
        }
        m_answer.users = m_asked.users;
        for (const std::uint32_t service : m_asked.services) {
            m_answer.services.push_back(m_network.services[service].id);
        }
        m_answer.pairs.resize(m_asked.sites.size() * m_asked.services.size());
        m_answer.assumptions = m_asked.assumptions;
    }

    void collectFailures() {
        const std::vector<std::uint8_t> used = usedComponents(*m_base);
        for (std::size_t c = 0; c < m_network.components.size(); ++c) {
            const ComponentId id(c);
            const auto atoms = m_network.components.atoms(id);
            if (used[c] == 0 || std::none_of(atoms.begin(), atoms.end(),
                                             [&](AtomId atom) { return m_base->alive(atom); })) {
                continue;
            }
            const SiteId own = m_network.leafOf(id);
            if (!own.valid()) {
                m_core.push_back(id);
            } else if (m_asked.indexOfSite[own.at()] != SpofAsked::none) {
                m_leaves.push_back(id);
            }
        }
        m_total = static_cast<std::int64_t>(m_core.size() + m_leaves.size());
    }

    void normalState() {
        FailureReading reading;
        reader(0).readBase(reading);
        FindingMaker(m_plan, m_network, judged()).make(ComponentId(), reading, m_answer.normal);
    }

    void countPaths() {
        PathCounter counter(*m_base);
        std::vector<IndependentPaths> ofGroup(m_network.groupCount);
        for (std::size_t s = 0; s < m_asked.sites.size(); ++s) {
            for (std::size_t g = 0; g < m_network.groupCount; ++g) {
                if (m_network.groups[g].services.empty()) continue;
                ofGroup[g] =
                    counter.count(FlowId(m_asked.sites[s].at() * m_network.groupCount + g));
            }
            for (std::size_t k = 0; k < m_asked.services.size(); ++k) {
                SpofPair& pair = m_answer.pairs[s * m_asked.services.size() + k];
                bool first = true;
                for (const ServicePart& part : m_asked.parts[m_asked.services[k]]) {
                    const IndependentPaths& paths = ofGroup[part.group];
                    pair.paths = first ? paths.paths : fewer(pair.paths, paths.paths);
                    pair.riskPaths =
                        first ? paths.riskPaths : fewer(pair.riskPaths, paths.riskPaths);
                    first = false;
                }
            }
        }
    }

    void sweep(const std::vector<ComponentId>& failures, std::size_t block) {
        const FindingMaker maker(m_plan, m_network, judged());
        std::vector<std::vector<SpofFinding>> found(std::min(block, failures.size()));
        for (std::size_t begin = 0; begin < failures.size(); begin += block) {
            if (m_options.progress && !m_options.progress(m_answer.states, m_total)) {
                m_answer.complete = false;
            }
            if (!m_answer.complete) return;
            const std::size_t count = std::min(block, failures.size() - begin);
            parallelFor(count, m_options.threads, [&](std::size_t item, std::size_t worker) {
                found[item].clear();
                FailureReading reading;
                reader(worker).read(failures[begin + item], reading,
                                    [&](const PairKinds& pair) { countPair(pair); });
                maker.make(failures[begin + item], reading, found[item]);
            });
            for (std::size_t item = 0; item < count; ++item) {
                for (SpofFinding& finding : found[item]) {
                    m_answer.findings.push_back(std::move(finding));
                }
            }
            m_answer.states += static_cast<std::int64_t>(count);
        }
        if (m_options.progress) m_options.progress(m_answer.states, m_total);
    }

    /// Threads meet at the counts of a pair: whole numbers, so that their order does not matter.
    void countPair(const PairKinds& pair) {
        const std::size_t services = m_asked.services.size();
        for (std::size_t k = 0; k < services; ++k) {
            SpofPair& counts = m_answer.pairs[pair.site * services + k];
            for (std::size_t kind = 0; kind < spofKinds; ++kind) {
                if ((pair.usable[k] & (1U << kind)) == 0) continue;
                std::atomic_ref(counts.usable[kind]).fetch_add(1, std::memory_order_relaxed);
                if ((pair.bare[k] & (1U << kind)) == 0) continue;
                std::atomic_ref(counts.bare[kind]).fetch_add(1, std::memory_order_relaxed);
            }
        }
    }

    void rank() {
        std::stable_sort(m_answer.findings.begin(), m_answer.findings.end(),
                         [](const SpofFinding& a, const SpofFinding& b) {
                             if (a.kind != b.kind) return a.kind < b.kind;
                             if (a.usable.users != b.usable.users) {
                                 return a.usable.users > b.usable.users;
                             }
                             if (a.bare.users != b.bare.users) return a.bare.users > b.bare.users;
                             return a.usable.userEquivalents > b.usable.userEquivalents;
                         });
    }

    const Plan& m_plan;
    const CompiledNetwork& m_network;
    const SpofOptions& m_options;
    SpofKindSet m_wanted = 0;
    PlannedTraffic m_planned;
    std::optional<Workspace> m_base;
    std::optional<DayTable> m_table;
    std::optional<JudgedBase> m_judged;
    SpofAsked m_asked;
    std::vector<ComponentId> m_core;
    std::vector<ComponentId> m_leaves;
    std::int64_t m_total = 0;
    std::vector<std::unique_ptr<FailureReader>> m_readers;
    SpofAnswer m_answer;
};

}  // namespace

SpofAnswer spof(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
                const SiteClocks& clocks, const SpofOptions& options) {
    std::vector<Assumption> said;
    std::vector<PeerPair> peers;
    if (plan.policy.peerMediaOnWan) {
        CourseBook courses(catalogue);
        peers = peerPairs(plan, usageOf(plan, catalogue, clocks, network.services, courses), said);
    }
    if (peers.empty()) return SpofFinder(plan, network, catalogue, clocks, options, peers).run();
    // Flows between sites are compiled in; ids of sites, components and elements stay the same.
    Diagnostics diagnostics;
    const CompiledNetwork wider = compile(withPeerFlows(plan, peers), catalogue, diagnostics);
    SpofAnswer answer = SpofFinder(plan, wider, catalogue, clocks, options, peers).run();
    answer.assumptions.insert(answer.assumptions.end(), said.begin(), said.end());
    return answer;
}

}  // namespace peerplan
