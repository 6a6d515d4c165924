// SPDX-License-Identifier: MIT
#pragma once

/// VPN headends, the profiles by which clients choose among them, and VNet gateways.

#include <optional>
#include <string>
#include <vector>

#include "model/availability.h"
#include "model/circuit.h"
#include "model/object.h"
#include "model/quantity.h"
#include "model/ref.h"
#include "model/region.h"
#include "model/service.h"
#include "model/site.h"

namespace peerplan {

struct Gateway : Object, Availability {
    /// A site, or coordinates of its own.
    Ref<Site> site;
    std::optional<double> lat;
    std::optional<double> lon;
    /// What the profile names: host or address, with a port or a group where it has one.
    std::string address;
    std::optional<std::int64_t> maxSessions;
    /// Such as `ASA 9.16`.
    std::string software;
    std::optional<bool> sessionResumption;
    /// Gateways of one cluster are one candidate to a client.
    std::string cluster;
    std::vector<std::string> backups;
    bool operator==(const Gateway&) const = default;
};

enum class ResumeBehavior : std::uint8_t { DisconnectOnSuspend, ReconnectAfterResume };
PEERPLAN_WORDS(ResumeBehavior, "disconnect-on-suspend", "reconnect-after-resume")

struct VpnProfile : Object {
    /// Whom it is deployed to; both empty is everybody.
    std::vector<Ref<Site>> sites;
    std::vector<Ref<Region>> regions;
    /// In the order of the profile's host entries.
    std::vector<Ref<Gateway>> gateways;
    bool optimalGatewaySelection = true;
    std::optional<double> improvementPercent;
    std::optional<Duration> suspend;
    std::optional<ResumeBehavior> resume;
    std::optional<bool> userControl;
    /// The client lets nothing past it without a tunnel (Always-On).
    std::optional<bool> alwaysOn;
    /// The clients' TcpAckFrequency: segments per acknowledgement.
    std::optional<std::int64_t> tcpAckFrequency;
    /// Services that do not enter the tunnel (rule R7).
    std::vector<Ref<Service>> splitTunnel;
    std::vector<std::string> backups;
    /// Entries of load-balancing lists; OGS knows of no load (rule R24 of method/ogs).
    std::vector<std::string> loadBalancing;
    bool operator==(const VpnProfile&) const = default;
};

enum class Zones : std::uint8_t { None, Zonal, ZoneRedundant };
PEERPLAN_WORDS(Zones, "none", "zonal", "zone-redundant")

struct VnetGateway : Object {
    std::string azureRegion;
    std::string sku;
    Zones zones = Zones::None;
    std::optional<std::int64_t> instances;
    std::vector<Ref<Circuit>> circuits;
    /// Of its VNet and the VNets peered with it.
    std::vector<std::string> addressSpace;
    /// How many prefixes those are, where they are not listed.
    std::optional<std::int64_t> prefixCount;
    /// Whether a site-to-site VPN is the backup of its circuits.
    std::optional<bool> vpnBackup;
    /// Whether VNets reach each other through its circuits.
    std::optional<bool> vnetToVnet;
    bool operator==(const VnetGateway&) const = default;
};

}  // namespace peerplan
