// SPDX-License-Identifier: MIT
#pragma once

/// What the clients of a site are told: the merged profile, and in it the candidates of OGS.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/gateway.h"
#include "model/plan.h"
#include "planner/network/ids.h"
#include "planner/ogs/selection/options.h"

namespace peerplan {

/// A backup server as a profile names it.
struct BackupServer {
    std::string address;
    /// The plan's gateway with that address or id; invalid for any other server.
    GatewayId gateway;
    bool operator==(const BackupServer&) const = default;
};

/// What OGS probes: a host entry, or a cluster by the name of its master (R2, R24).
struct Headend {
    /// Host in lower case, with its port.
    std::string host;
    /// The gateways behind it, in profile order; the first is the one that answers probes.
    std::vector<GatewayId> members;
    std::vector<BackupServer> backups;
    bool resumes = true;
    bool stalls = false;

    GatewayId master() const { return members.front(); }
};

struct ClientProfile {
    /// Positions in the plan's profiles, the most specific first: its settings hold.
    std::vector<std::uint32_t> profiles;
    bool ogs = true;                               ///< R1
    double improvementPercent = 20;                ///< R23
    Duration suspend = Duration::minutes(4 * 60);  ///< R6, R8
    ResumeBehavior resume = ResumeBehavior::DisconnectOnSuspend;
    std::int64_t ackFrequency = 2;
    /// In profile order; never empty.
    std::vector<Headend> candidates;
};

/// A host entry's network target: host and port in lower case, without scheme and group (R2).
struct HostAddress {
    std::string target;
    std::string group;
    bool hasScheme = false;
};
HostAddress hostAddress(std::string_view address);

/// The profiles deployed to a site: those that name it, then its region's, then everybody's, each
/// in the plan's order.
std::vector<std::uint32_t> profilesOf(const Plan& plan, const Site& site);

/// The profile of a site's clients, merged of all that are deployed there (R2); nothing where none
/// is, or none names a gateway of the plan. `present` says which gateways exist by now (by position
/// in the plan's list); all if empty.
std::optional<ClientProfile> clientProfile(const Plan& plan, const Site& site,
                                           const OgsOptions& options,
                                           const std::vector<std::uint8_t>& present = {});

/// Whether a site's people are clients of OGS by default: remote sites, and others that a profile
/// names by their id. An office that a profile covers by region only is not: its people work
/// behind the WAN.
bool usesVpn(const Plan& plan, const Site& site);

}  // namespace peerplan
