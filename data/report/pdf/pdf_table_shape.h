// SPDX-License-Identifier: MIT
#pragma once

/// How a table finds room on paper: the size of its type, upright or lying, the widths of its
/// columns, and its columns in parts where no sheet is wide enough for all.

#include <cstddef>
#include <string>
#include <vector>

#include "data/text/language.h"
#include "model/table.h"

namespace peerplan {

/// A table as it reads, without markup.
struct TableWords {
    std::vector<std::string> heads;
    std::vector<std::string> units;
    std::vector<std::vector<std::string>> rows;
};

/// The words of the first `most` rows. Empty cells are a dash.
TableWords wordsOf(const Table& table, std::size_t most, const Language& language);

struct TablePart {
    /// Indices of the table's columns, and the width of each with its margins.
    std::vector<std::size_t> columns;
    std::vector<double> widths;
};

struct TableShape {
    /// Points: from 8.5 down to 7 on an upright page, from 8 down to 6 on one that lies.
    double size = 8.5;
    bool wide = false;
    /// One, unless the columns do not fit side by side on a lying page in the smallest size. Every
    /// part begins with the column that names the rows.
    std::vector<TablePart> parts;
};

/// Space to both sides of a cell's words.
double cellMargin(double size);

/// What the class of a cell adds to its words' width.
double pillRoom(const Column& column);

/// `upright` and `lying` are the widths of the two kinds of page. Figures, dates and single words
/// keep their width; sentences and words longer than 28 characters wrap.
TableShape shapeOf(const Table& table, const TableWords& words, double upright, double lying);

}  // namespace peerplan
