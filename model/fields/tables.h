// SPDX-License-Identifier: MIT
#pragma once

/// The record types of a plan: their rows stand in tables_*.cpp, one line a field.

#include "model/fields/field.h"
#include "model/plan.h"

namespace peerplan {

template <>
const RecordType& recordType<Tenant>();
template <>
const RecordType& recordType<HeadroomTarget>();
template <>
const RecordType& recordType<Growth>();
template <>
const RecordType& recordType<RequiredControls>();
template <>
const RecordType& recordType<LatencyLimit>();
template <>
const RecordType& recordType<Burst>();
template <>
const RecordType& recordType<DscpRule>();
template <>
const RecordType& recordType<Qos>();
template <>
const RecordType& recordType<Policy>();
template <>
const RecordType& recordType<RolloutPhase>();
template <>
const RecordType& recordType<Rollout>();
template <>
const RecordType& recordType<Region>();
template <>
const RecordType& recordType<Users>();
template <>
const RecordType& recordType<Dns>();
template <>
const RecordType& recordType<Site>();
template <>
const RecordType& recordType<Provider>();
template <>
const RecordType& recordType<Pop>();
template <>
const RecordType& recordType<PopLink>();
template <>
const RecordType& recordType<Network>();
template <>
const RecordType& recordType<Link>();
template <>
const RecordType& recordType<Device>();
template <>
const RecordType& recordType<Control>();
template <>
const RecordType& recordType<Perimeter>();
template <>
const RecordType& recordType<NatPool>();
template <>
const RecordType& recordType<PeeringConfig>();
template <>
const RecordType& recordType<CurrentCircuit>();
template <>
const RecordType& recordType<Connection>();
template <>
const RecordType& recordType<PortLink>();
template <>
const RecordType& recordType<DirectPort>();
template <>
const RecordType& recordType<Circuit>();
template <>
const RecordType& recordType<InternetEgress>();
template <>
const RecordType& recordType<Gateway>();
template <>
const RecordType& recordType<VpnProfile>();
template <>
const RecordType& recordType<VnetGateway>();
template <>
const RecordType& recordType<Application>();
template <>
const RecordType& recordType<Persona>();
template <>
const RecordType& recordType<Service>();
template <>
const RecordType& recordType<Demand>();
template <>
const RecordType& recordType<Inbound>();
template <>
const RecordType& recordType<RouteGroup>();
template <>
const RecordType& recordType<Route>();
template <>
const RecordType& recordType<RiskGroup>();
template <>
const RecordType& recordType<Series>();
template <>
const RecordType& recordType<Pilot>();
template <>
const RecordType& recordType<Measurement>();
template <>
const RecordType& recordType<Accepted>();
template <>
const RecordType& recordType<Edit>();
template <>
const RecordType& recordType<Scenario>();
template <>
const RecordType& recordType<Plan>();

/// The record type of the plan itself, whose list fields are the lists of a document.
inline const RecordType& planType() {
    return recordType<Plan>();
}

}  // namespace peerplan
