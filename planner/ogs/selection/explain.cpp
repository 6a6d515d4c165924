// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/explain.h"

#include <algorithm>
#include <cmath>

#include "planner/ogs/selection/probe_time.h"

namespace peerplan {
namespace {

class Explainer {
  public:
    explicit Explainer(const DecisionView& view) : m_view(view), m_decision(view.decision) {}

    Explanation run() {
        findNearest();
        if (!m_decision.gateway.valid()) {
            m_out.fault = OgsFault::NotMeasured;
            m_out.why = tr("no gateway answers");
            return std::move(m_out);
        }
        findServing();
        if (m_out.nearest && m_out.ms) {
            m_out.extraMs = *m_out.ms - m_view.around.networkMs[*m_out.nearest];
        }
        if (m_out.extraMs > equallyNearMs) {
            accuse();
        } else {
            m_out.extraMs = 0;
            praise();
        }
        return std::move(m_out);
    }

  private:
    const Headend& candidate(std::uint32_t c) const { return m_view.profile.candidates[c]; }
    const Gateway& gateway(std::uint32_t c) const {
        return m_view.plan.gateways[candidate(c).master().at()];
    }
    std::string name(std::uint32_t c) const { return gateway(c).id; }
    std::string siteName(SiteId site) const { return m_view.plan.sites[site.at()].id; }
    std::string dayOf(Duration at) const {
        constexpr std::int64_t dayMs = 24LL * 3600 * 1000;
        const std::int64_t days = at.asMs() >= 0 ? at.asMs() / dayMs : 0;
        return Date::fromDays(m_view.plan.asOf.days() + days).iso();
    }
    Text::Argument ms(double value) const { return Decimal{value, 0}; }

    void findNearest() {
        double least = unranked;
        for (std::uint32_t c = 0; c < m_view.profile.candidates.size(); ++c) {
            const auto& members = candidate(c).members;
            const bool answers = std::any_of(members.begin(), members.end(), [&](GatewayId g) {
                return m_view.around.alive[g.at()] != 0;
            });
            if (!answers || !(m_view.around.networkMs[c] < least)) continue;
            least = m_view.around.networkMs[c];
            m_out.nearest = c;
        }
    }

    void findServing() {
        for (std::uint32_t c = 0; c < m_view.profile.candidates.size(); ++c) {
            const auto& members = candidate(c).members;
            if (std::find(members.begin(), members.end(), m_decision.gateway) == members.end()) {
                continue;
            }
            m_serving = c;
            m_out.ms = m_view.around.networkMs[c];
        }
    }

    bool hasValues() const { return !m_decision.values.empty(); }

    /// The least value but for that of `except`.
    std::optional<std::uint32_t> secondTo(std::uint32_t except) const {
        std::optional<std::uint32_t> out;
        for (std::uint32_t c = 0; c < m_decision.values.size(); ++c) {
            if (c == except || !std::isfinite(m_decision.values[c])) continue;
            if (!out || m_decision.values[c] < m_decision.values[*out]) out = c;
        }
        return out;
    }

    void praise() {
        switch (m_decision.cause) {
            case Cause::Probed:
            case Cause::Cached: {
                const std::uint32_t mine = m_decision.preferred;
                const auto second = secondTo(mine);
                if (!second || !std::isfinite(m_decision.values[mine])) {
                    m_out.why = tr("the only one with a result");
                } else if (m_decision.cause == Cause::Probed) {
                    m_out.why = Text(tr("probed: {value} ms, next {second} with {other} ms"),
                                     {{"value", ms(m_decision.values[mine])},
                                      {"second", name(*second)},
                                      {"other", ms(m_decision.values[*second])}});
                } else {
                    m_out.why = Text(tr("results of {day} from the cache, no probes (R13)"),
                                     {{"day", dayOf(m_decision.measuredOn)}});
                }
                break;
            }
            case Cause::Held:
                m_out.why = tr("back within the hold time: the last gateway, no look around (R6)");
                break;
            case Cause::Off:
                m_out.why = tr("OGS is off: the usual host (R1)");
                break;
            case Cause::AutoProxy:
                m_out.why = tr("a PAC file is configured: no OGS, the usual host (R3)");
                break;
            case Cause::OnlyOne:
                m_out.why = tr("the profile has one candidate only (R4)");
                break;
            case Cause::NoResults:
                m_out.why = tr("no probe answered in time: the previous gateway (R21)");
                break;
            case Cause::AfterLoss:
                m_out.why = afterLoss();
                break;
        }
    }

