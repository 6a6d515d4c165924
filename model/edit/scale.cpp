// SPDX-License-Identifier: MIT
#include "model/edit/scale.h"

#include <algorithm>
#include <cmath>

#include "model/fields/tables.h"

namespace peerplan::edit {
namespace {

/// No more than the field table allows, so that a scaled plan can be written and read again.
std::int64_t scaled(std::int64_t value, double factor, double most) {
    return std::llround(std::min(static_cast<double>(value) * factor, most));
}

class Scaler {
  public:
    explicit Scaler(double factor) : m_factor(factor) {}

    void operator()(Bandwidth& rate) const {
        constexpr double most = 1e7 * 1e6;
        rate = Bandwidth::bps(scaled(rate.asBps(), m_factor, most));
    }
    void operator()(std::optional<Bandwidth>& rate) const {
        if (rate) (*this)(*rate);
    }
    void operator()(std::vector<Bandwidth>& rates) const {
        for (Bandwidth& rate : rates) (*this)(rate);
    }

  private:
    double m_factor;
};

void scaleMeasurement(Measurement& m, const Scaler& scale) {
    scale(m.busyHourUp);
    scale(m.busyHourDown);
    scale(m.p95Up);
    scale(m.p95Down);
    scale(m.p99Up);
    scale(m.p99Down);
    if (m.series) {
        scale(m.series->up);
        scale(m.series->down);
    }
}

}  // namespace

void scaleUsers(Plan& plan, const Scope& scope, double factor) {
    constexpr double most = 1e8;
    for (Site& site : plan.sites) {
        if (!scope.holds(site)) continue;
        for (Users& users : site.users) {
            users.count = Headcount::of(scaled(users.count.value(), factor, most));
        }
    }
}

void scaleDemand(Plan& plan, const PlanIndex& index, const Scope& scope, double factor) {
    const Scaler scale(factor);
    const auto holds = [&](const Ref<Site>& site) {
        if (scope.everything) return true;
        const auto i = index.find("sites", site.id);
        return i && scope.holds(plan.sites[*i]);
    };
    for (Demand& demand : plan.demands) {
        if (!holds(demand.site)) continue;
        scale(demand.up);
        scale(demand.down);
    }
    for (Inbound& inbound : plan.inbound) {
        if (!holds(inbound.site)) continue;
        scale(inbound.up);
        scale(inbound.down);
    }
    for (Measurement& measurement : plan.measurements) {
        if (holds(measurement.site)) scaleMeasurement(measurement, scale);
    }
}

}  // namespace peerplan::edit
