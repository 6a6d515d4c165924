// SPDX-License-Identifier: MIT
#pragma once

/// What was measured of the users' traffic: at whole sites, and in pilots (rules D2, D3).

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "model/clock.h"
#include "model/plan.h"
#include "planner/answers/bandwidth.h"
#include "planner/bandwidth/series.h"
#include "planner/network/network.h"

namespace peerplan {

/// A pilot's scale for one persona and service, as measured rates per user.
struct PilotFigure {
    std::optional<double> up;
    std::optional<double> down;
};

/// Busy-hour rates of a measurement at `as_of`, and the courses of a series.
struct MeasuredRates {
    std::optional<double> up;
    std::optional<double> down;
    std::optional<SeriesFigures> upSeries;
    std::optional<SeriesFigures> downSeries;
};

/// `measurement/ID`, what a remark on a measurement is about.
std::string measurementRef(const Measurement& m);

class MeasuredUsage {
  public:
    /// Sorts the plan's measurements of users; what cannot be used is told to `remarks`. Everything
    /// named here must outlive it. n log n in the measurements.
    MeasuredUsage(const Plan& plan, std::span<const ResolvedService> services,
                  std::vector<Remark>& remarks);

    /// The pilot that speaks for a persona and service in a region: its own, else that for
    /// everywhere (rule D3); null if there is none.
    const PilotFigure* pilotOf(const std::string& persona, std::uint32_t service,
                               const std::string& region) const;

    /// The measurement of each service at a site, by service: of several the latest.
    std::vector<std::pair<std::uint32_t, const Measurement*>> ofSite(std::uint32_t site) const;

    /// Rates of a measurement at `as_of`; busy-hour means stated win over those of the series.
    MeasuredRates ratesOf(const Measurement& m, const std::vector<UtcOffset>& clock);

    void remark(const Measurement& m, Text text);

  private:
    void read();

    const Plan& m_plan;
    std::span<const ResolvedService> m_services;
    std::vector<Remark>& m_remarks;
    /// Index into the plan's measurements by site and service.
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> m_measured;
    /// By persona, service and region.
    std::map<std::tuple<std::string, std::uint32_t, std::string>, PilotFigure> m_pilots;
};

}  // namespace peerplan