    Text afterLoss() const {
        return m_decision.stop.isBackup()
                   ? Text(tr("gateway lost: the backup server is tried first (R26)"))
                   : Text(tr("gateway lost: the next in the old ranking (R26)"));
    }

    void set(OgsFault fault, Text why) {
        m_out.fault = fault;
        m_out.why = std::move(why);
    }

    void accuse() {
        const std::uint32_t better = *m_out.nearest;
        const bool preferredServes = m_serving == m_decision.preferred;
        if (m_decision.cause == Cause::AfterLoss) return set(OgsFault::Backup, afterLoss());
        if (m_decision.cause == Cause::Held) {
            return set(OgsFault::Hold,
                       Text(tr("back within the hold time: the last gateway, though {better} is "
                               "{extra} ms nearer (R6)"),
                            {{"better", name(better)}, {"extra", ms(m_out.extraMs)}}));
        }
        if (!hasValues()) {
            praise();
            m_out.fault = OgsFault::NotMeasured;
            return;
        }
        if (!preferredServes) {
            return set(OgsFault::Backup,
                       Text(tr("{best} does not answer: its backup servers come before {better} "
                               "(R25)"),
                            {{"best", name(m_decision.preferred)}, {"better", name(better)}}));
        }
        if (m_decision.cause == Cause::Cached && accuseCache(better)) return;
        if (m_decision.kept) {
            return set(
                OgsFault::Threshold,
                Text(tr("{better} is better by {gain} %, but {least} % are asked for (R23)"),
                     {{"better", name(m_decision.best)},
                      {"gain", Decimal{improvementPercent(m_decision.values[m_decision.preferred],
                                                          m_decision.values[m_decision.best],
                                                          m_view.options),
                                       1}},
                      {"least", Decimal{m_view.profile.improvementPercent, 0}}}));
        }
        accuseProbes(better);
    }

    bool accuseCache(std::uint32_t better) {
        if (m_decision.measuredAt != m_view.around.site) {
            set(OgsFault::SharedKey,
                Text(tr("{here} and {there} share a DNS key: the results of {there} are used, and "
                        "{better} is {extra} ms nearer (R11)"),
                     {{"here", siteName(m_view.around.site)},
                      {"there", siteName(m_decision.measuredAt)},
                      {"better", name(better)},
                      {"extra", ms(m_out.extraMs)}}));
            return true;
        }
        if (std::isfinite(m_decision.values[better])) return false;
        const Duration until =
            Duration::ms(m_decision.measuredOn.asMs() + m_view.options.cacheLife.asMs());
        set(OgsFault::StaleCache,
            Text(tr("measured on {day} without {better}, and kept until {until}: {extra} ms lost "
                    "(R12, R15)"),
                 {{"day", dayOf(m_decision.measuredOn)},
                  {"better", name(better)},
                  {"until", dayOf(until)},
                  {"extra", ms(m_out.extraMs)}}));
        return true;
    }

    void accuseProbes(std::uint32_t better) {
        const double mine = m_decision.values[m_serving];
        const double others = m_decision.values[better];
        const Headend& host = candidate(better);
        const ProbePath path{m_view.around.networkMs[better], host.resumes, host.stalls,
                             m_view.profile.ackFrequency};
        const double stall = stallMs(path, 1, m_view.options.timing);
        if (stall > 0) {
            return set(OgsFault::OldSoftware,
                       Text(tr("{better} ({software}) stalls every probe by {stall} ms: {value} ms "
                               "against {mine} ms; {extra} ms lost"),
                            {{"better", name(better)},
                             {"software", gateway(better).software},
                             {"stall", ms(stall)},
                             {"value", ms(others)},
                             {"mine", ms(mine)},
                             {"extra", ms(m_out.extraMs)}}));
        }
        if (!host.resumes && candidate(m_serving).resumes) {
            return set(OgsFault::FullHandshake,
                       Text(tr("{better} does not resume TLS: {value} ms against {mine} ms"),
                            {{"better", name(better)}, {"value", ms(others)}, {"mine", ms(mine)}}));
        }
        set(OgsFault::Noise,
            Text(tr("the probes did not tell: {better} {value} ms, this one {mine} ms"),
                 {{"better", name(better)}, {"value", ms(others)}, {"mine", ms(mine)}}));
    }

    const DecisionView& m_view;
    const Decision& m_decision;
    std::uint32_t m_serving = 0;
    Explanation m_out;
};

}  // namespace

Explanation explain(const DecisionView& view) {
    return Explainer(view).run();
}

}  // namespace peerplan
