// SPDX-License-Identifier: MIT
#include "planner/ogs/verify/verify_ogs.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "planner/ogs/verify/attempts.h"
#include "planner/ogs/verify/capture_checks.h"
#include "planner/ogs/verify/clocks.h"
#include "planner/ogs/verify/hosts.h"
#include "planner/ogs/verify/log_checks.h"
#include "planner/ogs/verify/probes.h"
#include "planner/ogs/verify/remedies.h"

namespace peerplan {
namespace {

/// Of a longer log the last ones are judged.
constexpr std::size_t mostAttempts = 100;
/// Reasons that a verdict names.
constexpr std::size_t mostReasons = 20;
/// What is allowed on either side of an attempt: the log's clock ticks once a second, and the
/// request before the probes comes before their threads start.
constexpr std::int64_t slackUs = 2'000'000;
/// Rule R21: an attempt without results is over then.
constexpr std::int64_t deadlineUs = 7'000'000;

class Verifier {
  public:
    Verifier(const OgsEvidence& evidence, const OgsVerifyOptions& options)
        : m_evidence(evidence), m_options(options) {
        const bool syslog = evidence.log && evidence.log->kind == LogKind::Syslog;
        m_system = options.system.value_or(syslog ? ClientSystem::Linux : ClientSystem::Windows);
        const bool windows =
            m_system == ClientSystem::Windows || m_system == ClientSystem::WindowsXp;
        m_out.toleranceMs = options.toleranceMs.value_or(windows ? 16 : 2);  // option A13
    }

    OgsVerifyAnswer verify() {
        if (m_evidence.log) takeAttempts();
        checkSwitch();
        const Attempt* attempt = chooseAttempt();
        checkLog(m_attempts, m_evidence, m_out.checks);
        if (m_evidence.capture) {
            compareCapture(attempt);
        } else {
            add("V3", CheckOutcome::CannotTell, tr("no capture: what was measured cannot be seen"));
        }
        judgeGateways(attempt);
        judge(attempt);
        m_out.next = remediesFor(m_out, m_system);
        return std::move(m_out);
    }

  private:
    void add(const char* rule, CheckOutcome outcome, Text says, std::int64_t attempt = 0) {
        m_out.checks.push_back({rule, attempt, {}, outcome, std::move(says)});
    }

    void takeAttempts() {
        m_attempts = attemptsOf(*m_evidence.log);
        m_out.attempts = static_cast<std::int64_t>(m_attempts.size());
        if (m_attempts.size() <= mostAttempts) return;
        m_attempts.erase(m_attempts.begin(), m_attempts.end() - mostAttempts);
        add("V2", CheckOutcome::Note,
            {tr("of the log's {count} attempts the last {judged} are judged"),
             {{"count", m_out.attempts}, {"judged", static_cast<std::int64_t>(mostAttempts)}}});
    }

    /// Rule R1: some profile switches OGS on.
    void checkSwitch() {
        if (m_evidence.profiles.empty()) return;
        const bool on = std::any_of(m_evidence.profiles.begin(), m_evidence.profiles.end(),
                                    [](const AnyConnectProfile& profile) { return profile.ogs; });
        if (!on) {
            add("R1", CheckOutcome::Warning, tr("no profile given here switches OGS on"));
        }
    }

    std::vector<std::string> namesOf(const Attempt* attempt) const {
        std::vector<std::string> out;
        std::set<std::string> seen;
        if (attempt == nullptr) return out;
        // The table is in the profile's order; what was probed and is not in it comes after.
        if (attempt->selection) {
            for (const OgsTableRow& row : attempt->selection->rows) {
                if (seen.insert(row.host).second) out.push_back(row.host);
            }
        }
        for (const ProbedHost& host : attempt->hosts) {
            if (seen.insert(host.host).second) out.push_back(host.host);
        }
        return out;
    }

    /// Where the connections to a list of gateways begin.
    std::vector<std::int64_t> beginnings(const std::vector<GatewayHost>& hosts) const {
        std::vector<std::int64_t> out;
        for (const GatewayHost& host : hosts) {
            for (const std::size_t c : host.connections) {
                out.push_back(m_evidence.capture->connections[c].segments.front().timeUs);
            }
        }
        return out;
    }

