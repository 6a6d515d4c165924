// SPDX-License-Identifier: MIT
#pragma once

/// Lists of packets as Wireshark prints them: as CSV, as plain text, or copied.

#include <optional>
#include <string>
#include <string_view>

#include "data/file/file_report.h"
#include "data/ogs/log_clock.h"
#include "model/ogs/tcp_capture.h"

namespace peerplan {

/// The connections of a list (UTF-8) with the columns No., Time, Source, Destination, Protocol,
/// Length, Info under a head that names them, with tabs, commas (quoted) or runs of spaces between.
/// Times are date and time, time of day, seconds since 1970 or since the first packet. Ports stand
/// in the Info column (`4542 > https [SYN] Seq=0 …`); a line without them belongs to the last
/// connection between its addresses. Nothing and an error if the head is missing.
std::optional<TcpCapture> readPacketList(std::string_view text, const std::string& file,
                                         DateOrder dates, FileReport& report);

}  // namespace peerplan
