// SPDX-License-Identifier: MIT
#pragma once

/// What every report writer says in the same words: moods, severities, a chart's figures as a
/// table.

#include <cstddef>

#include "data/text/diagnostic_text.h"
#include "data/text/language.h"
#include "model/finding.h"
#include "model/report.h"

namespace peerplan {

/// English and a key for translation: `bad`; empty for a neutral figure.
const char* wordOf(Mood mood);

/// The figures that a chart shows, a row a category or a point: the place in the first column, a
/// column a series, headed by its name. The table has the chart's id and title; a note says the
/// unit. Linear in the figures.
Table figuresOf(const Chart& chart, const Language& language);

/// What a review says, as a table for those who sort and filter.
Table findingsTable(const Findings& findings, const Language& language);

/// The first `most` rows of a table, and a note that says how many more stand in which formats: for
/// pages, which a reader's program holds in memory. The table itself where it is no longer.
Table shortened(const Table& table, std::size_t most);

}  // namespace peerplan
