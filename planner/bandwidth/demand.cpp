// SPDX-License-Identifier: MIT
#include "planner/bandwidth/demand.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "planner/bandwidth/series.h"

#include "planner/routing/evaluate.h"

namespace peerplan {
namespace {

/// Collects entries of flows and turns them into the sparse rows of `Traffic`.
class TrafficBuilder {
  public:
    explicit TrafficBuilder(const SiteClocks& clocks) : m_clocks(clocks) {}

    ShapeId shape(std::uint32_t course, std::size_t site, TrafficClass c, TrafficOrigin origin) {
        // Beyond the courses stands UTC: for what belongs to no site.
        const std::uint32_t clock = site < m_clocks.ofSite.size()
                                        ? m_clocks.ofSite[site]
                                        : static_cast<std::uint32_t>(m_clocks.courses.size());
        const auto number = static_cast<std::uint8_t>(origin);
        const auto key = std::make_tuple(course, clock, c, number);
        const auto [at, fresh] = m_shapes.emplace(key, ShapeId(m_list.size()));
        if (fresh) m_list.push_back({course, clock, c, number});
        return at->second;
    }

    void add(FlowId flow, ShapeId shape, Rates rates) {
        if (!flow.valid() || rates == Rates{}) return;
        m_entries.push_back({flow, {shape, rates.upKbps, rates.downKbps}});
    }

    void addFixed(FixedLoad load) {
        if (load.kbps > 0) m_fixed.push_back(load);
    }

    /// Takes over what was built before, so that more can be added.
    void resume(const Traffic& traffic) {
        m_list = traffic.shapes;
        for (std::size_t i = 0; i < m_list.size(); ++i) {
            const Shape& s = m_list[i];
            m_shapes.emplace(std::make_tuple(s.diurnal, s.clock, s.trafficClass, s.origin),
                             ShapeId(i));
        }
        m_entries.reserve(traffic.entries.size());
        for (std::size_t flow = 0; flow + 1 < traffic.first.size(); ++flow) {
            for (std::uint32_t i = traffic.first[flow]; i < traffic.first[flow + 1]; ++i) {
                m_entries.push_back({FlowId(flow), traffic.entries[i]});
            }
        }
        m_fixed = traffic.fixed;
    }

    Traffic finish(std::size_t flowCount) {
        Traffic traffic;
        traffic.shapes = std::move(m_list);
        traffic.fixed = std::move(m_fixed);
        std::stable_sort(m_entries.begin(), m_entries.end(), [](const Item& a, const Item& b) {
            return std::tie(a.flow, a.entry.shape) < std::tie(b.flow, b.entry.shape);
        });
        traffic.first.assign(flowCount + 1, 0);
        traffic.entries.reserve(m_entries.size());
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            const Item& item = m_entries[i];
            if (i > 0 && m_entries[i - 1].flow == item.flow &&
                m_entries[i - 1].entry.shape == item.entry.shape) {
                traffic.entries.back().upKbps += item.entry.upKbps;
                traffic.entries.back().downKbps += item.entry.downKbps;
            } else {
                traffic.entries.push_back(item.entry);
                ++traffic.first[item.flow.at() + 1];
            }
        }
        for (std::size_t flow = 0; flow < flowCount; ++flow) {
            traffic.first[flow + 1] += traffic.first[flow];
        }
        return traffic;
    }

