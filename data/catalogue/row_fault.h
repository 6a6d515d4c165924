// SPDX-License-Identifier: MIT
#pragma once

/// Collects what is wrong with a catalogue file as diagnostics with line and column.

#include <string>
#include <string_view>
#include <vector>

#include "data/catalogue/columns.h"
#include "data/csv/reader.h"
#include "model/diagnostic.h"

namespace peerplan::catalogue {

/// The name that a misspelt one may have meant: one that begins with it or the nearest by edits;
/// empty if none is near.
std::string nearestName(std::string_view misspelt, const std::vector<std::string_view>& known);

class FaultLog {
  public:
    FaultLog(std::string_view fileName, Diagnostics& diagnostics)
        : m_file(fileName), m_diagnostics(diagnostics), m_before(diagnostics.size()) {}

    /// True if nothing was reported through this log.
    bool clean() const { return m_diagnostics.size() == m_before; }

    void broken(const CsvFault& fault);
    void empty();
    void unknownColumn(const CsvField& field, const std::vector<std::string_view>& known);
    void repeatedColumn(const CsvField& field);
    void missingColumn(const CsvRow& line, std::string_view column);
    void width(const CsvRow& line, std::size_t expected);
    void repeated(const CsvRow& line, std::int64_t firstLine);
    void emptyCell(const CsvField& field, std::string_view column);
    void missingCell(const CsvRow& line, std::string_view column);
    void wrongType(const CsvField& field, std::string_view column, CsvKind kind);
    void outOfRange(const CsvField& field, std::string_view column, double least, double most);

  private:
    Diagnostic& add(std::int64_t line, std::int64_t column, Text message);

    std::string m_file;
    Diagnostics& m_diagnostics;
    std::size_t m_before;
};

}  // namespace peerplan::catalogue
