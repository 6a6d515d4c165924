// SPDX-License-Identifier: MIT
#pragma once

/// A review as its writers get it: rules, findings with their places in the plan's file, closing
/// lines.

#include <cstdint>
#include <string>
#include <vector>

#include "model/finding.h"
#include "model/table.h"
#include "model/text.h"

namespace peerplan {

struct ReviewedRule {
    std::string id;
    std::string area;
    Severity severity = Severity::Warning;
    Text title;
    Text why;
    Text fix;
    std::string source;
};

struct ReviewedFinding {
    Finding finding;
    /// Position in `ReviewDocument::rules`.
    std::size_t rule = 0;
    bool accepted = false;
    /// The plan's reason, and a sentence about its date where it has one.
    std::string reason;
    Text acceptance;
    /// Edits that mend it, as `whatif` and `review --edit` take them.
    std::vector<std::string> edits;
    /// Place of the first subject in the plan's file; 0 and empty where not known.
    std::int64_t line = 0;
    std::int64_t column = 0;
    std::string pointer;
};

struct ReviewDocument {
    /// `peerplan` and `0.1.0`.
    std::string program;
    std::string version;
    std::string planName;
    /// As the user named it.
    std::string planFile;
    /// The sentence that heads a text.
    Text summary;
    /// Every rule that was held against the plan.
    std::vector<ReviewedRule> rules;
    /// Gravest first; those of one rule and severity stand together.
    std::vector<ReviewedFinding> findings;
    /// Tables that follow in a text, such as the resiliency index.
    std::vector<Table> tables;
    std::vector<Text> closing;
};

}  // namespace peerplan
