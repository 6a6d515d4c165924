// SPDX-License-Identifier: MIT
#pragma once

/// A provider's any-to-any IPVPN: one component, or a mesh of PoPs (rule W3).

#include <optional>
#include <string>
#include <vector>

#include "model/availability.h"
#include "model/object.h"
#include "model/provider.h"
#include "model/quantity.h"
#include "model/ref.h"

namespace peerplan {

struct Pop : Availability {
    std::string id;
    std::string name;
    double lat = 0;
    double lon = 0;
    bool operator==(const Pop&) const = default;
};

/// A trunk between two PoPs of one network, the same both ways.
struct PopLink : Availability {
    std::string from;
    std::string to;
    std::optional<Bandwidth> bandwidth;
    std::optional<Rtt> rtt;
    std::optional<std::int64_t> metric;
    bool operator==(const PopLink&) const = default;
};

struct Network : Object, Availability {
    Ref<Provider> provider;
    std::vector<Pop> pops;
    std::vector<PopLink> popLinks;
    bool operator==(const Network&) const = default;
};

}  // namespace peerplan
