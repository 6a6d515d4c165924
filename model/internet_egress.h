// SPDX-License-Identifier: MIT
#pragma once

/// A site's way to the Internet, with its ISP.

#include <optional>
#include <string>
#include <vector>

#include "model/availability.h"
#include "model/device.h"
#include "model/object.h"
#include "model/perimeter.h"
#include "model/quantity.h"
#include "model/ref.h"
#include "model/site.h"

namespace peerplan {

struct InternetEgress : Object, Availability {
    Ref<Site> site;
    Ref<Device> device;
    /// The ISP as a component: `isp/<word>`.
    std::string isp;
    Bandwidth down;
    Bandwidth up;
    std::vector<Ref<Perimeter>> perimeters;
    /// Whether other sites may use it; unset is yes at transit sites (rule R2).
    std::optional<bool> shared;
    std::optional<std::int64_t> preference;
    std::optional<double> weight;
    /// Stated round-trip time from the site to Microsoft's front door.
    std::optional<Rtt> rtt;
    /// How long until its loss is seen and traffic moves; unset is only by a person (rule F6).
    std::optional<Duration> detect;
    std::vector<std::string> natPools;
    std::vector<std::string> advertisedPrefixes;
    std::optional<bool> ipv6;
    std::vector<Ref<RiskGroup>> riskGroups;
    std::optional<Money> pricePerMonth;
    bool operator==(const InternetEgress&) const = default;
};

}  // namespace peerplan
