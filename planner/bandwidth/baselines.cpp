// SPDX-License-Identifier: MIT
#include "planner/bandwidth/baselines.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "model/component_ref.h"
#include "planner/bandwidth/growth.h"
#include "planner/bandwidth/measured_usage.h"
#include "planner/bandwidth/series.h"
#include "planner/bandwidth/traffic_builder.h"

namespace peerplan {
namespace {

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
        m_planned.usage.remarks.push_back({measurementRef(m), std::move(text)});
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
        answer.ref = measurementRef(m);
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
        if (!isLink && what.site.valid()) row.site = static_cast<std::uint32_t>(what.site.at());
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
                figures = seriesFigures(rates, *start, m.series->step, clockOf(m_clocks, site));
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
            const int offset = minutesOn(clockOf(m_clocks, site), dayOf(m));
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

void addBaselines(PlannedTraffic& planned, const Plan& plan, const CompiledNetwork& network,
                  const SiteClocks& clocks, const Workspace& normal) {
    BaselineBuilder(planned, plan, network, clocks, normal).build();
}

}  // namespace peerplan
