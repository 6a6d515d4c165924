// SPDX-License-Identifier: MIT
#pragma once

/// An ExpressRoute or WAN provider of the customer.

#include "model/object.h"

namespace peerplan {

struct Provider : Object {
    /// Its name in the catalogue of providers; empty where it is not listed there.
    std::string catalogue;
    bool operator==(const Provider&) const = default;
};

}  // namespace peerplan
