// SPDX-License-Identifier: MIT
#pragma once

/// The records of a client's log, whatever they are about.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "data/file/file_report.h"
#include "data/ogs/log_clock.h"
#include "model/ogs/ogs_log.h"

namespace peerplan {

struct LogRecord {
    /// Seconds since 1970-01-01 00:00 of the client's own clock.
    std::int64_t clock = 0;
    /// Where the record begins.
    std::int64_t line = 0;
    std::string source;
    /// Its lines, without the lines `Function:`, `File:` and `Line:` before them.
    std::string text;
    /// The line on which `text` begins.
    std::int64_t textLine = 0;
};

using OnLogRecord = std::function<void(const LogRecord&)>;

/// Longer lines are none of a log; a longer record is cut there.
inline constexpr std::size_t longestLogLine = 65'536;

/// What kind of log a text (UTF-8) is by how its first lines look; nothing if it looks like none.
std::optional<LogKind> logKindOf(std::string_view text);

/// Records between lines of asterisks: fields `Date : value`, `Time`, `Type`, `Source` in that
/// order under whatever names, then `Description : text` to the next such line. Windows translates
/// the names; they are not looked at.
void eventLogRecords(std::string_view text, DateOrder order, FileReport& report,
                     const OnLogRecord& onRecord);

/// Lines `Jan 12 17:05:35 host acvpnui[16263]: text`, or with an ISO 8601 time. A line without a
/// time goes on with the record before it. Returns whether a line was without a year: `year` then.
bool syslogRecords(std::string_view text, int year, FileReport& report,
                   const OnLogRecord& onRecord);

}  // namespace peerplan
