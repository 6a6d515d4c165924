// SPDX-License-Identifier: MIT
#pragma once

#include "model/report.h"

namespace peerplan::tests {

/// A report with every kind of block, as it may look for a small bank.
Report sampleReport();

}  // namespace peerplan::tests
