// SPDX-License-Identifier: MIT
#pragma once

/// How one kind of user uses each application (rule PL5).

#include <optional>
#include <string>
#include <vector>

#include "model/object.h"
#include "model/quantity.h"
#include "model/ref.h"
#include "model/service.h"

namespace peerplan {

struct Application {
    std::string name;
    Ref<Service> service;
    /// Rate of one active user in the busy hour, user to Microsoft and Microsoft to user.
    Bandwidth up;
    Bandwidth down;
    /// Share of the users that are active at once, 0 to 1; unset is 1.
    std::optional<double> concurrency;
    /// Name of the diurnal profile; empty takes the catalogue's.
    std::string diurnal;
    /// Share that goes site to site and never to Microsoft.
    double peerShare = 0;
    /// Overrides the service's class for this application's traffic.
    std::optional<TrafficClass> trafficClass;
    /// Where the figures come from.
    std::string source;
    bool operator==(const Application&) const = default;
};

struct Persona : Object {
    std::vector<Application> applications;
    bool operator==(const Persona&) const = default;
};

}  // namespace peerplan