  private:
    struct Item {
        FlowId flow;
        TrafficEntry entry;
    };
    const SiteClocks& m_clocks;
    std::map<std::tuple<std::uint32_t, std::uint32_t, TrafficClass, std::uint8_t>, ShapeId>
        m_shapes;
    std::vector<Shape> m_list;
    std::vector<Item> m_entries;
    std::vector<FixedLoad> m_fixed;
};

std::string refOf(const char* kind, const std::string& id) {
    std::string ref = kind;
    ref += '/';
    ref += id;
    return ref;
}

TrafficOrigin originOf(FlowKind kind) {
    switch (kind) {
        case FlowKind::Private:
            return TrafficOrigin::Private;
        case FlowKind::SiteToSite:
            return TrafficOrigin::SiteToSite;
        case FlowKind::Inbound:
            return TrafficOrigin::Inbound;
        case FlowKind::Carried:
        case FlowKind::InternetOnly:
            break;
    }
    return TrafficOrigin::Services;
}

Rates times(const Rates& rates, double factor) {
    return {rates.upKbps * factor, rates.downKbps * factor};
}

std::optional<std::uint32_t> sitePosition(SiteId site) {
    if (!site.valid()) return std::nullopt;
    return static_cast<std::uint32_t>(site.at());
}

void addUsage(TrafficBuilder& builder, const Usage& usage, const CompiledNetwork& network) {
    for (const UsageEntry& entry : usage.entries) {
        if (entry.toMicrosoft == Rates{}) continue;
        const SiteId site{std::size_t{entry.site}};
        const FlowId carried = network.flowOf(site, entry.service, false);
        const FlowId internet = network.flowOf(site, entry.service, true);
        const double share = !carried.valid()    ? 1.0
                             : !internet.valid() ? 0.0
                                                 : network.services[entry.service].internetShare;
        const ShapeId shape =
            builder.shape(entry.course, entry.site, entry.trafficClass, TrafficOrigin::Services);
        if (share < 1) builder.add(carried, shape, times(entry.toMicrosoft, 1 - share));
        if (share > 0) builder.add(internet, shape, times(entry.toMicrosoft, share));
    }
}

/// Media between sites: what the sender's users send, by the pair's share (rule PL5).
void addPeers(TrafficBuilder& builder, const Usage& usage, const Plan& plan,
              const CompiledNetwork& network, const std::vector<PeerPair>& peers) {
    // Entries of a site stand together, in the order of the sites, and so do a sender's pairs.
    std::size_t first = 0;
    for (std::size_t p = 0; p < peers.size(); ++p) {
        const PeerPair& pair = peers[p];
        const FlowId flow = network.demandFlows[plan.demands.size() + p].main;
        while (first < usage.entries.size() && usage.entries[first].site < pair.from) ++first;
        for (std::size_t i = first; i < usage.entries.size() && usage.entries[i].site == pair.from;
             ++i) {
            const UsageEntry& entry = usage.entries[i];
            if (!(entry.peer.upKbps > 0)) continue;
            builder.add(flow,
                        builder.shape(entry.course, entry.site, entry.trafficClass,
                                      TrafficOrigin::SiteToSite),
                        {entry.peer.upKbps * pair.share, 0});
        }
    }
}

TrafficClass classOf(const std::optional<TrafficClass>& own, const std::string& service,
                     const CompiledNetwork& network) {
    if (own) return *own;
    const std::uint32_t index = network.serviceOf(service);
    return index != CompiledNetwork::none ? network.services[index].trafficClass : TrafficClass::BE;
}

void addDemands(TrafficBuilder& builder, PlannedTraffic& planned, const Plan& plan,
                const CompiledNetwork& network) {
    for (std::size_t i = 0; i < plan.demands.size() && i < network.demandFlows.size(); ++i) {
        const Demand& demand = plan.demands[i];
        const DemandFlows& flows = network.demandFlows[i];
        const FlowId any = flows.main.valid() ? flows.main : flows.internet;
        if (!any.valid()) continue;
        const SiteId site = network.flows[any.at()].site;
        FixedDemand row;
        row.ref = refOf("demand", demand.id);
        row.site = sitePosition(site);
        row.to = !demand.toSite.empty()    ? refOf("site", demand.toSite.id)
                 : !demand.service.empty() ? demand.service.id
                                           : demand.azureRegion;
        row.trafficClass = classOf(demand.trafficClass, demand.service.id, network);
        row.rates = {demand.up.asKbps(), demand.down.asKbps()};
        row.flat = demand.diurnal.empty();
        const std::uint32_t course =
            row.flat ? planned.courses.flat() : planned.courses.profile(demand.diurnal);
        const ShapeId shape = builder.shape(course, site.at(), row.trafficClass,
                                            originOf(network.flows[any.at()].kind));
        const double share = !flows.main.valid()      ? 1.0
                             : flows.internet.valid() ? flows.internetShare
                                                      : 0.0;
        if (share < 1) builder.add(flows.main, shape, times(row.rates, 1 - share));
        if (share > 0) builder.add(flows.internet, shape, times(row.rates, share));
        planned.fixed.push_back(std::move(row));
    }
    for (std::size_t i = 0; i < plan.inbound.size() && i < network.inboundFlows.size(); ++i) {
        const Inbound& inbound = plan.inbound[i];
        const FlowId flow = network.inboundFlows[i];
        if (!flow.valid()) continue;
        const SiteId site = network.flows[flow.at()].site;
        FixedDemand row;
        row.ref = refOf("inbound", inbound.id);
        row.site = sitePosition(site);
        row.to = inbound.service.id;
        row.trafficClass = classOf(inbound.trafficClass, inbound.service.id, network);
        row.rates = {inbound.up.asKbps(), inbound.down.asKbps()};
        row.flat = inbound.diurnal.empty();
        const std::uint32_t course =
            row.flat ? planned.courses.flat() : planned.courses.profile(inbound.diurnal);
        builder.add(flow,
                    builder.shape(course, site.at(), row.trafficClass, TrafficOrigin::Inbound),
                    row.rates);
        planned.fixed.push_back(std::move(row));
    }
}

/// Which loads a measurement holds already, by origin.
std::array<bool, 5> explainedOrigins(const std::vector<Includes>& includes) {
    std::array<bool, 5> origins{};
    const auto set = [&](TrafficOrigin origin) {
        origins[static_cast<std::size_t>(origin)] = true;
    };
    if (includes.empty()) origins.fill(true);
    for (const Includes what : includes) {
        switch (what) {
            case Includes::Services:
            case Includes::MicrosoftPeering:
                set(TrafficOrigin::Services);
                set(TrafficOrigin::Inbound);
                break;
            case Includes::PrivatePeering:
                set(TrafficOrigin::Private);
                break;
            case Includes::Everything:
                origins.fill(true);
                break;
        }
    }
    return origins;
}

bool includesOnly(const std::vector<Includes>& includes, Includes a, Includes b) {
    return !includes.empty() && std::all_of(includes.begin(), includes.end(),
                                            [&](Includes what) { return what == a || what == b; });
}

class BaselineBuilder {
  public:
    BaselineBuilder(PlannedTraffic& planned, const Plan& plan, const CompiledNetwork& network,
                    const SiteClocks& clocks, const Workspace& normal)
        : m_planned(planned),
          m_plan(plan),
          m_network(network),
          m_clocks(clocks),
          m_normal(normal),
          m_table(clocks, *Date::fromCivil(plan.asOf.year(), 1, 1), planned.courses.courses(),
                  planned.traffic.shapes),
          m_builder(clocks) {
        m_builder.resume(planned.traffic);
    }

