// SPDX-License-Identifier: MIT
#pragma once

/// What `ogs verify` answers: what a client chose, held against what it measured and what a capture
/// of it shows (rule O2, checks V1 to V10 of docs/method/ogs.md).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/enumeration.h"
#include "model/text.h"

namespace peerplan {

enum class OgsVerdict : std::uint8_t { Pass, Mismatch, CannotTell };
PEERPLAN_WORDS(OgsVerdict, "pass", "mismatch", "cannot tell")

/// What one check found. A warning tells of something that explains a result or makes it doubtful;
/// a note of what was done. Neither changes a verdict.
enum class CheckOutcome : std::uint8_t { Pass, Mismatch, CannotTell, Warning, Note };
PEERPLAN_WORDS(CheckOutcome, "pass", "mismatch", "cannot tell", "warning", "note")

struct OgsCheck {
    /// V1 to V10, or the rule of selection that it shows (R3, R7, R21).
    std::string rule;
    /// The attempt of the log, from 1; 0 is none in particular.
    std::int64_t attempt = 0;
    /// Empty where it is about all of them.
    std::string gateway;
    CheckOutcome outcome = CheckOutcome::Note;
    Text says;
};

/// What a connection to a gateway was.
enum class ProbeRole : std::uint8_t {
    /// The request before the first server's probes: never counted (rule R16).
    PreFlight,
    Probe,
    /// A probe that never came to its end (option A14).
    Unfinished,
    /// Before the attempt began.
    Earlier,
    /// After the probes: the tunnel's own, never counted.
    Later,
    /// Begun while a probe to the same gateway was open, which OGS does not do (rule R17).
    Beside
};
PEERPLAN_WORDS(ProbeRole, "before the probes", "probe", "unfinished", "earlier", "later", "beside")

struct ConnectionTrouble {
    std::int64_t retransmissions = 0;
    std::int64_t duplicateAcks = 0;
    std::int64_t fragments = 0;
    std::int64_t resets = 0;
    std::int64_t zeroWindows = 0;
    /// From the server's first flight to its repetition, where that waited for the delayed
    /// acknowledgement.
    std::optional<double> stallMs;
    /// The handshake took more than twice, and 100 ms more than, the gateway's fastest.
    bool slow = false;

    bool any() const {
        return retransmissions + duplicateAcks + fragments + resets + zeroWindows > 0 || stallMs ||
               slow;
    }
};

/// One connection with its arithmetic: the difference is `finUs` - `synUs` (rule R19).
struct VerifiedConnection {
    std::string gateway;
    std::string server;
    ProbeRole role = ProbeRole::Later;
    /// 1 to 3 of a probe.
    std::int64_t probe = 0;
    std::string clientPort;
    std::int64_t synFrame = 0;
    std::int64_t synUs = 0;
    /// The client's FIN; 0 where there was none.
    std::int64_t finFrame = 0;
    std::int64_t finUs = 0;
    std::optional<double> differenceMs;
    /// To the server's FIN instead (option A10), where it was captured.
    std::optional<double> serverFinMs;
    /// From the SYN to the client's first acknowledgement: the network's round trip.
    std::optional<double> handshakeMs;
    /// What the log says of this probe, and capture less log.
    std::optional<std::int64_t> logMs;
    std::optional<double> residualMs;
    ConnectionTrouble trouble;
};

struct GatewayVerdict {
    std::string gateway;
    /// Of the capture; empty where none was found.
    std::string address;
    OgsVerdict verdict = OgsVerdict::CannotTell;
    /// The log's probes in order; nothing where one gave no number.
    std::vector<std::optional<std::int64_t>> logMs;
    /// The log's table of results.
    std::optional<std::int64_t> tableMs;
    std::optional<double> captureMs;
    bool selected = false;
};

struct OgsVerifyAnswer {
    OgsVerdict verdict = OgsVerdict::CannotTell;
    /// Why it is not a pass: the checks that say so; what was compared where it is.
    std::vector<OgsCheck> reasons;
    /// Attempts that the log holds; the one that was compared with the capture, from 1.
    std::int64_t attempts = 0;
    std::int64_t attempt = 0;
    /// What the capture's clock has to lose to be the log's, in seconds.
    std::optional<double> clockOffsetS;
    /// Tolerance between log and capture (option A13).
    double toleranceMs = 0;
    /// Of that attempt, in the order of the log.
    std::vector<GatewayVerdict> gateways;
    /// By gateway in that order, then by time.
    std::vector<VerifiedConnection> connections;
    std::vector<OgsCheck> checks;
    /// What to do, most telling first.
    std::vector<Text> next;
};

}  // namespace peerplan
