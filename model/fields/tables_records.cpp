// SPDX-License-Identifier: MIT
#include "model/fields/record.h"

namespace peerplan {

template <>
const RecordType& recordType<Series>() {
    using R = Series;
    static constexpr Field fields[] = {
        field<R, &R::start>("start", "First instant, YYYY-MM-DDThh:mmZ").required(),
        field<R, &R::step>("step_min", "Length of a step")
            .in(units::minutes)
            .range(1, 1440)
            .unset("5 min"),
        field<R, &R::up>("mbps_up", "Mean of each step, from the site").range(0, 1e7),
        field<R, &R::down>("mbps_down", "Mean of each step, to the site").range(0, 1e7),
    };
    static const R prototype;
    static const RecordType type{"series", "Rates at equal steps", fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<Pilot>() {
    using R = Pilot;
    static constexpr Field fields[] = {
        field<R, &R::persona>("persona", "Persona they stand for")
            .required()
            .to("personas")
            .orOfCatalogue(),
        field<R, &R::users>("users", "Number of users in the pilot").required().range(1, 1e8),
        field<R, &R::region>("region", "Region the pilot speaks for (D3)")
            .to("regions")
            .unset("everywhere"),
    };
    static const R prototype;
    static const RecordType type{"pilot", "The users of a pilot", fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<Measurement>() {
    using R = Measurement;
    static constexpr Field fields[] = {
        PEERPLAN_OBJECT_FIELDS(R),
        field<R, &R::site>("site", "Site measured").to("sites"),
        field<R, &R::service>("service", "Service measured").to("services").orOfCatalogue(),
        field<R, &R::element>("element", "Circuit, Internet egress or link measured")
            .as(FieldKind::Component),
        field<R, &R::pilot>("pilot", "Pilot whose traffic this is"),
        field<R, &R::gateway>("gateway", "VPN gateway whose distance was measured").to("gateways"),
        field<R, &R::rtt>("rtt_ms", "Round trip from the site to the gateway")
            .in(units::rttMs)
            .range(0, 10000),
        field<R, &R::measured>("measured", "Day it was measured; growth counts from it (D5)")
            .unset("as_of"),
        field<R, &R::includes>("includes", "What a measurement of an element counts already (D4)")
            .unset("everything on it"),
        field<R, &R::busyHourUp>("busy_hour_mbps_up", "Mean of the busy hour, from the site")
            .range(0, 1e7),
        field<R, &R::busyHourDown>("busy_hour_mbps_down", "Mean of the busy hour, to the site")
            .range(0, 1e7),
        field<R, &R::p95Up>("p95_mbps_up", "95th percentile of business hours, from the site")
            .range(0, 1e7),
        field<R, &R::p95Down>("p95_mbps_down", "95th percentile of business hours, to the site")
            .range(0, 1e7),
        field<R, &R::p99Up>("p99_mbps_up", "99th percentile of business hours, from the site")
            .range(0, 1e7),
        field<R, &R::p99Down>("p99_mbps_down", "99th percentile of business hours, to the site")
            .range(0, 1e7),
        field<R, &R::series>("series", "The measured series"),
    };
    static const R prototype;
    static const RecordType type{"measurement", "What was measured", fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<Accepted>() {
    using R = Accepted;
    static constexpr Field fields[] = {
        field<R, &R::rule>("rule", "Id of the rule").required(),
        field<R, &R::object>("object",
                             "What it is accepted for: a component, another object of the plan "
                             "such as region/x, or policy or plan (V2)")
            .unset("everywhere"),
        field<R, &R::reason>("reason", "Why").required(),
        field<R, &R::until>("until", "Last day it is accepted").unset("for good"),
    };
    static const R prototype;
    static const RecordType type{"accepted", "A finding that the company accepts", fields,
                                 &prototype};
    return type;
}

template <>
const RecordType& recordType<Edit>() {
    using R = Edit;
    static constexpr Field fields[] = {
        field<R, &R::kind>("do", "What it does").required(),
        field<R, &R::object>(
            "object",
            "What is edited: circuit/er-dallas, policy, a list to add to, a component to fail"),
        field<R, &R::field>("field", "Field to set, with dots: headroom.min, connections.0.bfd"),
        field<R, &R::value>("value", "Value to set, or the object to add"),
        field<R, &R::factor>("factor", "Factor of a scale").range(0, 1000),
    };
    static const R prototype;
    static const RecordType type{"edit", "One change to a plan", fields, &prototype};
    return type;
}

template <>
const RecordType& recordType<Scenario>() {
    using R = Scenario;
    static constexpr Field fields[] = {
        PEERPLAN_OBJECT_FIELDS(R),
        field<R, &R::parent>("parent", "Scenario whose edits come first")
            .to("scenarios")
            .unset("the plan itself"),
        field<R, &R::edits>("edits", "Changes, in order"),
    };
    static const R prototype;
    static const RecordType type{"scenario", "A named list of edits", fields, &prototype};
    return type;
}

}  // namespace peerplan
