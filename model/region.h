// SPDX-License-Identifier: MIT
#pragma once

/// A part of the world as the customer divides it.

#include "model/object.h"

namespace peerplan {

struct Region : Object {
    bool operator==(const Region&) const = default;
};

}  // namespace peerplan
