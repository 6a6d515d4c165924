// SPDX-License-Identifier: MIT
#pragma once

/// Findings on gateways and profiles as a table, for selection and score alike.

#include <span>
#include <string>

#include "model/finding.h"
#include "model/table.h"

namespace peerplan {

/// One row a finding; with a column for the reason why it is accepted where `accepted` has one
/// entry a finding (empty: it is not).
Table gatewayFindingTable(std::span<const Finding> findings,
                          std::span<const std::string> accepted = {});

}  // namespace peerplan
