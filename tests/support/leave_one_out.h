// SPDX-License-Identifier: MIT
#pragma once

/// How far the RTT model is off pairs of regions that it has not seen.

#include "model/catalogue.h"

namespace peerplan::tests {

/// Relative errors |model - measured| / measured over the directed pairs of the table.
struct RttErrors {
    double median = 0;
    double p90 = 0;
    int pairs = 0;
};

/// By distance alone.
RttErrors geometricErrors(const Catalogue& catalogue);

/// With the table as backbone, for each pair a model without either of its ends.
RttErrors leaveOneOutErrors(const Catalogue& catalogue);

/// With the whole table.
RttErrors fitErrors(const Catalogue& catalogue);

}  // namespace peerplan::tests
