// SPDX-License-Identifier: MIT
#pragma once

/// Where and how a command prints its answer: `--format` and `-o`, the same for every command.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/context.h"
#include "data/json/answer_json.h"
#include "data/text/table_text.h"
#include "model/table.h"

namespace peerplan::cli {

struct OutputOptions {
    std::string format = "text";
    /// Empty is the standard output.
    std::string file;
};

/// Adds `--format text|json|csv` and `-o`.
void addOutputOptions(Command& command, OutputOptions& options);

/// Writes bytes to `-o` (whole or not at all) or to the standard output.
void writeOutput(const OutputOptions& options, std::string_view bytes, Context& context);

/// Colour and width of text that goes where the options say: of a file neither depends on the
/// terminal.
TerminalStyle styleOf(const OutputOptions& options, const Context& context);

/// Writes an answer: as text, one table after the other; as CSV, the tables with an empty line
/// between; as JSON, into the members of `head`.
void writeTables(const OutputOptions& options, AnswerJson head, std::span<const Table> tables,
                 Context& context);

}  // namespace peerplan::cli
