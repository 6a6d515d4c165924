// SPDX-License-Identifier: MIT
#pragma once

/// What a VPN client's log says about optimal gateway selection (OGS): evidence for its
/// verification (docs/method/ogs.md).

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/enumeration.h"

namespace peerplan {

/// Which system's log: Windows' event log as DART exports it, or a system log of one line a record.
enum class LogKind : std::uint8_t { EventLog, Syslog };
PEERPLAN_WORDS(LogKind, "event log", "system log")

/// Probing of a host began: one thread each (rule R17).
struct OgsThreadStart {
    std::string host;
};

/// The probes of a host in the order in which they were made; nothing where one gave no number.
struct OgsPingResults {
    std::string host;
    std::vector<std::optional<std::int64_t>> ms;
};

struct OgsTableRow {
    std::string host;
    /// Nothing where the table has no number.
    std::optional<std::int64_t> ms;
    std::int64_t line = 0;
};

/// The block "OGS Selection Results".
struct OgsSelection {
    /// Such as `connection`; empty where the log does not say.
    std::string attempt;
    /// The gateway before; empty where there was none.
    std::string last;
    /// From the cache: no probes were made (rule R13).
    bool cached = false;
    /// In the order of the log, which is the profile's.
    std::vector<OgsTableRow> rows;
    std::string selected;
};

/// "OGS was already performed": the client started and used what it had (rule R7).
struct OgsReuse {};

/// "OGS will not be performed because automatic proxy detection is configured" (rule R3).
struct OgsProxyRefusal {};

struct OgsEvent {
    /// The client's clock in seconds since its own 1970-01-01 00:00: its zone is not known.
    std::int64_t clock = 0;
    std::int64_t line = 0;
    /// The program that wrote it, such as `acvpnui`.
    std::string source;
    std::variant<OgsThreadStart, OgsPingResults, OgsSelection, OgsReuse, OgsProxyRefusal> what;
};

struct OgsLog {
    std::string file;
    LogKind kind = LogKind::EventLog;
    /// False where a system log states no year and nobody else did: then clocks are of one year,
    /// but of which is not known.
    bool yearKnown = true;
    /// All records, of which events are those about OGS, in the order of the file.
    std::int64_t records = 0;
    std::vector<OgsEvent> events;
};

}  // namespace peerplan
