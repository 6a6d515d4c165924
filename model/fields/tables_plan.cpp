// SPDX-License-Identifier: MIT
#include "model/fields/record.h"

namespace peerplan {

template <>
const RecordType& recordType<Tenant>() {
    using R = Tenant;
    static constexpr Field fields[] = {
        field<R, &R::region>("region", "Azure region that holds its data (L2)"),
    };
    static const R prototype;
    static const RecordType type{"tenant", "The Microsoft 365 tenant", fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<HeadroomTarget>() {
    using R = HeadroomTarget;
    static constexpr Field fields[] = {
        field<R, &R::least>("min", "Least headroom").range(0, 1).unset("0.2"),
        field<R, &R::most>("max", "Most headroom").range(0, 1).unset("0.5"),
    };
    static const R prototype;
    static const RecordType type{"headroom", "Share of capacity that stays free at the peak",
                                 fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<Growth>() {
    using R = Growth;
    static constexpr Field fields[] = {
        field<R, &R::perYear>("per_year", "Growth a year: 0.2 is 20 %").range(-0.9, 10).unset("0"),
        field<R, &R::horizonYears>("horizon_years", "Years to look ahead").range(0, 30).unset("3"),
    };
    static const R prototype;
    static const RecordType type{"growth", "Growth of traffic (D5)", fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<RequiredControls>() {
    using R = RequiredControls;
    static constexpr Field fields[] = {
        field<R, &R::egress>("egress", "Kind of egress").required(),
        field<R, &R::direction>("direction", "Who starts the flow"),
        field<R, &R::controls>("controls", "Controls required").required(),
    };
    static const R prototype;
    static const RecordType type{"required-controls", "Controls that a path must cross", fields,
                                 &prototype};
    return type;
}

template <>
const RecordType& recordType<LatencyLimit>() {
    using R = LatencyLimit;
    static constexpr Field fields[] = {
        field<R, &R::service>("service", "Service").required().to("services").orOfCatalogue(),
        field<R, &R::rtt>("rtt_ms", "Longest round-trip time").required().range(0, 10000),
    };
    static const R prototype;
    static const RecordType type{"latency-limit", "Longest RTT of a service", fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<Burst>() {
    using R = Burst;
    static constexpr Field fields[] = {
        field<R, &R::epsilon>("epsilon", "Probability that load exceeds capacity in a second")
            .range(1e-9, 0.5)
            .unset("0.01"),
        field<R, &R::flowRate>("flow_mbps", "Rate of one flow")
            .range(0.001, 1e5)
            .unset("by the mix of services"),
    };
    static const R prototype;
    static const RecordType type{"burst", "Parameters of the statistical rule (H7)", fields,
                                 &prototype};
    return type;
}

template <>
const RecordType& recordType<DscpRule>() {
    using R = DscpRule;
    static constexpr Field fields[] = {
        field<R, &R::from>("from", "DSCP value inside").required().range(0, 63),
        field<R, &R::to>("to", "DSCP value towards Microsoft").required().range(0, 63),
    };
    static const R prototype;
    static const RecordType type{"dscp-rule", "What the edge does to one DSCP value", fields,
                                 &prototype};
    return type;
}

template <>
const RecordType& recordType<Qos>() {
    using R = Qos;
    static constexpr Field fields[] = {
        field<R, &R::dscp>("dscp", "What the edge does to DSCP values on the way to Microsoft")
            .unset("not stated"),
        field<R, &R::otherDscp>("other_dscp", "What it makes of values without a rule")
            .range(0, 63)
            .unset("not stated"),
        field<R, &R::voiceOwnClass>("voice_own_class", "Whether voice has a class of its own")
            .unset("not stated"),
    };
    static const R prototype;
    static const RecordType type{"qos", "Marking of traffic towards Microsoft", fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<RolloutPhase>() {
    using R = RolloutPhase;
    static constexpr Field fields[] = {
        field<R, &R::name>("name", "Name for people").required(),
        field<R, &R::direction>("direction", "Who starts the flows that it moves"),
        field<R, &R::sites>("sites", "Sites that it moves").to("sites").unset("every site at once"),
        field<R, &R::start>("start", "Day on which it starts"),
    };
    static const R prototype;
    static const RecordType type{"rollout-phase", "A step in which traffic moves", fields,
                                 &prototype};
    return type;
}

template <>
const RecordType& recordType<Rollout>() {
    using R = Rollout;
    static constexpr Field fields[] = {
        field<R, &R::phases>("phases", "Its steps, in their order"),
        field<R, &R::rollback>("rollback", "How a step is taken back"),
        field<R, &R::dnsUpdated>("dns_updated",
                                 "Whether SPF and other DNS records follow where addresses change")
            .unset("not stated"),
    };
    static const R prototype;
    static const RecordType type{"rollout", "How the design comes into use", fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<Policy>() {
    using R = Policy;
    static constexpr Field fields[] = {
        field<R, &R::headroom>("headroom", "Headroom target"),
        field<R, &R::growth>("growth", "Growth and horizon"),
        field<R, &R::requiredControls>("required_controls",
                                       "Controls required by kind of egress and direction"),
        field<R, &R::order>("order", "Order of fallbacks (R2)")
            .unset("own-region, other-regions, internet"),
        field<R, &R::otherRegions>("other_regions", "Circuits of other regions as a fallback")
            .unset("automatic"),
        field<R, &R::internetFallback>("internet_fallback",
                                       "The Internet as a fallback for what a circuit carries")
            .unset("none"),
        field<R, &R::manualSwitch>("manual_min", "Time that a manual switch takes (R4)")
            .in(units::minutes)
            .range(0, 10080),
        field<R, &R::activeActiveTolerance>("active_active_tolerance_ms",
                                            "RTT within which egresses share (R2)")
            .range(0, 10000)
            .unset("0"),
        field<R, &R::survive>("survive", "Kinds of failure that sizing survives (H3)")
            .unset("unit, device, link, connection, msee, circuit, peering-location, site"),
        field<R, &R::latencyLimits>("latency_limits", "Longest RTT by service (F1)"),
        field<R, &R::wanConvergence>("wan_convergence_s", "Time the WAN takes to route anew (F6)")
            .range(0, 3600),
        field<R, &R::burst>("burst", "Parameters of the statistical rule"),
        field<R, &R::qos>("qos", "Marking of traffic towards Microsoft"),
        field<R, &R::pacOrder>("pac_order", "What the PAC file decides on, first match first")
            .unset("not stated"),
        field<R, &R::peerMediaOnWan>("peer_media_on_wan",
                                     "Whether media from site to site loads the WAN (PL5)"),
    };
    static const R prototype;
    static const RecordType type{"policy", "What the company asks of its network", fields,
                                 &prototype};
    return type;
}

template <>
const RecordType& recordType<Plan>() {
    using R = Plan;
    static constexpr Field fields[] = {
        field<R, &R::format>("format", "Format and version: peerplan/1").required(),
        field<R, &R::name>("name", "Name of the plan"),
        field<R, &R::note>("note", "Remark for people"),
        field<R, &R::asOf>("as_of", "Day from which ages, growth and offsets count (PL4)")
            .required(),
        field<R, &R::currency>("currency", "Currency of all prices, ISO 4217"),
        field<R, &R::tenant>("tenant", "The Microsoft 365 tenant"),
        field<R, &R::policy>("policy", "What the company asks of its network"),
        field<R, &R::rollout>("rollout", "How the design comes into use"),
        field<R, &R::regions>("regions", "Regions"),
        field<R, &R::sites>("sites", "Sites"),
        field<R, &R::providers>("providers", "Providers"),
        field<R, &R::networks>("networks", "Networks"),
        field<R, &R::links>("links", "WAN links"),
        field<R, &R::devices>("devices", "Devices"),
        field<R, &R::perimeters>("perimeters", "Security perimeters"),
        field<R, &R::directPorts>("direct_ports", "Port pairs of ExpressRoute Direct"),
        field<R, &R::circuits>("circuits", "ExpressRoute circuits"),
        field<R, &R::internet>("internet", "Internet egresses"),
        field<R, &R::gateways>("gateways", "VPN gateways"),
        field<R, &R::vpnProfiles>("vpn_profiles", "VPN profiles"),
        field<R, &R::vnetGateways>("vnet_gateways", "VNet gateways"),
        field<R, &R::personas>("personas", "Personas").unset("the catalogue's"),
        field<R, &R::services>("services", "Services").unset("the catalogue's"),
        field<R, &R::demands>("demands", "Fixed demands"),
        field<R, &R::inbound>("inbound", "Flows that Microsoft starts"),
        field<R, &R::routes>("routes", "Route entries"),
        field<R, &R::riskGroups>("risk_groups", "Risk groups"),
        field<R, &R::measurements>("measurements", "Measurements"),
        field<R, &R::accepted>("accepted", "Accepted findings"),
        field<R, &R::scenarios>("scenarios", "Scenarios"),
    };
    static const R prototype;
    static const RecordType type{"plan", "A plan", fields, &prototype};
    return type;
}

}  // namespace peerplan
