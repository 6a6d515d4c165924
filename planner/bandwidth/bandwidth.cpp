// SPDX-License-Identifier: MIT
#include "planner/bandwidth/bandwidth.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "planner/bandwidth/advice.h"
#include "planner/bandwidth/alone.h"
#include "planner/bandwidth/assumptions.h"
#include "planner/bandwidth/demand.h"
#include "planner/bandwidth/demand_answer.h"
#include "planner/bandwidth/dimensioning.h"
#include "planner/bandwidth/element_names.h"
#include "planner/bandwidth/headroom.h"
#include "planner/bandwidth/peer_media.h"
#include "planner/bandwidth/sizing.h"
#include "planner/network/compile.h"
#include "planner/network/element_ref.h"
#include "planner/routing/evaluate.h"

namespace peerplan {
namespace {

class AnswerBuilder {
  public:
    AnswerBuilder(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
                  const SiteClocks& clocks, const BandwidthOptions& options,
                  const std::vector<PeerPair>& peers)
        : m_plan(plan),
          m_network(network),
          m_catalogue(catalogue),
          m_clocks(clocks),
          m_options(options),
          m_peers(peers),
          m_borders(headroomBorders(plan.policy, catalogue)),
          m_rates(flowRates(catalogue, plan.policy.burst)),
          m_epsilon(plan.policy.burst.epsilon.value_or(defaultEpsilon)),
          m_growth(plan.policy.growth.perYear.value_or(0)),
          m_horizon(plan.policy.growth.horizonYears.value_or(defaultHorizonYears)) {}

    BandwidthAnswer build() {
        head();
        PlannedTraffic planned = plannedTraffic(m_plan, m_network, m_catalogue, m_clocks, m_peers);
        const DayTable table(m_clocks, *Date::fromCivil(m_plan.asOf.year(), 1, 1),
                             planned.courses.courses(), planned.traffic.shapes);
        m_table = &table;
        m_planned = &planned;
        demand();

        Workspace base(m_network, planned.traffic);
        evaluate(m_options.given, base);
        SizingOptions sizing;
        sizing.kinds = m_answer.survived;
        sizing.threads = m_options.threads;
        sizing.users = usersOfSites(m_plan);
        sizing.progress = m_options.progress;
        m_sizing = sizeElements(JudgedBase(base, table, m_borders, m_options.threads), sizing);
        m_answer.states = m_sizing.states;
        m_answer.complete = m_sizing.complete;
        if (m_answer.complete && hasManualFallback()) {
            FailureState switched = m_options.given;
            switched.afterManualSwitch = true;
            Workspace state(m_network, planned.traffic);
            evaluate(switched, state);
            m_switched =
                sizeElements(JudgedBase(state, table, m_borders, m_options.threads), sizing);
            m_answer.complete = m_switched.complete;
        }
        elements(base);
        if (m_answer.complete) {
            alone(aloneStates(base, m_options.given, table, m_borders, sizing.users,
                              m_options.threads));
        }
        regionSizes();
        volumes(base);
        cuts(base, sizing.users);
        wide();
        m_answer.assumptions = planAssumptions(m_plan, m_rates);
        for (Assumption& assumption : planned.usage.assumptions) {
            m_answer.assumptions.push_back(std::move(assumption));
        }
        m_answer.remarks = std::move(planned.usage.remarks);
        return std::move(m_answer);
    }

  private:
    void head() {
        m_answer.asOf = m_plan.asOf;
        m_answer.horizonYears = m_horizon;
        m_answer.growthPerYear = m_growth;
        m_answer.leastHeadroom = static_cast<double>(m_borders.least) / 1e6;
        m_answer.mostHeadroom = static_cast<double>(m_borders.most) / 1e6;
        m_answer.epsilon = m_epsilon;
        m_answer.survived = survivedKinds(m_plan.policy);
        for (const ComponentId id : m_options.given.failed) m_answer.given.push_back(refOf(id));
        for (const Site& site : m_plan.sites) m_answer.sites.push_back(site.id);
        for (const ResolvedService& service : m_network.services) {
            m_answer.services.push_back(service.id);
        }
    }

    bool hasManualFallback() const {
        const Policy& policy = m_plan.policy;
        return policy.internetFallback == Fallback::Manual ||
               policy.otherRegions == Fallback::Manual;
    }

    std::string refOf(ComponentId id) const {
        return id.valid() ? m_network.components[id].ref : std::string();
    }

