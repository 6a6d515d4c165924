// SPDX-License-Identifier: MIT
#include "cli/output.h"

#include <ostream>

#include "data/file/atomic_write.h"
#include "data/text/table_csv.h"
#include "data/text/table_text.h"

namespace peerplan::cli {

void addOutputOptions(Command& command, OutputOptions& options) {
    command.choice("--format", options.format, {"text", "json", "csv"}, "How to print the answer")
        .option("-o,--output", "FILE", options.file,
                "Write to a file instead of the standard output");
}

void writeOutput(const OutputOptions& options, std::string_view bytes, Context& context) {
    if (options.file.empty()) {
        context.out << bytes;
    } else {
        writeFileAtomically(options.file, bytes);
    }
}

TerminalStyle styleOf(const OutputOptions& options, const Context& context) {
    TerminalStyle style;
    const bool shown = context.outIsTerminal && options.file.empty();
    style.colour = shown;
    if (shown) style.width = context.outWidth;
    return style;
}

void writeTables(const OutputOptions& options, AnswerJson head, std::span<const Table> tables,
                 Context& context) {
    if (options.format == "json") {
        for (const Table& table : tables) head.add(table);
        writeOutput(options, head.text(), context);
        return;
    }
    const TerminalStyle style = styleOf(options, context);
    std::string text;
    for (const Table& table : tables) {
        if (!text.empty()) text += options.format == "csv" ? "\r\n" : "\n";
        text += options.format == "csv" ? writeTableCsv(table, context.language)
                                        : writeTableText(table, context.language, style);
    }
    writeOutput(options, text, context);
}

}  // namespace peerplan::cli
