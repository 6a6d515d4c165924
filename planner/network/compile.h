// SPDX-License-Identifier: MIT
#pragma once

/// From a plan to the network that routing runs on.

#include "model/catalogue.h"
#include "model/diagnostic.h"
#include "model/plan.h"
#include "planner/network/network.h"

namespace peerplan {

/// The network of a plan, which is then not needed any more. The plan is to be free of errors
/// (its references resolve); what does not resolve is left out and reported. Warnings and notes
/// (mixed metrics, sites behind a site without transit, round-trip times and defaults that are
/// assumed) are added to `diagnostics`. Throws InputError if an any-to-any network attaches so
/// many sites that carry others' traffic that their pairs pass 20 million. Linear in the plan and
/// the pairs of an any-to-any network's sites and hubs.
CompiledNetwork compile(const Plan& plan, const Catalogue& catalogue, Diagnostics& diagnostics);

}  // namespace peerplan
