// SPDX-License-Identifier: MIT
#include "planner/resilience/live/live_failures.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "planner/bandwidth/egress_flows.h"
#include "planner/bandwidth/element_names.h"
#include "planner/bandwidth/headroom.h"
#include "planner/bandwidth/loaded_network.h"
#include "planner/bandwidth/state_cut.h"
#include "planner/network/element_ref.h"
#include "planner/resilience/sweep/effect.h"
#include "planner/routing/change_evaluator.h"
#include "planner/routing/evaluate.h"
#include "planner/routing/flow_ways.h"

namespace peerplan {
namespace {

/// The order of StateLoadsAnswer.
constexpr ElementKind shownKinds[] = {
    ElementKind::Circuit, ElementKind::Connection, ElementKind::Internet, ElementKind::Link,
    ElementKind::Trunk,   ElementKind::Control,    ElementKind::Device};

bool isDead(const ChangeEvaluator& evaluator, const Element& element, ElementId id) {
    const auto gone = [&](Direction direction) {
        return wholeKbps(evaluator.capacityBps(id, direction)) == 0;
    };
    if (element.total()) return element.bps[0] != 0 && gone(Direction::Up);
    return (element.bps[0] != 0 || element.bps[1] != 0) && gone(Direction::Up) &&
           gone(Direction::Down);
}

}  // namespace

struct LiveFailures::Impl {
    LoadedNetwork loaded;
    sweeping::Audience audience;
    sweeping::EffectReader reader;
    CutCounter cuts;
    std::vector<std::string> regions;
    /// Elements in the order of the answer, and each one's row in the normal state.
    std::vector<ElementId> order;
    std::vector<StateElement> normal;
    /// Position in `normal`, and of the element at hand in the judge's list + 1.
    std::vector<std::uint32_t> touchedAt;

    Impl(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
         const SiteClocks& clocks, int threads)
        : loaded(plan, network, catalogue, clocks, {}, threads),
          audience(loaded.judged(), loaded.users()),
          reader(audience, ChangeEvaluator(loaded.state())),
          cuts(loaded.state(), loaded.users()),
          touchedAt(loaded.network().elements.size(), 0) {
        for (const Region& region : plan.regions) regions.push_back(region.id);
        for (const ElementKind kind : shownKinds) {
            for (std::size_t e = 0; e < touchedAt.size(); ++e) {
                if (loaded.network().elements[e].kind != kind) continue;
                order.emplace_back(e);
                normal.push_back(normalRow(ElementId(e)));
            }
        }
    }

    StateElement normalRow(ElementId id) const {
        StateElement row;
        row.kind = kindOf(loaded.network().elements[id.at()].kind);
        row.ref = elementRef(loaded.network(), id);
        row.normal = loadAnswer(loaded.judged().normal(id), loaded.table());
        lay(row, id, loaded.judged().normal(id));
        return row;
    }

    /// What a living element bears.
    void lay(StateElement& row, ElementId id, const StateLoad& now) const {
        row.load = loadAnswer(now, loaded.table());
        row.byClass = now.byClass;
        row.headroomClass.reset();
        row.shed = {};
        row.shedKbps = 0;
        if (!now.capacityKbps) return;
        row.headroomClass =
            headroomClass(now.loadKbps, *now.capacityKbps, loaded.judged().borders());
        row.shed = shed(now.byClass, static_cast<double>(*now.capacityKbps),
                        loaded.network().elements[id.at()].classes);
        row.shedKbps = std::accumulate(row.shed.begin(), row.shed.end(), 0.0);
    }

    void layDead(StateElement& row, ElementId id) const {
        row.dead = true;
        const StateLoad nothing =
            judge(loaded.network().elements[id.at()], {}, Capacity{0, 0}, loaded.table(), {});
        row.load = loadAnswer(nothing, loaded.table());
        row.byClass = {};
        row.headroomClass.reset();
        row.shed = {};
        row.shedKbps = 0;
    }

