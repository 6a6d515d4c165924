// SPDX-License-Identifier: MIT
#pragma once

/// Who is at risk: whom some single failure cuts off or leaves waiting for a person, by office and
/// by service.

#include <cstdint>
#include <string>
#include <vector>

#include "model/table.h"
#include "planner/report/compose.h"
#include "planner/report/names.h"

namespace peerplan {

struct Risk {
    /// Users of offices that some single failure (but that of their own building) cuts off or
    /// leaves waiting; of a plan without users the number of those sites.
    std::int64_t people = 0;
    std::int64_t offices = 0;
    std::int64_t all = 0;
    bool countsSites = false;
    /// The failure that takes most at once; empty where none takes anybody.
    std::string worstFailure;
    std::int64_t worstPeople = 0;
};

/// From the sweep; nobody where the input has none.
Risk riskOf(const ReportInput& input);

/// A row a service that somebody may lose: people, those cut off, components that alone can take
/// it, minutes a year. No row where the input has no single points of failure.
Table riskByService(const ReportInput& input, const Names& names);

/// The offices that it hits hardest, with the failure and how many there are.
Table riskByOffice(const ReportInput& input, const Names& names);

}  // namespace peerplan