    void build() {
        // Of equal elements and includes only the latest counts.
        std::map<std::pair<std::string, std::vector<Includes>>, std::size_t> latest;
        for (std::size_t i = 0; i < m_plan.measurements.size(); ++i) {
            const Measurement& m = m_plan.measurements[i];
            if (m.element.empty()) continue;
            const auto key =
                std::make_pair(canonicalRef(m.element).value_or(m.element), m.includes);
            const auto [at, fresh] = latest.emplace(key, i);
            if (!fresh && dayOf(m) >= dayOf(m_plan.measurements[at->second])) at->second = i;
        }
        for (std::size_t i = 0; i < m_plan.measurements.size(); ++i) {
            const Measurement& m = m_plan.measurements[i];
            if (m.element.empty()) continue;
            const auto key =
                std::make_pair(canonicalRef(m.element).value_or(m.element), m.includes);
            if (latest.at(key) != i) {
                remark(m, Text(tr("a later measurement of the same stands in its place")));
                continue;
            }
            addElement(i);
        }
        m_planned.traffic = m_builder.finish(m_network.flows.size());
    }

  private:
    Date dayOf(const Measurement& m) const { return m.measured.value_or(m_plan.asOf); }

    void remark(const Measurement& m, Text text) {
        m_planned.usage.remarks.push_back({refOf("measurement", m.id), std::move(text)});
    }

