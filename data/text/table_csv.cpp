// SPDX-License-Identifier: MIT
#include "data/text/table_csv.h"

#include <variant>

#include "data/text/cell.h"

namespace peerplan {
namespace {

// OWASP, "CSV Injection": what a spreadsheet takes for the beginning of a formula.
constexpr std::string_view formulaStarts = "=+-@\t\r";

bool isWords(const Cell& cell) {
    return std::holds_alternative<std::string>(cell) || std::holds_alternative<Text>(cell);
}

}  // namespace

std::string csvField(std::string_view word) {
    std::string guarded;
    if (!word.empty() && formulaStarts.find(word.front()) != std::string_view::npos)
        guarded += '\'';
    guarded += word;
    if (guarded.find_first_of(",\"\r\n") == std::string::npos) return guarded;
    std::string quoted = "\"";
    for (const char c : guarded) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    quoted += '"';
    return quoted;
}

std::string writeTableCsv(const Table& table, const Language& language) {
    std::string out;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (i > 0) out += ',';
        out += csvField(table.columns[i].key);
    }
    out += "\r\n";
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (i > 0) out += ',';
            if (i >= row.size()) continue;
            const std::string value = writeRawCell(row[i], language);
            out += isWords(row[i]) ? csvField(value) : value;
        }
        out += "\r\n";
    }
    return out;
}

}  // namespace peerplan
