// SPDX-License-Identifier: MIT
#include "planner/bandwidth/alone.h"

#include <algorithm>
#include <memory>

#include "planner/parallel.h"
#include "planner/routing/evaluate.h"

namespace peerplan {
namespace {

/// A traffic of one shape whose entries are switched on flow by flow: what it loads is the way of
/// those flows, and telling it costs no layout of many shapes.
class WayFinder {
  public:
    explicit WayFinder(const Traffic& traffic) {
        m_traffic.shapes = {Shape{}};
        m_traffic.first.reserve(traffic.first.size());
        m_traffic.first.push_back(0);
        for (std::size_t flow = 0; flow + 1 < traffic.first.size(); ++flow) {
            TrafficEntry sum;
            sum.shape = ShapeId(std::size_t{0});
            for (std::uint32_t i = traffic.first[flow]; i < traffic.first[flow + 1]; ++i) {
                sum.upKbps += traffic.entries[i].upKbps;
                sum.downKbps += traffic.entries[i].downKbps;
            }
            if (sum.upKbps > 0 || sum.downKbps > 0) {
                m_flows.push_back(FlowId(flow));
                m_traffic.entries.push_back(sum);
            }
            m_traffic.first.push_back(static_cast<std::uint32_t>(m_traffic.entries.size()));
        }
        m_all = m_traffic.entries;
    }

    const Traffic& traffic() const { return m_traffic; }
    const std::vector<FlowId>& flows() const { return m_flows; }

    template <class Wanted>
    void select(const Wanted& wanted) {
        for (std::size_t i = 0; i < m_flows.size(); ++i) {
            m_traffic.entries[i].upKbps = 0;
            m_traffic.entries[i].downKbps = 0;
            if (wanted(m_flows[i])) m_traffic.entries[i] = m_all[i];
        }
    }

  private:
    Traffic m_traffic;
    std::vector<TrafficEntry> m_all;
    std::vector<FlowId> m_flows;
};

struct Worker {
    Worker(const Workspace& base)
        : way(*base.traffic()), state(base), wayState(base.network(), way.traffic()) {}
    WayFinder way;
    Workspace state;
    Workspace wayState;
};

bool serves(const CompiledNetwork& network, EgressId circuit, std::uint32_t region) {
    const Egress& egress = network.egresses[circuit.at()];
    return egress.regions.empty() || region == CompiledNetwork::none ||
           std::binary_search(egress.regions.begin(), egress.regions.end(), region);
}

bool inRegion(const CompiledNetwork& network, SiteId site, std::uint32_t region) {
    return region == CompiledNetwork::none || network.sites[site.at()].region == region;
}

AloneElement judgeElement(const Workspace& state, ElementId id, const DayTable& table,
                          const HeadroomBorders& borders) {
    const Element& element = state.network().elements[id.at()];
    ShapeLoads loads;
    loads.add(state.load(id));
    AloneElement result;
    result.element = id;
    result.load = judge(element, loads, capacityOf(state, id), table, state.traffic()->shapes);
    const StateLoad& load = result.load;
    result.fits = !load.capacityKbps || load.loadKbps <= *load.capacityKbps;
    if (!load.capacityKbps) {
        result.fitsWithTarget = true;
    } else {
        const auto grade = headroomClass(load.loadKbps, *load.capacityKbps, borders);
        result.fitsWithTarget =
            !grade || (*grade != HeadroomClass::Congested && *grade != HeadroomClass::Tight);
    }
    return result;
}

/// Whether the element is part of the way itself: circuits and Internet egresses are its ends.
bool onWay(const CompiledNetwork& network, ElementId id, EgressId circuit) {
    const Element& element = network.elements[id.at()];
    if (element.kind == ElementKind::Circuit || element.kind == ElementKind::Internet) return false;
    if (element.kind != ElementKind::Connection) return true;
    const Egress& egress = network.egresses[circuit.at()];
    for (std::uint32_t e = egress.firstEntry; e < egress.firstEntry + egress.entryCount; ++e) {
        if (network.entries[e].element == id) return true;
    }
    return false;
}

void evaluateAlone(AloneState& alone, const Workspace& base, const FailureState& given,
                   const DayTable& table, const HeadroomBorders& borders,
                   const std::vector<std::int64_t>& users, Worker& worker) {
    const CompiledNetwork& network = base.network();
    FailureState failures = given;
    for (std::size_t e = 0; e < network.circuitCount; ++e) {
        const EgressId other(e);
        if (other != alone.circuit && serves(network, other, alone.region)) {
            failures.failed.push_back(network.egresses[e].component);
        }
    }
    evaluate(failures, worker.state);
    alone.itself =
        judgeElement(worker.state, network.egresses[alone.circuit.at()].element, table, borders);

    std::vector<char> siteCut(network.siteCount(), 0);
    worker.way.select([&](FlowId flow) {
        const SiteId site = network.flows[flow.at()].site;
        if (!inRegion(network, site, alone.region)) return false;
        const Outcome outcome = worker.state.flow(flow).outcome;
        if (base.flow(flow).outcome == Outcome::Served &&
            (outcome == Outcome::Cut || outcome == Outcome::ManualOnly) &&
            siteCut[site.at()] == 0) {
            siteCut[site.at()] = 1;
            if (site.at() < users.size()) alone.usersCut += users[site.at()];
        }
        const std::span<const Use> uses = worker.state.uses(flow);
        return std::any_of(uses.begin(), uses.end(), [&](const Use& use) {
            return use.entry.valid() && network.entries[use.entry.at()].egress == alone.circuit;
        });
    });
    evaluate(failures, worker.wayState);
    for (std::size_t e = 0; e < network.elements.size(); ++e) {
        const ElementId id(e);
        const ElementLoad load = worker.wayState.load(id);
        const auto positive = [](double kbps) { return kbps > 0; };
        if (!std::any_of(load.up.begin(), load.up.end(), positive) &&
            !std::any_of(load.down.begin(), load.down.end(), positive)) {
            continue;
        }
        if (onWay(network, id, alone.circuit)) {
            alone.way.push_back(judgeElement(worker.state, id, table, borders));
        }
    }
}

}  // namespace

std::vector<AloneState> aloneStates(const Workspace& base, const FailureState& given,
                                    const DayTable& table, const HeadroomBorders& borders,
                                    const std::vector<std::int64_t>& users, int threads) {
    const CompiledNetwork& network = base.network();
    std::vector<AloneState> states;
    const auto addRegion = [&](std::uint32_t region) {
        for (std::size_t e = 0; e < network.circuitCount; ++e) {
            const EgressId circuit(e);
            if (!serves(network, circuit, region)) continue;
            const ElementId element = network.egresses[e].element;
            if (base.capacityBps(element, Direction::Up) == 0 &&
                network.elements[element.at()].bps[0] != 0) {
                continue;
            }
            AloneState state;
            state.region = region;
            state.circuit = circuit;
            states.push_back(std::move(state));
        }
    };
    if (network.regionCount == 0) addRegion(CompiledNetwork::none);
    for (std::uint32_t region = 0; region < network.regionCount; ++region) addRegion(region);

    std::vector<std::unique_ptr<Worker>> workers(workerCount(threads));
    parallelFor(states.size(), threads, [&](std::size_t item, std::size_t index) {
        if (!workers[index]) workers[index] = std::make_unique<Worker>(base);
        evaluateAlone(states[item], base, given, table, borders, users, *workers[index]);
    });
    return states;
}

}  // namespace peerplan