    void addElement(std::size_t index) {
        const Measurement& m = m_plan.measurements[index];
        const std::optional<ComponentId> component = m_network.components.find(m.element);
        const ElementId element = component ? m_network.elementOf(*component) : ElementId();
        if (!element.valid()) {
            remark(m, Text(tr("{element} is nothing that carries traffic here; it is left out"),
                           {{"element", m.element}}));
            return;
        }
        const Element& what = m_network.elements[element.at()];
        const bool isLink = what.kind == ElementKind::Link;
        if (!isLink && what.kind != ElementKind::Circuit && what.kind != ElementKind::Internet) {
            remark(m,
                   Text(tr("only a circuit, an Internet egress or a link has a baseline; {element} "
                           "is left out"),
                        {{"element", m.element}}));
            return;
        }
        MeasurementAnswer answer;
        answer.ref = refOf("measurement", m.id);
        answer.of = m_network.components[*component].ref;
        const double growth = growthFactor(m_plan.policy, yearsBetween(dayOf(m), m_plan.asOf));
        const std::size_t site = what.site.valid() ? what.site.at() : m_plan.sites.size();
        const Side up = side(m, element, Direction::Up, site, growth, answer);
        const Side down = side(m, element, Direction::Down, site, growth, answer);
        answer.measured = {up.measured, down.measured};
        answer.explained = {up.explained, down.explained};
        answer.baseline = {up.baseline, down.baseline};
        m_planned.measurements.push_back(answer);
        if (!up.known && !down.known) {
            remark(m, Text(tr("it has no mean of the busy hour and is left out: percentiles do not "
                              "stand for it")));
            return;
        }

        const ShapeId upShape =
            m_builder.shape(up.course, site, TrafficClass::BE, TrafficOrigin::Baseline);
        const ShapeId downShape =
            m_builder.shape(down.course, site, TrafficClass::BE, TrafficOrigin::Baseline);
        if (isLink) {
            m_builder.addFixed({element, Direction::Up, upShape, up.baseline});
            m_builder.addFixed({element, Direction::Down, downShape, down.baseline});
        } else {
            const FlowId flow = flowFor(m, index);
            if (!flow.valid()) {
                remark(m, Text(tr("{element} has no peering that could carry it; it is left out"),
                               {{"element", m.element}}));
                return;
            }
            m_builder.add(flow, upShape, {up.baseline, 0});
            m_builder.add(flow, downShape, {0, down.baseline});
        }
        FixedDemand row;
        row.ref = answer.ref;
        if (!isLink) row.site = sitePosition(what.site);
        row.to = answer.of;
        row.rates = answer.baseline;
        row.flat = !m.series.has_value();
        m_planned.fixed.push_back(std::move(row));
    }

    /// One direction of a measurement.
    struct Side {
        bool known = false;
        double measured = 0;
        double explained = 0;
        double baseline = 0;
        std::uint32_t course = 0;
    };

    Side side(const Measurement& m, ElementId element, Direction direction, std::size_t site,
              double growth, MeasurementAnswer& answer) {
        const bool up = direction == Direction::Up;
        const std::optional<Bandwidth>& stated = up ? m.busyHourUp : m.busyHourDown;
        Side side;
        side.course = m_planned.courses.flat();
        std::optional<SeriesFigures> figures;
        if (m.series) {
            const std::vector<Bandwidth>& rates = up ? m.series->up : m.series->down;
            const auto start = utcMinutes(m.series->start);
            if (!start && up) {
                remark(m, Text(tr("its series starts at no instant such as 2026-11-02T00:00Z and "
                                  "is left out")));
            }
            if (start && !rates.empty()) {
                figures = seriesFigures(rates, *start, m.series->step, clockOf(site));
            }
        }
        const auto rate = [](const std::optional<Bandwidth>& value) {
            return value ? std::optional<double>(value->asKbps()) : std::nullopt;
        };
        std::optional<double>& p95 = up ? answer.p95UpKbps : answer.p95DownKbps;
        std::optional<double>& p99 = up ? answer.p99UpKbps : answer.p99DownKbps;
        p95 = rate(up ? m.p95Up : m.p95Down);
        p99 = rate(up ? m.p99Up : m.p99Down);
        if (figures) {
            answer.series = true;
            if (!p95) p95 = figures->p95Kbps;
            if (!p99) p99 = figures->p99Kbps;
        }

        const std::array<double, quartersOfDay> plans = planned(m, element, direction);
        side.explained = *std::max_element(plans.begin(), plans.end());
        if (figures && figures->peakKbps > 0) {
            side.known = true;
            // A stated busy hour sets the height, the series the course.
            const double height = stated ? stated->asKbps() / figures->peakKbps : 1.0;
            side.measured = figures->peakKbps * height * growth;
            const int offset = minutesOn(clockOf(site), dayOf(m));
            DayCourse left{};
            for (std::size_t quarter = 0; quarter < quartersOfDay; ++quarter) {
                const int utc = (static_cast<int>(quarter) * 15 - offset + 2880) % 1440 / 15;
                left[quarter] = std::max(0.0, figures->quarters[quarter] * height * growth -
                                                  plans[static_cast<std::size_t>(utc)]);
            }
            side.baseline = *std::max_element(left.begin(), left.end());
            if (side.baseline > 0) {
                for (double& quarter : left) quarter /= side.baseline;
                side.course = m_planned.courses.add(left);
            }
        } else if (stated) {
            side.known = true;
            side.measured = stated->asKbps() * growth;
            side.baseline = std::max(0.0, side.measured - side.explained);
        }
        return side;
    }