    void demand() {
        const double growth = std::pow(1.0 + m_growth, static_cast<double>(m_horizon));
        m_answer.siteDemand = siteDemands(m_plan, m_network, *m_planned, *m_table, growth);
        m_answer.siteClasses = siteClasses(m_plan, *m_planned);
        m_answer.demand = std::move(m_planned->usage.demand);
        m_answer.days = regionDays(m_plan, m_network, *m_planned, *m_table);
        m_answer.serviceDays = serviceDays(m_network, *m_planned, m_clocks, *m_table);
        m_answer.fixed = m_planned->fixed;
        m_answer.measurements = m_planned->measurements;
    }

    LoadAnswer loadAnswer(const StateLoad& load) const {
        return peerplan::loadAnswer(load, *m_table);
    }

    std::optional<HeadroomClass> classOf(const StateLoad& load) const {
        if (!load.capacityKbps) return std::nullopt;
        return headroomClass(load.loadKbps, *load.capacityKbps, m_borders);
    }

    std::string elementRef(std::size_t e) const {
        return peerplan::elementRef(m_network, ElementId(e));
    }

    /// Circuits first, then by how near to them an element stands.
    void elements(const Workspace& base) {
        for (const ElementKind kind :
             {ElementKind::Circuit, ElementKind::Connection, ElementKind::Internet,
              ElementKind::Link, ElementKind::Trunk, ElementKind::Control, ElementKind::Device}) {
            for (std::size_t e = 0; e < m_network.elements.size(); ++e) {
                if (m_network.elements[e].kind == kind) addElement(e);
            }
        }
        for (std::size_t c = 0; c < m_network.circuitCount; ++c) {
            ShapeLoads loads;
            loads.add(base.load(m_network.egresses[c].element));
            m_answer.days.push_back(dayOf(loads.up, loads.down, *m_table));
            m_answer.days.back().of = refOf(m_network.egresses[c].component);
        }
    }

    void addElement(std::size_t e) {
        const Element& element = m_network.elements[e];
        const StateLoad& normal = m_sizing.normal[e];
        const StateLoad& worst = m_sizing.worst[e];
        ElementAnswer row;
        row.kind = kindOf(element.kind);
        row.ref = elementRef(e);
        if (element.component.valid()) row.name = m_network.components[element.component].name;
        if (element.site.valid()) row.site = m_plan.sites[element.site.at()].id;
        row.idle = normal.peak.kbps <= 0 && worst.peak.kbps <= 0 &&
                   (m_switched.worst.empty() || m_switched.worst[e].peak.kbps <= 0);
        row.normal = loadAnswer(normal);
        row.normalWasteful = !row.idle && classOf(normal) == HeadroomClass::Wasteful;
        row.failure = refOf(worst.failure);
        row.sizing = loadAnswer(worst);
        if (!row.idle) row.headroomClass = classOf(worst);
        if (!m_switched.worst.empty() && isWorse(m_switched.worst[e], worst)) {
            row.afterSwitch = loadAnswer(m_switched.worst[e]);
            row.afterSwitchFailure = refOf(m_switched.worst[e].failure);
            row.afterSwitchClass = classOf(m_switched.worst[e]);
        }
        row.byClass = worst.byClass;
        row.honoursClasses = element.classes;
        if (worst.capacityKbps) {
            row.shed =
                shed(worst.byClass, static_cast<double>(*worst.capacityKbps), element.classes);
        }
        if (element.classes) {
            const auto voice = static_cast<std::size_t>(TrafficClass::EF);
            row.efPeakKbps = statisticalCapacityKbps(worst.efKbps, m_rates.kbps[voice], m_epsilon);
        }
        const double load = static_cast<double>(worst.loadKbps);
        const double least = m_answer.leastHeadroom;
        const double most = m_answer.mostHeadroom;
        row.neededKbps = least < 1 ? load / (1 - least) : 0;
        row.roomyKbps = most < 1 ? load / (1 - most) : 0;
        if (element.kind == ElementKind::Circuit) {
            row.ladderMbps = smallestSize(ladderOf(e), worst.loadKbps, m_borders);
        }
        const Dimensioning rules = dimension(worst.byClass, m_rates, m_epsilon, least);
        row.rules = {rules.flowKbps, rules.percentKbps, rules.statisticalKbps, rules.binds,
                     rules.crossingKbps};
        row.horizonKbps =
            wholeKbps(load * std::pow(1.0 + m_growth, static_cast<double>(m_horizon)));
        row.outgrown =
            outgrownYear(worst.loadKbps, worst.capacityKbps, m_borders, m_growth, m_plan.asOf);
        m_answer.elements.push_back(std::move(row));
    }