    /// The attempt that the capture is of, by their clocks (V8), else the last that probed.
    const Attempt* chooseAttempt() {
        if (m_attempts.empty()) return nullptr;
        std::size_t chosen = m_attempts.size() - 1;
        for (std::size_t i = m_attempts.size(); i-- > 0;) {
            if (!m_attempts[i].probed()) continue;
            chosen = i;
            break;
        }
        if (m_evidence.capture) matchAttempt(chosen);
        m_out.attempt = m_attempts[chosen].number;
        return &m_attempts[chosen];
    }

    void matchAttempt(std::size_t& chosen) {
        const TcpCapture& capture = *m_evidence.capture;
        if (!m_evidence.log->yearKnown) {
            add("V8", CheckOutcome::CannotTell,
                tr("the log states no year, so its clock cannot be laid beside the capture's"));
            return;
        }
        if (capture.clock == CaptureClock::Relative) {
            add("V8", CheckOutcome::CannotTell,
                tr("the capture states no date, so its clock cannot be laid beside the log's"));
            return;
        }
        std::set<std::string> seen;
        std::vector<std::string> names;
        for (const Attempt& attempt : m_attempts) {
            for (std::string& name : namesOf(&attempt)) {
                if (seen.insert(name).second) names.push_back(std::move(name));
            }
        }
        const auto all = beginnings(findHosts(names, m_evidence, m_options));
        const auto match = matchClocks(m_attempts, capture.clock, all.empty() ? begins443() : all);
        if (match) {
            chosen = match->attempt;
            m_match = match;
            m_out.clockOffsetS = static_cast<double>(match->offsetUs) / 1e6;
            const std::int64_t zone = match->offsetUs - match->errorUs;
            add("V8", CheckOutcome::Pass,
                {tr("the capture is of this attempt: its clock is {zone} from the log's, and the "
                    "first connection begins {error} s after that"),
                 {{"zone", Duration::ms(zone / 1000)},
                  {"error", Decimal{static_cast<double>(match->errorUs) / 1e6, 3}}}},
                m_attempts[chosen].number);
            return;
        }
        const auto begins = m_attempts[chosen].begins();
        if (!begins) {
            add("V8", CheckOutcome::CannotTell, tr("the log holds no attempt that probed"));
            return;
        }
        const std::int64_t apart = capture.firstUs - *begins * 1'000'000;
        add("V8", CheckOutcome::Mismatch,
            {apart < 0 ? tr("log and capture are of different times: the capture begins {apart} "
                            "before this attempt, which no time zone explains")
                       : tr("log and capture are of different times: the capture begins {apart} "
                            "after this attempt, which no time zone explains"),
             {{"apart", Duration::ms(std::abs(apart) / 1'000'000 * 1000)}}},
            m_attempts[chosen].number);
    }

    std::vector<std::int64_t> begins443() const {
        std::vector<std::int64_t> out;
        for (const TcpConnection& connection : m_evidence.capture->connections) {
            if (connection.serverPort != 443 || connection.segments.empty()) continue;
            out.push_back(connection.segments.front().timeUs);
        }
        return out;
    }

    std::optional<AttemptWindow> window(const Attempt* attempt) const {
        if (!m_match || attempt == nullptr) return std::nullopt;
        const auto begins = attempt->begins();
        if (!begins) return std::nullopt;
        const std::int64_t begin = *begins * 1'000'000 + m_match->offsetUs;
        const auto ends = attempt->ends();
        const std::int64_t end =
            ends ? (*ends + 1) * 1'000'000 + m_match->offsetUs : begin + deadlineUs;
        return AttemptWindow{begin - slackUs, std::max(begin, end) + slackUs};
    }

    void compareCapture(const Attempt* attempt) {
        const std::vector<GatewayHost> hosts = findHosts(namesOf(attempt), m_evidence, m_options);
        if (hosts.empty()) {
            add("V5", CheckOutcome::CannotTell, tr("the capture holds no connection to a gateway"));
            return;
        }
        const auto inside = window(attempt);
        const std::size_t first = firstReached(hosts, inside);
        for (std::size_t h = 0; h < hosts.size(); ++h) {
            auto connections = probesOf(hosts[h], *m_evidence.capture, inside, h == first);
            const ProbedHost* probed = attempt == nullptr ? nullptr : attempt->find(hosts[h].name);
            checkCapture(hosts[h], probed, m_out.attempt, m_out.toleranceMs, connections,
                         m_out.checks);
            GatewayVerdict made;
            made.gateway = hosts[h].name;
            if (!connections.empty()) made.address = connections.front().server;
            made.captureMs = smallestMs(connections);
            m_out.gateways.push_back(std::move(made));
            for (VerifiedConnection& each : connections) {
                m_out.connections.push_back(std::move(each));
            }
        }
    }

