// SPDX-License-Identifier: MIT
#pragma once

/// A report as data: composed once (planner/report), written by one writer a format (data/report).
/// Every sum, order and percentage is in it already.

#include <string>
#include <variant>
#include <vector>

#include "model/chart.h"
#include "model/finding.h"
#include "model/map.h"
#include "model/mood.h"
#include "model/table.h"
#include "model/text.h"

namespace peerplan {

struct Paragraph {
    Text text;
    /// Stands before it in bold, such as the question that it answers; may be empty.
    Text lead{};
};

struct BulletList {
    std::vector<Text> items;
};

/// A figure of the first page: a short value and what it is of.
struct KeyFigure {
    Text value;
    Text label;
    Text detail;
    Mood mood = Mood::Neutral;
};

struct KeyFigures {
    std::vector<KeyFigure> figures;
};

struct Findings {
    std::vector<Finding> findings;
};

using Block = std::variant<Paragraph, BulletList, KeyFigures, Table, Chart, Findings, NetworkMap>;

struct Section {
    /// Anchor, [a-z0-9-]+.
    std::string id;
    Text title;
    std::vector<Block> blocks;
};

struct Report {
    Text title;
    Text subtitle;
    /// The day the report speaks of: the plan's, never the clock's.
    Date asOf;
    /// What made it, such as `peerplan 0.1.0`.
    std::string generator;
    std::vector<Section> sections;
};

}  // namespace peerplan
