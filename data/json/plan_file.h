// SPDX-License-Identifier: MIT
#pragma once

/// Plans in files of JSON.

#include <string>

#include "data/json/plan_reader.h"
#include "model/plan.h"

namespace peerplan {

/// Reads a plan's document from a file. Throws StorageError where the file cannot be read; what is
/// wrong with its content is in the result.
ReadResult readPlanFile(const std::string& path);

/// Writes a plan's document so that the path holds the old or the new one at any moment. Throws
/// StorageError.
void writePlanFile(const std::string& path, const Plan& plan);

}  // namespace peerplan