    /// The plan's circuit of an element of kind Circuit: elements and egresses keep its order.
    const Circuit& circuitOf(EgressId egress) const { return m_plan.circuits[egress.at()]; }

    std::vector<std::int64_t> ladderOf(std::size_t element) const {
        for (std::size_t c = 0; c < m_network.circuitCount; ++c) {
            if (m_network.egresses[c].element.at() == element) {
                return circuitLadder(m_catalogue, circuitOf(EgressId(c)).connectivity);
            }
        }
        return {};
    }

    std::string regionId(std::uint32_t region) const {
        return region < m_plan.regions.size() ? m_plan.regions[region].id : std::string();
    }

    void alone(const std::vector<AloneState>& states) {
        for (const AloneState& state : states) {
            AloneAnswer row;
            row.region = regionId(state.region);
            row.circuit = refOf(m_network.egresses[state.circuit.at()].component);
            row.load = loadAnswer(state.itself.load);
            row.fits = state.itself.fits;
            row.fitsWithTarget = state.itself.fitsWithTarget;
            row.usersCut = state.usersCut;
            std::vector<const AloneElement*> narrow;
            for (const AloneElement& element : state.way) {
                row.wayFits = row.wayFits && element.fits;
                row.wayFitsWithTarget = row.wayFitsWithTarget && element.fitsWithTarget;
                if (!element.fitsWithTarget) narrow.push_back(&element);
            }
            std::stable_sort(narrow.begin(), narrow.end(),
                             [](const AloneElement* a, const AloneElement* b) {
                                 return isWorse(a->load, b->load);
                             });
            for (const AloneElement* element : narrow) {
                row.narrow.push_back(
                    {elementRef(element->element.at()), loadAnswer(element->load)});
            }
            m_answer.alone.push_back(std::move(row));
        }
    }

    void regionSizes() {
        for (std::size_t r = 0; r < m_sizing.worstOfRegion.size(); ++r) {
            const StateLoad& load = m_sizing.worstOfRegion[r];
            RegionSizes row;
            row.region = regionId(static_cast<std::uint32_t>(r));
            std::optional<Connectivity> connectivity;
            for (std::size_t c = 0; c < m_network.circuitCount; ++c) {
                const Egress& egress = m_network.egresses[c];
                if (!egress.regions.empty() &&
                    !std::binary_search(egress.regions.begin(), egress.regions.end(),
                                        static_cast<std::uint32_t>(r))) {
                    continue;
                }
                ++row.circuits;
                if (!connectivity) connectivity = circuitOf(EgressId(c)).connectivity;
            }
            if (!connectivity) continue;
            row.loadKbps = load.loadKbps;
            row.failure = refOf(load.failure);
            row.ladderMbps = sizesForCircuits(circuitLadder(m_catalogue, *connectivity),
                                              load.loadKbps, m_borders);
            m_answer.regionSizes.push_back(std::move(row));
        }
    }

    void volumes(const Workspace& base) {
        for (std::size_t c = 0; c < m_network.circuitCount; ++c) {
            const Circuit& circuit = circuitOf(EgressId(c));
            VolumeAnswer row;
            row.circuit = refOf(m_network.egresses[c].component);
            row.billing = circuit.billing;
            ShapeLoads loads;
            loads.add(base.load(m_network.egresses[c].element));
            row.gigabytesUp = volumeOf(loads.up);
            row.gigabytesDown = volumeOf(loads.down);
            row.meaning =
                circuit.billing == Billing::Unlimited
                    ? Text(tr("the volume costs nothing extra"))
                    : Text(tr("what Microsoft sends to the company is charged by the GB"));
            m_answer.volumes.push_back(std::move(row));
        }
    }

    double volumeOf(const std::vector<ShapeLoad>& loads) const {
        std::vector<ShapeLoad> flat;
        std::vector<ShapeLoad> changing;
        for (const ShapeLoad& load : loads) {
            const Shape& shape = m_planned->traffic.shapes[load.shape.at()];
            const DayCourse& course = m_planned->courses.courses()[shape.diurnal];
            const bool isFlat =
                std::all_of(course.begin(), course.end(), [](double f) { return f == 1.0; });
            (isFlat ? flat : changing).push_back(load);
        }
        return gigabytesOfMonth(m_table->day(flat, 0), daysOfMonth) +
               gigabytesOfMonth(m_table->day(changing, 0), businessDaysOfMonth);
    }

