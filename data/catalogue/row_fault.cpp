// SPDX-License-Identifier: MIT
#include "data/catalogue/row_fault.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace peerplan::catalogue {
namespace {

/// Levenshtein distance: the fewest insertions, deletions and replacements of one byte.
std::size_t editDistance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

Text typeText(CsvKind kind) {
    switch (kind) {
        case CsvKind::Number:
            return Text(tr("a number with a decimal point"));
        case CsvKind::Flag:
            return Text(tr("yes or no"));
        case CsvKind::List:
            return Text(tr("words with semicolons between them"));
        case CsvKind::Word:
            break;
    }
    return Text(tr("a known word"));
}

Text rangeText(double least, double most) {
    if (std::isinf(most)) return {tr("at least {least}"), {{"least", decimalOf(least)}}};
    if (std::isinf(least)) return {tr("at most {most}"), {{"most", decimalOf(most)}}};
    return {tr("{least} to {most}"), {{"least", decimalOf(least)}, {"most", decimalOf(most)}}};
}

}  // namespace

std::string nearestName(std::string_view misspelt, const std::vector<std::string_view>& known) {
    if (misspelt.empty()) return {};
    const auto nearest = std::min_element(known.begin(), known.end(), [&](auto a, auto b) {
        return editDistance(misspelt, a) < editDistance(misspelt, b);
    });
    // Beyond a third of its letters a word is another word, not a slip.
    if (nearest != known.end() && editDistance(misspelt, *nearest) * 3 <= nearest->size()) {
        return std::string(*nearest);
    }
    for (const std::string_view name : known) {
        if (name.substr(0, misspelt.size()) == misspelt) return std::string(name);
    }
    return {};
}

Diagnostic& FaultLog::add(std::int64_t line, std::int64_t column, Text message) {
    Diagnostic diagnostic;
    diagnostic.file = m_file;
    diagnostic.line = line;
    diagnostic.column = column;
    diagnostic.message = std::move(message);
    return m_diagnostics.emplace_back(std::move(diagnostic));
}

void FaultLog::broken(const CsvFault& fault) {
    add(fault.line, fault.column, fault.message);
}

void FaultLog::empty() {
    add(1, 1, Text(tr("The file has no header.")));
}

void FaultLog::unknownColumn(const CsvField& field, const std::vector<std::string_view>& known) {
    Diagnostic& diagnostic =
        add(field.line, field.column,
            {tr("The list has no column {column}."), {{"column", field.text}}});
    diagnostic.found = field.text;
    diagnostic.suggestion = nearestName(field.text, known);
}

void FaultLog::repeatedColumn(const CsvField& field) {
    add(field.line, field.column,
        {tr("The column {column} stands there twice."), {{"column", field.text}}})
        .found = field.text;
}

void FaultLog::missingColumn(const CsvRow& line, std::string_view column) {
    add(line.line, 1,
        {tr("The column {column} is missing; it is part of the key."),
         {{"column", std::string(column)}}});
}

void FaultLog::width(const CsvRow& line, std::size_t expected) {
    Diagnostic& diagnostic = add(line.line, line.fields.empty() ? 1 : line.fields.back().column,
                                 Text(tr("The row does not have as many fields as the header.")));
    diagnostic.found = std::to_string(line.fields.size());
    diagnostic.expected = {tr("{count} fields"), {{"count", static_cast<std::int64_t>(expected)}}};
}

void FaultLog::repeated(const CsvRow& line, std::int64_t firstLine) {
    add(line.line, 1,
        {tr("A row with the same key stands in line {line} already."), {{"line", firstLine}}});
}

void FaultLog::emptyCell(const CsvField& field, std::string_view column) {
    add(field.line, field.column,
        {tr("The column {column} may not be empty."), {{"column", std::string(column)}}});
}

void FaultLog::missingCell(const CsvRow& line, std::string_view column) {
    add(line.line, 1,
        {tr("A new row needs the column {column}."), {{"column", std::string(column)}}});
}

void FaultLog::wrongType(const CsvField& field, std::string_view column, CsvKind kind) {
    Diagnostic& diagnostic =
        add(field.line, field.column,
            {tr("The column {column} cannot be read."), {{"column", std::string(column)}}});
    diagnostic.found = field.text;
    diagnostic.expected = typeText(kind);
}

void FaultLog::outOfRange(const CsvField& field, std::string_view column, double least,
                          double most) {
    Diagnostic& diagnostic =
        add(field.line, field.column,
            {tr("The column {column} is out of range."), {{"column", std::string(column)}}});
    diagnostic.found = field.text;
    diagnostic.expected = rangeText(least, most);
}

}  // namespace peerplan::catalogue