    void readElements(StateLoadsAnswer& answer) {
        StateJudge& judge = reader.judge();
        for (std::size_t i = 0; i < judge.touchedCount(); ++i) {
            touchedAt[judge.element(i).at()] = static_cast<std::uint32_t>(i + 1);
        }
        answer.elements.reserve(order.size());
        for (std::size_t at = 0; at < order.size(); ++at) {
            const ElementId id = order[at];
            const std::uint32_t touched = std::exchange(touchedAt[id.at()], 0);
            const bool dead = isDead(reader.evaluator(), loaded.network().elements[id.at()], id);
            if (touched == 0 || dead) {
                if (normal[at].normal.loadKbps <= 0) continue;
                answer.elements.push_back(normal[at]);
                if (dead) layDead(answer.elements.back(), id);
                continue;
            }
            const StateLoad now = judge.load(touched - 1);
            if (now.loadKbps <= 0 && normal[at].normal.loadKbps <= 0) continue;
            answer.elements.push_back(normal[at]);
            lay(answer.elements.back(), id, now);
        }
    }

    void readUsers(LiveAnswer& answer) const {
        const CompiledNetwork& network = loaded.network();
        answer.regions.resize(regions.size() + 1);
        for (std::size_t r = 0; r < regions.size(); ++r) answer.regions[r].region = regions[r];
        const auto regionOf = [&](SiteId site) -> LiveRegion& {
            return answer
                .regions[std::min<std::size_t>(network.sites[site.at()].region, regions.size())];
        };
        for (std::size_t s = 0; s < network.siteCount(); ++s) {
            regionOf(SiteId(s)).users += audience.users(SiteId(s));
        }
        for (const sweeping::SiteEffect& effect : reader.sites()) {
            const std::int64_t users = audience.users(effect.site);
            LiveRegion& region = regionOf(effect.site);
            if (effect.touched || effect.down) region.usersTouched += users;
            const SiteFate fate = effect.fate();
            if (effect.down) {
                region.usersDown += users;
            } else if (fate == SiteFate::Cut) {
                region.usersCut += users;
            } else if (fate == SiteFate::Waiting) {
                region.usersWaiting += users;
            } else if (fate == SiteFate::Degraded) {
                region.usersDegraded += users;
            }
            if (!effect.down && fate == SiteFate::Unhurt) continue;
            LiveSite site;
            site.site = network.sites[effect.site.at()].id;
            site.users = users;
            site.fate = fate;
            site.down = effect.down;
            site.share = effect.down ? 1 : reader.share(effect);
            if (const auto extra = reader.extraUs(effect)) site.extraRttMs = *extra / 1e3;
            answer.sites.push_back(std::move(site));
        }
        std::erase_if(answer.regions, [](const LiveRegion& region) { return region.users == 0; });
    }
};

LiveFailures::LiveFailures(const Plan& plan, const CompiledNetwork& network,
                           const Catalogue& catalogue, const SiteClocks& clocks, int threads)
    : m_impl(std::make_unique<Impl>(plan, network, catalogue, clocks, threads)) {}
LiveFailures::~LiveFailures() = default;
LiveFailures::LiveFailures(LiveFailures&&) noexcept = default;

const CompiledNetwork& LiveFailures::network() const {
    return m_impl->loaded.network();
}

std::vector<EgressFlow> LiveFailures::flows(std::span<const ComponentId> failed) const {
    Workspace state(m_impl->loaded.network());
    evaluate({{failed.begin(), failed.end()}, false}, state);
    std::vector<EgressFlow> flows = egressFlows(state, m_impl->loaded.planned().traffic);
    addFlowWays(state, flows);
    return flows;
}

LiveAnswer LiveFailures::tell(std::span<const ComponentId> failed) {
    Impl& in = *m_impl;
    const sweeping::Effect& effect = in.reader.read(failed);
    LiveAnswer answer;
    for (const ComponentId id : failed) {
        answer.loads.failed.push_back(in.loaded.network().components[id].ref);
    }
    const StateCut cut = in.cuts.count(ComponentId(), in.reader.change());
    answer.loads.sitesCut = cut.sites;
    answer.loads.usersCut = cut.users - cut.usersAfterSwitch;
    answer.loads.usersWaiting = cut.usersAfterSwitch;
    answer.loads.lost = cut.lost;
    answer.users = in.audience.allUsers();
    answer.usersTouched = effect.usersTouched;
    answer.usersCut = effect.usersCut;
    answer.usersWaiting = effect.usersWaiting;
    answer.usersDegraded = effect.usersDegraded;
    answer.usersDown = effect.usersDown;
    answer.sitesHurt = effect.sitesHurt;
    answer.congested = effect.congested;
    if (effect.extraUs) answer.extraRttMs = *effect.extraUs / 1e3;
    in.readUsers(answer);
    in.readElements(answer.loads);
    return answer;
}

}  // namespace peerplan
