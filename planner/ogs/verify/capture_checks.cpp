// SPDX-License-Identifier: MIT
#include "planner/ogs/verify/capture_checks.h"

#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "planner/ogs/verify/log_checks.h"

namespace peerplan {
namespace {

constexpr std::int64_t probeCount = 3;

class Checker {
  public:
    Checker(const GatewayHost& host, const ProbedHost* probed, std::int64_t attempt,
            double toleranceMs, std::vector<VerifiedConnection>& connections,
            std::vector<OgsCheck>& checks)
        : m_host(host),
          m_probed(probed),
          m_attempt(attempt),
          m_toleranceMs(toleranceMs),
          m_connections(connections),
          m_checks(checks) {}

    void check() {
        if (!checkAddress()) return;
        checkCount();
        checkValues();
        for (const VerifiedConnection& connection : m_connections) checkTrouble(connection);
    }

  private:
    using Arguments = std::vector<std::pair<std::string, Text::Argument>>;

    void add(const char* rule, CheckOutcome outcome, Text says) {
        m_checks.push_back({rule, m_attempt, m_host.name, outcome, std::move(says)});
    }

    /// V5: the host's address.
    bool checkAddress() {
        if (m_host.ambiguous) {
            add("V5", CheckOutcome::CannotTell,
                tr("another gateway has its address and port, and no ClientHello names either"));
            return false;
        }
        if (m_connections.empty()) {
            add("V5", CheckOutcome::CannotTell,
                tr("no connection of the capture is known to be to it: say its address with "
                   "--host"));
            return false;
        }
        const Arguments arguments = {{"address", m_connections.front().server}};
        switch (m_host.knownBy) {
            case KnownBy::ServerName:
                add("V5", CheckOutcome::Pass,
                    {tr("it is {address}: the ClientHello asks for it"), arguments});
                break;
            case KnownBy::NameServer:
                add("V5", CheckOutcome::Pass,
                    {tr("it is {address}: a name server answered so"), arguments});
                break;
            case KnownBy::Given:
                add("V5", CheckOutcome::Pass, {tr("it is {address}, as given"), arguments});
                break;
            case KnownBy::Leftover:
                add("V5", CheckOutcome::Note,
                    {tr("{address} is taken for it: of the gateways and of the servers on its port "
                        "only these two are left"),
                     arguments});
                break;
            case KnownBy::Address:
            case KnownBy::Nothing:
                break;
        }
        return true;
    }

    std::int64_t count(ProbeRole role) const {
        std::int64_t out = 0;
        for (const VerifiedConnection& connection : m_connections) {
            if (connection.role == role) ++out;
        }
        return out;
    }

    /// V4: three connections, and at most one before them.
    void checkCount() {
        const std::int64_t probes = count(ProbeRole::Probe);
        const Arguments arguments = {{"probes", probes},
                                     {"before", count(ProbeRole::PreFlight)},
                                     {"later", count(ProbeRole::Later)}};
        if (probes == probeCount) {
            add("V4", CheckOutcome::Pass,
                {tr("three probes; not counted: {before} before them, {later} later"), arguments});
            return;
        }
        std::int64_t logged = 0;
        if (m_probed != nullptr) {
            for (const auto& ms : m_probed->ms) logged += ms ? 1 : 0;
        }
        add("V4", logged > probes ? CheckOutcome::Mismatch : CheckOutcome::CannotTell,
            {tr("{probes} {probes|probe|probes} came to an end in the capture, not three"),
             arguments});
    }

