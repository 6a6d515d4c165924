// SPDX-License-Identifier: MIT
#pragma once

/// A review for a terminal.

#include <string>

#include "data/review/review_document.h"
#include "data/text/language.h"
#include "data/text/table_text.h"

namespace peerplan {

struct ReviewTextOptions {
    TerminalStyle style;
    /// Findings of one rule that are shown one by one; 0 is all.
    std::size_t mostPerRule = 6;
};

/// Findings by severity and rule, each rule once with why, fix and source; accepted ones last. No
/// line is wider than the style says.
std::string writeReviewText(const ReviewDocument& document, const Language& language,
                            const ReviewTextOptions& options = {});

}  // namespace peerplan
