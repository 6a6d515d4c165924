// SPDX-License-Identifier: MIT
#include "planner/bandwidth/state_loads.h"

#include <algorithm>
#include <numeric>

#include "planner/bandwidth/element_names.h"
#include "planner/bandwidth/headroom.h"
#include "planner/bandwidth/loaded_network.h"
#include "planner/bandwidth/state_cut.h"
#include "planner/bandwidth/state_judge.h"
#include "planner/network/element_ref.h"
#include "planner/routing/change_evaluator.h"

namespace peerplan {
namespace {

bool isDead(const Workspace& state, ElementId id) {
    const Element& element = state.network().elements[id.at()];
    const Capacity capacity = capacityOf(state, id);
    if (element.total()) return capacity.up == 0 && element.bps[0] != 0;
    return capacity.up == 0 && capacity.down == 0 && (element.bps[0] != 0 || element.bps[1] != 0);
}

StateElement elementIn(const LoadedNetwork& normal, const LoadedNetwork& loaded, ElementId id) {
    const CompiledNetwork& network = loaded.network();
    const JudgedBase& judged = loaded.judged();
    const StateLoad& now = judged.normal(id);
    StateElement row;
    row.kind = kindOf(network.elements[id.at()].kind);
    row.ref = elementRef(network, id);
    row.dead = isDead(loaded.state(), id);
    row.load = loadAnswer(now, loaded.table());
    row.normal = loadAnswer(normal.judged().normal(id), normal.table());
    if (row.dead) return row;
    row.byClass = now.byClass;
    if (!now.capacityKbps) return row;
    row.headroomClass = headroomClass(now.loadKbps, *now.capacityKbps, judged.borders());
    row.shed = shed(now.byClass, static_cast<double>(*now.capacityKbps),
                    network.elements[id.at()].classes);
    row.shedKbps = std::accumulate(row.shed.begin(), row.shed.end(), 0.0);
    return row;
}

}  // namespace

StateLoadsAnswer stateLoads(const Plan& plan, const CompiledNetwork& network,
                            const Catalogue& catalogue, const SiteClocks& clocks,
                            const FailureState& state, int threads) {
    const LoadedNetwork normal(plan, network, catalogue, clocks, {}, threads);
    const LoadedNetwork loaded(plan, network, catalogue, clocks, state, threads);
    StateLoadsAnswer answer;
    for (const ComponentId id : state.failed) {
        answer.failed.push_back(network.components[id].ref);
    }
    const CompiledNetwork& wide = loaded.network();
    for (const ElementKind kind :
         {ElementKind::Circuit, ElementKind::Connection, ElementKind::Internet, ElementKind::Link,
          ElementKind::Trunk, ElementKind::Control, ElementKind::Device}) {
        for (std::size_t e = 0; e < wide.elements.size(); ++e) {
            const ElementId id(e);
            if (wide.elements[e].kind != kind) continue;
            if (loaded.judged().normal(id).loadKbps <= 0 &&
                normal.judged().normal(id).loadKbps <= 0) {
                continue;
            }
            answer.elements.push_back(elementIn(normal, loaded, id));
        }
    }
    ChangeEvaluator evaluator(normal.state());
    StateChange change;
    evaluator.evaluate(state.failed, state.afterManualSwitch, change);
    const StateCut cut = CutCounter(normal.state(), normal.users()).count(ComponentId(), change);
    answer.sitesCut = cut.sites;
    answer.usersCut = cut.users - cut.usersAfterSwitch;
    answer.usersWaiting = cut.usersAfterSwitch;
    answer.lost = cut.lost;
    return answer;
}

}  // namespace peerplan