    /// V3: each probe's time in the capture is that of the log.
    void checkValues() {
        std::string captured = "(";
        bool all = true;
        bool any = false;
        bool byServer = true;
        for (VerifiedConnection& connection : m_connections) {
            if (connection.probe == 0) continue;
            if (captured.size() > 1) captured += ' ';
            captured += connection.differenceMs ? shown(*connection.differenceMs) : "-";
            const auto index = static_cast<std::size_t>(connection.probe - 1);
            if (m_probed == nullptr || index >= m_probed->ms.size()) continue;
            connection.logMs = m_probed->ms[index];
            if (!connection.logMs || !connection.differenceMs) {
                all = all && connection.logMs.has_value() == connection.differenceMs.has_value();
                continue;
            }
            any = true;
            const auto said = static_cast<double>(*connection.logMs);
            connection.residualMs = *connection.differenceMs - said;
            all = all && std::abs(*connection.residualMs) <= m_toleranceMs;
            byServer = byServer && connection.serverFinMs &&
                       std::abs(*connection.serverFinMs - said) <= m_toleranceMs;
        }
        captured += ')';
        if (m_probed == nullptr || m_probed->ms.empty()) {
            add("V3", CheckOutcome::CannotTell,
                {tr("the capture gives {captured} ms, and no log says what the client measured"),
                 {{"captured", captured}}});
            return;
        }
        if (!any) {
            add("V3", CheckOutcome::CannotTell,
                {tr("no probe has both a time in the capture and one in the log {logged}"),
                 {{"logged", tripleText(m_probed->ms)}}});
            return;
        }
        const Arguments arguments = {{"captured", captured},
                                     {"logged", tripleText(m_probed->ms)},
                                     {"tolerance", Decimal{m_toleranceMs, 0}}};
        add("V3", all ? CheckOutcome::Pass : CheckOutcome::Mismatch,
            {all ? tr("the capture gives {captured} ms and the log {logged} ms: equal within "
                      "{tolerance} ms")
                 : tr("the capture gives {captured} ms, but the log {logged} ms: more than "
                      "{tolerance} ms apart"),
             arguments});
        if (!all && byServer) {
            add("V3", CheckOutcome::Note,
                tr("measured to the server's FIN the log's times fit (option A10)"));
        }
    }

    static std::string shown(double ms) {
        std::string out = std::to_string(std::llround(ms * 1e3) / 1000);
        std::string rest = std::to_string(std::llround(ms * 1e3) % 1000);
        out += '.';
        out.append(3 - rest.size(), '0');
        return out + rest;
    }

    /// V7: what the connection suffered.
    void checkTrouble(const VerifiedConnection& connection) {
        if (connection.probe == 0) return;
        const ConnectionTrouble& trouble = connection.trouble;
        const auto warn = [&](const char* says, Text::Argument value) {
            add("V7", CheckOutcome::Warning,
                {says, {{"probe", connection.probe}, {"value", std::move(value)}}});
        };
        if (trouble.stallMs) {
            warn(tr("probe {probe}: the server's first flight came again after {value} ms: delayed "
                    "acknowledgement against a first window of one segment (ASA before 9.1(3))"),
                 Decimal{*trouble.stallMs, 3});
        }
        const std::int64_t again = trouble.retransmissions - (trouble.stallMs ? 1 : 0);
        if (again > 0) {
            warn(tr("probe {probe}: {value} {value|segment|segments} sent again"), again);
        }
        if (trouble.duplicateAcks > 0) {
            warn(tr("probe {probe}: {value} repeated {value|acknowledgement|acknowledgements}"),
                 trouble.duplicateAcks);
        }
        if (trouble.fragments > 0) {
            warn(tr("probe {probe}: {value} {value|fragment|fragments} of IP datagrams"),
                 trouble.fragments);
        }
        if (trouble.resets > 0) {
            warn(tr("probe {probe}: {value} {value|reset|resets}"), trouble.resets);
        }
        if (trouble.zeroWindows > 0) {
            warn(tr("probe {probe}: the receive window was closed {value} {value|time|times}"),
                 trouble.zeroWindows);
        }
        if (trouble.slow) {
            warn(tr("probe {probe}: its handshake took {value} ms, far more than the fastest"),
                 Decimal{connection.handshakeMs.value_or(0), 3});
        }
    }

    const GatewayHost& m_host;
    const ProbedHost* m_probed;
    std::int64_t m_attempt;
    double m_toleranceMs;
    std::vector<VerifiedConnection>& m_connections;
    std::vector<OgsCheck>& m_checks;
};

}  // namespace

void checkCapture(const GatewayHost& host, const ProbedHost* probed, std::int64_t attempt,
                  double toleranceMs, std::vector<VerifiedConnection>& connections,
                  std::vector<OgsCheck>& checks) {
    Checker(host, probed, attempt, toleranceMs, connections, checks).check();
}

std::optional<double> smallestMs(const std::vector<VerifiedConnection>& connections) {
    std::optional<double> out;
    for (const VerifiedConnection& connection : connections) {
        if (connection.role != ProbeRole::Probe || !connection.differenceMs) continue;
        if (!out || *connection.differenceMs < *out) out = connection.differenceMs;
    }
    return out;
}

}  // namespace peerplan
