// SPDX-License-Identifier: MIT
#pragma once

/// A review as JUnit XML, for pipelines that show tests.

#include <string>

#include "data/review/review_document.h"
#include "data/text/language.h"

namespace peerplan {

/// A test case a rule that was held: it fails where a finding of at least `least` is open, is
/// skipped where all of them are accepted, and else passes. What is less grave goes to its output.
/// Characters that XML 1.0 does not allow become U+FFFD.
std::string writeJunit(const ReviewDocument& document, Severity least, const Language& language);

}  // namespace peerplan
