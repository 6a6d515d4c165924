// SPDX-License-Identifier: MIT
#include "planner/bandwidth/assumptions.h"

#include <algorithm>

#include "planner/bandwidth/advice.h"

namespace peerplan {
namespace {

class Collector {
  public:
    void add(const char* subject, Text text) { list.push_back({subject, std::move(text)}); }

    /// Only where the count is positive; the template's `{count}`.
    void count(const char* subject, const char* english, std::int64_t count) {
        if (count > 0) add(subject, Text(english, {{"count", count}}));
    }

    std::vector<Assumption> list;
};

template <class List, class Match>
std::int64_t countIf(const List& list, const Match& match) {
    return static_cast<std::int64_t>(std::count_if(list.begin(), list.end(), match));
}

void addPolicy(Collector& out, const Policy& policy) {
    if (!policy.growth.perYear) {
        out.add("growth", Text(tr("no growth is stated: traffic stays as it is")));
    }
    if (!policy.growth.horizonYears) {
        out.add("growth",
                Text(tr("no horizon is stated: {years} years"), {{"years", defaultHorizonYears}}));
    }
    if (!policy.headroom.least || !policy.headroom.most) {
        out.add("headroom", Text(tr("the headroom target is Microsoft's: 20 to 50 % where the "
                                    "policy does not say otherwise (S-ERPLAN)")));
    }
    if (policy.survive.empty()) {
        out.add("survive", Text(tr("the policy names no failures to survive: unit, device, link, "
                                   "connection, MSEE, circuit, peering location and site")));
    }
}

void addBursts(Collector& out, const Policy& policy, const FlowRates& rates) {
    if (!policy.burst.epsilon) {
        out.add("bursts", Text(tr("load may exceed capacity in 1 % of the seconds of the busiest "
                                  "time: epsilon is not stated")));
    }
    if (policy.burst.flowRate) return;
    for (const Text& basis : rates.basis) out.add("bursts", basis);
}

void addLists(Collector& out, const Plan& plan) {
    out.count("time zone", tr("{count} sites with users state no time zone"),
              countIf(plan.sites, [](const Site& site) {
                  return site.timeZone.empty() && !site.users.empty();
              }));
    out.count("demand", tr("{count} demands and inbound flows name no profile and are flat"),
              countIf(plan.demands, [](const Demand& d) { return d.diurnal.empty(); }) +
                  countIf(plan.inbound, [](const Inbound& i) { return i.diurnal.empty(); }));
    out.count("measurement",
              tr("{count} measured baselines have no series and count flat, day and night"),
              countIf(plan.measurements,
                      [](const Measurement& m) { return !m.element.empty() && !m.series; }));
    out.count("measurement", tr("{count} measurements do not say what they include: everything"),
              countIf(plan.measurements, [](const Measurement& m) {
                  return !m.element.empty() && m.includes.empty();
              }));
    out.count("measurement", tr("{count} measurements have no day and count as of the plan's"),
              countIf(plan.measurements,
                      [](const Measurement& m) { return !m.measured && m.gateway.empty(); }));
    out.count("capacity",
              tr("{count} links state no bandwidth: their load is told without headroom"),
              countIf(plan.links, [](const Link& link) { return !link.bandwidth; }));
    std::int64_t controls = 0;
    for (const Perimeter& perimeter : plan.perimeters) {
        controls += countIf(perimeter.controls,
                            [](const Control& control) { return !control.bandwidthPerUnit; });
    }
    out.count("capacity", tr("{count} controls state no bandwidth and count as unlimited"),
              controls);
    out.count("capacity", tr("{count} devices state no bandwidth and count as unlimited"),
              countIf(plan.devices, [](const Device& device) { return !device.bandwidth; }));
}

}  // namespace

std::vector<Assumption> planAssumptions(const Plan& plan, const FlowRates& rates) {
    Collector out;
    addPolicy(out, plan.policy);
    addBursts(out, plan.policy, rates);
    addLists(out, plan);
    if (!plan.circuits.empty()) {
        out.add("volume",
                Text(tr("a month has {business} business days with the planned course and nothing "
                        "on other days; flat traffic counts on {all} days"),
                     {{"business", static_cast<std::int64_t>(businessDaysOfMonth)},
                      {"all", static_cast<std::int64_t>(daysOfMonth)}}));
    }
    return std::move(out.list);
}

}  // namespace peerplan
