// SPDX-License-Identifier: MIT
#include "planner/resilience/spof/spof.h"

#include <algorithm>
#include <cassert>
#include <memory>
#include <optional>
#include <utility>

#include "planner/bandwidth/loaded_network.h"
#include "planner/bandwidth/peer_media.h"
#include "planner/bandwidth/usage.h"
#include "planner/network/compile.h"
#include "planner/resilience/spof/spof_finder.h"
#include "planner/routing/evaluate.h"

namespace peerplan {
namespace {

bool asksForLoads(const SpofOptions& options) {
    return options.kinds.empty() || std::find(options.kinds.begin(), options.kinds.end(),
                                              SpofKind::Congested) != options.kinds.end();
}

void add(std::vector<Assumption>& to, const std::vector<Assumption>& more) {
    to.insert(to.end(), more.begin(), more.end());
}

/// The ground without loads, which only congestion needs.
class UnloadedNetwork {
  public:
    UnloadedNetwork(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
                    const SiteClocks& clocks, const FailureState& state)
        : m_network(network) {
        CourseBook courses(catalogue);
        m_usage = usageOf(plan, catalogue, clocks, network.services, courses);
        if (plan.policy.peerMediaOnWan) {
            const std::vector<PeerPair> peers = peerPairs(plan, m_usage, m_assumptions);
            Diagnostics diagnostics;
            if (!peers.empty()) {
                m_wider = compile(withPeerFlows(plan, peers), catalogue, diagnostics);
            }
        }
        m_state.emplace(m_wider ? *m_wider : m_network);
        evaluate(state, *m_state);
        m_changes.emplace(*m_state);
        m_used = usedComponents(*m_state);
    }
    UnloadedNetwork(const UnloadedNetwork&) = delete;
    UnloadedNetwork& operator=(const UnloadedNetwork&) = delete;

    SpofGround ground() const {
        return {m_wider ? *m_wider : m_network, m_usage.demand, *m_changes, m_used, nullptr};
    }
    const std::vector<Assumption>& assumptions() const { return m_assumptions; }

  private:
    const CompiledNetwork& m_network;
    std::vector<Assumption> m_assumptions;
    Usage m_usage;
    std::optional<CompiledNetwork> m_wider;
    std::optional<Workspace> m_state;
    std::optional<ChangeEvaluator> m_changes;
    std::vector<std::uint8_t> m_used;
};

SpofGround groundOf(const LoadedNetwork& loaded, const SpofOptions& options) {
    assert(loaded.state().state().failed == options.given.failed);
    return {loaded.network(), loaded.planned().usage.demand, loaded.changes(), loaded.used(),
            asksForLoads(options) ? &loaded.judged() : nullptr};
}

}  // namespace

SpofAnswer spof(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
                const SiteClocks& clocks, const SpofOptions& options) {
    if (asksForLoads(options)) {
        const LoadedNetwork loaded(plan, network, catalogue, clocks, options.given,
                                   options.threads);
        return spof(plan, loaded, catalogue, options);
    }
    const UnloadedNetwork unloaded(plan, network, catalogue, clocks, options.given);
    SpofAnswer answer = SpofFinder(plan, catalogue, unloaded.ground(), options).run();
    add(answer.assumptions, unloaded.assumptions());
    return answer;
}

SpofAnswer spof(const Plan& plan, const LoadedNetwork& loaded, const Catalogue& catalogue,
                const SpofOptions& options) {
    SpofAnswer answer = SpofFinder(plan, catalogue, groundOf(loaded, options), options).run();
    add(answer.assumptions, loaded.assumptions());
    return answer;
}

struct SpofObserver::Impl {
    Impl(const Plan& plan, const LoadedNetwork& of, const Catalogue& catalogue, SpofOptions asked)
        : loaded(of),
          options(std::move(asked)),
          finder(plan, catalogue, groundOf(of, options), options) {
        finder.begin();
    }
    const LoadedNetwork& loaded;
    const SpofOptions options;
    SpofFinder finder;
};

SpofObserver::SpofObserver(const Plan& plan, const LoadedNetwork& loaded,
                           const Catalogue& catalogue, const SpofOptions& options)
    : m_impl(std::make_unique<Impl>(plan, loaded, catalogue, options)) {}
SpofObserver::~SpofObserver() = default;

void SpofObserver::read(ComponentId failed, FailureProbe& probe, std::size_t worker) {
    m_impl->finder.read(failed, probe, worker);
}

SpofAnswer SpofObserver::answer(bool complete) {
    SpofAnswer answer = m_impl->finder.end(complete);
    add(answer.assumptions, m_impl->loaded.assumptions());
    return answer;
}

}  // namespace peerplan
