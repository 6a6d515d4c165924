// SPDX-License-Identifier: MIT
#pragma once

/// A review as SARIF 2.1.0, for code scanning.

#include <string>

#include "data/review/review_document.h"
#include "data/text/language.h"

namespace peerplan {

/// One run: the rules held, a result for every finding at its place in the plan's file, with the
/// first subject as logical location, a fingerprint of rule and subjects that outlives other edits,
/// and a suppression for what the plan accepts. The file is a relative URI, percent-encoded.
std::string writeSarif(const ReviewDocument& document, const Language& language);

}  // namespace peerplan
