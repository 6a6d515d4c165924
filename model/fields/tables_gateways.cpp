// SPDX-License-Identifier: MIT
#include "model/fields/record.h"

namespace peerplan {

template <>
const RecordType& recordType<Gateway>() {
    using R = Gateway;
    static constexpr Field fields[] = {
        PEERPLAN_OBJECT_FIELDS(R),
        field<R, &R::site>("site", "Site it stands at; or lat and lon").to("sites"),
        field<R, &R::lat>("lat", "Latitude, north positive")
            .in(units::degrees)
            .range(-90, 90)
            .unset("the site's"),
        field<R, &R::lon>("lon", "Longitude, east positive")
            .in(units::degrees)
            .range(-180, 180)
            .unset("the site's"),
        field<R, &R::address>("address", "What the profile names: host or address").required(),
        field<R, &R::maxSessions>("max_sessions", "Sessions it can hold")
            .range(0, 1e7)
            .unset("no limit"),
        field<R, &R::software>("software", "Software and version, such as ASA 9.16"),
        field<R, &R::sessionResumption>("session_resumption", "Whether TLS sessions resume")
            .unset("yes"),
        field<R, &R::cluster>("cluster", "Word that gateways of one cluster share"),
        field<R, &R::backups>("backups", "Backup servers, in order").unset("the profile's"),
        PEERPLAN_UPTIME_FIELDS(R, "not stated, counted as 1"),
    };
    static const R prototype;
    static const RecordType type{"gateway", "A VPN headend that remote clients choose", fields,
                                 &prototype};
    return type;
}

template <>
const RecordType& recordType<VpnProfile>() {
    using R = VpnProfile;
    static constexpr Field fields[] = {
        PEERPLAN_OBJECT_FIELDS(R),
        field<R, &R::sites>("sites", "Sites it is deployed to")
            .to("sites")
            .unset("every site, with regions unset too"),
        field<R, &R::regions>("regions", "Regions it is deployed to").to("regions"),
        field<R, &R::gateways>("gateways", "Host entries, in order").required().to("gateways"),
        field<R, &R::optimalGatewaySelection>("ogs", "Whether Optimal Gateway Selection is on")
            .unset("yes"),
        field<R, &R::improvementPercent>("improvement_percent",
                                         "Least improvement that moves a client")
            .in(units::percent)
            .range(0, 100)
            .unset("20"),
        field<R, &R::suspend>("suspend_h", "Time suspended that justifies a new choice")
            .in(units::hours)
            .range(0, 1000)
            .unset("4 h"),
        field<R, &R::resume>("resume", "What a client does when its machine wakes"),
        field<R, &R::userControl>("user_control", "Whether users may switch it off"),
        field<R, &R::alwaysOn>("always_on", "Whether nothing passes without a tunnel").unset("no"),
        field<R, &R::tcpAckFrequency>("tcp_ack_frequency",
                                      "Segments per acknowledgement of the clients")
            .range(1, 255)
            .unset("2"),
        field<R, &R::splitTunnel>("split_tunnel", "Services that do not enter the tunnel (R7)")
            .to("services")
            .orOfCatalogue(),
        field<R, &R::backups>("backups", "Backup servers of entries that name none"),
        field<R, &R::loadBalancing>("load_balancing", "Servers of a load-balancing list"),
    };
    static const R prototype;
    static const RecordType type{"vpn-profile", "A profile by which VPN clients choose a gateway",
                                 fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<VnetGateway>() {
    using R = VnetGateway;
    static constexpr Field fields[] = {
        PEERPLAN_OBJECT_FIELDS(R),
        field<R, &R::azureRegion>("azure_region", "Azure region of the catalogue").required(),
        field<R, &R::sku>("sku", "SKU of the catalogue").required(),
        field<R, &R::zones>("zones", "Availability zones it spans"),
        field<R, &R::instances>("instances", "Instances of a scalable SKU").range(1, 100),
        field<R, &R::circuits>("circuits", "Circuits linked to it").to("circuits"),
        field<R, &R::addressSpace>("address_space",
                                   "Prefixes of its VNet and of the VNets peered with it"),
        field<R, &R::prefixCount>("prefix_count", "How many prefixes those are")
            .range(0, 1e7)
            .unset("those listed"),
        field<R, &R::vpnBackup>("vpn_backup",
                                "Whether a site-to-site VPN is the backup of its circuits")
            .unset("no"),
        field<R, &R::vnetToVnet>("vnet_to_vnet",
                                 "Whether VNets reach each other through its circuits")
            .unset("no"),
    };
    static const R prototype;
    static const RecordType type{"vnet-gateway", "A gateway of an Azure virtual network", fields,
                                 &prototype};
    return type;
}

}  // namespace peerplan
