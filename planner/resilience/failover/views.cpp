// SPDX-License-Identifier: MIT
#include "planner/resilience/failover/views.h"

#include "planner/parallel.h"

namespace peerplan {

Views::Views(const Workspace& base) : m_base(base), m_views{&base} {
    m_viewOf[{{}, base.state().afterManualSwitch}] = 0;
}

void Views::evaluateAll(const Schedule& schedule, int threads) {
    std::vector<Known> fresh;
    for (const std::int64_t ms : schedule.times()) {
        for (const bool far : {false, true}) {
            Known known{schedule.knownAt(ms, far), false};
            const auto next = static_cast<std::uint32_t>(m_views.size() + fresh.size());
            if (m_viewOf.try_emplace(known, next).second) fresh.push_back(std::move(known));
        }
    }
    std::vector<std::unique_ptr<Workspace>> made(fresh.size());
    parallelFor(fresh.size(), threads,
                [&](std::size_t i, std::size_t) { made[i] = evaluated(fresh[i]); });
    for (auto& view : made) keep(std::move(view));
}

std::uint32_t Views::find(const std::vector<ComponentId>& known, bool afterManualSwitch) {
    const auto next = static_cast<std::uint32_t>(m_views.size());
    const auto [entry, added] = m_viewOf.try_emplace({known, afterManualSwitch}, next);
    if (added) keep(evaluated(entry->first));
    return entry->second;
}

// Where flows go is all that is asked of it: no traffic, so no loads are laid.
std::unique_ptr<Workspace> Views::evaluated(const Known& known) const {
    auto view = std::make_unique<Workspace>(m_base.network());
    FailureState state = m_base.state();
    state.failed.insert(state.failed.end(), known.first.begin(), known.first.end());
    state.afterManualSwitch = state.afterManualSwitch || known.second;
    evaluate(state, *view);
    return view;
}

void Views::keep(std::unique_ptr<Workspace> view) {
    m_views.push_back(view.get());
    m_owned.push_back(std::move(view));
}

}  // namespace peerplan
