// SPDX-License-Identifier: MIT
#pragma once

#include "model/report.h"

namespace peerplan::tests {

/// A report that holds a map alone: an office and a data centre, and the link between them.
Report mapReport();

}  // namespace peerplan::tests
