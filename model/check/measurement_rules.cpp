// SPDX-License-Identifier: MIT
// Measurements: which of their three forms they have, and whether they measure anything.
#include "model/check/context.h"
#include "model/component_ref.h"

namespace peerplan::check {
namespace {

bool startsWith(const std::string& text, std::string_view head) {
    return std::string_view(text).substr(0, head.size()) == head;
}

/// `YYYY-MM-DDThh:mmZ`.
bool isInstant(std::string_view text) {
    if (text.size() != 17 || text[10] != 'T' || text[13] != ':' || text[16] != 'Z') return false;
    const auto twoDigits = [text](std::size_t at) {
        const char a = text[at], b = text[at + 1];
        return a < '0' || a > '9' || b < '0' || b > '9' ? 99 : (a - '0') * 10 + (b - '0');
    };
    return Date::parse(text.substr(0, 10)) && twoDigits(11) < 24 && twoDigits(14) < 60;
}

void checkForm(Context& context, std::size_t i) {
    const Measurement& m = context.plan.measurements[i];
    const int subjects = int{!m.site.empty()} + int{!m.element.empty()} + int{m.pilot.has_value()};
    // An element is measured as a whole: what of it counts already, `includes` says (rule D4).
    const bool withService = m.element.empty() && m.gateway.empty();
    const bool ofGateway = m.gateway.empty() || (!m.site.empty() && m.rtt.has_value());
    if (subjects == 1 && ofGateway && withService != m.service.empty()) return;
    context.error(pointerTo("measurements", i), tr("it is not clear what was measured"), {},
                  tr("site and service, or element alone, or pilot and service, or site, gateway "
                     "and rtt_ms"));
}

void checkSeries(Context& context, std::size_t i, const Series& series) {
    if (!isInstant(series.start)) {
        context.error(pointerTo("measurements", i, "series", "start"), tr("no such instant"),
                      series.start, tr("YYYY-MM-DDThh:mmZ, in UTC"));
    }
    if (!series.up.empty() && !series.down.empty() && series.up.size() != series.down.size()) {
        context.error(pointerTo("measurements", i, "series", "mbps_down"),
                      tr("the two ways have different numbers of steps"),
                      std::to_string(series.down.size()),
                      {tr("{steps} steps, as in mbps_up"),
                       {{"steps", static_cast<std::int64_t>(series.up.size())}}});
    }
}

bool measuresNothing(const Measurement& m) {
    const bool hasSeries = m.series && !(m.series->up.empty() && m.series->down.empty());
    return !hasSeries && !m.busyHourUp && !m.busyHourDown && !m.p95Up && !m.p95Down && !m.p99Up &&
           !m.p99Down && !(m.rtt && !m.gateway.empty());
}

}  // namespace

void checkMeasurements(Context& context) {
    const std::vector<Measurement>& measurements = context.plan.measurements;
    for (std::size_t i = 0; i < measurements.size(); ++i) {
        const Measurement& m = measurements[i];
        checkForm(context, i);
        const std::string element = canonicalRef(m.element).value_or(std::string());
        if (!m.element.empty() && !startsWith(element, "circuit/") &&
            !startsWith(element, "internet/") && !startsWith(element, "link/")) {
            context.error(pointerTo("measurements", i, "element"),
                          tr("no traffic is measured on this kind of component"), m.element,
                          tr("circuit/…, internet/… or link/…"));
        }
        if (m.series) checkSeries(context, i, *m.series);
        if (measuresNothing(m)) {
            context.error(pointerTo("measurements", i), tr("a measurement without figures"), {},
                          tr("a busy hour, a percentile or a series"));
        }
    }
}

}  // namespace peerplan::check
