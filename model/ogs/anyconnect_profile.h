// SPDX-License-Identifier: MIT
#pragma once

/// A VPN client's profile, as far as optimal gateway selection (OGS) reads it.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/gateway.h"

namespace peerplan {

struct AnyConnectHost {
    /// The entry's name for people; an address where the entry has no other.
    std::string name;
    /// Lower case, without scheme, port and group: what is probed (rule R2).
    std::string address;
    std::uint16_t port = 443;
    std::string group{};
    /// IPsec is the entry's first protocol; the probe goes to the TLS port all the same.
    bool ipsec = false;
    /// In order, as written; never probed (rule R2).
    std::vector<std::string> backups{};
    std::int64_t line = 0;
};

struct AnyConnectProfile {
    std::string file;
    /// EnableAutomaticServerSelection: the switch of OGS.
    bool ogs = false;
    /// Whether the user may switch it; the schema's default is true.
    bool userControl = true;
    /// AutoServerSelectionImprovement, percent (rule R23); nothing is the default, 20.
    std::optional<double> improvementPercent;
    /// AutoServerSelectionSuspendTime; nothing is the default, 4 h (rules R6, R8).
    std::optional<double> suspendHours;
    ResumeBehavior resume = ResumeBehavior::DisconnectOnSuspend;
    std::vector<AnyConnectHost> hosts;
    /// Of all hosts that name none of their own.
    std::vector<std::string> backups;
};

}  // namespace peerplan
