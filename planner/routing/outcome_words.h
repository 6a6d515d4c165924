// SPDX-License-Identifier: MIT
#pragma once

/// An outcome of routing as answers tell it.

#include "planner/answers/path.h"
#include "planner/routing/state.h"

namespace peerplan {

constexpr PathOutcome pathOutcome(Outcome outcome) {
    switch (outcome) {
        case Outcome::Served:
            return PathOutcome::Served;
        case Outcome::ManualOnly:
            return PathOutcome::Manual;
        case Outcome::SiteDown:
            return PathOutcome::SiteDown;
        case Outcome::Cut:
            break;
    }
    return PathOutcome::Cut;
}

}  // namespace peerplan
