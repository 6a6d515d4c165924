// SPDX-License-Identifier: MIT
#pragma once

/// What was measured: of a site's service, of an element, or of a pilot (rules D2 to D4); or how
/// far a VPN gateway is from a site (rule O1).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/object.h"
#include "model/persona.h"
#include "model/quantity.h"
#include "model/ref.h"
#include "model/region.h"
#include "model/service.h"
#include "model/site.h"

namespace peerplan {

struct Gateway;

/// What a measurement of an element counts already, so that nothing counts twice (rule D4).
enum class Includes : std::uint8_t { Services, MicrosoftPeering, PrivatePeering, Everything };
PEERPLAN_WORDS(Includes, "services", "microsoft-peering", "private-peering", "everything")

/// Rates at equal steps from a start in UTC.
struct Series {
    /// `YYYY-MM-DDThh:mmZ`.
    std::string start;
    Duration step = Duration::minutes(5);
    std::vector<Bandwidth> up;
    std::vector<Bandwidth> down;
    bool operator==(const Series&) const = default;
};

/// The users of a pilot: their measured service scales the persona's estimate (rule D3).
struct Pilot {
    Ref<Persona> persona;
    Headcount users;
    Ref<Region> region;
    bool operator==(const Pilot&) const = default;
};

struct Measurement : Object {
    /// A site and a service, or an element as a component reference (a circuit, an Internet egress
    /// or a link), or a pilot and a service; or a site and a gateway, with the round trip.
    Ref<Site> site;
    Ref<Service> service;
    std::string element;
    std::optional<Pilot> pilot;
    Ref<Gateway> gateway;
    std::optional<Rtt> rtt;
    std::optional<Date> measured;
    std::vector<Includes> includes;
    /// Mean of the busy hour, and percentiles of business hours.
    std::optional<Bandwidth> busyHourUp;
    std::optional<Bandwidth> busyHourDown;
    std::optional<Bandwidth> p95Up;
    std::optional<Bandwidth> p95Down;
    std::optional<Bandwidth> p99Up;
    std::optional<Bandwidth> p99Down;
    std::optional<Series> series;
    bool operator==(const Measurement&) const = default;
};

}  // namespace peerplan
