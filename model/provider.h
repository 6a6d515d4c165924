// SPDX-License-Identifier: MIT
#pragma once

/// An ExpressRoute or WAN provider of the customer.

#include "model/availability.h"
#include "model/object.h"

namespace peerplan {

/// Its availability is that of a failure of the whole provider, beyond those of its links and
/// circuits one by one.
struct Provider : Object, Availability {
    /// Its name in the catalogue of providers; empty where it is not listed there.
    std::string catalogue;
    bool operator==(const Provider&) const = default;
};

}  // namespace peerplan
