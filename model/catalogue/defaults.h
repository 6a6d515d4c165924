// SPDX-License-Identifier: MIT
#pragma once

/// The services and personas that a plan without its own takes, with the basis of each figure.

#include <string>

#include "model/catalogue/provenance.h"
#include "model/persona.h"
#include "model/service.h"

namespace peerplan {

/// A default service and why it stands so.
struct ServiceDefault {
    Service service;
    bool expressRoute = false;  ///< Microsoft carries it over ExpressRoute at all
    std::string kind;           ///< workload, authentication, dns, crl, cdn, downloads, streaming
    Provenance provenance;
};

/// One application of a default persona.
struct PersonaUse {
    std::string persona;  ///< id
    std::string personaName;
    Application application;
    std::string profile;      ///< the bandwidth profile that the kbps are taken from
    std::string shareSource;  ///< where the share of active users comes from
    Provenance provenance;    ///< of the kbps; `assumed` speaks for the share too
};

}  // namespace peerplan
