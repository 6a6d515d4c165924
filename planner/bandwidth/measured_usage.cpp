// SPDX-License-Identifier: MIT
#include "planner/bandwidth/measured_usage.h"

#include <utility>

#include "planner/bandwidth/growth.h"

namespace peerplan {
namespace {

/// Fewer users than this make a pilot a hint rather than a figure (rule D3).
constexpr std::int64_t fewPilotUsers = 30;

}  // namespace

std::string measurementRef(const Measurement& m) {
    std::string ref = "measurement/";
    ref += m.id;
    return ref;
}

MeasuredUsage::MeasuredUsage(const Plan& plan, std::span<const ResolvedService> services,
                             std::vector<Remark>& remarks)
    : m_plan(plan), m_services(services), m_remarks(remarks) {
    read();
}

void MeasuredUsage::read() {
    std::map<std::string, std::uint32_t> siteOf;
    for (std::size_t i = 0; i < m_plan.sites.size(); ++i) {
        siteOf.emplace(m_plan.sites[i].id, static_cast<std::uint32_t>(i));
    }
    std::map<std::string, std::uint32_t> serviceOf;
    for (std::size_t i = 0; i < m_services.size(); ++i) {
        serviceOf.emplace(m_services[i].id, static_cast<std::uint32_t>(i));
    }
    struct PilotSum {
        double up = 0, down = 0;
        double upUsers = 0, downUsers = 0;
    };
    std::map<std::tuple<std::string, std::uint32_t, std::string>, PilotSum> pilots;
    for (std::size_t i = 0; i < m_plan.measurements.size(); ++i) {
        const Measurement& m = m_plan.measurements[i];
        if (!m.element.empty() || !m.gateway.empty()) continue;
        const auto service = serviceOf.find(m.service.id);
        if (service == serviceOf.end()) {
            remark(m, Text(tr("it names no service that the plan knows and is left out")));
            continue;
        }
        if (m.pilot) {
            const MeasuredRates rates = ratesOf(m, {});
            const auto users = static_cast<double>(m.pilot->users.value());
            if (m.pilot->users.value() < fewPilotUsers) {
                remark(m, Text(tr("a pilot of {users} users is small: its figure may not hold "
                                  "for all"),
                               {{"users", m.pilot->users}}));
            }
            if (!(users > 0) || (!rates.up && !rates.down)) {
                remark(m, Text(tr("it has no mean of the busy hour and is left out")));
                continue;
            }
            PilotSum& sum = pilots[{m.pilot->persona.id, service->second, m.pilot->region.id}];
            if (rates.up) sum.up += *rates.up, sum.upUsers += users;
            if (rates.down) sum.down += *rates.down, sum.downUsers += users;
            continue;
        }
        const auto site = siteOf.find(m.site.id);
        if (site == siteOf.end()) {
            remark(m, Text(tr("it names no site that the plan knows and is left out")));
            continue;
        }
        // Of several the latest counts, and of equal days the last listed.
        const auto key = std::make_pair(site->second, service->second);
        const auto at = m_measured.find(key);
        const auto dayOf = [&](std::size_t index) {
            return m_plan.measurements[index].measured.value_or(m_plan.asOf);
        };
        if (at == m_measured.end()) {
            m_measured.emplace(key, i);
        } else if (dayOf(i) >= dayOf(at->second)) {
            at->second = i;
        }
    }
    for (const auto& [key, sum] : pilots) {
        PilotFigure figure;
        if (sum.upUsers > 0) figure.up = sum.up / sum.upUsers;
        if (sum.downUsers > 0) figure.down = sum.down / sum.downUsers;
        m_pilots.emplace(key, figure);
    }
}

const PilotFigure* MeasuredUsage::pilotOf(const std::string& persona, std::uint32_t service,
                                          const std::string& region) const {
    if (m_pilots.empty()) return nullptr;
    auto at = m_pilots.find({persona, service, region});
    if (at == m_pilots.end()) at = m_pilots.find({persona, service, std::string()});
    return at != m_pilots.end() ? &at->second : nullptr;
}

std::vector<std::pair<std::uint32_t, const Measurement*>> MeasuredUsage::ofSite(
    std::uint32_t site) const {
    std::vector<std::pair<std::uint32_t, const Measurement*>> list;
    for (auto at = m_measured.lower_bound({site, 0});
         at != m_measured.end() && at->first.first == site; ++at) {
        list.emplace_back(at->first.second, &m_plan.measurements[at->second]);
    }
    return list;
}

MeasuredRates MeasuredUsage::ratesOf(const Measurement& m, const std::vector<UtcOffset>& clock) {
    const double growth =
        growthFactor(m_plan.policy, yearsBetween(m.measured.value_or(m_plan.asOf), m_plan.asOf));
    MeasuredRates rates;
    if (m.series) {
        if (const auto start = utcMinutes(m.series->start)) {
            const auto read = [&](const std::vector<Bandwidth>& values) {
                std::optional<SeriesFigures> figures;
                if (!values.empty()) {
                    figures = seriesFigures(values, *start, m.series->step, clock);
                }
                return figures;
            };
            rates.upSeries = read(m.series->up);
            rates.downSeries = read(m.series->down);
            if (rates.upSeries) rates.up = rates.upSeries->busyHourKbps;
            if (rates.downSeries) rates.down = rates.downSeries->busyHourKbps;
        } else {
            remark(m, Text(tr("its series starts at no instant such as 2026-11-02T00:00Z and "
                              "is left out")));
        }
    }
    if (m.busyHourUp) rates.up = m.busyHourUp->asKbps();
    if (m.busyHourDown) rates.down = m.busyHourDown->asKbps();
    if (rates.up) *rates.up *= growth;
    if (rates.down) *rates.down *= growth;
    return rates;
}

void MeasuredUsage::remark(const Measurement& m, Text text) {
    m_remarks.push_back({measurementRef(m), std::move(text)});
}

}  // namespace peerplan
