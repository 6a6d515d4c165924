// SPDX-License-Identifier: MIT
#pragma once

/// What a verification of OGS goes by.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/enumeration.h"
#include "model/ogs/anyconnect_profile.h"
#include "model/ogs/ogs_log.h"
#include "model/ogs/tcp_capture.h"

namespace peerplan {

/// Where the client ran: it decides which file holds the cache, and how well its clock ticks.
enum class ClientSystem : std::uint8_t { Windows, WindowsXp, MacOs, Linux };
PEERPLAN_WORDS(ClientSystem, "windows", "windows-xp", "macos", "linux")

/// Each part may be missing; what cannot be checked without it is said.
struct OgsEvidence {
    std::optional<OgsLog> log;
    std::optional<TcpCapture> capture;
    std::vector<AnyConnectProfile> profiles;
};

struct OgsVerifyOptions {
    /// Nothing takes Windows for an event log and Linux for a system log.
    std::optional<ClientSystem> system{};
    /// Nothing is option A13: 16 ms (a tick of Windows' clock), 2 ms elsewhere.
    std::optional<double> toleranceMs{};
    /// Host and address, in lower case, beside what the capture shows of name servers.
    std::vector<std::pair<std::string, std::string>> addresses{};
};

}  // namespace peerplan