    /// The base state's own cuts first, then those of the failures, most users first.
    void cuts(const Workspace& base, const std::vector<std::int64_t>& users) {
        CutAnswer normal;
        std::vector<char> seen(m_network.siteCount(), 0);
        for (std::size_t f = 0; f < m_network.flows.size(); ++f) {
            const FlowId flow(f);
            const std::uint32_t first = m_planned->traffic.first[f];
            const std::uint32_t last = m_planned->traffic.first[f + 1];
            const Outcome outcome = base.flow(flow).outcome;
            if (first == last || outcome == Outcome::Served || outcome == Outcome::SiteDown) {
                continue;
            }
            for (std::uint32_t i = first; i < last; ++i) {
                const TrafficEntry& entry = m_planned->traffic.entries[i];
                normal.lost += {entry.upKbps, entry.downKbps};
            }
            const SiteId site = m_network.flows[f].site;
            const auto state = static_cast<char>(outcome == Outcome::ManualOnly ? 1 : 2);
            seen[site.at()] = std::max(seen[site.at()], state);
        }
        for (std::size_t site = 0; site < seen.size(); ++site) {
            if (seen[site] == 0) continue;
            if (normal.sites == 0) normal.site = m_plan.sites[site].id;
            ++normal.sites;
            normal.users += users[site];
            if (seen[site] == 1) normal.usersAfterSwitch += users[site];
        }
        if (normal.sites > 0) m_answer.cuts.push_back(normal);
        const std::size_t begin = m_answer.cuts.size();
        for (const StateCut& cut : m_sizing.cuts) {
            m_answer.cuts.push_back({refOf(cut.failure), cut.sites, cut.users, cut.usersAfterSwitch,
                                     cut.lost, m_plan.sites[cut.first.at()].id});
        }
        std::stable_sort(m_answer.cuts.begin() + static_cast<std::ptrdiff_t>(begin),
                         m_answer.cuts.end(), [](const CutAnswer& a, const CutAnswer& b) {
                             return a.users != b.users ? a.users > b.users : a.sites > b.sites;
                         });
    }

    void wide() {
        for (const StateWide& state : m_sizing.wide) {
            WideFailure row;
            row.failure = refOf(state.failure);
            row.regions = state.regions;
            row.usersCut = state.usersCut;
            if (state.load) {
                row.element = elementRef(state.element.at());
                row.load = loadAnswer(*state.load);
            }
            m_answer.wide.push_back(std::move(row));
        }
    }

    const Plan& m_plan;
    const CompiledNetwork& m_network;
    const Catalogue& m_catalogue;
    const SiteClocks& m_clocks;
    const BandwidthOptions& m_options;
    const std::vector<PeerPair>& m_peers;
    HeadroomBorders m_borders;
    FlowRates m_rates;
    double m_epsilon;
    double m_growth;
    std::int64_t m_horizon;
    const DayTable* m_table = nullptr;
    PlannedTraffic* m_planned = nullptr;
    Sizing m_sizing;
    /// The same after every manual switch (rule R4); empty where no fallback needs a person.
    Sizing m_switched;
    BandwidthAnswer m_answer;
};

}  // namespace

BandwidthAnswer bandwidth(const Plan& plan, const CompiledNetwork& network,
                          const Catalogue& catalogue, const SiteClocks& clocks,
                          const BandwidthOptions& options) {
    std::vector<Assumption> said;
    std::vector<PeerPair> peers;
    if (plan.policy.peerMediaOnWan) {
        CourseBook courses(catalogue);
        peers = peerPairs(plan, usageOf(plan, catalogue, clocks, network.services, courses), said);
    }
    if (peers.empty()) {
        return AnswerBuilder(plan, network, catalogue, clocks, options, peers).build();
    }
    // Flows between sites are compiled in; ids of components and elements stay the same.
    Diagnostics diagnostics;
    const CompiledNetwork wider = compile(withPeerFlows(plan, peers), catalogue, diagnostics);
    BandwidthAnswer answer = AnswerBuilder(plan, wider, catalogue, clocks, options, peers).build();
    answer.assumptions.insert(answer.assumptions.end(), said.begin(), said.end());
    return answer;
}

}  // namespace peerplan
