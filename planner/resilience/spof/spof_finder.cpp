// SPDX-License-Identifier: MIT
#include "planner/resilience/spof/spof_finder.h"

#include <algorithm>
#include <atomic>
#include <utility>

#include "planner/parallel.h"
#include "planner/resilience/spof/finding_maker.h"

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

std::vector<SpofKind> allKinds() {
    return {SpofKind::Cut, SpofKind::Manual, SpofKind::Congested, SpofKind::Slow};
}

}  // namespace

SpofFinder::SpofFinder(const Plan& plan, const Catalogue& catalogue, const SpofGround& ground,
                       const SpofOptions& options)
    : m_plan(plan),
      m_network(ground.network),
      m_options(options),
      m_changes(ground.changes),
      m_used(ground.used),
      m_base(ground.changes.base()),
      m_judged(ground.judged) {
    m_answer.kinds = options.kinds;
    if (m_answer.kinds.empty()) m_answer.kinds = allKinds();
    std::sort(m_answer.kinds.begin(), m_answer.kinds.end());
    m_wanted = setOf(m_answer.kinds);
    m_asked = spofAsked(plan, m_network, catalogue, ground.demand, options);
}

SpofAnswer SpofFinder::run() {
    begin();
    PathCounter paths(m_base);
    countPaths(paths);
    if (m_wanted == spofBit(SpofKind::Cut)) keepCuts(paths);
    sweep(0, m_coreCount, coreBlock);
    sweep(m_coreCount, m_failures.size(), leafBlock);
    return finish();
}

void SpofFinder::begin() {
    head();
    collectFailures();
    m_readers.resize(workerCount(m_options.threads));
    normalState();
}

void SpofFinder::read(ComponentId failed, FailureProbe& probe, std::size_t worker) {
    const std::uint32_t at = m_position[failed.at()];
    if (at == SpofAsked::none) return;
    m_read.fetch_add(1, std::memory_order_relaxed);
    FailureReading reading;
    reader(worker).read(probe, reading, [&](const PairKinds& pair) { countPair(pair); });
    FindingMaker(m_plan, m_network, m_judged).make(failed, reading, m_found[at]);
}

SpofAnswer SpofFinder::end(bool complete) {
    PathCounter paths(m_base);
    countPaths(paths);
    m_answer.states = m_read.load();
    m_answer.complete = complete;
    return finish();
}

FailureReader& SpofFinder::reader(std::size_t worker) {
    std::unique_ptr<FailureReader>& slot = m_readers[worker];
    if (!slot) slot = std::make_unique<FailureReader>(m_base, m_asked, m_judged, m_wanted);
    return *slot;
}

void SpofFinder::head() {
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

// What many sites notice, then what is one site's own, each in the order of the components.
void SpofFinder::collectFailures() {
    std::vector<ComponentId> leaves;
    for (std::size_t c = 0; c < m_network.components.size(); ++c) {
        const ComponentId id(c);
        const auto atoms = m_network.components.atoms(id);
        if (m_used[c] == 0 || std::none_of(atoms.begin(), atoms.end(),
                                           [&](AtomId atom) { return m_base.alive(atom); })) {
            continue;
        }
        const SiteId own = m_network.leafOf(id);
        if (!own.valid()) {
            m_failures.push_back(id);
        } else if (m_asked.indexOfSite[own.at()] != SpofAsked::none) {
            leaves.push_back(id);
        }
    }
    m_coreCount = m_failures.size();
    m_failures.insert(m_failures.end(), leaves.begin(), leaves.end());
    m_total = static_cast<std::int64_t>(m_failures.size());
    place();
}

void SpofFinder::place() {
    m_position.assign(m_network.components.size(), SpofAsked::none);
    for (std::uint32_t i = 0; i < m_failures.size(); ++i) m_position[m_failures[i].at()] = i;
    m_found.resize(m_failures.size());
}

void SpofFinder::normalState() {
    FailureReading reading;
    FailureProbe probe(m_changes, nullptr);
    reader(0).readBase(probe, reading);
    FindingMaker(m_plan, m_network, m_judged).make(ComponentId(), reading, m_answer.normal);
}

// Dominators know already which of the failures that many notice cut anybody: the others are
// judged without a look. What is a site's own costs that site's flows alone.
void SpofFinder::keepCuts(PathCounter& paths) {
    std::vector<std::uint8_t> mayCut(m_network.components.size(), 0);
    for (const SiteId site : m_asked.sites) {
        for (std::size_t g = 0; g < m_network.groupCount; ++g) {
            if (m_network.groups[g].services.empty()) continue;
            paths.markCuts(FlowId(site.at() * m_network.groupCount + g), mayCut);
        }
    }
    const std::size_t all = m_failures.size();
    std::erase_if(m_failures, [&](ComponentId id) {
        return !m_network.leafOf(id).valid() && mayCut[id.at()] == 0;
    });
    m_coreCount -= all - m_failures.size();
    m_answer.states += static_cast<std::int64_t>(all - m_failures.size());
    place();
}

void SpofFinder::countPaths(PathCounter& counter) {
    std::vector<IndependentPaths> ofGroup(m_network.groupCount);
    for (std::size_t s = 0; s < m_asked.sites.size(); ++s) {
        for (std::size_t g = 0; g < m_network.groupCount; ++g) {
            if (m_network.groups[g].services.empty()) continue;
            ofGroup[g] = counter.count(FlowId(m_asked.sites[s].at() * m_network.groupCount + g));
        }
        for (std::size_t k = 0; k < m_asked.services.size(); ++k) {
            SpofPair& pair = m_answer.pairs[s * m_asked.services.size() + k];
            bool first = true;
            for (const ServicePart& part : m_asked.parts[m_asked.services[k]]) {
                const IndependentPaths& paths = ofGroup[part.group];
                pair.paths = first ? paths.paths : fewer(pair.paths, paths.paths);
                pair.riskPaths = first ? paths.riskPaths : fewer(pair.riskPaths, paths.riskPaths);
                first = false;
            }
        }
    }
}

void SpofFinder::sweep(std::size_t first, std::size_t last, std::size_t block) {
    m_probes.resize(m_readers.size());
    for (std::size_t begin = first; begin < last; begin += block) {
        if (m_options.progress && !m_options.progress(m_answer.states, m_total)) {
            m_answer.complete = false;
        }
        if (!m_answer.complete) return;
        const std::size_t count = std::min(block, last - begin);
        parallelFor(count, m_options.threads, [&](std::size_t item, std::size_t worker) {
            std::unique_ptr<FailureProbe>& probe = m_probes[worker];
            if (!probe) probe = std::make_unique<FailureProbe>(m_changes, m_judged);
            const ComponentId failed = m_failures[begin + item];
            probe->fail({&failed, 1});
            read(failed, *probe, worker);
        });
        m_answer.states += static_cast<std::int64_t>(count);
    }
    if (m_options.progress) m_options.progress(m_answer.states, m_total);
}

// Threads meet at the counts of a pair: whole numbers, so that their order does not matter.
void SpofFinder::countPair(const PairKinds& pair) {
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

SpofAnswer SpofFinder::finish() {
    for (std::vector<SpofFinding>& found : m_found) {
        for (SpofFinding& finding : found) m_answer.findings.push_back(std::move(finding));
    }
    rank();
    return std::move(m_answer);
}

void SpofFinder::rank() {
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

}  // namespace peerplan