    /// The gateway with the earliest connection of the attempt (rule R16).
    std::size_t firstReached(const std::vector<GatewayHost>& hosts,
                             const std::optional<AttemptWindow>& inside) const {
        std::size_t first = hosts.size();
        std::int64_t earliest = 0;
        for (std::size_t h = 0; h < hosts.size(); ++h) {
            for (const std::size_t c : hosts[h].connections) {
                const std::int64_t us = m_evidence.capture->connections[c].segments.front().timeUs;
                if (inside && us < inside->beginUs) continue;
                if (first == hosts.size() || us < earliest) {
                    first = h;
                    earliest = us;
                }
                break;
            }
        }
        return first;
    }

    void judgeGateways(const Attempt* attempt) {
        if (m_out.gateways.empty()) {
            for (const std::string& name : namesOf(attempt)) {
                m_out.gateways.push_back({});
                m_out.gateways.back().gateway = name;
            }
        }
        for (GatewayVerdict& gateway : m_out.gateways) {
            if (attempt != nullptr) takeLog(*attempt, gateway);
            bool pass = false;
            bool mismatch = false;
            for (const OgsCheck& check : m_out.checks) {
                if (check.attempt != m_out.attempt || check.gateway != gateway.gateway) continue;
                mismatch = mismatch || check.outcome == CheckOutcome::Mismatch;
                pass = pass || (check.rule == "V3" && check.outcome == CheckOutcome::Pass);
            }
            gateway.verdict = mismatch ? OgsVerdict::Mismatch
                              : pass   ? OgsVerdict::Pass
                                       : OgsVerdict::CannotTell;
        }
    }

    static void takeLog(const Attempt& attempt, GatewayVerdict& gateway) {
        if (const ProbedHost* probed = attempt.find(gateway.gateway)) gateway.logMs = probed->ms;
        if (!attempt.selection) return;
        gateway.selected = attempt.selection->selected == gateway.gateway;
        for (const OgsTableRow& row : attempt.selection->rows) {
            if (row.host == gateway.gateway) gateway.tableMs = row.ms;
        }
    }

    void judge(const Attempt* attempt) {
        const auto collect = [&](CheckOutcome outcome) {
            for (const OgsCheck& check : m_out.checks) {
                if (check.outcome != outcome || m_out.reasons.size() == mostReasons) continue;
                m_out.reasons.push_back(check);
            }
        };
        collect(CheckOutcome::Mismatch);
        if (!m_out.reasons.empty()) {
            m_out.verdict = OgsVerdict::Mismatch;
            return;
        }
        const bool gateways =
            !m_out.gateways.empty() &&
            std::all_of(m_out.gateways.begin(), m_out.gateways.end(),
                        [](const auto& gateway) { return gateway.verdict == OgsVerdict::Pass; });
        const bool choice =
            std::any_of(m_out.checks.begin(), m_out.checks.end(), [&](const OgsCheck& check) {
                return check.rule == "V2" && check.outcome == CheckOutcome::Pass &&
                       check.attempt == m_out.attempt;
            });
        if (attempt != nullptr && gateways && choice) {
            m_out.verdict = OgsVerdict::Pass;
            addReason(
                CheckOutcome::Pass,
                tr("every gateway's probes are in the capture as the log says, and the choice "
                   "follows from them"));
            return;
        }
        m_out.verdict = OgsVerdict::CannotTell;
        if (!m_evidence.log) {
            addReason(CheckOutcome::CannotTell, tr("no log says what the client chose"));
        }
        collect(CheckOutcome::CannotTell);
    }

    void addReason(CheckOutcome outcome, const char* says) {
        m_out.reasons.push_back({{}, m_out.attempt, {}, outcome, says});
    }

    const OgsEvidence& m_evidence;
    const OgsVerifyOptions& m_options;
    ClientSystem m_system = ClientSystem::Windows;
    std::vector<Attempt> m_attempts;
    std::optional<ClockMatch> m_match;
    OgsVerifyAnswer m_out;
};

}  // namespace

OgsVerifyAnswer verifyOgs(const OgsEvidence& evidence, const OgsVerifyOptions& options) {
    return Verifier(evidence, options).verify();
}

}  // namespace peerplan