    /// What the plan itself lays on the element of what the measurement includes, over the UTC day
    /// on which it was measured.
    std::array<double, quartersOfDay> planned(const Measurement& m, ElementId element,
                                              Direction direction) const {
        const std::array<bool, 5> origins = explainedOrigins(m.includes);
        const ElementLoad load = m_normal.load(element);
        const std::span<const double> kbps = direction == Direction::Up ? load.up : load.down;
        std::vector<ShapeLoad> counted;
        for (std::size_t i = 0; i < load.shapes.size(); ++i) {
            const Shape& shape = m_planned.traffic.shapes[load.shapes[i].at()];
            if (origins[shape.origin]) counted.push_back({load.shapes[i], kbps[i]});
        }
        return m_table.day(counted, m_table.setOn(dayOf(m)));
    }

    const std::vector<UtcOffset>& clockOf(std::size_t site) const {
        static const std::vector<UtcOffset> utc;
        if (site >= m_clocks.ofSite.size()) return utc;
        const std::uint32_t course = m_clocks.ofSite[site];
        return course < m_clocks.courses.size() ? m_clocks.courses[course] : utc;
    }

    /// The flow of the peering that the measurement is of. What is measured with everything and
    /// not explained is private peering's where the circuit has it: Microsoft 365 is planned for.
    FlowId flowFor(const Measurement& m, std::size_t index) const {
        if (index >= m_network.baselineFlows.size()) return {};
        const BaselineFlows& flows = m_network.baselineFlows[index];
        if (flows.internet.valid()) return flows.internet;
        if (includesOnly(m.includes, Includes::Services, Includes::MicrosoftPeering)) {
            return flows.microsoft.valid() ? flows.microsoft : flows.privatePeering;
        }
        return flows.privatePeering.valid() ? flows.privatePeering : flows.microsoft;
    }

    PlannedTraffic& m_planned;
    const Plan& m_plan;
    const CompiledNetwork& m_network;
    const SiteClocks& m_clocks;
    const Workspace& m_normal;
    DayTable m_table;
    TrafficBuilder m_builder;
};

}  // namespace

PlannedTraffic trafficOf(const Plan& plan, const CompiledNetwork& network,
                         const Catalogue& catalogue, const SiteClocks& clocks,
                         const std::vector<PeerPair>& peers) {
    PlannedTraffic planned{{}, CourseBook(catalogue), {}, {}, {}};
    planned.usage = usageOf(plan, catalogue, clocks, network.services, planned.courses);
    TrafficBuilder builder(clocks);
    addUsage(builder, planned.usage, network);
    addPeers(builder, planned.usage, plan, network, peers);
    addDemands(builder, planned, plan, network);
    planned.traffic = builder.finish(network.flows.size());
    return planned;
}

void addBaselines(PlannedTraffic& planned, const Plan& plan, const CompiledNetwork& network,
                  const SiteClocks& clocks, const Workspace& normal) {
    BaselineBuilder(planned, plan, network, clocks, normal).build();
}

PlannedTraffic plannedTraffic(const Plan& plan, const CompiledNetwork& network,
                              const Catalogue& catalogue, const SiteClocks& clocks,
                              const std::vector<PeerPair>& peers) {
    PlannedTraffic planned = trafficOf(plan, network, catalogue, clocks, peers);
    if (std::any_of(plan.measurements.begin(), plan.measurements.end(),
                    [](const Measurement& m) { return !m.element.empty(); })) {
        // What a measurement holds already is judged where nothing has failed.
        Workspace normal(network, planned.traffic);
        evaluate({}, normal);
        addBaselines(planned, plan, network, clocks, normal);
    }
    return planned;
}

}  // namespace peerplan
