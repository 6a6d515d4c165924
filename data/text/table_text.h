// SPDX-License-Identifier: MIT
#pragma once

/// Tables for a terminal.

#include <cstddef>
#include <string>

#include "data/text/language.h"
#include "model/table.h"

namespace peerplan {

struct TerminalStyle {
    /// No line is wider, unless a number alone is.
    std::size_t width = 100;
    /// Bold heads and coloured grades by ANSI sequences.
    bool colour = false;
};

/// The table with title, head, aligned columns and notes, ending in a line end. Too wide a table
/// first wraps its columns of words; where that is not enough, each row becomes a block of lines
/// `head: value`. Whatever a cell holds, only printable text and our own colours come out.
std::string writeTableText(const Table& table, const Language& language,
                           const TerminalStyle& style = {});

}  // namespace peerplan
