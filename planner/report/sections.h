// SPDX-License-Identifier: MIT
#pragma once

/// The sections of the report, one function each.

#include "model/report.h"
#include "planner/report/compose.h"
#include "planner/report/names.h"

namespace peerplan {

Section summarySection(const ReportInput& input, const Names& names);
/// `input.catalogue` must not be null; only where `hasMap`.
Section mapSection(const ReportInput& input, const Names& names);
/// Whether any site has coordinates.
bool hasMap(const Plan& plan);
Section placesSection(const ReportInput& input, const Names& names);
Section demandSection(const ReportInput& input, const Names& names);
Section headroomSection(const ReportInput& input, const Names& names);
Section sizingSection(const ReportInput& input, const Names& names);
Section failoverSection(const ReportInput& input, const Names& names);
/// Only where `input.sweep` is set.
Section sweepSection(const ReportInput& input, const Names& names);
Section daySection(const ReportInput& input, const Names& names);
/// `input.availability` must not be null.
Section availabilitySection(const ReportInput& input, const Names& names);
Section assumptionsSection(const ReportInput& input);
Section methodSection(const ReportInput& input);

}  // namespace peerplan
